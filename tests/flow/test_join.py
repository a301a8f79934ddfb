"""Joining: what several windows tell of one thing is one, and nothing is joined over a difference."""

from __future__ import annotations

from typing import Any

import pytest
from examples import (
    ANOTHER_PROMISE,
    attribution,
    commitment,
    concern,
    evidence,
    meeting,
)
from windows_told import AGAIN, BEFORE, MET, PLEDGE, TALKS, told_in_windows


def test_a_meeting_mentioned_in_a_later_window_is_the_one_it_can_be_and_references_follow() -> None:
    said = PLEDGE | {
        "meeting": "m1",
        "evidence": evidence(7, "Norway said that it would pay the 10 million crowns for the quay"),
    }
    summary = told_in_windows({"meetings": [MET]}, {}, {"meetings": [TALKS], "commitments": [said]}, {})
    (met,) = summary.meetings
    assert [each.sentence for each in met.evidence] == [2, 6]
    assert (met.place, met.format, met.topics) == ("Bergen", "in_person", ("fish",))
    assert summary.commitments[0].meeting == met.id


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"background": True}, id="told-as-history"),
        pytest.param({"status": "scheduled"}, id="another-status"),
        pytest.param({"format": "phone"}, id="another-format"),
        pytest.param({"place": "Oslo"}, id="another-place"),
        pytest.param({"when": {"text": "3 March 2021"}}, id="another-day"),
        pytest.param({"parties": ["p1"]}, id="other-sides"),
    ],
)
def test_a_mention_that_differs_in_something_known_is_another_meeting(change: dict[str, Any]) -> None:
    summary = told_in_windows({"meetings": [MET]}, {}, {"meetings": [TALKS | change]}, {})
    assert len(summary.meetings) == 2


def test_a_mention_that_two_meetings_would_fit_is_neither() -> None:
    earlier = BEFORE | {"background": False}
    summary = told_in_windows({"meetings": [MET]}, {"meetings": [earlier]}, {"meetings": [TALKS]}, {})
    assert [len(each.evidence) for each in summary.meetings] == [1, 1, 1]


def test_a_later_mention_with_a_place_of_its_own_is_not_taken_for_one_without() -> None:
    vague = MET | {"place": None, "when": None}
    later = TALKS | {"place": "Bergen"}
    assert len(told_in_windows({"meetings": [vague]}, {}, {"meetings": [later]}, {}).meetings) == 2


ROUNDS = """\
Norway and Iceland held the sixth round of the Fish Dialogue in Bergen, and it went on until dark.

Norway and Iceland had held the fifth round of the Fish Dialogue in Oslo, where nothing came of it.

The sixth round of the Fish Dialogue between Norway and Iceland ended with a supper on the quay.
"""


def test_a_round_of_a_series_is_one_meeting_wherever_it_is_told() -> None:
    def told(round_: str, number: int, quote: str, place: str | None = None) -> dict[str, Any]:
        held = meeting("m1", parties=["p1", "p2"], series="Fish Dialogue", round=round_, place=place)
        return {"meetings": [held | {"evidence": evidence(number, quote)}]}

    summary = told_in_windows(
        told("sixth round", 1, "Norway and Iceland held the sixth round"),
        told("fifth round", 2, "Norway and Iceland had held the fifth round", "Oslo"),
        # It adds a place, and would be a mention of nothing but for the round.
        told("sixth round", 3, "The sixth round of the Fish Dialogue between Norway", "the quay"),
        text=ROUNDS,
    )
    assert [(each.round, len(each.evidence)) for each in summary.meetings] == [
        ("sixth round", 2),
        ("fifth round", 1),
    ]


def test_two_meetings_that_one_window_tells_apart_stay_two() -> None:
    other = TALKS | {
        "id": "m2",
        "background": True,
        "evidence": evidence(5, "Iceland reportedly agreed to clear the harbour"),
        "attribution": attribution(hedge="reportedly"),
    }
    assert len(told_in_windows({}, {"meetings": [BEFORE, other]}, {}, {}).meetings) == 2


def test_a_promise_told_in_two_windows_is_one_with_two_evidences() -> None:
    summary = told_in_windows(
        {"commitments": [PLEDGE | {"to": ["p2"]}]}, {}, {}, {"commitments": [AGAIN]}
    )
    (promise,) = summary.commitments
    assert promise.modality == "pledged"
    assert [each.sentence for each in promise.evidence] == [3, 9]
    assert promise.to == ("p2",)


