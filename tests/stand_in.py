"""A stand-in for a model: an endpoint that gives the answers recorded for the same document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from endpoint import said, tool_called
from folders import TOP

from benchmarks.servers.batch_server import state_served
from benchmarks.servers.batch_state import BatchFaults, BatchServer
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


class _Recorded(BatchServer):
    """An endpoint, live and with batch jobs, that gives recorded answers."""

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """A chat completion with what was answered to the recorded request most like this one."""
        text = json.dumps(self.answerer(body), ensure_ascii=False)
        answer = said(text) if "response_format" in body else tool_called(text)
        whole: dict[str, Any] = json.loads(answer.body)
        return whole


@contextmanager
def recorded_endpoint() -> Iterator[str]:
    """The base URL of an endpoint that answers as the recorded documents were answered."""
    with state_served(_Recorded(_find_answer, BatchFaults())) as url:
        yield url


def _find_answer(request: dict[str, Any]) -> dict[str, Any]:
    name, words = _name_of(request), _words_of(request)
    alike = [
        (len(words & asked) / len(words | asked), answer)
        for kind, asked, answer in recorded_exchanges()
        if kind == name
    ]
    # What no recording was asked, links of promises and kinds of a reader's own, is answered with none.
    told = json.loads(max(alike)[1]) if alike else {}
    schema = _schema_of(request)
    return {key: [] for key in schema["required"]} | {
        key: value for key, value in told.items() if key in schema["properties"]
    }


def _name_of(request: dict[str, Any]) -> str:
    """The name of the schema that is asked for, by a response format or by a tool."""
    if "response_format" in request:
        return str(request["response_format"]["json_schema"]["name"])
    return str(request["tools"][0]["function"]["name"])


def _schema_of(request: dict[str, Any]) -> dict[str, Any]:
    """The schema that is asked for, by a response format or by a tool."""
    if "response_format" in request:
        schema: dict[str, Any] = request["response_format"]["json_schema"]["schema"]
        return schema
    parameters: dict[str, Any] = request["tools"][0]["function"]["parameters"]
    return parameters


def _words_of(request: dict[str, Any]) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", str(request["messages"][-1]["content"])))
