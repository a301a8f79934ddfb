"""The day in a name: the usual spellings give it, and what could be two days gives none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from case_tables import cases_in

from summarizer import Document, DocumentError
from summarizer.read import find_name_day, read_document, read_documents

FOURTH = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("name", "day"),
    cases_in(
        """
        iso: 2026-05-04-r01.txt => 2026-05-04
        without-hyphens: r01_20260504.txt => 2026-05-04
        underscores: 2026_05_04.txt => 2026-05-04
        stops: board 2026.05.04.pdf => 2026-05-04
        zoom: GMT20260504-101010_Recording.transcript.vtt => 2026-05-04
        with-a-clock: 20260504101010.txt => 2026-05-04
        in-words: 4 May 2026 minutes.txt => 2026-05-04
        in-french: proces-verbal_4_mai_2026.docx => 2026-05-04
        day-first-without-doubt: 24-05-2026.txt => 2026-05-24
        address: https://a.example/2025/2026-05-04-talks?v=2024-01-01 => 2026-05-04
        twice: 2026-05-04_2026-05-04.txt => 2026-05-04
        of-the-folder: 2025-01-01/r01.txt =>
        day-or-month: 04-05-2026.txt =>
        two-days: 2026-05-04 to 2026-05-06.txt =>
        no-day: 2026-13-45.txt =>
        two-digit-year: 260504.txt =>
        a-longer-number: doc-120260504.txt =>
        a-month: 2026-05.txt =>
        no-number: r01.txt =>
        """
    ),
)
def test_the_day_of_a_name(name: str, day: str | None) -> None:
    assert find_name_day(name) == (dt.date.fromisoformat(day) if day else None)


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
    with pytest.raises(DocumentError, match="'published' must be a date"):
        list(read_documents(path, published="from-nowhere"))
