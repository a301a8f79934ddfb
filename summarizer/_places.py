"""Sources: files, folders, globs and JSON Lines as documents, one by one, as they are asked for.

A document is known by its name: the `id` of its record, else the path of its file as it was given.
What is no document comes as an error with its place, and the others go on.
"""

from __future__ import annotations

import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import UnsupportedOperation
from pathlib import Path
from typing import BinaryIO

from summarizer._document import Document
from summarizer.errors import DocumentError
from summarizer.read import read_document

STDIN = "-"
STDIN_NAME = "standard input"
TEXTS = (".txt", ".text", ".md", ".markdown")
RECORDS = (".jsonl", ".ndjson")
FIELDS = ("id", "text", "title", "published", "source", "language")
LONGEST_LINE = 16_000_000  # bytes: a document of the largest size fits, in any escapes
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a place ("reports/a.txt", "articles.jsonl:17"): a document, or why it is none."""

    place: str
    document: Document | None = None
    error: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A file that holds documents, or standard input (None): one text, or a record a line."""

    path: Path | None
    records: bool


def places(sources: Sequence[str], *, without: Iterable[Path] = ()) -> list[Place]:
    """The files that sources name, in order: folders with all that is in them, globs expanded.

    In a folder only texts are taken (its hidden files are not), and never the files of `without`.
    Raises DocumentError for a source that is nothing, before anything is paid for.
    """
    shunned = {path.resolve() for path in without}
    found: list[Place] = []
    for source in sources:
        if source == STDIN:
            found.append(Place(None, records=True))
            continue
        named = _named(source)
        chosen = [path for path in named if path.resolve() not in shunned]
        if not chosen:
            why = f"holds no text ({', '.join(TEXTS)})" if Path(source).is_dir() else "names no document"
            raise DocumentError(f"{source} {why}: name files, folders, globs, or '-' for JSON Lines")
        found += [Place(path, records=path.suffix.lower() in RECORDS) for path in chosen]
    return found


def _named(source: str) -> list[Path]:
    """The files that one source names: itself, those in it, or those that it matches."""
    if not source or "\x00" in source:
        raise DocumentError(f"{source!r} is not a path: name a file, a folder or a glob")
    path = Path(os.path.normpath(source))
    if path.is_dir():
        return list(_texts_in(path))
    if path.exists():
        return [path]
    if not glob.has_magic(source):
        raise DocumentError(f"there is no file or folder {source}")
    matches = sorted(Path(os.path.normpath(each)) for each in glob.glob(source, recursive=True))
    return [file for match in matches for file in (_texts_in(match) if match.is_dir() else [match])]


def _texts_in(folder: Path) -> Iterator[Path]:
    def broken(exc: OSError) -> None:
        raise DocumentError(f"{exc.filename} cannot be read: {exc.strerror or exc}") from exc

    for place, folders, files in os.walk(folder, onerror=broken):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in TEXTS:
                yield Path(place, name)


def number_in(found: Sequence[Place]) -> int | None:
    """How many documents stand there, about; None where standard input does not tell."""
    if any(place.path is None for place in found):
        return None
    return sum(_lines(place.path) if place.records and place.path else 1 for place in found)


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            count = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK), b""))
            size = file.tell()
            file.seek(max(0, size - 1))
            return count + (file.read(1) not in (b"", b"\n"))
    except OSError:
        return 1  # said when it is read


def documents_in(found: Iterable[Place]) -> Iterator[Found]:
    """Each document, or error, of the places, read only when it is asked for."""
    for place in found:
        if place.records:
            yield from _records(place.path)
        elif place.path is not None:
            name = _printable(place.path)
            try:
                document = read_document(place.path)
            except DocumentError as exc:
                yield Found(name, error=exc)
            else:
                yield Found(name, document=replace(document, name=name))


def _records(path: Path | None) -> Iterator[Found]:
    name = STDIN_NAME if path is None else _printable(path)
    try:
        with _binary(path) as file:
            for number, line in enumerate(_bounded_lines(file), 1):
                if line is not None and not line.strip():
                    continue
                place = f"{name}:{number}"
                try:
                    yield Found(place, document=_record(line, place))
                except DocumentError as exc:
                    yield Found(place, error=exc)
    except OSError as exc:
        problem = DocumentError(f"{name} cannot be read further: {exc.strerror or exc}")
        yield Found(name, error=problem)


@contextmanager
def _binary(path: Path | None) -> Iterator[BinaryIO]:
    if path is not None:
        with path.open("rb") as file:
            yield file
    elif sys.stdin is None:
        raise OSError("it is closed")
    else:
        try:
            # Not sys.stdin's own buffer: a thread that waits for it would crash Python's exit.
            with open(sys.stdin.fileno(), "rb", closefd=False) as file:
                yield file
        except UnsupportedOperation:
            yield sys.stdin.buffer


def _bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None stands for one that is too long to be a document's."""
    while line := file.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _record(line: bytes | None, place: str) -> Document:
    """The document of a line. Raises DocumentError, naming the line."""
    if line is None:
        raise DocumentError(f"{place} is longer than {LONGEST_LINE // 1_000_000} MB: split the document")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{place} is not UTF-8: convert the file") from exc
    except (ValueError, RecursionError) as exc:
        raise DocumentError(f"{place} is no JSON: write one object a line") from exc
    if not isinstance(record, dict) or "text" not in record:
        raise DocumentError(f'{place} is no record: write an object with a "text"')
    known = {field: _field(record, field, place) for field in FIELDS}
    id_ = known.pop("id") or None
    text = known.pop("text") or ""
    try:
        return Document(text, name=id_, **known)  # type: ignore[arg-type]
    except DocumentError as exc:
        said = str(exc) if id_ is None and place in str(exc) else f"{place}: {exc}"
        raise DocumentError(said) from exc


def _field(record: dict[str, object], field: str, place: str) -> str | None:
    value = record.get(field)
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return _whole(value) if value and field != "text" else value
    raise DocumentError(f"{place}: its {field} is no text: write it in quotation marks")


def _whole(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _printable(path: Path) -> str:
    """A path as text that a file can hold, and that tells any two apart."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
