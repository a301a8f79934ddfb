"""Items as rows of four tables: meetings, commitments, asks, concerns; the columns are documented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from summarizer.render._wording import names_of, titled
from summarizer.schemas import Attribution, Commitment, Concern, Evidence, Meeting, Summary, When

Kind = Literal["text", "texts", "numbers", "date", "flag"]
Cell = str | int | bool | dt.date | tuple[str, ...] | tuple[int, ...] | None
Row = Mapping[str, Cell]
Item = TypeVar("Item", bound=Meeting | Commitment | Concern)

_DOCUMENT: Mapping[str, Kind] = {
    "document_id": "text",
    "document_name": "text",
    "document_title": "text",
    "document_source": "text",
    "document_published": "date",
    "item": "text",
}
_SAID: Mapping[str, Kind] = {
    "attribution_source": "text",
    "attribution_kind": "text",
    "hedge": "text",
    "quotes": "texts",
    "sentences": "numbers",
    "starts": "numbers",
    "ends": "numbers",
}
_LATER: Mapping[str, Kind] = {"document_published_from": "text"}  # columns that came after others
_MEETING: Mapping[str, Kind] = {
    "parties": "texts",
    "participants": "texts",
    "status": "text",
    "format": "text",
    "level": "text",
    "when_text": "text",
    "when_start": "date",
    "when_end": "date",
    "when_precision": "text",
    "place": "text",
    "host": "text",
    "series": "text",
    "round": "text",
    "sideline_of": "text",
    "occasion": "text",
    "background": "flag",
    "disputed": "flag",
    "topics": "texts",
}
_COMMITMENT: Mapping[str, Kind] = {
    "by": "texts",
    "to": "texts",
    "modality": "text",
    "binding": "flag",
    "action": "text",
    "condition": "text",
    "deadline_text": "text",
    "deadline_start": "date",
    "deadline_end": "date",
    "deadline_precision": "text",
    "standing": "text",
    "meeting": "text",
}
_CONCERN: Mapping[str, Kind] = {
    "raised_by": "texts",
    "directed_at": "texts",
    "about": "text",
    "kind": "text",
    "voice": "text",
    "category": "text",
    "meeting": "text",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what kind of cell each column holds, and its rows, an item each."""

    name: str
    columns: Mapping[str, Kind]
    rows: Sequence[Row]


def tables(summaries: Iterable[Summary]) -> list[Table]:
    """The four tables of some summaries, in their order; one that has no rows is there all the same.

    Asks are the commitments that bind nobody (`urged`, `expressed_interest`): a sum over
    "commitments" never counts a wish. Ids are those of the summary; names stand for parties.
    """
    summaries = list(summaries)
    return [
        _table("meetings", _MEETING, summaries, lambda summary: summary.meetings, _meeting),
        _table("commitments", _COMMITMENT, summaries, lambda summary: summary.promises, _commitment),
        _table("asks", _COMMITMENT, summaries, lambda summary: summary.asks, _commitment),
        _table("concerns", _CONCERN, summaries, lambda summary: summary.concerns, _concern),
    ]


def _table(
    name: str,
    own: Mapping[str, Kind],
    summaries: Sequence[Summary],
    items: Callable[[Summary], Sequence[Item]],
    cells: Callable[[Item, Mapping[str, str]], list[Cell]],
) -> Table:
    columns = {**_DOCUMENT, **own, **_SAID, **_LATER}
    rows: list[Row] = []
    for summary in summaries:
        names = names_of(summary.parties)
        for item in items(summary):
            told: list[Cell] = [*_document(summary), item.id, *cells(item, names), *_said(item)]
            told.append(summary.document.published_from)
            rows.append(dict(zip(columns, told, strict=True)))
    return Table(name, columns, rows)


def _document(summary: Summary) -> list[Cell]:
    of = summary.document
    return [of.id, of.name, of.title, of.source, of.published]


def _said(item: Meeting | Commitment | Concern) -> list[Cell]:
    return [*_attribution(item.attribution), *_evidence(item.evidence)]


def _attribution(attribution: Attribution) -> list[Cell]:
    return [attribution.source, attribution.kind, attribution.hedge]


def _evidence(evidence: Sequence[Evidence]) -> list[Cell]:
    return [
        tuple(passage.quote for passage in evidence),
        tuple(passage.sentence for passage in evidence),
        tuple(passage.start for passage in evidence),
        tuple(passage.end for passage in evidence),
    ]


def _when(when: When | None) -> list[Cell]:
    return [when.text, when.start, when.end, when.precision] if when else [None] * 4


def _named(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[party] for party in ids)


def _meeting(meeting: Meeting, names: Mapping[str, str]) -> list[Cell]:
    return [
        _named(meeting.parties, names),
        tuple(titled(person) for person in meeting.participants),
        *(meeting.status, meeting.format, meeting.level),
        *_when(meeting.when),
        meeting.place,
        names[meeting.host] if meeting.host else None,
        *(meeting.series, meeting.round, meeting.sideline_of, meeting.occasion),
        *(meeting.background, meeting.disputed, meeting.topics),
    ]


def _commitment(commitment: Commitment, names: Mapping[str, str]) -> list[Cell]:
    return [
        _named(commitment.by, names),
        _named(commitment.to, names),
        *(commitment.modality, commitment.binding, commitment.action, commitment.condition),
        *_when(commitment.deadline),
        *(commitment.standing, commitment.meeting),
    ]


def _concern(concern: Concern, names: Mapping[str, str]) -> list[Cell]:
    return [
        _named(concern.raised_by, names),
        _named(concern.directed_at, names),
        *(concern.about, concern.kind, concern.voice, concern.category, concern.meeting),
    ]
