"""Settling: which items of a draft stand, which lose a detail, and which are refused, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from summarizer._proof.bounds import LONGEST, MOST_ITEMS, SHOWN, shorten_text
from summarizer._proof.draft import (
    MODELS,
    Draft,
    Item,
    Kind,
    describe_item,
    remove_values,
    value_at,
)
from summarizer._proof.examine import examine_item
from summarizer._proof.fault import Fault, KnownIds, known_ids
from summarizer._proof.ground import MAX_QUOTE, ground_evidence
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Outcome, Party, Point, Rejected
from summarizer.schemas.marked import identifier_of
from summarizer.schemas.marks import REFERRED_KINDS
from summarizer.schemas.references import refers_to_own

# What has an id of its own; a point of the overview is named by its place (o1, o2, ...).
NUMBERED = tuple(kind for kind, model in MODELS.items() if identifier_of(model))


Place = tuple[Kind, int]  # an item's kind, and its index among those of the answer


@dataclass(slots=True)
class Settled:
    """What stands of a draft, under the ids that the model gave, and what was refused.

    `own` are the items of the kinds that a user added.
    """

    parties: list[Party] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    overview: list[Point] = field(default_factory=list)
    own: dict[Kind, list[Any]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds, parties first, a user's last."""
        return *MODELS, *self.own

    @property
    def numbered(self) -> tuple[Kind, ...]:
        """The kinds whose items have an id of their own."""
        return *NUMBERED, *self.own

    @property
    def claims(self) -> tuple[Kind, ...]:
        """The numbered kinds in the document's order: all but parties."""
        return tuple(kind for kind in self.numbered if kind != "parties")

    def listed(self, kind: Kind) -> list[Any]:
        """The items of one kind."""
        return getattr(self, kind) if kind in MODELS else self.own.setdefault(kind, [])

    def with_lists(self, change: Callable[[list[Any]], list[Any]], kinds: Iterable[Kind]) -> Settled:
        """A copy in which the lists of some kinds are changed, each as a whole."""
        changed = {kind: change(self.listed(kind)) for kind in kinds}
        ours = {kind: items for kind, items in changed.items() if kind in MODELS}
        own = {kind: changed.get(kind, items) for kind, items in self.own.items()}
        return replace(self, **ours, own=own)


class Standing(NamedTuple):
    """An item as it stands: its details that have a fault cut off, and listed in `lost`.

    `typed` is None where the item itself is refused, for `fault`. `raw` is what stands, as answered.
    """

    typed: Any
    raw: Any
    lost: tuple[Rejected, ...] = ()
    fault: Fault | None = None


def settle_draft(
    draft: Draft, reading: Reading, refused: Mapping[Place, Fault] = MappingProxyType({})
) -> Settled:
    """Keep what has no fault, cut off the details that have one, refuse the rest; list both.

    Nothing is asked any more. What refers to a refused party or meeting is settled after it.
    `refused` are faults that something else than proof found, by the place of the item.
    """
    settled = Settled(own={kind: [] for kind in draft.models if kind not in MODELS})
    for item, standing in stand_items(draft, reading, refused):
        settled.rejected += standing.lost
        if standing.typed is not None:
            settled.listed(item.kind).append(standing.typed)
        elif standing.fault is not None:
            settled.rejected.append(_describe_refusal(item, standing.fault, reading, detail=False))
    return settled


def stand_items(
    draft: Draft, reading: Reading, refused: Mapping[Place, Fault] = MappingProxyType({})
) -> Sequence[tuple[Item, Standing]]:
    """Each item of a draft, and how it stands; what others refer to comes first.

    They are looked at again only where the draft, or what is refused, is another than the last time.
    """
    last, last_refused, standing = reading.memo.get("standing", (None, None, []))
    if last is not draft or last_refused != refused:
        standing = list(_stand_all(draft, reading, refused))
        reading.memo["standing"] = draft, dict(refused), standing
    return standing  # type: ignore[no-any-return]  # a memo holds anything


def _stand_all(
    draft: Draft, reading: Reading, refused: Mapping[Place, Fault]
) -> Iterator[tuple[Item, Standing]]:
    known = known_ids(draft)
    for kind, model in draft.models.items():
        before = known
        standing = list(_stand_kind(draft, kind, known, reading, refused))
        known = _without_refused(standing, known)
        if known is not before and refers_to_own(model, kind):
            # Again, now that it is known which are refused: what is on the sidelines of one loses that.
            standing = list(_stand_kind(draft, kind, known, reading, refused))
            known = _without_refused(standing, known)
        yield from standing


def _stand_kind(
    draft: Draft, kind: Kind, known: KnownIds, reading: Reading, refused: Mapping[Place, Fault]
) -> Iterator[tuple[Item, Standing]]:
    seen: set[str] = set()
    for item in draft.items(kind):
        fault = refused.get((item.kind, item.index))
        standing = Standing(None, item.raw, fault=fault) if fault else stand_item(item, known, reading)
        if standing.typed is not None and item.id in seen:
            again = Fault(("id",), item.id, "another item has the same id")
            standing = Standing(None, item.raw, fault=again)
        elif standing.typed is not None and item.id:
            seen.add(item.id)
        yield item, standing


def _without_refused(standing: Iterable[tuple[Item, Standing]], known: KnownIds) -> KnownIds:
    """What may be referred to, without what was refused."""
    refused = dict(known.refused)
    for item, found in standing:
        if found.typed is None and item.id and item.kind in REFERRED_KINDS:
            refused.setdefault((item.kind, item.id), f"{describe_item(item)} was refused")
    return known.without(refused) if len(refused) > len(known.refused) else known


def stand_item(item: Item, known: KnownIds, reading: Reading) -> Standing:
    """The item with the details that hold; refused where a fault costs more than a detail."""
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
        found = examine_item(replace(item, raw=raw), known, reading)
    fault = next((fault for fault in found.faults if not fault.drop), next(iter(found.faults), None))
    if fault is not None:
        return Standing(None, item.raw, fault=fault)
    return Standing(found.typed, found.item.raw, tuple(lost))


def unname_known_by(kept: Settled) -> Settled:
    """`kept` with every party that the document never names as it words it, and no state.

    Whose side "President Obama" is nobody has read twice.
    """
    return replace(kept, parties=[_as_worded(party) for party in kept.parties])


def _as_worded(party: Party) -> Party:
    if party.known_by is None:
        return party
    return party.model_copy(update={"name": party.known_by, "known_by": None, "kind": "other"})


def describe_lost_detail(item: Item, fault: Fault, reading: Reading) -> Rejected:
    """The note of a detail that an item lost."""
    return _describe_refusal(item, fault, reading, detail=True)


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
