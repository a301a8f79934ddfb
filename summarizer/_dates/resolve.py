"""Dates: the wording of a date and the day of publication give an interval of days, or nothing.

`_datephrase` turns the wording into plain phrases ("el 3 de junio" → "on 3 of M6"); the rules here
read them. Languages that disagree, a word nobody knows, or two possible readings: None. Users quote
the result in public, so a wrong date is worse than none. Today's date plays no part.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from summarizer._dates import calendar as cal
from summarizer._dates.calendar import Direction, Interval, Precision
from summarizer._dates.parts import RIGHT_SHAPE, YEARS, Parts, parts_of
from summarizer._dates.phrase import phrases

__all__ = ["Interval", "Precision", "Tense", "resolve", "tense_of"]

# Of a meeting postponed, "Tuesday" may be the old day or the new, and counted from either. What is
# "due" by Friday has Friday for its deadline; what will happen by Friday happens on any day until then.
Tense = Literal["past", "future", "rescheduled", "due"]

_A_YEAR = 300  # days: as far as tense may choose the year; past that the tense itself is in doubt
_LONE_DAYS = 20  # as far as a day of the month alone may be
_HALF_A_YEAR = 180  # days: as far as a weekday alone may choose it


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the wording."""

    published: dt.date | None
    tense: Direction | None
    rescheduled: bool = False  # only what stands in the calendar may be read, nothing counted
    event: bool = False  # to come: "by Friday" is no day, but all until then


def tense_of(status: str) -> Tense | None:
    """Tell which way a meeting's status looks: held back, scheduled ahead, others neither.

    Of a postponed one, "rescheduled": the future, but only for what is no relative wording.
    """
    if status == "held":
        return "past"
    if status == "postponed":
        return "rescheduled"
    return "future" if status in ("scheduled", "proposed") else None


def resolve(wording: str, *, published: dt.date | None, tense: Tense | None = None) -> Interval | None:
    """Turn a date's wording into the days it means, or None where that is open to doubt.

    `published` is the day that "Wednesday" is counted from; without it only what is complete on its
    own resolves ("21 May 2025"). `tense` is the event's: a weekday, or a date without its year, is
    the nearest on or before publication (past), or on or after it (future). A deadline's day is the
    day named ("by 30 June"; "by the end of June" is the 30th), unless the tense is "future": an event
    lies between publication and that day. Weeks run from Monday to Sunday,
    quarters and halves are those of the calendar year. Times and time zones are ignored. "Before" a
    day is that day, as a deadline; before a week, a month or a year is no day that could be named:
    None. Of what is "rescheduled", days and months resolve ahead, "Tuesday" and "next week" are None.
    Never raises, whatever the wording.
    """
    day = published.date() if isinstance(published, dt.datetime) else published
    ahead = tense in ("future", "rescheduled", "due")
    direction: Direction | None = "future" if ahead else "past" if tense == "past" else None
    known = _Known(day, direction, rescheduled=tense == "rescheduled", event=tense == "future")
    meanings = {_meaning(phrase, known) for phrase in phrases(wording)} - {None}
    return meanings.pop() if len(meanings) == 1 else None


_LEAD = re.compile(r"(by|before|till|until|since|from|on|in|of|for|during|beginning|to) (.+)")
_BEFORE = ("before", "till")  # "till" is до: it stops short of the month that it names
_DEADLINES = ("by", "until", *_BEFORE)
_BEHIND = re.compile(r"(?:on )?(.+) prior")  # 前 stands behind what it is before
_CLOSING = re.compile(
    r"(M\d+|\d{4}|\d{4} M\d+|(?:this|next) (?:month|year)(?: M\d+)?) closing\b"
)  # 6月底
_DRIFT = re.compile(r"\b(?:early|earlier|late|later) (?:on )?(?=W\d|today|yesterday|tomorrow)")
_THIS = re.compile(r"\b(?:this|last|next|past|coming) (?=W\d (?:[,(] )?\d)")  # the day itself follows
_RELATIVE_YEAR = re.compile(r"(.*(?:M\d+|quarter|half).*?)(?: of)? (this|last|next) year")
_LAST_PART = re.compile(r"\blast (quarter|half)(?= of\b)")  # of a year, and not the one before this
_YEAR_FIRST = re.compile(r"\b(this|last|next) year (?=M\d)")  # 明年2月
_COMING = re.compile(r"\b(M\d+) next\b(?! \w)")  # سبتمبر المقبل is the September to come, whichever
_PARTS = {"quarter": 4, "half": 2}  # of a year
_MOVES = {"last": -1, "this": 0, "next": 1}


