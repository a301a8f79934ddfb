"""Claims: each item in words, beside the sentences that it cites and those that make them understood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from summarizer._flow.introductions import Introductions
from summarizer._flow.window import find_speaker_labels
from summarizer._proof.details import Names, word_details
from summarizer._proof.evidence import introduction_of
from summarizer._proof.settle import Settled
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.shown import show_name
from summarizer.schemas import Attribution, Party, Person
from summarizer.schemas.marked import (
    MarkedField,
    cites_evidence,
    fields_marked,
    id_of,
    identifier_of,
    marked_fields,
    noun_of,
    sides_of,
)
from summarizer.schemas.marks import REFERRED_KINDS, Actor, ReferredKind, Told, Verbatim

OF_A_NAME = 2  # sentences shown with the words by which a party is known
HEAD = 2  # sentences: the headline and the dateline
BEFORE = 2  # sentences before a cited one: a pronoun stands for somebody in them
MOST_NAMES = 4  # of a sentence whose introductions are shown
_NUMBER_OF = attrgetter("number")
_NUMBER = re.compile("[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Worded:
    """One item: its id, what it claims, the sentences that it cites, and others around them."""

    id: str
    claim: str
    sentences: tuple[Sentence, ...]
    around: tuple[Sentence, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()  # quotes, each with what is shown beside it


def word_items(kept: Settled, reading: Reading) -> list[Worded]:
    """Every item that stands, in words; a point of the overview has the id o1, o2, ..."""
    names = names_of(kept)
    return [word_item(id_, item, names, reading) for id_, item in claims_with_ids(kept)]


def claims_with_ids(kept: Settled) -> Iterator[tuple[str, Any]]:
    """Every item that stands and cites evidence, with its id."""
    for kind in kept.kinds:
        for number, item in enumerate(kept.listed(kind), 1):
            if cites_evidence(item.__class__):
                yield item_id(item, number), item


def item_id(item: BaseModel, number: int) -> str:
    """The id of an item; of a point of the overview, which has none, its place: o1.

    An id of another form, which may be that of another item or hold anything, has one in its place.
    """
    mark = identifier_of(type(item))
    if mark is None:
        return f"o{number}"
    id_ = id_of(item)
    usual = id_.startswith(mark.letter) and _NUMBER.fullmatch(id_, len(mark.letter))
    return id_ if usual else f"{mark.letter}0{number}"


def word_item(id_: str, item: BaseModel, names: Names, reading: Reading) -> Worded:
    """An item in words, with its sentences."""
    claim = f"{noun_of(type(item))} | {word_details(item, names)}"
    cited = cited_sentences(item, reading)
    numbers = {sentence.number for sentence in cited}
    near = sentences_around(item, cited, reading)
    around = [sentence for sentence in near if sentence.number not in numbers]
    shown = [(one.quote, one.translation) for one in getattr(item, "evidence", ()) if one.translation]
    return Worded(id_, claim, tuple(cited), tuple(around), tuple(shown))


def names_of(kept: Settled) -> Names:
    """What the items are called to which others refer: parties by name, the rest by what they tell."""
    names: dict[tuple[ReferredKind, str], str] = {}
    for kind in REFERRED_KINDS:
        names |= {(kind, item.id): call_item(item, names) for item in kept.listed(kind)}
    return names


def call_item(item: BaseModel, names: Names) -> str:
    """An item in a few words: a party's name, or the sides of a claim and what it tells."""
    if isinstance(item, Party):
        return show_name(item.name, item.known_by)
    told = _told_field(type(item))
    sides = ", ".join(names.get(("parties", id_), "?") for id_ in sides_of(item)) or "unnamed sides"
    return f"{sides}: {getattr(item, told)}" if told else f"that of {sides}"


def describe_claim(item: BaseModel) -> str:
    """An item in a few words, for a list: what it tells, or its first quote."""
    told = _told_field(type(item))
    return f"{noun_of(type(item))}: {getattr(item, told) if told else item.evidence[0].quote}"  # type: ignore[attr-defined]  # a claim has evidence


@cache
def _told_field(model: type[BaseModel]) -> str | None:
    return next((field.name for field in fields_marked(model, Told) if field.carries), None)


