"""States: what is known of a promise on a day, who says so, and whether its day is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from summarizer.schemas import Chain, FollowedDocument, Link, Mention, Promises, UnmetCondition

SOON = 14  # days
State = Literal[
    "open",
    "due_soon",
    "overdue",
    "extended",
    "fulfilled",
    "partly_fulfilled",
    "missed",
    "broken",
    "withdrawn",
    "disputed",
    "condition_not_met",
]
_KEPT = ("fulfilled", "partly_fulfilled")
_NOT_KEPT = ("missed", "broken")


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was told of a promise: what, by whom, how surely, on which day, in which link."""

    what: str
    according_to: str | None
    hedge: str | None
    maker_only: bool
    day: dt.date | None
    link: str | None


@dataclass(frozen=True, slots=True)
class PromiseState:
    """The state of a promise of one promiser on a day, the sayings it rests on, and all the others.

    `made_hedges` are those of the promise itself, where every telling of it has one.
    """

    party: str | None
    state: State
    due: dt.date | None
    since: dt.date | None
    rests_on: tuple[Said, ...]
    said: tuple[Said, ...]
    made_hedges: tuple[str, ...] = ()

    @property
    def hedges(self) -> tuple[str, ...]:
        """The hedges of a state that everybody tells with one; empty where it is told firmly."""
        return _hedges_of(said.hedge for said in self.rests_on)

    @property
    def is_firm(self) -> bool:
        """Whether the state, and that it was promised at all, is told without a hedge by somebody."""
        return not (self.hedges or self.made_hedges)

    @property
    def maker_only(self) -> bool:
        """Whether nobody but the promiser says that it was kept."""
        kept = [said for said in self.rests_on if said.what in _KEPT]
        return bool(kept) and all(said.maker_only for said in kept)


class Ledger:
    """A file of promises with its items by their ids, as they are looked up for a day."""

    def __init__(self, promises: Promises) -> None:
        self.promises = promises
        self.documents: Mapping[str, FollowedDocument] = {one.id: one for one in promises.documents}
        self.mentions: Mapping[str, Mention] = {one.id: one for one in promises.mentions}
        self.links: Mapping[str, Link] = {one.id: one for one in promises.links}
        self.parties = {one.id: one for one in promises.parties}

    @cached_property
    def unmet(self) -> Mapping[str, list[UnmetCondition]]:
        """The unmet conditions by the mentions of promises that they are of."""
        found: dict[str, list[UnmetCondition]] = {}
        for one in self.promises.unmet:
            found.setdefault(one.earlier, []).append(one)
        return found

    def told_on(self, mention: str) -> dt.date | None:
        """The day on which the document of a mention was published."""
        return self.documents[self.mentions[mention].document].published

    def known_by(self, mention: str, day: dt.date) -> bool:
        """Whether a mention was told by a day; an undated one always was."""
        told = self.told_on(mention)
        return told is None or told <= day


def states_on(chain: Chain, ledger: Ledger, day: dt.date, *, soon: int = SOON) -> list[PromiseState]:
    """The state of a promise on a day, for each who made it; empty where nobody had told of it.

    Nothing told after the day counts. `soon` is how many days ahead a deadline is "due_soon".
    """
    made = [id_ for id_ in chain.promises if ledger.known_by(id_, day)]
    if not made:
        return []
    return [_state_of(party, chain, made, ledger, day, soon) for party in chain.by or (None,)]


def _state_of(
    party: str | None,
    chain: Chain,
    made: Sequence[str],
    ledger: Ledger,
    day: dt.date,
    soon: int,
) -> PromiseState:
    links = [ledger.links[id_] for id_ in chain.links]
    told = [
        link
        for link in links
        if ledger.known_by(link.later, day) and (link.of_party is None or link.of_party == party)
    ]
    due = find_due(made, ledger)
    said = sorted(
        (*(_said_by(link, ledger) for link in told), *_said_inside(made, ledger)),
        key=lambda one: (one.day or dt.date.min, one.what, one.link or ""),
    )
    unmet = [one for id_ in made for one in ledger.unmet.get(id_, ())]
    conditions = [
        Said("condition_not_met", one.according_to, one.hedge, False, ledger.told_on(one.later), one.id)
        for one in unmet
        if ledger.known_by(one.later, day)
    ]
    state, rests_on = _decide([*said, *conditions], due, day, soon)
    since = min((one for id_ in made if (one := ledger.told_on(id_))), default=None)
    hedges = _hedges_of(ledger.mentions[id_].attribution.hedge for id_ in made)
    return PromiseState(party, state, due, since, tuple(rests_on), (*said, *conditions), hedges)


