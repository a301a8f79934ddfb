"""Promises as an SQLite file, with views that answer what people ask of them."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summarizer._views.due_rows import DueRow
from summarizer.render._printable import replace_halves
from summarizer.schemas import Evidence, Promises

Row = tuple[str | int | None, ...]
_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, name TEXT, title TEXT, source TEXT, published TEXT);
CREATE TABLE mentions (
  id TEXT PRIMARY KEY, document TEXT REFERENCES documents, promise TEXT, role TEXT, "by" TEXT, "to" TEXT,
  told TEXT, modality TEXT, result TEXT, condition TEXT, due TEXT, source TEXT, hedge TEXT, quote TEXT);
CREATE TABLE links (
  id TEXT PRIMARY KEY, later TEXT REFERENCES mentions, earlier TEXT REFERENCES mentions, type TEXT,
  of TEXT, according_to TEXT, maker_only INTEGER, hedge TEXT, late TEXT, old_due TEXT, new_due TEXT,
  decided_by TEXT, quote TEXT, about TEXT);
CREATE TABLE refused (later TEXT, earlier TEXT, type TEXT, why TEXT);
CREATE TABLE states (
  promise TEXT REFERENCES mentions, as_of TEXT, "by" TEXT, "to" TEXT, what TEXT, condition TEXT,
  since TEXT, due TEXT, state TEXT, according_to TEXT, maker_only INTEGER, hedges TEXT);
CREATE VIEW overdue AS SELECT * FROM states WHERE state = 'overdue' ORDER BY due;
CREATE VIEW due_soon AS SELECT * FROM states WHERE state = 'due_soon' ORDER BY due;
CREATE VIEW disputed AS SELECT * FROM states WHERE state = 'disputed';
CREATE VIEW kept_by_its_maker_alone AS SELECT * FROM states WHERE maker_only;
CREATE VIEW quotes AS
  SELECT l.type, l.according_to, l.hedge, d.name AS document, d.published, l.quote,
    e.name AS earlier_document, e.published AS earlier_published, l.about, l.id AS link
  FROM links l JOIN mentions m ON m.id = l.later JOIN documents d ON d.id = m.document
  JOIN mentions n ON n.id = l.earlier JOIN documents e ON e.id = n.document;
CREATE VIEW moved AS
  SELECT q.*, l.old_due, l.new_due FROM quotes q JOIN links l ON l.id = q.link WHERE l.type = 'extended';
"""


def make_database(rows: Sequence[DueRow], promises: Promises, day: dt.date) -> bytes:
    """Promises as the bytes of an SQLite file; its states are the `rows`, which are those of a day."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "promises.db"
        database = sqlite3.connect(path)
        try:
            database.executescript(_TABLES)
            _insert(database, "documents", _list_documents(promises))
            _insert(database, "mentions", _list_mentions(promises))
            _insert(database, "links", _list_links(promises))
            _insert(
                database,
                "refused",
                ((one.later, one.earlier, one.type, one.why) for one in promises.refused),
            )
            _insert(database, "states", (_state_row(row, day) for row in rows))
            database.commit()
        finally:
            database.close()
        return path.read_bytes()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        places = ", ".join("?" * len(row))
        cells = [replace_halves(cell) if isinstance(cell, str) else cell for cell in row]
        database.execute(f"INSERT INTO {table} VALUES ({places})", cells)  # noqa: S608 - names of ours


def _list_documents(promises: Promises) -> Iterator[Row]:
    for one in promises.documents:
        yield one.id, one.name, one.title, one.source, _day(one.published)


def _list_mentions(promises: Promises) -> Iterator[Row]:
    chains = {id_: chain.id for chain in promises.chains for id_ in (*chain.reports, *chain.promises)}
    names = {party.id: party.name for party in promises.parties}
    for one in promises.mentions:
        sides = ["; ".join(names[id_] for id_ in ids) for ids in (one.by, one.to)]
        due = _day(one.deadline.end if one.deadline else None)
        said = one.attribution
        told = (one.told, one.modality, one.result, one.condition, due, said.source, said.hedge)
        promise = chains.get(one.id)
        yield one.id, one.document, promise, one.role, *sides, *told, _quote(one.evidence)


def _list_links(promises: Promises) -> Iterator[Row]:
    for one in promises.links:
        moved = (one.change.old, one.change.new) if one.change else (None, None)
        days = [when.end if when else None for when in moved]
        said = (one.according_to, int(one.maker_only), one.hedge, one.late, *map(_day, days))
        ends = (one.later, one.earlier, one.type, one.of)
        yield one.id, *ends, *said, one.decided_by, _quote(one.evidence), _quote(one.about)


def _state_row(row: DueRow, day: dt.date) -> Row:
    state = row.state
    who = dict.fromkeys(said.according_to or "the writer" for said in state.rests_on)
    told = (row.chain.id, day.isoformat(), row.by, row.to, row.what, row.condition)
    days = (_day(state.since), _day(state.due))
    said = json.dumps(list(who), ensure_ascii=False), int(state.maker_only)
    hedges = [*state.hedges, *state.made_hedges]
    return *told, *days, state.state, *said, json.dumps(hedges, ensure_ascii=False)


def _quote(evidence: Iterable[Evidence]) -> str:
    return " … ".join(one.quote for one in evidence)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
