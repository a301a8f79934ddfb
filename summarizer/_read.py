"""Reading: a file or standard input, as a document. More formats get rooms of their own here."""

from __future__ import annotations

import codecs
import datetime as dt
import sys
from pathlib import Path
from typing import BinaryIO

from summarizer._document import Document
from summarizer.errors import DocumentError

MAX_BYTES = 8_000_000
MOST_CHAOS = 20  # percent, charset-normalizer's own measure of a mess and its threshold
STDIN = "-"
_BOMS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)


def read_document(
    path: str | Path,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    encoding: str | None = None,
) -> Document:
    """Read a text file ("-": standard input) as a document; offsets count characters of its text.

    Line ends become "\\n", as when Python opens a file, and a byte order mark goes. What is not
    UTF-8 is decoded in `encoding`, or in the only one that charset-normalizer finds likely. Raises
    DocumentError, naming the file.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    if path == "":
        raise DocumentError("an empty name is no file: name a file, or '-' for standard input")
    text = read_text(path, name=name, encoding=encoding)
    return Document(text, published=published, title=title, source=source, name=name)


def read_text(path: str | Path, *, name: str | None = None, encoding: str | None = "utf-8") -> str:
    """The text of a file, its line ends "\\n" and without a byte order mark; see `read_document`."""
    text = _decoded(_bytes(path, name or str(path)), name or str(path), encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(path: str | Path, name: str) -> bytes:
    if str(path) == STDIN:
        if sys.stdin is None:
            raise DocumentError("standard input is closed: name a file")
        return _bounded(sys.stdin.buffer, name)
    try:
        with Path(path).open("rb") as file:
            return _bounded(file, name)
    except FileNotFoundError as exc:
        raise DocumentError(f"there is no file {name}") from exc
    except IsADirectoryError as exc:
        raise DocumentError(f"{name} is a directory: name the files in it") from exc
    except OSError as exc:
        raise DocumentError(f"{name} cannot be read: {exc.strerror or exc}") from exc
    except ValueError as exc:  # a NUL in the path
        raise DocumentError(f"{name!r} is not a path") from exc


def _bounded(file: BinaryIO, name: str) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DocumentError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB: split it")
    return content


def _decoded(content: bytes, name: str, encoding: str | None = None) -> str:
    try:
        if encoding is not None:
            return content.decode(encoding).removeprefix("\ufeff")
        if content.startswith(_BOMS):
            return _with_mark(content)
        return content.decode("utf-8")
    except LookupError as exc:
        raise DocumentError(
            f"{encoding!r} is not an encoding: utf-8 and cp1252 are, for example"
        ) from exc
    except ValueError as exc:
        if encoding is not None or content.startswith(_BOMS):
            said = encoding or "the encoding that its first bytes announce"
            raise DocumentError(f"{name} is not text in {said}: convert it to UTF-8") from exc
    if b"\x00" in content:
        raise DocumentError(f"{name} is not text (it holds NUL bytes): convert it to text first")
    return _guessed(content, name)


def _with_mark(content: bytes) -> str:
    """Decode text that says its encoding by a byte order mark."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig")
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return content.decode("utf-32")
    return content.decode("utf-16")


def _guessed(content: bytes, name: str) -> str:
    """Decode text of an unknown encoding, if its bytes leave no doubt.

    In Central and Western Europe they often do: "España" in one encoding is "Espańa" in another,
    and nobody may quote a minister of a country of that name.
    """
    import charset_normalizer  # needed by few files

    matches = list(charset_normalizer.from_bytes(content))
    if not matches or matches[0].percent_chaos > MOST_CHAOS:
        raise DocumentError(f"{name} is not text in any encoding known: convert it to UTF-8")
    best, *others = matches
    rivals = [
        other.encoding
        for other in others
        if other.percent_chaos < best.percent_chaos + 1
        and other.percent_coherence > best.percent_coherence - 3
        and str(other) != str(best)
    ]
    if rivals:
        names = ", ".join([best.encoding, *rivals[:3]])
        raise DocumentError(
            f"{name} is not UTF-8 and may be any of {names}: say which (--encoding), or convert it"
        )
    return str(best)


def as_document(
    document: str | Path | Document,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """The document that a text, a file or a Document is; what is given here goes before its own."""
    if isinstance(document, Path):
        return read_document(document, published=published, title=title, source=source)
    if isinstance(document, str):
        return Document(document, published=published, title=title, source=source)
    if not isinstance(document, Document):
        raise DocumentError(
            f"a {type(document).__name__} is no document: give a text, a Path or a Document"
        )
    if published is None and title is None and source is None:
        return document
    return Document(
        document.text,
        published=published if published is not None else document.published,
        title=title if title is not None else document.title,
        source=source if source is not None else document.source,
        language=document.language,
        name=document.name,
    )


def name_of(given: str | Path | Document) -> str | None:
    """What a document is called before it is read."""
    return given.name if isinstance(given, Document) else str(given) if isinstance(given, Path) else None
