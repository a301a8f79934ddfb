"""Relative dates: what days are called as seen from publication: "last Friday", "next month"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from summarizer._dates import calendar as cal
from summarizer._dates.absolute import JOIN, lists_days
from summarizer._dates.calendar import DateInterval, Direction

MOVES = {"last": -1, "this": 0, "next": 1}
_LONE_DAYS = 20  # as far as a day of the month alone may be
_WHICH = "last|this|next"
_DM = r"(?:[1-9]|[12]\d|3[01])"

RelativeRule = tuple[
    re.Pattern[str], Callable[[re.Match[str], dt.date, Direction | None], DateInterval | None]
]

_NEAR_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}


def _read_near_day(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    found = cal.a_day(cal.shift_date(published, count=_NEAR_DAYS[match[1]], unit="day"))
    return None if match[2] and int(match[2]) != found.start.weekday() else found


def _read_weekday(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    weekday, which = int(match["day"]), match["before"] or match["after"]
    one = dt.timedelta(days=1)
    if which in ("past", "this past"):
        return cal.a_day(cal.on_or_before(published - one, weekday))
    if which in ("coming", "this coming"):
        return cal.a_day(cal.on_or_after(published + one, weekday))
    if which in ("last", "next"):
        return _read_far_weekday(weekday, which, published)
    ahead = which == "this" and weekday > published.weekday()
    if tense == "past":
        return None if ahead else cal.a_day(cal.on_or_before(published, weekday))
    sure = tense == "future" or weekday == published.weekday() or ahead
    return cal.a_day(cal.on_or_after(published, weekday)) if sure else None


def _read_far_weekday(weekday: int, which: str, published: dt.date) -> DateInterval | None:
    """Read "next Friday": said on a Thursday, tomorrow to some and in eight days to others, so None.

    It resolves where the nearest following Friday is also the one of next week; "last" likewise.
    """
    last = which == "last"
    one = dt.timedelta(days=1)
    found = (
        cal.on_or_before(published - one, weekday) if last else cal.on_or_after(published + one, weekday)
    )
    week = cal.the_week(published)
    return None if week.start <= found <= week.end else cal.a_day(found)


def _read_weekday_of_week(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    week = cal.the_unit(published, unit="week", moved=MOVES[match["week"]])
    return cal.a_day(week.start + dt.timedelta(days=int(match["day"])))


def _read_weekdays(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Read "Tuesday to Friday": the nearest in the tense's direction, None in their midst."""
    first, last = int(match[1]), int(match[3])
    length = dt.timedelta(days=(last - first) % cal.DAYS_A_WEEK)
    if not length or (lists_days(match) and length.days != 1):
        return None
    if tense == "past":
        start = cal.on_or_before(published, last) - length
        amid = start + dt.timedelta(days=cal.DAYS_A_WEEK) <= published
    elif tense == "future":
        start = cal.on_or_after(published, first)
        amid = start - dt.timedelta(days=cal.DAYS_A_WEEK) + length >= published
    else:
        return None
    return None if amid else cal.a_range(start, start + length)


def _read_unit(match: re.Match[str], published: dt.date, tense: Direction | None) -> DateInterval | None:
    return cal.the_unit(published, unit=match[2], moved=MOVES[match[1]])


def _read_month(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Read "last June" only while June of this year is to come, "next June" only once it has begun."""
    which, month = match[1], int(match[2])
    if (which == "last" and month < published.month) or (which == "next" and month > published.month):
        return None
    return cal.a_month(published.year + MOVES[which], month)


def _read_day_of_month(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    month = cal.the_unit(published, unit="month", moved=MOVES[match["month"]])
    return cal.a_day(month.start.replace(day=int(match["day"])))


def _read_days_of_month(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Read "16-17 next month" and, of days in a row, "the 16th and 17th of this month"."""
    month = cal.the_unit(published, unit="month", moved=MOVES[match["month"]]).start
    first, last = (month.replace(day=int(match[side])) for side in ("first", "day"))
    if first >= last or (lists_days(match) and (last - first).days != 1):
        return None
    return cal.a_range(first, last)


def _read_lone_day(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    """Read 21日, "the 21st", as the nearest in the tense's direction; further off than that, None."""
    if tense is None:
        return None
    one = cal.choose_nearest_interval(cal.days_numbered(int(match[1]), published), published, tense)
    return one if one and abs((one.start - published).days) <= _LONE_DAYS else None


def _read_weekend(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> DateInterval | None:
    which = match[1]
    here = cal.the_weekend(published)
    if which == "last":
        return cal.the_weekend(published - dt.timedelta(days=cal.DAYS_A_WEEK))
    if which == "next":  # on a weekday it is the coming one to some, the one after to others
        amid = published.weekday() >= cal.SATURDAY
        return cal.the_weekend(published + dt.timedelta(days=cal.DAYS_A_WEEK)) if amid else None
    if published.weekday() >= cal.SATURDAY or tense == "future":
        return here
    return cal.the_weekend(published - dt.timedelta(days=cal.DAYS_A_WEEK)) if tense == "past" else None


def _read_rest(match: re.Match[str], published: dt.date, tense: Direction | None) -> DateInterval | None:
    whole = cal.the_unit(published, unit=match[2])
    return (
        cal.a_range(published, whole.end) if match[1] == "later" else cal.a_range(whole.start, published)
    )


_WEEKDAY = re.compile(
    r"(?:(?P<before>last|next|this past|past|this coming|coming|this) )?"
    r"W(?P<day>\d)(?: (?P<after>last|next|past|coming|this))?"
)
_DAYS_OF_MONTH = re.compile(
    rf"(?:from |between |of |on )?(?:the )?(?P<first>{_DM}) {JOIN} (?:on )?(?:the )?"
    rf"(?P<day>{_DM}) (?:of )?(?P<month>{_WHICH}) month"
)

RELATIVE_RULES: tuple[RelativeRule, ...] = (
    (re.compile(rf"(?:the )?({'|'.join(_NEAR_DAYS)})(?: [,(]? ?W(\d)(?: \))?)?"), _read_near_day),
    (_WEEKDAY, _read_weekday),
    (re.compile(rf"W(?P<day>\d)(?: of)? (?P<week>{_WHICH}) week"), _read_weekday_of_week),
    (re.compile(rf"(?P<week>{_WHICH}) week W(?P<day>\d)"), _read_weekday_of_week),
    (re.compile(rf"(?:from |between )?W(\d) {JOIN} W(\d)"), _read_weekdays),
    (re.compile(rf"({_WHICH}) (week|month|quarter|year)"), _read_unit),
    (re.compile(rf"({_WHICH}) M(\d+)"), _read_month),
    (re.compile(rf"(?P<month>{_WHICH}) month (?P<day>\d{{1,2}})"), _read_day_of_month),
    (re.compile(rf"(?:the )?(?:lone )?(?P<day>{_DM}) of (?P<month>{_WHICH}) month"), _read_day_of_month),
    (re.compile(rf"the (?:lone )?(?P<day>{_DM}) (?P<month>{_WHICH}) month"), _read_day_of_month),
    (_DAYS_OF_MONTH, _read_days_of_month),
    (re.compile(r"(?:the )?lone (\d{1,2})"), _read_lone_day),
    (re.compile(rf"({_WHICH}|the) weekend"), _read_weekend),
    (re.compile(r"(later|earlier) this (week|month|quarter|year)"), _read_rest),
)
