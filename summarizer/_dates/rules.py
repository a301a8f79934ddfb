"""Rules: a plain phrase and its viewpoint give the days of the first rule that reads all of it.

A rule is for a phrase that stands in the calendar, or for one that is counted from publication; what
leads ("by", "since") or stands around another phrase ("the end of ...") changes what that one gives.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import partial

from summarizer._dates import calendar as cal
from summarizer._dates.absolute import (
    ABSOLUTE_RULES,
    PARTS_OF_A_YEAR,
    AbsoluteRule,
    read_part_by_tense,
)
from summarizer._dates.calendar import DateInterval
from summarizer._dates.counted import COUNTED_RULES
from summarizer._dates.relative import MOVES, RELATIVE_RULES
from summarizer._dates.viewpoint import Viewpoint

_END = re.compile(r"(?:the )?end (?:of |- )?(.+)")
_LEAD = re.compile(r"(by|before|till|until|since|from|on|in|of|for|during|beginning|to) (.+)")
_BEFORE = ("before", "till")  # "till" is до: it stops short of the month that it names
_DEADLINES = ("by", "until", *_BEFORE)
_BEHIND = re.compile(r"(?:on )?(.+) prior")  # 前 stands behind what it is before
_CLOSING = re.compile(  # 6月底
    r"(M\d+|\d{4}|\d{4} M\d+|(?:this|next) (?:month|year)(?: M\d+)?) closing\b"
)
_NEAR_DAY = re.compile(r"today|yesterday|tomorrow")
_SEEN_FROM_TODAY = re.compile(r"yesterday|\b(?:last|past)\b")
_TO_NO_NEAR_DAY = ("on", "in", "to")
_DRIFT = re.compile(r"\b(?:early|earlier|late|later) (?:on )?(?=W\d|today|yesterday|tomorrow)")
_THIS = re.compile(r"\b(?:this|last|next|past|coming) (?=W\d (?:[,(] )?\d)")  # the day itself follows
_RELATIVE_YEAR = re.compile(r"(?=.*(?:M\d|quarter|half))(.+?)(?: of)? (this|last|next) year")
_LAST_PART = re.compile(r"\blast (quarter|half)(?= of\b)")  # of a year, and not the one before this
_YEAR_FIRST = re.compile(r"\b(this|last|next) year (?=M\d)")  # 明年2月
_COMING = re.compile(r"\b(M\d+) next\b(?! \w)")  # سبتمبر المقبل is the September to come, whichever


def read_phrase(phrase: str, view: Viewpoint) -> DateInterval | None:
    """The days that a plain phrase means, seen from `view`; None where no rule reads it."""
    try:
        if view.published is not None and not view.rescheduled:
            year = view.published.year
            phrase = _YEAR_FIRST.sub(lambda which: f"{year + MOVES[which[1]]} ", phrase)
            coming = partial(_add_coming_year, published=view.published)
            phrase = _COMING.sub(coming, phrase)
        phrase = _CLOSING.sub(r"end of \1", _THIS.sub("", _DRIFT.sub("", phrase)))
        phrase = re.sub(
            r"\b(half|quarter) of(?: year)?$", r"\1 of this year", phrase
        )  # "segundo semestre del año"
        phrase = _LAST_PART.sub(lambda part: f"q{PARTS_OF_A_YEAR[part[1]]} {part[1]}", phrase)
        relative = _RELATIVE_YEAR.fullmatch(phrase)
        if relative and view.published is not None and not view.rescheduled:
            phrase = f"{relative[1]} {view.published.year + MOVES[relative[2]]}"
        return _apply_rules(phrase, view)
    except (OverflowError, ValueError):  # 31 February; the day after 31 December 9999
        return None


def _add_coming_year(match: re.Match[str], published: dt.date) -> str:
    """A month to come with its year; of the running month, which may mean either, as it stands."""
    month = int(match[1][1:])
    if month == published.month:
        return match[0]
    return f"{published.year + (month < published.month)} {match[1]}"


def _apply_rules(phrase: str, view: Viewpoint) -> DateInterval | None:
    """The first rule that reads the whole phrase, else the phrase without its leading preposition."""
    for pattern, absolute in (*_AROUND_A_PHRASE, *ABSOLUTE_RULES):
        if (match := pattern.fullmatch(phrase)) and (found := absolute(match, view)):
            return found
    if view.published is not None and not view.rescheduled:
        for pattern, relative in (*RELATIVE_RULES, *COUNTED_RULES):
            if (match := pattern.fullmatch(phrase)) and (
                found := relative(match, view.published, view.tense)
            ):
                return found
    if behind := _BEHIND.fullmatch(phrase):
        return _apply_lead("before", behind[1], view)
    lead = _LEAD.fullmatch(phrase)
    return _apply_lead(lead[1], lead[2], view) if lead else None


def _apply_lead(lead: str, phrase: str, view: Viewpoint) -> DateInterval | None:
    if lead == "since":
        view = replace(view, tense="past")
    if _END.fullmatch(phrase) and lead not in _DEADLINES:
        return None  # "in the end of May" is vague; only a deadline falls on the last day
    if phrase.startswith("before "):
        return None  # "no antes de" is two prepositions to a language that says "no" for "on"
    if _NEAR_DAY.match(phrase) and lead in _TO_NO_NEAR_DAY:
        return None  # "am morgen", "por la mañana": the morning, and not tomorrow
    if lead == "in" and "lone" in phrase:
        return None  # "in the 21st" is a century's, or a minute's
    due = view.due or lead in _DEADLINES
    found = _apply_rules(phrase, replace(view, event=False, due=due))
    if found and lead in _BEFORE and (found.precision != "day" or _is_over(found, phrase, view)):
        return None  # "before June" is any day but one of June, "before yesterday" any but yesterday
    if found and lead in _DEADLINES and view.event:
        return _days_until(found, "by" if _END.fullmatch(phrase) else lead, view.published)
    of_a_year = lead in ("to", "of", "for") or (lead == "on" and phrase.isdecimal())
    if found and of_a_year and found.precision == "year":
        return None  # "to 2000" is a number more often than not
    if found and lead == "on" and found.precision == "month":
        return None  # "on March" is half of something else
    return found


def _is_over(limit: DateInterval, phrase: str, view: Viewpoint) -> bool:
    """Whether a day is no deadline any more: what was before it was on another day."""
    if _END.fullmatch(phrase):
        return False
    if view.tense == "past" and not view.due:
        return True
    over = view.published is not None and limit.end < view.published
    return over and _SEEN_FROM_TODAY.search(phrase) is not None


def _days_until(limit: DateInterval, lead: str, published: dt.date | None) -> DateInterval | None:
    """The days on which an event may fall that is announced to come by, or before, a day."""
    last = limit.end - dt.timedelta(days=1) if lead in _BEFORE else limit.end
    return cal.a_range(published, last) if published and published <= last else None


def _read_end(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    """The last day of a period; "the end of May" is no past before May is over.

    What happens at the end of a month happens in its last ten days, where nothing says by its end.
    """
    inner = re.sub(r"^the (?=(?:week|month|year|quarter)$)", "this ", match[1])
    found = read_phrase(inner, view) or read_part_by_tense(inner, view)
    vague = re.search("weekend|-| to | and |later|earlier", inner)
    if found is None or found.precision == "day" or vague:
        return None
    ahead = view.tense == "past" and view.published is not None and found.end > view.published
    if ahead and re.fullmatch(r"M\d+", inner):
        return None
    if found.precision == "month" and not view.due and (view.event or view.tense == "past"):
        return cal.a_range(found.start.replace(day=21), found.end)
    return cal.a_day(found.end)


def _read_week_of(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    found = read_phrase(match[2], view)
    if found is None or found.precision != "day":
        return None
    week = cal.the_week(found.start)
    if found.start == week.end:
        return None  # the week of a Sunday begins or ends with it, by the country
    return None if match[1] != "of" and week.start != found.start else week


def _read_middle(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    """The 11th to the 20th of a month, its second ten days; the middle of a year is open to doubt."""
    found = read_phrase(match[1], view)
    if found is None or found.precision != "month":
        return None
    return cal.a_range(found.start.replace(day=11), found.start.replace(day=20))


def _read_nth_weekday(match: re.Match[str], view: Viewpoint) -> DateInterval | None:
    """Read "the third Friday of next month"; None where the month has no fifth."""
    month = read_phrase(match[3], view)
    if month is None or month.precision != "month":
        return None
    weekday = int(match[2])
    if match[1] == "last":
        return cal.a_day(cal.on_or_before(month.end, weekday))
    weeks = dt.timedelta(weeks=int(match[1][1:]) - 1)
    found = cal.on_or_after(month.start, weekday) + weeks
    return cal.a_day(found) if found <= month.end else None


_AROUND_A_PHRASE: tuple[AbsoluteRule, ...] = (
    (_END, _read_end),
    (re.compile(r"(?:the )?week (of|beginning) (.+)"), _read_week_of),
    (re.compile(r"(?:the )?middle (?:of )?(.+)"), _read_middle),
    (re.compile(r"(?:on )?(?:the )?(q[1-5]|last) W(\d) (?:of|in) (?:the )?(.+)"), _read_nth_weekday),
)
