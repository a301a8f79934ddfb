"""A user's own kind of item: whether it is one that can be asked for, grounded and shown.

Everything is found before anything is sent, and said in one line with the remedy.
"""

from __future__ import annotations

import inspect
import json
import keyword
import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, PydanticUserError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from summarizer import schemas
from summarizer.errors import SettingsError
from summarizer.schemas import Answer, Attribution, Evidence, Figure, Person, Summary, When
from summarizer.schemas.marked import MarkedField, marked_fields, noun_of, value_type
from summarizer.schemas.marks import (
    REFERRED_KINDS,
    Actor,
    Dated,
    Example,
    Graded,
    Identifies,
    Mark,
    Named,
    Neutral,
    Place,
    Refers,
    Told,
    Verbatim,
)

MOST_KINDS = 20
MOST_FIELDS = 40  # of one kind
LONGEST_DOCSTRING = 4_000  # characters
LARGEST_SCHEMA = 20_000  # characters of its JSON
LONGEST_NAME = 40
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LETTER = re.compile(r"[a-z]{1,12}")
_SPOKEN = (When, Person, Figure)
_TYPES = "str with a mark, Literal, bool, When, Person, Figure"
_INSTEAD: Mapping[Any, str] = {
    int: "write a Figure: the number as the document words it",
    float: "write a Figure: the number as the document words it",
    str: "add a mark that says how to check it: Verbatim(), Told(), Place(), Refers()",
}
# Which types a mark makes sense on: one text, perhaps null; a list of texts; a closed list.
_FITS: Mapping[type[Mark], tuple[str, ...]] = {
    Identifies: ("str",),
    Refers: ("str", "list"),
    Verbatim: ("str", "list"),
    Told: ("str", "list"),
    Place: ("str",),
    Actor: ("str",),
    Graded: ("closed",),
    Neutral: ("closed",),
    Dated: ("date",),
    Named: (),
}


def check_kind(name: object, model: object, known: Mapping[str, type[BaseModel]]) -> None:
    """Raise SettingsError for a kind that cannot be asked for; `known` are those before it."""
    if not isinstance(name, str) or not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise SettingsError(f"invalid name of a kind {name!r}: use small letters, digits and '_'")
    if len(name) > LONGEST_NAME:
        raise SettingsError(
            f"the name of the kind {name!r} is too long: use at most {LONGEST_NAME} characters"
        )
    if name in known or name in Answer.model_fields or hasattr(Summary, name) or name == "kinds":
        raise SettingsError(f"every summary has {name!r} already: choose another name for the kind")
    if name in Summary.model_fields:
        raise SettingsError(f"every summary has {name!r} already: choose another name for the kind")
    if not inspect.isclass(model) or not issubclass(model, BaseModel):
        raise SettingsError(f"kind {name!r} is not a pydantic model: give a subclass of BaseModel")
    for why in _faults_of(model, known):
        raise SettingsError(f"kind {name!r} ({model.__name__}): {why}")


def models_of_summary(summary: type[object]) -> dict[str, type[BaseModel]]:
    """The kinds that a subclass of Summary adds. Raises SettingsError where it adds more."""
    if not issubclass(summary, Summary):
        raise SettingsError(
            f"{summary.__name__} is not a subclass of Summary: give one, or kinds by name"
        )
    found: dict[str, type[BaseModel]] = {}
    for name, info in summary.model_fields.items():
        if name in Summary.model_fields:
            if info.annotation != Summary.model_fields[name].annotation:
                raise SettingsError(f"{summary.__name__} changes {name!r}, which every summary has")
            continue
        many, model = value_type(info.annotation)
        if not many or not inspect.isclass(model) or not issubclass(model, BaseModel):
            raise SettingsError(
                f"{summary.__name__}.{name} is not a list of a kind: write {name}: tuple[YourKind, ...]"
            )
        found[name] = model
    if _functions_of(summary) != _functions_of(Summary):
        raise SettingsError(f"{summary.__name__} adds validators: put them on the kind")
    return found


