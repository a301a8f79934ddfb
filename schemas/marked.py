"""Marked fields: which fields of a model have which mark, and what follows for its items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.schemas._model import is_computed
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.figure import Figure
from summarizer.schemas.marks import (
    Graded,
    Identifies,
    Mark,
    Neutral,
    ReferredKind,
    Refers,
    Told,
    Verbatim,
)
from summarizer.schemas.party import Person
from summarizer.schemas.when import When

Path = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)
_WORD_BEGINS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_TYPES = (Attribution, Evidence, Figure, Person, When)


@dataclass(frozen=True, slots=True)
class MarkedField:
    """A field with its mark, or with the type that speaks for itself; `many` is a tuple of values.

    `required`: neither a list nor null may stand there.
    """

    name: str
    mark: Mark | type[BaseModel]
    many: bool
    required: bool = False

    @property
    def carries(self) -> bool:
        """Whether the item makes no claim without it; a figure does not where it must be given."""
        return (
            self.mark.carries if isinstance(self.mark, Mark) else self.mark is Figure and self.required
        )


@cache
def marked_fields(model: type[BaseModel]) -> tuple[MarkedField, ...]:
    """The fields of a model that have a mark, or a type that speaks for itself, in their order."""
    found = []
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Mark)]
        many, inner = value_type(field.annotation)
        spoken = [inner] if inner in _TYPES else []
        required = not many and type(None) not in get_args(field.annotation)
        found += [MarkedField(name, mark, many, required) for mark in (*marks, *spoken)]
    return tuple(found)


def value_type(annotation: Any) -> tuple[bool, Any]:
    """Whether a field holds several values, and the type of one, an absent one aside."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(option for option in get_args(annotation) if option is not type(None))
    if get_origin(annotation) is tuple:
        return True, get_args(annotation)[0]
    return False, annotation


@cache
def fields_marked(model: type[BaseModel], mark: type[Mark]) -> tuple[MarkedField, ...]:
    """The fields of a model with one kind of mark."""
    return tuple(field for field in marked_fields(model) if isinstance(field.mark, mark))


@cache
def neutral_values(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of closed lists that carry no claim, and what stands there where nothing is known."""
    marks = ((field.name, field.mark) for field in fields_marked(model, Neutral))
    return {name: mark.value for name, mark in marks if isinstance(mark, Neutral)}


@cache
def left_out_values(model: type[BaseModel]) -> Mapping[str, Any]:
    """The fields that are null or empty by nature, and what stands there where they are left out.

    A list without which an item makes no claim is none of them: whose act it is, an answer must say.
    """
    found: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        options = get_args(info.annotation)
        field = next((known for known in marked_fields(model) if known.name == name), None)
        if type(None) in options:
            found[name] = None
        elif field is not None and field.many and field.mark is not Evidence and not field.carries:
            found[name] = []
        elif info.annotation is bool:
            found[name] = False
    return found


def kind_referred_to(field: MarkedField) -> ReferredKind | None:
    """What kind of items a field names, if any."""
    return field.mark.to if isinstance(field.mark, Refers) else None


@cache
def side_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that list parties: who acts, towards whom; those that carry the claim first."""
    lists = [
        field
        for field in fields_marked(model, Refers)
        if field.many and kind_referred_to(field) == "parties"
    ]
    return tuple(field.name for field in sorted(lists, key=lambda field: not field.carries))


def sides_of(item: BaseModel) -> tuple[str, ...]:
    """The ids of the parties without which an item makes no claim: who meets, undertakes, or warns."""
    names = side_fields(type(item))
    return tuple(getattr(item, names[0])) if names else ()


@cache
def noun_of(model: type[BaseModel]) -> str:
    """What an item of the model is called in a list of several kinds: "commitment", "casualty count"."""
    return str(getattr(model, "NOUN", _WORD_BEGINS.sub(" ", model.__name__).lower()))


@cache
def computed_fields(model: type[BaseModel]) -> frozenset[str]:
    """The fields that code fills in, whatever was answered there."""
    return frozenset(name for name, field in model.model_fields.items() if is_computed(field))


@cache
def unset_values(model: type[BaseModel]) -> Mapping[str, Any]:
    """What stands in the fields that code fills in before it does."""
    return {name: model.model_fields[name].get_default() for name in computed_fields(model)}


@cache
def cites_evidence(model: type[BaseModel]) -> bool:
    """Whether items of a model cite the document."""
    return "evidence" in model.model_fields


@cache
def identifier_of(model: type[BaseModel]) -> Identifies | None:
    """How items of a model are numbered; None where they have no id."""
    marks = [field.mark for field in fields_marked(model, Identifies)]
    return next((mark for mark in marks if isinstance(mark, Identifies)), None)


def id_of(item: BaseModel) -> str:
    """The id of an item that has one."""
    (field,) = fields_marked(type(item), Identifies)
    return str(getattr(item, field.name))


@cache
def item_lists(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields of a summary or an answer that list items, and what each lists, in their order."""
    values = {name: value_type(field.annotation) for name, field in model.model_fields.items()}
    found = {name: inner for name, (many, inner) in values.items() if many and isinstance(inner, type)}
    known = {name: inner for name, inner in found.items() if issubclass(inner, BaseModel)}
    return {
        name: inner
        for name, inner in known.items()
        if identifier_of(inner) or any(field.mark is Evidence for field in marked_fields(inner))
    }


def changed(item: M, update: Mapping[str, Any]) -> M:
    """The item with other values; itself where they are none (a copy takes time)."""
    held = vars(item)
    for name, value in update.items():
        if held[name] != value:
            return item.model_copy(update=update)
    return item


@cache
def carried_words(model: type[BaseModel]) -> frozenset[str]:
    """The fields whose own words carry the claim: verbatim ones that do, and who says so."""
    return frozenset(
        field.name
        for field in marked_fields(model)
        if field.mark is Attribution or (isinstance(field.mark, Verbatim) and field.carries)
    )


@cache
def told_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields in which the model tells in its own words what an item claims, in their order."""
    return tuple(field.name for field in fields_marked(model, Told) if field.carries)


def refers_to(model: type[BaseModel], path: Path) -> ReferredKind | None:
    """What kind of item the value at a path of an item names by its id, if any."""
    for step in path:
        field = next((known for known in marked_fields(model) if known.name == step), None)
        if field is not None and isinstance(field.mark, Refers):
            return field.mark.to
        if field is not None and isinstance(field.mark, type):
            model = field.mark
    return None


def is_list(model: type[BaseModel], path: Path) -> bool:
    """Whether a path of an item leads to a list of ids or words as a whole."""
    field = next((known for known in marked_fields(model) if path == (known.name,)), None)
    return field is not None and field.many and not isinstance(field.mark, type)


def keeps_firmness(model: type[BaseModel], path: Path, old: object, new: str) -> bool:
    """Whether a value in the place of another claims no more than that, by the field's grades."""
    marks = [field.mark for field in fields_marked(model, Graded) if path == (field.name,)]
    return not any(isinstance(mark, Graded) and mark.step(new) < mark.step(old) for mark in marks)


def choices_of(model: type[BaseModel], path: Path, old: object) -> tuple[str, ...]:
    """The values of a closed list that may stand at a path in the place of another; none elsewhere."""
    field = model.model_fields.get(str(path[0])) if len(path) == 1 else None
    values = get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
    return tuple(value for value in values if value != old and keeps_firmness(model, path, old, value))
