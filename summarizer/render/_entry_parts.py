"""Parts of an entry of a list: who, when, on what condition, who says so, and its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer._text.document import Document
from summarizer._words.shown import quote_words
from summarizer.render._quotes import TRANSLATION, cite_place
from summarizer.render._text_runs import Line, TextRun, join_lines
from summarizer.render._wording import Names, spell_attribution, spell_dates
from summarizer.schemas import Attribution, Evidence, When


@dataclass(frozen=True, slots=True)
class QuotedLines:
    """The document's words with their place; under them, never in their stead, a translation if any."""

    words: Line
    translation: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its label ("M1", or none), what it says, its details, and the quotes that carry it."""

    label: str
    head: Line
    details: tuple[Line, ...]
    quotes: tuple[QuotedLines, ...]

    @property
    def lines(self) -> list[Line]:
        """All lines below the head, in their order."""
        quoted = [line for quote in self.quotes for line in (quote.words, quote.translation) if line]
        return [*self.details, *quoted]


def make_entry(
    id_: str,
    evidence: Sequence[Evidence],
    head: Line,
    details: Iterable[Line],
    document: Document | None,
) -> Entry:
    """An entry of the details that say anything, and of the evidence."""
    quotes = tuple(_quote_evidence(passage, document) for passage in evidence)
    return Entry(id_.upper(), head, tuple(line for line in details if line), quotes)


def _quote_evidence(evidence: Evidence, document: Document | None) -> QuotedLines:
    place = write_place(cite_place(evidence, document))
    words = [TextRun(quote_words(evidence.quote), "quote"), TextRun(" "), *place]
    told = evidence.translation
    return QuotedLines(
        words, [TextRun(TRANSLATION, "faint"), TextRun(quote_words(told))] if told else []
    )


def write_place(place: str) -> Line:
    """A place in brackets."""
    return [TextRun("[", "ref"), TextRun(place, "faint"), TextRun("]", "ref")]


def list_sides(ids: Iterable[str], names: Names) -> Line:
    return join_lines([[TextRun(names[party], "side")] for party in ids], ", ")


def write_caveats(attribution: Attribution, standing: str = "active") -> Line:
    """What weakens a claim, in front of its verb: a hedged promise never reads as a plain one."""
    parts: list[Line] = []
    if standing != "active":
        parts.append([TextRun(standing, "binding" if standing == "fulfilled" else "alert")])
    if attribution.hedge:
        parts.append([TextRun(quote_words(attribution.hedge), "caution")])
    return [TextRun("("), *join_lines(parts, "; "), TextRun(") ")] if parts else []


def write_condition(condition: str | None) -> Line:
    return (
        [TextRun("condition: ", "faint"), TextRun(quote_words(condition), "caution")]
        if condition
        else []
    )


def write_when(when: When | None) -> Line:
    if when is None:
        return [TextRun("no date given", "faint")]
    if when.start is None or when.end is None:
        return [TextRun(f"{quote_words(when.text)} "), TextRun("(date unresolved)", "caution")]
    return [TextRun(f"{spell_dates(when.start, when.end)} ({quote_words(when.text)})")]


def write_venue(meeting: str | None) -> Line:
    return [TextRun(f"at {meeting.upper()}")] if meeting else []


def write_attribution(attribution: Attribution) -> Line:
    return [TextRun(spell_attribution(attribution))]
