"""The day in a name: of "2026-05-04-r01.txt" it is 4 May 2026; where there could be two, none."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath
from urllib.parse import unquote

from summarizer._dates.month_names import find_named_day
from summarizer._text.document import publication_date
from summarizer.read._address import is_url

FROM_NAME = "from-name"
YEARS = range(1900, 2100)
_JOIN = r"[-_. ]"
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})({_JOIN}?)(\d\d)\2(\d\d)(?!\d)")
_WITH_CLOCK = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(\d{{1,2}})({_JOIN})(\d{{1,2}})\2(\d{{4}})(?!\d)")


def find_name_day(name: str) -> dt.date | None:
    """The day in the name of a file, in the last part of an address, or in a record's id.

    The usual spellings: 2026-05-04, 20260504, 2026_05_04, 24.05.2026, "4 May 2026". Two different days,
    and one that could be two (04-05-2026), are none.
    """
    path = unquote(name.partition("?")[0].rstrip("/")) if is_url(name) else name
    told = PurePath(path).name
    days = {_make_day(year, month, day) for year, _, month, day in _YEAR_FIRST.findall(told)}
    days |= {_make_day(*parts) for parts in _WITH_CLOCK.findall(told)}
    for first, _, second, year in _YEAR_LAST.findall(told):
        readings = {_make_day(year, second, first), _make_day(year, first, second)} - {None}
        if len(readings) > 1:
            return None
        days |= readings
    days -= {None}
    if not days:
        return find_named_day(re.sub(r"[_.,-]+", " ", told))
    return days.pop() if len(days) == 1 else None


def choose_day(published: dt.date | str | None, name: str) -> dt.date | None:
    """The day that is given, or, of "from-name", the one in the name. Raises DocumentError for none."""
    return find_name_day(name) if published == FROM_NAME else publication_date(published)


def check_published(published: str | None) -> dt.date | str | None:
    """A day, or "from-name". Raises DocumentError for what is neither, before anything is read."""
    return published if published == FROM_NAME else publication_date(published)


def _make_day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day)) if int(year) in YEARS else None
    except ValueError:
        return None
