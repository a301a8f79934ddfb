"""The rows of a page of promises: each with its status, who says so, and the views that it is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._follow.states import Ledger, PromiseState, Said, State
from summarizer._views.due_rows import DueRow, name_shown, word_source
from summarizer._views.line_of_days import DayLine, DayScale, draw_line
from summarizer._views.promise_steps import LINK_WORDS, PromiseStep, make_steps
from summarizer.render._wording import spell_dates, spell_when
from summarizer.schemas import Promises

# The groups of a page, what each holds, and what it says of them. What somebody says came of a promise
# is one group: nobody's promises are counted as kept or broken.
GROUPS: Sequence[tuple[str, tuple[State, ...], str]] = (
    ("Overdue", ("overdue",), "The day is over, and no document tells what came of it."),
    ("Disputed", ("disputed",), "Somebody denies it, or two accounts cannot both be true."),
    ("Due soon", ("due_soon",), ""),
    ("Open", ("open", "extended"), ""),
    (
        "What came of it, as somebody says",
        ("partly_fulfilled", "missed", "broken", "withdrawn", "condition_not_met", "fulfilled"),
        "Each status is somebody's word, named beside it.",
    ),
)
VIEWS: Mapping[str, str] = {
    "overdue": "Overdue",
    "moved": "Moved",
    "disputed": "Disputed",
    "alone": "Kept by its maker's word alone",
}
_TONES: Mapping[State, str] = {
    "overdue": "alert",
    "disputed": "dissent",
    "due_soon": "caution",
    "fulfilled": "kept",
    "partly_fulfilled": "kept",
    "missed": "against",
    "broken": "against",
    "withdrawn": "against",
    "condition_not_met": "against",
}
_WAITING: tuple[State, ...] = ("open", "due_soon", "extended")
_REPEATING = ("same", "repeated")
_SAID_WORDS = {
    "denied_promise": "the promise is denied",
    "denied_fulfilment": "its fulfilment is denied",
    "denied_claim": "a claim is denied",
}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of one promiser: as a reader sees it, and as the page filters it.

    `who` names those whose word the status is; it is empty where only the calendar says it. `also` is
    what else was said. `waits`: nothing came of it yet, and its day is not over. `new` is the latest
    day on which something was told or the deadline passed.
    """

    key: str
    by: str
    to: str
    what: str
    condition: str
    status: str
    tone: str
    who: tuple[str, ...]
    alone: bool
    waits: bool
    also: tuple[str, ...]
    since: str
    source: str
    due: str
    due_day: str
    new: str
    views: tuple[str, ...]
    parties: tuple[int, ...]
    line: DayLine
    steps: tuple[PromiseStep, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The promises of one group, by their deadlines."""

    title: str
    note: str
    rows: tuple[PromiseRow, ...]


def group_rows(
    due_rows: Sequence[DueRow], promises: Promises, day: dt.date, scale: DayScale, soon: int
) -> list[RowGroup]:
    """The promises of a day in groups, what needs a reader first."""
    ledger = Ledger(promises)
    numbers = {party.id: number for number, party in enumerate(promises.parties)}
    made = {
        id(row): make_row(row, ledger, day, scale, f"p{number}", numbers)
        for number, row in enumerate(due_rows, 1)
    }
    groups = []
    for title, states, note in GROUPS:
        found = tuple(made[id(row)] for row in due_rows if row.state.state in states)
        if found:
            within = f"Within {soon} days." if title == "Due soon" else ""
            groups.append(RowGroup(title, note or within, found))
    return groups


def make_row(
    row: DueRow, ledger: Ledger, day: dt.date, scale: DayScale, key: str, numbers: Mapping[str, int]
) -> PromiseRow:
    """A promise as a row of a page."""
    state = row.state
    steps = make_steps(row, ledger, day, key)
    first = next(step for step in steps if step.mention in row.chain.promises)
    told = [(step.day, step.shape, step.key, f"{step.spelled}: {step.label}") for step in steps]
    sides = {id_ for id_ in (state.party, *row.chain.to) if id_}
    return PromiseRow(
        key=key,
        by=row.by,
        to=row.to,
        what=row.what,
        condition=row.condition or "",
        status="moved" if state.state == "extended" else state.state.replace("_", " "),
        tone=_TONES.get(state.state, "plain"),
        who=_name_sources(state),
        alone=_is_kept_alone(state),
        waits=state.state in _WAITING,
        also=tuple(dict.fromkeys(_word_aside(said, state) for said in _list_asides(state))),
        since=spell_dates(state.since, state.since) if state.since else "an undated document",
        source=first.who,
        due=_spell_due(row, ledger, day),
        due_day=state.due.isoformat() if state.due else "",
        new=_find_latest(steps, state, day),
        views=tuple(_list_views(state)),
        parties=tuple(sorted(numbers[id_] for id_ in sides)),
        line=draw_line(told, state, day, scale),
        steps=steps,
    )


def _name_sources(state: PromiseState) -> tuple[str, ...]:
    """Whose word a status is; of a dispute, who says what."""
    if state.state == "disputed":
        return tuple(dict.fromkeys(map(_word_said, state.rests_on)))
    return tuple(dict.fromkeys(f"according to {word_source(said)}" for said in state.rests_on))


def _is_kept_alone(state: PromiseState) -> bool:
    return state.maker_only and state.state in ("fulfilled", "partly_fulfilled")


def _list_asides(state: PromiseState) -> list[Said]:
    """What was said of a promise that its status does not rest on."""
    return [said for said in state.said if said not in state.rests_on and said.what not in _REPEATING]


def _word_aside(said: Said, state: PromiseState) -> str:
    """An aside in words; who calls a promise broken before its day is named with that."""
    early = state.due is not None and said.day is not None and said.day <= state.due
    return _word_said(said, early=early and said.what == "broken")


def _word_said(said: Said, *, early: bool = False) -> str:
    words = "broken, before its day" if early else ""
    words = words or _SAID_WORDS.get(said.what) or LINK_WORDS.get(said.what, said.what.replace("_", " "))
    return f"{words}, according to {word_source(said)}"


def _spell_due(row: DueRow, ledger: Ledger, day: dt.date) -> str:
    """The deadline, or its words where no day is known of it."""
    if row.state.due:
        return spell_dates(row.state.due, row.state.due)
    told = (ledger.mentions[id_] for id_ in row.chain.promises if ledger.known_by(id_, day))
    return next((spell_when(one.deadline) for one in told if one.deadline), "no day given")


def _find_latest(steps: Sequence[PromiseStep], state: PromiseState, day: dt.date) -> str:
    days = [step.day for step in steps if step.day]
    if state.due and state.due < day:
        days.append(state.due + dt.timedelta(days=1))
    return max(days).isoformat() if days else ""


def _list_views(state: PromiseState) -> list[str]:
    found: list[str] = []
    if state.state in ("overdue", "disputed"):
        found.append(state.state)
    if any(said.what == "extended" for said in state.said):
        found.append("moved")
    if _is_kept_alone(state):
        found.append("alone")
    return found


def list_parties(due_rows: Sequence[DueRow], promises: Promises) -> list[tuple[int, str]]:
    """Who promised or was promised something: a number for each name, by name."""
    sides = {id_ for row in due_rows for id_ in (row.state.party, *row.chain.to) if id_}
    shown = [(number, one) for number, one in enumerate(promises.parties) if one.id in sides]
    return sorted(
        ((number, name_shown(one)) for number, one in shown), key=lambda pair: pair[1].casefold()
    )
