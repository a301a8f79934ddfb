"""The pipeline, with a plain function in the model's place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from examples import (
    EMPTY,
    PROMPT,
    TEXT,
    Model,
    commitment,
    document,
    evidence,
    good,
    is_grounded,
    summary_of,
)
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, EndpointError, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking


def test_a_good_answer_becomes_a_summary_in_one_call() -> None:
    model = Model(good())
    summary = drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0"), model
    )
    assert len(model.calls) == 1
    assert summary.rejected == ()
    assert [(each.status, each.place) for each in summary.meetings] == [
        ("held", "Reykjavik"),
        ("scheduled", "Bergen"),
    ]
    assert [each.modality for each in summary.promises] == ["pledged", "assured"]
    assert [each.modality for each in summary.asks] == ["urged"]
    assert [each.voice for each in summary.concerns] == ["stated", "reported"]
    assert {party.name: party.country for party in summary.parties} == {
        "Norway": "NOR",
        "Iceland": "ISL",
    }
    assert is_grounded(summary, TEXT)


def test_a_summary_loads_back_equal_without_its_document() -> None:
    summary = summary_of(good())
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert summary_of(good()).model_dump_json() == summary_of(good()).model_dump_json()


def test_dates_come_from_the_wording_and_the_day_of_publication() -> None:
    held, scheduled = summary_of(good()).meetings
    assert held.when is not None and (held.when.start, held.when.end) == (dt.date(2024, 3, 5),) * 2
    assert scheduled.when is not None
    assert (scheduled.when.start, scheduled.when.end) == (dt.date(2024, 4, 1), dt.date(2024, 4, 30))


def test_without_a_day_of_publication_a_relative_date_stays_as_worded() -> None:
    held, _ = summary_of(good(), of=document(published=None)).meetings
    assert held.when is not None
    assert (held.when.text, held.when.start, held.when.end, held.when.precision) == (
        "Tuesday",
        None,
        None,
        None,
    )


def test_a_first_call_that_fails_raises_its_error() -> None:
    with pytest.raises(EndpointError, match="went away"):
        summary_of(EndpointError("it went away"))


QUOTES = st.one_of(
    st.text(max_size=40),
    st.builds(
        lambda start, length: TEXT[start : start + length], st.integers(0, 700), st.integers(0, 90)
    ),
    st.builds(
        lambda start, length, cut, new: (
            TEXT[start : start + length][:cut] + new + TEXT[start + cut :][:20]
        ),
        st.integers(0, 600),
        st.integers(0, 60),
        st.integers(0, 60),
        st.text(max_size=5),
    ),
)


ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 99), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner)),
    max_leaves=6,
)


@st.composite
def spoiled_answers(draw: st.DrawFn) -> dict[str, Any]:
    """The good answer with quotes, fields and whole items replaced by anything at all."""
    answer = good()
    for kind in answer:
        for item in answer[kind]:
            if "evidence" in item and draw(st.booleans()):
                item["evidence"] = [
                    {"sentence": draw(st.integers(-2, 12)), "quote": draw(QUOTES)}
                    for _ in range(draw(st.integers(0, 2)))
                ]
            if draw(st.integers(0, 3)) == 0:
                item[draw(st.sampled_from(sorted(item)))] = draw(ANY_JSON)
        answer[kind] += draw(st.lists(ANY_JSON, max_size=1))
    return answer


@pytest.mark.slow
@given(answer=spoiled_answers(), mends=ANY_JSON, before=st.text(max_size=30))
def test_no_summary_ever_holds_a_quote_that_is_not_in_the_document(
    answer: dict[str, Any], mends: Any, before: str
) -> None:
    text = before.replace("\x00", "") + TEXT
    summary = summary_of(answer, {"mends": mends}, of=document(text))
    assert is_grounded(summary, text)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


@pytest.mark.slow
@given(answers=st.lists(spoiled_answers(), min_size=1, max_size=3), window=st.integers(10, 120))
def test_whatever_the_windows_of_a_document_answer_it_becomes_one_whole_summary(
    answers: list[dict[str, Any]], window: int
) -> None:
    def ask(call: Call) -> Reply:
        return Reply(answers[len(call.user) % len(answers)] if call.name == "summary" else {"mends": []})

    flow = summarize_flow(document(), PROMPT, model="test-model", version="0", window=window)
    summary = drive_flow_blocking(flow, ask)
    assert is_grounded(summary, TEXT)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


@given(text=st.text(min_size=1, max_size=200), quotes=st.lists(QUOTES, max_size=4))
def test_no_document_makes_the_flow_fail(text: str, quotes: list[str]) -> None:
    if not text.strip() or "\x00" in text:
        return
    claims = [
        commitment(f"c{number}", action="act", evidence=evidence(1, quote))
        for number, quote in enumerate([*quotes, text[:50], text[5:60]])
    ]
    assert is_grounded(summary_of(EMPTY | {"commitments": claims}, of=Document(text)), text)
