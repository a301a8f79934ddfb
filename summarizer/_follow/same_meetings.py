"""Same meetings: tellings of one meeting in several documents, where exactly one fits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summarizer._follow.acts import ordinals_in
from summarizer._follow.known import Known, order_of_document
from summarizer._follow.sides import is_surely
from summarizer._words.fold import fold_text
from summarizer.schemas import FollowedParty, Telling, ToldMeeting

_REMOTE = ("phone", "video", "unspecified")  # a call has two clocks; who meets in a room has one
_DAY = dt.timedelta(days=1)


def join_tellings(known: Known) -> list[ToldMeeting]:
    """The meetings that the documents tell, each with all its tellings, oldest first.

    A telling joins a meeting where nothing known of the two differs, no other meeting fits as well,
    and its document tells of no other one that does.
    """
    groups: list[list[Telling]] = []
    by_day: dict[dt.date, list[int]] = defaultdict(list)
    for telling in sorted(
        known.tellings.values(),
        key=lambda one: (order_of_document(known.documents[one.document]), one.id),
    ):
        day = _day_of(telling)
        near = {number for one in _days_near(day) for number in by_day[one]} if day else set()
        fitting = [number for number in sorted(near) if _fits_group(telling, groups[number], known)]
        if len(fitting) == 1:
            groups[fitting[0]].append(telling)
        else:
            groups.append([telling])
            if day:
                by_day[day].append(len(groups) - 1)
    return [
        ToldMeeting(id=group[0].id, tellings=tuple(one.id for one in group), decided_by="code")
        for group in groups
    ]


def _day_of(telling: Telling) -> dt.date | None:
    """The day on which a meeting is, where it is one day."""
    when = telling.when
    return when.start if when is not None and when.precision == "day" else None


def _days_near(day: dt.date) -> tuple[dt.date, ...]:
    return day - _DAY, day, day + _DAY


def _fits_group(telling: Telling, group: Sequence[Telling], known: Known) -> bool:
    if any(other.document == telling.document for other in group):
        return False
    siblings = [
        one
        for one in known.tellings.values()
        if one.document == telling.document and one.id != telling.id
    ]
    return all(_is_one(telling, other, known.parties) for other in group) and not any(
        _is_one(sibling, other, known.parties) for sibling in siblings for other in group
    )


def _is_one(a: Telling, b: Telling, parties: Mapping[str, FollowedParty]) -> bool:
    """Whether all that is known of two tellings agrees: sides, day, kind, level and round."""
    return (
        _same_day(a, b)
        and _agree(a.format, b.format, "unspecified")
        and _agree(a.level, b.level, "unknown")
        and _same_round(a.round, b.round)
        and (_same_sides(a.parties, b.parties, parties) or _same_people(a, b))
    )


def _same_day(a: Telling, b: Telling) -> bool:
    mine, its = _day_of(a), _day_of(b)
    if mine is None or its is None:
        return False
    remote = a.format in _REMOTE and b.format in _REMOTE and (a.format, b.format) != (_REMOTE[2],) * 2
    return mine == its or (remote and abs(mine - its) <= _DAY)


def _agree(a: str, b: str, unknown: str) -> bool:
    return a == b or unknown in (a, b)


def _same_round(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    mine, its = ordinals_in(a), ordinals_in(b)
    return mine == its if mine or its else fold_text(a) == fold_text(b)


def _same_sides(a: Iterable[str], b: Iterable[str], parties: Mapping[str, FollowedParty]) -> bool:
    """Whether two meetings have the same sides, each of them surely one of the other's."""
    mine, its = [parties[id_] for id_ in a], [parties[id_] for id_ in b]
    return (
        len(mine) == len(its) > 0
        and all(any(one == other or is_surely(one, other) for other in its) for one in mine)
        and all(any(one == other or is_surely(one, other) for one in mine) for other in its)
    )


def _same_people(a: Telling, b: Telling) -> bool:
    """Whether the same two or more people met, by names of which one holds the other."""
    mine, its = ([frozenset(fold_text(name).split()) for name in one.participants] for one in (a, b))
    if len(mine) != len(its) or len(mine) < 2:
        return False
    return all(any(one <= other or other <= one for other in its) for one in mine) and all(
        any(one <= other or other <= one for one in mine) for other in its
    )
