"""Schemas as they are sent: without what is not asked for, and of what may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from summarizer._call.answer_form import DEFAULT_FORM, AnswerForm
from summarizer._call.call import strict_schema
from summarizer._proof.draft import OPTIONAL
from summarizer.schemas import Verdicts
from summarizer.schemas.marked import identifier_of, left_out_values


def answer_schema(form: AnswerForm = DEFAULT_FORM) -> dict[str, Any]:
    """The schema of what a document reports, in a form."""
    schema = _schema_of(form.kinds.answer, form)
    for _, model in form.kinds.own:
        told = schema["$defs"][model.__name__]
        told.pop("description", None)  # a section of the prompt says it
        if mark := identifier_of(model):
            told["properties"]["id"].setdefault("description", f"{mark.letter}1, {mark.letter}2, ...")
    return schema


def verdicts_schema(form: AnswerForm = DEFAULT_FORM) -> dict[str, Any]:
    """The schema of a second reading's verdicts, in a form."""
    return _schema_of(Verdicts, form)


def _schema_of(model: type[BaseModel], form: AnswerForm) -> dict[str, Any]:
    optional = _fields_left_out(model) if form.sparse else {}
    own = [one.__name__ for _, one in form.kinds.own]
    return strict_schema(model, leave_out=form.unasked, optional=optional, whole=own)


def _fields_left_out(model: type[BaseModel]) -> Mapping[str, frozenset[str]]:
    """The fields that are null or empty by nature, by the name of their model."""
    found = {model.__name__: frozenset(OPTIONAL)}
    for inner in _models_in(model):
        defaults = {name for name, field in inner.model_fields.items() if not field.is_required()}
        found[inner.__name__] = frozenset(defaults | left_out_values(inner).keys())
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a model holds, however deep."""
    fields = annotation.model_fields.values() if hasattr(annotation, "model_fields") else ()
    for inner in [field.annotation for field in fields] or get_args(annotation):
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield inner
        yield from _models_in(inner)
