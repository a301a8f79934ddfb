"""Corrections: what is asked again, and what a mend may change."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import cases_in
from examples import (
    PROMPT,
    Model,
    document,
    evidence,
    good,
    misquoted,
    nothing,
    summary_of,
)

from summarizer import EndpointError, TruncatedError
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking


def test_the_correction_carries_only_what_failed() -> None:
    answer = misquoted()
    model = Model(answer, nothing)
    drive_flow_blocking(summarize_flow(document(), PROMPT, model="test-model", version="0"), model)
    _, correction = model.calls
    assert correction.user.count("\n1. ") == 1 and "\n2. " not in correction.user
    assert "Norway pledged €25 million" in correction.user  # the sentence that may mend it
    assert "mackerel" not in correction.user  # what has nothing to do with it
    assert "Bergen" not in correction.user and "p2" not in correction.user


def test_a_mend_replaces_the_quote_and_nothing_else() -> None:
    answer = misquoted()
    mend = {
        "mends": [
            {
                "fault": 1,
                "drop": False,
                "sentence": 2,
                "text": "Norway pledged €25 million for a joint rescue centre",
            }
        ]
    }
    assert summary_of(answer, mend).commitments == summary_of(good()).commitments


@pytest.mark.parametrize(
    "mend",
    [
        pytest.param({"fault": 1, "drop": True, "sentence": None, "text": None}, id="dropped"),
        pytest.param(
            {"fault": 1, "drop": False, "sentence": 2, "text": "Norway vowed it"}, id="still-wrong"
        ),
        pytest.param(
            {"fault": 7, "drop": False, "sentence": 2, "text": "Norway pledged"}, id="no-such-fault"
        ),
        pytest.param({"fault": 1, "drop": False, "sentence": 2, "text": None}, id="without-a-text"),
    ],
)
def test_what_a_correction_does_not_mend_is_refused(mend: dict[str, Any]) -> None:
    answer = misquoted()
    summary = summary_of(answer, {"mends": [mend]})
    assert len(summary.commitments) == 2
    assert len(summary.rejected) == 1


def test_a_near_miss_is_listed_with_the_nearest_passage_and_the_difference() -> None:
    answer = misquoted()
    (rejected,) = summary_of(answer).rejected
    assert rejected.why == "not verbatim: the document words it otherwise"
    assert rejected.nearest is not None and rejected.nearest.startswith("Norway pledged €25 million")
    assert rejected.diff == "Norway [-promised-] {+pledged+} €25 million"


@pytest.mark.parametrize(
    ("failure", "requests"),
    [
        pytest.param(EndpointError("it went away", spent={"requests": 6}), 7, id="endpoint"),
        pytest.param(TruncatedError("it stopped", spent={"requests": 1}), 2, id="truncated"),
        pytest.param({"something": "else"}, 2, id="another-schema"),
    ],
)
def test_a_correction_that_fails_costs_only_what_was_at_fault(failure: Any, requests: int) -> None:
    answer = misquoted()
    summary = summary_of(answer, failure)
    assert len(summary.commitments) == 2 and len(summary.meetings) == 2
    assert summary.rejected[0].what == "correction of 1 fault"
    assert summary.usage.requests == requests


@pytest.mark.parametrize(
    ("kind", "change", "mend"),
    [
        pytest.param(
            "commitments",
            {"evidence": evidence(2, "Norway vowed to withdraw every ship"), "action": "withdraw ships"},
            {"sentence": 8, "text": "Denmark was not invited"},
            id="another-quote",
        ),
        pytest.param(
            "commitments", {"by": ["p9"]}, {"sentence": None, "text": "p2"}, id="another-actor"
        ),
        pytest.param(
            "parties", {"name": "Sweden"}, {"sentence": None, "text": "Denmark"}, id="another-party"
        ),
    ],
)
def test_a_mend_cannot_make_another_claim_of_an_item(
    kind: str, change: dict[str, Any], mend: dict[str, Any]
) -> None:
    answer = good()
    answer[kind][0] |= change
    summary = summary_of(answer, {"mends": [{"fault": 1, "drop": False, **mend}]})
    assert not any(
        "€25 million" in each.action or "ships" in each.action for each in summary.commitments
    )
    assert all(party.name != "Denmark" for party in summary.parties)


@pytest.mark.parametrize("text", ["", " ", "."], ids=["empty", "blank", "no-word"])
def test_a_mend_without_a_word_takes_no_hedge_and_no_condition_away(text: str) -> None:
    answer = good()
    answer["commitments"][0]["condition"] = "falls Island den Hafen öffnet"
    answer["commitments"][1]["attribution"]["hedge"] = "angeblich"
    mends = [{"fault": fault, "drop": False, "sentence": None, "text": text} for fault in (1, 2)]
    assert [each.modality for each in summary_of(answer, {"mends": mends}).commitments] == ["urged"]


@pytest.mark.parametrize(
    "text", ["Bergen" * 1_000, "Bergen\x1b[31m", "Bergen\ud800"], ids=["long", "control", "half"]
)
def test_a_mend_that_no_item_may_hold_costs_the_detail_alone(text: str) -> None:
    answer = good()
    answer["meetings"][0]["place"] = "Atlantis"
    mend = {"fault": 1, "drop": False, "sentence": None, "text": text}
    summary = summary_of(answer, {"mends": [mend]})
    assert [each.place for each in summary.meetings] == [None, "Bergen"]
    assert len(summary.rejected) == 1


def test_a_mended_source_is_one_that_the_sentences_shown_name() -> None:
    answer = good()
    answer["commitments"][2]["attribution"] = {
        "source": "the Faroese envoy",
        "kind": "named_person",
        "hedge": None,
    }
    mend = {"fault": 1, "drop": False, "sentence": None, "text": "the Icelandic foreign ministry"}
    assert len(summary_of(answer, {"mends": [mend]}).commitments) == 2
    mend |= {"text": "Iceland"}
    assert len(summary_of(answer, {"mends": [mend]}).commitments) == 3


@pytest.mark.parametrize(
    ("text", "stands"),
    cases_in(
        """
        its figure mended: pay €25 million for a joint rescue centre => yes
        in the quote's words: pledged €25 million for a centre => yes
        another act: withdraw every ship from the strait => no
        """
    ),
)
def test_a_mended_action_is_still_the_one_that_was_told(text: str, stands: bool) -> None:
    answer = good()
    answer["commitments"][0]["action"] = "pay €35 million for a joint rescue centre"
    mend = {"fault": 1, "drop": False, "sentence": None, "text": text}
    told = [each.action for each in summary_of(answer, {"mends": [mend]}).commitments]
    assert told == [text] * stands + ["not cut quotas before 2027", "share its cod surveys"]


def test_of_more_faults_than_a_correction_holds_those_come_first_that_cost_an_item() -> None:
    answer = good()
    stranger = {"name": "Nobody Here", "role": None, "party": "p1"}
    answer["meetings"][0]["participants"] += [stranger] * 50
    answer["commitments"][0]["by"] = ["p9"]
    mend = {"fault": 40, "drop": False, "sentence": None, "text": "p1"}
    model = Model(answer, {"mends": [mend]})
    summary = drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0"), model
    )
    assert "\n40. commitment: pay" in model.calls[1].user and "\n41. " not in model.calls[1].user
    assert len(summary.commitments) == 3
    assert [each.name for each in summary.meetings[0].participants] == ["Liv Sandvik", "Einar Hallsson"]
    assert sum("Nobody Here" in note.what for note in summary.rejected) >= 1
