"""The words of a shown summary: its items as lines of runs, which a terminal or a note then styles."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarizer.schemas import (
    Attribution,
    AttributionKind,
    Category,
    Commitment,
    Concern,
    Evidence,
    Format,
    Level,
    Meeting,
    Modality,
    Person,
    Rejected,
    Status,
    Summary,
    When,
)

# side: who acts; binding, ask, kind: what they do; caution, alert: what nobody may overlook;
# faint: what is looked up only; ref: the number of a sentence, never text of the document.
Role = Literal[
    "title",
    "section",
    "label",
    "text",
    "side",
    "binding",
    "ask",
    "kind",
    "caution",
    "alert",
    "quote",
    "faint",
    "ref",
]


class Run(NamedTuple):
    """Text in one role. It may come from the document: who shows it makes it safe."""

    text: str
    role: Role = "text"


Line = list[Run]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its label ("M1", or none), what it says, its details, and the quotes that carry it."""

    label: str
    head: Line
    details: tuple[Line, ...]
    quotes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of items; `note` is a line on all of them, or on there being none."""

    title: str
    note: str | None
    entries: tuple[Entry, ...]


NONE = "None reported."
SPACED = " · "
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATUS_ROLES: Mapping[Status, Role] = {
    "held": "binding",
    "scheduled": "caution",
    "proposed": "caution",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}
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

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties: bidi controls, zero widths, tags.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def plain(text: str) -> str:
    """Make any text safe to show on one line of a terminal; safe text comes back unchanged.

    White space that holds a line break or a tab becomes one space, characters without a shape
    (zero widths, bidi controls) go, and other controls become U+FFFD.
    """
    if text.isprintable() and not _SHAPELESS.search(text):
        return text
    text = _SHAPELESS.sub("", text)
    text = re.sub(r"\s+", lambda m: m[0] if _BREAKS.isdisjoint(m[0]) else " ", text)
    return "".join("\ufffd" if unicodedata.category(c) in _UNSHOWABLE else c for c in text)


def headline(summary: Summary) -> str:
    """The document's title; without one its source; without both the first 12 digits of its id."""
    document = summary.document
    return document.title or document.source or f"Document {document.id[:12]}"


def byline(summary: Summary) -> Line:
    """Where the document comes from, unless the headline says so, and when it was published."""
    document = summary.document
    source = [Run(document.source)] if document.title and document.source else []
    if document.published is None:
        return _spaced([source, [Run("publication date unknown", "caution")]])
    return _spaced([source, [Run(spelled(document.published, document.published))]])


def overview(summary: Summary) -> Line:
    """The overview as one paragraph, each sentence with the numbers of those it rests on."""
    points = [[Run(f"{point.text} "), _refs(point.evidence)] for point in summary.overview]
    return _joined(points, " ")


def sections(summary: Summary) -> list[Section]:
    """What the document reports, and what was refused; asks and refusals only where there are any."""
    names = {party.id: plain(party.name).strip() or "unnamed party" for party in summary.parties}
    meetings = tuple(_meeting(each, names) for each in summary.meetings)
    promises = tuple(_commitment(each, names) for each in summary.promises)
    asks = tuple(_commitment(each, names) for each in summary.asks)
    concerns = tuple(_concern(each, names) for each in summary.concerns)
    rejected = tuple(_rejected(each) for each in summary.rejected)
    found = [
        Section("Meetings", None if meetings else NONE, meetings),
        Section("Commitments (binding)", None if promises else NONE, promises),
        Section("Asks and hopes (not binding)", "Urged or hoped for: nobody promised these.", asks),
        Section("Concerns", None if concerns else NONE, concerns),
        Section("Rejected", "Answered by the model, but refused: not part of the summary.", rejected),
    ]
    return [section for section in found if section.entries or section.note == NONE]


def footer(summary: Summary) -> str:
    """What made the summary, and what it cost."""
    usage = summary.usage
    cached = f" ({usage.tokens_cached:,} cached)" if usage.tokens_cached else ""
    return SPACED.join(
        [
            summary.provenance.model,
            f"prompt {summary.provenance.prompt}",
            f"{usage.requests:,} request{'' if usage.requests == 1 else 's'}",
            f"{usage.tokens_in:,} tokens in{cached}",
            f"{usage.tokens_out:,} out",
            "cost unknown" if usage.cost is None else f"US$ {usage.cost:.4f}",
        ]
    )


