"""Lexicons: the terms of each language, and what each of them is in plain words.

W0 to W6 are Monday to Sunday, M1 to M12 January to December, n1, n2, … counts, q1 to q5 ordinals. A
term is up to `LONGEST_TERM` tokens of a tidied wording. A term that a language lists under two keys
has two readings, parted by "|".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from summarizer._dates.signs import CLOCK_SIGN, LONE_SIGN, month_sign, weekday_sign
from summarizer._words.languages import (
    SHARED,
    Section,
    expand_words,
    list_languages,
    load_section,
    split_lines,
)
from summarizer._words.word_edges import UNSPACED

LONGEST_TERM = 5  # tokens, "el fin de semana pasado"
# A letter and the digits behind it are one name: the 20 of "G20" is no day.
_MARK = r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u200c]"  # vowel signs; they are no letters to \w
_LETTER = rf"(?:(?!{UNSPACED})[^\W\d_])"
_WORD = rf"{_LETTER}(?:{_LETTER}|{_MARK})*+"
_TOKEN = re.compile(rf"{UNSPACED}|{_WORD}(?:'{_WORD})*+\d*|\d{{1,2}}\.\d{{2}}(?![\d.])|\d+|\S")
_CLOCK = re.compile(r"\d{1,2}\.\d{2}")
_MARKS = {mark: mark for mark in ",-()/"}
_LONGEST_NUMBER = 4
_LONGEST_HOMONYM = 4  # letters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What the keys of a file are in plain words, where the key does not say it.
_PLAIN = {
    "nothing": "",
    "unsure": "?",
    "beginning of": "vague",
    "middle of": "middle",
    "another time": "shifted",
    "ago": "back",
    "from now": "ahead",
    "until, short of": "till",
    "o'clock": "oclock",
    "... before": "prior",
    "... end": "closing",
    "... middle": "midway",
    "... beginning": "shifted",
    "... after": "shifted",
    "... ago": "ago",
    "... from now": "hence",
    "fifth": "q5",
}
_BEHIND = "... "  # of a key: its words stand behind what they are about
_ORDINALS = {"first": "q1", "second": "q2", "third": "q3", "fourth": "q4"}
# Keys that say how words are written, and not what they mean.
_MANNERS = frozenset(
    (
        "months",
        "weekdays",
        "short months",
        "short weekdays",
        "only in capitals",
        "only in small letters",
        "months have capitals",
        "behind a weekday",
        "behind a number",
        "behind an apostrophe",
        "last week's",
        "this week's",
        "next week's",
        "day alone",
        "goes on behind a day",
        "sure of a day",
        "unsure of a day",
        "month beside",
        "sign of years",
        "sign of months",
        "sign of days",
    )
)
_WEEKS = {"last week's": "last", "this week's": "this", "next week's": "next"}
_COUNTED = 60  # what is counted in words goes no further
_NOT_KNOWN = "?"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one language, and how it writes them."""

    terms: dict[str, str]
    short: dict[str, str]  # months and weekdays cut short: only beside the rest of a date
    capital_only: frozenset[str]
    small_only: frozenset[str]
    months_have_capitals: bool


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a tidied wording begin and end."""
    return [match.span() for match in _TOKEN.finditer(text)]


def is_dated(text: str) -> bool:
    """Whether a digit stands somewhere in `text`."""
    return any(map(str.isdecimal, text))


def plain_word(term: str, language: str, *, whole: bool, text: str) -> str | None:
    """One term of `text` in plain words; `whole`: it is all there is."""
    if term.isdecimal():
        return str(int(term)) if len(term) <= _LONGEST_NUMBER else None
    if _CLOCK.fullmatch(term):
        return term
    small = term.lower()
    lexicon = lexicon_of(language)
    if small in lexicon.capital_only and not (term.istitle() or (is_dated(text) and term.isupper())):
        return None
    if small in lexicon.small_only and not term[0].islower():
        return _NOT_KNOWN
    plain = lexicon.terms.get(small)
    if not whole and small in lexicon.short and _may_be_short(term, text, lexicon):
        return lexicon.short[small]
    return plain


def _may_be_short(term: str, text: str, lexicon: Lexicon) -> bool:
    """Whether "Sept" or "abr" is a month here: by its capital, or by the year of the date."""
    if lexicon.months_have_capitals:
        return term[0].isupper() and (is_dated(text) or lexicon.short[term.lower()].startswith("M"))
    return _YEAR.search(text) is not None


def names_a_month(text: str, language: str) -> bool:
    """A month's bare name is a date if it is long enough to be nothing else ("mars", "mai" are not).

    Where names of months have a capital, only with it ("May"); scripts without capitals have long ones.
    """
    if lexicon_of(language).months_have_capitals:
        return text.istitle()
    if text.lower() == text.upper():
        return True
    return text.islower() and len(text) > _LONGEST_HOMONYM  # "Julio", "Avril" and "Марта" are people


def languages_with(words: Iterable[str]) -> list[str]:
    """The languages that have each of these words in some term; numbers and marks are in all."""
    found = set(list_languages())
    vocabulary = _load_vocabulary()
    for word in words:
        if word[0].isalpha():
            found &= vocabulary.get(word, frozenset())
    return sorted(found)


@cache
def _load_vocabulary() -> dict[str, frozenset[str]]:
    """Every word of a term, and the languages that have it."""
    found: dict[str, set[str]] = {}
    for language in list_languages():
        lexicon = lexicon_of(language)
        for term in (*lexicon.terms, *lexicon.short):
            plain = term.isascii() and term.replace(" ", "").isalpha()  # much faster than the pattern
            for word in term.split() if plain else _TOKEN.findall(term):
                found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@cache  # of immutable files
def lexicon_of(language: str) -> Lexicon:
    """The plain words for each term of one language."""
    section = load_section(language, "dates")
    weekdays = dict(_name_lines(section, "weekdays", "W{}", first=0))
    terms = _signs() | dict(_name_lines(section, "months", "M{}", first=1)) | weekdays
    for word, plain in (*_shared_terms(), *_terms_in(section), *_count_words(language)):
        before = terms.get(word)
        terms[word] = plain if before in (None, plain) else f"{before}|{plain}"
    terms |= _join_weekdays(section, weekdays)
    return Lexicon(
        terms,
        dict(_name_lines(section, "short months", "M{}", first=1))
        | dict(_name_lines(section, "short weekdays", "W{}", first=0)),
        frozenset(_words(section, "only in capitals")),
        frozenset(_words(section, "only in small letters")),
        "months have capitals" in section,
    )


def _signs() -> dict[str, str]:
    signs = _MARKS | {LONE_SIGN: "lone", CLOCK_SIGN: "clock"}
    signs |= {month_sign(number): f"M{number}" for number in range(1, 13)}
    return signs | {weekday_sign(number): f"W{number}" for number in range(7)}


def _terms_in(section: Section) -> Iterator[tuple[str, str]]:
    """Yield each term of a section of dates with what it is in plain words."""
    for key, words in section.items():
        if key not in _MANNERS:
            plain = plain_of_key(key)
            for word in expand_words(words):
                yield word.rstrip(".").lower(), plain


def plain_of_key(key: str) -> str:
    """What a key of a file is in plain words: "first quarter" is "q1 quarter"."""
    if key in _PLAIN:
        return _PLAIN[key]
    if key.startswith(_BEHIND):
        return f"{key.removeprefix(_BEHIND)}_"
    first, _, rest = key.partition(" ")
    return f"{_ORDINALS[first]} {rest}".strip() if first in _ORDINALS else key


@cache
def _shared_terms() -> tuple[tuple[str, str], ...]:
    return tuple(_terms_in(load_section(SHARED, "dates")))


def _count_words(language: str) -> Iterator[tuple[str, str]]:
    for number, words in load_section(language, "numbers").items():
        if number.isdecimal() and int(number) <= _COUNTED:
            for word in expand_words(words):
                yield word, f"n{number}"


def _join_weekdays(section: Section, weekdays: dict[str, str]) -> dict[str, str]:
    """Weekdays in one word with what stands behind or before them: "Montagabend", 上周三."""
    found = {
        weekday + part: plain
        for part in _words(section, "behind a weekday")
        for weekday, plain in weekdays.items()
    }
    for key, which in _WEEKS.items():
        for mark in _words(section, key):
            found |= {mark + word: f"{which} week {plain}" for word, plain in weekdays.items()}
    return found


def _words(section: Section, key: str) -> list[str]:
    return expand_words(section.get(key, ""))


def _name_lines(section: Section, key: str, form: str, *, first: int) -> Iterator[tuple[str, str]]:
    for number, names in enumerate(split_lines(section.get(key, "")), first):
        for name in names:
            yield name.rstrip(".").lower(), form.format(number)
