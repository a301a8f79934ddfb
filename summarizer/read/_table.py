"""Tables: a document a row of a CSV or TSV file with a head, read as they are used."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from summarizer.errors import DocumentError
from summarizer.read._content import unknown_encoding
from summarizer.read._reasons import shorten_reason
from summarizer.read._rows import LONGEST_LINE, NAMES, Row, make_row_document

LONGEST_HEAD = 100_000  # characters


def read_table(binary: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Row]:
    """The documents of a table with a head: one a row, by the names of its columns.

    Raises DocumentError where it has no column of texts, or cannot be read further.
    """
    try:
        file = TextIOWrapper(binary, encoding=encoding or _guess_encoding(binary), newline="")
        try:
            yield from _read_rows(file, name)
        finally:
            file.detach()  # whoever opened the file closes it
    except LookupError as exc:
        raise unknown_encoding(encoding) from exc
    except UnicodeError as exc:
        said = encoding or "UTF-8"
        raise DocumentError(f"{name} is not text in {said}: use --encoding") from exc


def _guess_encoding(file: BinaryIO) -> str:
    start = file.read(2)
    file.seek(0)
    return "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _read_rows(file: TextIOWrapper, name: str) -> Iterator[Row]:
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
            f"{name}: column 'text' is required (found {', '.join(map(repr, columns[:6])) or 'nothing'})"
        )
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    rows = csv.reader(file, delimiter=delimiter)
    while True:
        line = rows.line_num + lines + 1
        where = f"{name}, line {line}"
        try:
            row = next(rows, None)
        except csv.Error as exc:
            raise DocumentError(f"{where} is not a valid row: {shorten_reason(exc)}") from exc
        if row is None:
            return
        if any(row):
            tree = {key: cell for key, cell in zip(columns, row, strict=False) if cell}
            try:
                yield Row(f"{name}:{line}", make_row_document(tree, where))
            except DocumentError as exc:
                yield Row(f"{name}:{line}", exc)
