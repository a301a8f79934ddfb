"""Sources: files, folders, globs and JSON Lines as documents, one by one, as they are asked for.

A document is known by its name: the `id` of its record, else the path of its file as it was given.
What is no document comes as an error with its place, and the others go on.
"""

from __future__ import annotations

import datetime as dt
import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import UnsupportedOperation
from pathlib import Path
from typing import BinaryIO

from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read import (
    DOCUMENTS,
    ROWS,
    STDIN,
    STDIN_NAME,
    Row,
    fill_published,
    is_url,
    read_json_lines,
    rows_in,
)

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """What holds documents: a file, a URL (a str), or JSON Lines on standard input (None)."""

    at: Path | str | None

    @property
    def name(self) -> str:
        """What it is called in a line of failures; a line of it by that and its number."""
        if self.at is None:
            return STDIN_NAME
        return self.at if isinstance(self.at, str) else _printable_path(self.at)

    @property
    def rows(self) -> bool:
        """Whether it holds a document a line."""
        return self.at is None or (isinstance(self.at, Path) and self.at.suffix.lower() in ROWS)


def find_places(sources: Sequence[str], *, without: Iterable[Path] = ()) -> list[SourcePlace]:
    """The files that sources name, in order: folders with all that is in them, globs expanded.

    In a folder only files of one document each are taken (and no hidden ones), and never the files of
    `without`.
    Raises DocumentError for a source that is nothing, before anything is paid for.
    """
    shunned = {path.resolve() for path in without}
    found: list[SourcePlace] = []
    for source in sources:
        if source == STDIN:
            found.append(SourcePlace(None))
            continue
        if is_url(source):
            found.append(SourcePlace(source))
            continue
        named = _expand_source(source)
        chosen = [path for path in named if path.resolve() not in shunned]
        if not chosen:
            endings = ", ".join(sorted(DOCUMENTS))
            why = (
                f"contains no documents ({endings})" if Path(source).is_dir() else "matches no documents"
            )
            raise DocumentError(f"{source} {why}: give files, folders, globs, or '-' for JSON Lines")
        found += map(SourcePlace, chosen)
    return found


def _expand_source(source: str) -> list[Path]:
    """The files that one source names: itself, those in it, or those that it matches."""
    if not source or "\x00" in source:
        raise DocumentError(f"{source!r} is not a path: give a file, a folder or a glob")
    path = Path(os.path.normpath(source))
    if path.is_dir():
        return list(_texts_in(path))
    if path.exists():
        return [path]
    if not glob.has_magic(source):
        raise DocumentError(f"{source} not found: check the path")
    matches = sorted(Path(os.path.normpath(name)) for name in glob.glob(source, recursive=True))
    return [file for match in matches for file in (_texts_in(match) if match.is_dir() else [match])]


def names_of_all(sources: Sequence[str], found: Iterable[SourcePlace]) -> list[str]:
    """What is read, by name: the folders among the sources, and every place in them and beside them."""
    folders = [os.path.normpath(source) for source in sources if Path(source).is_dir()]
    return [*folders, *(place.name for place in found)]


def _texts_in(folder: Path) -> Iterator[Path]:
    def broken(exc: OSError) -> None:
        raise DocumentError(f"{exc.filename} cannot be read: {exc.strerror or exc}") from exc

    for place, folders, files in os.walk(folder, onerror=broken):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in DOCUMENTS:
                yield Path(place, name)


def number_in(found: Sequence[SourcePlace]) -> int | None:
    """How many documents stand there, about; None where a stream does not tell, until it is read."""
    if any(place.rows and not (isinstance(place.at, Path) and place.at.is_file()) for place in found):
        return None
    return sum(
        _count_lines(place.at) if place.rows and isinstance(place.at, Path) else 1 for place in found
    )


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            count = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK), b""))
            size = file.tell()
            file.seek(max(0, size - 1))
            return count + (file.read(1) not in (b"", b"\n"))
    except OSError:
        return 1  # said when it is read


def documents_in(
    found: Iterable[SourcePlace],
    *,
    published: dt.date | str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
) -> Iterator[Row]:
    """Each document, or error, of the places, read only when it is asked for; see `rows_in`."""
    for place in found:
        if place.at is None:
            yield from fill_published(_standard_input(encoding), published)
            continue
        name = place.name
        try:
            rows = rows_in(place.at, published=published, encoding=encoding, allow_private=allow_private)
            for row in rows:
                shown = row.place.replace(str(place.at), name, 1)
                yield Row(shown, _named_as(row.found, place, name))
        except DocumentError as exc:
            yield Row(name, exc)


def _named_as(
    found: Document | DocumentError, place: SourcePlace, name: str
) -> Document | DocumentError:
    """A file of one document is known by its path as text; a row or an entry by its own id."""
    if isinstance(found, Document) and not place.rows and found.name == str(place.at) != name:
        return replace(found, name=name)
    return found


def _standard_input(encoding: str | None) -> Iterator[Row]:
    try:
        with _open_stdin() as file:
            yield from read_json_lines(file, STDIN_NAME, encoding)
    except OSError as exc:
        yield Row(STDIN_NAME, DocumentError(f"{STDIN_NAME} cannot be read: {exc.strerror or exc}"))


@contextmanager
def _open_stdin() -> Iterator[BinaryIO]:
    if sys.stdin is None:
        raise OSError("it is closed")
    try:
        # Not sys.stdin's own buffer: a thread that waits for it would crash Python's exit.
        with open(sys.stdin.fileno(), "rb", closefd=False) as file:
            yield file
    except UnsupportedOperation:
        yield sys.stdin.buffer


def _printable_path(path: Path) -> str:
    """A path as text that a file can hold, and that tells any two apart."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
