"""Excerpts: sentences of several documents in one request, numbered through, and mentions in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer._flow.prompts import sendable_line
from summarizer._flow.worded import cited_sentences, sentences_around
from summarizer._follow.known import order_of_document
from summarizer._follow.texts import Texts
from summarizer._text.reading import Reading
from summarizer.schemas import FollowedDocument, FollowedParty, Mention, When

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Place = tuple[str, int]  # a document's id, and the number of a sentence in it


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document in a request: how it is called there, what is known about it, and its sentences."""

    label: str
    about: str
    sentences: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What a request shows of documents; `numbers` leads from a place to its number, `places` back."""

    documents: tuple[ShownDocument, ...]
    labels: Mapping[str, str]
    numbers: Mapping[Place, int]
    places: Mapping[int, Place]
    marker: str


def cut_excerpts(
    mentions: Sequence[Mention],
    documents: Mapping[str, FollowedDocument],
    texts: Texts,
    *,
    new: str | None = None,
) -> Excerpts:
    """The sentences that mentions cite and those around them, by documents, oldest first.

    `new` is the id of the document that is marked as the new one.
    """
    used = sorted(
        {mention.document for mention in mentions}, key=lambda id_: order_of_document(documents[id_])
    )
    labels = {id_: f"D{number}" for number, id_ in enumerate(used, 1)}
    numbers: dict[Place, int] = {}
    shown = []
    for id_ in used:
        reading = texts.reading_of(documents[id_])
        lines = []
        for number in _sentences_of((one for one in mentions if one.document == id_), reading):
            numbers[id_, number] = len(numbers) + 1
            sentence = reading.sentences[number - 1]
            lines.append((len(numbers), sendable_line(reading.words_of(sentence))))
        about = _describe_document(documents[id_], is_new=id_ == new)
        shown.append(ShownDocument(labels[id_], about, tuple(lines)))
    places = {number: place for place, number in numbers.items()}
    return Excerpts(tuple(shown), labels, numbers, places, _mark_excerpts(shown))


def _sentences_of(mentions: Iterable[Mention], reading: Reading) -> list[int]:
    found: set[int] = set()
    for mention in mentions:
        cited = cited_sentences(mention, reading)
        found |= {sentence.number for sentence in (*cited, *sentences_around(mention, cited, reading))}
    return sorted(found)


def _describe_document(document: FollowedDocument, *, is_new: bool) -> str:
    day = document.published
    published = f"published {day.isoformat()}, a {WEEKDAYS[day.weekday()]}" if day else "undated"
    known = [published, document.title, document.source]
    told = " | ".join(sendable_line(one) for one in known if one)
    return f"{' (new)' if is_new else ''} | {told}"


def _mark_excerpts(shown: Iterable[ShownDocument]) -> str:
    """A line that stands nowhere in the documents: a digest of them, taken again until that is so."""
    told = "\n".join(
        "\n".join((document.about, *(text for _, text in document.sentences))) for document in shown
    ).casefold()
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    while digest[:8] in told:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return f"##### documents {digest[:8]}"


def word_mention(
    id_: str,
    mention: Mention,
    excerpts: Excerpts,
    texts_sentences: Sequence[int],
    parties: Mapping[str, FollowedParty],
) -> str:
    """A mention on one line: its id, its place, and what it tells."""
    told = [
        ("by", _name_sides(mention.by, parties)),
        ("to", _name_sides(mention.to, parties)),
        (mention.modality or mention.result or "told", mention.told),
        ("condition", mention.condition),
        ("deadline", _word_when(mention.deadline)),
        ("when", _word_when(mention.when)),
        ("standing", mention.standing if mention.standing != "active" else None),
        ("source", mention.attribution.source),
        ("hedge", mention.attribution.hedge),
    ]
    where = ", ".join(str(excerpts.numbers[mention.document, one]) for one in texts_sentences)
    place = f"{excerpts.labels[mention.document]}, sentences {where}"
    words = "; ".join(f"{name}: {value}" for name, value in told if value)
    return sendable_line(f"{id_} | {mention.role} | {place} | {words}")


def _name_sides(ids: Iterable[str], parties: Mapping[str, FollowedParty]) -> str:
    return ", ".join(parties[id_].name for id_ in ids)


def _word_when(when: When | None) -> str | None:
    """A date as worded, with its days where they are known."""
    if when is None:
        return None
    if when.start is None or when.end is None:
        return when.text
    days = when.start.isoformat() if when.start == when.end else f"{when.start} to {when.end}"
    return f"{when.text} ({days})"
