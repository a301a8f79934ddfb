"""Second readings by hand: verdicts as a model gives them, and summaries that were read."""

from __future__ import annotations

from typing import Any

from examples import PROMPT, Model, document

from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking


def verdict(item: str, support: str = "supported", *unsaid: str) -> dict[str, Any]:
    return {"item": item, "reason": "as told", "support": support, "unsaid": list(unsaid)}


def verified_by(model: Model, of: Document | None = None) -> Summary:
    flow = summarize_flow(of or document(), PROMPT, model="test-model", version="0", verify=True)
    return drive_flow_blocking(flow, model)


def supports_all(call: Call) -> dict[str, Any]:
    """A reading that supports whatever it is shown."""
    listed = call.user.split("\nItems\n")[1].splitlines()
    return {"verdicts": [verdict(line.partition(" | ")[0]) for line in listed if line]}


def names_shown(call: Call) -> list[str]:
    """The ids of the items that a call shows."""
    return [line.partition(" | ")[0] for line in call.user.split("\nItems\n")[1].splitlines() if line]
