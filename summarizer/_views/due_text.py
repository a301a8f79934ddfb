"""What is due as text: a paragraph a promise, with its quotes and what was told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from summarizer._follow.states import Ledger
from summarizer._views.due_rows import DueRow, word_source, word_state
from summarizer.render._printable import make_printable
from summarizer.schemas import Evidence, Promises


def render_due(rows: Sequence[DueRow], promises: Promises, day: dt.date) -> str:
    """The rows on a day, each with the words of the documents at both ends of each link."""
    ledger = Ledger(promises)
    count = "1 promise" if len(rows) == 1 else f"{len(rows)} promises"
    parts = [f"{count} on {day}", *(_render_row(row, ledger, day) for row in rows)]
    return "\n\n".join(parts) + "\n"


def _render_row(row: DueRow, ledger: Ledger, day: dt.date) -> str:
    to = f" → {row.to}" if row.to else ""
    due = f"due {row.state.due}" if row.state.due else "no date known"
    lines = [
        f"{row.by or 'not said who'}{to}: {row.what}",
        f"  {word_state(row.state)} · {due} · since {row.state.since or 'an undated document'}",
    ]
    if row.condition:
        lines.append(f"  on the condition: {row.condition}")
    first = ledger.mentions[row.chain.promises[0]]
    lines.append(f"  {_cite(first.id, first.evidence, ledger)}")
    for id_ in row.chain.links:
        link = ledger.links[id_]
        if ledger.known_by(link.later, day):
            said = next(one for one in row.state.said if one.link == id_) if _is_said(row, id_) else None
            who = word_source(said) if said else link.according_to or "the writer"
            late = f", late: {link.late}" if link.late else ""
            lines.append(f"  {link.type.replace('_', ' ')}, according to {who}{late}")
            lines.append(f"    {_cite(link.later, link.evidence, ledger)}")
            lines.append(f"    about {_cite(link.earlier, link.about, ledger)}")
    return "\n".join(map(make_printable, lines))


def _is_said(row: DueRow, link: str) -> bool:
    return any(one.link == link for one in row.state.said)


def _cite(mention: str, evidence: Sequence[Evidence], ledger: Ledger) -> str:
    document = ledger.documents[ledger.mentions[mention].document]
    name = document.name or document.title or document.id[:12]
    quotes = " … ".join(f"“{' '.join(one.quote.split())}”" for one in evidence)
    return f"{quotes} ({name}, {document.published or 'undated'})"
