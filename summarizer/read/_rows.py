"""Rows: a document a line of JSON, or a row of a table, read as they are used."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from summarizer._document import MAX_CHARACTERS, Document
from summarizer.errors import DocumentError

LONGEST_LINE = 4 * MAX_CHARACTERS  # characters: a text of the largest size, escaped
# What a document's fields are called, in the order in which they are looked for.
NAMES = {
    "text": ("text", "body", "content"),
    "id": ("id", "name", "url"),
    "title": ("title", "headline"),
    "source": ("source", "publisher"),
    "published": ("published", "publication_date", "date"),
    "language": ("language", "lang"),
}


@contextmanager
def opened(path: Path, encoding: str | None) -> Iterator[IO[str]]:
    """A file of rows, open as text. Raises DocumentError where it cannot be opened."""
    try:
        with path.open(encoding=encoding or _marked(path), newline="") as file:
            yield file
    except FileNotFoundError as exc:
        raise DocumentError(f"there is no file {path}") from exc
    except LookupError as exc:
        raise DocumentError(
            f"{encoding!r} is not an encoding: utf-8 and cp1252 are, for example"
        ) from exc
    except UnicodeError as exc:
        said = encoding or "UTF-8"
        raise DocumentError(f"{path} is not text in {said}: say which it is (--encoding)") from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc


def _marked(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def from_lines(file: IO[str], name: str) -> Iterator[Document | DocumentError]:
    """The documents of JSON lines; blank lines are none."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > LONGEST_LINE:
            raise DocumentError(f"{where} is longer than {LONGEST_LINE:,} characters: split the file")
        if not line.strip():
            continue
        try:
            tree = json.loads(line)
        except (ValueError, RecursionError) as exc:
            yield DocumentError(f"{where} is no JSON: {_short(exc)}")
            continue
        if isinstance(tree, dict):
            yield _document(tree, f"{name}:{number}", where)
        else:
            yield DocumentError(f'{where} is no JSON object: write {{"text": …}}')


def from_table(
    file: IO[str], name: str, delimiter: str | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of a table with a head: one a row, by the names of its columns."""
    head = file.readline(LONGEST_LINE)
    delimiter = delimiter or max(",;\t", key=head.count)
    columns = [column.strip() for column in next(csv.reader([head], delimiter=delimiter), [])]
    if not {column.casefold() for column in columns} & set(NAMES["text"]):
        raise DocumentError(
            f"{name} has no column 'text', but {', '.join(map(repr, columns[:6])) or 'none'}: name it so"
        )
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    rows = csv.reader(file, delimiter=delimiter)
    while True:
        line = rows.line_num + 2
        where = f"{name}, line {line}"
        try:
            row = next(rows, None)
        except csv.Error as exc:
            raise DocumentError(f"{where} is no row: {_short(exc)}") from exc
        if row is None:
            return
        if any(row):
            tree = {key: cell for key, cell in zip(columns, row, strict=False) if cell}
            yield _document(tree, f"{name}:{line}", where)


def _document(tree: Mapping[str, Any], name: str, where: str) -> Document | DocumentError:
    """The document in a row, or why there is none."""
    folded = {key.casefold(): value for key, value in tree.items() if value is not None}
    row = {
        field: next((folded[name] for name in names if name in folded), None)
        for field, names in NAMES.items()
    }
    if isinstance(row["id"], int):
        row["id"] = str(row["id"])
    odd = [field for field, value in row.items() if not isinstance(value, str | None)]
    if odd:
        return DocumentError(f"{where}: its {odd[0]} is no text")
    if row["text"] is None:
        return DocumentError(f"{where} has no 'text': name it so")
    try:
        return Document(
            row["text"].replace("\r\n", "\n").replace("\r", "\n"),
            title=row["title"],
            source=row["source"],
            published=row["published"],
            language=row["language"],
            name=row["id"] or name,
        )
    except DocumentError as exc:
        return DocumentError(f"{where}: {exc}")


def _short(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:120]
