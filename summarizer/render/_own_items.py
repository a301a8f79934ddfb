"""Items of a user's own kinds, field by field, as any form of output shows them.

What a field is shown as follows from its mark: nothing here knows a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from summarizer._words.shown import quote_words
from summarizer.render._wording import Names, name_person, spell_when
from summarizer.schemas import Attribution, Evidence, Figure, Person, Summary, When
from summarizer.schemas.marked import MarkedField, marked_fields, side_fields, told_names
from summarizer.schemas.marks import Graded, Identifies, Neutral, Place, Refers, Told, Verbatim
from summarizer.schemas.summary import own_lists

UNNAMED = "unnamed party"
Reading = Literal["plain", "caution"]


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as it is shown: its label, its words, and the item that it leads to, if any."""

    label: str
    value: str
    reading: Reading = "plain"
    item: str | None = None


def title_kind(name: str) -> str:
    """What the items of a kind are called above a list of them: "Sanctions"."""
    return name.replace("_", " ").capitalize()


def list_own_items(summary: Summary) -> Mapping[str, tuple[Any, ...]]:
    """The items of a user's own kinds whose schema is known, by the names of the kinds."""
    return {name: getattr(summary, name) for name in own_lists(type(summary))}


def describe_plain_kinds(summary: Summary) -> list[str]:
    """What is said of kinds whose items are not shown."""
    found = ((name, len(items)) for name, items in summary.plain_kinds)
    return [
        f"{title_kind(name)}: {count} not shown without their schema (--kinds {name}=FILE:CLASS)"
        for name, count in found
        if count
    ]


def list_acting(item: BaseModel, names: Names) -> tuple[str, ...]:
    """Who acts, by name; () of a kind whose items have no sides."""
    fields = side_fields(type(item))
    return (tuple(names[id_] for id_ in getattr(item, fields[0])) or (UNNAMED,)) if fields else ()


def list_acted_on(item: BaseModel, names: Names) -> tuple[str, ...]:
    """Towards whom, by name."""
    fields = side_fields(type(item))[1:2]
    return tuple(names[id_] for name in fields for id_ in getattr(item, name))


def name_force(item: BaseModel) -> str:
    """How firm an item is, or of which sort: the value of a closed list; "" where it has none."""
    field = _force_field(type(item))
    return word_closed(getattr(item, field)) if field else ""


def tell_item(item: BaseModel) -> str:
    """What an item tells, in the model's words; of one that tells nothing, its first quote."""
    told = "; ".join(
        str(getattr(item, name)) for name in _told_fields(type(item)) if getattr(item, name)
    )
    evidence = getattr(item, "evidence", ())
    return told or (quote_words(evidence[0].quote) if evidence else "")


def list_fields(item: BaseModel, names: Names) -> Iterator[ShownField]:
    """Whatever else an item says, in the order of its fields."""
    model = type(item)
    above = {*side_fields(model)[:2], *_told_fields(model), _force_field(model)}
    marked = {field.name: field for field in marked_fields(model)}
    for name in model.model_fields:
        value, field = getattr(item, name), marked.get(name)
        if name in above or value in (None, (), False) or _is_elsewhere(field):
            continue
        label = name.replace("_", " ").capitalize()
        if field is not None and isinstance(field.mark, Refers) and field.mark.to != "parties":
            for id_ in value if field.many else (value,):
                yield ShownField(label, id_.upper(), item=id_)
        else:
            values = value if field is not None and field.many else (value,)
            words = "; ".join(spell_value(one, field, names) for one in values)
            unsure = isinstance(value, When) and value.start is None
            yield ShownField(label, words, "caution" if unsure else "plain")


def spell_value(value: Any, field: MarkedField | None, names: Names) -> str:
    """One value of a field in words."""
    mark = field.mark if field else None
    if isinstance(mark, Refers):
        return names[value] if mark.to == "parties" else value.upper()
    if isinstance(value, When):
        return spell_when(value)
    if isinstance(value, Figure):
        return spell_figure(value)
    if isinstance(value, Person):
        return name_person(value)
    if value is True:
        return "yes"
    if isinstance(mark, Verbatim):
        return quote_words(value)
    return str(value) if isinstance(mark, (Told, Place)) else word_closed(value)


def spell_figure(figure: Figure) -> str:
    """A figure as the document words it, and how it is meant: at least “12 people”."""
    meant = "" if figure.bound in ("exactly", "between") else f"{word_closed(figure.bound)} "
    return f"{meant}{quote_words(figure.text)}"


def word_closed(value: object) -> str:
    """A value of a closed list in words: "at least"."""
    return str(value).replace("_", " ")


def _is_elsewhere(field: MarkedField | None) -> bool:
    """Whether a field is shown in a place of its own: the id, the evidence, who says so."""
    return field is not None and (
        field.mark in (Attribution, Evidence) or isinstance(field.mark, Identifies)
    )


@cache
def _told_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name in told_names(model))


@cache
def _force_field(model: type[BaseModel]) -> str | None:
    """The first field of a closed list that carries a claim; one that says how firm it is before all."""
    graded = [field.name for field in marked_fields(model) if isinstance(field.mark, Graded)]
    neutral = {field.name for field in marked_fields(model) if isinstance(field.mark, Neutral)}
    closed = [
        name
        for name, info in model.model_fields.items()
        if get_origin(info.annotation) is Literal and name not in neutral
    ]
    return next(iter([*graded, *closed]), None)
