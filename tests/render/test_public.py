"""What Python callers show summaries with, and what a notebook shows by itself."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from examples import document, good, summary_of
from hostile_summary import PAYLOADS, UNSAFE, hostile

import summarizer
from summarizer import SettingsError

PLAIN = {"div", "span", "details", "summary", "ul", "li"}


class Parsed(HTMLParser):
    """The tags of a piece of HTML with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", "<!doctype html>"), ("markdown", "# "), ("text", "Document "), ("ics", "BEGIN:VCALENDAR")],
)
def test_a_report_is_made_of_one_summary_or_of_several(form: str, begins: str) -> None:
    one = summary_of(good())
    for given in (one, [one], iter([one, one])):
        assert summarizer.render_report(given, form=form).startswith(begins)  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_report_shows_the_documents_that_it_is_given_and_has_its_title() -> None:
    one = summary_of(good())
    for given in (document(), [document()]):
        page = summarizer.render_report([one, one], documents=given, title="Two readouts")
        assert "Denmark was not invited" in page and "<title>Two readouts</title>" in page
    assert "Denmark was not invited" not in summarizer.render_report(one)


def test_a_form_that_is_none_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match="form must be one of html, markdown"):
        summarizer.render_report(summary_of(good()), form="pdf")  # type: ignore[arg-type]


def test_tables_are_rows_by_the_names_of_their_columns() -> None:
    made = summarizer.render_tables(summary_of(good()))
    assert {name: len(rows) for name, rows in made.items()} == {
        "meetings": 2,
        "commitments": 2,
        "asks": 1,
        "concerns": 2,
        "outcomes": 0,
    }
    assert made["commitments"][0]["by"] == ("Norway",)


def test_a_note_is_markdown() -> None:
    assert "## Commitments (binding)" in summarizer.render_note(summary_of(good()))


def test_a_notebook_shows_a_compact_card_of_whatever_a_summary_holds() -> None:
    card = Parsed(summary_of(good())._repr_html_())
    for words in ("Norway – Iceland", "“reportedly”", "pledged:", "s2 · paragraph 2", "Iceland urged"):
        assert words in card.text
    assert card.tags == PLAIN and card.attributes <= {"style", "dir", "open"}


def test_nothing_of_a_hostile_summary_is_markup_in_a_notebook() -> None:
    summary, _ = hostile()
    html = summary._repr_html_()
    card = Parsed(html)
    assert card.tags == PLAIN
    assert card.attributes <= {"style", "dir", "open", "class", "title"}  # the last two: U+202E spelled
    assert not UNSAFE.search(re.sub(r"\s", " ", html))
    for payload in (each for each in PAYLOADS if not UNSAFE.search(each)):
        assert payload.strip() in card.text


@pytest.mark.slow
def test_a_summary_that_was_loaded_knows_its_card_without_another_import() -> None:
    code = (
        "import sys; from summarizer import Summary;"
        "assert 'summarizer.render' not in sys.modules;"
        "print(Summary.model_validate_json(sys.stdin.read())._repr_html_()[:4])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=summary_of(good()).model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "<div\n"
