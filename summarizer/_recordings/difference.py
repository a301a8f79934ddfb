"""Comparing: what changed between two texts or two trees of JSON, in lines that a person can read."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

LONGEST = 160  # characters of a value shown
LEAD = 40  # characters shown before the first that differs
MOST_COMPARED = 1_000  # lines or members behind the first that differs: comparing takes their square


def text_difference(old: str, new: str, *, most: int = 12) -> list[str]:
    """The changed lines of a text, "- " before the old and "+ " before the new; at most `most`.

    Of long lines the part around the first difference is shown.
    """
    _, before, after = _trim_common_ends(old.splitlines(), new.splitlines())
    changed: list[str] = []
    for kind, a1, a2, b1, b2 in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "equal":
            continue
        pairs = [_cut_to_difference(a, b) for a, b in zip_longest(before[a1:a2], after[b1:b2])]
        changed += [f"- {pair[0]}" for pair in pairs if pair[0] is not None]
        changed += [f"+ {pair[1]}" for pair in pairs if pair[1] is not None]
    return _first_lines(changed, most)


def tree_difference(old: Any, new: Any, *, most: int = 40) -> list[str]:
    """The changed places of a tree of JSON: "path: old -> new", "path: + new", "path: - old"."""
    return _first_lines(list(_walk_differences("", old, new)), most)


def _first_lines(lines: list[str], most: int) -> list[str]:
    left = len(lines) - most
    return [*lines[:most], f"  ... and {left} more"] if left > 0 else lines


def _cut_to_difference(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Two texts cut to what can be shown, so that their first difference can be seen."""
    pairs = zip(old or "", new or "", strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), 0)
    start = same - LEAD if same > LONGEST // 2 else 0
    return _excerpt_from(old, start), _excerpt_from(new, start)


def _excerpt_from(text: str | None, start: int) -> str | None:
    if text is None:
        return None
    shown = text[start:] if start == 0 else f"…{text[start:]}"
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _walk_differences(path: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            place = f"{path}.{key}" if path else str(key)
            if key not in new:
                yield f"{place}: - {_excerpt_of_value(old[key])}"
            elif key not in old:
                yield f"{place}: + {_excerpt_of_value(new[key])}"
            else:
                yield from _walk_differences(place, old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list_differences(path, old, new)
    elif old != new or type(old) is not type(new):
        before, after = _cut_to_difference(_text_of_value(old), _text_of_value(new))
        yield f"{path or 'it'}: {before} -> {after}"


def _trim_common_ends(old: list[str], new: list[str]) -> tuple[int, list[str], list[str]]:
    """Where two lists begin to differ, and from there as much of both as is compared."""
    at = _count_common_start(old, new)
    end = _count_common_start(old[at:][::-1], new[at:][::-1])
    before, after = (side[at : len(side) - end][:MOST_COMPARED] for side in (old, new))
    return at, before, after


def _count_common_start(old: list[str], new: list[str]) -> int:
    """How many members two lists begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _list_differences(path: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    """Members are paired where they are equal, and in order between such pairs."""
    told = ([json.dumps(member, sort_keys=True) for member in side] for side in (old, new))
    at, before, after = _trim_common_ends(*told)
    old, new = old[at:], new[at:]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for _, a1, a2, b1, b2 in (op for op in matcher.get_opcodes() if op[0] != "equal"):
        paired = min(a2 - a1, b2 - b1)
        for step in range(paired):
            yield from _walk_differences(f"{path}[{at + b1 + step}]", old[a1 + step], new[b1 + step])
        for index in range(a1 + paired, a2):
            yield f"{path}[{at + index}]: - {_excerpt_of_value(old[index])}"
        for index in range(b1 + paired, b2):
            yield f"{path}[{at + index}]: + {_excerpt_of_value(new[index])}"


def _excerpt_of_value(value: Any) -> str:
    return str(_excerpt_from(_text_of_value(value), 0))


def _text_of_value(value: Any) -> str:
    if isinstance(value, dict):
        # An item is known by what it says, not by all its fields.
        said = next(
            (value[key] for key in ("action", "about", "text", "name", "what") if value.get(key)), None
        )
        value = said if isinstance(said, str) else value
    return json.dumps(value, ensure_ascii=False)