def _meaning(phrase: str, known: _Known) -> Interval | None:
    try:
        if known.published is not None and not known.rescheduled:
            year = known.published.year
            phrase = _YEAR_FIRST.sub(lambda which: f"{year + _MOVES[which[1]]} ", phrase)
            coming = partial(_coming, published=known.published)
            phrase = _COMING.sub(coming, phrase)
        phrase = _CLOSING.sub(r"ultimo of \1", _THIS.sub("", _DRIFT.sub("", phrase)))
        phrase = re.sub(r"(?<=half|rter) of$", " of this year", phrase)  # "segundo semestre del año"
        phrase = _LAST_PART.sub(lambda part: f"q{_PARTS[part[1]]} {part[1]}", phrase)
        relative = _RELATIVE_YEAR.fullmatch(phrase)
        if relative and known.published is not None and not known.rescheduled:
            phrase = f"{relative[1]} {known.published.year + _MOVES[relative[2]]}"
        return _ruled(phrase, known)
    except (OverflowError, ValueError):  # 31 February; the day after 31 December 9999
        return None


def _coming(match: re.Match[str], published: dt.date) -> str:
    """A month to come with its year; of the running month, which may mean either, as it stands."""
    month = int(match[1][1:])
    if month == published.month:
        return match[0]
    return f"{published.year + (month < published.month)} {match[1]}"


def _ruled(phrase: str, known: _Known) -> Interval | None:
    """The first rule that reads the whole phrase, else the phrase without its leading preposition."""
    for pattern, absolute in _ABSOLUTE:
        if (match := pattern.fullmatch(phrase)) and (found := absolute(match, known)):
            return found
    if known.published is not None and not known.rescheduled:
        for pattern, relative in _RELATIVE:
            if (match := pattern.fullmatch(phrase)) and (
                found := relative(match, known.published, known.tense)
            ):
                return found
    if behind := _BEHIND.fullmatch(phrase):
        return _led("before", behind[1], known)
    lead = _LEAD.fullmatch(phrase)
    return _led(lead[1], lead[2], known) if lead else None


def _led(lead: str, phrase: str, known: _Known) -> Interval | None:
    if lead == "since":
        known = replace(known, tense="past")
    if _END.fullmatch(phrase) and lead not in _DEADLINES:
        return None  # "in the end of May" is vague; only a deadline falls on the last day
    if phrase.startswith("before "):
        return None  # "no antes de" is two prepositions to a language that says "no" for "on"
    if lead in _DEADLINES:
        phrase = re.sub("^ultimo ", "end ", phrase)  # "fin juin": vague but for a deadline
    if lead == "in" and "lone" in phrase:
        return None  # "in the 21st" is a century's, or a minute's
    found = _ruled(phrase, replace(known, event=False))
    if found and lead in _BEFORE and found.precision != "day":
        return None  # "before June" is any day but one of June
    if found and lead in _DEADLINES and known.event:
        return _until(found, "by" if _END.fullmatch(phrase) else lead, known.published)
    if found and lead in ("on", "to", "of", "for") and found.precision == "year":
        return None  # "to 2000" is a number more often than not
    if found and lead == "on" and found.precision == "month":
        return None  # "on March" is half of something else
    return found


def _until(limit: Interval, lead: str, published: dt.date | None) -> Interval | None:
    """The days on which an event may fall that is announced to come by, or before, a day."""
    last = limit.end - dt.timedelta(days=1) if lead in _BEFORE else limit.end
    return cal.a_range(published, last) if published and published <= last else None


def _dated(match: re.Match[str], known: _Known) -> Interval | None:
    parts = parts_of(match[1])
    if parts is None or (parts.day is None and parts.weekday is not None):
        return None
    if parts.month is None:
        return _numbered_weekday(parts, known) if parts.year is None else cal.a_year(parts.year)
    return _chosen(lambda year: _placed(parts, year), parts.year, weekday=parts.weekday, known=known)


