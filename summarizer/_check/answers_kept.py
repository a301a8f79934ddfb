"""Recorded answers: whether they fit the schema that is asked for now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from summarizer._call.answer_form import AnswerForm
from summarizer._check.change import kind_of_request
from summarizer._proof.draft import OPTIONAL, fill_left_out
from summarizer._recordings.cassettes import Cassette
from summarizer._recordings.exchange import nest_json


def recorded_answers_fit(cassette: Cassette) -> bool | None:
    """Whether every answer that tells a summary fits the schema; None where there is none to judge."""
    answers = dict(_summary_answers(cassette)).values()  # the last one, where it was asked again
    return all(_fits(tree, cassette.form) for tree in answers) if answers else None


def _summary_answers(cassette: Cassette) -> Iterator[tuple[str, dict[str, Any]]]:
    """What asked for a summary, and the answer to it where that is a JSON object."""
    for request, exchange in zip(cassette.requests, cassette.exchanges, strict=True):
        if not kind_of_request(request).startswith("summary"):
            continue
        try:
            message = nest_json(exchange["response"]["body"])["json"]["choices"][0]["message"]
            calls = message.get("tool_calls")
            asked = str(request["messages"][1]["content"])
            tree = json.loads(calls[0]["function"]["arguments"] if calls else message["content"])
        except (LookupError, TypeError, ValueError, RecursionError, AttributeError):
            continue
        if isinstance(tree, dict):
            yield asked, tree


def _fits(tree: dict[str, Any], form: AnswerForm) -> bool:
    """Whether an answer fits the schema; what was not asked for, and may be left out, may be absent."""
    if not form.overview:
        tree = {**tree, "overview": []}
    models = form.kinds.models
    tree = {**{kind: [] for kind in form.kinds.unasked}, **tree}
    if form.sparse:
        lists = {**{kind: [] for kind in OPTIONAL}, **tree}
        tree = {kind: [fill_left_out(raw, models[kind]) for raw in lists[kind]] for kind in lists}
    try:
        form.kinds.answer.model_validate(tree)
    except ValidationError:
        return False
    return True
