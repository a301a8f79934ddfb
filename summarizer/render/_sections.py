"""A summary as titled sections of entries, its byline and overview: what text and Markdown show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from summarizer._proof.unverified import split_refused_notes, unverified_ids
from summarizer._text.document import Document
from summarizer.render._doubts import list_partly_supported
from summarizer.render._entries import (
    Entry,
    make_commitment_entry,
    make_concern_entry,
    make_meeting_entry,
    make_refusal_entry,
    write_place,
)
from summarizer.render._text_runs import Line, Role, TextRun, join_lines, space_lines
from summarizer.render._wording import list_left_out, names_of, spell_publication
from summarizer.schemas import Evidence, Summary

NONE = "None reported."
NOT_VERIFIED = "not verified: the second reading gave no verdict"
NOT_VERIFIED_NOTE = "In the summary, though the second reading gave no verdict on them."


@dataclass(frozen=True, slots=True)
class EntrySection:
    """A titled list of items; `note` is a line on all of them, or on there being none."""

    title: str
    note: str | None
    entries: tuple[Entry, ...]


def write_byline(summary: Summary) -> Line:
    """Where the document comes from, unless the headline says so, and when it was published."""
    document = summary.document
    source = [TextRun(document.source)] if document.title and document.source else []
    role: Role = "text" if document.published else "caution"
    return space_lines([source, [TextRun(spell_publication(document), role)]])


def write_left_out(summary: Summary) -> Line:
    """What the document's file holds beside the text that was read, if anything."""
    left_out = list_left_out(summary.document)
    return [TextRun("Not read: ", "caution"), TextRun(left_out)] if left_out else []


def write_overview(summary: Summary) -> Line:
    """The overview as one paragraph, each sentence with the numbers of those it rests on."""
    partly, unheard = list_partly_supported(summary), unverified_ids(summary)
    points = []
    for number, point in enumerate(summary.overview, 1):
        doubt = partly.get(f"o{number}")
        caveat = [TextRun(f" (only partly supported: {doubt})", "alert")] if doubt else []
        caveat += [TextRun(f" ({NOT_VERIFIED})", "caution")] if f"o{number}" in unheard else []
        points.append([TextRun(f"{point.text} "), *_write_references(point.evidence), *caveat])
    return join_lines(points, " ")


def make_sections(summary: Summary, document: Document | None = None) -> list[EntrySection]:
    """What the document reports, and what was refused; asks and refusals only where there are any.

    `document` is the summary's, where it is at hand: see `cite_place`.
    """
    names = names_of(summary.parties)
    doubts = _find_doubts(summary)
    own = document if document and document.id == summary.document.id else None
    meetings = tuple(
        _add_doubt(make_meeting_entry(meeting, names, own), doubts) for meeting in summary.meetings
    )
    promises, asks = (
        tuple(_add_doubt(make_commitment_entry(item, names, own), doubts) for item in commitments)
        for commitments in (summary.promises, summary.asks)
    )
    concerns = tuple(
        _add_doubt(make_concern_entry(concern, names, own), doubts) for concern in summary.concerns
    )
    refused, unheard = split_refused_notes(summary.rejected)
    found = [
        EntrySection("Meetings", None if meetings else NONE, meetings),
        EntrySection("Commitments (binding)", None if promises else NONE, promises),
        EntrySection("Asks and hopes (not binding)", "Urged or hoped for: nobody promised these.", asks),
        EntrySection("Concerns", None if concerns else NONE, concerns),
        EntrySection("Not verified", NOT_VERIFIED_NOTE, tuple(map(make_refusal_entry, unheard))),
        EntrySection(
            "Rejected",
            "Answered by the model, but refused: not part of the summary.",
            tuple(map(make_refusal_entry, refused)),
        ),
    ]
    return [section for section in found if section.entries or section.note == NONE]


def _find_doubts(summary: Summary) -> Mapping[str, Line]:
    """What a second reading doubts, or did not look at, by the label of the item."""
    partly = {
        item.upper(): [TextRun("only partly supported by its evidence: ", "alert"), TextRun(missed)]
        for item, missed in list_partly_supported(summary).items()
    }
    return partly | {
        item.upper(): [TextRun(NOT_VERIFIED, "caution")] for item in unverified_ids(summary)
    }


def _add_doubt(entry: Entry, doubts: Mapping[str, Line]) -> Entry:
    if entry.label not in doubts:
        return entry
    return replace(entry, details=(*entry.details, doubts[entry.label]))


def _write_references(evidence: Iterable[Evidence]) -> Line:
    numbers = sorted({passage.sentence for passage in evidence})
    return write_place(", ".join(f"s{number}" for number in numbers))
