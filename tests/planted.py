"""Fabrications by marks: an item of any kind with one thing made up that code can prove to be false."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from summarizer.schemas import Attribution, Evidence, Figure, Person, When
from summarizer.schemas.marked import marked_fields
from summarizer.schemas.marks import Place, Refers, Told, Verbatim

NOWHERE = "Zemlia Zelenaya"  # a name that no document of a test holds


def planted_in(item: dict[str, Any], model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field of an item in which something can be made up, and the item with it."""
    for field in marked_fields(model):
        value = item[field.name]
        if value is None or value == []:
            continue
        many = isinstance(value, list)
        made_up = _make_up(value[0] if many else value, field.mark)
        if made_up is not None:
            yield field.name, copy.deepcopy(item) | {field.name: [made_up] if many else made_up}


def _make_up(value: Any, mark: Any) -> Any:
    if isinstance(mark, Refers):
        return f"{value[0]}99"
    if isinstance(mark, Told):
        return f"{value} with {NOWHERE}"
    if isinstance(mark, (Verbatim, Place)):
        return NOWHERE
    if mark is Evidence:
        return value | {"quote": f"{value['quote']} {NOWHERE}"}
    if mark is Attribution:
        return value | {"source": NOWHERE}
    if mark is Person:
        return value | {"name": NOWHERE}
    return value | {"text": f"9{value['text']}"} if mark in (Figure, When) else None


def flipped_in(item: dict[str, Any], model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field of a closed list, and the item with another of its values: no code can prove that."""
    for name, info in model.model_fields.items():
        others = [one for one in get_args(info.annotation) if one != item.get(name)]
        if get_origin(info.annotation) is Literal and others:
            yield name, item | {name: others[0]}
