"""Numerals: the days of a month and the years of this century, as each language writes them in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarizer._words.languages import Section, expand_words, list_languages, load_section, split_lines

_CENTURY, _TEEN = 2000, 10


@dataclass(frozen=True, slots=True)
class Numerals:
    """What one language writes in words, folded by `fold_words`, and the words that this takes."""

    days: Mapping[str, int]
    years: Mapping[str, int]
    words: frozenset[str]  # but "and"


@cache
def spelling_languages() -> tuple[str, ...]:
    """The languages whose files have days and years in words."""
    return tuple(language for language in list_languages() if load_section(language, "spelled"))


@cache  # immutable, and built for those languages only that a text has words of
def numerals_of(language: str) -> Numerals:
    """The days and years of one of `spelling_languages`."""
    section = load_section(language, "spelled")
    days = {
        fold_words(name): day
        for day, names in enumerate(split_lines(section["days"]), 1)
        for name in names
        if name != "-"
    }
    years = {fold_words(name): year for name, year in _years_in(section)}
    words = frozenset(word for name in (*days, *years) for word in words_of(name))
    return Numerals(days, years, words - joining_words())


@cache
def number_words() -> frozenset[str]:
    """The words that numbers are made of in any language, but "and"."""
    return frozenset().union(*(numerals_of(language).words for language in spelling_languages()))


@cache
def joining_words() -> frozenset[str]:
    """What stands between the parts of a number in some language: "and", "et", "y"."""
    return frozenset(
        word
        for language in spelling_languages()
        for key in ("between tens and ones", "between tens and one", "behind thousands")
        for word in words_of(load_section(language, "spelled").get(key, ""))
    )


def words_of(text: str) -> list[str]:
    """The words of `text`, folded."""
    return re.findall(r"[^\W\d_]+", fold_words(text))


def fold_words(text: str, *, hyphens: bool = False) -> str:
    """`text` folded, without accents and without hyphens, unless these are to be kept."""
    marked = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(character for character in marked if not unicodedata.combining(character))
    return plain if hyphens else plain.replace("-", " ")


def _years_in(section: Section) -> Iterator[tuple[str, int]]:
    """Yield the years 2001 to 2099 that follow "two thousand", and those that follow "twenty"."""
    joined = "joined" in section
    ands = ["", *expand_words(section.get("behind thousands", ""))]
    for number, words in _below_a_hundred(section):
        for thousand in expand_words(section["two thousand"]):
            for and_ in ands:
                parts = (thousand, and_, words)
                yield ("" if joined else " ").join(part for part in parts if part), _CENTURY + number
        if number >= _TEEN:
            for twenty in expand_words(section.get("the first half of 2019", "")):
                yield f"{twenty} {words}", _CENTURY + number


def _below_a_hundred(section: Section) -> Iterator[tuple[int, str]]:
    ones = list(enumerate(_columns(section["from one up"]), 1))
    for number, spellings in ones:
        for word in spellings:
            yield number, word
    for at, spellings in enumerate(_columns(section["tens from twenty"]), 2):
        for ten in spellings:
            yield _TEEN * at, ten
            for number, units in ones[: _TEEN - 1]:
                for unit in units:
                    yield _TEEN * at + number, _join_tens(section, ten, unit, one=number == 1)


def _join_tens(section: Section, ten: str, unit: str, *, one: bool) -> str:
    between = section.get("between tens and ones", "")
    if one:
        between = section.get("between tens and one", between)
    if "joined" in section:
        return f"{unit}{between}{ten}"
    return " ".join(part for part in (ten, between, unit) if part)


def _columns(text: str) -> list[list[str]]:
    """The numbers of a list, each with its spellings: "ein[und]" has none, "catorce/quatorze" two."""
    return [part.strip().split("/") for part in text.split(",")]
