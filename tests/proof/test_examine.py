"""Examination: what costs an item, what only a detail of it, and what stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from case_tables import cases_in
from examples import (
    EMPTY,
    attribution,
    evidence,
    good,
    meeting,
    summary_of,
)

from summarizer import Document


@pytest.mark.parametrize(
    ("kind", "change", "why"),
    [
        *cases_in(
            """
            unknown-party: commitments => {"by": ["p9"]} => no party has this id
            figure-in-the-action: commitments => {"action": "pay €30 million"} => figure 30m
            magnitude-in-the-action: commitments => {"action": "pay €25 billion"} => figure 25bn
            name-in-the-action: commitments => {"action": "pay Sweden €25 million"} => name Sweden
            invented-condition: commitments => {"condition": "if Sweden agrees"} => do not stand
            modality-of-no-schema: commitments => {"modality": "swore"} => does not fit
            no-evidence: commitments => {"evidence": []} => no evidence
            unknown-side: meetings => {"parties": ["p1", "p7"]} => no party has this id
            unknown-raiser: concerns => {"raised_by": ["p7"]} => no party has this id
            figure-in-the-concern: concerns => {"about": "the 14 trawlers"} => figure 14
            name-in-the-overview: overview => {"text": "Sweden paid; so did Finland."} => Finland
            overview-figure: overview => {"text": "Norway pledged €26 million."} => figure 26m
            party-not-in-the-text: parties => {"name": "Sweden"} => name does not stand
            part-of-a-name: parties => {"name": "Nor"} => name does not stand
            """
        ),
        pytest.param(
            "commitments",
            json.dumps({"attribution": attribution(hedge="allegedly")}),
            "hold this hedge",
            id="invented-hedge",
        ),
        pytest.param(
            "commitments",
            json.dumps({"attribution": attribution("a Swedish envoy", "anonymous")}),
            "does not stand",
            id="invented-source",
        ),
    ],
)
def test_a_fault_in_what_carries_a_claim_costs_the_claim(kind: str, change: str, why: str) -> None:
    answer = good()
    answer[kind][0] |= json.loads(change)
    summary = summary_of(answer)
    assert len(getattr(summary, kind)) == len(answer[kind]) - 1
    assert why in summary.rejected[0].why


DETAIL_FAULTS = [
    pytest.param({"place": "Oslo"}, "place", id="place-not-in-the-text"),
    pytest.param({"when": {"text": "Wednesday"}}, "when", id="date-not-in-the-text"),
    pytest.param({"host": "p9"}, "host", id="unknown-host"),
    pytest.param({"sideline_of": "m9"}, "sideline_of", id="unknown-meeting"),
    pytest.param({"sideline_of": "m1"}, "sideline_of", id="its-own-sideline"),
    pytest.param({"occasion": "after the ball"}, "occasion", id="occasion-not-in-the-text"),
    pytest.param({"round": "third round"}, "round", id="round-not-in-the-text"),
]


@pytest.mark.parametrize(("change", "field"), DETAIL_FAULTS)
def test_a_fault_in_a_detail_costs_the_detail_and_is_listed(change: dict[str, Any], field: str) -> None:
    answer = good()
    answer["meetings"][0] |= change
    summary = summary_of(answer)
    assert getattr(summary.meetings[0], field) is None
    assert [
        each.what.partition(" (")[2].partition(":")[0].split(".")[0] for each in summary.rejected
    ] == [field]


def test_a_person_who_is_not_in_the_text_is_refused() -> None:
    answer = good()
    answer["meetings"][0]["participants"].append(
        {"name": "Astrid Nilsen", "role": "Prime Minister", "party": "p1"}
    )
    summary = summary_of(answer)
    assert [each.name for each in summary.meetings[0].participants] == ["Liv Sandvik", "Einar Hallsson"]
    assert any("Astrid Nilsen" in each.what for each in summary.rejected)


@pytest.mark.parametrize("steering", ["\b", "\f", "\x1b", "\x7f", "\u202e"], ids=ascii)
def test_an_item_with_a_control_that_the_document_does_not_hold_is_refused(steering: str) -> None:
    answer = good()
    answer["commitments"][0]["action"] += steering
    summary = summary_of(answer)
    assert "control characters" in summary.rejected[0].why
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]


ROLES = """\
Adela Vornik, the foreign minister of Velmora, met Joram Keltas in the Tarsian capital on Wednesday.

They had talked before. Both sides were content with it. So were the ferrymen of the coast.

The weather was fine. No wind blew.

The ferry line was suspended in January, the harbour master of Ostry said.
"""


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param({"when": {"text": "Wednesday"}}, True, id="date-of-its-sentence"),
        pytest.param({"when": {"text": "in January"}}, False, id="date-of-another-story"),
        pytest.param({"place": "the Tarsian capital"}, True, id="place-of-its-sentence"),
        pytest.param({"place": "Halden"}, False, id="place-that-stands-nowhere"),
        pytest.param({"place": "here"}, False, id="a-word-that-names-no-place"),
    ],
)
def test_a_date_or_place_from_another_part_of_the_text_is_not_taken(
    change: dict[str, Any], kept: bool
) -> None:
    met = meeting(
        "m1", evidence=evidence(1, "Adela Vornik, the foreign minister of Velmora, met"), **change
    )
    summary = summary_of(EMPTY | {"meetings": [met]}, of=Document(ROLES))
    (field,) = change
    assert (getattr(summary.meetings[0], field) is not None) is kept


@pytest.mark.parametrize(
    ("name", "role", "kept"),
    [
        pytest.param("Adela Vornik", "foreign minister of Velmora", True, id="own"),
        pytest.param("Joram Keltas", "harbour master of Ostry", False, id="another's"),
    ],
)
def test_a_role_stands_in_a_sentence_with_its_person(name: str, role: str, kept: bool) -> None:
    met = meeting(
        "m1",
        participants=[{"name": name, "role": role, "party": None}],
        evidence=evidence(1, "Adela Vornik, the foreign minister of Velmora, met Joram Keltas"),
    )
    (person,) = summary_of(EMPTY | {"meetings": [met]}, of=Document(ROLES)).meetings[0].participants
    assert (person.role is not None) is kept


@pytest.mark.parametrize(
    ("name", "stands"),
    cases_in(
        """
        abbreviation: US => yes
        organization: WHO => yes
        pronoun: us => no
        another-pronoun: They => no
        article: the => no
        """
    ),
)
def test_a_party_has_a_name_and_no_pronoun(name: str, stands: bool) -> None:
    text = "The US and the WHO told us that they will pay. They agreed."
    answer = EMPTY | {"parties": [{"id": "p1", "name": name, "kind": "state"}]}
    assert bool(summary_of(answer, of=Document(text)).parties) is stands


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_text_is_no_text(blank: str) -> None:
    answer = good()
    answer["commitments"][2]["condition"] = blank
    answer["commitments"][2]["attribution"]["hedge"] = blank
    summary = summary_of(answer)
    assert summary.rejected == ()
    assert summary.asks[0].condition is None


def test_another_currency_is_another_sum() -> None:
    answer = good()
    answer["commitments"][0]["action"] = "pay $25 million for a joint rescue centre"
    assert "25m $" in summary_of(answer).rejected[0].why
