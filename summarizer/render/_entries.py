"""The items of a summary as entries of a list: who, what, the details, and the quotes they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer._text.document import Document
from summarizer._words.shown import quote_words
from summarizer.render._entry_parts import (
    Entry,
    QuotedLines,
    list_sides,
    make_entry,
    write_attribution,
    write_caveats,
    write_condition,
    write_venue,
    write_when,
)
from summarizer.render._outcomes import IN_PART, KEPT, name_result
from summarizer.render._own_items import (
    UNNAMED,
    list_acted_on,
    list_acting,
    list_fields,
    name_force,
    tell_item,
)
from summarizer.render._text_runs import Line, Role, TextRun, join_lines, space_lines
from summarizer.render._wording import (
    Names,
    group_participants,
    list_traits,
    name_category,
    name_modality,
    name_person,
)
from summarizer.schemas import Commitment, Concern, Meeting, Outcome, Rejected, Status

_ROLES: Mapping[str, Role] = {"plain": "text", "caution": "caution"}
STATUS_ROLES: Mapping[Status, Role] = {
    "held": "binding",
    "scheduled": "caution",
    "proposed": "caution",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}


def make_meeting_entry(meeting: Meeting, names: Names, document: Document | None = None) -> Entry:
    sides = [[TextRun(names[party], "side")] for party in meeting.parties]
    place = [TextRun(meeting.place)] if meeting.place else []
    host = [TextRun(f"hosted by {names[meeting.host]}")] if meeting.host else []
    state = [*write_caveats(meeting.attribution), TextRun(meeting.status, STATUS_ROLES[meeting.status])]
    if meeting.disputed:
        state += [TextRun(", "), TextRun("disputed", "alert")]
    history = [TextRun("background", "faint")] if meeting.background else []
    sidelines = f"on the sidelines of {meeting.sideline_of.upper()}" if meeting.sideline_of else None
    occasion = quote_words(meeting.occasion) if meeting.occasion else None
    topics = "; ".join(topic for topic in meeting.topics if topic)
    return make_entry(
        meeting.id,
        meeting.evidence,
        join_lines(sides, " – ") or [TextRun("parties not named", "caution")],
        [
            *_list_people(meeting, names),
            space_lines([state, write_when(meeting.when), place, host, history]),
            space_lines(
                [[TextRun(text)] for text in (*list_traits(meeting), sidelines, occasion) if text]
            ),
            [TextRun("topics: ", "faint"), TextRun(topics)] if topics else [],
            write_attribution(meeting.attribution),
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
    to = list_sides(commitment.to, names)
    deadline: Line = []
    if commitment.deadline:
        deadline = [TextRun("deadline: ", "faint"), *write_when(commitment.deadline)]
    return make_entry(
        commitment.id,
        commitment.evidence,
        [
            *(list_sides(commitment.by, names) or [TextRun("unnamed party", "caution")]),
            *([TextRun(" → "), *to] if to else []),
            TextRun("  "),
            *write_caveats(commitment.attribution, commitment.standing),
            TextRun(f"{name_modality(commitment)}:", "binding" if commitment.binding else "ask"),
            TextRun(f" {commitment.action}"),
        ],
        [
            write_condition(commitment.condition),
            deadline,
            space_lines([write_venue(commitment.meeting), write_attribution(commitment.attribution)]),
        ],
        document,
    )


def make_concern_entry(concern: Concern, names: Names, document: Document | None = None) -> Entry:
    target = list_sides(concern.directed_at, names)
    category = name_category(concern)
    return make_entry(
        concern.id,
        concern.evidence,
        [
            *(list_sides(concern.raised_by, names) or [TextRun("unnamed party", "caution")]),
            TextRun("  "),
            *write_caveats(concern.attribution),
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
            space_lines([write_venue(concern.meeting), _write_voice(concern)]),
        ],
        document,
    )


def _write_voice(concern: Concern) -> Line:
    """Whether the party says so itself, and who says that."""
    if concern.voice == "stated":
        raisers = {0: "the party itself", 1: "itself"}.get(len(concern.raised_by), "themselves")
        return [TextRun(f"said by {raisers}, "), *write_attribution(concern.attribution)]
    framed: Line = [TextRun("as the writer puts it", "caution")]
    if concern.attribution.kind == "reporter" and not concern.attribution.source:
        return framed
    return [*framed, TextRun(", "), *write_attribution(concern.attribution)]


def make_outcome_entry(outcome: Outcome, names: Names, document: Document | None = None) -> Entry:
    undertaken: Line = []
    if outcome.commitment:
        undertaken = [TextRun(f"undertaken as {outcome.commitment.upper()}")]
    return make_entry(
        outcome.id,
        outcome.evidence,
        [
            *(list_sides(outcome.by, names) or [TextRun("unnamed party", "caution")]),
            TextRun("  "),
            *write_caveats(outcome.attribution),
            TextRun(f"{name_result(outcome)}:", _choose_role(outcome)),
            TextRun(f" {outcome.what}"),
        ],
        [
            space_lines([write_when(outcome.when) if outcome.when else [], undertaken]),
            write_attribution(outcome.attribution),
        ],
        document,
    )


def write_outcome(outcome: Outcome) -> Line:
    """What came of a commitment, in one line of its entry."""
    result = TextRun(name_result(outcome), _choose_role(outcome))
    caveats = write_caveats(outcome.attribution)
    return [TextRun("outcome: ", "faint"), *caveats, result, TextRun(f" ({outcome.id.upper()})")]


def _choose_role(outcome: Outcome) -> Role:
    if outcome.result in KEPT:
        return "binding"
    return "caution" if outcome.result in IN_PART else "alert"


def make_own_entry(item: Any, names: Names, document: Document | None = None) -> Entry:
    """An item of a user's own kind."""
    acting, acted_on = list_acting(item, names), list_acted_on(item, names)
    attribution = getattr(item, "attribution", None)
    force = name_force(item)
    sides = [[TextRun(name, "caution" if name == UNNAMED else "side")] for name in acting]
    return make_entry(
        item.id,
        item.evidence,
        [
            *join_lines(sides, ", "),
            *([TextRun(" → "), TextRun(", ".join(acted_on), "side")] if acted_on else []),
            *([TextRun("  ")] if acting else []),
            *(write_caveats(attribution) if attribution else []),
            *([TextRun(f"{force}:", "kind"), TextRun(" ")] if force else []),
            TextRun(tell_item(item)),
        ],
        [
            *(
                [
                    TextRun(f"{shown.label.lower()}: ", "faint"),
                    TextRun(shown.value, _ROLES[shown.reading]),
                ]
                for shown in list_fields(item, names)
            ),
            write_attribution(attribution) if attribution else [],
        ],
        document,
    )


def make_refusal_entry(rejected: Rejected) -> Entry:
    head, details = [TextRun(rejected.what)], [[TextRun(rejected.why)]]
    quotes = list[QuotedLines]()
    if rejected.diff:
        details.append([TextRun("differs: ", "faint"), TextRun(rejected.diff)])
    if rejected.nearest:
        nearest = [TextRun("nearest: ", "faint"), TextRun(quote_words(rejected.nearest), "quote")]
        quotes.append(QuotedLines(nearest, []))
    return Entry("", head, tuple(details), tuple(quotes))
