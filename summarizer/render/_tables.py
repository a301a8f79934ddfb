"""Items as rows of four tables: meetings, commitments, asks, concerns; the columns are documented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from summarizer.render._made import Made, find_made
from summarizer.render._party_accounts import name_in_english
from summarizer.render._wording import name_person
from summarizer.schemas import Attribution, Commitment, Concern, Evidence, Meeting, Summary, When

ColumnType = Literal["text", "texts", "numbers", "date", "flag"]
Cell = str | int | bool | dt.date | tuple[str, ...] | tuple[int, ...] | None
TableRow = Mapping[str, Cell]
AnyItem = TypeVar("AnyItem", bound=Meeting | Commitment | Concern)

_DOCUMENT: Mapping[str, ColumnType] = {
    "document_id": "text",
    "document_name": "text",
    "document_title": "text",
    "document_source": "text",
    "document_published": "date",
    "item": "text",
}
_SAID: Mapping[str, ColumnType] = {
    "attribution_source": "text",
    "attribution_kind": "text",
    "hedge": "text",
    "quotes": "texts",
    "sentences": "numbers",
    "starts": "numbers",
    "ends": "numbers",
}
# Columns that came after others.
_LATER: Mapping[str, ColumnType] = {
    "document_published_from": "text",
    "document_left_out": "texts",
    "where": "texts",
}
_MADE: Mapping[str, ColumnType] = {"made_start": "date", "made_end": "date", "made_from": "text"}
_MEETING: Mapping[str, ColumnType] = {
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
_COMMITMENT: Mapping[str, ColumnType] = {
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
_CONCERN: Mapping[str, ColumnType] = {
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
    columns: Mapping[str, ColumnType]
    rows: Sequence[TableRow]


def make_tables(summaries: Iterable[Summary]) -> list[Table]:
    """The four tables of some summaries, in their order; one that has no rows is there all the same.

    Asks are the commitments that bind nobody (`urged`, `expressed_interest`): a sum over
    "commitments" never counts a wish. Ids are those of the summary; names stand for parties, for states
    their one English name, however a document words it.
    """
    summaries = list(summaries)
    return [
        _make_table("meetings", _MEETING, summaries, lambda summary: summary.meetings, _meeting_cells),
        _make_table(
            "commitments", _COMMITMENT, summaries, lambda summary: summary.promises, _commitment_cells
        ),
        _make_table("asks", _COMMITMENT, summaries, lambda summary: summary.asks, _commitment_cells),
        _make_table("concerns", _CONCERN, summaries, lambda summary: summary.concerns, _concern_cells),
    ]


def _make_table(
    name: str,
    own: Mapping[str, ColumnType],
    summaries: Sequence[Summary],
    items: Callable[[Summary], Sequence[AnyItem]],
    cells: Callable[[AnyItem, Mapping[str, str]], list[Cell]],
) -> Table:
    columns = {**_DOCUMENT, **own, **_SAID, **_LATER, **(_MADE if own is _COMMITMENT else {})}
    rows: list[TableRow] = []
    for summary in summaries:
        names = name_in_english(summary.parties)
        for item in items(summary):
            told: list[Cell] = [
                *_document_cells(summary),
                item.id,
                *cells(item, names),
                *_source_cells(item),
            ]
            told += [summary.document.published_from, summary.document.left_out]
            told.append(_list_places(item.evidence))
            if isinstance(item, Commitment):
                told += _made_cells(find_made(item, summary))
            rows.append(dict(zip(columns, told, strict=True)))
    return Table(name, columns, rows)


def _document_cells(summary: Summary) -> list[Cell]:
    of = summary.document
    return [of.id, of.name, of.title, of.source, of.published]


def _source_cells(item: Meeting | Commitment | Concern) -> list[Cell]:
    return [*_attribution_cells(item.attribution), *_evidence_cells(item.evidence)]


def _attribution_cells(attribution: Attribution) -> list[Cell]:
    return [attribution.source, attribution.kind, attribution.hedge]


def _evidence_cells(evidence: Sequence[Evidence]) -> list[Cell]:
    return [
        tuple(passage.quote for passage in evidence),
        tuple(passage.sentence for passage in evidence),
        tuple(passage.start for passage in evidence),
        tuple(passage.end for passage in evidence),
    ]


def _list_places(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The place of each quote as a reader cites it; none of a summary of schema 1, which has none."""
    places = tuple(passage.where or "" for passage in evidence)
    return places if any(places) else ()


def _made_cells(made: Made | None) -> list[Cell]:
    return [made.start, made.end, made.day_of] if made else [None] * 3


def _when_cells(when: When | None) -> list[Cell]:
    return [when.text, when.start, when.end, when.precision] if when else [None] * 4


def _name_parties(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[party] for party in ids)


def _meeting_cells(meeting: Meeting, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(meeting.parties, names),
        tuple(name_person(person) for person in meeting.participants),
        *(meeting.status, meeting.format, meeting.level),
        *_when_cells(meeting.when),
        meeting.place,
        names[meeting.host] if meeting.host else None,
        *(meeting.series, meeting.round, meeting.sideline_of, meeting.occasion),
        *(meeting.background, meeting.disputed, meeting.topics),
    ]


def _commitment_cells(commitment: Commitment, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(commitment.by, names),
        _name_parties(commitment.to, names),
        *(commitment.modality, commitment.binding, commitment.action, commitment.condition),
        *_when_cells(commitment.deadline),
        *(commitment.standing, commitment.meeting),
    ]


def _concern_cells(concern: Concern, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(concern.raised_by, names),
        _name_parties(concern.directed_at, names),
        *(concern.about, concern.kind, concern.voice, concern.category, concern.meeting),
    ]