def _placed(parts: Parts, year: int) -> Interval:
    month = parts.month or 0
    return cal.a_month(year, month) if parts.day is None else cal.a_day(dt.date(year, month, parts.day))


def _chosen(
    make: Callable[[int], Interval], year: int | None, *, weekday: int | None, known: _Known
) -> Interval | None:
    """Make the interval in its year, or the one tense or weekday choose; a wrong weekday is None."""

    def agrees(one: Interval) -> bool:
        return weekday is None or one.start.weekday() == weekday

    if year is not None:
        found: Interval | None = make(year)
    elif known.published is None:
        return None
    else:
        around = known.published.year
        candidates = cal.possible(make, (around - 1, around, around + 1))
        found = cal.nearest(_close(candidates, known.published, _A_YEAR), known.published, known.tense)
        if found is None and weekday is not None and known.tense is None:
            near = _close(candidates, known.published, _HALF_A_YEAR)
            found = near[0] if len(near) == 1 else None
    return found if found and agrees(found) else None


def _close(candidates: Sequence[Interval], published: dt.date, days: int) -> list[Interval]:
    return [one for one in candidates if abs((one.start - published).days) <= days]


def _numbered_weekday(parts: Parts, known: _Known) -> Interval | None:
    """Read "Wednesday the 21st": the one month around publication in which the 21st is a Wednesday."""
    if known.published is None or parts.day is None or known.rescheduled:
        return None
    day, published = parts.day, known.published
    around = [cal.the_unit(published, unit="month", moved=moved).start for moved in (-1, 0, 1)]
    found = cal.possible(lambda at: cal.a_day(around[at].replace(day=day)), range(3))
    found = [one for one in found if one.start.weekday() == parts.weekday]
    if known.tense is not None:
        past = known.tense == "past"
        found = [one for one in found if (one.start <= published if past else one.start >= published)]
    return found[0] if len(found) == 1 else None


def _spanned(match: re.Match[str], known: _Known) -> Interval | None:
    """From one date to another; what only one side says (month, year) holds for both."""
    left, right = parts_of(match[1], RIGHT_SHAPE), parts_of(match[3], RIGHT_SHAPE)
    if left is None or right is None or (left.day is None) != (right.day is None):
        return None
    if left.month is None and right.month is None:
        return (
            None if match[2] == "till" else _years_spanned(left, right, listed=match[2] in ("and", "or"))
        )
    month = left.month or right.month
    if None in (left.month, right.month) and left.day is None:
        return None
    if match[2] == "till" and right.day is None:
        return None
    left, right = replace(left, month=month), replace(right, month=right.month or month)
    wraps = (left.month or 0) > (right.month or 0)

    def make(year: int) -> Interval:
        start = _placed(left, year)
        end = _placed(right, right.year or (year + 1 if wraps else year))
        return cal.a_range(start.start, end.end)

    year = left.year if left.year or not right.year else right.year - wraps
    found = _chosen(make, year, weekday=left.weekday, known=known)
    if found is None or found.start >= found.end or _contradicts(right, found.end):
        return None
    listed = match[2] in ("and", "or") and not match[0].startswith("between")
    return None if listed and (found.end - found.start).days != 1 else found


def _contradicts(parts: Parts, date: dt.date) -> bool:
    return parts.weekday is not None and parts.weekday != date.weekday()


def _years_spanned(left: Parts, right: Parts, *, listed: bool) -> Interval | None:
    if left.year is None or right.year is None or left.day or left.year >= right.year:
        return None
    if listed and right.year - left.year > 1:
        return None
    return cal.a_range(dt.date(left.year, 1, 1), dt.date(right.year, 12, 31))


def _part_of_year(match: re.Match[str], known: _Known) -> Interval | None:
    year, number = int(match["year"] or match["first"]), int(match["number"])
    return cal.a_part(year, number=number, parts=_PARTS[match["part"]]) if year in YEARS else None


def _ended(match: re.Match[str], known: _Known) -> Interval | None:
    """The last day of a period; "the end of May" is no past before May is over."""
    inner = re.sub(r"^the (?=(?:week|month|year|quarter)$)", "this ", match[1])
    found = _meaning(inner, known)
    vague = re.search("weekend|-| to | and |later|earlier", inner)
    if found is None or found.precision == "day" or vague:
        return None
    ahead = known.tense == "past" and known.published is not None and found.end > known.published
    return None if ahead and re.fullmatch(r"M\d+", inner) else cal.a_day(found.end)


