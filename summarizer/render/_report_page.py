"""A report as values: each document beside its cards, and what is told over all documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._proof.unverified import split_refused_notes
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url, parse_url
from summarizer.render._card_facts import Card, CardType, Fact, find_doubts, type_own
from summarizer.render._cards import make_cards
from summarizer.render._made import Made, list_days_made
from summarizer.render._own_items import describe_plain_kinds, list_own_items, title_kind
from summarizer.render._provenance import (
    choose_headline,
    list_left_out,
    list_provenance,
    spell_publication,
    spell_unverified,
)
from summarizer.render._quotes import Quote, list_evidence, make_quotes
from summarizer.render._text_segments import Paragraph, Span, cut_paragraphs
from summarizer.render._wording import (
    SPEAKERS,
    names_of,
)
from summarizer.schemas import Evidence, Rejected, Summary

TITLES: Mapping[CardType, tuple[str, str]] = {
    "meeting": ("Meetings", ""),
    "commitment": ("Commitments", "Binding: undertaken, as the source beside each tells it."),
    "ask": ("Asks and hopes", "Not binding: urged or hoped for. Nobody promised these."),
    "concern": ("Concerns", ""),
    "outcome": ("Outcomes", "What came of earlier undertakings."),
}
# Hidden where they are empty: summaries of schema 1 were not asked for them.
WHERE_ANY: frozenset[CardType] = frozenset({"outcome"})
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
    kind: str = ""  # of a user's own

    @property
    def title(self) -> str:
        """What the section is called."""
        return TITLES[self.type][0] if self.type in TITLES else title_kind(self.kind)

    @property
    def note(self) -> str:
        """What is said of all its cards; "" where that is nothing."""
        return TITLES[self.type][1] if self.type in TITLES else ""


@dataclass(frozen=True, slots=True)
class OverviewPoint:
    """A sentence of the overview, with the places that it rests on, and what a second reading doubts."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    doubts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One document and its summary. `paragraphs` is None where its text is not at hand.

    `day` is that of publication in words, `days_made` those on which something was promised or asked.
    `not_verified` says so where nothing was, else "". `not_shown`: kinds whose schema is not known.
    `translated`: the items are in another language than the document.
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
    not_verified: str
    not_shown: tuple[str, ...]
    translated: bool
    left_out: str
    day: str
    misplaced: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cards there are of each type."""
        counts = {section.type: len(section.cards) for section in self.sections}
        return dict.fromkeys(TITLES, 0) | counts


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
    own = {type_own(name): name for name in list_own_items(summary)}
    sections = tuple(
        CardSection(type_, tuple(card for card in made if card.type == type_), own.get(type_, ""))
        for type_ in (*TITLES, *own)
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
                doubts.get(f"o{n}", ()),
            )
            for n, point in points
        ),
        sections=tuple(one for one in sections if one.cards or _is_asked(one.type, summary)),
        paragraphs=None
        if text is None
        else _drop_repeated_title(choose_headline(summary), cut_paragraphs(text, spans)),
        types={f"{key}-{card.id}": card.type for card in made},
        rejected=refused,
        unverified=unheard,
        provenance=list_provenance(summary),
        parties=tuple(names_of(summary.parties).items()),
        voices=tuple(pair for pair in (*VOICES.items(), *_SPEAKERS) if pair[0] in voices),
        days_made=list_days_made(card.made for card in made),
        not_verified=spell_unverified([summary]),
        not_shown=tuple(describe_plain_kinds(summary)),
        translated=any(passage.translation for passage in summary.all_evidence()),
        left_out=list_left_out(of),
        day=spell_publication(of),
        misplaced=0 if text is None else sum(1 for _ in _list_passages(summary)) - len(anchors),
    )


def _is_asked(type_: CardType, summary: Summary) -> bool:
    """Whether a section stands there where it is empty, too: what was not asked for does not."""
    asked = summary.provenance.asked_only
    lists = {"ask": "commitments"}.get(type_, f"{type_}s")
    return type_ not in WHERE_ANY and (not asked or type_ not in TITLES or lists in asked)


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
