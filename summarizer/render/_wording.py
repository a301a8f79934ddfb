"""The words of a shown summary: names, dates, forces and who says so, as strings."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping

from summarizer._words.shown import quote_words, show_name
from summarizer.render._printable import make_printable
from summarizer.schemas import (
    Attribution,
    AttributionKind,
    Category,
    Commitment,
    Concern,
    Format,
    Level,
    Meeting,
    Modality,
    Party,
    Person,
    When,
)

Names = Mapping[str, str]  # of parties, by their ids

SPACED = " · "
LONGEST_PLACE = 80  # characters of a heading that a quote is cited by
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FORMATS: Mapping[Format, str] = {
    "in_person": "in person",
    "phone": "by phone",
    "video": "by video",
    "hybrid": "hybrid",
}
LEVELS: Mapping[Level, str] = {
    "leaders": "leaders' level",
    "ministerial": "ministerial level",
    "senior_officials": "senior officials",
    "working": "working level",
    "mixed": "mixed level",
}
MODALITIES: Mapping[Modality, str] = {"expressed_interest": "expressed interest"}
CATEGORIES: Mapping[Category, str] = {"nuclear_cbrn": "nuclear/CBRN", "human_rights": "human rights"}
SPEAKERS: Mapping[AttributionKind, str] = {
    "official_statement": "an official statement",
    "spokesperson": "a spokesperson",
    "named_person": "a named person",
    "joint_statement": "a joint statement",
    "anonymous": "an anonymous source",
    "media": "media reports",
    "document": "a document",
}


def names_of(parties: Iterable[Party]) -> dict[str, str]:
    """The name of each party by its id: on one line, never blank, beside what it is known by."""
    return {party.id: name_party(party) for party in parties}


def name_party(party: Party, name: str = "") -> str:
    """A party's name, or another name for it, beside the words that it is known by."""
    known = make_printable(name or party.name).strip() or "unnamed party"
    return show_name(known, make_printable(party.known_by or "").strip())


def join_sides(meeting: Meeting, names: Names) -> str:
    """The sides of a meeting on one line, as those who met."""
    return " – ".join(names[party] for party in meeting.parties) or "parties not named"


def group_participants(meeting: Meeting) -> list[tuple[str | None, list[Person]]]:
    """Who took part, by the id of their side: the sides that meet first, those of no side last."""
    present = dict.fromkeys([*meeting.parties, *(person.party for person in meeting.participants)])
    grouped = [
        (side, [person for person in meeting.participants if person.party == side])
        for side in sorted(present, key=lambda side: side is None)
    ]
    return [(side, people) for side, people in grouped if people]


def list_traits(meeting: Meeting) -> list[str]:
    """What kind of meeting it is: its format and level, its series and the round in it."""
    traits = [FORMATS.get(meeting.format), LEVELS.get(meeting.level), meeting.series, meeting.round]
    return [trait for trait in traits if trait]


def name_modality(commitment: Commitment) -> str:
    """The verb of a commitment: "pledged"."""
    return MODALITIES.get(commitment.modality, commitment.modality)


def name_category(concern: Concern) -> str:
    """What a concern is about in one word; "" where it is of no category."""
    if concern.category == "other":
        return ""
    return CATEGORIES.get(concern.category, concern.category)


def name_person(person: Person) -> str:
    """Name a person, with the role where one is known."""
    return f"{person.name} ({person.role})" if person.role else person.name


def spell_dates(start: dt.date, end: dt.date) -> str:
    """Spell an interval: Wed 21 May 2025, 22–31 May 2025, 30 Dec 2025 – 2 Jan 2026, May 2025, 2025."""
    month = MONTHS[end.month - 1]
    if start == end:
        return f"{WEEKDAYS[start.weekday()]} {_spell_day(start)}"
    if start.year != end.year:
        return f"{_spell_day(start)} – {_spell_day(end)}"
    if start.month != end.month:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{end.year}"
        return f"{start.day} {MONTHS[start.month - 1]} – {_spell_day(end)}"
    if (start.day, end.day) == (1, calendar.monthrange(end.year, end.month)[1]):
        return f"{month} {end.year}"
    return f"{start.day}–{_spell_day(end)}"


def spell_when(when: When | None) -> str:
    """A date spelled out, or as worded where it is unresolved; "" where there is none."""
    if when is None:
        return ""
    if when.start and when.end:
        return spell_dates(when.start, when.end)
    return f"{quote_words(when.text)} (unresolved)"


def shorten_words(words: str, most: int = LONGEST_PLACE) -> str:
    """Words of a document's own as a line of ours holds them; a mark says that more follows."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _spell_day(date: dt.date) -> str:
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def spell_attribution(attribution: Attribution) -> str:
    """Who says so: the source as worded, and what kind of source where its wording does not tell."""
    source = attribution.source
    if attribution.kind == "reporter":
        return f"in the writer's words ({source})" if source else "in the writer's words"
    speaker = SPEAKERS[attribution.kind]
    if not source:
        return f"according to {speaker}"
    kind = speaker.removeprefix("an ").removeprefix("a ")
    told = attribution.kind == "named_person" or kind in source.casefold()
    article, space, rest = source.partition(" ")
    if article in ("A", "An", "The"):
        source = f"{article.lower()}{space}{rest}"
    if source.casefold() in ("he", "she", "they", "it", "we", "i"):
        source = quote_words(source)  # as worded: whose name it stands for, the quote tells
    return f"according to {source}{'' if told else f' ({kind})'}"
