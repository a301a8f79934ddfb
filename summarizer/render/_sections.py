"""A summary as titled sections of entries, its byline and overview: what text and Markdown show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from summarizer._proof.unverified import split_refused_notes, unverified_ids
from summarizer._text.document import Document
from summarizer.render._doubts import list_partly_supported
from summarizer.render._entries import (
    make_commitment_entry,
    make_concern_entry,
    make_meeting_entry,
    make_outcome_entry,
    make_own_entry,
    make_refusal_entry,
    write_outcome,
)
from summarizer.render._entry_parts import Entry, write_place
from summarizer.render._outcomes import group_outcomes
from summarizer.render._own_items import describe_plain_kinds, list_own_items, title_kind
from summarizer.render._provenance import list_left_out, spell_publication
from summarizer.render._text_runs import Line, Role, TextRun, join_lines, space_lines
from summarizer.render._wording import Names, names_of
from summarizer.schemas import Evidence, Summary

AnyItem = TypeVar("AnyItem")
MakeEntry = Callable[[AnyItem, Names, Document | None], Entry]
NONE = "None reported."
# Of the lists of every summary, the sections that are shown where they are empty.
SECTIONS = {
    "meetings": "Meetings",
    "commitments": "Commitments (binding)",
    "concerns": "Concerns",
}
UNHEARD = "not verified: the second reading gave no verdict"
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
        caveat += [TextRun(f" ({UNHEARD})", "caution")] if f"o{number}" in unheard else []
        points.append([TextRun(f"{point.text} "), *_write_references(point.evidence), *caveat])
    return join_lines(points, " ")


def make_sections(summary: Summary, document: Document | None = None) -> list[EntrySection]:
    """What the document reports, and what was refused; asks and refusals only where there are any.

    `document` is the summary's, where it is at hand: see `cite_place`.
    """
    names = names_of(summary.parties)
    notes = _find_notes(summary)
    own = document if document and document.id == summary.document.id else None

    def enter(items: Sequence[AnyItem], make: MakeEntry[AnyItem]) -> tuple[Entry, ...]:
        return tuple(_add_notes(make(item, names, own), notes) for item in items)

    refused, unheard = split_refused_notes(summary.rejected)
    found = [
        _list_section(SECTIONS["meetings"], enter(summary.meetings, make_meeting_entry)),
        _list_section(SECTIONS["commitments"], enter(summary.promises, make_commitment_entry)),
        EntrySection(
            "Asks and hopes (not binding)",
            "Urged or hoped for: nobody promised these.",
            enter(summary.asks, make_commitment_entry),
        ),
        _list_section(SECTIONS["concerns"], enter(summary.concerns, make_concern_entry)),
        EntrySection(
            "Outcomes", "What came of earlier undertakings.", enter(summary.outcomes, make_outcome_entry)
        ),
        *(
            _list_section(title_kind(name), enter(items, make_own_entry))
            for name, items in list_own_items(summary).items()
        ),
        EntrySection("Not verified", NOT_VERIFIED_NOTE, tuple(map(make_refusal_entry, unheard))),
        EntrySection(
            "Rejected",
            "Answered by the model, but refused: not part of the summary.",
            tuple(map(make_refusal_entry, refused)),
        ),
    ]
    asked = {SECTIONS.get(name) for name in summary.provenance.asked_only}
    unasked = set(SECTIONS.values()) - asked if asked else set()
    shown = [
        section
        for section in found
        if section.entries or (section.note == NONE and section.title not in unasked)
    ]
    plain = describe_plain_kinds(summary)
    return [*shown, *([EntrySection("Further items", ". ".join(plain), ())] if plain else [])]


def _list_section(title: str, entries: tuple[Entry, ...]) -> EntrySection:
    """A section that is shown where it is empty, too."""
    return EntrySection(title, None if entries else NONE, entries)


def _find_notes(summary: Summary) -> Mapping[str, list[Line]]:
    """What came of an item, and what a second reading doubts or did not look at, by the item's label."""
    notes: dict[str, list[Line]] = defaultdict(list)
    for commitment, outcomes in group_outcomes(summary).items():
        notes[commitment.upper()] += map(write_outcome, outcomes)
    for item, missed in list_partly_supported(summary).items():
        doubt = TextRun("only partly supported by its evidence: ", "alert")
        notes[item.upper()].append([doubt, TextRun(missed)])
    for item in unverified_ids(summary):
        notes[item.upper()].append([TextRun(UNHEARD, "caution")])
    return notes


def _add_notes(entry: Entry, notes: Mapping[str, list[Line]]) -> Entry:
    return replace(entry, details=(*entry.details, *notes.get(entry.label, ())))


def _write_references(evidence: Iterable[Evidence]) -> Line:
    numbers = sorted({passage.sentence for passage in evidence})
    return write_place(", ".join(f"s{number}" for number in numbers))
