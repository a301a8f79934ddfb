"""A stand-in for a model: an endpoint that gives the answers recorded for the same document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from endpoint import Answer, Endpoint, endpoint, said, tool_called
from folders import TOP

from summarizer._recordings.cassettes import read_cassette
from summarizer._recordings.exchange import nest_json

CASES = ("two_readouts", "phone_call", "french_readout", "minutes", "nested_meetings", "andean_summit")


@cache
def recorded_exchanges() -> list[tuple[str, frozenset[str], str]]:
    """Name of the request, the words of its user message, and the answer, of each exchange."""
    found = []
    for case in CASES:
        cassette = read_cassette(TOP / "cassettes" / case)
        for request, exchange in zip(cassette.requests, cassette.exchanges, strict=True):
            body = nest_json(exchange["response"]["body"]["json"])
            answer = body["choices"][0]["message"]["content"]
            found.append((_name_of(request), _words_of(request), answer))
    return found


@contextmanager
def recorded_endpoint() -> Iterator[Endpoint]:
    """An endpoint that answers a request with what was answered to the recorded one most like it."""
    with endpoint(_answer_request) as served:
        yield served


def _answer_request(request: dict[str, Any]) -> Answer:
    name, words = _name_of(request), _words_of(request)
    alike = [
        (len(words & asked) / len(words | asked), answer)
        for kind, asked, answer in recorded_exchanges()
        if kind == name
    ]
    # What no recording was asked, the links of promises, is answered with none.
    answer = max(alike)[1] if alike else json.dumps({key: [] for key in _schema_of(request)["required"]})
    return said(answer) if "response_format" in request else tool_called(answer)


def _name_of(request: dict[str, Any]) -> str:
    """The name of the schema that is asked for, by a response format or by a tool."""
    if "response_format" in request:
        return str(request["response_format"]["json_schema"]["name"])
    return str(request["tools"][0]["function"]["name"])


def _schema_of(request: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = request["response_format"]["json_schema"]["schema"]
    return schema


def _words_of(request: dict[str, Any]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", str(request["messages"][-1]["content"])))
