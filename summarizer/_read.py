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
) -> Document:
    """Read a text file ("-": standard input) as a document; offsets count characters of its text.

    Line ends become "\\n", as when Python opens a file, and a byte order mark goes. What is not
    UTF-8 is decoded as charset-normalizer finds it. Raises DocumentError, naming the file.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    text = _decoded(_bytes(path, name), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Document(text, published=published, title=title, source=source, name=name)


def _bytes(path: str | Path, name: str) -> bytes:
    if str(path) == STDIN:
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


def _decoded(content: bytes, name: str) -> str:
    try:
        if content.startswith(_BOMS):
            return _with_mark(content)
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise DocumentError(f"{name} is not text (it holds NUL bytes): convert it to text first")
    import charset_normalizer  # needed by few files

    best = charset_normalizer.from_bytes(content).best()
    if best is None or best.percent_chaos > 20:  # its own threshold for a mess
        raise DocumentError(f"{name} is not text in any encoding known: convert it to UTF-8")
    return str(best)


def _with_mark(content: bytes) -> str:
    """Decode text that says its encoding by a byte order mark."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig")
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return content.decode("utf-32")
    return content.decode("utf-16")
