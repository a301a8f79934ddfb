"""References: the ids by which items name others, and the same items with other ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from summarizer.schemas.marked import (
    M,
    MarkedField,
    Path,
    changed,
    fields_marked,
    kind_referred_to,
    marked_fields,
)
from summarizer.schemas.marks import ReferredKind, Refers
from summarizer.schemas.party import Person


class Reference(NamedTuple):
    """An id in an item that names another: where it stands, and what kind of item it names."""

    path: Path
    id: str
    to: ReferredKind


@cache
def _referring_fields(model: type[BaseModel]) -> tuple[MarkedField, ...]:
    """The fields of a model that name other items, or hold people, who do."""
    fields = marked_fields(model)
    return tuple(field for field in fields if field.mark is Person or isinstance(field.mark, Refers))


def references_in(item: BaseModel) -> Iterator[Reference]:
    """Every id in an item that names another, those of the people in it included."""
    for field in _referring_fields(type(item)):
        value = getattr(item, field.name)
        if isinstance(field.mark, Refers):
            for path, id_ in _placed(field, value):
                if id_ is not None:
                    yield Reference(path, id_, field.mark.to)
        elif field.mark is Person:
            for path, person in _placed(field, value):
                for inner in references_in(person) if person is not None else ():
                    yield Reference((*path, *inner.path), inner.id, inner.to)


def with_references(item: M, renamed: Callable[[str, ReferredKind], str | None]) -> M:
    """The item with its references renamed; those renamed to None (or "") are left out."""
    update: dict[str, Any] = {}
    for field in _referring_fields(type(item)):
        value = getattr(item, field.name)
        if value is None or value == ():  # as most: names nothing
            continue
        if isinstance(field.mark, Refers):
            to = field.mark.to
            if field.many:
                named = [renamed(id_, to) for id_ in value]
                update[field.name] = tuple(dict.fromkeys(filter(None, named)))
            else:
                update[field.name] = renamed(value, to) or None
        elif field.many:
            update[field.name] = tuple(with_references(person, renamed) for person in value)
        else:
            update[field.name] = with_references(value, renamed)
    return changed(item, update)


@cache
def kinds_referred_to(model: type[BaseModel]) -> frozenset[str]:
    """The kinds of items that those of a model refer to, the people in it included."""
    people = any(field.mark is Person for field in marked_fields(model))
    named = {kind_referred_to(field) for field in fields_marked(model, Refers)}
    return frozenset(kind for kind in (*named, "parties" if people else None) if kind)


@cache
def refers_to_own(model: type[BaseModel], kind: str) -> bool:
    """Whether items of a kind refer to others of that kind."""
    return any(kind_referred_to(field) == kind for field in fields_marked(model, Refers))


def _placed(field: MarkedField, value: Any) -> Iterator[tuple[Path, Any]]:
    """The values of a field, each with its path."""
    if field.many:
        yield from (((field.name, index), one) for index, one in enumerate(value))
    else:
        yield (field.name,), value
