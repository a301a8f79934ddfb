"""Dates counted from publication: "two weeks ago", "in three days", "within a month"."""

from __future__ import annotations

import datetime as dt
import re

from summarizer._dates import calendar as cal
from summarizer._dates.calendar import DateInterval, Direction
from summarizer._dates.relative import RelativeRule


def _count_units(match: re.Match[str]) -> tuple[int, str]:
    count, unit = int(match["count"]), match["unit"]
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if unit == "hour":
        if count % 24:
            raise ValueError("not whole days")
        count, unit = count // 24, "day"
    if not count:
        raise ValueError("nothing counted")
    return count, unit


def _read_ago(match: re.Match[str], published: dt.date, tense: Direction | None) -> DateInterval | None:
    """Days are exact; weeks, months and years ago are as wide as the unit counted in."""
    if match["unit"] == "hour":
        return None
    count, unit = _count_units(match)
    return cal.the_unit(published, unit=unit, moved=-count)


def _read_ahead(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Read "in two weeks" as a day, "in two months" as a month; a past event took that long: None."""
    if tense == "past" or match["unit"] == "hour":
        return None
    count, unit = _count_units(match)
    then = cal.shift_date(published, count=count, unit=unit)
    return cal.the_unit(then, unit="day" if unit == "week" else unit)


def _read_within(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """A deadline counted from publication; of the past it is counted from something else."""
    if tense == "past":
        return None
    count, unit = _count_units(match)
    return cal.a_range(published, cal.shift_date(published, count=count, unit=unit))


_COUNT = r"n?(?P<count>\d{1,4}) (?P<unit>hour|day|week|fortnight|month|year)"

COUNTED_RULES: tuple[RelativeRule, ...] = (
    (re.compile(rf"{_COUNT} ago"), _read_ago),
    (re.compile(rf"{_COUNT} hence"), _read_ahead),
    (re.compile(rf"within (?:the )?(?:next |coming )?{_COUNT}"), _read_within),
    (re.compile(rf"(?:in|over|during)(?: the)? (?:next|coming) {_COUNT}"), _read_within),
)
