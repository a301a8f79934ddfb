"""Rows: lines of JSON and rows of a table, each a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from batches import documents_in

from summarizer import Document, DocumentError
from summarizer.read import read_documents


@pytest.mark.parametrize(
    "times", [[[0, "1"]], [[0, float("nan")]], [[5, 1], [0, 2]], [[True, 1]], "1", [3]]
)
def test_times_that_are_none_are_passed_over(times: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "They met.", "times": times}))
    assert [each.times for each in documents_in(path)] == [()]


def _all(path: Path) -> list[str]:
    """Each document of a file as its name, day and text, or as what is wrong."""
    return [
        str(each).removeprefix(f"{path.parent}/")
        if isinstance(each, DocumentError)
        else f"{Path(each.name or '').name} {each.published} {each.text}"
        for each in read_documents(path)
    ]


def test_lines_of_json_are_documents_and_bad_ones_say_where(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": "They met.", "id": 7, "date": "2026-03-11"},
        {"text": 3},
        [1],
        {"title": "x"},
        {"text": "They\r\nleft.", "published": None},
        {"text": "x", "published": "5 May"},
    ]
    path.write_text("\n\n".join(map(json.dumps, rows)) + '\n{bad\n{"text": "' + "[" * 99_999)
    assert _all(path)[:5] == [
        "7 2026-03-11 They met.",
        "a.jsonl, line 3: 'text' must be a string",
        'a.jsonl, line 5 must be an object with a "text"',
        "a.jsonl, line 7: 'text' is required",
        "a.jsonl:9 None They\nleft.",
    ]
    assert [each.split(":")[0] for each in _all(path)[5:]] == [
        "a.jsonl, line 11",
        "a.jsonl, line 12 is not valid JSON",
        "a.jsonl, line 13 is not valid JSON",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_table_are_documents_with_the_line_where_they_begin(
    tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / "a.csv"
    lines = [
        "Text|published|note",
        '"They met.\n\nThey left."|2026-03-11|x',
        "||",
        "ok|May 5|",
        "last||",
    ]
    path.write_bytes("\r\n".join(lines).replace("|", delimiter).encode("utf-8-sig"))
    assert _all(path) == [
        "a.csv:2 2026-03-11 They met.\n\nThey left.",
        "a.csv, line 6: 'published' must be a date (YYYY-MM-DD), for example 2025-05-21 (got 'May 5')",
        "a.csv:7 None last",
    ]


def test_a_table_without_text_or_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,words\na,b\n")
    with pytest.raises(DocumentError, match=r"column 'text' is required .found 'title', 'words'"):
        list(read_documents(path))
    path.write_bytes("text\nPeña\n".encode("cp1252"))
    with pytest.raises(DocumentError, match="--encoding"):
        list(read_documents(path))
    assert [
        each.text for each in read_documents(path, encoding="cp1252") if isinstance(each, Document)
    ] == ["Peña"]


def test_the_head_of_a_table_may_have_a_line_end_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"the\nkey",text\n1,They met.\n')
    assert _all(tmp_path / "a.csv") == ["a.csv:3 None They met."]


def test_lines_are_read_as_they_are_used(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "They met."}\n' * 20_000 + b"\xff\xff\n")
    documents = read_documents(path)
    assert [getattr(next(documents), "text", None) for _ in range(3)] == ["They met."] * 3
    documents.close()  # type: ignore[attr-defined]  # a generator: what is wrong further on is not met
