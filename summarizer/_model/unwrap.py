"""Unwrapping: the JSON object that answers, out of what a model wrote around it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ValidationError

THOUGHT_ENDS = ("</think>", "</thinking>")
MOST_BRACES = 1000  # in prose before an answer: more is no prose, and looking on takes long


def read_at_once(message: Any, shape: type[BaseModel]) -> dict[str, Any] | None:
    """The answer of a chat message that fits its shape as it stands, else None.

    As instructor would read it, without its work for each call, which costs more CPU than reading.
    """
    text = message.content
    if message.tool_calls:
        if len(message.tool_calls) > 1:
            return None
        text = getattr(getattr(message.tool_calls[0], "function", None), "arguments", None)
    try:
        return shape.model_validate_json(text, strict=False).model_dump()
    except (ValidationError, TypeError):
        return None


def unwrap_answer(text: str, shape: type[BaseModel]) -> str:
    """The JSON object that answers, without what a model wrote around it: thoughts, prose, a fence.

    A text that is JSON as a whole stays as it is, and so does one that holds no object with every
    key that `shape` demands. Of several the last one counts: what came before was a draft.
    """
    decoder = json.JSONDecoder(strict=False)  # instructor decides about control characters
    try:
        decoder.decode(text.strip())
        return text
    except (ValueError, RecursionError):
        pass
    wanted = {name for name, field in shape.model_fields.items() if field.is_required()}
    thought_until = max(text.rfind(end) + len(end) if end in text else 0 for end in THOUGHT_ENDS)
    found, failures = text, 0
    at = text.find("{", thought_until)
    while at >= 0 and failures < MOST_BRACES:
        try:
            value, after = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            after, failures = at + 1, failures + 1
        else:
            if wanted <= value.keys():
                found = text[at:after]
        at = text.find("{", after)
    return found
