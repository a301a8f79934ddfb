"""Tables and calendars: what a row is, and that no cell computes and no line is slipped in."""

from __future__ import annotations

import csv
import io

import pytest
from examples import document, good, summary_of
from folders import TOP
from hostile_summary import PAYLOADS, UNSAFE, hostile

from summarizer.render._csv import FORMULA, as_csv, escape_cell
from summarizer.render._markdown import as_markdown
from summarizer.render._tables import make_tables
from summarizer.render._terminal import as_text

DOCS = TOP / "docs" / "tables.md"


def test_a_row_is_an_item_and_what_was_urged_is_no_commitment() -> None:
    summary = summary_of(good())
    made = {table.name: table for table in make_tables([summary, summary])}
    assert {name: len(table.rows) for name, table in made.items()} == {
        "meetings": 4,
        "commitments": 4,
        "asks": 2,
        "concerns": 4,
        "outcomes": 0,
    }
    first = made["commitments"].rows[0]
    assert first["by"] == ("Norway",) and first["to"] == ("Iceland",)
    assert first["condition"] == "provided that Iceland opens the harbour by 1 June"
    assert [row["modality"] for row in made["asks"].rows] == ["urged", "urged"]
    starts, ends, quotes = first["starts"], first["ends"], first["quotes"]
    assert isinstance(starts, tuple) and isinstance(ends, tuple)
    assert (document().text[int(starts[0]) : int(ends[0])],) == quotes


def test_columns_that_came_later_are_the_last_and_a_day_that_was_found_is_told() -> None:
    for known, told in ({"published_from": "found"}, "found"), ({}, None):
        for table in make_tables([summary_of(good(), of=document(**known))]):
            later = ["document_published_from", "document_left_out", "where"]
            latest = ["known_by", "translations", "verified", "verified_by"]
            if table.name in ("commitments", "asks"):
                later += ["made_start", "made_end", "made_from"]
                latest += ["actor"]
            assert list(table.columns)[-len([*later, *latest]) :] == [*later, *latest]
            assert {row["document_published_from"] for row in table.rows} <= {told}


def test_each_column_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    for table in make_tables([]):
        assert not table.rows
        assert all(f"`{name}`" in text for name in table.columns), table.name


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_begins_a_formula(payload: str) -> None:
    cell = escape_cell(payload)
    assert not cell.startswith(FORMULA)
    assert not cell.lstrip().startswith(FORMULA)
    assert not UNSAFE.search(cell) and "\n" not in cell


def test_a_hostile_summary_fills_its_own_cells_only() -> None:
    summary, _ = hostile()
    for table in make_tables([summary]):
        rows = list(csv.reader(io.StringIO(as_csv(table), newline="")))
        assert rows[0] == list(table.columns) and len(rows) == len(table.rows) + 1
        assert all(len(row) == len(table.columns) for row in rows)
        assert not any(cell.startswith(FORMULA) for row in rows for cell in row)


def test_a_hostile_summary_steers_neither_a_terminal_nor_a_note() -> None:
    summary, _ = hostile()
    for text in (as_text(summary), as_markdown(summary)):
        assert not UNSAFE.search(text.removesuffix("\n").replace("\n", ""))
