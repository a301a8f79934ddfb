"""Meetings that several documents tell, as columns: what each says, and what only one of them does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer._follow.states import Ledger
from summarizer._views.due_rows import name_shown
from summarizer._views.marked_quotes import QuotedSide, mark_sides, quote_document
from summarizer.render._wording import SPACED, spell_when
from summarizer.schemas import DifferenceKind, Promises, Telling, ToldDifference, ToldMeeting

KINDS: dict[DifferenceKind, str] = {
    "contradictory": "cannot both be true",
    "different_words": "worded differently",
    "only_in": "only here",
}


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What one document tells on a topic; None for a document that is silent on it."""

    words: str
    side: QuotedSide


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A difference over the columns of a meeting. `only`: all but one document are silent on it."""

    topic: str
    kind: DifferenceKind
    note: str
    only: bool
    cells: tuple[ColumnCell | None, ...]


@dataclass(frozen=True, slots=True)
class MeetingColumns:
    """A meeting with a column for each document that tells it."""

    key: str
    title: str
    when: str
    columns: tuple[ColumnCell, ...]
    rows: tuple[TopicRow, ...]


def make_meetings(promises: Promises) -> list[MeetingColumns]:
    """The meetings that several documents tell, each with its differences, the gravest first."""
    ledger = Ledger(promises)
    tellings = {one.id: one for one in promises.tellings}
    several = [one for one in promises.meetings if len(one.tellings) > 1]
    return [
        _make_meeting(meeting, [tellings[id_] for id_ in meeting.tellings], ledger, f"met{number}")
        for number, meeting in enumerate(several, 1)
    ]


def _make_meeting(
    meeting: ToldMeeting, told: Sequence[Telling], ledger: Ledger, key: str
) -> MeetingColumns:
    sides = " – ".join(name_shown(ledger.parties[id_]) for id_ in told[0].parties)
    # Of three tellings each two were compared: what one of them alone tells is listed twice.
    found = Counter(one for one in ledger.promises.differences if one.meeting == meeting.id)
    ordered = sorted(found, key=lambda one: list(KINDS).index(one.kind))
    return MeetingColumns(
        key=key,
        title=sides or ", ".join(told[0].participants) or "Parties not named",
        when=next((words for one in told if (words := spell_when(one.when))), "no date given"),
        columns=tuple(_make_column(one, ledger) for one in told),
        rows=tuple(_make_topic(one, told, ledger, found[one]) for one in ordered),
    )


def _make_column(telling: Telling, ledger: Ledger) -> ColumnCell:
    traits = [telling.status, spell_when(telling.when), telling.place or ""]
    side = quote_document(ledger.documents[telling.document], telling.evidence)
    return ColumnCell(SPACED.join(trait for trait in traits if trait), side)


def _make_topic(
    difference: ToldDifference, told: Sequence[Telling], ledger: Ledger, times: int
) -> TopicRow:
    sides = [quote_document(ledger.documents[one.document], one.evidence) for one in difference.sides]
    if len(sides) == 2:
        sides = list(mark_sides(sides[0], sides[1]))
    only = difference.kind == "only_in" and times >= len(told) - 1
    said = {
        one.document: ColumnCell(one.words, side)
        for one, side in zip(difference.sides, sides, strict=True)
    }
    return TopicRow(
        topic=difference.topic.replace("_", " "),
        kind=difference.kind,
        note=KINDS[difference.kind] if only or len(sides) > 1 else "not in every document",
        only=only,
        cells=tuple(said.get(one.document) for one in told),
    )
