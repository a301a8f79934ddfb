"""JSON lines: a document a line, read as they are used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from summarizer.errors import DocumentError
from summarizer.read._content import unknown_encoding
from summarizer.read._rows import LONGEST_LINE, Row, make_row_document


def read_json_lines(file: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Row]:
    """The documents of JSON lines; blank lines are none, and a bad line is an error of its own."""
    for number, line in enumerate(_split_lines(file), 1):
        if line is not None and not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield Row(f"{name}:{number}", make_row_document(_parse_record(line, where, encoding), where))
        except DocumentError as exc:
            yield Row(f"{name}:{number}", exc)


def _split_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None stands for one that is too long to be a document's."""
    while line := file.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parse_record(line: bytes | None, where: str, encoding: str | None) -> Mapping[str, Any]:
    if line is None:
        raise DocumentError(f"{where} is longer than {LONGEST_LINE // 1_000_000} MB: split the document")
    try:
        tree = json.loads(line.decode(encoding or "utf-8-sig"))
    except LookupError as exc:
        raise unknown_encoding(encoding) from exc
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{where} is not {encoding or 'UTF-8'}: convert the file") from exc
    except (ValueError, RecursionError) as exc:
        raise DocumentError(f"{where} is not valid JSON: write one object per line") from exc
    if not isinstance(tree, dict):
        raise DocumentError(f'{where} must be an object with a "text"')
    return tree
