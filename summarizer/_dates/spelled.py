"""Days and years written out, in figures: "the third of March", "aos dezoito dias do mês de fevereiro".

Only beside a month, or where a text is cut off that may go on with one: "the third of the ministers"
is no date, "a third of March" none either. What may stand beside a month is looked up in the numerals
of a language, word by word: patterns for all the numbers themselves are slow to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from summarizer._dates.numerals import (
    LANGUAGES,
    Numerals,
    fold_words,
    number_words,
    numerals_of,
    words_of,
)
from summarizer._dates.signs import EDGE
from summarizer._dates.words import MONTHS

# What a day stands in before its month; "#" is the day in words, "9" in words or in figures.
_BEFORE_MONTH = {
    "en": ("the # of ", "the 9 day of "),
    "es": ("a los 9 días del mes de ", "al 9 día del mes de ", "9 del mes de ", "# de "),
    "fr": ("9 du mois de ", "9 du mois d'", "# "),
    "de": ("# ",),
    "pt": ("aos 9 dias do mês de ", "ao 9 dia do mês de ", "9 do mês de ", "# de "),
}
_PLAIN_LINK = {"en": " of ", "es": " de ", "fr": " ", "de": " ", "pt": " de "}
_BEFORE_YEAR = {
    "en": r" ?,? (?:in |of )?(?:the year )?",
    "es": r" ?,? (?:del? )?(?:año )?(?:de )?",
    "fr": r" ?,? (?:de )?(?:l'an )?",
    "de": " ",
    "pt": r" ?,? (?:de |do )?(?:ano )?(?:de )?",
}
_FORMULAS = frozenset(("day", "mes", "mois"))
# "Uno de mayo" may be one of several; it is a day behind an article only.
_ONE_OF = re.compile(r"(?:uno?|um) d\w+ ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|[\s(])(?:el|al|del|día|dia|aos?|em)\s+$", re.IGNORECASE)
_CAPITAL_MONTHS = re.compile("(?:may|march)$")  # in small letters they are verbs
_WORD_START = re.compile(r"(?<![\w-])\w")
_MOST_WORDS = 6  # of a number: "dois mil e vinte e cinco"
_NEXT_WORD = re.compile(r"[ -]?[^\W\d_]+")
_RUN = rf"[^\W\d_]+(?:[ -][^\W\d_]+){{0,{_MOST_WORDS - 1}}}"
_BRACKETED = re.compile(rf"(?<![\w-])(?P<one>\d+|{_RUN}) \((?P<other>\d+|{_RUN})\)")
_ENDS_A_YEAR = re.compile(r"(?![\w-])")
_ENDS_A_DAY = re.compile(rf" ?(?:[,.;:)]|$|{EDGE}|\d{{4}}|two thousand|twenty)", re.IGNORECASE)
_JOIN = r"(?:-|\s++)(?:(?:and|et|e|y)(?:-|\s++))?"
_LEFT = re.compile(rf"(?<![^\W\d_])([^\W\d_]++){_JOIN}$")
_RIGHT = re.compile(rf"{_JOIN}([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _DayForm:
    """What stands before and behind a day that its month follows."""

    lead: str
    link: str
    takes_figures: bool

    def day_of(self, text: str, days: Mapping[str, int]) -> int | None:
        """The day that `text` is in this form, if it is one."""
        small = text.lower()
        if not (small.startswith(self.lead) and small.endswith(self.link)):
            return None
        day = text[len(self.lead) : -len(self.link)]
        if self.takes_figures and re.fullmatch(r"\d{1,2}", day):
            return int(day)
        return days.get(fold_words(day))


@dataclass(frozen=True, slots=True)
class _Language:
    """The numerals of one language, and what they stand beside in a date."""

    numerals: Numerals
    forms: tuple[_DayForm, ...]
    link: str
    day_end: re.Pattern[str]  # a month, or an edge behind which one may stand
    day_start: re.Pattern[str] | None  # where a day may follow its month
    year_start: re.Pattern[str]


def spelled_in_figures(text: str) -> str:
    """`text`, single-spaced, with the days and years beside a month in figures."""
    words = frozenset(words_of(text))
    if words.isdisjoint(number_words() | _FORMULAS):
        return text
    formula = not words.isdisjoint(_FORMULAS)
    for tag in LANGUAGES:
        if formula or not words.isdisjoint(numerals_of(tag).words):
            language = _language_of(tag)
            text = _BRACKETED.sub(partial(_state_once, numerals=language.numerals), text)
            text = _write_days_before(text, language)
            if language.day_start:
                text = _write_days_behind(text, language.day_start, language.numerals)
            text = _write_years(text, language)
    return text


def splits_a_number(before: str, wording: str, after: str) -> bool:
    """Whether a number in words goes on across an end of `wording`: "vinte e | um de maio"."""
    own, words = words_of(wording), number_words()
    left = _LEFT.search(fold_words(before, hyphens=True))
    right = _RIGHT.match(fold_words(after, hyphens=True))
    return bool(own) and (
        (left is not None and own[0] in words and left[1] in words)
        or (right is not None and own[-1] in words and right[1] in words)
    )


@cache  # immutable, and compiled for those languages only that a text has words of
def _language_of(tag: str) -> _Language:
    month = "|".join(re.escape(name) for names in MONTHS[tag].split() for name in names.split("|"))
    behind = rf"(?<!\w)(?<!in )(?P<month>{month}|{EDGE}) ?,? (?P<the>the )?"
    before = rf"(?<!\w)(?:{month}|{EDGE})(?: (?:the )?\d{{1,2}})?"
    return _Language(
        numerals_of(tag),
        tuple(map(_day_form, _BEFORE_MONTH[tag])),
        _PLAIN_LINK[tag],
        re.compile(rf"(?:{month})(?!\w)|{EDGE}", re.IGNORECASE),
        re.compile(behind, re.IGNORECASE) if tag == "en" else None,
        re.compile(rf"(?P<before>{before}){_BEFORE_YEAR[tag]}", re.IGNORECASE),
    )


def _day_form(form: str) -> _DayForm:
    lead, day, link = re.split("([9#])", form)
    return _DayForm(lead, link, takes_figures=day == "9")


def _state_once(found: re.Match[str], numerals: Numerals) -> str:
    """A number that stands in words and, in brackets, in figures, or the other way round, as one."""
    words = found["one"].split(" ")
    tails = (" ".join(words[at:]) for at in range(len(words)))
    one = next((number for tail in tails if (number := _number(tail, numerals)) is not None), None)
    return found["one"] if one is not None and one == _number(found["other"], numerals) else found[0]


def _number(text: str, numerals: Numerals) -> int | None:
    if text.isdecimal():
        return int(text)
    words = fold_words(text)
    return numerals.years.get(words) or numerals.days.get(words)


def _write_days_before(text: str, language: _Language) -> str:
    """Write "the third of March" as "the 3 of March"."""
    the = "the " if language.link == " of " else ""
    pieces, done = [], 0
    for month in language.day_end.finditer(text):
        start, day = _find_day(text, done, month.start(), language)
        if day is not None:
            pieces += [text[done:start], f"{the}{day}{language.link}"]
            done = month.start()
    return "".join([*pieces, text[done:]])


def _find_day(text: str, after: int, month: int, language: _Language) -> tuple[int, int | None]:
    """Where the words for a day begin that go on until `month`, and the day."""
    before = text[after:month].lower()
    forms = [form for form in language.forms if before.endswith(form.link)]
    if forms:
        for at in _WORD_START.finditer(text, after, month):
            words = text[at.start() : month]
            for form in forms:
                day = form.day_of(words, language.numerals.days)
                if day is not None:
                    one = day == 1 and _ONE_OF.match(words) and not _ARTICLE.search(text[: at.start()])
                    return at.start(), None if one else day
    return month, None


def _write_days_behind(text: str, day_start: re.Pattern[str], numerals: Numerals) -> str:
    """Write "March the third" as "March the 3"."""
    pieces, done = [], 0
    for found, day, end in _numbers_behind(text, day_start, numerals.days, _ENDS_A_DAY):
        month = found["month"]
        cut_off = month == EDGE and day == 1 and not found["the"]
        if not (cut_off or _CAPITAL_MONTHS.match(month)):
            pieces += [text[done : found.start()], f"{month} the {day}"]
            done = end
    return "".join([*pieces, text[done:]])


def _write_years(text: str, language: _Language) -> str:
    """Write "March two thousand and five" as "March 2005"."""
    pieces, done = [], 0
    years = language.numerals.years
    for found, year, end in _numbers_behind(text, language.year_start, years, _ENDS_A_YEAR):
        pieces += [text[done : found.start()], f"{found['before']} {year}"]
        done = end
    return "".join([*pieces, text[done:]])


def _numbers_behind(
    text: str, start: re.Pattern[str], numbers: Mapping[str, int], ends: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield each match of `start` that a number follows, the number, and where its words end."""
    at = 0
    while found := start.search(text, at):
        at = found.start() + 1
        for end in reversed(_word_ends(text, found.end())):
            number = numbers.get(fold_words(text[found.end() : end]))
            if number is not None and ends.match(text, end):
                yield found, number, end
                at = end
                break


def _word_ends(text: str, start: int) -> list[int]:
    """Where the words end that begin at `start`, as many as a number may have."""
    ends: list[int] = []
    while len(ends) < _MOST_WORDS and (word := _NEXT_WORD.match(text, start)):
        start = word.end()
        ends.append(start)
    return ends
