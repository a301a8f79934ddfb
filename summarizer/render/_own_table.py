"""The table of a user's own kind: its columns, and the cells of an item, in the order of its fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.render._table_columns import DOCUMENT, LATER, LATEST, SAID, Columns, ColumnType
from summarizer.render._wording import name_person
from summarizer.schemas import Attribution, Evidence, Figure, Person, When
from summarizer.schemas.marked import MarkedField, marked_fields
from summarizer.schemas.marks import Identifies, Refers

Cell = str | int | float | bool | dt.date | tuple[str, ...] | tuple[int, ...] | None
_DATE: Columns = {"text": "text", "start": "date", "end": "date", "precision": "text"}
_FIGURE: Columns = {
    "text": "text",
    "bound": "text",
    "low": "number",
    "high": "number",
    "unit": "text",
}


def columns_of_own(model: type[BaseModel]) -> Columns:
    """The columns of a kind: its fields, between those of every table.

    A field that is called as a column of every table has "own_" before its name.
    """
    around = {**DOCUMENT, **SAID, **LATER, **LATEST}
    fields: dict[str, ColumnType] = {}
    for name, info, field in _shown_fields(model):
        known = f"own_{name}" if name in around else name
        parts = _parts_of(field)
        if parts:
            fields |= {f"{known}_{part}": kind for part, kind in parts.items()}
        elif field is not None and field.many:
            fields[known] = "texts"
        else:
            fields[known] = "flag" if info.annotation is bool else "text"
    return {**DOCUMENT, **fields, **SAID, **LATER, **LATEST}


def own_cells(item: BaseModel, names: Mapping[str, str]) -> Iterator[Cell]:
    """The cells of an item between those of every table; names stand for parties."""
    for name, info, field in _shown_fields(type(item)):
        value = getattr(item, name)
        if parts := _parts_of(field):
            yield from (getattr(value, part) if value else None for part in parts)
        elif field is not None and field.many:
            yield tuple(_write_value(one, field, names) for one in value)
        elif value is None or info.annotation is bool:
            yield value
        else:
            yield _write_value(value, field, names)


def when_cells(when: When | None) -> list[Cell]:
    """The cells of a date."""
    return [getattr(when, part) if when else None for part in _DATE]


def _shown_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo, MarkedField | None]]:
    """The fields that no other column has."""
    marked = {field.name: field for field in marked_fields(model)}
    for name, info in model.model_fields.items():
        mark = marked[name].mark if name in marked else None
        if mark not in (Attribution, Evidence) and not isinstance(mark, Identifies):
            yield name, info, marked.get(name)


def _parts_of(field: MarkedField | None) -> Columns:
    """The columns that one value of a field takes, where it takes several."""
    if field is None or field.many:
        return {}
    return _DATE if field.mark is When else _FIGURE if field.mark is Figure else {}


def _write_value(value: Any, field: MarkedField | None, names: Mapping[str, str]) -> str:
    if field is not None and isinstance(field.mark, Refers):
        return names[value] if field.mark.to == "parties" else str(value)
    if isinstance(value, Person):
        return name_person(value)
    return value.text if isinstance(value, When | Figure) else str(value)
