"""What is to be summarized: files, folders, globs and records, and what is wrong with some of them."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from case_tables import cases_in
from hypothesis import given
from hypothesis import strategies as st

from summarizer._batch.places import documents_in, find_places, number_in
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read import Row


def _names(found: list[Row]) -> list[str | None]:
    return [each.found.name if isinstance(each.found, Document) else None for each in found]


def _records(text: bytes, folder: Path) -> list[Row]:
    path = folder / "articles.jsonl"
    path.write_bytes(text)
    return list(documents_in(find_places([str(path)])))


def test_a_folder_gives_its_texts_in_order_and_nothing_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "photo.png", "old.jsonl"):
        path = Path("reports", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("They met.")
    found = list(documents_in(find_places(["./reports/"])))
    assert _names(found) == ["reports/b.md", "reports/a/z.txt"]


def test_a_glob_gives_what_it_matches_and_the_output_is_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("2.txt", "1.txt", "out.txt"):
        Path(name).write_text("They met.")
    found = find_places(["*.txt"], without=[Path("out.txt")])
    assert [str(place.at) for place in found] == ["1.txt", "2.txt"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        *cases_in(
            """
            missing: missing.txt => missing.txt not found
            glob-without-match: none*.txt => matches no documents
            folder-without-text: empty => contains no documents
            nul: a\x00b => is not a path
            """
        ),
        pytest.param("", "is not a path", id="empty-name"),
    ],
)
def test_a_source_that_is_nothing_is_said_before_anything_is_paid_for(
    source: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(DocumentError, match=said):
        find_places([source])


def test_a_record_brings_its_id_and_what_is_known_of_it(tmp_path: Path) -> None:
    record = {
        "id": 17,
        "text": "They met.",
        "title": "A visit",
        "published": "2025-05-21",
        "source": "A paper",
        "language": "en",
        "author": "not looked at",
    }
    (found,) = _records(json.dumps(record).encode(), tmp_path)
    document = found.found
    assert isinstance(document, Document) and document.published is not None
    assert (document.name, document.title, document.source) == ("17", "A visit", "A paper")
    assert (document.published.isoformat(), document.language) == ("2025-05-21", "en")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(b"{", "is not valid JSON", id="torn"),
        pytest.param(b'"text"', "must be an object", id="not-an-object"),
        pytest.param(b'{"id": "a"}', "'text' is required", id="no-text"),
        pytest.param(b'{"text": ""}', "is empty", id="empty-text"),
        pytest.param(b'{"text": null}', "'text' is required", id="null-text"),
        pytest.param(b'{"text": 5}', "'text' must be a string", id="number"),
        pytest.param(b'{"text": "a", "id": true}', "'id' must be a string", id="boolean-id"),
        pytest.param(b'{"text": "a", "published": "May"}', "'published' must be a date", id="date"),
        pytest.param(b'{"text": "a\\ud800"}', "half a character", id="surrogate"),
        pytest.param(b'{"text": "\xff"}', "is not UTF-8", id="latin-1"),
        pytest.param(b"[" * 100_000, "is not valid JSON", id="nested-without-end"),
    ],
)
def test_an_unreadable_line_is_named_by_its_number_and_the_others_go_on(
    line: bytes, said: str, tmp_path: Path
) -> None:
    good = b'{"text": "They met."}'
    first, bad, last = _records(b"\n".join([good, b"", line, good]), tmp_path)
    assert isinstance(first.found, Document) and isinstance(last.found, Document)
    assert bad.place.endswith("articles.jsonl:3")
    assert isinstance(bad.found, DocumentError)
    assert "articles.jsonl, line 3" in str(bad.found) and said in str(bad.found)


@given(
    st.binary(max_size=200) | st.text(alphabet='{}[]":,text id\\u0d89\n', max_size=80).map(str.encode)
)
def test_no_bytes_are_too_strange_for_a_record(content: bytes) -> None:
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(content))
    try:
        found = list(documents_in(find_places(["-"])))
    finally:
        sys.stdin = stdin
    assert len(found) <= content.count(b"\n") + 1
    assert all(isinstance(each.found, Document | DocumentError) for each in found)


def test_an_empty_id_is_none(tmp_path: Path) -> None:
    found = _records(b'{"id": "", "text": "They met."}', tmp_path)
    assert _names(found) == [None] and isinstance(found[0].found, Document)


def test_an_unreadable_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff")
    (tmp_path / "b.txt").write_text("They met.")
    bad, good = documents_in(find_places([str(tmp_path)]))
    assert isinstance(bad.found, DocumentError) and bad.place.endswith("a.txt")
    assert isinstance(good.found, Document)


def test_two_files_whose_names_are_no_text_are_two_documents(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("They met.")
    names = _names(list(documents_in(find_places([str(tmp_path)]))))
    assert len(set(names)) == 2 and all(name and name.encode() for name in names)


def test_documents_are_counted_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n{"text": "b"}')
    assert number_in(find_places([str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")])) == 3
    assert number_in(find_places(["-"])) is None


def test_what_can_be_read_only_once_is_not_read_to_be_counted(tmp_path: Path) -> None:
    (tmp_path / "pipe.jsonl").symlink_to("/dev/null")
    assert number_in(find_places([str(tmp_path / "pipe.jsonl")])) is None
