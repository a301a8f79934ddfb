"""Found numbers: where the numbers of a folded text are, each with its magnitude and its unit.

A unit and the second word of a number are looked up where they would be: patterns for them all are
slow to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from summarizer._words.numberwords import (
    YEARS,
    load_compounds,
    load_magnitudes,
    load_measures,
    load_number_words,
    words_between,
)
from summarizer._words.word_edges import UNSPACED, is_unspaced_script

_FRACTION = "[\u00bc-\u00be\u2150-\u215e]"
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u200c])"  # with the vowel signs that \w leaves out
_LETTERS = r"(?:[^\W\d_]++|[\u0900-\u0903\u093a-\u094f\u200c])++"
_WORD = rf"{_LETTERS}(?:'{_LETTERS})*+"
_HEAD = re.compile(_WORD)
_FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹]*")
_GOES_ON = re.compile(r"[ -]?[^\W\d_]|[%⁰¹²³⁴-⁹]| %")
_NEXT_WORD = re.compile(rf"[ -]({_WORD})")
_BEFORE = re.compile(r"(?<!\w)(\w*[^\w\s]|\w+) ?$")  # "US$ 3", "€3"
_UNIT_WORDS = re.compile(r"[^\s\d,;:()]+(?: [^\s\d,;:()]+)?")
_CURRENCY_REACH, _LONGEST_UNSPACED = 5, 6  # characters
_THOUSANDS = re.compile(r"(?<=\d)[,.' ](?=\d{3}(?!\d))|(?<=\d),(?=(?:\d\d,){1,6}+\d{3}(?!\d))")
_CALENDAR_YEARS = range(1500, 2300)  # "2025 года" is a date, not a span of years


class FoundNumber(NamedTuple):
    """A number in a text: where it is, its value with its magnitude, its unit, and its own words."""

    start: int
    end: int
    value: str
    unit: str | None
    words: str


def find_numbers(folded: str) -> Iterator[FoundNumber]:
    """Yield the numbers of a folded text with plain digits, from left to right."""
    done = 0
    for match in _number_pattern().finditer(folded):
        if match.start() < done:
            continue
        end, value = _read_number(match, folded)
        done, magnitude = _read_magnitude(folded, end)
        unit = _unit_beside(folded, match.start(), done)
        if unit == YEARS and (value + magnitude).isdigit() and int(value) in _CALENDAR_YEARS:
            unit = None
        whole = _with_magnitude(value, magnitude)
        yield FoundNumber(match.start(), done, whole, unit, folded[match.start() : end])


def _with_magnitude(value: str, magnitude: str) -> str:
    """A value with its magnitude: "2" and "00" are "200", but "2.5" and "00" are "250"."""
    tens = magnitude[: len(magnitude) - len(magnitude.lstrip("0"))]
    if tens and "." in value:
        value, tens = f"{Decimal(value).scaleb(len(tens)).normalize():f}", ""
    return value + tens + magnitude.lstrip("0")


def starts_number(folded: str, at: int) -> bool:
    """Whether a number begins at `at`."""
    return _number_pattern().match(folded, at) is not None


@cache
def _number_pattern() -> re.Pattern[str]:
    """A number in digits, or a word that a number begins with."""
    first = "".join(sorted({word[0] for word in load_number_words()}))  # tried first: most are none
    return re.compile(
        rf"(?=[\d{first}])(?:\b|(?<={UNSPACED}))"
        r"(?:(?P<digits>(?:\d{1,2}(?:,\d\d){1,6},\d{3}(?!\d)|"
        r"\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
        rf"(?: ?{_FRACTION})?)|(?P<word>{any_of(load_number_words())})(?!{_LETTER}))"
    )


def _read_number(match: re.Match[str], folded: str) -> tuple[int, str]:
    """Where a number ends, and its value without its magnitude."""
    if match["digits"]:
        return match.end(), value_of_digits(match["digits"])
    two = _read_two_words(match["word"], folded, match.end())
    return two or (match.end(), load_number_words()[match["word"]])


def _read_two_words(word: str, folded: str, end: int) -> tuple[int, str] | None:
    """Where "twenty-five" ends that begins with `word`, and its value."""
    for compound in load_compounds():
        if word not in compound.tens:
            continue
        following = _NEXT_WORD.match(folded, end)
        if following and following[1] == compound.between:
            following = _NEXT_WORD.match(folded, following.end())
        if following and following[1] in compound.ones:
            return following.end(), str(compound.tens[word] + compound.ones[following[1]])
    return None


def value_of_digits(digits: str) -> str:
    """The value of a number in digits, without what parts its thousands."""
    return _THOUSANDS.sub("", digits).replace(",", ".")


def _read_magnitude(folded: str, end: int) -> tuple[int, str]:
    """Where the magnitudes end that follow a number, and how its value shows them."""
    if not _GOES_ON.match(folded, end):
        return end, ""
    footnote = _FOOTNOTE.match(folded, end)
    return read_magnitudes(folded, footnote.end() if footnote else end)


def read_magnitudes(folded: str, at: int) -> tuple[int, str]:
    """Where the magnitudes end that begin at `at` ("hundred million"), and how values show them."""
    shown = ""
    while match := _magnitude_pattern().match(folded, at):
        at, shown = match.end(), shown + load_magnitudes()[match[1]]
    return at, shown


def _unit_beside(folded: str, start: int, end: int) -> str | None:
    measures = load_measures()
    before = _BEFORE.search(folded[max(0, start - _CURRENCY_REACH) : start])
    if before and before[1] in measures:
        return measures[before[1]]
    link = _link_pattern().match(folded, end)
    at = link.end() if link else end
    for place in {at, end + 1 if folded[end : end + 1] in " -" else end}:
        if (words := _UNIT_WORDS.match(folded, place)) and (unit := _unit_of(words[0])):
            return unit
    place = end + 1 if folded[end : end + 1] == " " else end
    if folded[place : place + 1].isascii():
        return None
    for length in range(_LONGEST_UNSPACED, 0, -1):
        name = folded[place : place + length]
        if name in measures and is_unspaced_script(name):
            return measures[name]
    return None


def _unit_of(words: str) -> str | None:
    """The unit that one or two words begin with."""
    measures = load_measures()
    for name in (words, words.partition(" ")[0]):
        known = measures.get(name) or measures.get(name.rstrip(".!?\"'”’»…"))
        if known:
            return known
    head = _HEAD.match(words)
    return measures.get(head[0]) if head and not is_unspaced_script(words) else None


@cache
def _magnitude_pattern() -> re.Pattern[str]:
    """A magnitude behind a number: " million", "%"."""
    marks = [mark for mark in load_magnitudes() if mark == "%" or is_unspaced_script(mark)]
    words = load_magnitudes().keys() - set(marks)
    # After a letter of its own a magnitude is a part of a longer word ("5 minutes"), but not in Chinese.
    return re.compile(rf"[ -]?({any_of(marks)}|(?:{any_of(words)})(?![^\W\d_]))")


@cache
def _link_pattern() -> re.Pattern[str]:
    """What may stand between a number and its unit: " de ", " d'"."""
    return re.compile(
        rf"[ -]?(?:{'|'.join(w if w.endswith(_ELIDED) else f'{w} ' for w in words_between())})?"
    )


_ELIDED = "'"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, longer ones first; it is tried by their first letters."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(rests.items()))
