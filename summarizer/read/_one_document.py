"""One document from one source, whatever its format."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url
from summarizer.read._captions import read_pasted_cues, read_transcript
from summarizer.read._content import Content, file_content
from summarizer.read._decoding import decode_content, name_torn
from summarizer.read._file_format import DOCUMENTS, FileFormat, detect_format
from summarizer.read._name_date import choose_day
from summarizer.read._raw_document import RawDocument
from summarizer.read._saved_chat import read_saved_chat
from summarizer.read._timed_turns import read_timed_turns

_MANY: dict[FileFormat, str] = {
    "feed": "is a feed of several documents",
    "lines": "contains a document per line",
    "table": "contains a document per row",
    "records": "contains a document per record",
}


def read_document(
    place: str | Path,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
) -> Document:
    """Read a file, standard input or a web page, and return it as a Document.

    Example::

        document = summarizer.read_document("https://example.org/readout.html")
        print(document.title, document.published, document.left_out)

    Parameters:
        place: a path, "-" for standard input, or a URL (a str). The content decides what it is: text,
            Markdown, HTML, PDF, DOCX, e-mail, WebVTT, SubRip or SBV.
        published: day of publication, a date or "2025-05-21"; "from-name" takes the day in the name of
            the file, as in "2026-05-04-r01.txt".
        title: title of the document.
        source: who published it.
        encoding: of a text that is not UTF-8, for example "cp1252".
        allow_private: whether a URL may lead to a private or local address (default False).

    `published`, `title` and `source` override what the document says. If the document itself gives the
    day, `published_from` is "found".

    Raises DocumentError, with the name of the place, if it cannot be read or fetched, has no text, holds
    several documents, or needs an extra that is not installed.
    """
    content = load_content(place, allow_private=allow_private)
    kind = detect_format(content)
    if kind in _MANY:
        raise DocumentError(f"{content.name} {_MANY[kind]}: use summarizer batch or read_documents")
    found = extract_document(content, kind, encoding)
    published = choose_day(published, content.name)
    return make_document(found, content.name, published=published, title=title, source=source)


def load_content(place: str | Path, *, allow_private: bool = False) -> Content:
    """The bytes of a file, of standard input or of a web page."""
    if isinstance(place, str) and is_url(place):
        from summarizer.read._fetch import FetchLimits, fetch_content

        return fetch_content(place, FetchLimits(allow_private=allow_private))
    return file_content(place)


def make_document(
    found: RawDocument,
    name: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """The document that was found; what is given goes before what it says of itself."""
    return Document(
        found.text,
        published=published if published is not None else found.published,
        published_from="found" if published is None and found.published else None,
        title=title if title is not None else _flatten_line(found.title),
        source=source if source is not None else _flatten_line(found.source),
        language=found.language,
        name=name,
        times=found.times,
        marks=found.marks,
        left_out=tuple(filter(None, map(_flatten_line, found.left_out))),
    )


def extract_document(content: Content, kind: FileFormat, encoding: str | None = None) -> RawDocument:
    """What a file of one document holds; each format has its room, imported when it is needed."""
    if kind == "html":
        from summarizer.read._html import read_article

        return read_article(content, encoding)
    if kind == "pdf":
        from summarizer.read._pdf import read_pdf

        return read_pdf(content)
    if kind == "docx":
        from summarizer.read._docx import read_word_file

        return as_turns(read_word_file(content))
    if kind == "email":
        from summarizer.read._email import read_message

        return read_message(content, encoding, read_attached)
    if kind == "captions":
        return read_transcript(decode_content(content, encoding))
    if kind == "json":
        from summarizer.read._json import read_json

        return read_json(content, encoding)
    if kind == "markdown":
        from summarizer.read._markdown import read_markdown

        return read_markdown(content, encoding)
    text = decode_content(content, encoding)
    return as_turns(RawDocument(text, left_out=name_torn(text, content.body)))


def as_turns(found: RawDocument) -> RawDocument:
    """A text as the transcript that it is, with a name and a clock for each turn or post; else itself.

    Headings that stand above the first turn stay; where one stands among the words, it is no transcript.
    """
    text = found.text
    turns = read_saved_chat(text) or read_timed_turns(text) or read_pasted_cues(text)
    if turns is None or any(at >= turns.times[0][0] for at, _ in found.marks):
        return found
    return replace(
        found, text=turns.text, times=turns.times, left_out=(*found.left_out, *turns.left_out)
    )


def read_attached(content: Content) -> RawDocument:
    """What a file attached to a message holds. Raises DocumentError for what is no one document."""
    kind = detect_format(content)
    if kind in _MANY:
        raise DocumentError(f"{content.name} {_MANY[kind]}")
    if kind == "text" and content.media_type != "text/plain" and content.ending not in DOCUMENTS:
        raise DocumentError(f"{content.name} is not text")  # a calendar, a signature
    return extract_document(content, kind)


LONGEST_LINE = 500  # characters of a title or a publisher: what is longer is none


def _flatten_line(words: str | None) -> str | None:
    """A title or a publisher as one line of printable characters, or nothing."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words or "").split())
    return line if line and len(line) <= LONGEST_LINE else None
