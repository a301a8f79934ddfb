"""Differences: what only one telling of a meeting has, what two word differently or contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from summarizer._follow.acts import stems_of_mention, why_acts_differ
from summarizer._follow.candidates import may_be_linked
from summarizer._follow.concerns import compare_concerns
from summarizer._follow.forbidden import last_day
from summarizer._follow.known import Known
from summarizer._words.fold import fold_text
from summarizer.schemas import (
    DifferenceKind,
    Evidence,
    Mention,
    Telling,
    ToldConcern,
    ToldDifference,
    ToldMeeting,
    ToldSide,
)

ALIKE = 0.5  # the share of words in common from which two tellings of a promise are one
_FACTS = {"place": None, "format": "unspecified", "level": "unknown", "series": None, "round": None}


def find_differences(meetings: Sequence[ToldMeeting], known: Known) -> list[ToldDifference]:
    """The differences between each two tellings of a meeting, in the order of the meetings.

    What one document does not tell it does not deny: that is `only_in`. Two days or two sums are
    `contradictory`; other words, force or dates that only one gives are `different_words`.
    """
    found: list[ToldDifference] = []
    by_meeting, concerns = _mentions_of_meetings(known), _concerns_of_meetings(known)
    for meeting in meetings:
        for a, b in combinations([known.tellings[id_] for id_ in meeting.tellings], 2):
            found += _compare_facts(meeting.id, a, b)
            mine, its = by_meeting.get(a.id, []), by_meeting.get(b.id, [])
            found += _compare_mentions(meeting.id, mine, its, known)
            raised = concerns.get(a.id, []), concerns.get(b.id, [])
            found += compare_concerns(meeting.id, *raised, known)
    return found


def _mentions_of_meetings(known: Known) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for id_ in sorted(known.mentions, key=known.place_of):
        mention = known.mentions[id_]
        if mention.meeting:
            found.setdefault(mention.meeting, []).append(mention)
    return found


def _concerns_of_meetings(known: Known) -> Mapping[str, list[ToldConcern]]:
    found: dict[str, list[ToldConcern]] = {}
    for id_ in sorted(known.concerns):
        concern = known.concerns[id_]
        if concern.meeting:
            found.setdefault(concern.meeting, []).append(concern)
    return found


def _compare_facts(meeting: str, a: Telling, b: Telling) -> Iterator[ToldDifference]:
    for name, unknown in _FACTS.items():
        mine, its = getattr(a, name), getattr(b, name)
        if unknown not in (mine, its) and fold_text(mine) != fold_text(its):
            yield _differ(meeting, name, "different_words", _tell(a, mine), _tell(b, its))
    days = [one.when.start if one.when else None for one in (a, b)]
    if days[0] and days[1] and days[0] != days[1]:
        yield _differ(meeting, "day", "contradictory", _tell(a, str(days[0])), _tell(b, str(days[1])))
    for one, other in ((a, b), (b, a)):
        if other.participants:
            for name in one.participants:
                if not any(_is_held(name, its) for its in other.participants):
                    yield _differ(meeting, "participants", "only_in", _tell(one, name))


def _is_held(name: str, other: str) -> bool:
    mine, its = frozenset(fold_text(name).split()), frozenset(fold_text(other).split())
    return mine <= its or its <= mine


def _compare_mentions(
    meeting: str, mine: Sequence[Mention], its: Sequence[Mention], known: Known
) -> Iterator[ToldDifference]:
    left = list(its)
    for mention in mine:
        twin = next((one for one in left if _are_one(mention, one, known)), None)
        if twin is None:
            yield _differ(meeting, mention.role, "only_in", _say(mention, mention.told))
            continue
        left.remove(twin)
        yield from _compare_twins(meeting, mention, twin, known)
    for mention in left:
        yield _differ(meeting, mention.role, "only_in", _say(mention, mention.told))


def _are_one(a: Mention, b: Mention, known: Known) -> bool:
    """Whether two documents tell one undertaking of a meeting: linked, or alike in most words."""
    if known.heads[a.id] == known.heads[b.id]:
        return True
    left, right = stems_of_mention(a), stems_of_mention(b)
    shared = 2 * len(left & right)
    return may_be_linked(a, b, known.parties) and shared >= ALIKE * (len(left) + len(right))


def _compare_twins(meeting: str, a: Mention, b: Mention, known: Known) -> Iterator[ToldDifference]:
    days = last_day(a.deadline), last_day(b.deadline)
    if days[0] and days[1] and days[0] != days[1]:
        yield _differ(meeting, "deadline", "contradictory", _say(a, _date(a)), _say(b, _date(b)))
    elif _date(a) != _date(b):
        yield _differ(meeting, "deadline", "different_words", _say(a, _date(a)), _say(b, _date(b)))
    if why := why_acts_differ(a, b, "same"):
        yield _differ(meeting, why, "contradictory", _say(a, a.told), _say(b, b.told))
    elif "contradicted" in _types_between(a, b, known):
        yield _differ(meeting, "promise", "contradictory", _say(a, a.told), _say(b, b.told))
    elif fold_text(a.told) != fold_text(b.told) or a.modality != b.modality:
        words = [f"{one.modality}: {one.told}" for one in (a, b)]
        yield _differ(meeting, "promise", "different_words", _say(a, words[0]), _say(b, words[1]))


def _types_between(a: Mention, b: Mention, known: Known) -> set[str]:
    both = set(known.linked[a.id]) & set(known.linked[b.id])
    return {known.links[id_].type for id_ in both}


def _date(mention: Mention) -> str:
    return mention.deadline.text if mention.deadline else "no date"


def _differ(meeting: str, topic: str, kind: DifferenceKind, *sides: ToldSide) -> ToldDifference:
    return ToldDifference(meeting=meeting, topic=topic, kind=kind, sides=sides)


def _tell(telling: Telling, words: str) -> ToldSide:
    return _side(telling.document, words, telling.evidence)


def _say(mention: Mention, words: str) -> ToldSide:
    return _side(mention.document, words, mention.evidence)


def _side(document: str, words: str, evidence: Sequence[Evidence]) -> ToldSide:
    return ToldSide(document=document, words=words, evidence=tuple(evidence))
