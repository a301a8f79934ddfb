"""Meetings that several windows tell of: those with the same sides, and nothing known that differs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from summarizer._flow.join import Ids, ItemWindows
from summarizer._flow.same import (
    UNKNOWN,
    days_of_when,
    fold_optional,
    offsets_of_evidence,
    one_day,
    values_agree,
)
from summarizer.schemas import Meeting


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