def examples_of(model: type[BaseModel]) -> tuple[Example, ...]:
    """The examples that a kind brings."""
    return tuple(getattr(model, "examples", ()))


def _functions_of(model: type[BaseModel]) -> list[Any]:
    """What pydantic calls when it makes one of a model, or writes it."""
    kept = model.__pydantic_decorators__
    tables = (getattr(kept, name) for name in kept.__slots__ if name != "computed_fields")
    entries = [entry for table in tables for entry in table.values()]
    return [getattr(entry.func, "__func__", entry.func) for entry in entries]


def _faults_of(model: type[BaseModel], known: Mapping[str, type[BaseModel]]) -> Iterator[str]:
    """What is wrong with a kind, the first thing that must be mended first."""
    ours = {name for name, value in vars(schemas).items() if inspect.isclass(value)}
    if model.__name__ in ours | {one.__name__ for one in known.values()}:
        yield f"another model is called {model.__name__}: rename the class"
    if issubclass(model, tuple(known.values())):
        yield "it is a subclass of another kind: make it a subclass of pydantic.BaseModel"
    if noun_of(model) in {"overview", *(noun_of(one) for one in known.values())}:
        yield "its items would be called like those of another kind: rename the class"
    try:
        model.model_rebuild()
    except (PydanticUserError, NameError) as exc:
        yield f"a type of its fields is not defined ({_one_line(exc)}): define it before the class"
        return
    yield from _size_faults(model)
    yield from _identity_faults(model, known)
    if not all(isinstance(example, Example) for example in examples_of(model)):
        yield "its examples are not all an Example: write examples: ClassVar = [Example(...)]"
    if "evidence" not in model.model_fields:
        yield "it has no evidence: write evidence: tuple[Evidence, ...]"
    marked: dict[str, list[MarkedField]] = {}
    for field in marked_fields(model):
        marked.setdefault(field.name, []).append(field)
    for name, info in model.model_fields.items():
        for why in _field_faults(name, info, marked.get(name, []), model):
            yield f"field {name!r}: {why}"
    if not any(field.carries for fields in marked.values() for field in fields):
        yield "no field has carries=True: put it on the mark that makes the claim"
    if (size := len(json.dumps(model.model_json_schema()))) > LARGEST_SCHEMA:
        yield f"its schema has {size:,} characters: make it at most {LARGEST_SCHEMA:,}"


def _size_faults(model: type[BaseModel]) -> Iterator[str]:
    told = docstring_of(model)
    if not told:
        yield "it has no docstring: say in it what counts as one, and what does not"
    if len(told) > LONGEST_DOCSTRING:
        yield f"its docstring has {len(told):,} characters: write at most {LONGEST_DOCSTRING:,}"
    if len(model.model_fields) > MOST_FIELDS:
        yield f"it has {len(model.model_fields)} fields: give it at most {MOST_FIELDS}"


def docstring_of(model: type[BaseModel]) -> str:
    """What a model says of itself, and not what its base does; "" where that is nothing."""
    return inspect.cleandoc(model.__dict__.get("__doc__") or "").strip()


def _identity_faults(model: type[BaseModel], known: Mapping[str, type[BaseModel]]) -> Iterator[str]:
    info = model.model_fields.get("id")
    marks = [mark for mark in info.metadata if isinstance(mark, Identifies)] if info else []
    if info is None or info.annotation is not str or len(marks) != 1:
        yield 'it has no id: write id: Annotated[str, Identifies("x")], with a letter for the kind'
        return
    letter = marks[0].letter
    if not _LETTER.fullmatch(letter):
        yield f"its ids cannot begin with {letter!r}: use one small letter, or a few"
    taken = {"o"} | {
        mark.letter
        for one in known.values()
        for field in marked_fields(one)
        if isinstance(mark := field.mark, Identifies)
    }
    if letter in taken:
        yield f"the ids of another kind begin with {letter!r}, too: use another letter"


