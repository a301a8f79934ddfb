"""Absolute dates: what stands in the calendar, with its year or without: "3 June", "1 to 3 May 2026"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer._dates import calendar as cal
from summarizer._dates.calendar import DateInterval
from summarizer._dates.parts import RIGHT_SHAPE, YEARS, Parts, parse_date_parts
from summarizer._dates.viewpoint import Viewpoint

PARTS_OF_A_YEAR = {"quarter": 4, "half": 2}
JOIN = r"(?P<join>-|to|through|until|till|and|or)"
_A_YEAR = 300  # days: as far as tense may choose the year; past that the tense itself is in doubt
_HALF_A_YEAR = 180  # days: as far as a weekday alone may choose it

AbsoluteRule = tuple[re.Pattern[str], Callable[[re.Match[str], Viewpoint], DateInterval | None]]


def _read_date(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    parts = parse_date_parts(match[1])
    if parts is None or (parts.day is None and parts.weekday is not None):
        return None
    if parts.month is None:
        return _read_numbered_weekday(parts, view) if parts.year is None else cal.a_year(parts.year)
    return _choose_year(
        lambda year: _place_parts(parts, year), parts.year, weekday=parts.weekday, view=view
    )


def _place_parts(parts: Parts, year: int) -> DateInterval:
    month = parts.month or 0
    return cal.a_month(year, month) if parts.day is None else cal.a_day(dt.date(year, month, parts.day))


def _choose_year(
    make: Callable[[int], DateInterval], year: int | None, *, weekday: int | None, view: Viewpoint
) -> DateInterval | None:
    """Make the interval in its year, or the one tense or weekday choose; a wrong weekday is None."""

    def agrees(one: DateInterval) -> bool:
        return weekday is None or one.start.weekday() == weekday

    if year is not None:
        found: DateInterval | None = make(year)
    elif view.published is None:
        return None
    else:
        around = view.published.year
        candidates = cal.possible_intervals(make, (around - 1, around, around + 1))
        found = cal.choose_nearest_interval(
            _keep_near(candidates, view.published, _A_YEAR), view.published, view.tense
        )
        if found is None and weekday is not None and view.tense is None:
            near = _keep_near(candidates, view.published, _HALF_A_YEAR)
            found = near[0] if len(near) == 1 else None
    return found if found and agrees(found) else None


def _keep_near(candidates: Sequence[DateInterval], published: dt.date, days: int) -> list[DateInterval]:
    return [one for one in candidates if abs((one.start - published).days) <= days]


def _read_numbered_weekday(parts: Parts, view: Viewpoint) -> DateInterval | None:
    """Read "Wednesday the 21st": the one month around publication in which the 21st is a Wednesday."""
    if view.published is None or parts.day is None or view.rescheduled:
        return None
    published = view.published
    numbered = cal.days_numbered(parts.day, published)
    found = [one for one in numbered if one.start.weekday() == parts.weekday]
    if view.tense is not None:
        past = view.tense == "past"
        found = [one for one in found if (one.start <= published if past else one.start >= published)]
    return found[0] if len(found) == 1 else None


def _read_span(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    """From one date to another; what only one side says (month, year) holds for both."""
    left, right = parse_date_parts(match[1], RIGHT_SHAPE), parse_date_parts(match[3], RIGHT_SHAPE)
    if left is None or right is None or (left.day is None) != (right.day is None):
        return None
    if left.month is None and right.month is None:
        return (
            None
            if match[2] == "till"
            else _read_span_of_years(left, right, listed=match[2] in ("and", "or"))
        )
    month = left.month or right.month
    if None in (left.month, right.month) and left.day is None:
        return None
    if match[2] == "till" and right.day is None:
        return None
    left, right = replace(left, month=month), replace(right, month=right.month or month)
    wraps = (left.month or 0) > (right.month or 0)

    def make(year: int) -> DateInterval:
        start = _place_parts(left, year)
        end = _place_parts(right, right.year or (year + 1 if wraps else year))
        return cal.a_range(start.start, end.end)

    year = left.year if left.year or not right.year else right.year - wraps
    found = _choose_year(make, year, weekday=left.weekday, view=view)
    if found is None or found.start >= found.end or _contradicts_weekday(right, found.end):
        return None
    return None if lists_days(match) and (found.end - found.start).days != 1 else found


def lists_days(match: re.Match[str]) -> bool:
    """Whether what `JOIN` found lists two days ("3 and 4 June"), where a span would go on between."""
    return match["join"] in ("and", "or") and not match[0].startswith("between")


def _contradicts_weekday(parts: Parts, date: dt.date) -> bool:
    return parts.weekday is not None and parts.weekday != date.weekday()


def _read_span_of_years(left: Parts, right: Parts, *, listed: bool) -> DateInterval | None:
    if left.year is None or right.year is None or left.day or left.year >= right.year:
        return None
    if listed and right.year - left.year > 1:
        return None
    return cal.a_range(dt.date(left.year, 1, 1), dt.date(right.year, 12, 31))


def _read_part_of_year(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    year, number = int(match["year"] or match["first"]), int(match["number"])
    return (
        cal.a_part(year, number=number, parts=PARTS_OF_A_YEAR[match["part"]]) if year in YEARS else None
    )


def read_part_by_tense(phrase: str, view: Viewpoint) -> DateInterval | None:
    """Read "q3 quarter" as that of the year which tense chooses; alone it may be another year's."""
    if not (match := _LONE_PART.fullmatch(phrase)):
        return None
    number, parts = int(match["number"]), PARTS_OF_A_YEAR[match["part"]]
    return _choose_year(
        lambda year: cal.a_part(year, number=number, parts=parts), None, weekday=None, view=view
    )


_LONE_PART = re.compile(r"(?:the )?q(?P<number>[1-4]) (?P<part>quarter|half)")
_PART_OF_YEAR = re.compile(
    r"(?:the |(?P<first>\d{4}) )?q?(?P<number>[1-4]) (?P<part>quarter|half)"
    r"(?(first)|(?: of| ,)?(?: in)? (?P<year>\d{4}))"
)

ABSOLUTE_RULES: tuple[AbsoluteRule, ...] = (
    (_PART_OF_YEAR, _read_part_of_year),
    (re.compile(rf"(?:from |between |of |on )?(?!from|between)(.+?) {JOIN} (.+)"), _read_span),
    (re.compile(r"(?:the year )?(.+)"), _read_date),
)
