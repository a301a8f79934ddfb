"""A report as values: each document beside its cards, and what is told over all documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._proof.unverified import split_refused_notes
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url, parse_url
from summarizer.render._card_facts import Fact, find_doubts
from summarizer.render._cards import Card, CardType, make_cards
from summarizer.render._made import Made, list_days_made
from summarizer.render._quotes import Quote, list_evidence, make_quotes
from summarizer.render._text_segments import Paragraph, Span, cut_paragraphs
from summarizer.render._wording import (
    SPEAKERS,
    choose_headline,
    list_left_out,
    names_of,
    spell_publication,
)
from summarizer.schemas import Evidence, Rejected, Summary

TITLES: Mapping[CardType, tuple[str, str]] = {
    "meeting": ("Meetings", ""),
    "commitment": ("Commitments", "Binding: undertaken, as the source beside each tells it."),
    "ask": ("Asks and hopes", "Not binding: urged or hoped for. Nobody promised these."),
    "concern": ("Concerns", ""),
}
VOICES: Mapping[str, str] = {
    "stated": "Concerns: in the party's own voice",
    "reported": "Concerns: as the writer puts it",
}
_SPEAKERS = [
    *((kind, f"According to {who}") for kind, who in SPEAKERS.items()),
    ("reporter", "In the writer's words"),
]
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class CardSection:
    """The cards of one type."""

    type: CardType
    cards: tuple[Card, ...]

    @property
    def title(self) -> str:
        """What the section is called."""
        return TITLES[self.type][0]

    @property
    def note(self) -> str:
        """What is said of all its cards; "" where that is nothing."""
        return TITLES[self.type][1]


@dataclass(frozen=True, slots=True)
class OverviewPoint:
    """A sentence of the overview, with the places that it rests on, and what a second reading doubts."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    doubt: Fact | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One document and its summary. `paragraphs` is None where its text is not at hand.

    `day` is that of publication in words, `days_made` those on which something was promised or asked.
    """

    key: str
    number: int
    title: str
    publisher: str
    address: tuple[str, str] | None
    language: str | None
    overview: tuple[OverviewPoint, ...]
    sections: tuple[CardSection, ...]
    paragraphs: Sequence[Paragraph] | None
    types: Mapping[str, str]
    rejected: tuple[Rejected, ...]
    unverified: tuple[Rejected, ...]
    provenance: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    voices: tuple[tuple[str, str], ...]
    days_made: tuple[Made, ...]
    left_out: str
    day: str
    misplaced: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cards there are of each type."""
        return {section.type: len(section.cards) for section in self.sections}


def build_page(summary: Summary, document: Document | None, number: int = 1) -> ReportPage:
    """Put a summary beside its document; what stands not where it says is not highlighted, but told."""
    key = f"d{number}"
    text = document.text if document else None
    anchors = _name_anchors(summary, text, key)
    spans = [
        Span(
            passage.start,
            passage.end,
            f"{key}-{item}",
            anchors[item, number],
            faint=item.startswith("o"),
        )
        for item, number, passage in _list_passages(summary)
        if (item, number) in anchors
    ]
    made = make_cards(summary, anchors, document)
    sections = tuple(
        CardSection(type_, tuple(card for card in made if card.type == type_)) for type_ in TITLES
    )
    of = summary.document
    points, doubts = enumerate(summary.overview, 1), find_doubts(summary)
    voices = {voice for card in made for voice in card.voices}
    refused, unheard = split_refused_notes(summary.rejected)
    return ReportPage(
        key=key,
        number=number,
        title=choose_headline(summary),
        publisher=_find_publisher(summary),
        address=_find_link(of.name or ""),
        language=of.language if of.language and _LANGUAGE.fullmatch(of.language) else None,
        overview=tuple(
            OverviewPoint(
                f"o{n}",
                point.text,
                make_quotes(f"o{n}", point.evidence, anchors, document),
                doubts.get(f"o{n}"),
            )
            for n, point in points
        ),
        sections=sections,
        paragraphs=None
        if text is None
        else _drop_repeated_title(choose_headline(summary), cut_paragraphs(text, spans)),
        types={f"{key}-{card.id}": card.type for card in made},
        rejected=refused,
        unverified=unheard,
        provenance=_list_provenance(summary),
        parties=tuple(names_of(summary.parties).items()),
        voices=tuple(pair for pair in (*VOICES.items(), *_SPEAKERS) if pair[0] in voices),
        days_made=list_days_made(card.made for card in made),
        left_out=list_left_out(of),
        day=spell_publication(of),
        misplaced=0 if text is None else sum(1 for _ in _list_passages(summary)) - len(anchors),
    )


def _drop_repeated_title(title: str, all_: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs that stand under a title: without a first one that only says it again."""
    first = all_[0].segments if all_ else ()
    said = not any(segment.items for segment in first) and "".join(segment.text for segment in first)
    return all_[1:] if said and said.split() == title.split() else all_


def _list_passages(summary: Summary) -> list[tuple[str, int, Evidence]]:
    """Each evidence with the id of its item and its number there; the overview's points are o1, o2, …"""
    return [
        (item, number, passage)
        for item, evidence in list_evidence(summary)
        for number, passage in enumerate(evidence, 1)
    ]


def _name_anchors(summary: Summary, text: str | None, key: str) -> dict[tuple[str, int], str]:
    """A name for the place of each evidence that stands in the text where it says, word for word."""
    if text is None:
        return {}
    return {
        (item, number): f"{key}-{item}-e{number}"
        for item, number, passage in _list_passages(summary)
        if passage.quote.strip() and text[passage.start : passage.end] == passage.quote
    }


def _find_publisher(summary: Summary) -> str:
    """The document's source, unless the headline says it."""
    return (summary.document.title and summary.document.source) or ""


def _find_link(name: str) -> tuple[str, str] | None:
    """Of a page on the web, where a link to it leads, and its address as it was given."""
    try:
        return (parse_url(name).url, name) if is_url(name) else None
    except DocumentError:
        return None


def _list_provenance(summary: Summary) -> tuple[tuple[str, str], ...]:
    of, made, usage, second = summary.document, summary.provenance, summary.usage, summary.verification
    cached = f" ({usage.tokens_cached:,} of them cached)" if usage.tokens_cached else ""
    facts = [
        ("Model", made.model),
        ("Prompt", f"{made.prompt} ({made.prompt_hash})"),
        ("Verified by", f"{second.prompt} ({second.prompt_hash})" if second else "not verified"),
        ("Version", f"summarizer {made.package_version}, schema {made.schema_version}"),
        ("Requests", f"{usage.requests:,}"),
        ("Tokens", f"{usage.tokens_in:,} in{cached}, {usage.tokens_out:,} out"),
        ("Cost", "unknown" if usage.cost is None else f"US$ {usage.cost:.4f}"),
        ("File", of.name or ""),
        ("Document's sha256", of.id),
    ]
    return tuple(fact for fact in facts if fact[1])
