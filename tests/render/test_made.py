"""When a promise was made, states by one name, and documents by day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from stories import shown_commitment, shown_meeting, shown_summary, when

from summarizer import Summary
from summarizer._words.states import english_name
from summarizer.render._forms import FORMS, Sheet
from summarizer.render._graph import count_pairs
from summarizer.render._html import as_html
from summarizer.render._made import find_made
from summarizer.render._party_accounts import make_accounts
from summarizer.render._tables import make_tables
from summarizer.render._timeline import make_timeline

TUESDAY = when("Tuesday", dt.date(2025, 5, 20), dt.date(2025, 5, 20), "day")
WEEK = when("last week", dt.date(2025, 5, 12), dt.date(2025, 5, 18), "week")


def _of(published: dt.date | None = dt.date(2025, 5, 21), **fields: Any) -> Summary:
    known = shown_summary().document.model_dump()
    return shown_summary(document={**known, "published": published}, **fields)


@pytest.mark.parametrize(
    ("meeting", "published", "made"),
    [
        pytest.param({"when": TUESDAY}, "2025-05-21", "2025-05-20 meeting", id="its-meeting"),
        pytest.param({"when": WEEK}, "2025-05-21", "2025-05-12 2025-05-18 meeting", id="week"),
        pytest.param({"when": TUESDAY}, None, "2025-05-20 meeting", id="undated-document"),
        pytest.param({}, "2025-05-21", "2025-05-21 publication", id="undated-meeting"),
        pytest.param(
            {"when": TUESDAY, "status": "scheduled"},
            "2025-05-21",
            "2025-05-21 publication",
            id="not-held-yet",
        ),
        pytest.param({}, None, None, id="no-day-at-all"),
    ],
)
def test_a_promise_was_made_on_the_day_of_its_meeting_else_of_publication(
    meeting: dict[str, Any], published: str | None, made: str | None
) -> None:
    day = dt.date.fromisoformat(published) if published else None
    summary = _of(day, meetings=[shown_meeting(**meeting)], commitments=[shown_commitment(meeting="m1")])
    found = find_made(summary.commitments[0], summary)
    assert (found and f"{found.days} {found.day_of}") == made
    (row,) = {table.name: table for table in make_tables([summary])}["commitments"].rows
    told = dict.fromkeys(str(row[name]) for name in ("made_start", "made_end", "made_from") if row[name])
    assert " ".join(told) == (made or "")
    (account,) = [each for each in make_accounts([summary]) if each.undertook]
    assert account.undertook[0].made == found


@pytest.mark.slow
def test_a_report_has_a_column_and_a_filter_for_when_a_promise_was_made() -> None:
    summary = _of(
        meetings=[shown_meeting(when=TUESDAY)],
        commitments=[shown_commitment(meeting="m1"), shown_commitment(id="c2")],
    )
    one, two = as_html([summary]), as_html([summary, summary])
    assert '<option value="2025-05-20">Made Tue 20 May 2025</option>' in one
    assert 'data-made="2025-05-21"' in one and "Wed 21 May 2025 (published)" in one
    assert '<input type="date" name="from">' in two and "<th>Made</th>" in two
    assert '<tr data-find data-made="2025-05-20">' in two


def _met(*names: tuple[str, str]) -> Summary:
    parties = [
        {"id": f"p{at}", "name": name, "known_by": None, "kind": "state", "country": code}
        for at, (name, code) in enumerate(names, 1)
    ]
    return shown_summary(
        parties=parties,
        meetings=[shown_meeting(when=TUESDAY)],
        commitments=[shown_commitment(to=["p2"])],
    )


@pytest.mark.slow
def test_a_state_is_one_row_under_its_english_name_however_documents_call_it() -> None:
    several = [
        _met(("Ankara", "TUR"), ("Greek", "GRC")),
        _met(("Türkei", "TUR"), ("Греция", "GRC")),
    ]
    assert [(pair.one, pair.other, pair.held) for pair in count_pairs(several)] == [
        ("Greece", "Türkiye", 2)
    ]
    assert [(each.name, len(each.undertook)) for each in make_accounts(several)] == [("Türkiye", 2)]
    (period,), _ = make_timeline(several)
    assert {met.sides for met in period.meetings} == {"Türkiye – Greece"}
    for table in make_tables(several)[:2]:
        assert {row["parties" if "parties" in row else "by"] for row in table.rows} in (
            {("Türkiye", "Greece")},
            {("Türkiye",)},
        )
    page = as_html(several)
    assert re.search(r"<h3>Ankara<i>–</i> Greek</h3>", page)  # the wording stays on the item


def test_what_is_no_state_keeps_its_name_whatever_its_country() -> None:
    parties = [
        {
            "id": "p1",
            "name": "Ministère de la Santé",
            "known_by": None,
            "kind": "body",
            "country": "FRA",
        },
        {"id": "p2", "name": "Nowhere", "known_by": None, "kind": "state", "country": "XXX"},
    ]
    summary = shown_summary(parties=parties, commitments=[shown_commitment(to=["p2"])])
    (row,) = make_tables([summary])[1].rows
    assert (row["by"], row["to"]) == (("Ministère de la Santé",), ("Nowhere",))


@pytest.mark.parametrize(
    ("code", "name"),
    [("USA", "United States"), ("MMR", "Myanmar"), ("RUS", "Russia"), ("XKX", "Kosovo"), ("XXX", None)],
)
def test_a_code_has_one_english_name(code: str, name: str | None) -> None:
    assert english_name(code) == name


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_a_report_shows_documents_by_day_those_without_one_last(form: str) -> None:
    days = [None, dt.date(2025, 5, 21), dt.date(2024, 1, 2)]
    several = [
        _of(day).model_copy(
            update={"document": _of(day).document.model_copy(update={"id": digit * 64, "title": title})}
        )
        for day, digit, title in zip(days, "abc", ["Third", "Second", "First"], strict=True)
    ]
    shown = FORMS[form].render(several, Sheet())
    places = [shown.rindex(title) for title in ("First", "Second", "Third")]
    assert places == sorted(places)
