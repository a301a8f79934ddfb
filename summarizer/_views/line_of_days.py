"""The line of days: where on a page's line each mention of a promise is drawn, and its deadline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer._follow.states import PromiseState
from summarizer.render._timeline import list_ticks
from summarizer.schemas import LinkType, Promises

WIDTH, HEIGHT, AXIS, MARGIN = 400, 46, 29, 14  # in units of the drawing
APART = 15  # between two dots: each can be touched
# What a dot tells, strongest first: a mention may tell several things of one promise.
DOTS: dict[str, str] = {
    "missed": "against",
    "broken": "against",
    "withdrawn": "against",
    "denied": "dissent",
    "contradicted": "dissent",
    "condition_not_met": "dissent",
    "fulfilled": "kept",
    "partly_fulfilled": "kept",
    "extended": "moved",
    "repeated": "again",
    "same": "again",
}


@dataclass(frozen=True, slots=True)
class DayDot:
    """A mention on the line of days: its place, its shape, and the step of the promise it leads to."""

    x: float
    shape: str
    step: str
    label: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """The line of one promise, in units of the drawing; `due` and `over` are absent where it has none.

    `over` is the stretch between the deadline and the day of the page, where nothing was told since.
    """

    dots: tuple[DayDot, ...]
    start: float
    end: float
    due: float | None
    over: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class DayScale:
    """From the first day that anything was told on a page to its last deadline."""

    first: int
    last: int

    def place(self, day: dt.date) -> float:
        """Where a day is drawn."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return round(MARGIN + min(1.0, max(0.0, share)) * (WIDTH - 2 * MARGIN), 1)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Where years or months begin, five at most, those at the edges left out."""
        found = [
            (self.place(dt.date.fromordinal(day)), label)
            for day, label in list_ticks(self.first, self.last)
        ]
        inside = [(x, label) for x, label in found if 26 < x < WIDTH - 26]
        return tuple(inside[:: len(inside) // 6 + 1])


def scale_days(promises: Promises, day: dt.date, dues: Iterable[dt.date | None]) -> DayScale:
    """The scale of a page: from the first document to its day, or the last deadline within as long."""
    told = [one.published for one in promises.documents if one.published and one.published <= day]
    first = min([*told, day]).toordinal()
    reach = day.toordinal() + max(60, day.toordinal() - first)  # a deadline in 2060 leaves no room else
    last = max([day.toordinal(), *(min(due.toordinal(), reach) for due in dues if due)])
    spare = max(1, (last - first) // 50)
    return DayScale(first - spare, last + spare)


def choose_shape(types: Sequence[LinkType | str], role: str) -> str:
    """The shape of the dot of a mention with these links."""
    if role == "ask":
        return "ask"
    return next((shape for type_, shape in DOTS.items() if type_ in types), "made")


def draw_line(
    told: Sequence[tuple[dt.date | None, str, str, str]],
    state: PromiseState,
    day: dt.date,
    scale: DayScale,
) -> DayLine:
    """The line of a promise. `told` has of each mention its day, the shape, its step and a label."""
    apart = min(APART, (WIDTH - MARGIN) / max(1, len(told)))
    dots: list[DayDot] = []
    for at, shape, step, label in sorted(told, key=lambda one: one[0] or dt.date.min):
        x = scale.place(at) if at else MARGIN / 2
        x = max(x, dots[-1].x + apart) if dots else x
        dots.append(DayDot(round(x, 1), shape, step, label))
    most = WIDTH - MARGIN / 2
    for number in range(len(dots) - 1, -1, -1):  # what was pushed beyond the end goes back
        dot = dots[number]
        if dot.x > most:
            dots[number] = DayDot(round(most, 1), dot.shape, dot.step, dot.label)
        most = dots[number].x - apart
    now = scale.place(day)
    due = scale.place(state.due) if state.due else None
    over = (due, now) if state.state == "overdue" and due is not None else None
    start = scale.place(state.since) if state.since else MARGIN / 2
    return DayLine(tuple(dots), start, max(now, due or 0), due, over)