def _hedges_of(told: Iterable[str | None]) -> tuple[str, ...]:
    """The hedges of what is told, each once; empty where one tells it without."""
    hedges = list(told)
    return tuple(dict.fromkeys(hedge for hedge in hedges if hedge)) if all(hedges) else ()


def find_due(made: Sequence[str], ledger: Ledger) -> dt.date | None:
    """The last day of a promise by its latest telling that has one; of accounts of one day, the first.

    A telling without a date leaves the date as it was.
    """
    due, told = None, None
    for id_ in made:
        deadline, day = ledger.mentions[id_].deadline, ledger.told_on(id_)
        if deadline and deadline.end and (due is None or day != told):
            due, told = deadline.end, day
    return due


def _said_by(link: Link, ledger: Ledger) -> Said:
    day = ledger.told_on(link.later)
    what = f"denied_{link.of}" if link.type == "denied" and link.of else link.type
    return Said(what, link.according_to, link.hedge, link.maker_only, day, link.id)


def _said_inside(made: Sequence[str], ledger: Ledger) -> list[Said]:
    """What a text tells of a promise in the same breath: that it was taken back, kept or denied."""
    found = []
    for id_ in made:
        mention = ledger.mentions[id_]
        if mention.standing not in (None, "active"):
            source = mention.attribution
            told = ledger.told_on(id_)
            found.append(Said(mention.standing, source.source, source.hedge, False, told, None))
    return found


def _decide(
    said: Sequence[Said], due: dt.date | None, day: dt.date, soon: int
) -> tuple[State, list[Said]]:
    """What all that was said makes of a promise; the latest saying counts, and dissent is a dispute."""
    by_what: dict[str, list[Said]] = {}
    for one in said:
        early = one.what == "broken" and due is not None and one.day is not None and one.day <= due
        if not early:  # whoever calls it broken before its day says so, and it is open all the same
            by_what.setdefault(one.what, []).append(one)
    told = [one for what in (*_KEPT, *_NOT_KEPT, "withdrawn") for one in by_what.get(what, ())]
    unmet = by_what.get("condition_not_met", [])
    if unmet and (_is_firm(unmet) or not _is_firm(told)):
        return "condition_not_met", unmet
    dissent = [
        one
        for what in (
            "disputed",
            "contradicted",
            "denied_promise",
            "denied_claim",
            "denied",
            "denied_fulfilment",
        )
        for one in by_what.get(what, ())
    ]
    if dissent:
        return "disputed", dissent
    if told:
        return _latest(told)
    if due is not None and day > due:
        return "overdue", []
    if due is not None and (due - day).days <= soon:
        return "due_soon", []
    if "extended" in by_what:
        return "extended", by_what["extended"]
    return "open", []


def _is_firm(told: Iterable[Said]) -> bool:
    """Whether one of some sayings has no hedge."""
    return any(not one.hedge for one in told)


def _latest(told: Sequence[Said]) -> tuple[State, list[Said]]:
    """The latest outcome that was told; disputed where one says kept and another, later, not so.

    What is told with a hedge takes the place of nothing that is told without one.
    """
    order = sorted(told, key=lambda one: one.day or dt.date.min)
    kept = [one for one in order if one.what == "fulfilled"]
    against = [one for one in order if one.what in _NOT_KEPT]
    by_others = [one for one in kept if not one.maker_only and not one.hedge]
    if kept and against and (order[-1] in against or not by_others):
        return "disputed", [*kept, *against]
    last = ([one for one in order if not one.hedge] or order)[-1]
    same = [one for one in order if one.what == last.what]
    state: State = last.what  # type: ignore[assignment]  # one of the five that were chosen above
    return state, same
