"""The items of a summary as entries of a list: who, what, the details, and the quotes they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer._text.document import Document
from summarizer.render._quotes import cite_place
from summarizer.render._text_runs import Line, Role, TextRun, join_lines, space_lines
from summarizer.render._wording import (
    Names,
    group_participants,
    list_traits,
    name_category,
    name_modality,
    name_person,
    quote_words,
    spell_attribution,
    spell_dates,
)
from summarizer.schemas import (
    Attribution,
    Commitment,
    Concern,
    Meeting,
    Rejected,
    Status,
    When,
)

SummaryItem = Meeting | Commitment | Concern
STATUS_ROLES: Mapping[Status, Role] = {
    "held": "binding",
    "scheduled": "caution",
    "proposed": "caution",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its label ("M1", or none), what it says, its details, and the quotes that carry it."""

    label: str
    head: Line
    details: tuple[Line, ...]
    quotes: tuple[Line, ...]


def make_meeting_entry(meeting: Meeting, names: Names, document: Document | None = None) -> Entry:
    sides = [[TextRun(names[party], "side")] for party in meeting.parties]
    place = [TextRun(meeting.place)] if meeting.place else []
    host = [TextRun(f"hosted by {names[meeting.host]}")] if meeting.host else []
    state = [*_write_caveats(meeting.attribution), TextRun(meeting.status, STATUS_ROLES[meeting.status])]
    if meeting.disputed:
        state += [TextRun(", "), TextRun("disputed", "alert")]
    history = [TextRun("background", "faint")] if meeting.background else []
    sidelines = f"on the sidelines of {meeting.sideline_of.upper()}" if meeting.sideline_of else None
    occasion = quote_words(meeting.occasion) if meeting.occasion else None
    topics = "; ".join(topic for topic in meeting.topics if topic)
    return _make_entry(
        meeting,
        join_lines(sides, " – ") or [TextRun("parties not named", "caution")],
        [
            *_list_people(meeting, names),
            space_lines([state, _write_when(meeting.when), place, host, history]),
            space_lines(
                [[TextRun(text)] for text in (*list_traits(meeting), sidelines, occasion) if text]
            ),
            [TextRun("topics: ", "faint"), TextRun(topics)] if topics else [],
            _write_attribution(meeting.attribution),
        ],
        document,
    )


def _list_people(meeting: Meeting, names: Names) -> list[Line]:
    """The participants, a line for each side."""
    lines: list[Line] = []
    for side, people in group_participants(meeting):
        name = "also there" if side is None else names[side]
        listed = ", ".join(name_person(person) for person in people)
        # Members of one body are sides themselves: their name would stand there twice.
        alone = len(people) == 1 and people[0].name == name
        lines.append([TextRun(listed if alone else f"{name}: {listed}")])
    return lines


def make_commitment_entry(
    commitment: Commitment, names: Names, document: Document | None = None
) -> Entry:
    to = _list_sides(commitment.to, names)
    deadline: Line = []
    if commitment.deadline:
        deadline = [TextRun("deadline: ", "faint"), *_write_when(commitment.deadline)]
    return _make_entry(
        commitment,
        [
            *(_list_sides(commitment.by, names) or [TextRun("unnamed party", "caution")]),
            *([TextRun(" → "), *to] if to else []),
            TextRun("  "),
            *_write_caveats(commitment.attribution, commitment.standing),
            TextRun(f"{name_modality(commitment)}:", "binding" if commitment.binding else "ask"),
            TextRun(f" {commitment.action}"),
        ],
        [
            _write_condition(commitment.condition),
            deadline,
            space_lines([_write_venue(commitment.meeting), _write_attribution(commitment.attribution)]),
        ],
        document,
    )


def _write_condition(condition: str | None) -> Line:
    return (
        [TextRun("condition: ", "faint"), TextRun(quote_words(condition), "caution")]
        if condition
        else []
    )


def make_concern_entry(concern: Concern, names: Names, document: Document | None = None) -> Entry:
    target = _list_sides(concern.directed_at, names)
    category = name_category(concern)
    return _make_entry(
        concern,
        [
            *(_list_sides(concern.raised_by, names) or [TextRun("unnamed party", "caution")]),
            TextRun("  "),
            *_write_caveats(concern.attribution),
            TextRun(f"{concern.kind}:", "kind"),
            TextRun(f" {concern.about}"),
        ],
        [
            space_lines(
                [
                    [TextRun("directed at ", "faint"), *target] if target else [],
                    [TextRun(category)] if category else [],
                ]
            ),
            space_lines([_write_venue(concern.meeting), _write_voice(concern)]),
        ],
        document,
    )


def _write_voice(concern: Concern) -> Line:
    """Whether the party says so itself, and who says that."""
    if concern.voice == "stated":
        raisers = {0: "the party itself", 1: "itself"}.get(len(concern.raised_by), "themselves")
        return [TextRun(f"said by {raisers}, "), *_write_attribution(concern.attribution)]
    framed: Line = [TextRun("as the writer puts it", "caution")]
    if concern.attribution.kind == "reporter" and not concern.attribution.source:
        return framed
    return [*framed, TextRun(", "), *_write_attribution(concern.attribution)]


def make_refusal_entry(rejected: Rejected) -> Entry:
    head, details, quotes = [TextRun(rejected.what)], [[TextRun(rejected.why)]], list[Line]()
    if rejected.diff:
        details.append([TextRun("differs: ", "faint"), TextRun(rejected.diff)])
    if rejected.nearest:
        quotes.append([TextRun("nearest: ", "faint"), TextRun(quote_words(rejected.nearest), "quote")])
    return Entry("", head, tuple(details), tuple(quotes))


def _make_entry(item: SummaryItem, head: Line, details: list[Line], document: Document | None) -> Entry:
    quotes = tuple(
        [
            TextRun(quote_words(evidence.quote), "quote"),
            TextRun(" "),
            *write_place(cite_place(evidence, document)),
        ]
        for evidence in item.evidence
    )
    return Entry(item.id.upper(), head, tuple(line for line in details if line), quotes)


def write_place(place: str) -> Line:
    """A place in brackets."""
    return [TextRun("[", "ref"), TextRun(place, "faint"), TextRun("]", "ref")]


def _list_sides(ids: Iterable[str], names: Names) -> Line:
    return join_lines([[TextRun(names[party], "side")] for party in ids], ", ")


def _write_caveats(attribution: Attribution, standing: str = "active") -> Line:
    """What weakens a claim, in front of its verb: a hedged promise never reads as a plain one."""
    parts: list[Line] = []
    if standing != "active":
        parts.append([TextRun(standing, "binding" if standing == "fulfilled" else "alert")])
    if attribution.hedge:
        parts.append([TextRun(quote_words(attribution.hedge), "caution")])
    return [TextRun("("), *join_lines(parts, "; "), TextRun(") ")] if parts else []


def _write_when(when: When | None) -> Line:
    if when is None:
        return [TextRun("no date given", "faint")]
    if when.start is None or when.end is None:
        return [TextRun(f"{quote_words(when.text)} "), TextRun("(date unresolved)", "caution")]
    return [TextRun(f"{spell_dates(when.start, when.end)} ({quote_words(when.text)})")]


def _write_venue(meeting: str | None) -> Line:
    return [TextRun(f"at {meeting.upper()}")] if meeting else []


def _write_attribution(attribution: Attribution) -> Line:
    return [TextRun(spell_attribution(attribution))]