@pytest.mark.parametrize(
    "change",
    [
        *ANOTHER_PROMISE,
        pytest.param({"modality": "offered"}, id="an-offer"),
        pytest.param({"standing": "disputed"}, id="disputed"),
        pytest.param({"action": "not pay 10 million crowns for the quay"}, id="negated"),
        pytest.param({"action": "pay for the quay"}, id="without-the-sum"),
        pytest.param({"attribution": attribution("Iceland", "named_person")}, id="only-one-sourced"),
    ],
)
def test_promises_of_two_windows_that_differ_stay_two(change: dict[str, Any]) -> None:
    sourced = PLEDGE | {"attribution": attribution("Norway", "named_person")}
    summary = told_in_windows({"commitments": [sourced]}, {}, {}, {"commitments": [AGAIN | change]})
    assert len(summary.commitments) + len(summary.rejected) == 2
    assert all(len(each.evidence) == 1 for each in summary.commitments)


def test_a_hedged_and_a_plain_report_of_two_windows_stay_two() -> None:
    plain = commitment("c1", by=["p2"], modality="agreed", action="clear the harbour")
    hedged = plain | {
        "attribution": attribution(hedge="reportedly"),
        "evidence": evidence(5, "Iceland reportedly agreed to clear the harbour"),
    }
    plain |= {"evidence": evidence(8, "Iceland agreed to clear the harbour")}
    summary = told_in_windows({}, {"commitments": [hedged]}, {}, {"commitments": [plain]})
    assert [each.attribution.hedge for each in summary.commitments] == ["reportedly", None]


def test_an_act_without_an_actor_is_not_given_to_one_of_two() -> None:
    nobody = AGAIN | {"by": []}
    other = PLEDGE | {
        "by": ["p2"],
        "evidence": evidence(7, "it would pay the 10 million crowns for the quay"),
    }
    known = told_in_windows({"commitments": [PLEDGE]}, {}, {}, {"commitments": [nobody]})
    assert [len(each.by) for each in known.commitments] == [1]
    torn = told_in_windows(
        {"commitments": [PLEDGE]}, {}, {"commitments": [other]}, {"commitments": [nobody]}
    )
    assert [len(each.by) for each in torn.commitments] == [1, 1, 0]


def test_a_side_meeting_told_in_two_windows_stays_at_its_summit() -> None:
    summit = MET | {"parties": ["p1", "p2"], "id": "m1"}
    aside = meeting("m2", parties=["p2", "p1"], background=True, sideline_of="m1")
    first = aside | {"evidence": evidence(3, "Norway pledged 10 million crowns")}
    again = TALKS | {"id": "m7"}
    later = aside | {
        "id": "m8",
        "sideline_of": "m7",
        "evidence": evidence(7, "Norway said that it would pay"),
    }
    summary = told_in_windows({"meetings": [summit, first]}, {}, {"meetings": [later, again]}, {})
    assert [(each.id, each.sideline_of, len(each.evidence)) for each in summary.meetings] == [
        ("m1", None, 2),
        ("m2", "m1", 2),
    ]


def test_a_concern_voiced_in_two_windows_is_one() -> None:
    first = concern(
        "k1", raised_by=["p2"], about="the harbour", evidence=evidence(5, "agreed to clear the harbour")
    )
    first["attribution"] = attribution(hedge="reportedly")
    again = first | {"evidence": evidence(8, "Iceland agreed to clear the harbour")}
    again["attribution"] = attribution()
    third = again | {"id": "k2", "about": "harbour, the", "evidence": evidence(8, "clear the harbour")}
    summary = told_in_windows({}, {"concerns": [first]}, {}, {"concerns": [again, third]})
    assert [len(each.evidence) for each in summary.concerns] == [1, 2]
    assert [each.attribution.hedge for each in summary.concerns] == ["reportedly", None]
    plain = first | {"attribution": attribution()}
    both = told_in_windows({}, {"concerns": [plain]}, {}, {"concerns": [again]})
    assert [[each.sentence for each in item.evidence] for item in both.concerns] == [[5, 8]]


def test_an_overview_of_several_windows_takes_the_most_important_of_each_first() -> None:
    def points(*quotes: tuple[int, str]) -> dict[str, Any]:
        return {
            "overview": [
                {"text": f"{words}.", "evidence": evidence(number, words)} for number, words in quotes
            ]
        }

    summary = told_in_windows(
        points(
            (3, "Norway pledged 10 million crowns"), (2, "Norway and Iceland met in Bergen on Monday")
        ),
        points((4, "Norway and Iceland had met before"), (4, "in Oslo"), (4, "on 3 March 2021")),
        points((6, "The talks between Norway and Iceland went on until dark")),
        points((8, "Iceland agreed to clear the harbour"), (9, "Norway reaffirmed that it would pay")),
    )
    assert [each.evidence[0].sentence for each in summary.overview] == [2, 3, 4, 4, 6, 8]
    assert summary.overview[2].text == "Norway and Iceland had met before."
