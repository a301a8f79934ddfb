"""Ranges: the numbers of a figure's wording ("30 to 40 tons"), as values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from summarizer._words.figures import list_numbers, plain_digits
from summarizer._words.fold import fold_text
from summarizer._words.found_numbers import FoundNumber, any_of
from summarizer._words.languages import words_of_all
from summarizer._words.numberwords import fold_word, load_magnitudes
from summarizer._words.worth import worth_of

LARGEST = 2**53  # what every reader of JSON holds: https://www.rfc-editor.org/rfc/rfc8259#section-6
_PLAIN = re.compile(r"[0-9.]+")
_DIGIT = re.compile(r"[0-9]")
_JOINTS = (" ", "-")
_COUNTED = range(2, 100)  # "one" is a pronoun and an article, too


def read_range(words: str) -> tuple[list[int | float], str | None]:
    """The numbers of a wording, each once, in its order, and their unit where it is one and known.

    No number where one of them is beyond what readers of JSON share, and none of a number in words of
    which only a part is read: in "a hundred and five", 5 would be wrong.
    """
    folded = plain_digits(fold_text(words))
    found = list_numbers(folded)
    if any(_is_a_part(number, folded, found) for number in found):
        found = []
    values = dict.fromkeys(_value_of(number, found[-1]) for number in found)
    if found and _one_or().search(folded[: found[0].start]):
        values = {1: None, **values}
    units = {number.unit for number in found} - {None}
    numbers = [value for value in values if value is not None]
    return (numbers if len(numbers) == len(values) else []), units.pop() if len(units) == 1 else None


def _is_a_part(number: FoundNumber, folded: str, found: list[FoundNumber]) -> bool:
    """Whether a number in words stands directly beside another, or a word that numbers are made of."""
    if _DIGIT.search(number.words):
        return False
    beside = any(folded[other.end : number.start] in _JOINTS for other in found)
    before, behind = _parts_beside()
    return beside or bool(before.search(folded[: number.start]) or behind.match(folded, number.end))


@cache
def _parts_beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a number in words a part of a larger one, before it and behind it."""
    large = {*load_magnitudes(), *map(fold_word, words_of_all("numbers", "hundreds"))}
    counted = {fold_word(word) for key in _COUNTED for word in words_of_all("numbers", str(key))}
    and_ = any_of(map(fold_word, words_of_all("numbers", "within a number")))
    return (
        re.compile(rf"(?<!\w)(?:(?:{any_of(large)})[ -](?:(?:{and_}) )?|(?:{any_of(counted)})[ -])$"),
        re.compile(rf"[ -](?:(?:(?:{and_}) )?(?:{any_of(large)})|(?:{any_of(counted)}))(?!\w)"),
    )


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
