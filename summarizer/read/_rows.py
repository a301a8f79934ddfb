"""Rows: what stands at a place in a source of several documents, and the document that it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from summarizer._text.document import MAX_CHARACTERS, Document
from summarizer.errors import DocumentError
from summarizer.read._name_date import choose_day

LONGEST_LINE = 8 * MAX_CHARACTERS  # bytes: a text of the largest size fits, in most escapes
LONGEST_MARK = 500  # characters of what a place is cited by
LONGEST_TIME = 1e7  # seconds
_PAIRS = ([int, int], [int, float])
# What a document's fields are called, in the order in which they are looked for.
NAMES = {
    "text": ("text", "body", "content"),
    "id": ("id", "name", "url"),
    "title": ("title", "headline"),
    "source": ("source", "publisher"),
    "published": ("published", "publication_date", "date"),
    "language": ("language", "lang"),
}


class Row(NamedTuple):
    """What stands at a place ("articles.jsonl:17"): a document, or why it is none."""

    place: str
    found: Document | DocumentError


def fill_published(rows: Iterable[Row], published: dt.date | str | None) -> Iterator[Row]:
    """Rows as they are, but that a document which says no day of its own has this one."""
    for row in rows:
        if published and isinstance(row.found, Document) and row.found.published is None:
            day = choose_day(published, row.found.name or "")
            yield Row(row.place, replace(row.found, published=day))
        else:
            yield row


@contextmanager
def open_rows(path: Path) -> Iterator[BinaryIO]:
    """A file of rows, open. Raises DocumentError where it cannot be opened, or read further."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as exc:
        raise DocumentError(f"{path} not found: check the path") from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc


def make_row_document(tree: Mapping[str, Any], where: str) -> Document:
    """The document in a row, named by its id, if it has one. Raises DocumentError, naming the line."""
    folded = {key.casefold(): value for key, value in tree.items() if value is not None}
    row = {
        field: next((folded[name] for name in names if name in folded), None)
        for field, names in NAMES.items()
    }
    if isinstance(row["id"], int) and not isinstance(row["id"], bool):
        row["id"] = str(row["id"])
    odd = [field for field, value in row.items() if not isinstance(value, str | None)]
    if odd:
        raise DocumentError(f"{where}: {odd[0]!r} must be a string")
    if row["text"] is None:
        raise DocumentError(f"{where}: 'text' is required")
    known = {field: _drop_halves(value) for field, value in row.items() if value and field != "text"}
    try:
        return Document(
            row["text"].replace("\r\n", "\n").replace("\r", "\n"),
            title=known.get("title"),
            source=known.get("source"),
            published=known.get("published"),
            language=known.get("language"),
            name=known.get("id"),
            times=_read_times(folded.get("times")),
            marks=_read_marks(folded.get("marks")),
            left_out=_read_left_out(folded.get("left_out")),
        )
    except DocumentError as exc:
        raise DocumentError(f"{where}: {exc}") from exc


def _read_times(value: Any) -> tuple[tuple[int, float], ...]:
    """The times of a transcript that `batch` kept, pairs of an offset and a second; or none."""
    if not isinstance(value, list):
        return ()
    pairs = [pair for pair in value if isinstance(pair, list) and [*map(type, pair)] in _PAIRS]
    fit = len(pairs) == len(value) and all(0 <= second < LONGEST_TIME for _, second in pairs)
    return tuple((at, second) for at, second in pairs) if fit and pairs == sorted(pairs) else ()


def _read_marks(value: Any) -> tuple[tuple[int, str], ...]:
    """The marks of places that `batch` kept, pairs of an offset and words; or none."""
    if not isinstance(value, list):
        return ()
    pairs = [pair for pair in value if isinstance(pair, list) and [*map(type, pair)] == [int, str]]
    fit = len(pairs) == len(value) and all(len(words) <= LONGEST_MARK for _, words in pairs)
    if not fit or [at for at, _ in pairs] != sorted(at for at, _ in pairs):
        return ()
    return tuple((at, _drop_halves(words)) for at, words in pairs)


def _read_left_out(value: Any) -> tuple[str, ...]:
    """What `batch` kept of what a reader left out."""
    words = [words for words in value if isinstance(words, str)] if isinstance(value, list) else []
    return tuple(_drop_halves(part) for part in words if len(part) <= LONGEST_MARK)


def _drop_halves(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
