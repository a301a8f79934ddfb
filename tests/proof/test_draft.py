"""Drafts: an answer is read item by item, and what it says of computed fields is not believed."""

from __future__ import annotations

from typing import Any

import pytest
from examples import (
    EMPTY,
    PROMPT,
    document,
    good,
    summary_of,
)

from summarizer import AnswerError
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({}, id="empty-object"),
        pytest.param({"summary": "all went well"}, id="another-schema"),
        pytest.param(EMPTY | {"meetings": None}, id="null-for-a-list"),
        pytest.param({key: [] for key in EMPTY if key != "meetings"}, id="a-list-missing"),
    ],
)
def test_an_answer_of_another_shape_is_an_error_and_no_empty_summary(answer: dict[str, Any]) -> None:
    with pytest.raises(AnswerError, match="another schema"):
        summary_of(answer)


def test_what_the_model_says_of_computed_fields_is_never_believed() -> None:
    answer = good()
    answer["parties"][0] |= {"country": "USA", "aliases": ["America"]}
    answer["commitments"][2]["binding"] = True
    answer["commitments"][0]["evidence"][0] |= {"start": 0, "end": 3, "match": "exact"}
    answer["meetings"][0]["when"] |= {"start": "1999-01-01", "end": "1999-01-01", "precision": "day"}
    assert summary_of(answer) == summary_of(good())


def test_items_that_are_no_objects_are_refused_one_by_one() -> None:
    answer = good()
    answer["meetings"] += ["a meeting", None, 7, ["m3"]]
    answer["parties"].append({"id": "p3", "name": {"first": "Norway"}, "kind": "state"})
    summary = summary_of(answer)
    assert len(summary.meetings) == 2
    assert len(summary.rejected) == 5


def test_half_a_character_in_an_answer_costs_its_item_only() -> None:
    answer = good()
    answer["commitments"][0]["action"] = "pay \ud800"
    answer["parties"][0]["name"] = "Norway"
    summary = drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0"),
        lambda call: Reply(answer if call.name == "summary" else {"mends": []}),
    )
    assert len(summary.commitments) == 2
    assert summary.model_dump_json()


@pytest.mark.slow
def test_an_answer_of_more_than_a_million_characters_is_checked_up_to_them() -> None:
    answer = good()
    long = [{"text": f"{number} {'word ' * 780}", "evidence": []} for number in range(400)]
    summary = summary_of(answer | {"overview": [*answer["overview"], *long]})
    assert (len(summary.meetings), len(summary.overview)) == (2, 1)
    assert any("at most 1,000,000 characters" in refused.why for refused in summary.rejected)


@pytest.mark.slow
def test_many_short_texts_count_for_more_than_their_characters() -> None:
    answer = good()
    names = [{"name": "x", "role": None, "party": "p1"}] * 200
    crowded = [
        answer["meetings"][0] | {"id": f"x{number}", "participants": names} for number in range(200)
    ]
    summary = summary_of(answer | {"meetings": [*answer["meetings"], *crowded]})
    assert any("at most 1,000,000 characters" in refused.why for refused in summary.rejected)


@pytest.mark.parametrize(
    ("kind", "field"), [("commitments", "by"), ("concerns", "raised_by"), ("meetings", "parties")]
)
def test_whose_act_it_is_is_never_filled_in(kind: str, field: str) -> None:
    answer = good()
    del answer[kind][0][field]
    summary = summary_of(answer)
    assert len(getattr(summary, kind)) == len(answer[kind]) - 1
    assert any(note.why == "missing" for note in summary.rejected)


def test_whose_act_it_is_may_be_answered_in_the_correction() -> None:
    answer = good()
    del answer["commitments"][0]["by"]
    mend = {"fault": 1, "drop": False, "sentence": None, "text": "p1"}
    assert summary_of(answer, {"mends": [mend]}).commitments == summary_of(good()).commitments


def test_what_is_null_or_empty_by_nature_is_filled_in() -> None:
    answer = good()
    for name in ("to", "actor", "deadline"):
        del answer["commitments"][1][name]
    assert len(summary_of(answer).commitments) == 3