def spelled(start: dt.date, end: dt.date) -> str:
    """Spell an interval: Wed 21 May 2025, 22–31 May 2025, 30 Dec 2025 – 2 Jan 2026, May 2025, 2025."""
    month = MONTHS[end.month - 1]
    if start == end:
        return f"{WEEKDAYS[start.weekday()]} {_day(start)}"
    if start.year != end.year:
        return f"{_day(start)} – {_day(end)}"
    if start.month != end.month:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{end.year}"
        return f"{start.day} {MONTHS[start.month - 1]} – {_day(end)}"
    if (start.day, end.day) == (1, calendar.monthrange(end.year, end.month)[1]):
        return f"{month} {end.year}"
    return f"{start.day}–{_day(end)}"


def _day(date: dt.date) -> str:
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _meeting(meeting: Meeting, names: Names) -> Entry:
    sides = [[Run(names.get(each, each), "side")] for each in meeting.parties]
    place = [Run(meeting.place)] if meeting.place else []
    host = [Run(f"hosted by {names.get(meeting.host, meeting.host)}")] if meeting.host else []
    state = [*_hedge(meeting.attribution), Run(meeting.status, STATUS_ROLES[meeting.status])]
    if meeting.disputed:
        state += [Run(", "), Run("disputed", "alert")]
    history = [Run("background", "faint")] if meeting.background else []
    kind = [FORMATS.get(meeting.format), LEVELS.get(meeting.level), meeting.series, meeting.round]
    sidelines = f"on the sidelines of {_label(meeting.sideline_of)}" if meeting.sideline_of else None
    occasion = _quoted(meeting.occasion) if meeting.occasion else None
    topics = "; ".join(topic for topic in meeting.topics if topic)
    return _entry(
        meeting,
        _joined(sides, " – ") or [Run("parties not named", "caution")],
        [
            *_people(meeting, names),
            _spaced([state, _when(meeting.when), place, host, history]),
            _spaced([[Run(text)] for text in (*kind, sidelines, occasion) if text]),
            [Run("topics: ", "faint"), Run(topics)] if topics else [],
            _said(meeting.attribution),
        ],
    )


def _people(meeting: Meeting, names: Names) -> list[Line]:
    """The participants, a line for each side: the sides that meet first, those of no side last."""
    present = dict.fromkeys([*meeting.parties, *(person.party for person in meeting.participants)])
    sides = sorted(present, key=lambda side: side is None)
    lines: list[Line] = []
    for side in sides:
        people = [person for person in meeting.participants if person.party == side]
        name = "also there" if side is None else names.get(side, side)
        listed = ", ".join(_person(person) for person in people)
        # Members of one body are sides themselves: their name would stand there twice.
        alone = len(people) == 1 and people[0].name == name
        if people:
            lines.append([Run(listed if alone else f"{name}: {listed}")])
    return lines


def _person(person: Person) -> str:
    return f"{person.name} ({person.role})" if person.role else person.name


def _commitment(commitment: Commitment, names: Names) -> Entry:
    to = _sides(commitment.to, names)
    verb = MODALITIES.get(commitment.modality, commitment.modality)
    standing: Line = []
    if commitment.standing != "active":
        role: Role = "binding" if commitment.standing == "fulfilled" else "alert"
        standing = [Run(f"({commitment.standing})", role), Run(" ")]
    deadline = [Run("deadline: ", "faint"), *_when(commitment.deadline)] if commitment.deadline else []
    return _entry(
        commitment,
        [
            *(_sides(commitment.by, names) or [Run("unnamed party", "caution")]),
            *([Run(" → "), *to] if to else []),
            Run("  "),
            *standing,
            *_hedge(commitment.attribution),
            Run(f"{verb}:", "binding" if commitment.binding else "ask"),
            Run(f" {commitment.action}"),
        ],
        [
            _condition(commitment.condition),
            deadline,
            _spaced([_at(commitment.meeting), _said(commitment.attribution)]),
        ],
    )


