"""The meetings of many documents in the order of their dates, and as a strip to see at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.render._known_parties import name_in_english
from summarizer.render._wording import MONTHS, join_sides, spell_when
from summarizer.schemas import Meeting, Status, Summary, When

WIDTH, ROW, MARGIN = 960, 10, 12  # of the strip, in its own units
MOST_ROWS = 12
FEW = 3  # meetings a month: a heading for each would be half of the list
LONGEST = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class TimelineMeeting:
    """A meeting: of which document and item, when, who, where, and whether it took place."""

    document: int
    item: str
    day: dt.date | None
    when: str
    month: int
    sides: str
    place: str
    status: Status
    disputed: bool


@dataclass(frozen=True, slots=True)
class Period:
    """The meetings of one month, of a year that no month is given for, or of a whole year."""

    label: str
    meetings: tuple[TimelineMeeting, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting on the strip, in its units."""

    x: int
    y: int
    met: TimelineMeeting


@dataclass(frozen=True, slots=True)
class Strip:
    """Dated meetings as dots over the days, with a tick wherever a year or a month begins.

    Where more fall on one place than fit, `more` says how many ("+9") above those that do.
    """

    dots: tuple[Dot, ...]
    more: tuple[tuple[int, int, str], ...]
    ticks: tuple[tuple[int, str], ...]
    width: int
    height: int


def make_timeline(summaries: Sequence[Summary]) -> tuple[list[Period], list[TimelineMeeting]]:
    """Return the meetings in the order of their first days, and those without a date.

    They are parted by months; by years, where a month has fewer than `FEW` on average.
    """
    told = [
        _place_meeting(meeting, number, names)
        for number, summary in enumerate(summaries, 1)
        for names in [name_in_english(summary.parties)]
        for meeting in summary.meetings
    ]
    dated = [(meeting.day, meeting) for meeting in told if meeting.day]
    monthly = len(dated) >= FEW * len({(day.year, meeting.month) for day, meeting in dated})
    placed = [(day.year, meeting.month if monthly else 0, day, meeting) for day, meeting in dated]
    placed.sort(key=lambda known: (known[:3], known[3].document))
    periods = [
        Period(_label_period(*at), tuple(known[3] for known in inside))
        for at, inside in groupby(placed, key=lambda known: known[:2])
    ]
    return periods, [meeting for meeting in told if meeting.day is None]


def _label_period(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year}" if month else f"{year}"


def _place_meeting(meeting: Meeting, number: int, names: dict[str, str]) -> TimelineMeeting:
    when = meeting.when
    return TimelineMeeting(
        document=number,
        item=meeting.id,
        day=when.start if when else None,
        when=spell_when(when),
        month=_find_month(when),
        sides=join_sides(meeting, names),
        place=meeting.place or "",
        status=meeting.status,
        disputed=meeting.disputed,
    )


def _find_month(when: When | None) -> int:
    """The month in which a meeting begins; 0 where it is known to no month."""
    if when is None or when.start is None or when.end is None or when.end - when.start > LONGEST:
        return 0
    return when.start.month


def draw_strip(periods: Sequence[Period]) -> Strip | None:
    """Place the dated meetings over their days; None where there are fewer than two days to show."""
    met = [meeting for period in periods for meeting in period.meetings]
    days = [meeting.day.toordinal() for meeting in met if meeting.day]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)

    def x(day: int) -> int:
        return MARGIN + round((day - first) * (WIDTH - 2 * MARGIN) / (last - first))

    columns: dict[int, list[TimelineMeeting]] = {}
    for day, meeting in zip(days, met, strict=True):
        columns.setdefault(x(day) // ROW, []).append(meeting)
    rows = min(MOST_ROWS, max(map(len, columns.values())))
    height = rows * ROW + 26
    dots: list[Dot] = []
    more: list[tuple[int, int, str]] = []
    for column, there in columns.items():
        at = column * ROW + ROW // 2
        fit = there if len(there) <= MOST_ROWS else there[: MOST_ROWS - 1]
        dots += [Dot(at, height - 26 - row * ROW, meeting) for row, meeting in enumerate(fit)]
        if len(fit) < len(there):
            more.append((at, height - 22 - len(fit) * ROW, f"+{len(there) - len(fit)}"))
    ticks = tuple((x(day), label) for day, label in list_ticks(first, last))
    return Strip(tuple(dots), tuple(more), ticks, WIDTH, height)


def list_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """Where years begin; over fewer than three, where months do; ten ticks at most."""
    start, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    begins = []
    for number in range(1, months + 1):
        year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
        begins.append(dt.date(year, month + 1, 1))
    yearly = [day for day in begins if day.month == 1]
    if months > 36:
        chosen = [(day.toordinal(), str(day.year)) for day in yearly]
    else:
        chosen = [(day.toordinal(), f"{MONTHS[day.month - 1]} {day.year}") for day in begins]
    return chosen[:: len(chosen) // 10 + 1]
