"""Settling: references follow what stands, in the document's order."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import cases_in
from examples import (
    EMPTY,
    evidence,
    good,
    meeting,
    summary_of,
)

from summarizer import Document


def test_what_refers_to_a_refused_party_or_meeting_is_settled_after_it() -> None:
    answer = good()
    answer["meetings"][0]["evidence"] = evidence(1, "Sandvik met the Swedes in Malmö")
    answer["parties"].append({"id": "p3", "name": "Sweden", "kind": "state"})
    answer["commitments"][2]["to"] = ["p3"]
    answer["concerns"][0]["raised_by"] = ["p3"]
    summary = summary_of(answer)
    assert [each.status for each in summary.meetings] == ["scheduled"]
    assert summary.commitments[0].meeting is None
    assert summary.asks[0].to == ()
    assert [each.voice for each in summary.concerns] == ["reported"]
    whys = " ".join(each.why for each in summary.rejected)
    assert "party: Sweden was refused" in whys
    assert "meeting: Sandvik met the Swedes in Malmö was refused" in whys


def test_a_party_id_used_twice_names_nobody() -> None:
    answer = good()
    answer["parties"].append({"id": "p1", "name": "Denmark", "kind": "state"})
    summary = summary_of(answer)
    assert [party.name for party in summary.parties] == ["Iceland"]
    assert [each.action for each in summary.commitments] == [
        "not cut quotas before 2027",
        "share its cod surveys",
    ]


def test_a_second_item_under_the_same_id_is_refused() -> None:
    answer = good()
    answer["commitments"][1]["id"] = "c1"
    summary = summary_of(answer)
    assert [each.modality for each in summary.commitments] == ["pledged", "urged"]
    assert summary.rejected[0].why == "another item has the same id"


def test_the_order_and_the_ids_follow_the_document() -> None:
    answer = good()
    answer["meetings"].reverse()
    answer["commitments"].reverse()
    assert summary_of(answer) == summary_of(good())


def test_a_side_meeting_keeps_pointing_at_its_summit_whatever_the_ids() -> None:
    text = (
        "Leaders of Chad and Mali met for an hour. It was on the sidelines of a Sahel summit in Dakar."
    )
    answer = EMPTY | {
        "parties": [
            {"id": "p1", "name": "Chad", "kind": "state"},
            {"id": "p2", "name": "Mali", "kind": "state"},
        ],
        "meetings": [
            meeting("m1", evidence=evidence(2, "a Sahel summit in Dakar")),
            meeting(
                "m2",
                parties=["p1", "p2"],
                sideline_of="m1",
                evidence=evidence(1, "Leaders of Chad and Mali met"),
            ),
        ],
    }
    first, second = summary_of(answer, of=Document(text)).meetings
    assert (first.parties, first.sideline_of, second.id) == (("p1", "p2"), "m2", "m2")


@pytest.mark.parametrize(
    ("kind", "field", "neutral"),
    cases_in(
        """
        level: meetings => level => unknown
        format: meetings => format => unspecified
        category: concerns => category => other
        kind-of-a-party: parties => kind => other
        """
    ),
)
@pytest.mark.parametrize("answered", ["of no list", None, 3, ["unknown"]])
def test_what_is_not_in_a_list_that_carries_no_claim_costs_that_detail(
    kind: str, field: str, neutral: str, answered: Any
) -> None:
    answer = good()
    answer[kind][0][field] = answered
    summary, whole = summary_of(answer), summary_of(good())
    assert getattr(getattr(summary, kind)[0], field) == neutral
    counts = [(len(each.parties), len(each.meetings), len(each.commitments), len(each.concerns))
              for each in (summary, whole)]  # fmt: skip
    assert counts[0] == counts[1]
    assert [each.meeting for each in summary.commitments] == [each.meeting for each in whole.commitments]
    (note,) = summary.rejected
    assert "does not fit the schema" in note.why and (answered is None or f"({field}: " in note.what)


@pytest.mark.parametrize(
    ("kind", "field"),
    cases_in(
        """
        status: meetings => status
        modality: commitments => modality
        standing: commitments => standing
        voice: concerns => voice
        kind-of-a-concern: concerns => kind
        """
    ),
)
def test_what_is_not_in_a_list_that_carries_the_claim_costs_the_item(kind: str, field: str) -> None:
    answer = good()
    answer[kind][0][field] = "of no list"
    assert len(getattr(summary_of(answer), kind)) == len(getattr(summary_of(good()), kind)) - 1


def test_a_detail_of_no_list_leaves_the_other_faults_of_its_item_to_be_found() -> None:
    answer = good()
    answer["meetings"][0]["level"] = "of no list"
    answer["meetings"][0]["place"] = "Atlantis"
    summary = summary_of(answer)
    assert (summary.meetings[0].level, summary.meetings[0].place) == ("unknown", None)
    assert len(summary.rejected) == 2
