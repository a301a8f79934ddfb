"""Ranges: the numbers of a figure's wording ("30 to 40 tons"), as values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from summarizer._words.figures import list_numbers, plain_digits
from summarizer._words.fold import fold_text
from summarizer._words.found_numbers import FoundNumber, any_of
from summarizer._words.languages import words_of_all
from summarizer._words.numberwords import fold_word
from summarizer._words.worth import worth_of

LARGEST = 2**53  # what every reader of JSON holds: https://www.rfc-editor.org/rfc/rfc8259#section-6
_PLAIN = re.compile(r"[0-9.]+")


def read_range(words: str) -> tuple[list[int | float], str | None]:
    """The numbers of a wording, each once, in its order, and their unit where it is one and known.

    No number where one of them is beyond what readers of JSON share.
    """
    folded = plain_digits(fold_text(words))
    found = list_numbers(folded)
    values = dict.fromkeys(_value_of(number, found[-1]) for number in found)
    if found and _one_or().search(folded[: found[0].start]):
        values = {1: None, **values}
    units = {number.unit for number in found} - {None}
    numbers = [value for value in values if value is not None]
    return (numbers if len(numbers) == len(values) else []), units.pop() if len(units) == 1 else None


@cache
def _one_or() -> re.Pattern[str]:
    """The lower end of "one or two", which is no number in other texts: "one" is also a pronoun."""
    one, to = (any_of(map(fold_word, words_of_all("numbers", key))) for key in ("1", "goes on with"))
    return re.compile(rf"(?<!\w)(?:{one}) (?:{to}) $")


def _value_of(number: FoundNumber, last: FoundNumber) -> int | float | None:
    """What a number comes to; the first of "3 to 4 million" has the magnitude of the last."""
    magnitude = _PLAIN.sub("", last.value, count=1)
    plain = _PLAIN.fullmatch(number.value) and number.unit is None
    worth, _ = worth_of(number.value + magnitude if plain and number is not last else number.value)
    if not isinstance(worth, Decimal) or worth > LARGEST:
        return None
    return int(worth) if worth == worth.to_integral_value() else float(worth)
