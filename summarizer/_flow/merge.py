"""Merging: what a document says twice becomes one item with two evidences, and ids become canonical.

Two items are the same only where nothing that carries the claim differs: a promise with a condition
is not the promise without it, and a hedged report is not the plain one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer._flow.join import ItemWindows, gather_windows, join_commitments
from summarizer._flow.join_meetings import join_meetings
from summarizer._flow.same import (
    UNKNOWN,
    evidence_of,
    offsets_of_evidence,
)
from summarizer._flow.same_items import is_same_claim, is_same_meeting, merge_keys
from summarizer._parties.kinds import is_unnamed
from summarizer._parties.people import distinct_people
from summarizer._parties.recognize import recognize_parties
from summarizer._proof.evidence import unite_evidence
from summarizer._proof.settle import Settled
from summarizer._text.reading import Reading
from summarizer._words.figures import figures_in
from summarizer.schemas import Attribution, Meeting, Person
from summarizer.schemas.marked import (
    MarkedField,
    changed,
    fields_marked,
    id_of,
    identifier_of,
    marked_fields,
    side_fields,
)
from summarizer.schemas.marks import REFERRED_KINDS, ReferredKind, Told
from summarizer.schemas.references import with_references

T = TypeVar("T", bound=BaseModel)
Ids = dict[str, str]
Renamed = Mapping[ReferredKind, Ids]  # new ids by the old ones, by the kind of item
NOBODY = ""  # stands for a party that the document does not name, until it is left out


def merge_windows(windows: Sequence[Settled], reading: Reading) -> Settled:
    """Join what is the same, put everything in the order of the document, and number it anew."""
    settled = gather_windows(windows)
    nobody = {party.id: NOBODY for party in settled.parties if is_unnamed(party)}
    named = [party for party in settled.parties if party.id not in nobody]
    parties, party_ids, meetings = recognize_parties(named, settled.meetings, reading)
    party_ids |= nobody
    meetings = [_with_ids(meeting, {"parties": party_ids}) for meeting in meetings]
    merged_meetings, same = _merge_all(meetings, is_same_meeting)
    if len(windows) > 1:
        merged_meetings, more = join_meetings(merged_meetings, ItemWindows(meetings, same), _join_items)
        same = {gone: more.get(stays, stays) for gone, stays in same.items()} | more
    merged_meetings = [_drop_own_sideline(_with_ids(one, {"meetings": same})) for one in merged_meetings]
    ids: dict[ReferredKind, Ids] = {"parties": party_ids, "meetings": same}
    commitments = [_drop_own_side(_with_ids(one, ids)) for one in settled.commitments]
    merged_commitments, gone = _merge_all(commitments, is_same_claim)
    if len(windows) > 1:
        told = ItemWindows(commitments, gone)
        merged_commitments, more = join_commitments(merged_commitments, told, _join_items)
        gone = {old: more.get(stays, stays) for old, stays in gone.items()} | more
    ids |= {"commitments": gone}

    def merged(items: Sequence[T]) -> list[T]:
        told = [_drop_own_side(_with_ids(one, ids)) for one in items]
        return _sort_by_evidence(_merge_all(told, is_same_claim)[0])

    return renumber_items(
        replace(
            settled,
            parties=parties,
            meetings=_sort_by_evidence(merged_meetings),
            commitments=_sort_by_evidence(merged_commitments),
            concerns=merged(settled.concerns),
            outcomes=merged(settled.outcomes),
            own={kind: merged(items) for kind, items in settled.own.items()},
            overview=_merge_all(settled.overview, lambda _a, _b: True)[0],
            rejected=list(dict.fromkeys(settled.rejected)),
        )
    )


def join_groups(kept: Settled, groups: Iterable[Sequence[str]]) -> Settled:
    """`kept` with the items of each group as one, which has what any of them knows; numbered anew."""
    first = {id_: group[0] for group in groups for id_ in group}

    def whole(items: Sequence[Any]) -> list[Any]:
        stay: dict[str, Any] = {}
        for item in items:
            id_ = first.get(item.id, item.id)
            stay[id_] = _join_items(stay[id_], item) if id_ in stay else item
        ids: Renamed = dict.fromkeys(REFERRED_KINDS, first)
        return _sort_by_evidence(_drop_own_sideline(_with_ids(item, ids)) for item in stay.values())

    return renumber_items(kept.with_lists(whole, kept.claims))


def renumber_items(kept: Settled) -> Settled:
    """`kept` with ids from 1 again; a reference to what is not there is dropped."""
    new = {kind: _numbers(kept.listed(kind)) for kind in kept.claims}

    def renamed(id_: str, to: ReferredKind) -> str | None:
        return id_ if to == "parties" else new[to].get(id_)

    def whole(items: Sequence[Any]) -> list[Any]:
        own = _numbers(items)
        return [changed(with_references(item, renamed), {"id": own[item.id]}) for item in items]

    return kept.with_lists(whole, kept.claims)


def _with_ids(item: T, ids: Renamed) -> T:
    """The item with its references renamed; those that the maps do not hold stay."""
    return with_references(item, lambda id_, to: ids.get(to, {}).get(id_, id_))


def _drop_own_sideline(item: T) -> T:
    """A meeting merged with the one on whose sidelines it was said to be is on no sidelines."""
    aside = isinstance(item, Meeting) and item.sideline_of == item.id
    return item.model_copy(update={"sideline_of": None}) if aside else item


def _drop_own_side(item: T) -> T:
    """An item of one party towards itself is towards nobody: two were answered that are one."""
    first, *others = side_fields(type(item)) or ("",)
    own = getattr(item, first) if others else ()
    lone = {name: () for name in others if len(own) == 1 and getattr(item, name) == own}
    return changed(item, lone)


def _numbers(items: Sequence[Any]) -> Ids:
    """New ids by the old ones: the letter of their kind, and a number from 1."""
    model: type[BaseModel] | None = type(items[0]) if items else None
    mark = identifier_of(model) if model else None
    return {id_of(item): f"{mark.letter}{number}" for number, item in enumerate(items, 1) if mark}


def _sort_by_evidence(items: Iterable[T]) -> list[T]:
    """The items in the order in which the document first speaks of them, evidence likewise."""
    sorted_inside = [
        changed(item, {"evidence": tuple(sorted(evidence_of(item), key=offsets_of_evidence))})
        for item in items
    ]
    return sorted(
        sorted_inside,
        key=lambda item: [offsets_of_evidence(evidence) for evidence in evidence_of(item)],
    )


def _merge_all(items: Sequence[T], same: Callable[[T, T], bool]) -> tuple[list[T], Ids]:
    """Join each item with the first that is the same; the ids of those that went, to those that stay."""
    merged: list[T] = []
    ids: Ids = {}
    near: dict[object, list[int]] = {}  # where the items are that may be the same at all
    for item in items:
        keys = list(merge_keys(item))
        candidates = {index for key in keys for index in near.get(key, ())}
        for index in sorted(candidates):
            other = merged[index]
            if same(other, item):
                merged[index] = _join_items(other, item)
                keys = list(merge_keys(merged[index]))
                if identifier_of(type(item)):
                    ids[id_of(item)] = id_of(other)
                break
        else:
            index = len(merged)
            merged.append(item)
        for key in keys:
            if index not in near.setdefault(key, []):
                near[key].append(index)
    return merged, ids


def _join_items(first: T, second: T) -> T:
    """`first`, with what only `second` knows, and the evidence of both."""
    update: dict[str, Any] = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if getattr(first, name) in UNKNOWN and getattr(second, name) not in UNKNOWN
    }
    for name in side_fields(type(first)):  # equal, or one holds the other
        update[name] = max(getattr(first, name), getattr(second, name), key=len)
    update["evidence"] = unite_evidence((*evidence_of(first), *evidence_of(second)))
    for field in fields_marked(type(first), Told):
        update[field.name] = _told_by_both(
            field, getattr(first, field.name), getattr(second, field.name)
        )
    for field in marked_fields(type(first)):
        mine, its = getattr(first, field.name), getattr(second, field.name)
        if field.mark is Person and field.many:
            update[field.name] = distinct_people((*mine, *its))
        elif field.mark is Attribution and not mine.source:
            update[field.name] = its
    if isinstance(first, Meeting) and isinstance(second, Meeting):
        update["background"] = first.background and second.background
    return first.model_copy(update=update)


def _told_by_both(field: MarkedField, first: Any, second: Any) -> Any:
    """All topics of both tellings; of an act the one with more figures; of the rest the first."""
    if field.many:
        return tuple(dict.fromkeys((*first, *second)))
    if isinstance(field.mark, Told) and field.mark.says == "act":
        return max(first, second, key=lambda told: len(figures_in(told)))
    return first
