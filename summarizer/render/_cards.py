"""The items of a summary as cards for a page: values only, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarizer._proof.unverified import unverified
from summarizer._text.document import Document
from summarizer.render._wording import (
    CATEGORIES,
    FORMATS,
    LEVELS,
    MODALITIES,
    attributed,
    clock,
    names_of,
    quoted,
    spelled,
    titled,
)
from summarizer.schemas import Attribution, Commitment, Concern, Evidence, Meeting, Status, Summary, When

Type = Literal["meeting", "commitment", "ask", "concern", "point"]
Tone = Literal["plain", "sure", "caution", "alert"]
Names = Mapping[str, str]
NO_SIDE = "unnamed party"
STATUS_TONES: Mapping[Status, Tone] = {
    "held": "sure",
    "scheduled": "plain",
    "proposed": "plain",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an item, under its term; `item` is the id of another item that it names."""

    term: str
    value: str
    tone: Tone = "plain"
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's words, and the name of the place where they stand; None where they do not.

    `time` is when a recording has them ("1:02:03"), "" where it is no recording.
    """

    text: str
    sentence: int
    anchor: str | None
    time: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One item: who (`by`), with what force (`badge`), does what, to whom, and all that qualifies it.

    `parties` are the ids of everyone in it, `voices` who says so: both are what it is filtered by.
    """

    id: str
    type: Type
    by: tuple[str, ...]
    to: tuple[str, ...]
    joint: bool
    badge: str
    tone: Tone
    flags: tuple[tuple[str, Tone], ...]
    what: str
    facts: tuple[Fact, ...]
    said: str
    parties: tuple[str, ...]
    voices: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()


def cards(
    summary: Summary, anchors: Mapping[tuple[str, int], str], document: Document | None = None
) -> list[Card]:
    """The items in the order of the summary, promises before asks; `anchors` by item and evidence."""
    names = names_of(summary.parties)
    doubted = doubts(summary)
    made = [
        *(_meeting(each, names) for each in summary.meetings),
        *(_commitment(each, names) for each in (*summary.promises, *summary.asks)),
        *(_concern(each, names) for each in summary.concerns),
    ]
    evidence = {each.id: each.evidence for each in summary.meetings}
    evidence |= {each.id: each.evidence for each in summary.commitments}
    evidence |= {each.id: each.evidence for each in summary.concerns}
    return [
        _judged(replace(card, quotes=quotes(card.id, evidence[card.id], anchors, document)), doubted)
        for card in made
    ]


def quotes(
    item: str,
    evidence: Sequence[Evidence],
    anchors: Mapping[tuple[str, int], str],
    document: Document | None = None,
) -> tuple[Quote, ...]:
    """An item's quotes, each with the name of its place, and of a recording the time."""
    made = []
    for number, each in enumerate(evidence, 1):
        anchor = anchors.get((item, number))
        second = document.time_at(each.start) if document and anchor else None
        made.append(Quote(each.quote, each.sentence, anchor, "" if second is None else clock(second)))
    return tuple(made)


def doubts(summary: Summary) -> Mapping[str, Fact]:
    """What a second reading doubts, or did not judge, by item; the overview's points are o1, o2, …"""
    verdicts = summary.verification.verdicts if summary.verification else ()
    found = {
        each.item: Fact("Only partly supported by its evidence", each.reason, "alert")
        for each in verdicts
        if each.support == "partly"
    }
    unheard = Fact("Not verified", "the second reading gave no verdict", "caution")
    return found | dict.fromkeys(unverified(summary), unheard)


def _judged(card: Card, doubted: Mapping[str, Fact]) -> Card:
    return replace(card, facts=(*card.facts, doubted[card.id])) if card.id in doubted else card


