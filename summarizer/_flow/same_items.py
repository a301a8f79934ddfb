"""What makes two items the same: nothing that carries the claim differs, whatever else they tell.

What carries the claim of an item stands on its fields as marks: nothing here names a kind but meetings,
which are known by their day and place, not by words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from summarizer._flow.same import (
    days_of_when,
    evidence_of,
    fold_optional,
    folded_words,
    one_day,
    same_source,
    share_evidence,
    values_agree,
)
from summarizer._words.figures import figures_in
from summarizer._words.fold import fold_text
from summarizer.schemas import Figure, Meeting, Person, Point, When
from summarizer.schemas.marked import MarkedField, fields_marked, marked_fields
from summarizer.schemas.marks import Graded, Place, Refers, Told, Verbatim

STRETCH = 1_000  # characters: evidences that overlap stand in one of them together
Reads = tuple[str, Callable[[Any], object]]  # a field, and what of its value is compared


def merge_keys(item: BaseModel) -> Iterator[object]:
    """What two items must have one of in common to be the same: their words or day, or their place.

    Comparing every two promises of one party would take hours where a volume holds thousands.
    """
    if isinstance(item, Point):
        yield item.text
        return
    kind = _shared_key(item)
    if isinstance(item, Meeting):
        if item.when is not None:
            yield kind, days_of_when(item.when)
    else:
        yield kind, folded_words(told_words(item))
    for evidence in evidence_of(item):
        for place in range(evidence.start // STRETCH, evidence.end // STRETCH + 1):
            yield kind, place


def told_words(item: BaseModel) -> str:
    """What an item tells that carries its claim, in the model's words."""
    return " ".join(getattr(item, name) or "" for name in _told_fields(type(item)))


@cache
def _told_fields(model: type[BaseModel]) -> tuple[str, ...]:
    fields = fields_marked(model, Told)
    return tuple(field.name for field in fields if field.carries and not field.many)


def _shared_key(item: BaseModel) -> object:
    """What two items must have in common in any case."""
    if isinstance(item, Meeting):
        return frozenset(item.parties), item.status, item.background
    return type(item), *(read(getattr(item, name)) for name, read in _carried_fields(type(item)))


def _whole(value: object) -> object:
    return value


def closed_values(item: BaseModel) -> tuple[object, ...]:
    """What an item says by closed lists that carry a claim: how firm it is, of which sort."""
    return tuple(getattr(item, name) for name in _closed_fields(type(item)))


@cache
def _closed_fields(model: type[BaseModel]) -> tuple[str, ...]:
    graded = {field.name for field in fields_marked(model, Graded)}
    marked = {field.name for field in marked_fields(model)}
    fields = model.model_fields.items()
    closed = {name for name, info in fields if get_origin(info.annotation) is Literal} - marked
    return tuple(name for name, _ in fields if name in closed | graded)


@cache
def _carried_fields(model: type[BaseModel]) -> tuple[Reads, ...]:
    """The fields that say who acts, with what force and on what condition: they are equal, or
    two items are two.
    """
    closed: list[Reads] = [(name, _whole) for name in _closed_fields(model)]
    carried = [
        (field.name, reads)
        for field in marked_fields(model)
        if field.carries and not isinstance(field.mark, Told) and (reads := _reads(field))
    ]
    return *closed, *carried


def _reads(field: MarkedField) -> Callable[[Any], object] | None:
    """What of a field's value is compared, if any: sides as a set, words folded, days of dates."""
    mark = field.mark
    if isinstance(mark, Refers):
        return frozenset if field.many else _whole
    if isinstance(mark, (Verbatim, Place)):
        return _fold_all if field.many else fold_optional
    if field.many:
        return None
    return _READERS.get(mark) if isinstance(mark, type) else None


def _fold_all(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_text, texts))


def _fold_name(person: Person | None) -> str | None:
    return None if person is None else fold_text(person.name)


def worth_of_figure(figure: Figure | None) -> object:
    """What a figure comes to, as it is meant; its words where that is unknown."""
    if figure is None:
        return None
    known = (figure.low, figure.high) != (None, None)
    return (figure.bound, figure.low, figure.high, figure.unit) if known else fold_text(figure.text)


_READERS: Mapping[type[BaseModel], Callable[[Any], object]] = {
    When: days_of_when,
    Figure: worth_of_figure,
    Person: _fold_name,
}


@cache
def _agreeing_fields(model: type[BaseModel]) -> tuple[Reads, ...]:
    """The fields that may be unknown of one of two that are the same, and else are equal."""
    carried = {name for name, _ in _carried_fields(model)}
    fields = [field for field in marked_fields(model) if field.name not in carried]
    return tuple((field.name, reads) for field in fields if (reads := _reads(field)))


def is_same_claim(a: BaseModel, b: BaseModel) -> bool:
    """Whether two items of one kind are the same that have their key in common."""
    if not all(
        values_agree(read(getattr(a, name)), read(getattr(b, name)))
        for name, read in _agreeing_fields(type(a))
    ):
        return False
    source, its = getattr(a, "attribution", None), getattr(b, "attribution", None)
    if source and its and not same_source(source, its):
        return False
    one, other = told_words(a), told_words(b)
    return folded_words(one) == folded_words(other) and figures_in(one) == figures_in(other)


def is_same_meeting(a: Meeting, b: Meeting) -> bool:
    if not a.parties or a.sideline_of == b.id or b.sideline_of == a.id:
        return False
    fields = ("format", "level", "host", "sideline_of")
    if not all(values_agree(getattr(a, name), getattr(b, name)) for name in fields):
        return False
    if not all(
        values_agree(fold_optional(getattr(a, name)), fold_optional(getattr(b, name)))
        for name in ("place", "round")
    ):
        return False
    if not values_agree(days_of_when(a.when), days_of_when(b.when)) or not same_source(
        a.attribution, b.attribution
    ):
        return False
    # Two meetings of the same sides on one day differ in who takes part, or in what they are about.
    people = [{fold_text(person.name) for person in meeting.participants} for meeting in (a, b)]
    topics = [{fold_text(topic) for topic in meeting.topics} for meeting in (a, b)]
    if any(one and other and not one & other for one, other in (people, topics)):
        return False
    on_one_day = one_day(a.when) is not None and one_day(a.when) == days_of_when(b.when)
    return on_one_day or share_evidence(a, b)
