"""Joining what several windows of a long document tell of one thing.

Within a window the model has told things apart that look alike; from one window to another it could
not. What agrees in everything known is one there, and nothing is joined over a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import zip_longest
from typing import TypeVar

from pydantic import BaseModel

from summarizer._flow.same import (
    days_of_when,
    fold_optional,
    folded_words,
    offsets_of_evidence,
    same_source,
    values_agree,
)
from summarizer._proof.settle import Settled
from summarizer._words.figures import figures_in
from summarizer.schemas import Commitment, Meeting, Point
from summarizer.schemas.marked import id_of
from summarizer.schemas.references import with_references

M = TypeVar("M", bound=BaseModel)
Ids = dict[str, str]
POINTS = 6  # of the overview of a document in several windows
# What says that a party will do a thing, whatever the verb.
_UNDERTAKEN = frozenset({"agreed", "pledged", "assured", "reaffirmed"})


def gather_windows(windows: Sequence[Settled]) -> Settled:
    """What stands of all windows in one, with ids that tell their windows apart: "2:m1".

    Of one window, that itself. Of several, at most six points of their overviews.
    """
    if len(windows) == 1:
        return windows[0]
    whole = Settled(overview=_most_important(windows), own={kind: [] for kind in windows[0].own})
    for number, window in enumerate(windows, 1):
        for kind in window.numbered:
            whole.listed(kind).extend(_mark_ids(item, number) for item in window.listed(kind))
        whole.rejected += window.rejected
    return whole


def _mark_ids(item: M, number: int) -> M:
    """An item with the number of its window before its id and before every id that it refers to."""
    renamed = with_references(item, lambda id_, _: f"{number}:{id_}")
    return renamed.model_copy(update={"id": f"{number}:{id_of(item)}"})


def _most_important(windows: Sequence[Settled]) -> list[Point]:
    """Six points: the first of each window, the second of each, ..., in the order of the document.

    The rest is listed nowhere: points are prose over items, and all of the items are there.
    """
    ranked = [point for rank in zip_longest(*(window.overview for window in windows)) for point in rank]
    taken: dict[str, Point] = {}
    for point in ranked:
        if point is not None and len(taken) < POINTS:
            taken.setdefault(point.text, point)
    return sorted(
        taken.values(), key=lambda point: [offsets_of_evidence(evidence) for evidence in point.evidence]
    )


class ItemWindows:
    """Which windows tell of each item, by its id; of items that were joined, of all of them."""

    def __init__(self, items: Iterable[Meeting | Commitment], ids: Ids) -> None:
        self._windows = {item.id: {item.id.partition(":")[0]} for item in items}
        for gone, stays in ids.items():
            self.join(stays, gone)

    def apart(self, a: str, b: str) -> bool:
        """Whether no window tells of both."""
        return self._windows[a].isdisjoint(self._windows[b])

    def join(self, stays: str, gone: str) -> None:
        """Let one item stand for another, too."""
        self._windows[stays] |= self._windows[gone]


def join_commitments(
    commitments: Sequence[Commitment],
    told: ItemWindows,
    joined: Callable[[Commitment, Commitment], Commitment],
) -> tuple[list[Commitment], Ids]:
    """Join the commitments that several windows tell of: the same act of the same parties.

    Promises may differ in their verb (a pledge, later reaffirmed). A difference in the words of the
    act, its figures, condition, hedge, standing or source keeps two apart; and where the actor is
    not named, so do two who may be it. Returns what stays, and the ids of those that went, to those
    that stay.
    """
    gone: Ids = {}
    stay: dict[str, Commitment] = {}
    alike: dict[Hashable, list[str]] = {}
    for later in commitments:
        known = alike.setdefault(_key_of_commitment(later), [])
        fitting = [
            stay[id_]
            for id_ in known
            if told.apart(id_, later.id) and _may_be_one_commitment(stay[id_], later)
        ]
        named = [earlier for earlier in fitting if set(earlier.by) == set(later.by)]
        if named or len(fitting) == 1:
            first = (named or fitting)[0]
            stay[first.id] = joined(first, later)
            told.join(first.id, later.id)
            gone[later.id] = first.id
        else:
            stay[later.id] = later
            known.append(later.id)
    return list(stay.values()), gone


def _key_of_commitment(commitment: Commitment) -> Hashable:
    """What two commitments must have in common to be the same."""
    modality = "undertaken" if commitment.modality in _UNDERTAKEN else commitment.modality
    return (
        *(modality, commitment.standing, fold_optional(commitment.condition)),
        *(folded_words(commitment.action), figures_in(commitment.action)),
    )


def _may_be_one_commitment(a: Commitment, b: Commitment) -> bool:
    return (
        values_agree(frozenset(a.by), frozenset(b.by))
        and values_agree(frozenset(a.to), frozenset(b.to))
        and values_agree(days_of_when(a.deadline), days_of_when(b.deadline))
        and values_agree(a.meeting, b.meeting)
        and same_source(a.attribution, b.attribution)
    )
