"""Items as rows of tables: meetings, commitments, asks, concerns, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.render._known_parties import name_in_english
from summarizer.render._made import Made, find_made
from summarizer.render._own_items import list_own_items
from summarizer.render._own_table import Cell, columns_of_own, own_cells, when_cells
from summarizer.render._table_columns import COLUMNS, ColumnType
from summarizer.render._wording import name_person
from summarizer.schemas import (
    Attribution,
    Commitment,
    Concern,
    Evidence,
    Meeting,
    Outcome,
    Summary,
)
from summarizer.schemas.references import references_in
from summarizer.schemas.summary import own_lists

TableRow = Mapping[str, Cell]
TableItem = Any  # of ours, or of a user's own kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what kind of cell each column holds, and its rows, an item each."""

    name: str
    columns: Mapping[str, ColumnType]
    rows: Sequence[TableRow]


@dataclass(frozen=True, slots=True)
class RowSource:
    """A summary with the names of its parties, by their ids: plain ones, and of those that the document
    never names what they are known by. `supported` are the items that a second reading supports.
    """

    summary: Summary
    names: Mapping[str, str]
    known_by: Mapping[str, str]
    supported: frozenset[str]


def make_tables(summaries: Iterable[Summary]) -> list[Table]:
    """The tables of some summaries, in their order; one that has no rows is there all the same.

    Asks are the commitments that bind nobody (`urged`, `expressed_interest`): a sum over
    "commitments" never counts a wish. Ids are those of the summary; names stand for parties, for states
    their one English name, however a document words it. Each kind of a user's own has a table, too.
    """
    columns = dict(COLUMNS)
    rows: dict[str, list[TableRow]] = {name: [] for name in COLUMNS}
    for summary in summaries:
        source = _source_of_rows(summary)
        for name, model in own_lists(type(summary)).items():
            columns.setdefault(name, columns_of_own(model))
        for name, items in {**_list_items(summary), **list_own_items(summary)}.items():
            rows.setdefault(name, []).extend(_make_row(columns[name], item, source) for item in items)
    return [Table(name, known, rows.get(name, [])) for name, known in columns.items()]


def _list_items(summary: Summary) -> dict[str, Sequence[TableItem]]:
    return {
        "meetings": summary.meetings,
        "commitments": summary.promises,
        "asks": summary.asks,
        "concerns": summary.concerns,
        "outcomes": summary.outcomes,
    }


def _source_of_rows(summary: Summary) -> RowSource:
    shown = name_in_english(summary.parties)
    verdicts = summary.verification.verdicts if summary.verification else ()
    return RowSource(
        summary,
        name_in_english(summary.parties, plain=True),
        {party.id: shown[party.id] for party in summary.parties if party.known_by},
        frozenset(verdict.item for verdict in verdicts if verdict.support == "supported"),
    )


def _make_row(columns: Iterable[str], item: TableItem, source: RowSource) -> TableRow:
    summary, known = source.summary, source.known_by
    cells = [
        *_document_cells(summary),
        item.id,
        *_own_cells(item, source.names),
        *_attribution_cells(getattr(item, "attribution", None)),
        *_evidence_cells(item.evidence),
        summary.document.published_from,
        summary.document.left_out,
        _list_places(item.evidence),
        *(_made_cells(find_made(item, summary)) if isinstance(item, Commitment) else []),
        tuple(dict.fromkeys(known[found.id] for found in references_in(item) if found.id in known)),
        _list_translations(item.evidence),
        item.id in source.supported if summary.verification else None,
        summary.verification.model if summary.verification else None,
        *([item.actor] if isinstance(item, Commitment) else []),
    ]
    return dict(zip(columns, cells, strict=True))


def _own_cells(item: TableItem, names: Mapping[str, str]) -> list[Cell]:
    if isinstance(item, Meeting):
        return _meeting_cells(item, names)
    if isinstance(item, Commitment):
        return _commitment_cells(item, names)
    if isinstance(item, Concern):
        return _concern_cells(item, names)
    return _outcome_cells(item, names) if isinstance(item, Outcome) else list(own_cells(item, names))


def _document_cells(summary: Summary) -> list[Cell]:
    of = summary.document
    return [of.id, of.name, of.title, of.source, of.published]


def _attribution_cells(attribution: Attribution | None) -> list[Cell]:
    if attribution is None:
        return [None] * 3
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


def _list_translations(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The translation of each quote; none where the summary is in the document's language."""
    told = tuple(passage.translation or "" for passage in evidence)
    return told if any(told) else ()


def _made_cells(made: Made | None) -> list[Cell]:
    return [made.start, made.end, made.day_of] if made else [None] * 3


def _name_parties(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[party] for party in ids)


def _meeting_cells(meeting: Meeting, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(meeting.parties, names),
        tuple(name_person(person) for person in meeting.participants),
        *(meeting.status, meeting.format, meeting.level),
        *when_cells(meeting.when),
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
        *when_cells(commitment.deadline),
        *(commitment.standing, commitment.meeting),
    ]


def _concern_cells(concern: Concern, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(concern.raised_by, names),
        _name_parties(concern.directed_at, names),
        *(concern.about, concern.kind, concern.voice, concern.category, concern.meeting),
    ]


def _outcome_cells(outcome: Outcome, names: Mapping[str, str]) -> list[Cell]:
    return [
        _name_parties(outcome.by, names),
        *(outcome.what, outcome.result),
        *when_cells(outcome.when),
        outcome.commitment,
    ]
