"""Interval arithmetic on dt.date: days, weeks (Monday to Sunday), months, quarters, years.

Pure functions. What lies outside dt.date's range raises OverflowError or ValueError, as dt.date does.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "year", "range"]
Direction = Literal["past", "future"]

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Whole days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date
    precision: Precision


def a_day(date: dt.date) -> DateInterval:
    return DateInterval(date, date, "day")


def a_range(start: dt.date, end: dt.date) -> DateInterval:
    return DateInterval(start, end, "range")


def the_week(date: dt.date) -> DateInterval:
    """The week, Monday to Sunday, that holds `date`."""
    monday = date - dt.timedelta(days=date.weekday())
    return DateInterval(monday, monday + dt.timedelta(days=DAYS_A_WEEK - 1), "week")


def the_weekend(date: dt.date) -> DateInterval:
    """Saturday and Sunday of the week that holds `date`."""
    week = the_week(date)
    return a_range(week.end - dt.timedelta(days=1), week.end)


def a_month(year: int, month: int) -> DateInterval:
    last = calendar.monthrange(year, month)[1]
    return DateInterval(dt.date(year, month, 1), dt.date(year, month, last), "month")


def range_of_months(year: int, *, first: int, last: int) -> DateInterval:
    """From the first day of month `first` to the last day of month `last` of one year."""
    return a_range(a_month(year, first).start, a_month(year, last).end)


def a_part(year: int, *, number: int, parts: int) -> DateInterval:
    """Part `number` (from 1) of a calendar year cut into `parts`: quarters (4) or halves (2)."""
    length = MONTHS_A_YEAR // parts
    return range_of_months(year, first=(number - 1) * length + 1, last=number * length)


def a_year(year: int) -> DateInterval:
    return DateInterval(dt.date(year, 1, 1), dt.date(year, MONTHS_A_YEAR, 31), "year")


def shift_date(date: dt.date, *, count: int, unit: str) -> dt.date:
    """`date` moved by `count` units; a month after 31 January is the last day of February."""
    if unit in ("day", "week"):
        return date + dt.timedelta(days=count * (DAYS_A_WEEK if unit == "week" else 1))
    total = date.year * MONTHS_A_YEAR + date.month - 1
    total += count * (MONTHS_A_YEAR if unit == "year" else 1)
    year, month = divmod(total, MONTHS_A_YEAR)
    last = a_month(year, month + 1).end
    return last.replace(day=min(date.day, last.day))


def the_unit(date: dt.date, *, unit: str, moved: int = 0) -> DateInterval:
    """The day, week, month, quarter or year that lies `moved` units from the one that holds `date`."""
    if unit == "quarter":
        date = shift_date(date, count=3 * moved, unit="month")
        return a_part(date.year, number=(date.month + 2) // 3, parts=4)
    date = shift_date(date, count=moved, unit=unit)
    if unit == "day":
        return a_day(date)
    if unit == "week":
        return the_week(date)
    return a_month(date.year, date.month) if unit == "month" else a_year(date.year)


def on_or_before(date: dt.date, weekday: int) -> dt.date:
    return date - dt.timedelta(days=(date.weekday() - weekday) % DAYS_A_WEEK)


def on_or_after(date: dt.date, weekday: int) -> dt.date:
    return date + dt.timedelta(days=(weekday - date.weekday()) % DAYS_A_WEEK)


def possible_intervals(
    make: Callable[[int], DateInterval], numbers: Iterable[int]
) -> list[DateInterval]:
    """What `make` gives for each number, without those that are no dates (29 February 2025)."""
    found = []
    for number in numbers:
        try:
            found.append(make(number))
        except (OverflowError, ValueError):
            continue
    return found


def days_numbered(day: int, published: dt.date) -> list[DateInterval]:
    """The days of that number in the months before, of and after publication, where they have one."""
    around = [the_unit(published, unit="month", moved=moved).start for moved in (-1, 0, 1)]
    return possible_intervals(lambda at: a_day(around[at].replace(day=day)), range(len(around)))


def choose_nearest_interval(
    candidates: Iterable[DateInterval], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Choose among readings of one wording, given in order of time.

    Past: the last that has begun by publication. Future: the first that is not over. Unknown: the one
    inside the month of publication.
    """
    ordered = list(candidates)
    if tense == "past":
        return next((one for one in reversed(ordered) if one.start <= published), None)
    if tense == "future":
        return next((one for one in ordered if one.end >= published), None)
    month = a_month(published.year, published.month)
    return next((one for one in ordered if month.start <= one.start and one.end <= month.end), None)
