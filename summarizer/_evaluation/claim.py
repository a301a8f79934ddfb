"""Claims: what a summary, or any other tool's answer, says, in the neutral form that is scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Summary, When

Kind = str  # the name of a list: one of these, or a user's own
KINDS: tuple[Kind, ...] = ("meetings", "commitments", "concerns")
# Who acts: the sides that similarity compares.
WHO: Mapping[Kind, str] = {"meetings": "parties", "commitments": "by", "concerns": "raised_by"}


@dataclass(frozen=True, slots=True)
class PredictedSide:
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


Value = str | None | tuple[PredictedSide, ...]


@dataclass(frozen=True, slots=True)
class PredictedClaim:
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

    def sides(self, attribute: str) -> tuple[PredictedSide, ...]:
        """The sides under an attribute; none where it is not given."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, tuple) else ()

    def word(self, attribute: str) -> str | None:
        """The word under an attribute, or None."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else None


def claims_of(summary: Summary) -> list[PredictedClaim]:
    """The claims of a summary: meetings, commitments (asks among them), concerns."""
    sides = sides_of_summary(summary)
    return [
        *(_claim_of_meeting(meeting, sides) for meeting in summary.meetings),
        *(_claim_of_commitment(commitment, sides) for commitment in summary.commitments),
        *(_claim_of_concern(concern, sides) for concern in summary.concerns),
    ]


def sides_of_summary(summary: Summary) -> dict[str, PredictedSide]:
    """The parties of a summary, by their ids."""
    return {
        party.id: PredictedSide(party.name, party.kind, party.country, party.aliases)
        for party in summary.parties
    }


def _claim_of_meeting(meeting: Meeting, sides: Mapping[str, PredictedSide]) -> PredictedClaim:
    return PredictedClaim(
        "meetings",
        _passages_of_evidence(meeting.evidence),
        {
            "status": meeting.status,
            "parties": _sides_of_ids(meeting.parties, sides),
            "date": format_days(meeting.when),
            "place": meeting.place,
            "format": meeting.format,
            "host": _sides_of_ids([meeting.host] if meeting.host else [], sides),
        },
        people=tuple(person.name for person in meeting.participants),
    )


def _claim_of_commitment(commitment: Commitment, sides: Mapping[str, PredictedSide]) -> PredictedClaim:
    deadline = commitment.deadline
    return PredictedClaim(
        "commitments",
        _passages_of_evidence(commitment.evidence),
        {
            "modality": commitment.modality,
            "by": _sides_of_ids(commitment.by, sides),
            "to": _sides_of_ids(commitment.to, sides),
            "deadline": format_days(deadline),
            "deadline_text": deadline.text if deadline else None,
            "condition": commitment.condition,
            "standing": commitment.standing,
        },
        about=commitment.action,
    )


def _claim_of_concern(concern: Concern, sides: Mapping[str, PredictedSide]) -> PredictedClaim:
    return PredictedClaim(
        "concerns",
        _passages_of_evidence(concern.evidence),
        {
            "voice": concern.voice,
            "raised_by": _sides_of_ids(concern.raised_by, sides),
            "kind": concern.kind,
        },
        about=concern.about,
    )


def _passages_of_evidence(evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
    return tuple(Passage(cited.quote, (cited.start, cited.end)) for cited in evidence)


def _sides_of_ids(ids: Iterable[str], sides: Mapping[str, PredictedSide]) -> tuple[PredictedSide, ...]:
    return tuple(sides[id_] for id_ in ids)


def format_days(when: When | None) -> str | None:
    """The days of a date as gold has them; None where they are not known."""
    if when is None or when.start is None or when.end is None:
        return None
    return f"{when.start}" if when.start == when.end else f"{when.start}/{when.end}"
