"""Computed fields: the days of dates and the values of figures, filled in once items stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer._dates.resolve import DateInterval, Tense, resolve_date, tense_of
from summarizer._proof.settle import Settled
from summarizer._text.document import Document
from summarizer._words.ranges import read_range
from summarizer.schemas import Commitment, Figure, Meeting, Summary, When
from summarizer.schemas.marked import changed, fields_marked, marked_fields
from summarizer.schemas.marks import Dated

M = TypeVar("M", bound=BaseModel)


def compute_fields(settled: Settled, document: Document) -> Settled:
    """Resolve every date from its wording and the publication date, here and nowhere else.

    Figures get the numbers of their wording.
    """
    return settled.with_lists(
        lambda items: [_compute_item(item, document) for item in items], settled.claims
    )


def _compute_item(item: M, document: Document) -> M:
    """An item with the days of its dates and the values of its figures."""
    update: dict[str, Any] = {}
    for field in marked_fields(type(item)):
        compute = _COMPUTED.get(field.mark) if isinstance(field.mark, type) else None
        value = getattr(item, field.name)
        if compute is None or not value:
            continue
        tense = _tense_of_dates(item, field.name)
        if field.many:
            update[field.name] = tuple(compute(one, tense, document) for one in value)
        else:
            update[field.name] = compute(value, tense, document)
    return changed(item, update)


def _tense_of_dates(item: BaseModel, name: str) -> Tense | None:
    """Whether what an item dates is over, lies ahead, or is due; None where nobody knows."""
    for field in fields_marked(type(item), Dated):
        if field.name == name and isinstance(field.mark, Dated):
            return "past" if field.mark.lies == "before" else "future"
    if isinstance(item, Meeting):
        return tense_of(item.status)
    return "due" if isinstance(item, Commitment) else None


def _resolve_when(when: When, tense: Tense | None, document: Document) -> When:
    found = resolve_date(when.text, published=document.published, tense=tense)
    if not found:
        return When(text=when.text)
    if _contradicts_tense(found, tense, document.published):
        told = tense == "due" and resolve_date(when.text, published=None) == found
        if not told:  # a deadline may be long past
            return When(text=when.text)
    return When(text=when.text, start=found.start, end=found.end, precision=found.precision)


def _contradicts_tense(found: DateInterval, tense: Tense | None, day: dt.date | None) -> bool:
    """Whether a meeting that took place lies ahead, or one that is planned behind: never a date."""
    return day is not None and (
        (tense == "past" and found.start > day) or (tense in ("future", "due") and found.end < day)
    )


def find_contradicting_date(summary: Summary) -> str | None:
    """The wording of a meeting's date that the day of publication contradicts, if there is one.

    Only dates that have their own year count: a meeting that took place after the document was
    published, or was still planned for a day before it.
    """
    day = summary.document.published
    for meeting in summary.meetings:
        found = meeting.when and resolve_date(meeting.when.text, published=None)
        if meeting.when and found and _contradicts_tense(found, tense_of(meeting.status), day):
            return meeting.when.text
    return None


def _read_figure(figure: Figure, _tense: Tense | None, _document: Document) -> Figure:
    """A figure with its numbers; those that its wording does not give stay open."""
    numbers, unit = read_range(figure.text)
    low = high = None
    if figure.bound == "between" and len(numbers) == 2:
        low, high = sorted(numbers)
    elif figure.bound != "between" and len(numbers) == 1:
        low = None if figure.bound == "at_most" else numbers[0]
        high = None if figure.bound == "at_least" else numbers[0]
    return Figure(text=figure.text, bound=figure.bound, low=low, high=high, unit=unit)


_COMPUTED: Mapping[type[BaseModel], Callable[[Any, Tense | None, Document], BaseModel]] = {
    When: _resolve_when,
    Figure: _read_figure,
}