def _condition(condition: str | None) -> Line:
    return [Run("condition: ", "faint"), Run(_quoted(condition), "caution")] if condition else []


def _concern(concern: Concern, names: Names) -> Entry:
    target = _sides(concern.directed_at, names)
    category = CATEGORIES.get(concern.category, concern.category)
    return _entry(
        concern,
        [
            *(_sides(concern.raised_by, names) or [Run("unnamed party", "caution")]),
            Run("  "),
            *_hedge(concern.attribution),
            Run(f"{concern.kind}:", "kind"),
            Run(f" {concern.about}"),
        ],
        [
            _spaced(
                [
                    [Run("directed at ", "faint"), *target] if target else [],
                    [Run(category)] if category != "other" else [],
                ]
            ),
            _spaced([_at(concern.meeting), _voice(concern)]),
        ],
    )


def _voice(concern: Concern) -> Line:
    """Whether the party says so itself, and who says that."""
    if concern.voice == "stated":
        raisers = {0: "the party itself", 1: "itself"}.get(len(concern.raised_by), "themselves")
        return [Run(f"said by {raisers}, "), *_said(concern.attribution)]
    framed: Line = [Run("as the writer puts it", "caution")]
    if concern.attribution.kind == "reporter" and not concern.attribution.source:
        return framed
    return [*framed, Run(", "), *_said(concern.attribution)]


def _rejected(rejected: Rejected) -> Entry:
    head, details, quotes = [Run(rejected.what)], [[Run(rejected.why)]], list[Line]()
    if rejected.diff:
        details.append([Run("differs: ", "faint"), Run(rejected.diff)])
    elif rejected.nearest:
        quotes.append([Run("nearest: ", "faint"), Run(_quoted(rejected.nearest), "quote")])
    return Entry("", head, tuple(details), tuple(quotes))


def _entry(item: Meeting | Commitment | Concern, head: Line, details: list[Line]) -> Entry:
    quotes = tuple(
        [Run(_quoted(each.quote), "quote"), Run(" "), _refs([each])] for each in item.evidence
    )
    return Entry(_label(item.id), head, tuple(line for line in details if line), quotes)


def _label(id_: str) -> str:
    return plain(id_).strip().upper() or "?"


def _sides(ids: Iterable[str], names: Names) -> Line:
    return _joined([[Run(names.get(each, each), "side")] for each in ids], ", ")


def _hedge(attribution: Attribution) -> Line:
    return [Run(_quoted(attribution.hedge), "caution"), Run(" ")] if attribution.hedge else []


def _when(when: When | None) -> Line:
    if when is None:
        return [Run("no date given", "faint")]
    if when.start is None:
        return [Run(f"{_quoted(when.text)} "), Run("(date unresolved)", "caution")]
    days = f"from {_day(when.start)}" if when.end is None else spelled(when.start, when.end)
    return [Run(f"{days} ({_quoted(when.text)})")]


def _quoted(words: str) -> str:
    """Put words into quotation marks that those inside them cannot be taken for."""
    return f"‘{words}’" if any(mark in words for mark in '“”"') else f"“{words}”"


def _at(meeting: str | None) -> Line:
    return [Run(f"at {_label(meeting)}")] if meeting else []


def _said(attribution: Attribution) -> Line:
    """Who says so: the source as worded, and what kind of source where its wording does not tell."""
    source = attribution.source
    if attribution.kind == "reporter":
        return [Run(f"in the writer's words ({source})" if source else "in the writer's words")]
    speaker = SPEAKERS[attribution.kind]
    if not source:
        return [Run(f"according to {speaker}")]
    kind = speaker.removeprefix("an ").removeprefix("a ")
    told = attribution.kind == "named_person" or kind in source.casefold()
    return [Run(f"according to {source}{'' if told else f' ({kind})'}")]


def _refs(evidence: Iterable[Evidence]) -> Run:
    numbers = sorted({each.sentence for each in evidence})
    return Run(f"[{', '.join(f's{number}' for number in numbers)}]", "ref")


def _spaced(parts: Iterable[Line]) -> Line:
    return _joined([part for part in parts if part], SPACED)


def _joined(parts: Iterable[Line], separator: str) -> Line:
    line: Line = []
    for part in parts:
        line += [Run(separator), *part] if line else part
    return line
