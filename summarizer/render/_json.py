"""A summary as JSON in which nothing is hidden and nothing steers a terminal."""

from __future__ import annotations

import json
import re

from pydantic_core import PydanticSerializationError

from summarizer.render._printable import SHAPELESS, replace_halves
from summarizer.schemas import Summary

# JSON escapes C0 itself; DEL, C1, line separators and bidi controls can steer a terminal as well, and
# what has no shape hides in a word: "n\u200bot" is shown as it is spelled.
_STEERING = re.compile(f"[\x7f-\x9f\u2028\u2029]|{SHAPELESS.pattern}")


def as_json(summary: Summary) -> str:
    """Return the summary as indented JSON that loads back equal, ending with a newline."""
    return _write_json(summary, indent=2) + "\n"


def as_json_line(summary: Summary) -> str:
    """Return the summary as one line of JSON Lines."""
    return _write_json(summary, indent=None) + "\n"


def shown_json(text: str) -> str:
    """JSON as equal JSON without a character that steers a terminal or cannot be seen."""
    return _STEERING.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _write_json(summary: Summary, *, indent: int | None) -> str:
    try:
        text = summary.model_dump_json(indent=indent)
    except PydanticSerializationError:
        # Half a character (a lone surrogate): pydantic takes it in, but can neither write nor read it.
        data = json.dumps(
            summary.model_dump(),
            ensure_ascii=False,
            indent=indent,
            separators=None if indent else (",", ":"),
            default=str,
        )
        text = replace_halves(data)
    return shown_json(text)
