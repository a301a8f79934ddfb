"""The draft: what the model answered, item by item, before anything of it is believed.

Items are plain JSON objects here, so that one bad item is a fault of its own and never the loss of
the whole answer, and so that a mend changes one value at one path and nothing else.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from summarizer._call.catalogue import OURS
from summarizer._proof.bounds import limit_answer, shorten_text
from summarizer.schemas import Evidence
from summarizer.schemas.marked import Path, left_out_values, marked_fields, noun_of, told_names

Kind = str  # the name of a list in an answer: parties, meetings, commitments, concerns, overview
Models = Mapping[Kind, type[BaseModel]]
# What each list of our own kinds holds; parties first, for items refer to them.
MODELS: Models = OURS.models
OPTIONAL = ("outcomes", "overview")  # lists that an answer may leave out: many documents have none


@lru_cache(maxsize=64)  # building a model takes milliseconds, and each answer needs one
def shape_of(kinds: tuple[Kind, ...], unasked: frozenset[Kind] = frozenset()) -> type[BaseModel]:
    """The lists that an answer must have to be read at all; items are looked at one by one."""
    absent: Any = (list[Any], Field(default_factory=list))
    missing = {*OPTIONAL, *unasked}
    lists: dict[str, Any] = {kind: absent if kind in missing else list[Any] for kind in kinds}
    return create_model("Shape", __config__=ConfigDict(extra="forbid"), **lists)


Shape = shape_of(tuple(MODELS))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the draft: its kind, its place in that list, and the JSON that was answered.

    `own` is the model of a kind that a user added.
    """

    kind: Kind
    index: int
    raw: Any
    own: type[BaseModel] | None = None

    @property
    def model(self) -> type[BaseModel]:
        """What an item of its kind is made of."""
        return self.own or MODELS[self.kind]

    @property
    def place(self) -> tuple[Kind, int]:
        """Where it stands in the answer."""
        return self.kind, self.index

    @property
    def id(self) -> str | None:
        """The id that the model gave it, where it gave one."""
        value = self.raw.get("id") if isinstance(self.raw, dict) else None
        return value if isinstance(value, str) else None


class Draft:
    """The lists of an answer. A draft never changes; `changed` gives another."""

    def __init__(self, items: Mapping[Kind, list[Item]], models: Models = MODELS) -> None:
        self._items = items
        self.models = models

    @classmethod
    def of(cls, answer: Any, *, unasked: Collection[str] = (), models: Models = MODELS) -> Draft:
        """The draft that an answer is; raises pydantic's ValidationError if it has another shape.

        Lists and fields of evidence that were `unasked` for are passed over. `models` are what each
        list holds.
        """
        shape = shape_of(tuple(models), frozenset(unasked)).model_validate(answer)
        lists = limit_answer({kind: getattr(shape, kind) for kind in models})
        own = {kind: model for kind, model in models.items() if kind not in MODELS}
        return cls(
            {
                kind: [
                    Item(kind, index, _drop_unasked(raw, unasked), own.get(kind))
                    for index, raw in enumerate(raws)
                ]
                if kind not in unasked
                else []
                for kind, raws in lists.items()
            },
            models,
        )

    def items(self, kind: Kind | None = None) -> Iterator[Item]:
        """The items of one kind, or of all kinds, parties first."""
        for name in self.models if kind is None else (kind,):
            yield from self._items.get(name, ())

    def changed(self, changes: dict[tuple[Kind, int], Any]) -> Draft:
        """The draft with some items replaced."""
        items = {kind: list(listed) for kind, listed in self._items.items()}
        for (kind, index), raw in changes.items():
            items[kind][index] = replace(items[kind][index], raw=raw)
        return Draft(items, self.models)


def _drop_unasked(raw: Any, unasked: Collection[str]) -> Any:
    """An item without the fields of its evidence that nobody asked for; itself where it has none."""
    evidence = raw.get("evidence") if isinstance(raw, dict) else None
    if not isinstance(evidence, list) or not any(
        isinstance(piece, dict) and any(name in piece for name in unasked) for piece in evidence
    ):
        return raw
    pieces = [
        {name: value for name, value in piece.items() if name not in unasked}
        if isinstance(piece, dict)
        else piece
        for piece in evidence
    ]
    return {**raw, "evidence": pieces}


def fill_left_out(raw: Any, model: type[BaseModel]) -> Any:
    """An item with null and [] for what its answer left out: where an endpoint allows it, they do.

    Evidence, and a list that carries a claim, are never filled in.
    """
    if not isinstance(raw, dict):
        return raw
    filled = {name: value for name, value in left_out_values(model).items() if name not in raw}
    for name, inner in _inner_models(model):
        value = raw.get(name)
        if isinstance(value, list):
            filled[name] = [fill_left_out(one, inner) for one in value]
        elif isinstance(value, dict):
            filled[name] = fill_left_out(value, inner)
    return {**raw, **filled} if filled else raw


@cache
def _inner_models(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel]], ...]:
    """The fields that hold models of their own, but evidence."""
    fields = ((field.name, field.mark) for field in marked_fields(model))
    return tuple(
        (name, mark) for name, mark in fields if isinstance(mark, type) and mark is not Evidence
    )


def value_at(raw: Any, path: Path) -> Any:
    """The value at `path`, or None where the path leads nowhere."""
    for key in path:
        try:
            raw = raw[key]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def replace_value(raw: Any, path: Path, value: Any) -> Any:
    """A copy of `raw` with `value` at `path`; unchanged where the path leads nowhere."""
    new = copy.deepcopy(raw)
    parent, key = value_at(new, path[:-1]), path[-1] if path else None
    in_list = isinstance(parent, list) and isinstance(key, int) and 0 <= key < len(parent)
    if in_list or (isinstance(parent, dict) and isinstance(key, str)):
        parent[key] = value
    return new


def remove_values(raw: Any, removed: Mapping[Path, Any]) -> Any:
    """A copy of `raw` without what stands at some paths; itself where none is given.

    Members of a list go; fields become what is given for their path, null for most.
    """
    if not removed:
        return raw
    new = copy.deepcopy(raw)
    for path in sorted(removed, key=_position_of_path, reverse=True):
        parent, key = value_at(new, path[:-1]), path[-1]
        if isinstance(parent, list) and isinstance(key, int):
            del parent[key]
        elif isinstance(parent, dict):
            parent[key] = removed[path]
    return new


def _position_of_path(path: Path) -> list[tuple[int, str]]:
    """A key to sort paths by, list members in their order."""
    return [(key, "") if isinstance(key, int) else (-1, key) for key in path]


def describe_item(item: Item) -> str:
    """An item in a few words, for a list of what was refused."""
    raw = item.raw
    text = None
    if isinstance(raw, dict):
        for key in (*(told_names(item.own) if item.own else ()), *_TELLING):
            if isinstance(raw.get(key), str):
                text = raw[key]
                break
        else:
            text = value_at(raw, ("evidence", 0, "quote"))
    if not isinstance(text, str):
        text = repr(raw)
    text = f"{noun_of(item.model)}: {shorten_text(text)}"
    return text.encode("utf-8", "replace").decode()


# The fields that tell in a few words what an item is, of whatever kind: it may have another's.
_TELLING = (
    *(name for model in MODELS.values() for name in told_names(model)),
    "name",
)
