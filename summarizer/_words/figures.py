"""Figures: the numbers in a text, as a reader would compare them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_lowercase

from summarizer._words.fold import fold_text
from summarizer._words.found_numbers import (
    FoundNumber,
    any_of,
    find_numbers,
    read_magnitudes,
    starts_number,
    value_of_digits,
)
from summarizer._words.languages import list_languages, words_of_all, words_under
from summarizer._words.numberwords import load_compounds, load_magnitudes, load_number_words
from summarizer._words.worth import worth_of

Amount = tuple[str, str | None]  # the value with its magnitude; the currency or unit, where it has one

_ANY_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[0-2])\d\d$")
_LAST_DIGIT = re.compile(r"\d(?=\D*+$)")
_LONGEST_WORD = 40  # characters
_DIGIT = re.compile(r"[0-9]")
_ASCII_WORD = re.compile(r"[a-z]+")
_LAST_WORD = re.compile(r"(?<![a-z])[a-z]+$")
_FOREIGN = re.compile(r"[\d٫٬](?<![0-9])")


@cache
def _couples() -> re.Pattern[str]:
    """What points at the sides and counts nobody else: "the two states", "the two agreed"."""
    named, sides, alone, then = (
        "|".join(map(re.escape, sorted(words_of_all("numbers", key), key=len, reverse=True)))
        for key in ("sides counted", "counted sides", "sides alone", "sides then")
    )
    return re.compile(
        rf"\b(?:(?:{named}) (?=(?:\w+ )?(?:{sides})\b)|(?:{alone}) (?=(?:{then})\b))", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class _Edges:
    """The Latin words that numbers begin with, and those that they, or their magnitudes, end with."""

    first: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True, slots=True)
class _NoNumbers:
    """Number words of other languages that are none in one, and what tells that a text is in it."""

    words: frozenset[str]
    told: re.Pattern[str]


@cache
def _load_no_numbers() -> tuple[_NoNumbers, ...]:
    found = []
    for language in list_languages():
        if words := words_under(language, "numbers", "no number"):
            letters = "".join(words_under(language, "numbers", "told by letters"))
            others = "|".join(words_under(language, "numbers", "told by words"))
            told = re.compile(rf"[{letters}]|(?<!\w)(?:{others})(?!\w)")
            found.append(_NoNumbers(frozenset(words), told))
    return tuple(found)


def _words_of_no_number(folded: str) -> frozenset[str]:
    """The number words that are none in this text: "dos" in a Portuguese one."""
    return frozenset().union(
        *(
            language.words
            for language in _load_no_numbers()
            if any(word in folded for word in language.words) and language.told.search(folded)
        )
    )


def figures_in(text: str) -> frozenset[str]:
    """The numbers of `text`, each with its magnitude: "2" for "two", "10m" for "10 million", "3.5%"."""
    return frozenset(value for value, _ in amounts_in(text))


@lru_cache(maxsize=256)  # the same quotes and claims are asked about again and again
def amounts_in(text: str) -> frozenset[Amount]:
    """The numbers of `text` as `figures` gives them, each with its currency or unit where it has one."""
    return amounts_in_folded(fold_text(text))


def amounts_in_folded(folded: str) -> frozenset[Amount]:
    """The numbers of a text that is folded already."""
    if _has_no_number(folded):
        return frozenset()
    return frozenset((number.value, number.unit) for number in list_numbers(plain_digits(folded)))


def list_numbers(folded: str) -> list[FoundNumber]:
    """The numbers of a folded text with plain digits, and the digits inside its words."""
    none = _words_of_no_number(folded)
    found = [number for number in find_numbers(folded) if number.words not in none]
    starts, ends = [0, *(one.start for one in found)], [0, *(one.end for one in found)]
    for match in _ANY_FIGURE.finditer(folded):  # digits inside a word: F16, 5G, Q3
        if match.start() >= ends[bisect_right(starts, match.start()) - 1]:
            value = value_of_digits(match.group())
            found.append(FoundNumber(match.start(), match.end(), value, None, match.group()))
    return found


def _has_no_number(folded: str) -> bool:
    """Whether a text plainly has no number, as most: no digit, and no word that a number begins with."""
    return (
        folded.isascii()
        and not _DIGIT.search(folded)
        and _edges_of_numbers().first.isdisjoint(_ASCII_WORD.findall(folded))
    )


@cache
def _edges_of_numbers() -> _Edges:
    numbers = load_number_words().keys() | {one for known in load_compounds() for one in known.ones}
    return _Edges(
        frozenset(match[0] for word in numbers if (match := _ASCII_WORD.match(word))),
        frozenset(
            match[0] for word in numbers | load_magnitudes().keys() if (match := _LAST_WORD.search(word))
        ),
    )


def find_unsupported_numbers(text: str, find_held: Callable[[], Set[Amount]]) -> list[str]:
    """The numbers of `text` that are not among those held: another value, currency or unit.

    Those held are only looked for where the text has a number.
    """
    if not amounts_in(text):
        return []
    told = amounts_in(blank_couples(text))
    held = {(worth_of(value), unit) for value, unit in find_held()}
    values = {value for value, _ in held}
    return sorted(
        f"{value} {unit}" if unit else value
        for value, unit in told
        if (worth_of(value) not in values if unit is None else (worth_of(value), unit) not in held)
    )


def blank_couples(text: str) -> str:
    """`text` without the numbers that only point at the sides: "the two ministers"."""
    return _couples().sub("", text)


def plain_digits(folded: str) -> str:
    """The text with every digit as 0 to 9, and Arabic separators as the others are."""
    return folded if folded.isascii() else _FOREIGN.sub(_plain_digit, folded)


def _plain_digit(match: re.Match[str]) -> str:
    character = match.group()
    return {"٫": ".", "٬": ","}.get(character) or str(unicodedata.decimal(character))


def cuts_amount(text: str, end: int) -> bool:
    """Whether `text[:end]` ends in a number that goes on: in a magnitude ("million", "%"), or "to 4"."""
    before = fold_text(text[max(0, end - 40) : end])
    plain = plain_digits(before)
    if not _ends_in_number(plain):
        return False
    after = fold_text(text[end : end + 40])
    going_on = _goes_on().match(after)
    ranges = going_on and starts_number(after, going_on.end()) and not _ENDS_IN_YEAR.search(before)
    return bool(ranges or read_magnitudes(after, 0)[1])


def is_cut_off(text: str, start: int) -> bool:
    """Whether what begins at `start` is the rest of a range: "3 to | 4"."""
    before = plain_digits(fold_text(text[max(0, start - 40) : start]))
    between = (f"{before[number.end :].strip()} " for number in find_numbers(before))
    return any(
        (going_on := _goes_on().match(words)) and going_on.end() == len(words) for words in between
    )


def _ends_in_number(plain: str) -> bool:
    last = plain[len(plain.rstrip(ascii_lowercase)) :]
    if 0 < len(last) < _LONGEST_WORD and last not in _edges_of_numbers().last:
        return False
    digits = _LAST_DIGIT.search(plain)
    if digits and read_magnitudes(plain, digits.end())[0] == len(plain):
        return True
    return any(number.end == len(plain) for number in find_numbers(plain))


@cache
def _goes_on() -> re.Pattern[str]:
    """What stands between the ends of a range: "3 | to 4"."""
    goes_on, not_on = (
        any_of(words_of_all("numbers", key)) for key in ("goes on with", "goes not on with")
    )
    return re.compile(rf"(?:(?:{goes_on}) |[/×–-] ?)(?!(?:{not_on})(?!\w))")
