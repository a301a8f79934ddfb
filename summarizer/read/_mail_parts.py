"""Mail parts: which parts of a message are its text, what is forwarded, and what is attached."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import PurePath

from summarizer._text.document import format_clock
from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._decoding import decode_content
from summarizer.read._raw_document import RawDocument

SAME = 0.8  # of an HTML part's words: a plain part with fewer of them does not say the same
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Readers:
    """How the parts of a message are read: what errors call it, in which encoding, files by what."""

    name: str
    encoding: str | None
    read_attached: Callable[[Content], RawDocument] | None


@dataclass(frozen=True, slots=True)
class MessagePart:
    """A part as text. `mark` is what a reader cites it by, `inner` marks of places within it."""

    text: str
    mark: str | None = None
    inner: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class MailText:
    """The text of a message so far: its parts, a blank line between them, and what is left out."""

    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _size: int = 0

    def add(self, part: MessagePart) -> None:
        if not part.text:
            return
        if part.mark:
            self.marks.append((self._size, part.mark))
        self.marks += [(self._size + at, words) for at, words in part.inner]
        self.parts.append(part.text)
        self._size += len(part.text) + 2

    def as_document(
        self, *, title: str | None, source: str | None, published: dt.date | None
    ) -> RawDocument:
        return RawDocument(
            "\n\n".join(self.parts),
            title=title,
            source=source,
            published=published,
            marks=tuple(self.marks),
            left_out=tuple(self.left_out),
        )


@dataclass(slots=True)
class FoundParts:
    """The parts of one message, those of the messages in it aside."""

    bodies: list[MessagePart] = field(default_factory=list)
    forwarded: list[EmailMessage] = field(default_factory=list)
    attached: list[MessagePart] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def collect_parts(part: EmailMessage, readers: Readers) -> FoundParts:
    """The parts of a message, or of a part of one, in their order."""
    found = FoundParts()
    _collect(part, found, readers)
    return found


def _collect(part: EmailMessage, found: FoundParts, readers: Readers) -> None:
    kind, attached = part.get_content_type(), part.is_attachment() or part.get_filename() is not None
    inner = [piece for piece in part.iter_parts() if isinstance(piece, EmailMessage)]
    if kind == "message/rfc822":
        found.forwarded += inner
    elif kind == "multipart/alternative":
        _choose_alternative(inner, found, readers)
    elif part.is_multipart():
        for piece in inner:
            if kind != "multipart/related" or not _is_picture(piece):
                _collect(piece, found, readers)
    elif kind in ("text/plain", "text/html") and not attached:
        found.bodies.append(MessagePart(_read_body(part, readers, found.left_out)))
    else:
        _attach(part, found, readers)


def _is_picture(part: EmailMessage) -> bool:
    """Whether a part is a picture that the HTML beside it shows, as a page does."""
    return part.get_content_maintype() == "image" and part.get("Content-ID") is not None


def _choose_alternative(parts: list[EmailMessage], found: FoundParts, readers: Readers) -> None:
    """Take the first of parts that say the same; where they do not, the one that loses fewer words."""
    read: list[tuple[Counter[str], FoundParts]] = []
    for part in parts:
        try:
            choice = collect_parts(part, readers)
        except DocumentError as exc:
            found.left_out.append(f"a {part.get_content_type()} part: {exc}")
            continue
        words = _count_words(choice.bodies)
        if words:
            read.append((words, choice))
        else:  # an invitation beside the words of a letter
            found.attached += choice.attached
            found.left_out += choice.left_out
    if not read:
        return
    words, best = read[0]
    for other_words, other in read[1:]:
        missing, extra = (other_words - words).total(), (words - other_words).total()
        if missing > (1 - SAME) * other_words.total() and missing > extra:
            words, best = other_words, other
    found.bodies += best.bodies
    found.forwarded += best.forwarded
    found.attached += best.attached
    found.left_out += best.left_out


def _count_words(bodies: list[MessagePart]) -> Counter[str]:
    """The words of texts, but those of addresses, which only one form of a message spells out."""
    return Counter(
        word for body in bodies for word in _WORD.findall(_ADDRESS.sub("", body.text).casefold())
    )


def _read_body(part: EmailMessage, readers: Readers, left_out: list[str]) -> str:
    content = _content_of(part, readers.name)
    if part.get_content_subtype() == "html":
        from summarizer.read._html import decode_page, read_fragment

        return read_fragment(decode_page(content, readers.encoding), readers.name, left_out)
    return decode_content(content, readers.encoding).strip("\n")


def _attach(part: EmailMessage, found: FoundParts, readers: Readers) -> None:
    """Read a file that is attached, under a heading with its name, or say that it is left out."""
    name = part.get_filename() or part.get_content_type()
    label = f"attachment {' '.join(name.split())}"
    try:
        if readers.read_attached is None:
            raise DocumentError("files are not read")
        inner = readers.read_attached(_content_of(part, name, ending=PurePath(name).suffix.lower()))
    except DocumentError:
        found.left_out.append(label)
        return
    if not inner.text.strip():
        found.left_out.append(label)
        return
    heading = f"{label[0].upper()}{label[1:]}\n\n"
    places = inner.marks or tuple((at, format_clock(second)) for at, second in inner.times)
    marks = tuple((len(heading) + at, f"{label}, {place}") for at, place in places)
    found.attached.append(MessagePart(heading + inner.text.strip("\n"), mark=label, inner=marks))
    found.left_out += [f"{label}: {words}" for words in inner.left_out]


def _content_of(part: EmailMessage, name: str, ending: str = "") -> Content:
    """The bytes of a part, and what its headers say of them."""
    body = part.get_payload(decode=True)
    return Content(
        body if isinstance(body, bytes) else b"",
        name,
        ending=ending,
        media_type=part.get_content_type(),
        charset=part.get_content_charset(),
    )
