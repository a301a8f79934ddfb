"""The items of a summary as lines of runs, each in a role, which a terminal or a note then styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from summarizer._proof.unverified import parted, unverified
from summarizer._text.document import Document
from summarizer.render._wording import (
    CATEGORIES,
    FORMATS,
    LEVELS,
    MODALITIES,
    SPACED,
    attributed,
    clock,
    names_of,
    quoted,
    spelled,
    titled,
)
from summarizer.schemas import (
    Attribution,
    Commitment,
    Concern,
    Evidence,
    Meeting,
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
Item = Meeting | Commitment | Concern


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
NOT_VERIFIED = "not verified: the second reading gave no verdict"
NOTE_UNVERIFIED = "In the summary, though the second reading gave no verdict on them."
STATUS_ROLES: Mapping[Status, Role] = {
    "held": "binding",
    "scheduled": "caution",
    "proposed": "caution",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}


def byline(summary: Summary) -> Line:
    """Where the document comes from, unless the headline says so, and when it was published."""
    document = summary.document
    source = [Run(document.source)] if document.title and document.source else []
    if document.published is None:
        return _spaced([source, [Run("publication date unknown", "caution")]])
    day = spelled(document.published, document.published)
    found = " (as the document says)" if document.published_from == "found" else ""
    return _spaced([source, [Run(day + found)]])


def overview(summary: Summary) -> Line:
    """The overview as one paragraph, each sentence with the numbers of those it rests on."""
    partly, unheard = _partly(summary), unverified(summary)
    points = []
    for number, point in enumerate(summary.overview, 1):
        doubt = partly.get(f"O{number}")
        caveat = [Run(f" (only partly supported: {doubt})", "alert")] if doubt else []
        caveat += [Run(f" ({NOT_VERIFIED})", "caution")] if f"o{number}" in unheard else []
        points.append([Run(f"{point.text} "), _refs(point.evidence), *caveat])
    return _joined(points, " ")


def sections(summary: Summary, document: Document | None = None) -> list[Section]:
    """What the document reports, and what was refused; asks and refusals only where there are any.

    Of a recording, where its `document` is at hand, each quote tells when it was said.
    """
    names = names_of(summary.parties)
    doubts = _doubts(summary)
    recording = document if document and document.times and document.id == summary.document.id else None

    def finished(item: Item, entry: Entry) -> Entry:
        return _judged(_timed(entry, item, recording) if recording else entry, doubts)

    meetings = tuple(finished(each, _meeting(each, names)) for each in summary.meetings)
    promises = tuple(finished(each, _commitment(each, names)) for each in summary.promises)
    asks = tuple(finished(each, _commitment(each, names)) for each in summary.asks)
    concerns = tuple(finished(each, _concern(each, names)) for each in summary.concerns)
    refused, unheard = parted(summary.rejected)
    found = [
        Section("Meetings", None if meetings else NONE, meetings),
        Section("Commitments (binding)", None if promises else NONE, promises),
        Section("Asks and hopes (not binding)", "Urged or hoped for: nobody promised these.", asks),
        Section("Concerns", None if concerns else NONE, concerns),
        Section("Not verified", NOTE_UNVERIFIED, tuple(map(_rejected, unheard))),
        Section(
            "Rejected",
            "Answered by the model, but refused: not part of the summary.",
            tuple(map(_rejected, refused)),
        ),
    ]
    return [section for section in found if section.entries or section.note == NONE]


def _partly(summary: Summary) -> Mapping[str, str]:
    """What a second reading missed, by the label of the item that its evidence only partly supports."""
    verdicts = summary.verification.verdicts if summary.verification else ()
    return {each.item.upper(): each.reason for each in verdicts if each.support == "partly"}


def _doubts(summary: Summary) -> Mapping[str, Line]:
    """What a second reading doubts, or did not look at, by the label of the item."""
    partly = {
        label: [Run("only partly supported by its evidence: ", "alert"), Run(missed)]
        for label, missed in _partly(summary).items()
    }
    return partly | {id_.upper(): [Run(NOT_VERIFIED, "caution")] for id_ in unverified(summary)}


def _judged(entry: Entry, doubts: Mapping[str, Line]) -> Entry:
    if entry.label not in doubts:
        return entry
    return replace(entry, details=(*entry.details, doubts[entry.label]))


def _meeting(meeting: Meeting, names: Names) -> Entry:
    sides = [[Run(names[each], "side")] for each in meeting.parties]
    place = [Run(meeting.place)] if meeting.place else []
    host = [Run(f"hosted by {names[meeting.host]}")] if meeting.host else []
    state = [*_caveats(meeting.attribution), Run(meeting.status, STATUS_ROLES[meeting.status])]
    if meeting.disputed:
        state += [Run(", "), Run("disputed", "alert")]
    history = [Run("background", "faint")] if meeting.background else []
    kind = [FORMATS.get(meeting.format), LEVELS.get(meeting.level), meeting.series, meeting.round]
    sidelines = f"on the sidelines of {meeting.sideline_of.upper()}" if meeting.sideline_of else None
    occasion = quoted(meeting.occasion) if meeting.occasion else None
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
        name = "also there" if side is None else names[side]
        listed = ", ".join(titled(person) for person in people)
        # Members of one body are sides themselves: their name would stand there twice.
        alone = len(people) == 1 and people[0].name == name
        if people:
            lines.append([Run(listed if alone else f"{name}: {listed}")])
    return lines


def _commitment(commitment: Commitment, names: Names) -> Entry:
    to = _sides(commitment.to, names)
    verb = MODALITIES.get(commitment.modality, commitment.modality)
    deadline = [Run("deadline: ", "faint"), *_when(commitment.deadline)] if commitment.deadline else []
    return _entry(
        commitment,
        [
            *(_sides(commitment.by, names) or [Run("unnamed party", "caution")]),
            *([Run(" → "), *to] if to else []),
            Run("  "),
            *_caveats(commitment.attribution, commitment.standing),
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
    return [Run("condition: ", "faint"), Run(quoted(condition), "caution")] if condition else []


def _concern(concern: Concern, names: Names) -> Entry:
    target = _sides(concern.directed_at, names)
    category = CATEGORIES.get(concern.category, concern.category)
    return _entry(
        concern,
        [
            *(_sides(concern.raised_by, names) or [Run("unnamed party", "caution")]),
            Run("  "),
            *_caveats(concern.attribution),
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
        quotes.append([Run("nearest: ", "faint"), Run(quoted(rejected.nearest), "quote")])
    return Entry("", head, tuple(details), tuple(quotes))


def _entry(item: Item, head: Line, details: list[Line]) -> Entry:
    quotes = tuple(_quote(each, f"[s{each.sentence}]") for each in item.evidence)
    return Entry(item.id.upper(), head, tuple(line for line in details if line), quotes)


def _timed(entry: Entry, item: Item, recording: Document) -> Entry:
    """An entry whose quotes tell when they were said."""
    quotes = tuple(_quote(each, _place(each, recording)) for each in item.evidence)
    return replace(entry, quotes=quotes)


def _place(evidence: Evidence, recording: Document) -> str:
    stands = recording.text[evidence.start : evidence.end] == evidence.quote
    second = recording.time_at(evidence.start) if stands else None
    return f"[s{evidence.sentence}{'' if second is None else f' · {clock(second)}'}]"


def _quote(evidence: Evidence, place: str) -> Line:
    return [Run(quoted(evidence.quote), "quote"), Run(" "), Run(place, "ref")]


def _sides(ids: Iterable[str], names: Names) -> Line:
    return _joined([[Run(names[each], "side")] for each in ids], ", ")


def _caveats(attribution: Attribution, standing: str = "active") -> Line:
    """What weakens a claim, in front of its verb: a hedged promise never reads as a plain one."""
    parts: list[Line] = []
    if standing != "active":
        parts.append([Run(standing, "binding" if standing == "fulfilled" else "alert")])
    if attribution.hedge:
        parts.append([Run(quoted(attribution.hedge), "caution")])
    return [Run("("), *_joined(parts, "; "), Run(") ")] if parts else []


def _when(when: When | None) -> Line:
    if when is None:
        return [Run("no date given", "faint")]
    if when.start is None or when.end is None:
        return [Run(f"{quoted(when.text)} "), Run("(date unresolved)", "caution")]
    return [Run(f"{spelled(when.start, when.end)} ({quoted(when.text)})")]


def _at(meeting: str | None) -> Line:
    return [Run(f"at {meeting.upper()}")] if meeting else []


def _said(attribution: Attribution) -> Line:
    return [Run(attributed(attribution))]


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
