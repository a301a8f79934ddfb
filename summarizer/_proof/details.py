"""Details: what an item says, field by field, under the names by which a second reading speaks of it.

Which field is what follows from its mark: nothing here knows a kind of item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from summarizer.schemas import Attribution, Evidence, Figure, Person, When
from summarizer.schemas.marked import MarkedField, Path, marked_fields
from summarizer.schemas.marks import (
    Actor,
    Graded,
    Identifies,
    Neutral,
    ReferredKind,
    Refers,
    Told,
    Verbatim,
)

# What it costs where the sentences do not say a detail so: the item; the detail; a question what they
# do say; a flag that is raised.
Cost = Literal["item", "drop", "ask", "raise"]
# What items are called, by their kinds and ids: an answer may give two kinds one id.
Names = Mapping[tuple[ReferredKind, str], str]
TRANSLATION = "translation"  # the field of an evidence that a reading judges, by the quote beside it


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that an item says: its name, its words, where they stand, and what it costs unsaid."""

    name: str
    words: str
    path: Path
    cost: Cost


@dataclass(frozen=True)
class Facet:
    """A field that says something: its name in a reading, where it stands, and what it costs unsaid."""

    name: str
    path: Path
    cost: Cost
    field: MarkedField | None = None

    @cached_property
    def read(self) -> Callable[[BaseModel], Any]:
        """What reads the field of an item."""
        return attrgetter(".".join(map(str, self.path)))

    @cached_property
    def refers(self) -> ReferredKind | None:
        """What kind of item the field names by its id, if any."""
        mark = self.field.mark if self.field else None
        return mark.to if isinstance(mark, Refers) else None


@cache
def facets_of(model: type[BaseModel]) -> tuple[Facet, ...]:
    """What an item of a model can say, in the order of its fields."""
    marked = {field.name: field for field in marked_fields(model)}
    found: list[Facet] = []
    for name, info in model.model_fields.items():
        field = marked.get(name)
        if field is not None and field.mark is Attribution:
            found += [Facet(part, (name, part), "ask") for part in ("source", "hedge")]
        elif field is not None and field.mark is Evidence:
            found.append(Facet(TRANSLATION, (name,), "drop", field))
        elif field is not None and _is_told(field):
            found.append(Facet(name, (name,), _cost_of(field), field))
        elif field is None and get_origin(info.annotation) is Literal:
            found.append(Facet(name, (name,), "ask"))
        elif info.annotation is bool:
            found.append(Facet(name, (name,), "raise"))
    return tuple(found)


def _is_told(field: MarkedField) -> bool:
    """Whether a field says something that its sentences can bear out.

    Ids and what has no claim do not; topics are of the document as a whole.
    """
    mark = field.mark
    topical = isinstance(mark, Told) and mark.says == "topic"
    return not topical and not isinstance(mark, (Identifies, Neutral))


def _cost_of(field: MarkedField) -> Cost:
    mark = field.mark
    if isinstance(mark, Graded) or (isinstance(mark, (Verbatim, Told)) and mark.carries):
        return "ask"
    if isinstance(mark, type):
        return "item" if field.carries else "drop"
    return "item" if isinstance(mark, Refers) and mark.carries else "drop"


def details_of(item: BaseModel, names: Names) -> list[Detail]:
    """What an item says, in the order of its fields; what it leaves open is left out."""
    return [
        Detail(facet.name, _word_value(one, facet, names), path, facet.cost)
        for facet, values in _values_said(item)
        for path, one in values
    ]


def _values_said(item: BaseModel) -> Iterator[tuple[Facet, Iterable[tuple[Path, Any]]]]:
    """Each facet of which an item says something, with its values and where they stand."""
    for facet in facets_of(type(item)):
        value = facet.read(item)
        if _says_nothing(value, item, facet):
            continue
        if facet.field is None or not facet.field.many:
            yield facet, [(facet.path, value)]
        elif facet.field.mark is Evidence:
            yield (
                facet,
                [
                    ((*facet.path, index, TRANSLATION), cited.translation)
                    for index, cited in enumerate(value)
                    if cited.translation
                ],
            )
        else:
            yield facet, [((*facet.path, index), one) for index, one in enumerate(value)]


def _says_nothing(value: Any, item: BaseModel, facet: Facet) -> bool:
    """Whether a field is left open, or its words for who acts are given, too, as one of the parties."""
    if value is None or value is False or value == ():
        return True
    mark = facet.field.mark if facet.field else None
    return isinstance(mark, Actor) and bool(getattr(item, mark.of))


def _word_value(value: Any, facet: Facet, names: Names) -> str:
    if isinstance(value, str):
        return value if facet.refers is None else names.get((facet.refers, value), "?")
    if value is True:
        return "yes"
    if isinstance(value, When):
        return value.text
    if isinstance(value, Figure):
        return f"{value.text} ({value.bound.replace('_', ' ')})"
    if isinstance(value, Person):
        role = f", {value.role}" if value.role else ""
        return f"{value.name}{role}"
    return str(value)


def word_details(item: BaseModel, names: Names) -> str:
    """What an item says, on one line: "by: Norway; to: Iceland; action: pay"."""
    told = []
    for facet in facets_of(type(item)):
        value: Any = None if facet.name == TRANSLATION else facet.read(item)
        if not _says_nothing(value, item, facet):
            values = value if facet.field is not None and facet.field.many else (value,)
            words = ", ".join([_word_value(one, facet, names) for one in values])
            told.append(f"{facet.name}: {words}")
    return "; ".join(told)
