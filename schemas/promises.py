"""Promises over time: mentions of promises in many documents, their chains, and the typed links."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from summarizer.schemas._model import Model
from summarizer.schemas.commitment import Modality, Standing
from summarizer.schemas.concern import ConcernKind
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.links import LinkOf, LinkType
from summarizer.schemas.marks import Verbatim
from summarizer.schemas.meeting import Format, Level, Status
from summarizer.schemas.outcome import Result
from summarizer.schemas.party import PartyKind
from summarizer.schemas.usage import Usage
from summarizer.schemas.when import When

PROMISES_VERSION = "1"
Role = Literal["promise", "ask", "report"]
DifferenceKind = Literal["only_in", "different_words", "contradictory"]
DecidedBy = Literal["code", "model", "person"]


class FollowedDocument(Model):
    """A document whose summary was followed; `summary` is the sha256 of what of it is followed."""

    id: str = Field(pattern="^[0-9a-f]{64}$")
    name: str | None
    title: str | None
    source: str | None
    published: dt.date | None
    language: str | None
    parties: tuple[str, ...] = Field(description="ids of all whom its summary names")
    summary: str = Field(pattern="^[0-9a-f]{64}$")


class FollowedParty(Model):
    """A party over all documents: a state by its code, any other by its name."""

    id: str
    name: str
    kind: PartyKind
    country: str | None
    aliases: tuple[str, ...]


class Mention(Model):
    """One passage of one document about one undertaking: made, asked for, or what came of it."""

    id: str = Field(description="the first digits of its document's id, and the item of its summary")
    document: str
    role: Role
    by: tuple[str, ...] = Field(description="party ids: who undertakes, asks, or had undertaken it")
    to: tuple[str, ...] = ()
    told: str
    modality: Modality | None = None
    result: Result | None = None
    condition: Annotated[str | None, Verbatim(carries=True)] = None
    deadline: When | None = None
    when: When | None = None
    standing: Standing | None = None
    of: str | None = Field(
        default=None, description="of a report: the mention of the same document it is about"
    )
    meeting: str | None = Field(
        default=None, description="id of the telling of the meeting where it was made"
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]


class Change(Model):
    """A deadline that was moved."""

    old: When | None
    new: When | None


class Link(Model):
    """What a later mention tells of an earlier one, in the words of both documents."""

    id: str
    later: str
    earlier: str
    type: LinkType
    of: LinkOf | None = None
    of_party: str | None = None
    according_to: str | None = Field(default=None, description="null: the writer of the document")
    maker_only: bool = False
    hedge: str | None = None
    late: Literal["yes", "no"] | None = None
    change: Change | None = None
    decided_by: DecidedBy
    reason: str
    evidence: tuple[Evidence, ...] = Field(description="of the later mention's document")
    about: tuple[Evidence, ...] = Field(description="of the earlier mention's document")


class UnmetCondition(Model):
    """A condition of a promise of which a text says that it was not met."""

    id: str
    later: str
    earlier: str
    according_to: str | None
    hedge: str | None
    decided_by: DecidedBy
    evidence: tuple[Evidence, ...]
    about: tuple[Evidence, ...]


class Chain(Model):
    """The mentions of one undertaking, oldest first; `id` is that of its first promise."""

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    told: str
    promises: tuple[str, ...] = Field(description="ids of the mentions in which it is made or asked")
    reports: tuple[str, ...] = Field(description="ids of the mentions of what came of it")
    links: tuple[str, ...]


class Telling(Model):
    """A meeting as one document tells it."""

    id: str
    document: str
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    status: Status
    format: Format
    level: Level
    when: When | None
    round: str | None
    series: str | None
    place: str | None
    evidence: tuple[Evidence, ...]


class ToldConcern(Model):
    """A worry, an objection or a warning, as one document tells it."""

    id: str
    document: str
    raised_by: tuple[str, ...]
    directed_at: tuple[str, ...]
    about: str
    kind: ConcernKind
    meeting: str | None = Field(default=None, description="id of the telling of its meeting")
    attribution: Attribution
    evidence: tuple[Evidence, ...]


class ToldMeeting(Model):
    """One meeting with all its tellings; its states are theirs, in the order of publication."""

    id: str
    tellings: tuple[str, ...]
    decided_by: DecidedBy


class ToldSide(Model):
    """What one document tells of a meeting."""

    document: str
    words: str
    evidence: tuple[Evidence, ...]


class ToldDifference(Model):
    """A difference between two tellings of one meeting; only_in is silence of the other, no denial."""

    meeting: str
    topic: str
    kind: DifferenceKind
    sides: tuple[ToldSide, ...] = Field(description="one side of only_in, else both")


class Refused(Model):
    """A link that was proposed and does not stand."""

    later: str
    earlier: str
    type: str
    why: str


class Decision(Model):
    """What a person rules on a link between two mentions, or on a mention.

    "other" gives the link another type, or corrects the mention: what it tells, its deadline.
    """

    later: str = Field(description="id of the later mention, or of the only one")
    earlier: str | None = Field(default=None, description="id of the earlier one; null: of a mention")
    ruling: Literal["yes", "no", "other"]
    type: LinkType | None = Field(default=None, description="the type that is right, of other")
    who: str = Field(min_length=1, max_length=200)
    when: AwareDatetime
    note: str | None = None
    told: str | None = Field(
        default=None, min_length=1, max_length=500, description="what the mention tells, of other"
    )
    due: dt.date | None = Field(default=None, description="the day by which, of other on a mention")

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.ruling == "other" and self.earlier is not None and self.type is None:
            raise ValueError("of other, say the type that the link has")
        if self.ruling == "other" and self.earlier is None and not (self.told or self.due):
            raise ValueError("of other on a mention, say what it tells or the day by which")
        return self


class Replaced(Model):
    """A document whose place a later version took, with the mentions that it had."""

    document: str = Field(description="id of the document that took its place")
    old: FollowedDocument
    mentions: tuple[Mention, ...]


class FollowedWith(Model):
    """What asked, and was asked."""

    model: str
    reader: str
    prompt: str
    prompt_hash: str
    schema_version: str
    package_version: str


class Promises(Model):
    """Who promised what to whom, what came of it, and who says so, over many documents.

    Links are stored, status is not: it is computed for a day.
    """

    documents: tuple[FollowedDocument, ...]
    parties: tuple[FollowedParty, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    links: tuple[Link, ...]
    unmet: tuple[UnmetCondition, ...]
    tellings: tuple[Telling, ...]
    concerns: tuple[ToldConcern, ...] = ()
    meetings: tuple[ToldMeeting, ...]
    differences: tuple[ToldDifference, ...]
    refused: tuple[Refused, ...]
    replaced: tuple[Replaced, ...]
    decisions: tuple[Decision, ...]
    unfollowed: tuple[FollowedDocument, ...] = Field(
        default=(), description="documents whose summaries were given and could not be followed yet"
    )
    made_with: FollowedWith
    usage: Usage

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        # A stored file is as hostile as any other input.
        links, chains = self.links, self.chains
        ends = {id_ for one in links for id_ in (one.later, one.earlier)}
        ends |= {id_ for one in self.unmet for id_ in (one.later, one.earlier)}
        inside = {id_ for one in chains for id_ in (one.id, *one.promises, *one.reports)}
        sides = {id_ for one in self.mentions for id_ in (*one.by, *one.to)}
        sides |= {id_ for one in chains for id_ in (*one.by, *one.to)}
        sides |= {id_ for one in self.documents for id_ in one.parties}
        sides |= {one.of_party for one in links if one.of_party}
        sides |= {id_ for one in self.tellings for id_ in one.parties}
        sides |= {id_ for one in self.concerns for id_ in (*one.raised_by, *one.directed_at)}
        places = {one.document for one in self.mentions} | {one.document for one in self.tellings}
        places |= {one.document for one in self.concerns}
        places |= {one.document for found in self.differences for one in found.sides}
        known = {
            "document": places - {one.id for one in self.documents},
            "party": sides - {one.id for one in self.parties},
            "mention": (ends | inside) - {one.id for one in self.mentions},
            "link": {id_ for one in chains for id_ in one.links} - {one.id for one in links},
            "telling": {id_ for one in self.meetings for id_ in one.tellings}
            - {one.id for one in self.tellings},
        }
        if not all(one.promises for one in chains) or not all(one.tellings for one in self.meetings):
            raise ValueError("a chain or a meeting has nothing in it")
        for kind, unknown in known.items():
            if unknown:
                raise ValueError(f"there is no {kind} with the id {min(unknown)!r}")
        cited = [one.evidence for one in self.links] + [one.evidence for one in self.unmet]
        cited += [one.evidence for one in self.mentions] + [one.about for one in self.links]
        cited += [one.evidence for one in self.tellings] + [one.evidence for one in self.concerns]
        cited += [side.evidence for one in self.differences for side in one.sides]
        if not all(cited):
            raise ValueError("a mention or a link has no evidence")
        return self
