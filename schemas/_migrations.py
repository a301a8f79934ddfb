"""Migrations: a summary that an older version of this program stored becomes one of today's schema."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from summarizer.schemas._model import Since

SCHEMA_VERSION = "2"
NEWER = "newer_schema"  # the type of the error for a summary that only a newer program can load

Version = tuple[int, ...]
Step = Callable[[dict[str, Any]], None]

# By the version that it leads to, what turns an older stored tree into that version's, in place. A step
# is for what `Since` cannot say: a renamed field, a new name for a value, a default that depends on the
# rest. Steps run oldest first, and before any new field is filled in.
STEPS: Mapping[str, Step] = {}


def migrate_summary(
    tree: Any,
    model: type[BaseModel],
    *,
    current: str = SCHEMA_VERSION,
    steps: Mapping[str, Step] = STEPS,
) -> Any:
    """A stored tree in the current schema: the tree itself where it is, else a changed copy.

    `model` is the class that will validate the tree. Raises PydanticCustomError where the tree's
    schema is newer than `current`; whatever is no stored summary is left for the model to refuse.
    """
    stored = _stored_version(tree)
    if stored is None or stored == parse_version(current):
        return tree
    if is_newer_version(_written(stored), current):
        raise PydanticCustomError(
            NEWER,
            "the summary was written by a newer summarizer (schema {stored}; this one knows {current}):"
            " upgrade",
            {"stored": _written(stored), "current": current},
        )
    migrated = fill_new_fields(_stepped(tree, stored, current, steps), model, stored)
    migrated["provenance"]["schema_version"] = current
    return migrated


def parse_version(text: object) -> Version | None:
    """A schema version ("1", "1.1") as numbers that compare; None for anything else."""
    fits = isinstance(text, str) and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", text)
    return tuple(map(int, text.split("."))) if fits and isinstance(text, str) else None


def is_newer_version(text: object, than: str = SCHEMA_VERSION) -> bool:
    """Whether a text is a schema version that comes after another."""
    version, known = parse_version(text), parse_version(than)
    return version is not None and known is not None and version > known


def _written(version: Version) -> str:
    return ".".join(map(str, version))


def _stepped(tree: Any, stored: Version, current: str, steps: Mapping[str, Step]) -> Any:
    """A copy of a stored tree, after the steps that lead from its version to the current one."""
    by_version = {version: step for name, step in steps.items() if (version := parse_version(name))}
    try:
        changed = copy.deepcopy(tree)
        for version in sorted(by_version):
            if version > stored and not is_newer_version(_written(version), current):
                by_version[version](changed)
    except (LookupError, AttributeError, TypeError, RecursionError) as exc:
        # A stored summary is as hostile as any other input: a step may find anything in it.
        raise ValueError(f"it has not the shape of schema version {_written(stored)}") from exc
    return changed


def fill_new_fields(tree: Any, model: type[BaseModel], stored: Version) -> Any:
    """A copy of a tree of schema version `stored` in which newer fields have their defaults."""
    if not isinstance(tree, dict):
        return tree
    filled = dict(tree)
    for name, field in model.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Since) and (parse_version(mark.version) or ()) > stored:
                filled.setdefault(name, copy.deepcopy(mark.default))
        inner = _model_in(field.annotation)
        value = filled.get(name)
        if inner and isinstance(value, list):
            filled[name] = [fill_new_fields(item, inner, stored) for item in value]
        elif inner:
            filled[name] = fill_new_fields(value, inner, stored)
    return filled


def _stored_version(tree: Any) -> Version | None:
    """The schema version that a stored tree names, if it names one."""
    provenance = tree.get("provenance") if isinstance(tree, dict) else None
    return parse_version(provenance.get("schema_version")) if isinstance(provenance, dict) else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, one or many of it: of `tuple[Person, ...]`, Person."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
