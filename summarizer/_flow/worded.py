"""Claims: each item of a summary in words, beside the sentences that it cites, to be judged by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer._proof.fault import Claim
from summarizer._proof.settle import Settled
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer.schemas import Attribution, Commitment, Concern, Meeting, Point, When


@dataclass(frozen=True, slots=True)
class Worded:
    """One item: its id, what it claims, and the sentences that its evidence stands in."""

    id: str
    claim: str
    sentences: tuple[Sentence, ...]


def word_items(kept: Settled, reading: Reading) -> list[Worded]:
    """Every item that stands, in words; a point of the overview has the id o1, o2, ..."""
    names = {party.id: party.name for party in kept.parties}
    sides = {meeting.id: ", ".join(_names_of_ids(meeting.parties, names)) for meeting in kept.meetings}
    return [
        Worded(id_, "; ".join(_word_claim(claim, names, sides)), _sentences_of_claim(claim, reading))
        for id_, claim in claims_with_ids(kept)
    ]


def claims_with_ids(kept: Settled) -> Iterator[tuple[str, Claim]]:
    """Every item that stands, with its id."""
    yield from ((meeting.id, meeting) for meeting in kept.meetings)
    yield from ((commitment.id, commitment) for commitment in kept.commitments)
    yield from ((concern.id, concern) for concern in kept.concerns)
    for number, point in enumerate(kept.overview, 1):
        yield f"o{number}", point


def _word_claim(claim: Claim, names: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[str]:
    if isinstance(claim, Point):
        yield f"overview: {claim.text}"
    elif isinstance(claim, Meeting):
        yield from _word_meeting(claim, names, sides)
    elif isinstance(claim, Commitment):
        yield from _word_commitment(claim, names)
    else:
        yield from _word_concern(claim, names)


def _word_meeting(meeting: Meeting, names: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[str]:
    yield f"meeting ({meeting.status}) of {_list_parties(meeting.parties, names)}"
    yield from _word_fact("date", meeting.when)
    yield from _word_fact("place", meeting.place)
    yield from _word_fact("on the sidelines of the meeting of", sides.get(meeting.sideline_of or ""))
    if meeting.disputed:
        yield "disputed"
    yield from _word_attribution(meeting.attribution)


def _word_commitment(commitment: Commitment, names: Mapping[str, str]) -> Iterator[str]:
    kind = {"urged": "ask", "expressed_interest": "hope"}.get(commitment.modality, "commitment")
    yield f"{kind} ({commitment.modality}) by {_list_parties(commitment.by, names)}"
    if commitment.to:
        yield f"to {_list_parties(commitment.to, names)}"
    yield f"action: {commitment.action}"
    yield from _word_fact("condition", commitment.condition)
    yield from _word_fact("deadline", commitment.deadline)
    if commitment.standing != "active":
        yield commitment.standing
    yield from _word_attribution(commitment.attribution)


def _word_concern(concern: Concern, names: Mapping[str, str]) -> Iterator[str]:
    how = "in its own voice" if concern.voice == "stated" else "in the writer's or a questioner's words"
    yield f"{concern.kind} of {_list_parties(concern.raised_by, names)}, {how}"
    if concern.directed_at:
        yield f"directed at {_list_parties(concern.directed_at, names)}"
    yield f"about: {concern.about}"
    yield from _word_attribution(concern.attribution)


def _word_attribution(attribution: Attribution) -> Iterator[str]:
    yield from _word_fact("said by", attribution.source)
    yield from _word_fact("hedge", attribution.hedge)


def _word_fact(name: str, value: When | str | None) -> Iterator[str]:
    if value:
        yield f"{name}: {value.text if isinstance(value, When) else value}"


def _list_parties(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(_names_of_ids(ids, names)) or "unnamed sides"


def _names_of_ids(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names[id_] for id_ in ids]


def _sentences_of_claim(claim: Claim, reading: Reading) -> tuple[Sentence, ...]:
    found = {(at := reading.sentence_at(evidence.start)).number: at for evidence in claim.evidence}
    return tuple(found[number] for number in sorted(found))
