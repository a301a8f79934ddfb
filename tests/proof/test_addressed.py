"""Addressed: whoever a sentence of a recording speaks to does not promise in it."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import cases_in

from summarizer import Document
from summarizer._proof.draft import Draft
from summarizer._proof.settle import Settled, settle_draft
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences


def settled(text: str, by: str, *, times: tuple[tuple[int, float], ...] = ((0, 1.0),)) -> Settled:
    """What stands of a promise, made by `by`, whose quote is the whole text."""
    evidence = [{"sentence": 1, "quote": text}]
    promise: dict[str, Any] = {
        "id": "c1", "by": ["p1"], "to": [], "modality": "pledged", "action": "send the survey",
        "condition": None, "deadline": None, "standing": "active", "meeting": None,
        "attribution": {"source": None, "kind": "reporter", "hedge": None}, "evidence": evidence,
    }  # fmt: skip
    answer = {
        "parties": [{"id": "p1", "name": by, "kind": "person"}],
        "meetings": [],
        "commitments": [promise],
        "concerns": [],
        "overview": [{"text": f"{by} will send the survey.", "evidence": evidence}],
    }
    document = Document(text, times=times)
    return settle_draft(Draft.of(answer), Reading(document, split_sentences(text)))


@pytest.mark.parametrize(
    "text",
    cases_in(
        """
        at-the-end: Sure, I'll send the survey by Friday, Ana.
        at-the-beginning: Ana, I'll send the survey by Friday.
        behind-a-label: S0: Ana, I'll send the survey by Friday.
        whatever-the-words: Ich werde will the survey send, Ana!
        """
    ),
)
def test_a_promise_is_not_of_the_one_it_is_made_to(text: str) -> None:
    found = settled(text, "Ana")
    assert (found.commitments, found.overview) == ([], [])
    assert "speaks to them" in found.rejected[0].why


@pytest.mark.parametrize(
    "text",
    cases_in(
        """
        to-somebody-else: Ana: I'll send the survey by Friday, Tom.
        a-list: We will send the survey: Ben, Tom, Ana.
        an-apposition: Ana, the minister, will send the survey.
        no-name-alone: I will send the survey, says Ana.
        """
    ),
)
def test_a_name_that_is_not_spoken_to_may_promise(text: str) -> None:
    assert [commitment.id for commitment in settled(text, "Ana").commitments] == ["c1"]


def test_a_text_that_is_no_recording_speaks_to_nobody() -> None:
    found = settled("The survey will be sent by their envoy, Ana.", "Ana", times=())
    assert [commitment.id for commitment in found.commitments] == ["c1"]
