"""Mail parts: which parts of a message are its text, what is forwarded, and what is attached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import PurePath

from summarizer._text.document import format_clock
from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._decoding import decode_content
from summarizer.read._mail_forms import compare_forms
from summarizer.read._raw_document import RawDocument


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
    """The parts of one message, those of the messages in it aside.

    `left_out` is what its files leave out, `unread` what its bodies do.
    """

    bodies: list[MessagePart] = field(default_factory=list)
    forwarded: list[EmailMessage] = field(default_factory=list)
    attached: list[MessagePart] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    kind: str = "text/plain"  # of the bodies


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
        found.kind = kind
        found.bodies.append(MessagePart(_read_body(part, readers, found.unread)))
    else:
        _attach(part, found, readers)


def _is_picture(part: EmailMessage) -> bool:
    """Whether a part is a picture that the HTML beside it shows, as a page does."""
    return part.get_content_maintype() == "image" and part.get("Content-ID") is not None


def _choose_alternative(parts: list[EmailMessage], found: FoundParts, readers: Readers) -> None:
    """Take the form of a message that loses no words, and what only another one says."""
    best: FoundParts | None = None
    for part in parts:
        try:
            choice = collect_parts(part, readers)
        except DocumentError as exc:
            found.left_out.append(f"a {part.get_content_type()} part: {exc}")
            continue
        found.forwarded += choice.forwarded
        # Also an invitation beside the words of a letter; what both forms hold is read once.
        found.attached += [file for file in choice.attached if file not in found.attached]
        found.left_out += [words for words in choice.left_out if words not in found.left_out]
        if any(body.text.strip() for body in choice.bodies):
            best = _join_forms(best, choice) if best else choice
    if best:
        found.kind = best.kind
        found.bodies += best.bodies
        found.unread += best.unread


def _join_forms(first: FoundParts, second: FoundParts) -> FoundParts:
    """The bodies of the form that is read, with what only the other says behind them."""
    compared = compare_forms(_join_bodies(first), _join_bodies(second))
    read, other = (second, first) if compared.second else (first, second)
    place = f"only in the {other.kind} part"
    if compared.added:
        heading = f"{place[0].upper()}{place[1:]}"
        read.bodies.append(MessagePart(f"{heading}:\n\n{compared.added}", mark=place))
    if compared.noted:
        read.unread.append(f"{place}: {compared.noted}")
    return read


def _join_bodies(found: FoundParts) -> str:
    return "\n\n".join(body.text for body in found.bodies)


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
