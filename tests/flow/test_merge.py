"""Merging: the same thing said twice is one item; what differs in force, source or sum stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from examples import (
    ANOTHER_PROMISE,
    EMPTY,
    attribution,
    commitment,
    commitment_of,
    concern,
    evidence,
    meeting_of,
    states,
    summary_of,
)

from summarizer import Document, Summary
from summarizer._flow.merge import merge_windows
from summarizer._proof.settle import Settled
from summarizer._text.reading import Reading

TEXT = """\
Japan pledged 10 million dollars for the port on Monday. Kenya and Japan met in Nairobi on Monday.
Tokyo's envoy repeated that Japan would pay the 10 million dollars for the port by 2030.
Kenya reportedly agreed to clear the harbour. The Monday meeting between Kenya and Japan lasted an hour.
Kenya agreed to clear the harbour if the rains end. Kenya fears the silt, and Kenya fears the silt still.
"""
PARTIES = states("Japan", "Kenya", "JAPAN")


def _summary(**items: list[dict[str, Any]]) -> Summary:
    return summary_of(EMPTY | {"parties": PARTIES} | items, of=Document(TEXT, published="2024-05-08"))


PLEDGE = commitment_of(
    "Japan pledged 10 million dollars for the port", action="pay 10 million dollars for the port"
)
REPEATED = PLEDGE | {
    "id": "c2",
    "by": ["p3"],
    "to": ["p2"],
    "deadline": {"text": "by 2030"},
    "evidence": evidence(3, "Japan would pay the 10 million dollars for the port by 2030"),
}


def test_a_promise_repeated_is_one_item_with_both_evidences_and_the_deadline() -> None:
    (item,) = _summary(commitments=[PLEDGE, REPEATED]).commitments
    assert [each.sentence for each in item.evidence] == [1, 3]
    assert item.deadline is not None and item.deadline.text == "by 2030"
    assert item.to == ("p2",)


@pytest.mark.parametrize(
    "change",
    [
        *ANOTHER_PROMISE,
        pytest.param({"standing": "withdrawn"}, id="withdrawn"),
        pytest.param({"action": "deepen the port"}, id="another-act"),
    ],
)
def test_promises_that_differ_in_what_counts_stay_apart(change: dict[str, Any]) -> None:
    assert len(_summary(commitments=[PLEDGE, REPEATED | change]).commitments) == 2


def test_a_hedged_a_conditional_and_a_negated_promise_of_one_act_stay_apart() -> None:
    plain = commitment("c1", by=["p2"], modality="agreed", action="clear the harbour")
    hedged = plain | {
        "attribution": attribution(hedge="reportedly"),
        "evidence": evidence(4, "Kenya reportedly agreed to clear the harbour"),
    }
    conditional = plain | {
        "id": "c2",
        "condition": "if the rains end",
        "evidence": evidence(6, "Kenya agreed to clear the harbour if the rains end"),
    }
    summary = _summary(commitments=[hedged, conditional])
    assert [(each.attribution.hedge, each.condition) for each in summary.commitments] == [
        ("reportedly", None),
        (None, "if the rains end"),
    ]


def test_two_meetings_of_the_same_sides_on_one_day_differ_by_their_people_or_topics() -> None:
    people = [{"name": "Kenya", "role": None, "party": "p2"}]
    others = [{"name": "Japan", "role": None, "party": "p1"}]
    for one, other in (
        ({"participants": people}, {"participants": others}),
        ({"topics": ["silt"]}, {"topics": ["the rains"]}),
    ):
        assert len(_summary(meetings=[MET | one, MENTIONED | other]).meetings) == 2


def test_two_sources_of_one_claim_stay_apart() -> None:
    sourced = [
        PLEDGE | {"attribution": attribution("Japan", "official_statement")},
        REPEATED | {"attribution": attribution("Tokyo's envoy", "named_person")},
    ]
    assert [each.attribution.source for each in _summary(commitments=sourced).commitments] == [
        "Japan",
        "Tokyo's envoy",
    ]


MET = meeting_of(
    "Kenya and Japan met in Nairobi on Monday", sentence=2, when={"text": "Monday"}, place="Nairobi"
)
MENTIONED = meeting_of(
    "The Monday meeting between Kenya and Japan lasted an hour",
    sentence=5,
    id="m2",
    parties=["p2", "p1"],
    when={"text": "Monday"},
    format="unspecified",
    topics=["the port"],
)


def test_a_meeting_mentioned_again_is_one_meeting_and_references_follow_it() -> None:
    pledge = PLEDGE | {"meeting": "m2"}
    summary = _summary(meetings=[MET, MENTIONED], commitments=[pledge])
    (item,) = summary.meetings
    assert (item.place, item.topics, item.format) == ("Nairobi", ("the port",), "in_person")
    assert len(item.evidence) == 2
    assert summary.commitments[0].meeting == item.id == "m1"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "cancelled"}, id="another-status"),
        pytest.param({"format": "phone"}, id="another-format"),
        pytest.param({"parties": ["p2"]}, id="other-parties"),
        pytest.param({"sideline_of": "m1"}, id="on-the-other's-sidelines"),
        pytest.param({"background": True}, id="told-as-history"),
        pytest.param({"when": None}, id="no-date-to-tell"),
    ],
)
def test_meetings_that_may_be_two_stay_two(change: dict[str, Any]) -> None:
    assert len(_summary(meetings=[MET, MENTIONED | change]).meetings) == 2


def test_a_concern_voiced_twice_is_one_concern() -> None:
    twice = [
        concern(
            "k1", raised_by=["p2"], about="the silt", evidence=evidence(7, "Kenya fears the silt, and")
        ),
        concern(
            "k2", raised_by=["p2"], about="silt, the", evidence=evidence(7, "Kenya fears the silt still")
        ),
    ]
    (item,) = _summary(concerns=twice).concerns
    assert [each.quote for each in item.evidence] == [
        "Kenya fears the silt, and",
        "Kenya fears the silt still",
    ]


def test_one_state_under_two_spellings_is_one_party_with_an_alias() -> None:
    parties = _summary().parties
    assert [(each.id, each.name, each.aliases, each.country) for each in parties] == [
        ("p1", "Japan", ("JAPAN",), "JPN"),
        ("p2", "Kenya", (), "KEN"),
    ]


def test_a_capital_where_a_meeting_is_held_stays_a_place_and_is_no_party() -> None:
    (item,) = _summary(meetings=[MET]).meetings
    assert item.place == "Nairobi"
    assert [(each.name, each.aliases) for each in _summary(meetings=[MET]).parties] == [
        ("Japan", ("JAPAN",)),
        ("Kenya", ()),
    ]


def test_a_summary_merged_again_is_the_same() -> None:
    settled = Settled(
        parties=list(_summary().parties),
        meetings=list(_summary(meetings=[MET, MENTIONED]).meetings),
        commitments=list(_summary(commitments=[PLEDGE, REPEATED]).commitments),
    )
    again = merge_windows([settled], Reading.of(Document(TEXT)))
    assert (again.parties, again.meetings, again.commitments) == (
        settled.parties,
        settled.meetings,
        settled.commitments,
    )


def test_references_follow_a_party_that_was_named_by_its_capital() -> None:
    parties = [*PARTIES, {"id": "p4", "name": "Tokyo", "kind": "state"}]
    summary = _summary(parties=parties, commitments=[PLEDGE | {"by": ["p4"]}])
    assert summary.commitments[0].by == ("p1",)
    assert summary.parties[0].aliases == ("JAPAN", "Tokyo")
