"""States: computed for a day from what was told by then, and never more than somebody said."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from examples import attribution
from followed_stories import (
    Story,
    due_by,
    follow_stories,
    found_link,
    promise,
    report,
    story,
)

from summarizer._follow.states import Ledger, PromiseState, states_on
from summarizer._views.due_rows import word_state

PLEDGED = "Orlen will rebuild the Sarn bridge by 30 June"
TOLD = "the Sarn bridge of Orlen was told of here"


def _made(**fields: Any) -> Story:
    known = {"action": "rebuild the Sarn bridge", "deadline": due_by("2031-06-30")} | fields
    return story(f"{PLEDGED}.", "2031-02-03", promise(PLEDGED, **known))


def _told(day: str) -> Story:
    item = report(TOLD, "rebuild the Sarn bridge", result="partly_done")
    return story(f"On {day} {TOLD}.", day, item)


def _again(day: str, deadline: str | None) -> Story:
    due = due_by(deadline) if deadline else None
    item = promise(TOLD, "rebuild the Sarn bridge", deadline=due)
    return story(f"On {day} {TOLD}.", day, item)


def _state(told: list[Story], as_of: str, *links: dict[str, Any], **options: Any) -> PromiseState:
    promises = follow_stories(told, *links, **options).promises
    (chain,) = promises.chains
    (state,) = states_on(chain, Ledger(promises), dt.date.fromisoformat(as_of))
    return state


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2031-02-03", "open"),
        ("2031-06-15", "open"),
        ("2031-06-16", "due_soon"),
        ("2031-06-30", "due_soon"),
        ("2031-07-01", "overdue"),
    ],
)
def test_a_day_that_passes_makes_a_promise_overdue_and_nothing_more(as_of: str, state: str) -> None:
    found = _state([_made()], as_of)
    assert (found.state, found.rests_on) == (state, ())


def test_nothing_is_known_before_anybody_told_of_it() -> None:
    promises = follow_stories([_made()]).promises
    assert states_on(promises.chains[0], Ledger(promises), dt.date(2031, 2, 2)) == []


@pytest.mark.parametrize(
    ("type_", "told_on", "state"),
    [
        ("fulfilled", "2031-06-20", "fulfilled"),
        ("partly_fulfilled", "2031-06-20", "partly_fulfilled"),
        ("missed", "2031-07-04", "missed"),
        ("broken", "2031-07-04", "broken"),
        ("broken", "2031-06-20", "overdue"),
        ("withdrawn", "2031-06-20", "withdrawn"),
    ],
)
def test_what_was_told_is_the_state_according_to_who_says_so(
    type_: str, told_on: str, state: str
) -> None:
    link = found_link(type_, TOLD, PLEDGED, source="the mayor of Sarn")
    found = _state([_made(), _told(told_on)], "2031-07-05", link)
    assert found.state == state
    assert [said.according_to for said in found.said] == ["the mayor of Sarn"]
    assert bool(found.rests_on) == (state != "overdue")


def test_what_was_told_after_the_day_does_not_count() -> None:
    link = found_link("fulfilled", TOLD, PLEDGED)
    told = [_made(), _told("2031-07-20")]
    assert _state(told, "2031-07-10", link).state == "overdue"
    assert _state(told, "2031-07-20", link).state == "fulfilled"


def test_the_word_of_its_maker_alone_is_marked_as_that() -> None:
    link = found_link("fulfilled", TOLD, PLEDGED, source="Orlen's ministry")
    found = _state([_made(), _told("2031-06-20")], "2031-07-05", link)
    assert (found.state, found.maker_only) == ("fulfilled", True)


def _link_told(type_: str, hedge: str | None, day: str) -> dict[str, Any]:
    return found_link(type_, f"On {day} {TOLD}", PLEDGED, source="Vesk", hedge=hedge)


def test_a_state_that_is_told_with_a_hedge_shows_it_and_is_not_firm() -> None:
    link = found_link("fulfilled", TOLD, PLEDGED, source="Vesk", hedge="reportedly")
    found = _state([_made(), _told("2031-06-20")], "2031-07-05", link)
    assert (found.state, found.hedges, found.is_firm) == ("fulfilled", ("reportedly",), False)
    assert word_state(found) == "“reportedly” fulfilled, according to Vesk (reportedly)"


def test_a_promise_that_is_only_said_to_be_made_shows_it() -> None:
    hedged = attribution(None, "reporter") | {"hedge": "is said to"}
    found = _state([_made(attribution=hedged)], "2031-03-01")
    assert (found.made_hedges, found.is_firm) == (("is said to",), False)
    assert word_state(found) == "open (promised “is said to”)"


@pytest.mark.parametrize(
    ("first", "then", "state", "hedges"),
    [
        pytest.param(("fulfilled", None), ("missed", "reportedly"), "disputed", (), id="kept-but"),
        pytest.param(("missed", None), ("fulfilled", "reportedly"), "disputed", (), id="missed-but"),
        pytest.param(
            ("partly_fulfilled", None), ("fulfilled", "reportedly"), "partly_fulfilled", (), id="part"
        ),
        pytest.param(("withdrawn", None), ("fulfilled", "reportedly"), "withdrawn", (), id="gone"),
        pytest.param(("missed", "reportedly"), ("fulfilled", None), "fulfilled", (), id="firm-after"),
        pytest.param(
            ("missed", "reportedly"), ("broken", "it seems"), "broken", ("it seems",), id="both-hedged"
        ),
    ],
)
def test_what_is_hedged_takes_the_place_of_nothing_firm(
    first: tuple[str, str | None],
    then: tuple[str, str | None],
    state: str,
    hedges: tuple[str, ...],
) -> None:
    days = ("2031-07-02", "2031-07-04")
    told = [_made(), *map(_told, days)]
    kept = follow_stories(told[:2], _link_told(*first, days[0])).promises
    found = _state(told, "2031-07-05", _link_told(*then, days[1]), kept=kept)
    assert (found.state, found.hedges) == (state, hedges)


def test_a_moved_promise_is_due_on_its_new_day() -> None:
    link = found_link("extended", TOLD, PLEDGED)
    told = [_made(), _again("2031-05-01", "2031-09-30")]
    promises = follow_stories(told, link).promises
    (moved,) = promises.links
    assert moved.change and moved.change.old and moved.change.new
    assert (str(moved.change.old.end), str(moved.change.new.end)) == ("2031-06-30", "2031-09-30")
    assert _state(told, "2031-07-05", link).state == "extended"
    assert _state(told, "2031-10-01", link).state == "overdue"


def test_a_repeated_promise_with_another_day_is_moved() -> None:
    link = found_link("repeated", TOLD, PLEDGED)
    assert follow_stories([_made(), _again("2031-05-01", "2031-09-30")], link).types == ["extended"]


def test_a_promise_whose_condition_was_not_met_is_neither_missed_nor_overdue() -> None:
    told = [_made(condition=PLEDGED), _told("2031-05-20")]
    unmet = found_link("", TOLD, PLEDGED, source="the speaker")
    unmet = {name: unmet[name] for name in ("later", "earlier", "source", "hedge", "evidence", "about")}
    found = _state(told, "2031-08-01", unmet=[unmet])
    assert found.state == "condition_not_met"
    assert [said.according_to for said in found.rests_on] == ["the speaker"]


def test_a_fulfilment_that_another_denies_is_disputed() -> None:
    kept, denial = _told("2031-06-20"), "no stone of the Sarn bridge has been laid, Vesk said"
    item = report(denial, "rebuild the Sarn bridge", "not_done")
    denied = story(f"It seems {denial}.", "2031-07-03", item)
    first = follow_stories([_made(), kept], found_link("fulfilled", TOLD, PLEDGED)).promises
    link = found_link("denied", denial, TOLD, earlier="k2", of="fulfilment", source="Vesk")
    done = follow_stories([_made(), kept, denied], link, kept=first).promises
    (state,) = states_on(done.chains[0], Ledger(done), dt.date(2031, 7, 5))
    assert state.state == "disputed"
    assert [said.according_to for said in state.rests_on] == ["Vesk"]
