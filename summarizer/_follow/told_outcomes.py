"""Told outcomes: what one document tells of its own promises, as its summary has linked it."""

from __future__ import annotations

import datetime as dt

from summarizer._follow.forbidden import Ends, last_day, why_forbidden
from summarizer._follow.judge import make_link_id, tell_late
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.verify import Claim
from summarizer.schemas import Link, LinkType, Mention, Result

# What was refused or denied may be of several types: that is for a reading of it.
_TYPES: dict[Result, LinkType] = {
    "done": "fulfilled",
    "partly_done": "partly_fulfilled",
    "withdrawn": "withdrawn",
}


def link_told_outcomes(given: FollowedSummary) -> list[Claim]:
    """The links between the outcomes of a document and the promises in it that these name."""
    mentions = {mention.id: mention for mention in given.mentions}
    parties = {party.id: party for party in given.parties}
    day = given.document.published
    found: list[Claim] = []
    for report in given.mentions:
        promise = mentions.get(report.of or "")
        type_ = _type_of(report, promise, day) if promise else None
        if promise is None or type_ is None:
            continue
        ends = Ends(report, promise, day, day)
        if why_forbidden(type_, ends, parties) is None:
            found.append(_link_told(type_, ends, report, promise))
    return found


def _type_of(report: Mention, promise: Mention, day: dt.date | None) -> LinkType | None:
    """The type that a result is; what was not done was missed once its day is over, else broken."""
    if report.result == "not_done":
        due = last_day(promise.deadline)
        return "missed" if due and day and day > due else "broken"
    return _TYPES.get(report.result) if report.result else None


def _link_told(type_: LinkType, ends: Ends, report: Mention, promise: Mention) -> Link:
    return Link(
        id=make_link_id(report.id, promise.id, type_),
        later=report.id,
        earlier=promise.id,
        type=type_,
        according_to=report.attribution.source,
        hedge=report.attribution.hedge,
        late=tell_late(type_, ends),
        decided_by="code",
        reason="its summary tells it of this promise",
        evidence=report.evidence,
        about=promise.evidence,
    )
