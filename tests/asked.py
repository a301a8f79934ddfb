"""A document summarized by an endpoint with scripted answers."""

from __future__ import annotations

import json

from endpoint import Endpoint, said
from examples import TEXT, good

import summarizer

RIGHT = said(json.dumps(good()))


def summarized_by(server: Endpoint, **settings: object) -> summarizer.Summary:
    """The summary of the example that the endpoint answers."""
    return summarizer.summarize(
        TEXT, published="2024-03-07", base_url=server.url, model="test-model", **settings
    )  # type: ignore[arg-type]  # the settings of a test
