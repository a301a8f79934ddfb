"""Number words, magnitudes and units, from the files of the languages: each form with its value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarizer._words.languages import SHARED, expand_words, list_languages, load_section, words_under

YEARS = "year"
BETWEEN = "between"  # a key among units: what stands between a number and its unit
# How the value of a figure is written, by the name of its magnitude.
_SCALES = {
    "ten": "0",
    "dozen": "×12",
    "hundred": "00",
    "thousand": "k",
    "million": "m",
    "billion": "bn",
    "trillion": "tn",
    "lakh": "lakh",
    "crore": "crore",
    "percent": "%",
    "percentage points": "pp",
    "han hundred": "百",
    "han thousand": "千",
    "ten thousand": "万",
    "hundred million": "亿",
    "million million": "兆",
}
_LEAST_TEN, _MOST_TENS = 20, 90


@dataclass(frozen=True, slots=True)
class Compound:
    """How one language says its numbers from 21 to 99 in two words: "twenty-five", "treinta y dos"."""

    tens: Mapping[str, int]
    ones: Mapping[str, int]
    between: str


@cache
def load_number_words() -> Mapping[str, str]:
    """Each folded number word that counts in texts, and its value in digits."""
    return {
        word: number
        for language in list_languages()
        for number, words in _counted_words(language)
        for word in words
    }


@cache
def load_compounds() -> tuple[Compound, ...]:
    """The numbers in two words of each language that has them."""
    return tuple(
        _compound_of(language, load_section(language, "numbers")["tens and ones"])
        for language in list_languages()
        if "tens and ones" in load_section(language, "numbers")
    )


def _compound_of(language: str, between: str) -> Compound:
    numbers = {
        int(number): [fold_word(word) for word in expand_words(words)]
        for number, words in load_section(language, "numbers").items()
        if number.isdecimal()
    }
    tens = {word: number for number, words in numbers.items() if _is_ten(number) for word in words}
    ones = {word: number for number, words in numbers.items() if number < 10 for word in words}
    return Compound(tens, {word: one for word, one in ones.items() if len(word) > 1}, fold_word(between))


def _is_ten(number: int) -> bool:
    return _LEAST_TEN <= number <= _MOST_TENS and not number % 10


def _counted_words(language: str) -> Iterator[tuple[str, list[str]]]:
    section = load_section(language, "numbers")
    elsewhere = {*expand_words(section.get("in dates only", ""))}
    for number, words in section.items():
        if number.isdecimal():
            counted = (word for word in expand_words(words) if word not in elsewhere)
            yield number, [fold_word(word) for word in counted]


@cache
def load_magnitudes() -> Mapping[str, str]:
    """Each folded word or sign of a magnitude, and how the value of a figure shows it."""
    return dict(_load_forms("scales", _SCALES))


@cache
def load_measures() -> Mapping[str, str]:
    """Each folded word of a currency or unit, and the unit: "$" for "dollars" and for "dólares".

    Yen and yuan are one here (¥, 元), as are the pounds and the francs of several countries: only the
    words of the document tell them apart, and those are quoted.
    """
    return {word: unit for word, unit in _load_forms("units", {}) if unit != BETWEEN}


@cache
def words_between() -> tuple[str, ...]:
    """What may stand between a number and its unit: "millones de dólares"."""
    return tuple(sorted({word for word, unit in _load_forms("units", {}) if unit == BETWEEN}))


def fold_word(word: str) -> str:
    """A word of a file, folded as texts are; for words without typography this is much faster."""
    return word.lower() if word.isascii() else _fold_letters(word)


def _fold_letters(word: str) -> str:
    return unicodedata.normalize("NFKC", word.casefold()).replace("\u200c", "")


def _load_forms(section: str, meant: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for language in (SHARED, *list_languages()):
        for key in load_section(language, section):
            for word in words_under(language, section, key):
                yield fold_word(word), meant[key] if meant else key
