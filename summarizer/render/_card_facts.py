"""A card of a page, and what is known of its item, as terms and values: the rows of the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from summarizer._proof.unverified import unverified_ids
from summarizer._words.shown import quote_words
from summarizer.render._doubts import list_partly_supported
from summarizer.render._made import Made
from summarizer.render._outcomes import IN_PART, KEPT, name_result
from summarizer.render._quotes import Quote
from summarizer.render._wording import Names, group_participants, name_person, spell_dates
from summarizer.schemas import Attribution, Meeting, Outcome, Summary, When

Tone = Literal["plain", "sure", "caution", "alert"]
Flag = tuple[str, Tone]
CardType = str  # meeting, commitment, ask, concern, outcome, point; of a user's own kind `type_own`


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an item, under its term; `item` is the id of another item that it names."""

    term: str
    value: str
    tone: Tone = "plain"
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One item: who (`by`), with what force (`badge`), does what, to whom, and all that qualifies it.

    `parties` are the ids of everyone in it, `voices` who says so: both are what it is filtered by, and
    so are when it was `made` and, of a commitment or an ask, its badge.
    """

    id: str
    type: CardType
    by: tuple[str, ...]
    to: tuple[str, ...]
    joint: bool
    badge: str
    tone: Tone
    flags: tuple[Flag, ...]
    what: str
    facts: tuple[Fact, ...]
    said: str
    parties: tuple[str, ...]
    voices: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    made: Made | None = None


def find_doubts(summary: Summary) -> Mapping[str, tuple[Fact, ...]]:
    """What a second reading doubts, or did not judge, by item; the overview's points are o1, o2, …"""
    found = {
        item: (Fact("Only partly supported by its evidence", missed, "alert"),)
        for item, missed in list_partly_supported(summary).items()
    }
    unheard = Fact("Not verified", "the second reading gave no verdict", "caution")
    return found | dict.fromkeys(unverified_ids(summary), (unheard,))


def type_own(kind: str) -> CardType:
    """The type of cards of a user's own kind, which their colours and filters go by."""
    return f"own-{kind}"


def choose_result_tone(outcome: Outcome) -> Tone:
    if outcome.result in KEPT:
        return "sure"
    return "caution" if outcome.result in IN_PART else "alert"


def state_outcome(outcome: Outcome) -> Fact:
    """What came of a commitment, as a fact of its card."""
    hedge = f" ({quote_words(outcome.attribution.hedge)})" if outcome.attribution.hedge else ""
    told = f"{name_result(outcome)}{hedge} ({outcome.id.upper()})"
    return Fact("Outcome", told, choose_result_tone(outcome), item=outcome.id)


def list_people(meeting: Meeting, names: Names) -> list[Fact]:
    """Who took part, a fact for each side."""
    facts = []
    for side, people in group_participants(meeting):
        name = "Also there" if side is None else names[side]
        if not (len(people) == 1 and name_person(people[0]) == name):
            facts.append(Fact(name, ", ".join(map(name_person, people))))
    return facts


def flag_hedge(attribution: Attribution) -> tuple[Flag, ...]:
    return ((quote_words(attribution.hedge), "caution"),) if attribution.hedge else ()


def state_when(when: When | None, term: str = "When") -> Fact | None:
    if when is None:
        return None
    if when.start is None or when.end is None:
        return Fact(term, f"{quote_words(when.text)} (date unresolved)", "caution")
    return Fact(term, f"{spell_dates(when.start, when.end)} ({quote_words(when.text)})")


def state_condition(condition: str | None) -> Fact | None:
    return Fact("On condition", quote_words(condition), "caution") if condition else None


def state_venue(meeting: str | None) -> Fact | None:
    return Fact("At", meeting.upper(), item=meeting) if meeting else None


def drop_empty(*facts: Fact | None) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact and fact.value)
