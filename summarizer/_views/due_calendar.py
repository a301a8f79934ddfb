"""What is due as a calendar: a whole day for each deadline that nothing was told of yet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from summarizer._follow.states import Ledger, PromiseState, State
from summarizer._views.due_rows import DueRow, word_state
from summarizer.render._ics import PlainEvent, write_calendar
from summarizer.schemas import Promises

_SETTLED: frozenset[State] = frozenset(
    {"fulfilled", "missed", "broken", "withdrawn", "condition_not_met"}
)


def make_due_calendar(rows: Sequence[DueRow], promises: Promises) -> str:
    """The deadlines of promises that are not settled. Raises SettingsError without icalendar."""
    ledger = Ledger(promises)
    events = [_make_event(row, ledger) for row in rows if row.state.due and not _is_settled(row.state)]
    return write_calendar("Promises by their deadlines, as told in documents", events)


def _is_settled(state: PromiseState) -> bool:
    """Whether nothing more is awaited of a promise: what is told with a hedge only settles nothing."""
    return state.state in _SETTLED and not state.hedges


def _make_event(row: DueRow, ledger: Ledger) -> PlainEvent:
    first = ledger.mentions[row.chain.promises[0]]
    document = ledger.documents[first.document]
    uid = hashlib.sha256(f"due {row.chain.id} {row.state.party}".encode()).hexdigest()[:32]
    to = f" → {row.to}" if row.to else ""
    lines = [
        word_state(row.state),
        f"on the condition: {row.condition}" if row.condition else "",
        *(f"“{evidence.quote}”" for evidence in first.evidence),
        f"From: {document.title or document.name or document.id[:12]}",
    ]
    assert row.state.due is not None
    return PlainEvent(
        uid=f"{uid}@summarizer",
        stamp=document.published,
        day=row.state.due,
        title=f"{row.by or 'not said who'}{to}: {row.what}",
        sure=row.state.is_firm
        and row.state.state not in ("disputed", "partly_fulfilled")
        and row.condition is None,
        lines=tuple(line for line in lines if line),
    )
