"""Heard: which verdicts stand beside which items of the summary, once these are joined and numbered.

A verdict was given on an item as it was answered; joined with others, the item has their evidence too.
So it is known again by the places of its evidence. An item that holds one nobody read is not verified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer._flow.taken import Part
from summarizer._flow.worded import claims_with_ids
from summarizer._proof.draft import MODELS
from summarizer._proof.settle import Settled, stand_items
from summarizer.schemas import Verdict
from summarizer.schemas.marked import cites_evidence

MENDED = "as it stands now"  # before the reason of a verdict in part
Spans = frozenset[tuple[int, int]]
NOWHERE = (-1, -1)  # where the evidence of a party is


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as it was read: its kind, the places of its evidence, and its verdict if one came."""

    kind: type[BaseModel]
    spans: Spans
    verdict: Verdict | None


def verdicts_on(kept: Settled, parts: Sequence[Part]) -> tuple[Verdict, ...]:
    """The verdicts on the items of a summary, under their ids; none on what was not read."""
    read = [
        _Read(type(stands.typed), _spans_of(stands.typed), part.verdicts.get(item.place))
        for part in parts
        for item, stands in stand_items(part.draft, part.reading, part.refused)
        if stands.typed is not None and cites_evidence(MODELS[item.kind])
    ]
    at: dict[tuple[type[BaseModel], tuple[int, int]], list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        at[one.kind, min(one.spans, default=NOWHERE)].append(number)
    found = []
    for id_, item in claims_with_ids(kept):
        spans = _spans_of(item)
        near = sorted(number for span in spans for number in at.get((type(item), span), ()))
        of_it = [read[number] for number in near if read[number].spans <= spans]
        verdicts = [one.verdict for one in of_it]
        if verdicts and None not in verdicts:
            first = next(one for one in verdicts if one is not None)
            told = first.reason if first.support == "supported" else f"{MENDED}: {first.reason}"
            found.append(Verdict(item=id_, reason=told, support="supported"))
    return tuple(found)


def _spans_of(item: BaseModel) -> Spans:
    return frozenset([(one.start, one.end) for one in getattr(item, "evidence", ())])
