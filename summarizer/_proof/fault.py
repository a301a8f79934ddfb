"""Faults: what is wrong with an item, and what it costs if it stays so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer._proof.draft import Draft, Item, Path
from summarizer._proof.ground import Miss
from summarizer.schemas import Commitment, Concern, Meeting, Party, Point

Claim = Meeting | Commitment | Concern | Point
NOT_THERE = "these words do not stand in the document"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one item: where, what stands there, and why it was refused.

    `drop` is the path of the detail that goes if the fault stays; None: the whole item goes.
    """

    path: Path
    value: Any
    why: str
    drop: Path | None = None
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """An item, typed and with its evidence grounded as far as that went, and what is wrong with it."""

    item: Item
    typed: Party | Claim | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that references may name, and why those are refused that they may not."""

    parties: frozenset[str]
    meetings: frozenset[str]
    refused: Mapping[str, str] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()

    def why_not(self, id_: str, kind: str) -> str:
        """Why a reference does not resolve."""
        return self.refused.get(id_, f"no {kind} has this id")


def known_ids(draft: Draft) -> Known:
    """The ids that a draft gives to its parties and meetings, but those it gives twice."""
    parties = [item.id for item in draft.items("parties") if item.id]
    meetings = [item.id for item in draft.items("meetings") if item.id]
    twice = {id_: f"{id_} names two things" for ids in (parties, meetings) for id_ in _twice(ids)}
    return Known(
        frozenset(parties) - twice.keys(),
        frozenset(meetings) - twice.keys(),
        twice,
        frozenset(twice),
    )


def _twice(ids: list[str]) -> set[str]:
    seen: set[str] = set()
    return {id_ for id_ in ids if id_ in seen or seen.add(id_)}  # type: ignore[func-returns-value]  # add gives None


def quote_path(index: int) -> Path:
    """Where the quote of an item's evidence stands."""
    return ("evidence", index, "quote")