def _meeting(meeting: Meeting, names: Names) -> Card:
    kind = [FORMATS.get(meeting.format), LEVELS.get(meeting.level), meeting.series, meeting.round]
    topics = "; ".join(topic for topic in meeting.topics if topic)
    flags: list[tuple[str, Tone]] = [("disputed", "alert")] if meeting.disputed else []
    flags += [("background", "plain")] if meeting.background else []
    sidelines = meeting.sideline_of
    people = {person.party for person in meeting.participants} | {meeting.host}
    return Card(
        id=meeting.id,
        type="meeting",
        by=tuple(names[each] for each in meeting.parties) or ("parties not named",),
        to=(),
        joint=True,
        badge=meeting.status,
        tone=STATUS_TONES[meeting.status],
        what="",
        facts=_known(
            _when(meeting.when) or Fact("When", "no date given"),
            Fact("Where", meeting.place or ""),
            Fact("Host", names[meeting.host] if meeting.host else ""),
            *_people(meeting, names),
            Fact("Form", " · ".join(each for each in kind if each)),
            Fact("On the sidelines of", sidelines.upper(), item=sidelines) if sidelines else None,
            Fact("Occasion", quoted(meeting.occasion) if meeting.occasion else ""),
            Fact("Topics", topics),
        ),
        parties=_ids([*meeting.parties, *sorted(each for each in people if each)]),
        said=attributed(meeting.attribution),
        flags=(*flags, *_hedge(meeting.attribution)),
        voices=(meeting.attribution.kind,),
    )


def _people(meeting: Meeting, names: Names) -> list[Fact]:
    """Who took part, by side: those that meet first, those of no side last."""
    sides = dict.fromkeys([*meeting.parties, *(each.party for each in meeting.participants)])
    facts = []
    for side in sorted(sides, key=lambda each: each is None):
        people = [each for each in meeting.participants if each.party == side]
        name = "Also there" if side is None else names[side]
        if people and not (len(people) == 1 and titled(people[0]) == name):
            facts.append(Fact(name, ", ".join(map(titled, people))))
    return facts


def _commitment(commitment: Commitment, names: Names) -> Card:
    standing = commitment.standing
    flags: list[tuple[str, Tone]] = []
    if standing != "active":
        flags = [(standing, "sure" if standing == "fulfilled" else "alert")]
    return Card(
        id=commitment.id,
        type="commitment" if commitment.binding else "ask",
        by=tuple(names[each] for each in commitment.by) or (NO_SIDE,),
        to=tuple(names[each] for each in commitment.to),
        joint=False,
        badge=MODALITIES.get(commitment.modality, commitment.modality),
        tone="sure" if commitment.binding else "plain",
        what=commitment.action,
        facts=_known(
            _when(commitment.deadline, "By when"),
            _worded("On condition", commitment.condition),
            _at(commitment.meeting),
        ),
        parties=_ids([*commitment.by, *commitment.to]),
        said=attributed(commitment.attribution),
        flags=(*flags, *_hedge(commitment.attribution)),
        voices=(commitment.attribution.kind,),
    )


def _concern(concern: Concern, names: Names) -> Card:
    flags: list[tuple[str, Tone]] = []
    if concern.voice == "reported":
        flags = [("as the writer puts it", "caution")]
    category = CATEGORIES.get(concern.category, concern.category)
    return Card(
        id=concern.id,
        type="concern",
        by=tuple(names[each] for each in concern.raised_by) or (NO_SIDE,),
        to=tuple(names[each] for each in concern.directed_at),
        joint=False,
        badge=concern.kind,
        tone="plain",
        what=concern.about,
        facts=_known(Fact("About", "" if category == "other" else category), _at(concern.meeting)),
        parties=_ids([*concern.raised_by, *concern.directed_at]),
        said=attributed(concern.attribution),
        flags=(*flags, *_hedge(concern.attribution)),
        voices=(concern.voice, concern.attribution.kind),
    )


def _hedge(attribution: Attribution) -> tuple[tuple[str, Tone], ...]:
    return ((quoted(attribution.hedge), "caution"),) if attribution.hedge else ()


def _when(when: When | None, term: str = "When") -> Fact | None:
    if when is None:
        return None
    if when.start is None or when.end is None:
        return Fact(term, f"{quoted(when.text)} (date unresolved)", "caution")
    return Fact(term, f"{spelled(when.start, when.end)} ({quoted(when.text)})")


def _worded(term: str, words: str | None) -> Fact | None:
    return Fact(term, quoted(words), "caution") if words else None


def _at(meeting: str | None) -> Fact | None:
    return Fact("At", meeting.upper(), item=meeting) if meeting else None


def _known(*facts: Fact | None) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact and fact.value)


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
