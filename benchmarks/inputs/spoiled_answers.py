"""Recorded answers with false items in the place of good ones, several in one answer, none twice."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.inputs.claim_driver import ClaimRun, Verdict, drive_item
from benchmarks.inputs.false_claims import FalseClaim
from benchmarks.inputs.recorded_answers import Slot
from summarizer import Document

STRANGER = "p99"


@dataclass(frozen=True)
class SpoiledAnswer:
    """A whole answer in which some items are false: each of its items comes once, good or false."""

    document: Document
    false: tuple[FalseClaim, ...] = field(repr=False)

    @property
    def answer(self) -> dict[str, Any]:
        """The answer; an item keeps its place and its id."""
        whole = copy.deepcopy(self.false[0].slot.case.answers["summary"])
        for claim in self.false:
            whole[claim.slot.kind][place_of(claim.slot)] = claim_item(claim)
        return whole

    def honest(self, slots: Iterable[Slot]) -> list[Slot]:
        """Those of some slots that are of this document and as they were answered."""
        spoiled = {(claim.slot.kind, place_of(claim.slot)) for claim in self.false}
        name = self.false[0].slot.case.name
        mine = (slot for slot in slots if slot.case.name == name)
        return [slot for slot in mine if (slot.kind, place_of(slot)) not in spoiled]


def spoiled_answers(claims: Sequence[FalseClaim]) -> Iterator[SpoiledAnswer]:
    """As few answers as hold all claims, no item twice in one."""
    waiting = list(claims)
    while waiting:
        taken: dict[tuple[str, int], FalseClaim] = {}
        document = waiting[0].slot.case.document
        for claim in waiting:
            if claim.slot.case.document == document:
                taken.setdefault((claim.slot.kind, place_of(claim.slot)), claim)
        yield SpoiledAnswer(document, tuple(taken.values()))
        chosen = {id(claim) for claim in taken.values()}
        waiting = [claim for claim in waiting if id(claim) not in chosen]


def place_of(slot: Slot) -> int:
    """Which item of its list a slot is, from 0."""
    listed: list[Any] = slot.case.answers["summary"][slot.kind]
    return next(index for index, item in enumerate(listed) if item is slot.item)


def id_of(slot: Slot) -> str:
    """The id by which a reading knows the item; a point of the overview has none of its own."""
    return str(slot.item.get("id", f"o{place_of(slot) + 1}"))


def claim_item(claim: FalseClaim) -> dict[str, Any]:
    """The false item as it is answered."""
    return {key: value for key, value in claim.item.items() if key != "+party"}


def run_alone(slot: Slot, item: dict[str, Any], verdict: Verdict | None = None) -> ClaimRun:
    """What comes of an answer that holds one item, with a verdict on it: supported by default."""
    item = dict(item)
    stranger = item.pop("+party", None)
    answer = slot.answer(item)
    if stranger:
        answer["parties"].append({"id": STRANGER, "name": stranger, "kind": "state"})
    shown = str(item.get("id", f"o{len(answer[slot.kind])}"))
    return drive_item(slot.case.document, answer, shown, *(() if verdict is None else (verdict,)))
