"""Bounds: how much an answer may hold, and of what, however hostile whatever made it.

A model that obeys a document instead of its instructions answers what the document wants: thousands
of items, megabytes of text, JSON a thousand levels deep. What is beyond these bounds is refused
before anything looks at it, so that checking takes time in proportion to document and answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MOST_ITEMS = 500  # of one kind in one answer
LISTED_BEYOND = 100  # of those beyond, each with what it says; of the rest, how many there are
MOST_MEMBERS = 200  # of one list in an item
LONGEST = 4_000  # characters of one text
MOST_WRITTEN = 1_000_000  # characters of all texts in one answer: twice what any model writes
LEAST_COUNTED = 60  # characters that a text counts for, however short: each is looked up
DEEPEST = 6  # lists and objects inside each other; the schemas need four
LARGEST = 64  # bits of a number
SHOWN = 200  # characters of an answer's text in a sentence of ours
BEYOND: dict[str, Any] = {}  # what stands in the place of an item that is not looked at
# Controls of terminals, of the direction of writing, and Unicode's invisible tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
# JSON spells controls as \u001b, \b or \f where it does not hold them as they are.
_SPELLED = re.compile(r"\\[ubf]")


def limit_json_depth(value: Any, depth: int = DEEPEST) -> Any:
    """A copy of JSON with {}, which fits no schema, for what is nested too deep and for huge numbers."""
    if isinstance(value, dict):
        return (
            {key: limit_json_depth(member, depth - 1) for key, member in value.items()} if depth else {}
        )
    if isinstance(value, list):
        return [limit_json_depth(element, depth - 1) for element in value] if depth else {}
    return {} if isinstance(value, int) and value.bit_length() > LARGEST else value


def _weigh_values(values: Iterable[Any], depth: int = DEEPEST) -> int | None:
    """What all lists and texts in some values count for; None where one of them is to be limited."""
    weight = 0
    for value in values:
        if value is None:  # as many, and at once
            continue
        if isinstance(value, str):
            size = len(value)
            weight += size if size > LEAST_COUNTED else LEAST_COUNTED
        elif isinstance(value, (dict, list)):
            members = value.values() if isinstance(value, dict) else value
            inner = _weigh_values(members, depth - 1) if depth else None
            if inner is None:
                return None
            weight += inner + (max(len(value), LEAST_COUNTED) if isinstance(value, list) else 0)
        elif isinstance(value, int) and value.bit_length() > LARGEST:
            return None
    return weight


def limit_answer(lists: Mapping[Any, Sequence[Any]]) -> dict[Any, list[Any]]:
    """The items of an answer by their kinds, no deeper than any may be; BEYOND for what is too much.

    Of thousands beyond the most, the last says in words how many more there are: none is looked at, and
    each takes a kilobyte.
    """
    room, listed = MOST_WRITTEN, MOST_ITEMS + LISTED_BEYOND
    limited: dict[Any, list[Any]] = {}
    for kind, items in lists.items():
        limited[kind] = []
        for index, answered in enumerate(items[:listed]):
            raw, weight = answered, _weigh_values([answered])
            if weight is None:
                raw = limit_json_depth(answered)
                weight = _weigh_values([raw])
            if index < MOST_ITEMS:  # further ones are refused for their number
                room -= weight or 0
            limited[kind].append(raw if room >= 0 else BEYOND)
        if len(items) > listed:
            limited[kind].append(f"{len(items) - listed:,} more")
    return limited


def why_beyond_bounds(raw: Any, *, written: str, index: int, text: str) -> str | None:
    """Why an item, the `index`-th of its kind, is not looked at any further; None within all bounds.

    Characters that steer a terminal or turn the direction of writing are refused unless the
    document (`text`) holds them itself; a quote is shown in the document's own words anyway.
    `written` is the item as JSON, which tells of most items at a glance that they are small and plain.
    """
    if raw is BEYOND:
        return f"the items of an answer hold at most {MOST_WRITTEN:,} characters"
    if index >= MOST_ITEMS:
        return f"an answer holds at most {MOST_ITEMS} items of a kind"
    small = len(written) <= LONGEST and written.count(",") < MOST_MEMBERS
    if small and not _holds_control(written):
        return None
    for value in _walk_values(raw):
        if isinstance(value, list):
            if len(value) > MOST_MEMBERS:
                return f"it holds a list of {len(value):,}; the most is {MOST_MEMBERS}"
        elif len(value) > LONGEST:
            return f"it holds a text of {len(value):,} characters"
        elif any(character not in text for character in set(_STEERING.findall(value))):
            return "it holds control characters that the document does not hold"
    return None


def _holds_control(written: str) -> bool:
    """Whether JSON may hold what `_STEERING` finds, as it is or spelled out."""
    if "\\" in written and _SPELLED.search(written):
        return True
    plain = written.isascii() and "\x7f" not in written
    return not plain and _STEERING.search(written) is not None


def shorten_text(text: str, most: int = SHOWN) -> str:
    """`text`, or its beginning with a mark that more follows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _walk_values(raw: Any) -> Iterator[list[Any] | str]:
    """Every list and every text of an item."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for member in raw.values():
            yield from _walk_values(member)
    elif isinstance(raw, list):
        yield raw
        for element in raw:
            yield from _walk_values(element)
