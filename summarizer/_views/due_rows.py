"""Rows of what is due: each promise of each promiser with its state on a day and who says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer._follow.sides import names_party
from summarizer._follow.states import Ledger, PromiseState, Said, states_on
from summarizer._words.shown import quote_words
from summarizer._words.states import english_name
from summarizer.schemas import Chain, FollowedParty, Promises


@dataclass(frozen=True, slots=True)
class DueRow:
    """A promise of one promiser on a day: who, to whom, what, and what is known of it."""

    chain: Chain
    by: str
    to: str
    what: str
    condition: str | None
    state: PromiseState


def list_due(
    promises: Promises,
    day: dt.date,
    *,
    party: str | None = None,
    since: dt.date | None = None,
    soon: int,
) -> list[DueRow]:
    """The promises known on a day, by their deadlines, those without one last.

    `party` is a name of who promised or to whom. `since` leaves out those of which nothing was told
    from that day on.
    """
    ledger = Ledger(promises)
    rows = [row for chain in promises.chains for row in _rows_of(chain, ledger, day, soon)]
    if party is not None:
        rows = [row for row in rows if _concerns(row, party, ledger)]
    if since is not None:
        rows = [row for row in rows if _latest_day(row, ledger, day) >= since]
    return sorted(rows, key=lambda row: (row.state.due is None, row.state.due or day, row.chain.id))


def _rows_of(chain: Chain, ledger: Ledger, day: dt.date, soon: int) -> Iterator[DueRow]:
    first = ledger.mentions[chain.promises[0]]
    if first.role != "promise":
        return
    to = ", ".join(name_shown(ledger.parties[id_]) for id_ in chain.to)
    for state in states_on(chain, ledger, day, soon=soon):
        by = name_shown(ledger.parties[state.party]) if state.party else ""
        yield DueRow(chain, by, to, chain.told, first.condition, state)


def name_shown(party: FollowedParty) -> str:
    """A party as readers of many documents know it: a state by its English name."""
    return (party.country and party.kind == "state" and english_name(party.country)) or party.name


def _concerns(row: DueRow, party: str, ledger: Ledger) -> bool:
    ids = [id_ for id_ in (row.state.party, *row.chain.to) if id_]
    return any(
        names_party(party, ledger.parties[id_])
        or party.casefold() in (name_shown(ledger.parties[id_]).casefold(), id_.casefold())
        for id_ in ids
    )


def _latest_day(row: DueRow, ledger: Ledger, day: dt.date) -> dt.date:
    ids = [*row.chain.promises, *row.chain.reports]
    days = [told for id_ in ids if (told := ledger.told_on(id_)) and told <= day]
    return max(days, default=dt.date.min)


def word_state(state: PromiseState) -> str:
    """A state in words, with who says so: "fulfilled, according to Dorn".

    Where it is told with a hedge only, that comes first: "“reportedly” fulfilled, according to Dorn".
    """
    hedges = "".join(f"{quote_words(hedge)} " for hedge in state.hedges)
    told = hedges + state.state.replace("_", " ")
    if state.made_hedges:
        told += f" (promised {', '.join(map(quote_words, state.made_hedges))})"
    if not state.rests_on:
        return told
    who = dict.fromkeys(map(word_source, state.rests_on))
    alone = ", by its maker alone" if state.maker_only else ""
    return f"{told}, according to {'; '.join(who)}{alone}"


def word_source(said: Said) -> str:
    """Who says something, and how surely: "Dorn (reportedly)"."""
    source = said.according_to or "the writer"
    return f"{source} ({said.hedge})" if said.hedge else source
