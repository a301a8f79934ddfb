"""Coreference: what parts tell in other words is one where a reading of both finds it so."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from typing import Any

import pytest
from examples import (
    EMPTY,
    commitment,
    evidence,
    good,
    meeting,
    summary_of,
)
from windows_told import PARTIES, STORY, WINDOW, summary_in_windows

from summarizer import EndpointError, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.corefer import group_candidates, group_for_calls, may_be_one
from summarizer.schemas import Attribution, Usage, When

RETOLD = {
    "c": "Norway pledged 10 million crowns for the quay",
    "again": "Norway said that it would pay the 10 million crowns for the quay",
}


def _retold(*answers: dict[str, Any], groups: Any) -> tuple[Summary, list[Call]]:
    """The story told by each of its parts, with what the coreference call was answered."""
    compared: list[Call] = []

    def ask(call: Call) -> Reply:
        if call.name == "coreference":
            compared.append(call)
            if isinstance(groups, Exception):
                raise groups
            return Reply({"groups": groups}, Usage(requests=1, tokens_in=7))
        number = re.search(r"This is part (\d+) of", call.user)
        assert number is not None
        return Reply(EMPTY | {"parties": PARTIES} | answers[int(number[1]) - 1])

    return summary_in_windows(STORY, ask, window=WINDOW), compared


def _act(id_: str, sentence: int, quote: str, action: str, **fields: Any) -> dict[str, Any]:
    one = commitment(id_, by=["p1"], action=action, evidence=evidence(sentence, quote), **fields)
    return {"commitments": [one]}


FIRST = _act("c1", 3, RETOLD["c"], "give 10 million crowns")


LATER = _act("c1", 7, RETOLD["again"], "pay the 10 million crowns for the quay")


def _group(*items: str) -> list[dict[str, Any]]:
    return [{"thing": "the money for the quay", "items": list(items)}]


def test_what_two_parts_tell_in_other_words_is_one_where_a_reading_of_both_finds_it_so() -> None:
    summary, (call,) = _retold(FIRST, {}, LATER, {}, groups=_group("c2", "c1", "c2"))
    (promise,) = summary.commitments
    assert promise.id == "c1" and promise.action == "give 10 million crowns"
    assert [each.sentence for each in promise.evidence] == [3, 7]
    assert summary.rejected == () and summary.usage.requests == 5
    assert (
        "c2 | commitment | by: Norway; modality: pledged; action: pay the 10 million crowns" in call.user
    )
    assert all(f"[{number}] " in call.user for number in (3, 5, 7)), "the two before are shown, too"


@pytest.mark.parametrize(
    ("later", "groups"),
    [
        pytest.param(LATER, [], id="nothing-found"),
        pytest.param(LATER, _group("c2"), id="one-alone"),
        pytest.param(LATER, _group("c1", "c9", "m1"), id="items-that-are-none"),
        pytest.param(
            _act("c1", 7, RETOLD["again"], "pay 10 million crowns", modality="urged"),
            _group("c1", "c2"),
            id="an-ask",
        ),
        pytest.param(
            _act("c1", 7, RETOLD["again"], "pay 10 million crowns", standing="disputed"),
            _group("c1", "c2"),
            id="disputed",
        ),
    ],
)
def test_nothing_is_joined_over_a_difference_whatever_the_reading_says(
    later: dict[str, Any], groups: list[dict[str, Any]]
) -> None:
    alone, _ = _retold(FIRST, {}, later, {}, groups=[])
    summary, _ = _retold(FIRST, {}, later, {}, groups=groups)
    assert summary.commitments == alone.commitments


def _on(start: str) -> When:
    day = dt.date.fromisoformat(start)
    return When(text=start, start=day, end=day, precision="day")


def test_amounts_days_and_rounds_that_differ_keep_two_apart() -> None:
    summary, _ = _retold(FIRST, {}, LATER, {}, groups=[])
    first, later = summary.commitments
    assert may_be_one(first, later)
    assert not may_be_one(first, later.model_copy(update={"action": "pay 20 million crowns"}))
    assert may_be_one(first, later.model_copy(update={"action": "pay for the quay"}))
    dated = first.model_copy(update={"deadline": _on("2024-05-01")})
    assert may_be_one(dated, later)
    assert not may_be_one(dated, later.model_copy(update={"deadline": _on("2024-06-01")}))
    assert not may_be_one(first, later.model_copy(update={"by": ("p2",)}))
    one = summary_of(good()).meetings[0].model_copy(update={"when": None, "round": "third"})
    assert may_be_one(one, one.model_copy(update={"when": _on("2024-05-01"), "round": None}))
    assert not may_be_one(one, one.model_copy(update={"round": "fourth"}))
    assert not may_be_one(one, one.model_copy(update={"status": "cancelled"}))
    assert not may_be_one(one, one.model_copy(update={"sideline_of": one.id}))
    assert not may_be_one(one, first)


def test_what_one_part_tells_apart_stays_apart() -> None:
    twice = {
        "commitments": [
            *FIRST["commitments"],
            commitment("c2", by=["p1"], action="help with the quay", evidence=evidence(3, RETOLD["c"])),
        ]
    }
    summary, _ = _retold(twice, {}, LATER, {}, groups=_group("c1", "c2", "c3"))
    told = {each.action: len(each.evidence) for each in summary.commitments}
    assert told == {"give 10 million crowns": 2, "help with the quay": 1}


def test_a_meeting_told_in_two_parts_takes_what_refers_to_it_along() -> None:
    met = meeting("m1", parties=["p1", "p2"], evidence=evidence(2, "Norway and Iceland met in Bergen"))
    talks = "The talks between Norway and Iceland went on until dark"
    went_on = meeting(
        "m1", parties=["p1", "p2"], place="Bergen", background=True, evidence=evidence(6, talks)
    )
    promise = LATER["commitments"][0] | {"meeting": "m1"}
    answers: tuple[dict[str, Any], ...] = ({"meetings": [met | {"format": "in_person"}]}, {})
    later = {"meetings": [went_on], "commitments": [promise]}
    apart, _ = _retold(*answers, later, {}, groups=[])
    assert [each.id for each in apart.meetings] == ["m1", "m2"] and apart.commitments[0].meeting == "m2"
    one, _ = _retold(*answers, later, {}, groups=_group("m1", "m2"))
    assert [each.id for each in one.meetings] == ["m1"] and one.commitments[0].meeting == "m1"
    assert [each.sentence for each in one.meetings[0].evidence] == [2, 6]
    assert one.meetings[0].place == "Bergen" and not one.meetings[0].background


HEDGED = Attribution(source=None, kind="reporter", hedge="reportedly")


PLAIN = Attribution(source=None, kind="reporter", hedge=None)


@pytest.mark.parametrize(
    ("kind", "mine", "its"),
    [
        pytest.param(
            "commitments", {"condition": "if talks go on"}, {"condition": "if it thaws"}, id="condition"
        ),
        pytest.param("commitments", {"attribution": HEDGED}, {"attribution": PLAIN}, id="hedge"),
        pytest.param("commitments", {"to": ("p2",)}, {"to": ("p3",)}, id="to-others"),
        pytest.param("commitments", {"by": ("p1", "p2")}, {"by": ("p1", "p3")}, id="by-others"),
        pytest.param(
            "commitments", {"deadline": When(text="June")}, {"deadline": When(text="May")}, id="month"
        ),
        pytest.param("meetings", {"parties": ("p1", "p2")}, {"parties": ("p1", "p3")}, id="sides"),
        pytest.param("meetings", {"format": "phone"}, {"format": "in_person"}, id="format"),
        pytest.param("meetings", {"place": "Bergen"}, {"place": "Oslo"}, id="place-of-a-meeting"),
        pytest.param("meetings", {"host": "p1"}, {"host": "p2"}, id="host"),
        pytest.param("meetings", {"attribution": HEDGED}, {"attribution": PLAIN}, id="hedged-meeting"),
        pytest.param("concerns", {"about": "10 nets"}, {"about": "20 nets"}, id="figure"),
        pytest.param("concerns", {"directed_at": ("p1",)}, {"directed_at": ("p3",)}, id="at-others"),
    ],
)
def test_what_is_known_of_both_and_differs_keeps_two_apart(
    kind: str, mine: dict[str, Any], its: dict[str, Any]
) -> None:
    one = getattr(summary_of(good()), kind)[0].model_copy(update=mine)
    assert may_be_one(one, one)
    assert not may_be_one(one, one.model_copy(update=its))


def test_a_joined_item_has_all_of_the_sides_and_the_figure_that_one_of_the_two_gives() -> None:
    more = _act("c1", 7, RETOLD["again"], "pay the 10 million crowns", to=["p2"], condition=None)
    less = _act("c1", 3, RETOLD["c"], "help with the quay")
    more["commitments"][0]["by"] = ["p1", "p2"]
    summary, _ = _retold(less, {}, more, {}, groups=_group("c1", "c2"))
    (promise,) = summary.commitments
    assert (promise.by, promise.to) == (("p1", "p2"), ("p2",))
    assert promise.action == "pay the 10 million crowns"


def test_two_parts_are_compared_though_the_first_item_of_a_side_stands_in_both() -> None:
    items = {f"c{at}": summary_of(good()).commitments[0] for at in (1, 2, 3)}
    told = {"c1": frozenset({0, 1}), "c2": frozenset({0}), "c3": frozenset({1})}
    assert group_candidates(items, told) == [["c1", "c2", "c3"]]


def test_items_of_one_side_are_compared_in_one_call_where_they_are_not_too_many() -> None:
    alike = [
        [f"{side}{at}" for at in range(count)] for side, count in (("a", 60), ("b", 60), ("c", 141))
    ]
    parts = group_for_calls(alike)
    assert [len(part) for part in parts] == [60, 60, 100, 41]
    assert list(chain(*parts)) == list(chain(*alike))
    assert group_for_calls([["a"]]) == []


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(EndpointError("it went away", spent={"requests": 3}), id="endpoint"),
        pytest.param([{"thing": "no list", "items": 1}], id="another-schema"),
    ],
)
def test_where_no_reading_of_both_comes_all_stands_and_that_is_told(failure: Any) -> None:
    summary, _ = _retold(FIRST, {}, LATER, {}, groups=failure)
    assert len(summary.commitments) == 2
    assert summary.rejected[0].what == "coreference of 2 items"
    assert summary.rejected[0].why.endswith("what is told twice may be listed twice")


def test_where_no_two_parts_can_tell_of_one_thing_nothing_is_asked() -> None:
    summary, compared = _retold(FIRST, {}, {}, {}, groups=[])
    assert len(summary.commitments) == 1 and compared == []
