"""Lexicons: the terms of each language, and what each of them is in plain words.

W0 to W6 are Monday to Sunday, M1 to M12 January to December, n1, n2, … counts. A term is up to
`LONGEST_TERM` tokens of a tidied wording.
"""

from __future__ import annotations

import re
from functools import cache

from summarizer._dates import words as tables
from summarizer._dates.signs import LONE_SIGN, month_sign, weekday_sign

LANGUAGES = tuple(tables.WEEKDAYS)
LONGEST_TERM = 5  # tokens, "el fin de semana pasado"
_TOKEN = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+(?:'[^\W\d_]+)*|\d+|\S")
_MARKS = {",": ",", "-": "-", "(": "(", ")": ")", "/": "/"}
_LONGEST_NUMBER = 4
_LONGEST_HOMONYM = 4  # letters


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of a tidied wording begin and end."""
    return [match.span() for match in _TOKEN.finditer(text)]


def is_dated(text: str) -> bool:
    """Whether a digit stands somewhere in `text`."""
    return any(map(str.isdecimal, text))


def plain_word(term: str, language: str, *, whole: bool, dated: bool) -> str | None:
    """One term in plain words; `whole`: it is all there is; `dated`: a digit stands somewhere."""
    if term.isdecimal():
        return str(int(term)) if len(term) <= _LONGEST_NUMBER else None
    small = term.lower()
    if small in tables.CAPITAL_ONLY and not (term.istitle() or (dated and language == "en")):
        return None
    if small in tables.SMALL_ONLY and not term[0].islower():
        return "?"
    if language == "en" and term[0].isupper() and not whole and (short := _short_names().get(small)):
        return short if dated or short.startswith("M") else None
    return lexicon_of(language).get(small)


def names_a_month(text: str, language: str) -> bool:
    """A month's bare name is a date if it is long enough to be nothing else ("mars", "mai" are not).

    Where names of months have a capital, only with it ("May"); scripts without capitals have long ones.
    """
    if language in ("de", "en", "id"):
        return text.istitle()
    if language in ("es", "fr", "it", "pt", "ru") and not text.islower():
        return False  # "Julio", "Avril" and "Марта" are people
    return len(text) > _LONGEST_HOMONYM or text.lower() == text.upper()


@cache  # of immutable tables
def lexicon_of(language: str) -> dict[str, str]:
    """The plain words for each term of one language."""
    words = dict(_MARKS)
    words |= {month_sign(number): f"M{number}" for number in range(1, 13)}
    words |= {weekday_sign(number): f"W{number}" for number in range(7)}
    words[LONE_SIGN] = "lone"
    words |= {
        spelling: plain for plain, all_ in tables.TERMS[language].items() for spelling in all_.split("|")
    }
    words |= _number_words(tables.MONTHS[language], "M{}", first=1)
    words |= _number_words(tables.WEEKDAYS[language], "W{}", first=0)
    if language == "en":
        words |= {word: word for word in tables.PLAIN.split()}
        words |= {f"{unit}s": unit for unit in tables.UNITS}
        words |= {unit: unit for unit in tables.UNITS}
        words |= _number_words(tables.COUNTS, "n{}", first=1)
        words |= {word: f"n{number}" for word, number in tables.MORE_COUNTS.items()}
    if language == "de":
        for part in ("morgen", "vormittag", "nachmittag", "abend"):
            words |= {f"{word}{part}": f"W{i}" for i, word in enumerate(tables.WEEKDAYS["de"].split())}
    if language == "zh":
        for mark, which in (("上", "last"), ("本", "this"), ("这", "this"), ("下", "next")):
            weekdays = _number_words(tables.WEEKDAYS["zh"], which + " week W{}", first=0)
            words |= {mark + word: plain for word, plain in weekdays.items()}
    return words


def _number_words(words: str, form: str, *, first: int) -> dict[str, str]:
    return {
        spelling: form.format(number)
        for number, spellings in enumerate(words.split(), first)
        for spelling in spellings.split("|")
    }


@cache
def _short_names() -> dict[str, str]:
    """English months and weekdays cut short."""
    return {
        **_number_words(tables.SHORT_MONTHS, "M{}", first=1),
        **_number_words(tables.SHORT_WEEKDAYS, "W{}", first=0),
    }
