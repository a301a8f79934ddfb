"""Wordings of dates: the day from which they are read, cases of them, and what was found as a line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from summarizer._dates.resolve import Interval

THURSDAY = dt.date(2025, 10, 9)


def shown(found: Interval | None) -> str | None:
    """One line for an interval: "2025-10-08", else "2025-10-06/2025-10-12 week"."""
    if found is None:
        return None
    if found.precision == "day":
        assert found.start == found.end
        return found.start.isoformat()
    return f"{found.start}/{found.end} {found.precision}"


def cases(*rows: tuple[str, str | None]) -> list[Any]:
    return [pytest.param(wording, meant, id=wording) for wording, meant in rows]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


SOUP_WORDS = """
    May june mai 3 12 31 2025 1900 99999 the of on in by before until since from to and or - , ( ) / .
    this last next past coming later earlier end week month year quarter half day days hours ago
    within a two first the third twenty-first 23rd 16th
    today tomorrow weekend 10:00 GMT mañana el 月 日 woensdag кв 's not ²
"""


SOUP = (*WEEKDAYS, *SOUP_WORDS.split())
