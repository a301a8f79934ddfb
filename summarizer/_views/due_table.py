"""What is due as a table, for CSV and Parquet, and as JSON: a row a promise and promiser."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer._follow.states import Ledger, Said
from summarizer._views.due_rows import DueRow
from summarizer.render._json import shown_json
from summarizer.render._printable import replace_halves
from summarizer.render._table_columns import Columns
from summarizer.render._tables import Table
from summarizer.schemas import Link, Promises

COLUMNS: Columns = {
    "promise": "text",
    "by": "text",
    "to": "text",
    "what": "text",
    "condition": "text",
    "since": "date",
    "due": "date",
    "state": "text",
    "according_to": "texts",
    "hedges": "texts",
    "by_its_maker_alone": "flag",
    "quote": "text",
    "document_name": "text",
    "document_published": "date",
    "told": "texts",
    "promised_hedges": "texts",
}


def make_due_table(rows: Sequence[DueRow], promises: Promises, day: dt.date) -> Table:
    """The rows on a day as a table; "told" has what each link says, with the later document's words."""
    ledger = Ledger(promises)
    return Table("due", COLUMNS, [_make_cells(row, ledger, day) for row in rows])


def _make_cells(row: DueRow, ledger: Ledger, day: dt.date) -> dict[str, Any]:
    first = ledger.mentions[row.chain.promises[0]]
    document = ledger.documents[first.document]
    rests = row.state.rests_on
    return {
        "promise": row.chain.id,
        "by": row.by or None,
        "to": row.to or None,
        "what": row.what,
        "condition": row.condition,
        "since": row.state.since,
        "due": row.state.due,
        "state": row.state.state,
        "according_to": tuple(dict.fromkeys(map(_name_source, rests))),
        "hedges": tuple(dict.fromkeys(said.hedge for said in rests if said.hedge)),
        "by_its_maker_alone": row.state.maker_only,
        "quote": " … ".join(evidence.quote for evidence in first.evidence),
        "document_name": document.name,
        "document_published": document.published,
        "told": tuple(
            f"{link.type}: {' … '.join(evidence.quote for evidence in link.evidence)}"
            for link in links_told(row, ledger, day)
        ),
        "promised_hedges": row.state.made_hedges,
    }


def links_told(row: DueRow, ledger: Ledger, day: dt.date) -> list[Link]:
    """The links of a promise that were told by a day, in the order of their days."""
    links = [ledger.links[id_] for id_ in row.chain.links]
    told = [link for link in links if ledger.known_by(link.later, day)]
    return sorted(told, key=lambda link: (ledger.told_on(link.later) or dt.date.max, link.id))


def _name_source(said: Said) -> str:
    return said.according_to or "the writer"


def dump_due(rows: Sequence[DueRow], promises: Promises, day: dt.date) -> str:
    """The rows on a day as JSON, each with its links and their words in both documents."""
    ledger = Ledger(promises)
    tree = [
        _make_cells(row, ledger, day)
        | {"told": [_describe_link(link, ledger) for link in links_told(row, ledger, day)]}
        for row in rows
    ]
    text = json.dumps({"as_of": day, "promises": tree}, ensure_ascii=False, indent=2, default=str)
    return shown_json(replace_halves(text)) + "\n"


def _describe_link(link: Link, ledger: Ledger) -> Mapping[str, Any]:
    ends = {}
    for end, mention, evidence in (
        ("later", link.later, link.evidence),
        ("earlier", link.earlier, link.about),
    ):
        document = ledger.documents[ledger.mentions[mention].document]
        ends[end] = {
            "document": document.id,
            "name": document.name,
            "published": document.published,
            "quotes": [
                {"quote": one.quote, "start": one.start, "end": one.end, "where": one.where}
                for one in evidence
            ],
        }
    return {
        "type": link.type,
        "of": link.of,
        "according_to": link.according_to,
        "by_its_maker_alone": link.maker_only,
        "hedge": link.hedge,
        "late": link.late,
        "decided_by": link.decided_by,
        **ends,
    }
