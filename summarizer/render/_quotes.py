"""The quotes that a summary rests on, each with the place in the document's text where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._text.document import Document, format_clock
from summarizer.schemas import Evidence, Summary

Anchors = Mapping[tuple[str, int], str]  # the name of a place, by the item and the evidence's number


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's words, and the name of the place where they stand; None where they do not.

    `time` is when a recording has them ("1:02:03"), "" where it is no recording.
    """

    text: str
    sentence: int
    anchor: str | None
    time: str = ""


def list_evidence(summary: Summary) -> list[tuple[str, Sequence[Evidence]]]:
    """The evidence of each item, by its id; the overview's points are o1, o2, …"""
    return [
        *((f"o{number}", point.evidence) for number, point in enumerate(summary.overview, 1)),
        *((meeting.id, meeting.evidence) for meeting in summary.meetings),
        *((commitment.id, commitment.evidence) for commitment in summary.commitments),
        *((concern.id, concern.evidence) for concern in summary.concerns),
    ]


def make_quotes(
    item: str, evidence: Sequence[Evidence], anchors: Anchors, document: Document | None = None
) -> tuple[Quote, ...]:
    """An item's quotes, each with the name of its place, and of a recording the time."""
    made = []
    for number, passage in enumerate(evidence, 1):
        anchor = anchors.get((item, number))
        second = document.time_at(passage.start) if document and anchor else None
        time = "" if second is None else format_clock(second)
        made.append(Quote(passage.quote, passage.sentence, anchor, time))
    return tuple(made)
