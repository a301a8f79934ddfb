"""Forbidden: what no answer can link, for code knows better: roles, order, promisers, days, sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer._follow.acts import why_acts_differ
from summarizer._follow.candidates import may_be_linked
from summarizer.schemas import FollowedParty, LinkType, Mention, When

ACCUSATIONS: frozenset[LinkType] = frozenset({"missed", "broken", "withdrawn", "denied", "contradicted"})
EITHER_WAY: frozenset[LinkType] = frozenset({"same", "contradicted"})  # neither end comes first
NEW_ACTS: frozenset[LinkType] = frozenset({"repeated", "extended"})
KEPT: frozenset[LinkType] = frozenset({"fulfilled", "partly_fulfilled"})
_OF_ASKS: frozenset[LinkType] = frozenset({"same", "repeated", "contradicted"})
_OF_REPORTS: frozenset[LinkType] = frozenset({"same", "denied", "contradicted"})
# What the text of an outcome says cannot bear out the opposite of it.
_NOT_FROM = {
    "done": frozenset({"broken", "withdrawn"}),
    "not_done": frozenset({"fulfilled"}),
    "refused": frozenset({"fulfilled", "partly_fulfilled"}),
}


@dataclass(frozen=True, slots=True)
class Ends:
    """The two mentions of a link with the days on which their documents were published."""

    later: Mention
    earlier: Mention
    told: dt.date | None
    made: dt.date | None


def why_forbidden(type_: LinkType, ends: Ends, parties: Mapping[str, FollowedParty]) -> str | None:
    """What forbids a link of a type between two mentions; None where nothing does."""
    return (
        _why_not_roles(type_, ends)
        or _why_not_order(type_, ends)
        or _why_not_promiser(ends, parties)
        or _why_not_days(type_, ends)
        or _why_not_result(type_, ends)
        or why_acts_differ(ends.later, ends.earlier, type_)
    )


def _why_not_roles(type_: LinkType, ends: Ends) -> str | None:
    later, earlier = ends.later.role, ends.earlier.role
    if "ask" in (later, earlier):
        if later != earlier:
            return "an ask is no promise: nothing links the two"
        return None if type_ in _OF_ASKS else f"an ask is no promise: nothing is {type_} of it"
    if earlier == "report" and type_ not in _OF_REPORTS:
        return f"{type_} is told of a promise, and the earlier mention is a report"
    if later == "report" and type_ in NEW_ACTS:
        return f"{type_} takes a new promise, and the later mention is a report"
    if type_ == "same" and later != earlier:
        return "a promise and a report of it are not the same"
    return None


def _why_not_order(type_: LinkType, ends: Ends) -> str | None:
    if ends.later.document == ends.earlier.document:
        return None if ends.later.role == "report" else "both are of one document"
    if ends.told is None or ends.made is None:
        return "one document is undated: which came first is unknown" if type_ in NEW_ACTS else None
    if ends.told < ends.made and type_ not in EITHER_WAY:
        return f"it leads to a later document: {ends.told} is before {ends.made}"
    return None


def _why_not_promiser(ends: Ends, parties: Mapping[str, FollowedParty]) -> str | None:
    if may_be_linked(ends.later, ends.earlier, parties):
        return None
    names = [", ".join(parties[id_].name for id_ in one.by) for one in (ends.later, ends.earlier)]
    return f"two promisers: {names[0]} and {names[1]}"


def _why_not_days(type_: LinkType, ends: Ends) -> str | None:
    due = last_day(ends.earlier.deadline)
    if type_ == "missed" and due and ends.told and ends.told <= due:
        return f"the day is not over: due {due}, told {ends.told}"
    mine = last_day(ends.later.deadline)
    if type_ == "extended" and due and mine and due == mine:
        return f"the date is the same: {due}"
    if type_ == "extended" and ends.told == ends.made:
        return "both are told on one day: two accounts, no change"
    if type_ == "repeated" and due and mine and due != mine:
        return f"the date is another: {due} and {mine}"
    return None


def _why_not_result(type_: LinkType, ends: Ends) -> str | None:
    result = ends.later.result
    if result in _NOT_FROM and type_ in _NOT_FROM[result]:
        return f"its text tells of {result.replace('_', ' ')}, not of {type_}"
    return None


def last_day(when: When | None) -> dt.date | None:
    """The last day of a date, where its days are known."""
    return when.end if when else None