def _field_faults(
    name: str, info: FieldInfo, marked: list[MarkedField], model: type[BaseModel]
) -> Iterator[str]:
    marks = [field.mark for field in marked if isinstance(field.mark, Mark)]
    form, inner = _form_of(info.annotation)
    if name.startswith("_") or info.alias or info.validation_alias or info.serialization_alias:
        yield "it cannot have an alias or a leading underscore: rename the field"
    if len(marks) > 1:
        yield "it has several marks: keep one"
    if inner in (Attribution, Evidence):
        if (name, inner) not in (("attribution", Attribution), ("evidence", Evidence)):
            yield f"a field of {inner.__name__} must be called {inner.__name__.lower()!r}"
        if form != ("one" if inner is Attribution else "many"):
            yield f"write {name}: {'Attribution' if inner is Attribution else 'tuple[Evidence, ...]'}"
        return
    if form is None:
        instead = _INSTEAD.get(inner, f"use {_TYPES}, one of them or None, or a tuple of them")
        yield f"type {_name_type(inner)} is not supported: {instead}"
        return
    if form in ("str", "list") and not marks:
        yield _INSTEAD[str]
    for mark in marks:
        if form not in _FITS[type(mark)] or (isinstance(mark, Identifies) and name != "id"):
            yield f"{type(mark).__name__}() does not fit its type"
        yield from _mark_faults(mark, info, model)
    if info.default is not PydanticUndefined and info.default not in (None, (), False):
        yield "it cannot have a default: remove it"
    if info.default_factory is not None:
        yield "it cannot have a default: remove it"
    if name != "id" and not (info.description or "").strip():
        yield 'it has no description: write = Field(description="...")'


def _mark_faults(mark: Mark, info: FieldInfo, model: type[BaseModel]) -> Iterator[str]:
    choices = get_args(value_type(info.annotation)[1])
    if isinstance(mark, Refers) and mark.to not in REFERRED_KINDS:
        yield f"it cannot refer to {mark.to!r}: choose one of {', '.join(REFERRED_KINDS)}"
    if isinstance(mark, Neutral) and mark.value not in choices:
        yield f"its neutral value {mark.value!r} is not among its values"
    if isinstance(mark, Graded) and not {one for step in mark.steps for one in step} <= set(choices):
        yield "a step of Graded() is not among its values"
    if isinstance(mark, Told) and mark.says == "topic" and mark.carries:
        yield "a topic makes no claim: remove carries=True, or write says='state'"
    if isinstance(mark, Actor):
        fields = [field for field in marked_fields(model) if field.name == mark.of]
        sides = [one for one in fields if isinstance(one.mark, Refers) and one.mark.to == "parties"]
        if not any(one.many for one in sides):
            yield f"Actor(of={mark.of!r}) must name a list of parties"


def _form_of(annotation: Any) -> tuple[str | None, Any]:
    """What form a field's value has, None for one that no answer can have; and the type of one."""
    many, inner = value_type(annotation)
    options = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) in (Union, UnionType) and len(options) > 1:
        return None, annotation
    if many and get_args(annotation)[1:] != (...,):
        return None, annotation
    if inner is str:
        return ("list" if many else "str"), inner
    if get_origin(inner) is Literal:
        texts = all(isinstance(one, str) and one for one in get_args(inner))
        return ("closed" if texts and not many else None), inner
    if inner is bool and not many and annotation is bool:
        return "flag", inner
    if inner is When and not many:
        return "date", inner
    if inner in (*_SPOKEN, Attribution, Evidence):
        return ("many" if many else "one"), inner
    return None, inner


def _name_type(annotation: Any) -> str:
    return annotation.__name__ if inspect.isclass(annotation) else _one_line(annotation)


def _one_line(said: object) -> str:
    return " ".join(str(said).split())[:120]
