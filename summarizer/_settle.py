"""Settling: which items of a draft stand, which lose a detail, and which are refused, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer._check import Fault, Known, examine
from summarizer._draft import Draft, Item, described, removed
from summarizer._ground import Reading
from summarizer.schemas import Commitment, Concern, Meeting, Party, Point, Rejected


@dataclass(slots=True)
class Settled:
    """What stands of a draft, under the ids that the model gave, and what was refused."""

    parties: list[Party] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    overview: list[Point] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def settle(draft: Draft, reading: Reading) -> Settled:
    """Keep what has no fault, cut off the details that have one, refuse the rest; list both.

    Nothing is asked any more. What refers to a refused party or meeting is settled after it.
    """
    settled = Settled()
    refused: dict[str, str] = {}
    meetings = list(draft.items("meetings"))
    ids = frozenset(item.id for item in meetings if item.id)

    def known() -> Known:
        parties = frozenset(party.id for party in settled.parties)
        return Known(parties, ids - refused.keys(), refused)

    seen: set[str | None] = set()
    for item in draft.items("parties"):
        keep(item, known(), reading, settled, seen, refused)
    # A refused meeting unsettles those on its sidelines, so go on until no more is refused.
    while True:
        before = len(refused)
        attempt, taken = Settled(parties=settled.parties), set(seen)
        for item in meetings:
            keep(item, known(), reading, attempt, taken, refused)
        if len(refused) == before:
            break
    settled.meetings = attempt.meetings
    settled.rejected += attempt.rejected
    for item in (*draft.items("commitments"), *draft.items("concerns"), *draft.items("overview")):
        keep(item, known(), reading, settled, taken, refused)
    return settled


def keep(
    item: Item,
    known: Known,
    reading: Reading,
    settled: Settled,
    seen: set[str | None],
    refused: dict[str, str],
) -> None:
    """Add the item to what stands, with the details that hold, or to what was refused."""
    found = examine(item, known, reading)
    lost: list[Rejected] = []
    while found.faults and all(fault.drop for fault in found.faults):
        first = {fault.drop: fault for fault in reversed(found.faults)}
        lost += [_refusal(found.item, each, reading, detail=True) for each in reversed(first.values())]
        raw = removed(found.item.raw, [fault.drop for fault in found.faults if fault.drop])
        if raw == found.item.raw:
            break
        found = examine(Item(item.kind, item.index, raw), known, reading)
    fault = next((fault for fault in found.faults if not fault.drop), next(iter(found.faults), None))
    if fault is None and item.id in seen and item.kind != "overview":
        fault = Fault(("id",), item.id, "another item has the same id")
    if fault is None:
        seen.add(item.id)
        settled.rejected += lost
        getattr(settled, item.kind).append(found.typed)
        return
    settled.rejected.append(_refusal(item, fault, reading, detail=False))
    if item.id and item.id not in seen:
        refused[item.id] = f"{described(item)} was refused"


def _refusal(item: Item, fault: Fault, reading: Reading, *, detail: bool) -> Rejected:
    what, miss = described(item), fault.miss
    where = ".".join(str(key) for key in fault.path if isinstance(key, str))
    if where and fault.value is not None and (detail or str(fault.value) not in what):
        what += f" ({where}: {fault.value})"
    nearest = reading.words_of(miss.nearest) if miss and miss.nearest else None
    return Rejected(what=what, why=fault.why, nearest=nearest, diff=miss.diff if miss else None)
