"""Mentions: what a kept summary tells of undertakings, one passage each, and of meetings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer._follow.sides import follow_party
from summarizer.schemas import (
    Commitment,
    Concern,
    FollowedDocument,
    FollowedParty,
    Meeting,
    Mention,
    Outcome,
    Summary,
    Telling,
    ToldConcern,
)

DIGITS = 12  # of a document's id with which those of its mentions begin
_FOLLOWED = ("document", "parties", "meetings", "commitments", "outcomes", "concerns")


@dataclass(frozen=True, slots=True)
class FollowedSummary:
    """What of one summary is followed: document, parties, mentions, tellings of meetings, concerns."""

    document: FollowedDocument
    parties: tuple[FollowedParty, ...]
    mentions: tuple[Mention, ...]
    tellings: tuple[Telling, ...]
    concerns: tuple[ToldConcern, ...] = ()


def take_mentions(summary: Summary) -> FollowedSummary:
    """The mentions of a summary: commitments, asks, and what came of them."""
    document = summary.document
    parties = {party.id: follow_party(party) for party in summary.parties}
    told = [_mention_of_commitment(item, document.id, parties) for item in summary.commitments]
    told += [_mention_of_outcome(item, document.id, parties) for item in summary.outcomes]
    return FollowedSummary(
        FollowedDocument(
            id=document.id,
            name=document.name,
            title=document.title,
            source=document.source,
            published=document.published,
            language=document.language,
            parties=tuple(dict.fromkeys(party.id for party in parties.values())),
            summary=_digest_summary(summary),
        ),
        tuple(parties.values()),
        tuple(told),
        tuple(_telling_of(meeting, document.id, parties) for meeting in summary.meetings),
        tuple(_concern_of(concern, document.id, parties) for concern in summary.concerns),
    )


def make_mention_id(document: str, item: str) -> str:
    """The id of an item of a document among those of all: "3f2a9c01be77.c1"."""
    return f"{document[:DIGITS]}.{item}"


def _digest_summary(summary: Summary) -> str:
    """The sha256 of what is followed of a summary: another one is followed anew."""
    tree = summary.model_dump(mode="json", include=set(_FOLLOWED))
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()


def _mention_of_commitment(
    item: Commitment, document: str, parties: Mapping[str, FollowedParty]
) -> Mention:
    return Mention(
        id=make_mention_id(document, item.id),
        document=document,
        role="promise" if item.binding else "ask",
        by=_ids_of(item.by, parties),
        to=_ids_of(item.to, parties),
        told=item.action,
        modality=item.modality,
        condition=item.condition,
        deadline=item.deadline,
        standing=item.standing,
        meeting=item.meeting and make_mention_id(document, item.meeting),
        attribution=item.attribution,
        evidence=item.evidence,
    )


def _mention_of_outcome(item: Outcome, document: str, parties: Mapping[str, FollowedParty]) -> Mention:
    return Mention(
        id=make_mention_id(document, item.id),
        document=document,
        role="report",
        by=_ids_of(item.by, parties),
        told=item.what,
        result=item.result,
        when=item.when,
        of=item.commitment and make_mention_id(document, item.commitment),
        attribution=item.attribution,
        evidence=item.evidence,
    )


def _telling_of(meeting: Meeting, document: str, parties: Mapping[str, FollowedParty]) -> Telling:
    return Telling(
        id=make_mention_id(document, meeting.id),
        document=document,
        parties=_ids_of(meeting.parties, parties),
        participants=tuple(person.name for person in meeting.participants),
        status=meeting.status,
        format=meeting.format,
        level=meeting.level,
        when=meeting.when,
        round=meeting.round,
        series=meeting.series,
        place=meeting.place,
        evidence=meeting.evidence,
    )


def _concern_of(item: Concern, document: str, parties: Mapping[str, FollowedParty]) -> ToldConcern:
    return ToldConcern(
        id=make_mention_id(document, item.id),
        document=document,
        raised_by=_ids_of(item.raised_by, parties),
        directed_at=_ids_of(item.directed_at, parties),
        about=item.about,
        kind=item.kind,
        meeting=item.meeting and make_mention_id(document, item.meeting),
        attribution=item.attribution,
        evidence=item.evidence,
    )


def _ids_of(given: tuple[str, ...], parties: Mapping[str, FollowedParty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parties[id_].id for id_ in given))
