"""Markdown: front matter says what the document is, headings where one is in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from summarizer import Document
from summarizer.read import read_document
from summarizer.read._markdown import list_headings


def _read(tmp_path: Path, text: str, name: str = "minutes.md") -> Document:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_document(path)


def test_front_matter_says_what_a_document_is_and_is_none_of_its_text(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        "---\ntitle: Harbour board minutes\ndate: 2024-06-03\nauthor: [Ana Ruiz, Tom Bell]\n"
        "lang: en-GB\n---\n\n# Harbour board\n\nArland will pay by Friday.\n",
    )
    assert document.text == "# Harbour board\n\nArland will pay by Friday.\n"
    assert (document.title, document.source) == ("Harbour board minutes", "Ana Ruiz, Tom Bell")
    assert (document.published, document.published_from) == (dt.date(2024, 6, 3), "found")
    assert document.language == "en"


@pytest.mark.parametrize(
    ("front", "day"),
    [
        pytest.param("---\ndate: 2024-06-03T23:30:00+02:00\n---\n", "2024-06-03", id="in-its-own-zone"),
        pytest.param("---\ndate: 3 June 2024\n---\n", "2024-06-03", id="in-words"),
        pytest.param("---\npubDate: '2024-06-03'\n---\n", "2024-06-03", id="another-name"),
        pytest.param("---\ndate: 2024-06\n---\n", None, id="month-only"),
        pytest.param("---\ndate: 03/06/2024\n---\n", None, id="two-readings"),
        pytest.param("+++\ndate = 2024-06-03\n+++\n", "2024-06-03", id="toml"),
        pytest.param("", None, id="none"),
    ],
)
def test_the_day_in_front_matter_is_one_written_in_full(
    tmp_path: Path, front: str, day: str | None
) -> None:
    document = _read(tmp_path, f"{front}They met.")
    assert document.text == "They met."
    assert document.published == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n\nThey met.\n\n---\n\nThey left.", id="rules"),
        pytest.param("---\ntitle: [\n---\nThey met.", id="broken"),
        pytest.param("---\n- one\n---\nThey met.", id="a-list"),
        pytest.param("---\ntitle: A\nThey met.", id="no-end"),
        pytest.param("They met.\n---\ntitle: A\n---\n", id="further-down"),
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(tmp_path: Path, text: str) -> None:
    document = _read(tmp_path, text)
    assert document.text == text and document.title != "A"


def test_the_first_heading_is_the_title_where_nothing_else_is(tmp_path: Path) -> None:
    assert _read(tmp_path, "Draft\n\n# The *harbour* [board](/b)\n\nText").title == "The harbour board"
    assert _read(tmp_path, "Text without one.").title is None
    assert _read(tmp_path, "# Not of plain text\n", "a.txt").title is None


def test_a_place_in_markdown_is_cited_by_its_heading(tmp_path: Path) -> None:
    text = "# Board\n\nThey met.\n\n## Bridge\n\nIt closes.\n\n## Tolls\n\nThey rise.\n"
    document = _read(tmp_path, text)
    places = [document.place_of(text.index(said), 1) for said in ("They met", "It closes", "They rise")]
    assert places == ["paragraph 1", "Bridge", "Tolls"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("## Two ##\n####### seven\n#none", [(0, 2, "Two")], id="hashes"),
        pytest.param("Title\n=====\n\nPart\n---\n", [(0, 1, "Title"), (13, 2, "Part")], id="underlined"),
        pytest.param("```\n# code\n```\n~~~ sh\n# code\n~~~\n# Text", [(33, 1, "Text")], id="code"),
        pytest.param("- item\n---\n\n---\n> quoted\n===", [], id="rules"),
    ],
)
def test_headings_are_those_of_markdown(text: str, headings: list[tuple[int, int, str]]) -> None:
    assert list_headings(text) == headings