def _week_of(match: re.Match[str], known: _Known) -> Interval | None:
    found = _meaning(match[2], known)
    if found is None or found.precision != "day":
        return None
    week = cal.the_week(found.start)
    return None if match[1] != "of" and week.start != found.start else week


_NEAR_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}


def _near_day(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    found = cal.a_day(cal.plus(published, count=_NEAR_DAYS[match[1]], unit="day"))
    return None if match[2] and int(match[2]) != found.start.weekday() else found


def _weekday(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    weekday, which = int(match["day"]), match["before"] or match["after"]
    one = dt.timedelta(days=1)
    if which in ("past", "this past"):
        return cal.a_day(cal.on_or_before(published - one, weekday))
    if which in ("coming", "this coming"):
        return cal.a_day(cal.on_or_after(published + one, weekday))
    if which in ("last", "next"):
        return _far_weekday(weekday, which, published)
    ahead = which == "this" and weekday > published.weekday()
    if tense == "past":
        return None if ahead else cal.a_day(cal.on_or_before(published, weekday))
    sure = tense == "future" or weekday == published.weekday() or ahead
    return cal.a_day(cal.on_or_after(published, weekday)) if sure else None


def _far_weekday(weekday: int, which: str, published: dt.date) -> Interval | None:
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


def _weekday_of_week(
    match: re.Match[str], published: dt.date, tense: Direction | None
) -> Interval | None:
    week = cal.the_unit(published, unit="week", moved=_MOVES[match["week"]])
    return cal.a_day(week.start + dt.timedelta(days=int(match["day"])))


def _weekdays(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Read "Tuesday to Friday": the nearest in the tense's direction, None in their midst."""
    first, join, last = int(match[1]), match[2], int(match[3])
    length = dt.timedelta(days=(last - first) % cal.DAYS_A_WEEK)
    listed = join in ("and", "or") and not match[0].startswith("between")
    if not length or (listed and length.days != 1):
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


def _named_unit(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    return cal.the_unit(published, unit=match[2], moved=_MOVES[match[1]])


def _named_month(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Read "last June" only while June of this year is to come, "next June" only once it has begun."""
    which, month = match[1], int(match[2])
    if (which == "last" and month < published.month) or (which == "next" and month > published.month):
        return None
    return cal.a_month(published.year + _MOVES[which], month)


def _day_of_month(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    month = cal.the_unit(published, unit="month", moved=_MOVES[match["month"]])
    return cal.a_day(month.start.replace(day=int(match["day"])))


def _days_of_month(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Read "16-17 next month" and, of days in a row, "the 16th and 17th of this month"."""
    month = cal.the_unit(published, unit="month", moved=_MOVES[match["month"]]).start
    first, last = (month.replace(day=int(match[each])) for each in ("first", "day"))
    listed = match["join"] in ("and", "or") and not match[0].startswith("between")
    if first >= last or (listed and (last - first).days != 1):
        return None
    return cal.a_range(first, last)


def _lone_day(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Read 21日, "the 21st", as the nearest in the tense's direction; further off than that, None."""
    if tense is None:
        return None
    around = [cal.the_unit(published, unit="month", moved=moved).start for moved in (-1, 0, 1)]
    found = cal.possible(lambda at: cal.a_day(around[at].replace(day=int(match[1]))), range(3))
    one = cal.nearest(found, published, tense)
    return one if one and abs((one.start - published).days) <= _LONE_DAYS else None


def _weekend(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
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


def _rest(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    whole = cal.the_unit(published, unit=match[2])
    return (
        cal.a_range(published, whole.end) if match[1] == "later" else cal.a_range(whole.start, published)
    )


def _counted(match: re.Match[str]) -> tuple[int, str]:
    count, unit = int(match["count"]), match["unit"]
    if unit == "hour":
        if count % 24:
            raise ValueError("not whole days")
        count, unit = count // 24, "day"
    if not count:
        raise ValueError("nothing counted")
    return count, unit


def _ago(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Days are exact; weeks, months and years ago are as wide as the unit counted in."""
    if match["unit"] == "hour":
        return None
    count, unit = _counted(match)
    return cal.the_unit(published, unit=unit, moved=-count)


def _ahead(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """Read "in two weeks" as a day, "in two months" as a month; a past event took that long: None."""
    if tense == "past" or match["unit"] == "hour":
        return None
    count, unit = _counted(match)
    then = cal.plus(published, count=count, unit=unit)
    return cal.the_unit(then, unit="day" if unit == "week" else unit)


def _within(match: re.Match[str], published: dt.date, tense: Direction | None) -> Interval | None:
    """A deadline counted from publication; of the past it is counted from something else."""
    if tense == "past":
        return None
    count, unit = _counted(match)
    return cal.a_range(published, cal.plus(published, count=count, unit=unit))


_COUNT = r"n?(?P<count>\d{1,4}) (?P<unit>hour|day|week|month|year)"
_WHICH = "last|this|next"
_JOIN = r"(?P<join>-|to|through|until|till|and|or)"
_DM = r"(?:[1-9]|[12]\d|3[01])"
_END = re.compile(r"(?:the )?end (?:of |- )?(.+)")

_Absolute = Callable[[re.Match[str], _Known], Interval | None]
_Relative = Callable[[re.Match[str], dt.date, Direction | None], Interval | None]

_ABSOLUTE: tuple[tuple[re.Pattern[str], _Absolute], ...] = (
    (
        re.compile(
            r"(?:the |(?P<first>\d{4}) )?q?(?P<number>[1-4]) (?P<part>quarter|half)"
            r"(?(first)|(?: of| ,)?(?: in)? (?P<year>\d{4}))"
        ),
        _part_of_year,
    ),
    (_END, _ended),
    (re.compile(r"(?:the )?week (of|beginning) (.+)"), _week_of),
    (re.compile(rf"(?:from |between |of |on )?(?!from|between)(.+?) {_JOIN} (.+)"), _spanned),
    (re.compile(r"(?:the year )?(.+)"), _dated),
)
_RELATIVE: tuple[tuple[re.Pattern[str], _Relative], ...] = (
    (re.compile(rf"(?:the )?({'|'.join(_NEAR_DAYS)})(?: [,(]? ?W(\d)(?: \))?)?"), _near_day),
    (
        re.compile(
            r"(?:(?P<before>last|next|this past|past|this coming|coming|this) )?"
            r"W(?P<day>\d)(?: (?P<after>last|next|past|coming|this))?"
        ),
        _weekday,
    ),
    (re.compile(rf"W(?P<day>\d)(?: of)? (?P<week>{_WHICH}) week"), _weekday_of_week),
    (re.compile(rf"(?P<week>{_WHICH}) week W(?P<day>\d)"), _weekday_of_week),
    (re.compile(rf"(?:from |between )?W(\d) {_JOIN} W(\d)"), _weekdays),
    (re.compile(rf"({_WHICH}) (week|month|quarter|year)"), _named_unit),
    (re.compile(rf"({_WHICH}) M(\d+)"), _named_month),
    (re.compile(rf"(?P<month>{_WHICH}) month (?P<day>\d{{1,2}})"), _day_of_month),
    (re.compile(rf"(?:the )?(?:lone )?(?P<day>{_DM}) of (?P<month>{_WHICH}) month"), _day_of_month),
    (re.compile(rf"the (?:lone )?(?P<day>{_DM}) (?P<month>{_WHICH}) month"), _day_of_month),
    (
        re.compile(
            rf"(?:from |between |of |on )?(?:the )?(?P<first>{_DM}) {_JOIN} (?:on )?(?:the )?"
            rf"(?P<day>{_DM}) (?:of )?(?P<month>{_WHICH}) month"
        ),
        _days_of_month,
    ),
    (re.compile(r"(?:the )?lone (\d{1,2})"), _lone_day),
    (re.compile(rf"({_WHICH}|the) weekend"), _weekend),
    (re.compile(r"(later|earlier) this (week|month|quarter|year)"), _rest),
    (re.compile(rf"{_COUNT} ago"), _ago),
    (re.compile(rf"(?:in {_COUNT}(?: time)?)"), _ahead),
    (re.compile(rf"{_COUNT} hence"), _ahead),
    (re.compile(rf"within (?:the )?(?:next |coming )?{_COUNT}"), _within),
    (re.compile(rf"(?:in|over|during) the (?:next|coming) {_COUNT}"), _within),
)
