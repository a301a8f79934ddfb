"""Heard: which verdicts stand beside which items of the summary, once these are joined and numbered.

A verdict was given on an item as it was answered; joined with others, the item has their evidence too.
So it is known again by the places of its evidence and, where items share these, by what it says. An
item that holds one nobody read is not verified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from summarizer._flow.taken import Part
from summarizer._flow.worded import claims_with_ids
from summarizer._proof.details import facets_of
from summarizer._proof.settle import Settled, stand_items
from summarizer._words.fold import fold_text
from summarizer.schemas import Party, Verdict, When
from summarizer.schemas.marked import changed, cites_evidence
from summarizer.schemas.marks import Refers

MENDED = "as it stands now"  # before the reason of a verdict in part
Spans = frozenset[tuple[int, int]]
NOWHERE = (-1, -1)  # where the evidence of a party is


class _Read(NamedTuple):
    """An item as it was read: itself, with the names of parties there, and its verdict if one came."""

    item: BaseModel
    spans: Spans
    names: Mapping[str, str]
    verdict: Verdict | None


def verdicts_on(kept: Settled, parts: Sequence[Part]) -> tuple[Verdict, ...]:
    """The verdicts on the items of a summary, under their ids; none on what was not read."""
    read = [one for part in parts for one in _items_read(part)]
    at: dict[tuple[type[BaseModel], tuple[int, int]], list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        at[type(one.item), min(one.spans, default=NOWHERE)].append(number)
    items = list(claims_with_ids(kept))
    names = _names_of(kept.parties)
    held: list[list[int]] = []  # the numbers of those read whose evidence each item has
    for _, item in items:
        spans = _spans_of(item)
        near = sorted({number for span in spans for number in at.get((type(item), span), ())})
        held.append([number for number in near if read[number].spans <= spans])
    holders: dict[int, list[int]] = defaultdict(list)
    for place, numbers in enumerate(held):
        for number in numbers:
            holders[number].append(place)
    found = []
    for place, (id_, _) in enumerate(items):
        own = [at for at in held[place] if place in _most_alike(read[at], holders[at], items, names)]
        verdicts = [read[number].verdict for number in own or held[place]]
        if verdicts and None not in verdicts:
            first = next(one for one in verdicts if one is not None)
            told = first.reason if first.support == "supported" else f"{MENDED}: {first.reason}"
            told_of_it = {"item": id_, "reason": told, "support": "supported", "unsaid": ()}
            found.append(changed(first, told_of_it))
    return tuple(found)


def _items_read(part: Part) -> Iterable[_Read]:
    """The items of a part that stand, as they were read."""
    standing = stand_items(part.draft, part.reading, part.refused)
    stood = [(item, stands.typed) for item, stands in standing if stands.typed is not None]
    names = _names_of([typed for _, typed in stood if isinstance(typed, Party)])
    for item, typed in stood:
        if cites_evidence(item.model):
            yield _Read(typed, _spans_of(typed), names, part.verdicts.get(item.place))


def _most_alike(
    one: _Read, holders: Sequence[int], items: Sequence[tuple[str, BaseModel]], names: Mapping[str, str]
) -> Sequence[int]:
    """Those of the items with the evidence of one that was read that say most of what it says."""
    if len(holders) < 2:
        return holders
    said = _what_it_says(one.item, one.names)
    says = [_what_it_says(items[at][1], names) for at in holders]
    alike = [sum(other.get(path) == value for path, value in said.items()) for other in says]
    return [at for at, same in zip(holders, alike, strict=True) if same == max(alike)]


def _what_it_says(item: BaseModel, names: Mapping[str, str]) -> Mapping[tuple[str | int, ...], object]:
    """What an item says, field by field: parties by their names, dates by their words."""
    said: dict[tuple[str | int, ...], object] = {}
    for facet in facets_of(type(item)):
        value = facet.read(item)
        mark = facet.field.mark if facet.field else None
        if isinstance(mark, Refers):
            if mark.to != "parties":
                continue  # other items are numbered anew
            ids = value if facet.field and facet.field.many else [value]
            value = frozenset(names.get(id_, "") for id_ in ids)
        said[facet.path] = value.text if isinstance(value, When) else value
    return said


def _names_of(parties: Iterable[Party]) -> Mapping[str, str]:
    return {party.id: fold_text(party.name) for party in parties}


def _spans_of(item: BaseModel) -> Spans:
    return frozenset([(one.start, one.end) for one in getattr(item, "evidence", ())])
