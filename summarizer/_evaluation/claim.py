"""Claims: what a summary, or any other tool's answer, says, in the neutral form that is scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Summary, When

Kind = Literal["meetings", "commitments", "concerns"]
KINDS: tuple[Kind, ...] = ("meetings", "commitments", "concerns")
# Who acts: the sides that similarity compares.
WHO: Mapping[Kind, str] = {"meetings": "parties", "commitments": "by", "concerns": "raised_by"}


@dataclass(frozen=True, slots=True)
class Side:
    """A party as a tool describes it; `kind` and `country` are those of `Party`, where known."""

    name: str
    kind: str = "other"
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence: a quote, and its half-open offsets in the document's text where the tool gives them."""

    quote: str
    span: tuple[int, int] | None = None


Value = str | None | tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One item as predicted.

    `attributes` holds, by the names of the gold, sides (parties, by, to, raised_by, host: tuples) and
    words (None: not there). A `date` or `deadline` is "2025-05-21" or "2025-05-21/2025-05-23";
    `deadline_text` is its wording. `about` is the action, or what a concern is about; `people` are
    participants' names.
    """

    kind: Kind
    evidence: tuple[Passage, ...]
    attributes: Mapping[str, Value] = field(default_factory=dict)
    about: str = ""
    people: tuple[str, ...] = ()

    def sides(self, attribute: str) -> tuple[Side, ...]:
        """The sides under an attribute; none where it is not given."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, tuple) else ()

    def word(self, attribute: str) -> str | None:
        """The word under an attribute, or None."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else None


def claims_of(summary: Summary) -> list[Claim]:
    """The claims of a summary: meetings, commitments (asks among them), concerns."""
    sides = {
        party.id: Side(party.name, party.kind, party.country, party.aliases) for party in summary.parties
    }
    return [
        *(_meeting(each, sides) for each in summary.meetings),
        *(_commitment(each, sides) for each in summary.commitments),
        *(_concern(each, sides) for each in summary.concerns),
    ]


def _meeting(meeting: Meeting, sides: Mapping[str, Side]) -> Claim:
    return Claim(
        "meetings",
        _passages(meeting.evidence),
        {
            "status": meeting.status,
            "parties": _named(meeting.parties, sides),
            "date": _days(meeting.when),
            "place": meeting.place,
            "format": meeting.format,
            "host": _named([meeting.host] if meeting.host else [], sides),
        },
        people=tuple(person.name for person in meeting.participants),
    )


def _commitment(commitment: Commitment, sides: Mapping[str, Side]) -> Claim:
    deadline = commitment.deadline
    return Claim(
        "commitments",
        _passages(commitment.evidence),
        {
            "modality": commitment.modality,
            "by": _named(commitment.by, sides),
            "to": _named(commitment.to, sides),
            "deadline": _days(deadline),
            "deadline_text": deadline.text if deadline else None,
            "condition": commitment.condition,
            "standing": commitment.standing,
        },
        about=commitment.action,
    )


def _concern(concern: Concern, sides: Mapping[str, Side]) -> Claim:
    return Claim(
        "concerns",
        _passages(concern.evidence),
        {
            "voice": concern.voice,
            "raised_by": _named(concern.raised_by, sides),
            "kind": concern.kind,
        },
        about=concern.about,
    )


def _passages(evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
    return tuple(Passage(each.quote, (each.start, each.end)) for each in evidence)


def _named(ids: Iterable[str], sides: Mapping[str, Side]) -> tuple[Side, ...]:
    return tuple(sides[each] for each in ids)


def _days(when: When | None) -> str | None:
    if when is None or when.start is None or when.end is None:
        return None
    return f"{when.start}" if when.start == when.end else f"{when.start}/{when.end}"
