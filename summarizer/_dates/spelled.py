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
    Numerals,
    fold_words,
    joining_words,
    number_words,
    numerals_of,
    spelling_languages,
    words_of,
)
from summarizer._dates.signs import EDGE
from summarizer._words.languages import expand_words, load_section, split_lines

_WORD_START = re.compile(r"(?<![\w-])\w")
_MOST_WORDS = 6  # of a number: "dois mil e vinte e cinco"
_NEXT_WORD = re.compile(r"[ -]?[^\W\d_]+")
_RUN = rf"[^\W\d_]+(?:[ -][^\W\d_]+){{0,{_MOST_WORDS - 1}}}"
_BRACKETED = re.compile(rf"(?<![\w-])(?P<one>\d+|{_RUN}) \((?P<other>\d+|{_RUN})\)")
_ENDS_A_YEAR = re.compile(r"(?![\w-])")


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
    article: str  # before a day in figures
    day_end: re.Pattern[str]  # a month, or an edge behind which one may stand
    day_start: re.Pattern[str] | None  # where a day may follow its month
    year_start: re.Pattern[str]
    day_stops: re.Pattern[str]  # what may follow a day behind its month
    one_of: re.Pattern[str]  # "uno de mayo" may be one of several; it is a day behind an article only
    article_before: re.Pattern[str]
    verbs: frozenset[str]  # months that are other words in small letters


def spelled_in_figures(text: str) -> str:
    """`text`, single-spaced, with the days and years beside a month in figures."""
    words = frozenset(words_of(text))
    if words.isdisjoint(number_words() | _formula_words()):
        return text
    formula = not words.isdisjoint(_formula_words())
    for tag in spelling_languages():
        if formula or not words.isdisjoint(numerals_of(tag).words):
            language = _language_of(tag)
            text = _BRACKETED.sub(partial(_state_once, numerals=language.numerals), text)
            text = _write_days_before(text, language)
            if language.day_start:
                text = _write_days_behind(text, language.day_start, language)
            text = _write_years(text, language)
    return text


def splits_a_number(before: str, wording: str, after: str) -> bool:
    """Whether a number in words goes on across an end of `wording`: "vinte e | um de maio"."""
    own, words = words_of(wording), number_words()
    left_end, right_start = _joins()
    left = left_end.search(fold_words(before, hyphens=True))
    right = right_start.match(fold_words(after, hyphens=True))
    return bool(own) and (
        (left is not None and own[0] in words and left[1] in words)
        or (right is not None and own[-1] in words and right[1] in words)
    )


@cache
def _formula_words() -> frozenset[str]:
    """The words in which days stand in figures, too: "20 días del mes de"."""
    return frozenset(
        word
        for language in spelling_languages()
        for word in expand_words(load_section(language, "spelled").get("formula", ""))
    )


@cache
def _joins() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends the text before a wording, and begins the text behind it, where a number goes on."""
    join = rf"(?:-|(?<!\s)\s++)(?:(?:{_any(sorted(joining_words()))})(?:-|\s++))?"
    return re.compile(rf"(?<![^\W\d_])([^\W\d_]++){join}$"), re.compile(rf"{join}([^\W\d_]+)")


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words)) or r"(?!)"


@cache  # immutable, and compiled for those languages only that a text has words of
def _language_of(tag: str) -> _Language:
    dates, section = load_section(tag, "dates"), load_section(tag, "spelled")
    month = _any([name for names in split_lines(dates["months"]) for name in names])
    the = _any(expand_words(section.get("the", "")))
    not_behind = "".join(
        rf"(?<!{re.escape(word)} )" for word in expand_words(section.get("not behind", ""))
    )
    behind = rf"(?<!\w){not_behind}(?P<month>{month}|{EDGE}) ?,? (?P<the>(?:{the}) )?"
    before = rf"(?<!\w)(?:{month}|{EDGE})(?: (?:(?:{the}) )?\d{{1,2}})?"
    to_year = rf" ?,? (?:(?:{_any(expand_words(section.get('before a year', '')))}) )*+"
    lines = [line.strip() for line in section["day before its month"].splitlines() if line.strip()]
    forms = [line if line.endswith("'") else f"{line} " for line in lines]
    link = next(form for form in forms if "#" in form).partition("#")[2]
    of_years = _any(
        expand_words(section.get("the first half of 2019", "") + "," + section["two thousand"])
    )
    return _Language(
        numerals_of(tag),
        tuple(map(_day_form, forms)),
        link,
        section.get("article", ""),
        re.compile(rf"(?:{month})(?!\w)|{EDGE}", re.IGNORECASE),
        re.compile(behind, re.IGNORECASE) if "the" in section else None,
        re.compile(rf"(?P<before>{before}){to_year}", re.IGNORECASE),
        re.compile(rf" ?(?:[,.;:)]|$|{EDGE}|\d{{4}}|{of_years})", re.IGNORECASE),
        re.compile(rf"(?:{_any(expand_words(section.get('one of several', '')))})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?:^|[\s(])(?:{_any(expand_words(section.get('before the first', '')))})\s+$",
            re.IGNORECASE,
        ),
        frozenset(expand_words(dates.get("only in capitals", ""))),
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
    the = f"{language.article} ".lstrip()
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
                    one = (
                        day == 1
                        and language.one_of.match(words)
                        and not language.article_before.search(text[: at.start()])
                    )
                    return at.start(), None if one else day
    return month, None


def _write_days_behind(text: str, day_start: re.Pattern[str], language: _Language) -> str:
    """Write "March the third" as "March the 3"."""
    pieces, done = [], 0
    days = language.numerals.days
    for found, day, end in _numbers_behind(text, day_start, days, language.day_stops):
        month = found["month"]
        cut_off = month == EDGE and day == 1 and not found["the"]
        if not (cut_off or month in language.verbs):
            pieces += [text[done : found.start()], f"{month} {language.article} {day}"]
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
