"""Wordings of dates: the day from which they are read, cases of them, and what was found as a line."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from case_tables import lines_in

from summarizer._dates.resolve import DateInterval, Tense, resolve_date

THURSDAY = dt.date(2025, 10, 9)


def shown(found: DateInterval | None) -> str | None:
    """One line for an interval: "2025-10-08", else "2025-10-06/2025-10-12 week"."""
    if found is None:
        return None
    if found.precision == "day":
        assert found.start == found.end
        return found.start.isoformat()
    return f"{found.start}/{found.end} {found.precision}"


def meaning(wording: str, tense: Tense | None = None) -> str | None:
    """What a wording means in a document of that Thursday, as a line."""
    return shown(resolve_date(wording, published=THURSDAY, tense=tense))


def meanings(table: str) -> pytest.MarkDecorator:
    """Try a `wording` and what is `meant` in lines like "in May => 2025-05-01/2025-05-31 month".

    Nothing behind the arrow is None.
    """
    rows = (line.partition(" =>") for line in lines_in(table))
    cases = [pytest.param(wording, meant.strip() or None, id=wording) for wording, _, meant in rows]
    return pytest.mark.parametrize(("wording", "meant"), cases)


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


SOUP_WORDS = """
    May june mai 3 12 31 2025 1900 99999 the of on in by before until since from to and or - , ( ) / .
    this last next past coming later earlier end week month year quarter half day days hours ago
    within a two first the third twenty-first 23rd 16th
    today tomorrow weekend 10:00 GMT mañana el 月 日 woensdag кв 's not ²
"""


SOUP = (*WEEKDAYS, *SOUP_WORDS.split())


def cut_wordings(text: str) -> list[Any]:
    """Wordings between what stands before and behind them: a line each, "on [Tuesday], 4 March"."""
    return [pytest.param(*re.split(r"[\[\]]", line), id=line) for line in lines_in(text)]
