"""Rows: a document a line of JSON, or a row of a table, read as they are used."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from summarizer._text.document import MAX_CHARACTERS, Document
from summarizer.errors import DocumentError
from summarizer.read._content import no_encoding

LONGEST_LINE = 8 * MAX_CHARACTERS  # bytes: a text of the largest size fits, in most escapes
LONGEST_HEAD = 100_000  # characters
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


def dated(rows: Iterable[Row], published: dt.date | None) -> Iterator[Row]:
    """Rows as they are, but that a document which says no day of its own has this one."""
    for row in rows:
        if published and isinstance(row.found, Document) and row.found.published is None:
            yield Row(row.place, replace(row.found, published=published))
        else:
            yield row


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file of rows, open. Raises DocumentError where it cannot be opened, or read further."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as exc:
        raise DocumentError(f"there is no file {path}") from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc


def from_lines(file: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Row]:
    """The documents of JSON lines; blank lines are none, and a bad line is an error of its own."""
    for number, line in enumerate(_bounded(file), 1):
        if line is not None and not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield Row(f"{name}:{number}", _document(_tree(line, where, encoding), where))
        except DocumentError as exc:
            yield Row(f"{name}:{number}", exc)


def _bounded(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None stands for one that is too long to be a document's."""
    while line := file.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _tree(line: bytes | None, where: str, encoding: str | None) -> Mapping[str, Any]:
    if line is None:
        raise DocumentError(f"{where} is longer than {LONGEST_LINE // 1_000_000} MB: split the document")
    try:
        tree = json.loads(line.decode(encoding or "utf-8-sig"))
    except LookupError as exc:
        raise no_encoding(encoding) from exc
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{where} is not {encoding or 'UTF-8'}: convert the file") from exc
    except (ValueError, RecursionError) as exc:
        raise DocumentError(f"{where} is no JSON: write one object a line") from exc
    if not isinstance(tree, dict):
        raise DocumentError(f'{where} is no record: write an object with a "text"')
    return tree


def from_table(binary: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Row]:
    """The documents of a table with a head: one a row, by the names of its columns.

    Raises DocumentError where it has no column of texts, or cannot be read further.
    """
    try:
        file = TextIOWrapper(binary, encoding=encoding or _marked(binary), newline="")
        try:
            yield from _table(file, name)
        finally:
            file.detach()  # whoever opened the file closes it
    except LookupError as exc:
        raise no_encoding(encoding) from exc
    except UnicodeError as exc:
        said = encoding or "UTF-8"
        raise DocumentError(f"{name} is not text in {said}: say which it is (--encoding)") from exc


def _marked(file: BinaryIO) -> str:
    start = file.read(2)
    file.seek(0)
    return "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _table(file: TextIOWrapper, name: str) -> Iterator[Row]:
    head = file.readline(LONGEST_LINE)
    lines = 1
    while head.count('"') % 2 and len(head) < LONGEST_HEAD and (more := file.readline(LONGEST_HEAD)):
        head, lines = head + more, lines + 1  # a line ends in a cell
    delimiter = max(",;\t", key=head.count)
    columns = [
        column.strip()
        for column in next(csv.reader(head.splitlines(keepends=True), delimiter=delimiter), [])
    ]
    if not {column.casefold() for column in columns} & set(NAMES["text"]):
        raise DocumentError(
            f"{name} has no column 'text', but {', '.join(map(repr, columns[:6])) or 'none'}: name it so"
        )
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    rows = csv.reader(file, delimiter=delimiter)
    while True:
        line = rows.line_num + lines + 1
        where = f"{name}, line {line}"
        try:
            row = next(rows, None)
        except csv.Error as exc:
            raise DocumentError(f"{where} is no row: {_short(exc)}") from exc
        if row is None:
            return
        if any(row):
            tree = {key: cell for key, cell in zip(columns, row, strict=False) if cell}
            try:
                yield Row(f"{name}:{line}", _document(tree, where))
            except DocumentError as exc:
                yield Row(f"{name}:{line}", exc)


def _document(tree: Mapping[str, Any], where: str) -> Document:
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
        raise DocumentError(f"{where}: its {odd[0]} is no text: write it in quotation marks")
    if row["text"] is None:
        raise DocumentError(f"{where} has no 'text': name it so")
    known = {field: _whole(value) for field, value in row.items() if value and field != "text"}
    try:
        return Document(
            row["text"].replace("\r\n", "\n").replace("\r", "\n"),
            title=known.get("title"),
            source=known.get("source"),
            published=known.get("published"),
            language=known.get("language"),
            name=known.get("id"),
            times=_times(folded.get("times")),
        )
    except DocumentError as exc:
        raise DocumentError(f"{where}: {exc}") from exc


def _times(value: Any) -> tuple[tuple[int, float], ...]:
    """The times of a transcript that `batch` kept, pairs of an offset and a second; or none."""
    if not isinstance(value, list):
        return ()
    pairs = [each for each in value if isinstance(each, list) and [*map(type, each)] in _PAIRS]
    fit = len(pairs) == len(value) and all(0 <= second < LONGEST_TIME for _, second in pairs)
    return tuple((at, second) for at, second in pairs) if fit and pairs == sorted(pairs) else ()


def _whole(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _short(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:120]
