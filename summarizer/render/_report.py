"""A report as values: each document beside its cards, and what is told over all documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer._proof.unverified import parted
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url, target
from summarizer.render._cards import Card, Fact, Quote, Type, cards, doubts, quotes
from summarizer.render._segments import Paragraph, Span, paragraphs
from summarizer.render._wording import SPEAKERS, headline, names_of, spelled
from summarizer.schemas import Evidence, Rejected, Summary

TITLES: Mapping[Type, tuple[str, str]] = {
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
class Section:
    """The cards of one type."""

    type: Type
    title: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the overview, with the places that it rests on, and what a second reading doubts."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    doubt: Fact | None


@dataclass(frozen=True, slots=True)
class Page:
    """One document and its summary. `paragraphs` is None where its text is not at hand."""

    key: str
    number: int
    title: str
    byline: tuple[str, ...]
    address: tuple[str, str] | None
    language: str | None
    overview: tuple[Told, ...]
    sections: tuple[Section, ...]
    paragraphs: Sequence[Paragraph] | None
    types: Mapping[str, str]
    rejected: tuple[Rejected, ...]
    unverified: tuple[Rejected, ...]
    provenance: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    voices: tuple[tuple[str, str], ...]
    misplaced: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cards there are of each type."""
        return {section.type: len(section.cards) for section in self.sections}


def page(summary: Summary, document: Document | None, number: int = 1) -> Page:
    """Put a summary beside its document; what stands not where it says is not highlighted, but told."""
    key = f"d{number}"
    text = document.text if document else None
    anchors = _anchors(summary, text, key)
    spans = [
        Span(each.start, each.end, f"{key}-{item}", anchors[item, place], faint=item.startswith("o"))
        for item, place, each in _placed(summary)
        if (item, place) in anchors
    ]
    made = cards(summary, anchors, document)
    sections = tuple(
        Section(type_, *TITLES[type_], tuple(card for card in made if card.type == type_))
        for type_ in TITLES
    )
    of = summary.document
    points, doubted = enumerate(summary.overview, 1), doubts(summary)
    voices = {voice for card in made for voice in card.voices}
    refused, unheard = parted(summary.rejected)
    return Page(
        key=key,
        number=number,
        title=headline(summary),
        byline=_byline(summary),
        address=_address(of.name or ""),
        language=of.language if of.language and _LANGUAGE.fullmatch(of.language) else None,
        overview=tuple(
            Told(
                f"o{n}",
                point.text,
                quotes(f"o{n}", point.evidence, anchors, document),
                doubted.get(f"o{n}"),
            )
            for n, point in points
        ),
        sections=sections,
        paragraphs=None if text is None else _under(headline(summary), paragraphs(text, spans)),
        types={f"{key}-{card.id}": card.type for card in made},
        rejected=refused,
        unverified=unheard,
        provenance=_provenance(summary),
        parties=tuple(names_of(summary.parties).items()),
        voices=tuple(pair for pair in (*VOICES.items(), *_SPEAKERS) if pair[0] in voices),
        misplaced=0 if text is None else sum(1 for _ in _placed(summary)) - len(anchors),
    )


def _under(title: str, all_: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs that stand under a title: without a first one that only says it again."""
    first = all_[0].segments if all_ else ()
    said = not any(each.items for each in first) and "".join(each.text for each in first)
    return all_[1:] if said and said.split() == title.split() else all_


def _placed(summary: Summary) -> list[tuple[str, int, Evidence]]:
    """Each evidence with the id of its item and its number there; the overview's points are o1, o2, …"""
    items = [
        *((f"o{number}", point.evidence) for number, point in enumerate(summary.overview, 1)),
        *((each.id, each.evidence) for each in summary.meetings),
        *((each.id, each.evidence) for each in summary.commitments),
        *((each.id, each.evidence) for each in summary.concerns),
    ]
    return [(item, place, each) for item, all_ in items for place, each in enumerate(all_, 1)]


def _anchors(summary: Summary, text: str | None, key: str) -> dict[tuple[str, int], str]:
    """A name for the place of each evidence that stands in the text where it says, word for word."""
    if text is None:
        return {}
    return {
        (item, place): f"{key}-{item}-e{place}"
        for item, place, each in _placed(summary)
        if each.quote.strip() and text[each.start : each.end] == each.quote
    }


def _byline(summary: Summary) -> tuple[str, ...]:
    of = summary.document
    date = spelled(of.published, of.published) if of.published else "publication date unknown"
    found = " (as the document says)" if of.published_from == "found" else ""
    return tuple(each for each in (of.source if of.title else None, date + found) if each)


def _address(name: str) -> tuple[str, str] | None:
    """Of a page on the web, where a link to it leads, and its address as it was given."""
    try:
        return (target(name).url, name) if is_url(name) else None
    except DocumentError:
        return None


def _provenance(summary: Summary) -> tuple[tuple[str, str], ...]:
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
