"""JSON in the forms that are known: a transcript's segments, a record, an array of records, JSON Feed.

Any other JSON is refused with advice: braces and quotation marks are nobody's words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from summarizer.errors import DocumentError
from summarizer.read._content import Content, unknown_encoding
from summarizer.read._rows import NAMES

JsonFormat = Literal["json", "records", "lines", "text"]
LATEST = 1e10  # of a clock, in milliseconds too
_FEED = "https://jsonfeed.org/version/"
_LISTS = ("segments", "utterances", "transcription", "chunks")
_TEXTS = ("text", "body", "transcript")
# Where the beginning and the end of a segment stand, and how many of it make a second.
_CLOCKS: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("start",), ("end",), 1.0),
    (("startTime",), ("endTime",), 1.0),
    (("start_time",), ("end_time",), 1.0),
    (("offsets", "from"), ("offsets", "to"), 1000.0),  # whisper.cpp
    (("timestamp", "0"), ("timestamp", "1"), 1.0),  # transformers' pipeline
)
_ADVICE = (
    'use JSON Lines (.jsonl) with a "text" in each object, an array of such objects, or save its text'
)


def detect_json(content: Content, *, named: bool) -> JsonFormat:
    """Which form of JSON some bytes are in: one document ("json"), "records", "lines", or no JSON.

    `named` says whether the file or its server calls it JSON. Raises DocumentError for JSON in none of
    these forms, and for what is called JSON and is none.
    """
    try:
        tree = parse_json(content)
    except ValueError as exc:
        if _first_line_is_record(content.body):
            return "lines"
        if not named:
            return "text"
        raise DocumentError(f"{content.name} is not valid JSON ({exc}): {_ADVICE}") from exc
    if find_segments(tree) is not None or (isinstance(tree, dict) and is_record(tree)):
        return "json"
    if find_records(tree) is not None:
        return "records"
    if not named and not isinstance(tree, dict | list):
        return "text"
    raise DocumentError(f"{content.name} is JSON in an unknown form: {_ADVICE}")


def parse_json(content: Content, encoding: str | None = None) -> Any:
    """The JSON in some bytes. Raises ValueError where they are none, DocumentError for an encoding."""
    try:
        return json.loads(content.body.decode(encoding) if encoding else content.body)
    except LookupError as exc:
        raise unknown_encoding(encoding) from exc
    except RecursionError as exc:
        raise ValueError("nested too deeply") from exc


def _first_line_is_record(body: bytes) -> bool:
    line = body.lstrip().partition(b"\n")[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def find_segments(tree: Any) -> list[dict[str, Any]] | None:
    """The timed segments of a transcript; None where it is none."""
    lists = [tree.get(name) for name in _LISTS] if isinstance(tree, dict) else [tree]
    for found in lists:
        if isinstance(found, list) and found and all(map(_is_segment, found)):
            return found
    return None


def _is_segment(part: Any) -> bool:
    return isinstance(part, dict) and find_text(part) is not None and find_clock(part) is not None


def find_records(tree: Any) -> list[Any] | None:
    """The records of an array, or the items of a JSON Feed; None where there are none."""
    if isinstance(tree, dict) and str(tree.get("version", "")).startswith(_FEED):
        items = tree.get("items")
        return items if isinstance(items, list) else None
    if isinstance(tree, list) and any(isinstance(part, dict) and is_record(part) for part in tree):
        return tree
    return None


def is_record(tree: Mapping[str, Any]) -> bool:
    folded = {key.casefold(): value for key, value in tree.items()}
    return any(isinstance(folded.get(name), str) for name in NAMES["text"])


def find_text(segment: Mapping[str, Any]) -> str | None:
    return next((segment[name] for name in _TEXTS if isinstance(segment.get(name), str)), None)


def find_clock(segment: Mapping[str, Any]) -> tuple[float, float] | None:
    """The seconds between which a segment was said."""
    for begins, ends, second in _CLOCKS:
        start, end = _number_at(segment, begins), _number_at(segment, ends)
        if start is not None:
            return start / second, (start if end is None else max(start, end)) / second
    return None


def _number_at(value: Any, path: tuple[str, ...]) -> float | None:
    for key in path:
        if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            value = value.get(key) if isinstance(value, dict) else None
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LATEST
    return float(value) if fits else None