def cited_sentences(item: BaseModel, reading: Reading) -> list[Sentence]:
    """The sentences in which an item's evidence stands; of a party, those with what it is known by."""
    if isinstance(item, Party):
        return list(reading.sentences_with(item.known_by or item.name))[:OF_A_NAME]
    found: dict[int, Sentence] = {}
    for evidence in getattr(item, "evidence", ()):
        sentence = reading.sentence_at(evidence.start)
        found[sentence.number] = sentence
        if evidence.end > sentence.end:
            sentence = reading.sentence_at(evidence.end - 1)
            found[sentence.number] = sentence
    return [found[number] for number in sorted(found)]


def sentences_around(item: BaseModel, cited: Iterable[Sentence], reading: Reading) -> list[Sentence]:
    """What the cited sentences are understood by, in the order of the document.

    The two before each and the one after it in its paragraph, those that introduce whom it names, what
    introduces the list that it is in, the label of the speaker, and the sentences with the words for who
    acts, who takes part, who says so and how surely, and for a condition.
    """
    found: dict[int, Sentence] = {}
    words = _words_elsewhere(item)
    for sentence in cited:
        found |= _sentences_near(sentence, reading)
        having = [_nearest_with(word, sentence, reading) for word in words]
        found |= {one.number: one for one in having if one}
    if isinstance(item, Party):
        found |= {one.number: one for one in reading.sentences[:HEAD]}
    return [found[number] for number in sorted(found)]


def _sentences_near(sentence: Sentence, reading: Reading) -> Mapping[int, Sentence]:
    """What a sentence is understood by, whatever is told of it; found once for all that cite it."""
    known: dict[int, dict[int, Sentence]] = reading.shared.setdefault("near", {})
    if sentence.number not in known:
        near = [reading.sentence(sentence.number - step) for step in range(1, BEFORE + 1)]
        near += map(reading.sentence, _introductions_of(sentence, reading))
        after = reading.sentence(sentence.number + 1)
        if after and after.paragraph == sentence.paragraph:
            near.append(after)
        near += [introduction_of(sentence, reading), _turn_of(sentence, reading)]
        known[sentence.number] = {one.number: one for one in near if one}
    return known[sentence.number]


def _words_elsewhere(item: BaseModel) -> list[str]:
    """The document's words for who acts, on what condition, who says so and how surely."""
    words: list[str | None] = []
    for field in _fields_elsewhere(type(item)):
        value = getattr(item, field.name)
        if isinstance(value, Attribution):
            words += [value.source, value.hedge]
        elif field.mark is Person:
            people = value if field.many else [value] if value else []
            words += [word for person in people for word in (person.name, person.role)]
        else:
            words += value if field.many else [value]
    return [word for word in words if word]


@cache
def _fields_elsewhere(model: type[BaseModel]) -> tuple[MarkedField, ...]:
    return tuple(
        field
        for field in marked_fields(model)
        if field.mark in (Attribution, Person)
        or isinstance(field.mark, Actor)
        or (isinstance(field.mark, Verbatim) and field.carries)
    )


def _introductions_of(sentence: Sentence, reading: Reading) -> list[int]:
    """The numbers of the sentences that name more fully whom a sentence names."""
    known: Introductions = reading.shared.setdefault("introductions", Introductions())
    return list(islice(known.before(sentence.number, sentence.number, reading), MOST_NAMES))


def _turn_of(sentence: Sentence, reading: Reading) -> Sentence | None:
    """The sentence with the label of the speaker in whose turn a sentence stands."""
    starts: Sequence[int] | None = reading.shared.get("turns")
    if starts is None:
        starts = reading.shared["turns"] = sorted(find_speaker_labels(reading))
    at = bisect_right(starts, sentence.number)
    return reading.sentence(starts[at - 1]) if at else None


def _nearest_with(words: str, sentence: Sentence, reading: Reading) -> Sentence | None:
    """The last sentence with some words up to one; where there is none, the first after it."""
    having = reading.sentences_with(words)
    at = bisect_right(having, sentence.number, key=_NUMBER_OF)
    return having[max(0, at - 1)] if having else None
