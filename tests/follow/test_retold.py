"""Retold: an outcome told beside the retelling of a promise is told of the promise, once."""

from __future__ import annotations

from typing import Any

import pytest
from followed_stories import Follows, Story, due_by, follow_stories, found_link, promise, report, story

from summarizer.schemas import Decision

PLEDGED = "Orlen agreed to hold its fire around Sarn"
BROKEN = "Orlen had broken the ceasefire around Sarn it agreed to"
SAME = found_link("same", "the ceasefire around Sarn it agreed to", PLEDGED)


def _told(**retold: Any) -> list[Story]:
    made = promise(PLEDGED, "hold its fire around Sarn")
    retelling = promise(BROKEN, "hold its fire around Sarn", source="the observers") | retold
    outcome = report(BROKEN, "hold its fire around Sarn", "not_done", source="the observers")
    return [
        story(f"{PLEDGED}.", "2031-02-03", made),
        story(f"{BROKEN}, the observers said.", "2031-02-06", retelling, outcome | {"commitment": "c1"}),
    ]


TOLD = _told()
REPORT, RETELLING = (f"{TOLD[1].document.id[:12]}.{item}" for item in ("r1", "c1"))
PROMISE = f"{TOLD[0].document.id[:12]}.c1"


def _ends(done: Follows) -> set[tuple[str, str, str]]:
    return {(link.later, link.type, link.earlier) for link in done.promises.links}


def test_an_outcome_of_a_retelling_leads_to_the_promise_with_its_words() -> None:
    done = follow_stories(TOLD, SAME)
    assert _ends(done) == {(RETELLING, "same", PROMISE), (REPORT, "broken", PROMISE)}
    (broken,) = [link for link in done.promises.links if link.type == "broken"]
    assert (broken.according_to, broken.about[0].quote) == ("the observers", PLEDGED)


def test_it_stays_where_nothing_says_that_the_promise_is_the_same() -> None:
    assert _ends(follow_stories(TOLD)) == {(REPORT, "broken", RETELLING)}


def test_it_moves_when_the_promise_is_added_later() -> None:
    first = follow_stories(TOLD[1:])
    link = SAME | {"later": "k1", "earlier": "n1"}
    done = follow_stories(TOLD, link, kept=first.promises)
    assert (REPORT, "broken", PROMISE) in _ends(done) and len(_ends(done)) == 2


def test_what_is_told_of_both_is_told_once() -> None:
    direct = found_link("broken", BROKEN, PLEDGED, later="n2", source="the observers")
    done = follow_stories(TOLD, SAME, direct)
    assert _ends(done) == {(RETELLING, "same", PROMISE), (REPORT, "broken", PROMISE)}
    assert done.reasons == ["told of the same promise in an earlier document as well"]


def test_a_promise_that_code_forbids_is_left_alone() -> None:
    """By the earlier text its day is not over: no accusation wanders there."""
    told = _told(deadline=due_by("2031-02-05"))
    made = promise(PLEDGED, "hold its fire around Sarn", deadline=due_by("2031-03-01"))
    told[0] = story(f"{PLEDGED}.", "2031-02-03", made)
    done = follow_stories(told, SAME)
    (accusation,) = [link for link in done.promises.links if link.type == "missed"]
    assert accusation.earlier == RETELLING


@pytest.mark.parametrize(
    ("earlier", "ruling", "accused"),
    [
        pytest.param(PROMISE, "no", set(), id="no-of-the-promise"),
        pytest.param(RETELLING, "no", set(), id="no-of-the-retelling"),
        pytest.param(RETELLING, "yes", {RETELLING}, id="yes-of-the-retelling"),
    ],
)
def test_a_persons_ruling_is_not_walked_around(earlier: str, ruling: str, accused: set[str]) -> None:
    decision = Decision.model_validate(
        {"later": REPORT, "earlier": earlier, "ruling": ruling, "who": "A", "when": "2031-07-01T10:00Z"}
    )
    done = follow_stories(TOLD, SAME, decisions=[decision])
    assert {link.earlier for link in done.promises.links if link.type == "broken"} == accused
