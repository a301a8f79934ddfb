"""Numberlike words: what may be a number in a text though no list reads it so, generously.

"Двухсот", "vijfentwintig" and "third" are; so are the name of a month and XX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from summarizer._words.languages import load_section, words_under
from summarizer._words.numberwords import fold_word
from summarizer._words.word_edges import is_unspaced_script

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<![^\W\d_])(?:[IVXLC]{2,8}(?![A-Z])|[IVXLC](?![^\W\d_]))")
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHORTEST, _SHORTEST_WITHIN, _LONG = 3, 4, 6  # letters of a number word that others begin with, or hold
_FULLY_TOLD = {*range(2, 21), *range(30, 100, 10)}  # numbers of which others are made

Span = tuple[int, int]


def has_numberlike_words(folded: str, found: Iterable[Span], language: str) -> bool:
    """Whether words, beside the numbers that were found, may be numbers or parts of one."""
    rest = list(folded)
    for start, end in found:
        rest[start:end] = " " * (end - start)
    known = _load_number_words(language)
    return any(_may_be_number(word[0], one) for word in _WORD.finditer("".join(rest)) for one in known)


@cache
def _load_number_words(language: str) -> frozenset[str]:
    """Every word that is a number from two on, or a part of one, folded."""
    counted = [key for key in load_section(language, "numbers") if key.isdecimal() and key != "1"]
    words = [words_under(language, "numbers", key) for key in counted]
    words += [words_under(language, "scales", key) for key in load_section(language, "scales")]
    words.append(words_under(language, "spelled", "days"))
    return frozenset(fold_word(word) for part in words for word in part)


@cache
def has_all_number_words(language: str) -> bool:
    """Whether a language's file has each word that a number of several words is made of."""
    numbers = {int(key) for key in load_section(language, "numbers") if key.isdecimal()}
    return numbers >= _FULLY_TOLD


def _may_be_number(word: str, known: str) -> bool:
    if is_unspaced_script(known):
        return known in word
    stem = known[:-2] if len(known) >= _LONG else known
    if len(stem) < _SHORTEST or len(word) < _SHORTEST:
        return word == known
    within = len(stem) >= _SHORTEST_WITHIN and stem in word
    return within or word.startswith(stem) or word == known[:-1]


@cache
def _load_month_names(language: str) -> Mapping[str, int]:
    from babel import Locale, UnknownLocaleError  # here: it takes long to import

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.casefold().strip(". "): number
        for place in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[place][width].items()
    }


def months_in(text: str, language: str) -> set[Decimal]:
    """The numbers of the months that a text may name: "March" is the 3 of another language."""
    said = text.casefold()
    names = _load_month_names(language) if language else {}
    return {Decimal(number) for name, number in names.items() if name in said}


def romans_in(text: str) -> set[Decimal]:
    """What the Roman numerals of a text may stand for."""
    return {Decimal(_read_roman(found)) for found in _ROMAN.findall(text)}


def _read_roman(numeral: str) -> int:
    values = [_ROMANS[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
