"""Joining what several windows of a long document tell of one thing.

Within a window the model has told things apart that look alike; from one window to another it could
not. What agrees in everything known is one there, and nothing is joined over a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from pydantic import BaseModel

from summarizer._flow.same import (
    UNKNOWN,
    days_of_when,
    fold_optional,
    folded_words,
    offsets_of_evidence,
    one_day,
    same_source,
    values_agree,
)
from summarizer._proof.settle import NUMBERED, Settled
from summarizer._words.figures import figures_in
from summarizer.schemas import Commitment, Meeting, Point
from summarizer.schemas.marked import id_of, with_references

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
    whole = Settled(overview=_most_important(windows))
    for number, window in enumerate(windows, 1):
        for kind in NUMBERED:
            getattr(whole, kind).extend(_mark_ids(item, number) for item in getattr(window, kind))
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


def join_meetings(
    meetings: Sequence[Meeting], told: ItemWindows, joined: Callable[[Meeting, Meeting], Meeting]
) -> tuple[list[Meeting], Ids]:
    """Join the meetings that several windows tell of: the same sides, and nothing known that differs.

    They are one where the day is the same, or the series and the round; or where a later mention
    has no date, place or format that the first lacks, and no other meeting would do as well.
    Returns what stays, and the ids of those that went, to those that stay.
    """
    pool = _Pool(meetings, told, joined)
    for pick in (pool.sure, pool.only):
        # Those on the sidelines of another after it: is theirs the same summit?
        for aside in (False, True, True):
            for later in pool.meetings():
                if (later.sideline_of is not None) is aside and later.id in pool:
                    first = pick(pool[later.id])
                    if first is not None:
                        pool.join(first, later)
    return pool.meetings(), pool.ids()


class _Pool:
    """Meetings that may be one, while they are joined."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        told: ItemWindows,
        joined: Callable[[Meeting, Meeting], Meeting],
    ) -> None:
        self._told, self._joined = told, joined
        self._stay = {meeting.id: meeting for meeting in meetings}
        self._known = {meeting.id: _facts_of_meeting(meeting) for meeting in meetings}
        self._gone: Ids = {}
        self._alike: dict[Hashable, list[str]] = {}
        for meeting in meetings:
            self._alike.setdefault(_key_of_meeting(meeting), []).append(meeting.id)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._stay

    def __getitem__(self, id_: str) -> Meeting:
        return self._stay[id_]

    def meetings(self) -> list[Meeting]:
        """What stays, in its order."""
        return list(self._stay.values())

    def ids(self) -> Ids:
        """What went, and what stands for it."""
        return {gone: self._now(gone) or gone for gone in self._gone}

    def sure(self, later: Meeting) -> Meeting | None:
        """The first meeting of another window on the same day, or of the same round of a series."""
        known = self._known[later.id]
        for first in self._others(later):
            other = self._known[first.id]
            on_one_day = known.day is not None and known.day == other.day
            if (on_one_day or (known.round and known.round == other.round)) and _is_before(first, later):
                return first
        return None

    def only(self, later: Meeting) -> Meeting | None:
        """The only meeting of another window that it may be, where it adds no date, place or format."""
        others = list(self._others(later))
        if len(others) != 1 or not _is_before(others[0], later):
            return None
        adds = (
            getattr(later, name) not in UNKNOWN and getattr(others[0], name) in UNKNOWN
            for name in ("when", "place", "format")
        )
        return None if any(adds) else others[0]

    def join(self, first: Meeting, later: Meeting) -> None:
        """Let the first stand for both."""
        whole = self._joined(first, self._stay.pop(later.id))
        self._stay[first.id] = whole
        self._known[first.id] = _facts_of_meeting(whole)
        self._alike[_key_of_meeting(first)].remove(later.id)
        self._gone[later.id] = first.id
        self._told.join(first.id, later.id)

    def _others(self, meeting: Meeting) -> Iterator[Meeting]:
        """The meetings of other windows with nothing known that differs."""
        known = self._known[meeting.id]
        for id_ in self._alike[_key_of_meeting(meeting)] if meeting.parties else []:
            if self._told.apart(meeting.id, id_) and known.fits(self._known[id_]):
                other = self._stay[id_]
                mine, its = self._now(meeting.sideline_of), self._now(other.sideline_of)
                if values_agree(mine, its) and mine != id_ and its != meeting.id:
                    yield other

    def _now(self, id_: str | None) -> str | None:
        while id_ in self._gone:
            id_ = self._gone[id_]
        return id_


@dataclass(frozen=True, slots=True)
class _MeetingFacts:
    """What is known of a meeting, for comparing."""

    day: object
    round: object
    values: tuple[object, ...]
    hedge: object
    people: frozenset[str]

    def fits(self, other: _MeetingFacts) -> bool:
        """Whether nothing known differs: values, hedge, or who took part."""
        return (
            self.hedge == other.hedge
            and all(map(values_agree, self.values, other.values))
            and not (self.people and other.people and self.people.isdisjoint(other.people))
        )


def _facts_of_meeting(meeting: Meeting) -> _MeetingFacts:
    series, round_ = fold_optional(meeting.series), fold_optional(meeting.round)
    values = (
        *(meeting.format, meeting.level, meeting.host, days_of_when(meeting.when)),
        *(fold_optional(meeting.place), series, round_, fold_optional(meeting.attribution.source)),
    )
    surnames = frozenset(
        (fold_optional(person.name) or "").rpartition(" ")[2] for person in meeting.participants
    )
    whole_round = (series, round_) if series and round_ else None
    return _MeetingFacts(
        one_day(meeting.when), whole_round, values, fold_optional(meeting.attribution.hedge), surnames
    )


def _key_of_meeting(meeting: Meeting) -> Hashable:
    return frozenset(meeting.parties), meeting.status, meeting.background


def _is_before(first: Meeting, later: Meeting) -> bool:
    return min(map(offsets_of_evidence, first.evidence)) < min(map(offsets_of_evidence, later.evidence))


def join_commitments(
    commitments: Sequence[Commitment],
    told: ItemWindows,
    joined: Callable[[Commitment, Commitment], Commitment],
) -> list[Commitment]:
    """Join the commitments that several windows tell of: the same act of the same parties.

    Promises may differ in their verb (a pledge, later reaffirmed). A difference in the words of the
    act, its figures, condition, hedge, standing or source keeps two apart; and where the actor is
    not named, so do two who may be it.
    """
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
        else:
            stay[later.id] = later
            known.append(later.id)
    return list(stay.values())


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
