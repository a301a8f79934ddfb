"""Following: two requests a summary, links with a quote at both ends, and nothing that code forbids."""

from __future__ import annotations

from typing import Any

import pytest
from followed_stories import (
    Story,
    due_by,
    follow_stories,
    found_link,
    promise,
    report,
    story,
    supporting,
    verdicts_on,
)

from summarizer._follow.promises_file import dump_promises

PLEDGED = "Orlen pledged to rebuild the Sarn bridge by 30 June"
REBUILT = "Orlen has rebuilt the Sarn bridge"


def _pledge(published: str | None = "2031-02-03", **fields: Any) -> Story:
    known: dict[str, Any] = {
        "action": "rebuild the Sarn bridge",
        "deadline": due_by("2031-06-30"),
    } | fields
    item = promise(PLEDGED, **known)
    # The same text would be the same document: each says on which day it was written.
    return story(
        f"{PLEDGED}, its ministry said. It was {published}. {published} it was.", published, item
    )


def _rebuilt(published: str | None = "2031-06-20", result: str = "done") -> Story:
    item = report(REBUILT, "rebuild the Sarn bridge", result, source="the mayor of Sarn")
    return story(f"{REBUILT}, the mayor of Sarn said. ({published})", published, item)


KEPT = found_link("fulfilled", REBUILT, PLEDGED, source="the mayor of Sarn")


def test_a_report_of_a_promise_is_linked_with_the_words_of_both_documents() -> None:
    told = [_pledge(), _rebuilt()]
    done = follow_stories(told, KEPT)
    (link,) = done.promises.links
    assert (link.type, link.according_to, link.late, link.maker_only) == (
        "fulfilled",
        "the mayor of Sarn",
        "no",
        False,
    )
    for one, of in ((link.evidence[0], told[1]), (link.about[0], told[0])):
        assert of.document.text[one.start : one.end] == one.quote
    assert [call.name for call in done.calls] == ["links", "verification"]
    (chain,) = done.promises.chains
    assert chain.promises == (link.earlier,) and chain.reports == (link.later,)


def test_the_first_summary_and_one_of_another_side_cost_nothing() -> None:
    other = story(
        "Tarn opened a school.", "2031-03-01", promise("Tarn opened", "open"), parties=["Tarn"]
    )
    assert not follow_stories([_pledge(), other]).calls


def test_the_same_input_again_asks_nothing_and_gives_the_same_bytes() -> None:
    told = [_pledge(), _rebuilt()]
    first = follow_stories(told, KEPT)
    again = follow_stories(told, KEPT, kept=first.promises)
    assert not again.calls and again.followed.added == 0
    assert dump_promises(again.promises) == dump_promises(first.promises)


def test_a_promise_that_is_added_after_its_report_is_linked_as_well() -> None:
    first = follow_stories([_rebuilt()])
    link = KEPT | {"later": "k1", "earlier": "n1"}
    done = follow_stories([_rebuilt(), _pledge()], link, kept=first.promises)
    assert done.types == ["fulfilled"]


@pytest.mark.parametrize("support", ["not", "partly"])
def test_what_the_second_reading_does_not_support_is_refused(support: str) -> None:
    done = follow_stories(
        [_pledge(), _rebuilt()],
        KEPT,
        verdicts=lambda call: verdicts_on(call, support, ["hedge"] if support == "partly" else []),
    )
    assert not done.types and len(done.reasons) == 1


def test_a_link_without_a_verdict_is_refused() -> None:
    done = follow_stories([_pledge(), _rebuilt()], KEPT, verdicts=lambda _call: {"verdicts": []})
    assert done.reasons == ["the second reading gave no verdict on it"]


def test_a_quote_that_the_document_does_not_hold_refuses_the_link() -> None:
    link = found_link("fulfilled", "Orlen has rebuilt the whole of Sarn", PLEDGED)
    done = follow_stories([_pledge(), _rebuilt()], link)
    assert not done.types and "not verbatim" in done.reasons[0]
    assert len(done.calls) == 1  # there is nothing to verify


