"""The day in a name: the usual spellings give it, and what could be two days gives none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from summarizer import Document, DocumentError
from summarizer.read import find_name_day, read_document, read_documents

FOURTH = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        pytest.param("2026-05-04-r01.txt", FOURTH, id="iso"),
        pytest.param("r01_20260504.txt", FOURTH, id="without-hyphens"),
        pytest.param("2026_05_04.txt", FOURTH, id="underscores"),
        pytest.param("board 2026.05.04.pdf", FOURTH, id="stops"),
        pytest.param("GMT20260504-101010_Recording.transcript.vtt", FOURTH, id="zoom"),
        pytest.param("20260504101010.txt", FOURTH, id="with-a-clock"),
        pytest.param("4 May 2026 minutes.txt", FOURTH, id="in-words"),
        pytest.param("proces-verbal_4_mai_2026.docx", FOURTH, id="in-french"),
        pytest.param("24-05-2026.txt", dt.date(2026, 5, 24), id="day-first-without-doubt"),
        pytest.param("https://a.example/2025/2026-05-04-talks?v=2024-01-01", FOURTH, id="address"),
        pytest.param("2026-05-04_2026-05-04.txt", FOURTH, id="twice"),
        pytest.param("2025-01-01/r01.txt", None, id="of-the-folder"),
        pytest.param("04-05-2026.txt", None, id="day-or-month"),
        pytest.param("2026-05-04 to 2026-05-06.txt", None, id="two-days"),
        pytest.param("2026-13-45.txt", None, id="no-day"),
        pytest.param("260504.txt", None, id="two-digit-year"),
        pytest.param("doc-120260504.txt", None, id="a-longer-number"),
        pytest.param("2026-05.txt", None, id="a-month"),
        pytest.param("r01.txt", None, id="no-number"),
    ],
)
def test_the_day_of_a_name(name: str, day: dt.date | None) -> None:
    assert find_name_day(name) == day


def test_a_day_from_the_name_goes_before_the_documents_own_and_none_leaves_it(tmp_path: Path) -> None:
    letter = "Message-ID: <1@a.example>\nDate: Wed, 6 May 2026 10:00:00 +0000\n\nThey met."
    for name in ("2026-05-04.eml", "r01.eml"):
        (tmp_path / name).write_text(letter)
    named = read_document(tmp_path / "2026-05-04.eml", published="from-name")
    assert (named.published, named.published_from) == (FOURTH, "given")
    other = read_document(tmp_path / "r01.eml", published="from-name")
    assert (other.published, other.published_from) == (dt.date(2026, 5, 6), "found")


def test_records_have_the_day_of_their_id_unless_they_say_one(tmp_path: Path) -> None:
    path = tmp_path / "export-2025-01-01.jsonl"
    path.write_text(
        '{"id": "2026-05-04-r01", "text": "They met."}\n{"text": "They met."}\n'
        '{"id": "2026-05-04-r03", "text": "They met.", "published": "2026-05-05"}\n'
    )
    found = [row for row in read_documents(path, published="from-name") if isinstance(row, Document)]
    assert [row.published for row in found] == [FOURTH, None, dt.date(2026, 5, 5)]
    with pytest.raises(DocumentError, match="not a publication date"):
        list(read_documents(path, published="from-nowhere"))
