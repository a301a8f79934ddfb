"""The quotes that a summary rests on, each with the place in the document's text where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._text.document import Document, format_clock
from summarizer.render._wording import SPACED, shorten_words
from summarizer.schemas import Evidence, Summary
from summarizer.schemas.marked import item_lists

TRANSLATION = "translation: "  # before what is not in the document's own words
Anchors = Mapping[tuple[str, int], str]  # the name of a place, by the item and the evidence's number


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's words, their place as it is cited, and its name on the page (None where they do
    not stand there); a translation, which is never taken for them.
    """

    text: str
    place: str
    anchor: str | None
    translation: str | None = None


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
        (str(getattr(item, "id", f"o{number}")), item.evidence)
        for name, model in item_lists(type(summary)).items()
        if "evidence" in model.model_fields
        for number, item in enumerate(getattr(summary, name), 1)
    ]


def make_quotes(
    item: str, evidence: Sequence[Evidence], anchors: Anchors, document: Document | None = None
) -> tuple[Quote, ...]:
    """An item's quotes, each with its place and the name of that on the page."""
    return tuple(
        Quote(
            passage.quote,
            cite_place(passage, document),
            anchors.get((item, number)),
            passage.translation,
        )
        for number, passage in enumerate(evidence, 1)
    )
