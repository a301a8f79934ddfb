"""Faults: what is wrong with an item, and what it costs if it stays so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from summarizer._proof.details import TRANSLATION
from summarizer._proof.draft import MODELS, Draft, Item, Kind, value_at
from summarizer._proof.ground import Miss
from summarizer.schemas.marked import Path, noun_of
from summarizer.schemas.marks import REFERRED_KINDS
from summarizer.schemas.references import references_in

NOT_THERE = "these words do not stand in the document"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one item: where, what stands there, and why it was refused.

    `drop` is the path of the detail that goes if the fault stays; None: the whole item goes.
    `instead` is what then stands in its place.
    """

    path: Path
    value: Any
    why: str
    drop: Path | None = None
    miss: Miss | None = None
    instead: str | None = None

    @property
    def is_of_translation(self) -> bool:
        """Whether it is the translation of a quote that is wrong, and not what it translates."""
        return self.path[-1:] == (TRANSLATION,)


class Examined(NamedTuple):
    """An item, typed and with its evidence grounded as far as that went, and what is wrong with it."""

    item: Item
    typed: Any
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids that references may name, by kind, and why those are refused that they may not.

    `names` are what the items are called, by their ids, as far as they have a name.
    """

    ids: Mapping[Kind, frozenset[str]]
    refused: Mapping[tuple[Kind, str], str] = field(default_factory=dict)
    twice: frozenset[tuple[Kind, str]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def has(self, id_: str, kind: Kind) -> bool:
        """Whether an item of that kind has the id, and is not refused."""
        return id_ in self.ids[kind]

    def why_not(self, id_: str, kind: Kind) -> str:
        """Why a reference does not resolve."""
        return self.refused.get((kind, id_), f"no {noun_of(MODELS[kind])} has this id")

    def without(self, refused: Mapping[tuple[Kind, str], str]) -> KnownIds:
        """The same, but for ids that are refused, each of one kind, and why."""
        gone = {kind: {id_ for of, id_ in refused if of == kind} for kind in self.ids}
        ids = {kind: known - gone[kind] for kind, known in self.ids.items()}
        return replace(self, ids=ids, refused=refused)


def known_ids(draft: Draft) -> KnownIds:
    """The ids that a draft gives to what items refer to, but those it gives twice."""
    given = {kind: [item.id for item in draft.items(kind) if item.id] for kind in REFERRED_KINDS}
    many = {kind: _ids_given_twice(known) for kind, known in given.items()}
    twice: dict[tuple[Kind, str], str] = {
        (kind, id_): f"{id_} names two things" for kind, known in many.items() for id_ in known
    }
    ids: dict[Kind, frozenset[str]] = {
        kind: frozenset(known) - many[kind] for kind, known in given.items()
    }
    called = ((item.id, value_at(item.raw, ("name",))) for item in draft.items("parties"))
    names = {id_: name for id_, name in called if id_ and isinstance(name, str)}
    return KnownIds(ids, twice, frozenset(twice), names)


def _ids_given_twice(ids: list[str]) -> set[str]:
    seen: set[str] = set()
    return {id_ for id_ in ids if id_ in seen or seen.add(id_)}  # type: ignore[func-returns-value]  # add gives None


def references_waiting(typed: Any, ids: Collection[str]) -> bool:
    """Whether an item refers to one of some items."""
    return bool(ids) and any(found.id in ids for found in references_in(typed))


def quote_path(index: int) -> Path:
    """Where the quote of an item's evidence stands."""
    return ("evidence", index, "quote")
