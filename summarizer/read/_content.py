"""Content: the bytes of a file, of standard input or of a web page, and what came with them."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import DocumentError

MAX_BYTES = 32_000_000
STDIN = "-"
STDIN_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a source, and `name`, which is what errors call it.

    `ending` is its file's (".pdf", lower case); of a web page, `media_type` ("text/html") and
    `charset` are what its server says, and `url` is where it was found in the end.
    """

    body: bytes
    name: str
    ending: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


def file_content(path: str | Path) -> Content:
    """What is in a file ("-": standard input). Raises DocumentError, naming it."""
    if str(path) == STDIN:
        if sys.stdin is None:
            raise DocumentError("standard input is closed: give a file")
        return Content(_read_bounded(sys.stdin.buffer, STDIN_NAME), STDIN_NAME)
    name = str(path)
    with _open_file(path) as file:
        return Content(_read_bounded(file, name), name, ending=Path(path).suffix.lower())


def check_file(path: str | Path) -> None:
    """Raise DocumentError, naming it, for what is no file that can be read; nothing of it is read.

    A pipe is left alone: what opens and closes it ends its writer.
    """
    if not Path(path).is_fifo():
        with _open_file(path):
            pass


@contextmanager
def _open_file(path: str | Path) -> Iterator[BinaryIO]:
    if path == "":
        raise DocumentError("a file name is required (got ''): give a file, or '-' for standard input")
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            yield file
    except FileNotFoundError as exc:
        raise DocumentError(f"{name} not found: check the path") from exc
    except IsADirectoryError as exc:
        raise DocumentError(f"{name} is a directory: give the files in it") from exc
    except OSError as exc:
        raise DocumentError(f"{name} cannot be read: {exc.strerror or exc}") from exc
    except ValueError as exc:  # a NUL in the path
        raise DocumentError(f"{name!r} is not a valid path") from exc


def check_encoding(name: str | None) -> str | None:
    """The name of an encoding of text, or None. Raises DocumentError for one that is none."""
    try:
        if name is not None:
            "".encode(codecs.lookup(name).name)  # of bytes to bytes ("base64") is none of text
    except LookupError as exc:
        raise unknown_encoding(name) from exc
    return name


def unknown_encoding(name: str | None) -> DocumentError:
    """What is said of a name that is not an encoding's."""
    return DocumentError(f"unknown encoding {name!r}: use one such as utf-8 or cp1252")


def _read_bounded(file: BinaryIO, name: str) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DocumentError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB: split it")
    return content
