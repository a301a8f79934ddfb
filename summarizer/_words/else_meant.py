"""Else meant: what a number may be in another text, beside its own worth: 15:30 is half past three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer._words.fold import fold_text
from summarizer._words.found_numbers import FoundNumber
from summarizer._words.languages import list_languages, words_under
from summarizer._words.worth import worth_of

HALF = Decimal("0.5")
_CLOCK = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-4]) ?(?:[:.]|[^\W\d_]{1,3}) ?([0-5]\d)(?![\d:]|[.,]\d)"
)  # 15:30, 15.30, 15h30, 15時30
_PART_OF = re.compile(r"(?<![\d/])(\d{1,2})[/⁄](\d{1,3})(?![\d/])")  # 2/3
_LONGEST_LINK = 6  # characters between the ends of a range: "30 bis 35 Tausend"
_HALF_DAY = 12  # hours
_CENTURIES = (1800, 1900, 2000)


def meant_by_clocks(folded: str) -> Iterator[Decimal]:
    """Yield the numbers that the times of day in a text may be told by."""
    for clock in _CLOCK.finditer(folded):
        yield from _hours_meant(int(clock[1]))
        yield Decimal(clock[2])


def _hours_meant(hour: int) -> Iterator[Decimal]:
    yield from (Decimal(hour), Decimal(hour % _HALF_DAY), Decimal(hour % _HALF_DAY + _HALF_DAY))


def shares_in(folded: str) -> Iterator[Decimal]:
    """Yield the percents that fractions come to: 67 for 2/3."""
    for part in _PART_OF.finditer(folded):
        if 0 < int(part[1]) < int(part[2]):
            share = Decimal(100 * int(part[1])) / int(part[2])
            yield from (Decimal(int(share)), Decimal(int(share) + 1), share)


def numbers_else_meant(
    number: FoundNumber, worth: Decimal, following: FoundNumber | None, folded: str, language: str
) -> Iterator[Decimal]:
    """Yield what a number in digits may be worth in another text."""
    clock = _CLOCK.match(folded, number.start)
    if clock and clock.end() <= number.end:  # 15.30
        yield from _hours_meant(int(clock[1]))
    if number.value.isdecimal() and worth <= 2 * _HALF_DAY and _is_hour(number, folded, language):
        yield from _hours_meant(int(worth))
    if number.value.isdecimal() and len(number.value) <= 2:  # '24, the 60s
        yield from (Decimal(century + int(number.value)) for century in _CENTURIES)
    yield worth + scale_of(number) * HALF  # "2 millones y medio"
    if following and following.start - number.end <= _LONGEST_LINK and scale_of(number) == 1:
        yield worth * scale_of(following)


def _is_hour(number: FoundNumber, folded: str, language: str) -> bool:
    """Whether a word for hours of the day follows a number: "3 p.m.", "15 Uhr"."""
    after = folded[number.end :].lstrip(" ")
    words = words_under(language, "dates", "o'clock") if language in list_languages() else ()
    return any(after.startswith(fold_text(word)) for word in words)


def scale_of(number: FoundNumber) -> Decimal:
    """What a magnitude multiplies its number by; 1 where there is none."""
    digits = re.match(r"\d+(?:\.\d+)?", number.value)
    worth = worth_of(number.value)[0]
    if isinstance(worth, str) or digits is None or not Decimal(digits[0]):
        return Decimal(1)
    return worth / Decimal(digits[0])
