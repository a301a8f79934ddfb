"""Settling: which items of a draft stand, which lose a detail, and which are refused, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer._proof.bounds import LONGEST, MOST_ITEMS, SHOWN, shorten_text
from summarizer._proof.draft import (
    KINDS,
    MODELS,
    Draft,
    Item,
    describe_item,
    remove_values,
    value_at,
)
from summarizer._proof.examine import examine_item
from summarizer._proof.fault import Fault, KnownIds, known_ids
from summarizer._proof.ground import MAX_QUOTE, ground_evidence
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Party, Point, Rejected
from summarizer.schemas.marked import identifier_of, refers_to_own
from summarizer.schemas.marks import REFERRED_KINDS

# What has an id of its own; a point of the overview is named by its place (o1, o2, ...).
NUMBERED = tuple(kind for kind in KINDS if identifier_of(MODELS[kind]))


@dataclass(slots=True)
class Settled:
    """What stands of a draft, under the ids that the model gave, and what was refused."""

    parties: list[Party] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    overview: list[Point] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def settle_draft(draft: Draft, reading: Reading) -> Settled:
    """Keep what has no fault, cut off the details that have one, refuse the rest; list both.

    Nothing is asked any more. What refers to a refused party or meeting is settled after it.
    """
    settled = Settled()
    known = known_ids(draft)
    for kind in KINDS:  # what others refer to comes first
        if refers_to_own(MODELS[kind], kind):
            # Once to learn which are refused: a meeting on the sidelines of one loses that detail.
            known = _settle_each(draft.items(kind), known, reading, Settled())
        known = _settle_each(draft.items(kind), known, reading, settled)
    return settled


def _settle_each(items: Iterable[Item], known: KnownIds, reading: Reading, settled: Settled) -> KnownIds:
    """Settle items into `settled`; what may be referred to without those refused."""
    refused = dict(known.refused)
    seen: set[str] = set()
    for item in items:
        why = _settle_one(item, known, reading, settled, seen)
        if why and item.id and item.kind in REFERRED_KINDS:
            refused.setdefault(item.id, why)
    return known.without(refused)


def _settle_one(
    item: Item, known: KnownIds, reading: Reading, settled: Settled, seen: set[str]
) -> str | None:
    """Add the item to what stands, with the details that hold, or to what was refused: then say so."""
    found = examine_item(item, known, reading)
    lost: list[Rejected] = []
    while found.faults and all(fault.drop for fault in found.faults):
        first = {fault.drop: fault for fault in reversed(found.faults)}
        lost += [
            _describe_refusal(found.item, fault, reading, detail=True)
            for fault in reversed(first.values())
        ]
        dropped = {fault.drop: fault.instead for fault in found.faults if fault.drop}
        raw = remove_values(found.item.raw, dropped)
        if raw == found.item.raw:
            break
        found = examine_item(Item(item.kind, item.index, raw), known, reading)
    fault = next((fault for fault in found.faults if not fault.drop), next(iter(found.faults), None))
    if fault is None and item.id in seen:
        fault = Fault(("id",), item.id, "another item has the same id")
    if fault is None:
        seen.add(item.id or "")
        settled.rejected += lost
        getattr(settled, item.kind).append(found.typed)
        return None
    settled.rejected.append(_describe_refusal(item, fault, reading, detail=False))
    return f"{describe_item(item)} was refused"


def _find_passage(item: Item, reading: Reading) -> tuple[str | None, str | None]:
    """The first quote that an item gives, and the sentence that it stands in, or is nearest to.

    That is the sentence cited where no other is near. Of an item beyond all bounds it is not looked for.
    """
    quote = value_at(item.raw, ("evidence", 0, "quote"))
    number = value_at(item.raw, ("evidence", 0, "sentence"))
    if not isinstance(quote, str) or not quote.strip():
        return None, None
    quote = quote[:MAX_QUOTE].encode("utf-8", "replace").decode()
    if item.index >= MOST_ITEMS:
        return quote, None
    cited = reading.sentence(number) if isinstance(number, int) else None
    found = ground_evidence(Evidence(sentence=cited.number if cited else 0, quote=quote), reading)
    if isinstance(found, Evidence):
        sentence: Sentence | None = reading.sentence_at(found.start)
    else:
        sentence = found.nearest or cited
    return quote, shorten_text(reading.words_of(sentence), LONGEST) if sentence else None


def _describe_refusal(item: Item, fault: Fault, reading: Reading, *, detail: bool) -> Rejected:
    what, miss, nearest = describe_item(item), fault.miss, None
    where = ".".join(str(key) for key in fault.path if isinstance(key, str))
    if where and fault.value is not None and (detail or str(fault.value) not in what):
        what += f" ({where}: {shorten_text(str(fault.value))})"
    if miss and miss.nearest:
        nearest = reading.words_of(miss.nearest)
    elif not detail:
        quote, nearest = _find_passage(item, reading)
        if quote and shorten_text(quote) not in what:
            what += f" (quote: {shorten_text(quote)})"
    why = shorten_text(fault.why, 2 * SHOWN)
    return Rejected(what=what, why=why, nearest=nearest, diff=miss.diff if miss else None)
