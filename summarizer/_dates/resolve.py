"""Dates: the wording of a date and the day of publication give an interval of days, or nothing.

`phrase` turns the wording into plain phrases ("el 3 de junio" → "on 3 of M6"); `rules` reads them.
Languages that disagree, a word nobody knows, or two possible readings: None. Users quote the result
in public, so a wrong date is worse than none. Today's date plays no part.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from summarizer._dates.calendar import DateInterval, Direction, Precision
from summarizer._dates.phrase import phrases_of_wording
from summarizer._dates.rules import read_phrase
from summarizer._dates.viewpoint import Viewpoint

__all__ = ["DateInterval", "Precision", "Tense", "resolve_date", "tense_of"]

_NOT_THE_DAY = re.compile(r"\b(?:vague|(?<!day )after|shifted)\b|\?")  # in plain words
# Of a meeting postponed, "Tuesday" may be the old day or the new, and counted from either. What is
# "due" by Friday has Friday for its deadline; what will happen by Friday happens on any day until then.
Tense = Literal["past", "future", "rescheduled", "due"]


def tense_of(status: str) -> Tense | None:
    """Tell which way a meeting's status looks: held back, scheduled ahead, others neither.

    Of a postponed one, "rescheduled": the future, but only for what is no relative wording.
    """
    if status == "held":
        return "past"
    if status == "postponed":
        return "rescheduled"
    return "future" if status in ("scheduled", "proposed") else None


def resolve_date(
    wording: str, *, published: dt.date | None, tense: Tense | None = None
) -> DateInterval | None:
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
    view = Viewpoint(day, direction, rescheduled=tense == "rescheduled", event=tense == "future")
    phrases = phrases_of_wording(wording)
    if any(map(_NOT_THE_DAY.search, phrases)):
        return None  # Dutch "na 1-1-2016" is after that day, and only by its letters Portuguese "na"
    meanings = {read_phrase(phrase, view) for phrase in phrases} - {None}
    return meanings.pop() if len(meanings) == 1 else None
