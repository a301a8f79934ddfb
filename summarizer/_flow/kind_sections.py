"""Sections of a prompt on a user's own kinds: what their docstrings, descriptions and examples say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from summarizer._call.answer_form import AnswerForm
from summarizer._call.own_kinds import docstring_of, examples_of
from summarizer._proof.details import facets_of
from summarizer.schemas import Figure
from summarizer.schemas.marked import fields_marked, marked_fields, noun_of
from summarizer.schemas.marks import Told

MARK = "`"


@dataclass(frozen=True, slots=True)
class FieldSection:
    """A field that a second reading judges: its name, what it means, and its closed list."""

    name: str
    description: str
    choices: str


@dataclass(frozen=True, slots=True)
class ExampleSection:
    """An example: a sentence, the parties that it names, and the item that it gives, as JSON."""

    sentence: str
    parties: str
    item: str


@dataclass(frozen=True, slots=True)
class KindSection:
    """A kind as a prompt shows it: `told` is its docstring."""

    name: str
    noun: str
    title: str
    told: str
    fields: tuple[FieldSection, ...]
    examples: tuple[ExampleSection, ...]


@cache
def make_section(name: str, model: type[BaseModel]) -> KindSection:
    """What a prompt says of a kind."""
    return KindSection(
        name,
        noun_of(model),
        name.replace("_", " ").capitalize(),
        docstring_of(model),
        tuple(_judged_fields(model)),
        tuple(
            ExampleSection(
                " ".join(example.sentence.split()),
                "; ".join(f"{id_} = {party}" for id_, party in example.parties.items()),
                json.dumps(example.item, ensure_ascii=False),
            )
            for example in examples_of(model)
        ),
    )


def _judged_fields(model: type[BaseModel]) -> list[FieldSection]:
    found = []
    for name in dict.fromkeys(str(facet.path[0]) for facet in facets_of(model)):
        info = model.model_fields[name]
        choices = [one for one in get_args(info.annotation) if isinstance(one, str)]
        if info.description:
            found.append(FieldSection(name, info.description, ", ".join(choices)))
    return found


def section_values(form: AnswerForm) -> dict[str, Any]:
    """What the templates on own kinds are rendered with."""
    models = [model for _, model in form.kinds.own]
    told = [field.name for model in models for field in fields_marked(model, Told)]
    figures = [field.name for model in models for field in marked_fields(model) if field.mark is Figure]
    return {
        "kinds": [make_section(name, model) for name, model in form.kinds.own],
        "only": form.kinds.only,
        "told": _list_names(told),
        "figures": _list_names(figures),
        "nouns": [noun_of(model) for model in models],
        "write_in": form.language,
        "asked": form.kinds.models.keys() - form.unasked,
    }


def _list_names(names: Sequence[str]) -> str:
    """Names of fields, each once: "`a`, `b` and `c`"."""
    *others, last = [f"{MARK}{name}{MARK}" for name in dict.fromkeys(names)] or [""]
    return f"{', '.join(others)} and {last}" if others else last
