"""Parts: a plain phrase that is a date comes apart into weekday, day, month and year."""

from __future__ import annotations

import re
from dataclasses import dataclass

YEARS = range(1900, 2101)  # four digits outside it are more often a number than a year
_LARGEST_DAY = 31


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a date that stand in the wording."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None


_SHAPE = re.compile(
    r"(?:Wc?)?(?:t?Do?M|Mt?D)(?:c?o?Y)?|(?:Wc?)?YMD|W\((?:Do?M|MD)(?:c?Y)?\)"
    r"|(?:Do?M|MD)(?:c?o?Y)?(?:c?W|\(W\))|YMD\(W\)|Mc?o?Y|YM|M|Y|Wc?t?D|W\(D\)"
)
RIGHT_SHAPE = re.compile(rf"{_SHAPE.pattern}|t?D(?:c?o?Y)?|t?DW")
_KINDS = {",": "c", "of": "o", "the": "t", "(": "(", ")": ")"}


def parse_date_parts(phrase: str, shape: re.Pattern[str] = _SHAPE) -> Parts | None:
    """Take a phrase apart; None if anything stands in it that no date has, or in no date's order."""
    kinds, found = "", {}
    for word in phrase.split():
        kind, value = _kind_of(word)
        kinds += kind
        found[kind] = value
    if not shape.fullmatch(kinds):
        return None
    return Parts(found.get("W"), found.get("D"), found.get("M"), found.get("Y"))


def _kind_of(word: str) -> tuple[str, int]:
    if word.isdecimal():
        number = int(word)
        if number in YEARS:
            return "Y", number
        return ("D", number) if 1 <= number <= _LARGEST_DAY else ("?", 0)
    if word[0] in "WM":
        return word[0], int(word[1:])
    return _KINDS.get(word, "?"), 0
