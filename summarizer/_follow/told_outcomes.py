"""Told outcomes: what one document tells of its own promises, as its summary has linked it."""

from __future__ import annotations

from summarizer._follow.forbidden import Ends, why_forbidden
from summarizer._follow.judge import make_link_id, tell_late
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.verify import Claim
from summarizer.schemas import Link, LinkType, Mention, Result

# What a text says was not done may be missed, broken or neither: that is for a reading of it.
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
        type_ = _TYPES.get(report.result) if report.result else None
        if promise is None or type_ is None:
            continue
        ends = Ends(report, promise, day, day)
        if why_forbidden(type_, ends, parties) is None:
            found.append(_link_told(type_, ends, report, promise))
    return found


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
