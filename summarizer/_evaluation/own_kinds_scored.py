"""A user's own kinds as they are scored: what of an item is compared follows from its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from summarizer._evaluation.claim import (
    Passage,
    PredictedClaim,
    PredictedSide,
    Value,
    format_days,
    sides_of_summary,
)
from summarizer.schemas import Figure, Summary, When
from summarizer.schemas.marked import MarkedField, marked_fields, side_fields, told_names
from summarizer.schemas.marks import Graded, Neutral, Place, Refers, Verbatim
from summarizer.schemas.summary import own_lists

Sort = Literal["sides", "closed", "days", "words", "figure"]
FLAGS = ("true", "false")


@dataclass(frozen=True, slots=True)
class OwnScored:
    """A kind as it is scored: its attributes, those that strict figures ask for first.

    `who` is the attribute with those who act, `about` the key of what the item tells, if it has any.
    """

    name: str
    attributes: Mapping[str, Sort]
    strict: tuple[str, ...]
    who: str | None
    about: str | None
    choices: Mapping[str, tuple[str, ...]]


@cache
def scored_kind(name: str, model: type[BaseModel]) -> OwnScored:
    """What of the items of a kind is compared with gold."""
    sorts = {field: sort for field, sort, _ in _sorted_fields(model)}
    strict = [field for field, _, is_strict in _sorted_fields(model) if is_strict]
    sides = [field for field in side_fields(model)[:1] if sorts.get(field) == "sides"]
    told = [field for field in model.model_fields if field in told_names(model)]
    annotations = {field: info.annotation for field, info in model.model_fields.items()}
    return OwnScored(
        name,
        {**{field: sorts[field] for field in strict}, **sorts},
        tuple(strict),
        next(iter(sides), None),
        next(iter(told), None),
        {
            field: FLAGS if annotations[field] is bool else get_args(annotations[field])
            for field, sort in sorts.items()
            if sort == "closed"
        },
    )


def _sorted_fields(model: type[BaseModel]) -> Iterator[tuple[str, Sort, bool]]:
    """The fields that are compared, in what way, and whether a strict figure asks for them."""
    marked = {field.name: field for field in marked_fields(model)}
    for name, info in model.model_fields.items():
        field = marked.get(name)
        mark: Any = field.mark if field else None
        if field is None or isinstance(mark, (Graded, Neutral)):
            is_list = get_origin(info.annotation) is Literal
            if is_list or info.annotation is bool:
                yield name, "closed", is_list and not isinstance(mark, Neutral)
        elif isinstance(mark, Refers) and mark.to == "parties":
            yield name, "sides", field.carries
        elif not field.many and (sort := _sort_of(field)):
            yield name, sort, field.carries


def _sort_of(field: MarkedField) -> Sort | None:
    mark = field.mark
    if mark is When:
        return "days"
    if mark is Figure:
        return "figure"
    return "words" if isinstance(mark, (Verbatim, Place)) else None


def own_claims_of(summary: Summary) -> list[PredictedClaim]:
    """What a summary claims in a user's own kinds."""
    sides = sides_of_summary(summary)
    return [
        _claim_of(item, scored_kind(name, model), sides)
        for name, model in own_lists(type(summary)).items()
        for item in getattr(summary, name)
    ]


def _claim_of(item: Any, kind: OwnScored, sides: Mapping[str, PredictedSide]) -> PredictedClaim:
    return PredictedClaim(
        kind.name,
        tuple(Passage(cited.quote, (cited.start, cited.end)) for cited in item.evidence),
        {name: _value_of(getattr(item, name), sort, sides) for name, sort in kind.attributes.items()},
        about=str(getattr(item, kind.about) or "") if kind.about else "",
    )


def _value_of(value: Any, sort: Sort, sides: Mapping[str, PredictedSide]) -> Value:
    if sort == "sides":
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        return tuple(sides[id_] for id_ in ids)
    if value is None:
        return None
    if sort == "days":
        return format_days(value) or value.text
    if sort == "figure":
        return write_figure(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_figure(figure: Figure) -> str:
    """A figure as gold has it: "12", "12..", "..500", "30..40"; its words where it has no number."""
    if figure.low is None and figure.high is None:
        return figure.text
    if figure.low == figure.high:
        return f"{figure.low}"
    low, high = ("" if end is None else f"{end}" for end in (figure.low, figure.high))
    return f"{low}..{high}"
