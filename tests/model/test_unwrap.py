"""Unwrapping: the answer is read out of what a model wrote around it."""

from __future__ import annotations

import json
import time

import pytest
from asked import summarized_by
from case_tables import cases_in
from endpoint import endpoint, said, tool_called
from examples import EMPTY, good

from summarizer import AnswerError
from summarizer._model.unwrap import unwrap_answer
from summarizer._proof.draft import Shape

pytestmark = pytest.mark.usefixtures("quick_and_keyed")


@pytest.mark.parametrize(
    "wrapping",
    cases_in(
        """
        fence: ```json⏎GOOD⏎```
        prose-and-fence: Here {it} is:⏎```json⏎GOOD⏎```⏎Tell me {if} it helps.
        prose-before: Here it is: GOOD
        prose-after: GOOD That is all; `{}` would be none.
        thoughts: <think>So: EMPTY?</think>GOOD
        thoughts-not-opened: a draft, EMPTY</think>⏎```GOOD```
        draft-before: EMPTY No, better: GOOD
        """
    ),
)
def test_a_good_answer_is_read_out_of_its_wrapping(wrapping: str) -> None:
    written = wrapping.replace("EMPTY", json.dumps(EMPTY)).replace("GOOD", json.dumps(good()))
    with endpoint(said(written)) as server:
        assert len(summarized_by(server).meetings) == 2
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps(EMPTY | {"overview": [{"text": "</think> {} ```"}]}), id="json"),
        pytest.param(f"[{json.dumps(EMPTY)}]", id="a-list"),
        pytest.param(f"Look: {json.dumps(EMPTY)[:-1]}", id="cut-off"),
        pytest.param(f"<think>{json.dumps(EMPTY)}</think> I cannot tell.", id="a-thought-only"),
        pytest.param('The item is {"parties": [], "when": null}.', id="another-object"),
        pytest.param('{"a":' * 20_000, id="nested-without-end"),
        pytest.param("{" * 200_000, id="braces"),
        pytest.param("", id="empty"),
    ],
)
def test_what_holds_no_answer_in_a_wrapping_stays_as_it_is(text: str) -> None:
    began = time.monotonic()
    assert unwrap_answer(text, Shape) == text
    assert time.monotonic() - began < 1


def test_tool_arguments_are_not_searched_for_an_answer() -> None:
    with (
        endpoint(tool_called(f"Here: {json.dumps(good())}")) as server,
        pytest.raises(AnswerError, match="2 times"),
    ):
        summarized_by(server, mode="tools")


def test_an_answer_in_parts_is_the_text_of_its_parts() -> None:
    right = json.dumps(good())
    parts = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "{}"}]},
        {"type": "text", "text": right[:50]},
        {"type": "text", "text": right[50:]},
    ]
    with endpoint(said(parts)) as server:
        assert len(summarized_by(server).meetings) == 2
    assert len(server.requests) == 1