@pytest.mark.parametrize(
    ("told", "link", "why"),
    [
        pytest.param(
            [_pledge(), _rebuilt("2031-06-20", "not_done")],
            found_link("missed", REBUILT, PLEDGED),
            "the day is not over",
            id="missed-before-the-day",
        ),
        pytest.param(
            [_pledge(), _pledge(None)],
            found_link("extended", PLEDGED, PLEDGED),
            "undated",
            id="undated",
        ),
        pytest.param(
            [_pledge(), _rebuilt("2031-07-20", "not_done")],
            found_link("fulfilled", REBUILT, PLEDGED),
            "not done",
            id="its-text-says-otherwise",
        ),
        pytest.param(
            [_pledge(), _pledge("2031-03-01", deadline=due_by("2031-06-30"))],
            found_link("extended", PLEDGED, PLEDGED),
            "the date is the same",
            id="moved-nowhere",
        ),
    ],
)
def test_code_forbids_what_it_knows_better(told: list[Story], link: dict[str, object], why: str) -> None:
    done = follow_stories(told, link, verdicts=supporting)
    assert not done.types
    (reason,) = done.reasons
    assert why in reason


@pytest.mark.parametrize(
    ("day", "other"),
    [
        ("by 31 July", "on 29 July"),
        ("до 31 июля", "29 июля"),
        ("am 31. Oktober", "am 2. Oktober"),
        ("by July 31st", "on the 29th of July"),
        ("1er août", "le 3 août"),
    ],
)
def test_the_day_of_a_month_counts_nothing(day: str, other: str) -> None:
    kept = f"{REBUILT} {other}"
    told = story(f"{kept}, it said.", "2031-06-20", report(kept, f"rebuild the Sarn bridge {other}"))
    done = follow_stories([_pledge(action=f"rebuild the Sarn bridge {day}"), told], KEPT)
    assert done.types == ["fulfilled"], done.reasons


def test_nothing_is_asked_about_two_promisers_of_one_act() -> None:
    assert not follow_stories([_pledge(by=["p2"]), _pledge("2031-03-01")]).calls


def test_a_reprint_is_the_same_by_code_and_read_again_only() -> None:
    body = f"{PLEDGED}, its ministry said. Work is to begin in spring. The old bridge fell in 2029."
    item = promise(PLEDGED, "rebuild the Sarn bridge")
    days = (("", "2031-02-03"), (" (Wire)", "2031-02-04"))
    told = [story(f"{body}{end}", day, item) for end, day in days]
    done = follow_stories(told)
    assert [(link.type, link.decided_by) for link in done.promises.links] == [("same", "code")]
    assert [call.name for call in done.calls] == ["verification"]


def test_the_same_words_a_month_later_are_asked_about() -> None:
    body = f"{PLEDGED}, its ministry said. Work is to begin in spring."
    item = promise(PLEDGED, "rebuild the Sarn bridge")
    days = (("", "2031-02-03"), (" (Wire)", "2031-03-04"))
    told = [story(f"{body}{end}", day, item) for end, day in days]
    assert [call.name for call in follow_stories(told).calls] == ["links"]


def _versions(days: tuple[str | None, str | None]) -> list[Story]:
    body = f"{PLEDGED}, its ministry said. Work is to begin in spring."
    first = promise(PLEDGED, "rebuild the Sarn bridge", deadline=due_by("2031-06-30"))
    later = promise(PLEDGED, "rebuild the Sarn bridge", deadline=due_by("2031-07-30"))
    return [
        story(body, days[0], first, name="bridge.html"),
        story(f"{body} Corrected: the day is 30 July.", days[1], later, name="bridge.html"),
    ]


def test_a_corrected_article_takes_the_place_of_the_earlier_one() -> None:
    told = _versions(("2031-02-03", "2031-02-05"))
    done = follow_stories(told).promises
    assert [one.id for one in done.documents] == [told[1].document.id]
    (replaced,) = done.replaced
    assert replaced.old.id == told[0].document.id and replaced.document == told[1].document.id
    assert [str(one.deadline.end) for one in replaced.mentions if one.deadline] == ["2031-06-30"]
    again = follow_stories(told, kept=done)
    assert not again.calls and again.promises == done


@pytest.mark.parametrize("days", [("2031-02-03", "2031-02-03"), (None, "2031-02-03"), (None, None)])
def test_two_versions_without_an_order_are_told_in_one_line(days: tuple[str | None, str | None]) -> None:
    done = follow_stories(_versions(days)).followed
    (failure,) = done.failures
    assert failure.startswith("bridge.html has two versions and nothing says which is the later")
    assert len(done.promises.documents) == 1


def test_a_summary_that_was_made_anew_is_followed_anew() -> None:
    first = follow_stories([_pledge()]).promises
    done = follow_stories([_pledge(action="rebuild two bridges")], kept=first).promises
    assert [one.told for one in done.mentions] == ["rebuild two bridges"]
