"""Told figures: the numbers of a text in a language, and what each may be in another text.

"15:30" may be half past three, the 60s 1960, 1403 a year of another calendar and "30" in "30 to 35
thousand" 30,000. A number in words may be anything: it may match one in digits, and proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer._words.calendars import years_meant
from summarizer._words.else_meant import (
    HALF,
    meant_by_clocks,
    numbers_else_meant,
    scale_of,
    shares_in,
)
from summarizer._words.figures import blank_couples, list_numbers, plain_digits
from summarizer._words.fold import fold_text
from summarizer._words.found_numbers import FoundNumber
from summarizer._words.han_numerals import write_han_in_digits
from summarizer._words.languages import list_languages
from summarizer._words.numberlike import has_all_number_words, has_numberlike_words, months_in, romans_in
from summarizer._words.numberwords import YEARS
from summarizer._words.word_edges import is_unspaced_script
from summarizer._words.worth import worth_of

MOST_IN_A_DATE = 31
_DATE = re.compile(r"(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d.,/-]*\d)")
_ABBREVIATED = re.compile(r"[-‐ ]?[^\W\d_]{1,4}(?![^\W\d_])")  # what may be a magnitude: 20 Md, 60-х
_JOINED = re.compile(r"[-‐]?[^\W\d_]")  # 15-процентный, 15-fold
_SHARES = ("%", "pp")
_ALIKE = {"ton": "tonne"}  # only English tells them apart
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600}
_AS_LONG = Decimal("0.05")  # of a time: 30 days are a month
_SIGNIFICANT = 3  # digits: no language has a word for such a number alone, as it has for 14, 50 or 1000


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A number: its worth, its unit and what else it may be worth.

    `is_sure` says whether its magnitude is known: that of "15-fold" is not; `is_scaled` that it has
    one. `years` are those of ours that it may be, as a year of another calendar.
    """

    worth: Decimal | str
    is_sure: bool
    is_scaled: bool
    unit: str | None
    shown: str
    is_in_digits: bool
    also: frozenset[Decimal] = frozenset()
    years: frozenset[Decimal] = frozenset()

    def may_be(self, other: ToldFigure) -> bool:
        """Whether two numbers are one, or may be."""
        if self.worth == other.worth or self.is_year_of(other) or other.is_year_of(self):
            return True
        if self.worth in other.also or other.worth in self.also or _are_as_long(self, other):
            return True
        return self._may_hide_magnitude(other) and not self._digits.isdisjoint(other._digits)

    def _may_hide_magnitude(self, other: ToldFigure) -> bool:
        """Whether a word behind one of them may be a magnitude: "2,5 ton" are 250,000 euros in Dutch."""
        if self.is_scaled or other.is_scaled or self.unit == other.unit:
            return not (self.is_sure and other.is_sure)
        return not (self.is_sure and other.is_sure) or None not in (self.unit, other.unit)

    @property
    def _digits(self) -> frozenset[str]:
        """Its digits, and those of a half more: "2 с половиной миллиона"."""
        halved = () if isinstance(self.worth, str) else (_significant(self.worth + HALF),)
        return frozenset({_significant(self.worth), *halved})

    def is_year_of(self, other: ToldFigure) -> bool:
        """Whether the other is a year of ours that this year of another calendar may be."""
        return other.worth in self.years

    @property
    def is_time(self) -> bool:
        """Whether it counts days or the like: "14 days" may be "a fortnight"."""
        return self.unit in _MINUTES

    @property
    def is_share(self) -> bool:
        """Whether it is in percent or percentage points."""
        return self.unit in _SHARES

    @property
    def may_be_of_date(self) -> bool:
        """Whether it may be a day or a month."""
        return isinstance(self.worth, Decimal) and self.worth <= MOST_IN_A_DATE

    @property
    def is_significant(self) -> bool:
        """Whether it has more digits than a number that may be told by one word that is none."""
        return len(_significant(self.worth)) >= _SIGNIFICANT


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A text by its numbers, by those it may mean beside them, and by what is not known of it.

    `may_hold_more`: it may have numbers in words that were not read. `has_all_words`: every word for a
    number of its language is known. `has_month`: it has a month of our calendar, by name or in figures.
    """

    figures: Sequence[ToldFigure]
    meant: frozenset[Decimal]
    may_hold_more: bool
    has_all_words: bool
    has_month: bool


def read_figures(text: str, tag: str | None) -> NumberedText:
    """The numbers of a text in the language of a tag; None is one that nobody knows."""
    first = re.split("[-_]", tag.lower())[0] if tag else ""
    language = first if first in list_languages() else None
    folded = write_han_in_digits(plain_digits(fold_text(blank_couples(text))))
    months, dates = months_in(text, first), _DATE.search(folded)
    folded = _DATE.sub(r"\1; \3; \4", folded)
    numbers = sorted(list_numbers(folded), key=lambda number: number.start)
    spans = [(number.start, number.end) for number in numbers]
    return NumberedText(
        list(_join_figures(numbers, folded, first, is_known=language is not None)),
        frozenset(months | romans_in(text) | set(meant_by_clocks(folded)) | set(shares_in(folded))),
        may_hold_more=language is None
        or any(map(_is_in_words, numbers))
        or has_numberlike_words(folded, spans, language),
        has_all_words=language is not None and has_all_number_words(language),
        has_month=bool(months or dates),
    )


def _is_in_words(number: FoundNumber) -> bool:
    return not any(character.isdecimal() for character in number.words)


def _join_figures(
    numbers: Sequence[FoundNumber], folded: str, language: str, *, is_known: bool
) -> Iterator[ToldFigure]:
    """Yield the figures; "3亿5000万" and "2 crore 50 lakh" are one each."""
    done = 0
    for index, number in enumerate(numbers):
        if number.start < done:
            continue
        parts = [number]
        for following in numbers[index + 1 :]:
            if not (0 <= following.start - parts[-1].end <= 1 and _goes_on(parts[-1], following)):
                break
            parts.append(following)
        done = parts[-1].end
        after = numbers[index + 1] if len(parts) == 1 and index + 1 < len(numbers) else None
        yield _make_figure(parts, after, folded, language, is_known=is_known)


def _make_figure(
    parts: Sequence[FoundNumber],
    following: FoundNumber | None,
    folded: str,
    language: str,
    *,
    is_known: bool,
) -> ToldFigure:
    last = parts[-1]
    worths = [worth_of(part.value) for part in parts]
    worth = worths[0][0] if len(parts) == 1 else sum((Decimal(one) for one, _ in worths), Decimal(0))
    unit = worths[-1][1] or _ALIKE.get(last.unit or "", last.unit)
    also, years = set[Decimal](), set[Decimal]()
    if isinstance(worth, Decimal) and not _is_in_words(last):
        also.update(numbers_else_meant(last, worth, following, folded, language))
        if worth % 1 == 0 and scale_of(last) == 1:
            in_reign = last.unit == YEARS and is_unspaced_script(folded[last.end : last.end + 1])
            years.update(years_meant(worth, language, in_reign=in_reign))
    return ToldFigure(
        worth,
        scale_of(last) > 1 or (is_known and not _may_go_on(last, folded)),
        scale_of(last) > 1,
        unit,
        " ".join(part.value for part in parts),
        not _is_in_words(parts[0]),
        frozenset(also),
        frozenset(years),
    )


def _may_go_on(number: FoundNumber, folded: str) -> bool:
    """Whether a number may have a magnitude that is not known."""
    if number.unit or is_unspaced_script(folded[number.end : number.end + 1]):
        return False
    return bool(_JOINED.match(folded, number.end) or _ABBREVIATED.match(folded, number.end))


def _goes_on(first: FoundNumber, second: FoundNumber) -> bool:
    worth, scale = worth_of(second.value)[0], scale_of(second)
    below = isinstance(worth, Decimal) and worth < scale_of(first)
    return below and (scale > 1 or (first.end == second.start and len(second.value) > 1))


def _are_as_long(first: ToldFigure, second: ToldFigure) -> bool:
    """Whether two times are one: 48 hours and 2 days."""
    if not (first.is_time and second.is_time and first.unit != second.unit):
        return False
    one, other = (Decimal(time.worth) * _MINUTES[time.unit or ""] for time in (first, second))
    return abs(one - other) <= _AS_LONG * max(one, other)


def _significant(worth: Decimal | str) -> str:
    """The digits of a number without the zeros at its ends: "35" of 3.5 and of 3,500,000."""
    return re.sub(r"\D", "", f"{worth:f}" if isinstance(worth, Decimal) else worth).strip("0")
