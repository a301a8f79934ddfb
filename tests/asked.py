"""A document summarized by an endpoint with scripted answers."""

from __future__ import annotations

import json
import re
from typing import Any

from endpoint import Answer, Endpoint, said
from examples import TEXT, good

import summarizer

RIGHT = said(json.dumps(good()))


def summarized_by(server: Endpoint, **settings: Any) -> summarizer.Summary:
    """The summary of the example that the endpoint answers."""
    made: summarizer.Summary = summarizer.summarize(
        TEXT, published="2024-03-07", base_url=server.url, model="test-model", **settings
    )
    return made


def supported(request: dict[str, Any]) -> Answer:
    """A second reading that finds everything said that it is asked about."""
    items = request["messages"][-1]["content"].rpartition("\nItems\n")[2]
    verdicts = [
        {"item": item, "reason": "stated", "support": "supported"}
        for item in re.findall(r"(?m)^(\w+) \| ", items)
    ]
    return said(json.dumps({"verdicts": verdicts}))


def is_reading(request: dict[str, Any]) -> bool:
    """Whether a request asks for a second reading."""
    return bool(request["response_format"]["json_schema"]["name"] == "verification")


def answered_and_read(request: dict[str, Any]) -> Answer:
    """The right answer to the example, and a second reading that finds it said."""
    return supported(request) if is_reading(request) else RIGHT
