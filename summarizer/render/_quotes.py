"""The quotes that a summary rests on, each with the place in the document's text where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._text.document import Document, format_clock
from summarizer.render._wording import SPACED, shorten_words
from summarizer.schemas import Evidence, Summary

Anchors = Mapping[tuple[str, int], str]  # the name of a place, by the item and the evidence's number


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's words, their place as it is cited, and its name on the page; None where they
    do not stand there.
    """

    text: str
    place: str
    anchor: str | None


def cite_place(evidence: Evidence, document: Document | None = None) -> str:
    """What a reader finds a quote by: its sentence, and its page, time, heading or paragraph.

    A summary of schema 1 knows the sentence alone; of a recording, `document` then tells the time.
    """
    where = evidence.where
    if where is None and document and document.text[evidence.start : evidence.end] == evidence.quote:
        second = document.time_at(evidence.start)
        where = None if second is None else format_clock(second)
    return f"s{evidence.sentence}{SPACED}{shorten_words(where)}" if where else f"s{evidence.sentence}"


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
    """An item's quotes, each with its place and the name of that on the page."""
    return tuple(
        Quote(passage.quote, cite_place(passage, document), anchors.get((item, number)))
        for number, passage in enumerate(evidence, 1)
    )
