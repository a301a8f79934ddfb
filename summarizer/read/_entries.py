"""Entries of feeds: their days and titles, in whatever way they are written."""

from __future__ import annotations

import datetime as dt
import html
import re
from email.utils import parsedate_to_datetime
from functools import cache

from summarizer._dates.month_names import find_named_day
from summarizer._dates.resolve import resolve_date
from summarizer._words.languages import words_of_all

LONGEST_DAY = 100  # characters
MOST_ESCAPES = 3  # times that markup is escaped in a title
_ISO = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?=[T\s,Z]|$)")
# The tags that titles are written with; what else stands in angle brackets are words.
_TAG = re.compile(r"(?i)</?(?:a|abbr|b|big|br|cite|code|em|font|i|mark|p|q|small|span|strong|sub|sup|u)"
                  r"(?:\s[^<>]{0,500})?/?>")  # fmt: skip


def parse_day(written: str, language: str | None = None) -> dt.date | None:
    """The day of a date as feeds write it, in the time zone that it is written in; None in doubt.

    ISO 8601 in its forms, RFC 822 with any zone, or the names of months in other languages (that of
    the feed first). Of two numbers that may both be a month ("03/06/2024") none is taken.
    """
    said = " ".join(written[:LONGEST_DAY].split())
    iso = _ISO.match(said)
    try:
        if iso:
            return dt.date(int(iso[1]), int(iso[3]), int(iso[4]))
        return parsedate_to_datetime(said).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    found = resolve_date(_load_clock().sub("", said), published=None)
    if found and found.start == found.end:
        return found.start
    return find_named_day(said, language)


def read_title(title: object) -> str | None:
    """A title without markup, however often it is escaped."""
    if not isinstance(title, str):
        return None
    for _ in range(MOST_ESCAPES):
        plain = html.unescape(title)
        if plain == title:
            break
        title = plain
    return _TAG.sub(lambda tag: " " if tag[0][1:3].casefold() in ("br", "p>") else "", title)


@cache
def _load_clock() -> re.Pattern[str]:
    """What finds a time of day behind a date, and all that follows it."""
    at = "|".join(sorted(words_of_all("dates", "at"), reverse=True))
    return re.compile(rf"(?:(?<![T,\s])[T,\s]++)?+(?:(?<!\w)(?:{at})\s*+)?\b\d{{1,2}}[:h.]\d\d.*")
