"""The command `report` on a file of promises: a page of a day, or one line on what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from commands import Run
from promise_pages import written_promises

from summarizer._follow.promises_file import holds_promises, write_promises


@pytest.fixture
def promises(tmp_path: Path) -> Path:
    """A file of promises."""
    write_promises(tmp_path / "promises.json", written_promises())
    return tmp_path / "promises.json"


def test_a_page_is_of_the_day_that_is_asked_for(run: Run, promises: Path) -> None:
    done = run("report", promises, "--as-of", "2031-09-01", "--title", "Sarn & Co", "-o", "page.html")
    assert (done.status, done.out, done.err) == (0, "", "")
    page = Path("page.html").read_text("utf-8")
    assert "<title>Sarn &amp; Co</title>" in page and "<b>Mon 1 Sep 2031</b>" in page
    assert 'name="since" value="2031-08-02"' in page
    since = run("report", promises, "--as-of", "2031-09-01", "--since", "2031-05-01").out
    assert 'name="since" value="2031-05-01"' in since


def test_a_page_is_of_today_where_no_day_is_asked_for(run: Run, promises: Path) -> None:
    before = dt.datetime.now().astimezone().date()
    page = run("report", promises).out
    after = dt.datetime.now().astimezone().date()
    assert any(f'data-day="{day}"' in page for day in (before, after))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        pytest.param(["--as-of", "soon"], "write it as YYYY-MM-DD", id="no-day"),
        pytest.param(["-f", "text"], "for other formats use `summarizer due`", id="another-format"),
        pytest.param(["--documents", "."], "become HTML without --documents", id="documents"),
        pytest.param(["promises.json"], "make its page of this file alone", id="two-files"),
        pytest.param(["-f", "html", "-o", "promises.json"], "is also the input", id="onto-itself"),
    ],
)
def test_what_a_page_cannot_be_made_with_is_wrong_usage(
    options: list[str], why: str, run: Run, promises: Path
) -> None:
    done = run("report", promises, *options)
    assert done.status == 2 and why in done.err and not done.out


def test_a_day_is_for_promises_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "summaries.jsonl").write_text("{}", "utf-8")
    done = run("report", tmp_path / "summaries.jsonl", "--as-of", "2031-09-01")
    assert done.status == 2 and "are for a file that `summarizer follow` wrote" in done.err


def test_promises_that_were_spoiled_are_told_in_one_line(run: Run, promises: Path) -> None:
    promises.write_text(
        promises.read_text("utf-8").replace('"role": "promise"', '"role": "oath"'), "utf-8"
    )
    done = run("report", promises, "--as-of", "2031-09-01")
    assert done.status == 1 and "is not a file of `summarizer follow`" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        pytest.param('{"documents": []', True, id="promises"),
        pytest.param('\ufeff{ "chains" :', True, id="sorted-by-another-program"),
        pytest.param('{"document": {}}', False, id="a-summary"),
        pytest.param('{"text": "\\"chains\\""}', False, id="a-line-with-text"),
        pytest.param("[]", False, id="a-list"),
        pytest.param("", False, id="empty"),
    ],
)
def test_promises_are_known_by_how_they_begin(content: str, holds: bool, tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(content, "utf-8")
    assert holds_promises(tmp_path / "file.json") is holds
