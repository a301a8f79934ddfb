"""Month names: a whole date with its month in words or cut short, in any language that babel knows.

For a field that holds a date and nothing else. In running text "mar" may be any word.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

LONGEST = 100  # characters
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\.|º|er|st|nd|rd|th)?[\s/-]{1,3}(?:d[e']\s)?([^\W\d_]{2,20})[\s./,-]{1,3}(?:d[e']\s)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{2,20})[\s./-]{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})")


def find_named_day(written: str, language: str | None = None) -> dt.date | None:
    """The day in a date ("lun., 3 juin 2024 10:00"), whatever weekday and clock stand around it.

    A name that is two months in two languages ("listopad") is that of `language` ("hr"), else None.
    """
    said = " ".join(written[:LONGEST].split()).casefold()
    found = _DAY_FIRST.search(said)
    day, month, year = found.groups() if found else (None, None, None)
    if found is None and (found := _MONTH_FIRST.search(said)):
        month, day, year = found.groups()
    if day is None or month is None or year is None:
        return None
    numbers = _months_called(month, (language or "").partition("-")[0].casefold())
    if len(numbers) != 1:
        return None
    try:
        return dt.date(int(year), min(numbers), int(day))
    except ValueError:
        return None


def _months_called(name: str, language: str) -> frozenset[int]:
    """The numbers of the months that a language calls so, else any."""
    known = _load_names().get(name, {})
    return frozenset({known[language]} if language in known else known.values())


@cache
def _load_names() -> dict[str, dict[str, int]]:
    """Every name of a month, long and short, with its number in each language."""
    from babel import Locale, localedata  # here: it takes a second, and few dates need it

    names: dict[str, dict[str, int]] = {}
    languages = [code for code in localedata.locale_identifiers() if len(code) == 2]
    for language in languages:
        months = Locale(language).months
        for place in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[place][width].items():
                    names.setdefault(name.casefold().strip(". "), {})[language] = number
    return names
