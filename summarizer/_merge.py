"""Merging: what a document says twice becomes one item with two evidences, and ids become canonical.

Two items are the same only where nothing that carries the claim differs: a promise with a condition
is not the promise without it, and a hedged report is not the plain one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from summarizer._figures import figures
from summarizer._fold import fold
from summarizer._names import country_of
from summarizer._negation import forbears
from summarizer._settle import Settled
from summarizer.schemas import Attribution, Commitment, Concern, Evidence, Meeting, Party, Point, When

T = TypeVar("T", Meeting, Commitment, Concern, Point)
Ids = dict[str, str]
_WORD = re.compile(r"\w+")
_UNKNOWN = (None, (), "unspecified", "unknown", False)


class _Words(dict[str, frozenset[str]]):
    """The words of each text, folded: once for a text, which is compared with many others."""

    def __missing__(self, text: str) -> frozenset[str]:
        self[text] = words = frozenset(_WORD.findall(fold(text)))
        return words


def merge(settled: Settled) -> Settled:
    """Join what is the same, put everything in the order of the document, and number it anew."""
    words = _Words()
    parties, party_ids = _merge_parties(settled.parties)
    meetings = [_with_ids(each, party_ids, {}) for each in settled.meetings]
    merged_meetings, same = _merge_all(meetings, _same_meeting)
    commitments = [_with_ids(each, party_ids, same) for each in settled.commitments]
    concerns = [_with_ids(each, party_ids, same) for each in settled.concerns]
    merged_meetings = _in_order([_off_itself(_with_ids(each, {}, same)) for each in merged_meetings])
    new_ids = {each.id: f"m{number}" for number, each in enumerate(merged_meetings, 1)}
    return Settled(
        parties=parties,
        meetings=_numbered("m", merged_meetings, new_ids),
        commitments=_numbered(
            "c", _in_order(_merge_all(commitments, partial(_same_commitment, words))[0]), new_ids
        ),
        concerns=_numbered(
            "k", _in_order(_merge_all(concerns, partial(_same_concern, words))[0]), new_ids
        ),
        overview=_merge_all(settled.overview, lambda _a, _b: True)[0],
        rejected=list(dict.fromkeys(settled.rejected)),
    )


def renumbered(kept: Settled) -> Settled:
    """`kept` with ids from 1 again; a reference to a meeting that is not there is dropped."""
    new = {each.id: f"m{number}" for number, each in enumerate(kept.meetings, 1)}
    return replace(
        kept,
        meetings=_numbered("m", [_off_lost(each, new) for each in kept.meetings], new),
        commitments=_numbered("c", [_off_lost(each, new) for each in kept.commitments], new),
        concerns=_numbered("k", [_off_lost(each, new) for each in kept.concerns], new),
    )


def _off_lost(item: T, meetings: Ids) -> T:
    lost = {
        name: None
        for name in ("meeting", "sideline_of")
        if getattr(item, name, None) is not None and getattr(item, name) not in meetings
    }
    return item.model_copy(update=lost)


def _merge_parties(parties: Sequence[Party]) -> tuple[list[Party], Ids]:
    """One party for each name, and for each state; the ids of all, in order, from p1."""
    merged: dict[object, Party] = {}
    ids: Ids = {}
    for party in parties:
        country = country_of(party.name) if party.kind == "state" else None
        key = country or (party.kind == "person", fold(party.name))
        first = merged.get(key)
        if first is None:
            id_ = f"p{len(merged) + 1}"
            merged[key] = party.model_copy(update={"id": id_, "country": country, "aliases": ()})
        elif party.name not in (first.name, *first.aliases):
            merged[key] = first.model_copy(update={"aliases": (*first.aliases, party.name)})
        ids[party.id] = merged[key].id
    return list(merged.values()), ids


def _with_ids(item: T, parties: Ids, meetings: Ids) -> T:
    """The item with its references renamed; those that the maps do not hold stay."""
    update: dict[str, Any] = {}
    for name in ("parties", "by", "to", "raised_by", "directed_at"):
        if hasattr(item, name):
            renamed = (parties.get(id_, id_) for id_ in getattr(item, name))
            update[name] = tuple(dict.fromkeys(renamed))
    for name in ("meeting", "sideline_of"):
        id_ = getattr(item, name, None)
        if id_ is not None:
            update[name] = meetings.get(id_, id_)
    if isinstance(item, Meeting):
        update["host"] = item.host and parties.get(item.host, item.host)
        people = {fold(person.name): person for person in reversed(item.participants)}
        update["participants"] = tuple(
            person.model_copy(update={"party": person.party and parties.get(person.party, person.party)})
            for person in reversed(people.values())
        )
    return item.model_copy(update=update)


def _off_itself(meeting: Meeting) -> Meeting:
    """A meeting merged with the one on whose sidelines it was said to be is on no sidelines."""
    return (
        meeting.model_copy(update={"sideline_of": None})
        if meeting.sideline_of == meeting.id
        else meeting
    )


def _numbered(letter: str, items: Sequence[T], meetings: Ids) -> list[T]:
    return [
        _with_ids(item, {}, meetings).model_copy(update={"id": f"{letter}{number}"})
        for number, item in enumerate(items, 1)
    ]


def _in_order(items: Iterable[T]) -> list[T]:
    """The items in the order in which the document first speaks of them, evidence likewise."""
    sorted_inside = [
        item.model_copy(update={"evidence": tuple(sorted(item.evidence, key=_offsets))})
        for item in items
    ]
    return sorted(sorted_inside, key=lambda item: [_offsets(each) for each in item.evidence])


def _offsets(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end


def _merge_all(items: Sequence[T], same: Callable[[T, T], bool]) -> tuple[list[T], Ids]:
    """Join each item with the first that is the same; the ids of those that went, to those that stay."""
    merged: list[T] = []
    ids: Ids = {}
    alike: dict[object, list[int]] = {}  # where the items are that may be the same at all
    for item in items:
        candidates = alike.setdefault(_kind(item), [])
        for index in candidates:
            other = merged[index]
            if same(other, item):
                merged[index] = _joined(other, item)
                if not isinstance(item, Point) and not isinstance(other, Point):
                    ids[item.id] = other.id
                break
        else:
            candidates.append(len(merged))
            merged.append(item)
    return merged, ids


def _kind(item: Meeting | Commitment | Concern | Point) -> object:
    """What two items must have in common to be the same."""
    if isinstance(item, Meeting):
        return frozenset(item.parties), item.status, item.background
    if isinstance(item, Commitment):
        sides = frozenset(item.by)
        return sides, item.modality, item.standing, _folded(item.condition), figures(item.action)
    if isinstance(item, Concern):
        return frozenset(item.raised_by), item.kind, item.voice
    return item.text


def _joined(first: T, second: T) -> T:
    """`first`, with what only `second` knows, and the evidence of both."""
    update: dict[str, Any] = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if getattr(first, name) in _UNKNOWN and getattr(second, name) not in _UNKNOWN
    }
    evidence = {_offsets(each): each for each in (*first.evidence, *second.evidence)}
    update["evidence"] = tuple(evidence.values())
    if isinstance(first, Meeting) and isinstance(second, Meeting):
        update["topics"] = tuple(dict.fromkeys((*first.topics, *second.topics)))
        people = {fold(person.name): person for person in (*second.participants, *first.participants)}
        update["participants"] = tuple(people.values())
    if not isinstance(first, Point) and not isinstance(second, Point) and not first.attribution.source:
        update["attribution"] = second.attribution
    return first.model_copy(update=update)


def _same_meeting(a: Meeting, b: Meeting) -> bool:
    if not a.parties or a.sideline_of == b.id or b.sideline_of == a.id:
        return False
    fields = ("format", "level", "host", "sideline_of")
    if not all(_agree(getattr(a, name), getattr(b, name)) for name in fields):
        return False
    if not all(
        _agree(_folded(getattr(a, name)), _folded(getattr(b, name))) for name in ("place", "round")
    ):
        return False
    if not _agree(_days(a.when), _days(b.when)) or not _same_source(a.attribution, b.attribution):
        return False
    # Two meetings of the same sides on one day differ in who takes part, or in what they are about.
    people = [{fold(person.name) for person in each.participants} for each in (a, b)]
    topics = [{fold(topic) for topic in each.topics} for each in (a, b)]
    if any(one and other and not one & other for one, other in (people, topics)):
        return False
    on_one_day = a.when is not None and a.when.precision == "day" and _days(a.when) == _days(b.when)
    return on_one_day or _share_evidence(a, b)


def _same_commitment(words: _Words, a: Commitment, b: Commitment) -> bool:
    if not _agree(frozenset(a.to), frozenset(b.to)):
        return False
    if not _agree(_days(a.deadline), _days(b.deadline)) or not _agree(a.meeting, b.meeting):
        return False
    return _same_source(a.attribution, b.attribution) and _alike(
        a.action, b.action, words, same_place=_share_evidence(a, b)
    )


def _same_concern(words: _Words, a: Concern, b: Concern) -> bool:
    if not _agree(frozenset(a.directed_at), frozenset(b.directed_at)) or not _agree(
        a.meeting, b.meeting
    ):
        return False
    return _same_source(a.attribution, b.attribution) and _alike(
        a.about, b.about, words, same_place=_share_evidence(a, b)
    )


def _same_source(a: Attribution, b: Attribution) -> bool:
    """Whether one attribution can stand for both: the same hedge, and no two different sources."""
    return _folded(a.hedge) == _folded(b.hedge) and _agree(_folded(a.source), _folded(b.source))


def _agree(a: object, b: object) -> bool:
    """Whether two values are equal, or one of them is unknown."""
    unknown: tuple[object, ...] = (*_UNKNOWN, frozenset())
    return a == b or a in unknown or b in unknown


def _folded(text: str | None) -> str | None:
    return text and fold(text)


def _days(when: When | None) -> object:
    """What a date says: its days where resolved, else its words; None where there is none."""
    if when is None:
        return None
    return (when.start, when.end) if when.start else fold(when.text)


def _share_evidence(a: T, b: T) -> bool:
    """Whether an evidence of one covers at least half of an evidence of the other."""
    return any(
        2 * (min(x.end, y.end) - max(x.start, y.start)) >= min(x.end - x.start, y.end - y.start)
        for x in a.evidence
        for y in b.evidence
    )


def _alike(a: str, b: str, words: _Words, *, same_place: bool) -> bool:
    """Whether two wordings say the same: in the same words, or one in some of the other's."""
    left, right = words[a], words[b]
    if left == right:
        return True
    return same_place and (left < right or right < left) and forbears(a) == forbears(b)
