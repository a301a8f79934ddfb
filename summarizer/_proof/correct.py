"""Correcting: the faults that go back to the model, and what its mends change in the draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from summarizer._proof.bounds import why_beyond_bounds
from summarizer._proof.details import TRANSLATION
from summarizer._proof.draft import Draft, Item, describe_item, replace_value, value_at
from summarizer._proof.examine import examine_item
from summarizer._proof.fault import Fault, known_ids
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import country_of
from summarizer._words.word_edges import is_unspaced_script
from summarizer.schemas import Correction, Mend
from summarizer.schemas.marked import (
    Path,
    carried_words,
    is_list,
    keeps_firmness,
    refers_to,
    side_fields,
    told_names,
)
from summarizer.schemas.marks import ReferredKind

MAX_FAULTS = 40  # what one correction may hold; what a reading asks past it waits for another
MOST_CITED = 6  # sentences shown for a fault in a party's name
LONGEST = 600  # characters of a value that are shown
_NO_TEXTS = ((), ("evidence",))  # a whole item, and all of its evidence
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Question:
    """A fault as the model is asked about it, with the sentences that may mend it."""

    number: int
    item: Item
    fault: Fault
    sentences: tuple[Sentence, ...]

    @property
    def subject(self) -> str:
        """The item in a few words."""
        return describe_item(self.item)

    @property
    def field(self) -> str:
        """The place of the fault within the item, for reading."""
        return ".".join(map(str, self.fault.path)) or "the whole item"

    @property
    def value(self) -> str:
        """What was answered there, as JSON, on one line."""
        return "".join(json.dumps(self.fault.value, ensure_ascii=False)[:LONGEST].splitlines())

    @property
    def refers_to(self) -> ReferredKind | None:
        """What kind of item a mend must name by its id, if any."""
        return refers_to(self.item.model, self.fault.path)

    @property
    def is_quote(self) -> bool:
        """Whether a mend must name the sentence it quotes."""
        return self.fault.path[:1] == ("evidence",) and not self.fault.is_of_translation


def find_faults(draft: Draft, reading: Reading) -> list[tuple[Item, Fault]]:
    """Examine every item of a draft: what is wrong that is asked about, each fault with its item.

    That is no more than one correction holds. Of more, those come first that cost an item and that a
    text can mend, those of translations last; the others are settled as they are, and listed.
    """
    known = known_ids(draft)
    found = [
        (item, fault) for item in draft.items() for fault in examine_item(item, known, reading).faults
    ]
    ranked = sorted(
        range(len(found)),
        key=lambda at: (found[at][1].is_of_translation, not _costs_an_item(found[at][1])),
    )
    return [found[at] for at in sorted(ranked[:MAX_FAULTS])]


def _costs_an_item(fault: Fault) -> bool:
    """Whether a fault costs an item that a text in its place would save."""
    return fault.drop is None and fault.path not in _NO_TEXTS


def number_questions(
    faults: Iterable[tuple[Item, Fault]], draft: Draft, reading: Reading
) -> list[Question]:
    """The questions that faults of items are asked by, numbered from 1; no more than 40."""
    asked = list(islice(faults, MAX_FAULTS))
    cited = _cited_for(draft) if asked else {}
    return [
        Question(number, item, fault, _helpful_sentences(item, fault, cited, reading))
        for number, (item, fault) in enumerate(asked, 1)
    ]


def _cited_for(draft: Draft) -> dict[str, list[int]]:
    """The sentences cited by the items that name a party, by the party's id."""
    cited: dict[str, list[int]] = {}
    for item in draft.items():
        numbers = _cited_sentence_numbers(item)
        for field in side_fields(item.model):
            ids = value_at(item.raw, (field,))
            for id_ in ids if isinstance(ids, list) else []:
                if isinstance(id_, str):
                    known = cited.setdefault(id_, [])
                    known += numbers[: max(0, MOST_CITED - len(known))]
    return cited


def _cited_sentence_numbers(item: Item) -> list[int]:
    evidence = value_at(item.raw, ("evidence",))
    cited = [value_at(piece, ("sentence",)) for piece in evidence] if isinstance(evidence, list) else []
    return [number for number in cited if isinstance(number, int)]


def _helpful_sentences(
    item: Item, fault: Fault, cited: Mapping[str, list[int]], reading: Reading
) -> tuple[Sentence, ...]:
    """The sentences that the item cites, the nearest one, and their neighbours where one may help."""
    numbers = set(_cited_sentence_numbers(item) or cited.get(item.id or "", []))
    if fault.path[:1] == ("evidence",) or item.kind == "parties":
        numbers |= {number + step for number in numbers for step in (-1, 1)}
    if fault.miss and fault.miss.nearest:
        numbers.add(fault.miss.nearest.number)
    numbers = {number for number in numbers if reading.first <= number <= reading.last}
    found = (reading.sentence(number) for number in sorted(numbers)[:12])
    return tuple(sentence for sentence in found if sentence)


def mend_draft(
    draft: Draft, asked: Sequence[Question], correction: Correction, reading: Reading
) -> Draft:
    """The draft with each mend put where its fault was, and nothing else changed.

    A mend that drops, and one that would make another claim of the item, changes nothing: the fault
    stays, and settling does what it costs.
    """
    mends = {mend.fault: mend for mend in correction.mends if not mend.drop and mend.text is not None}
    changed = {(item.kind, item.index): item.raw for item in draft.items()}
    names = {item.id: value_at(item.raw, ("name",)) for item in draft.items("parties")}
    for question in asked:
        mend = mends.get(question.number)
        if mend is None or not _is_within_bounds(mend.text or "", reading):
            continue
        if not _same_claim(question, mend, names, reading):
            continue
        place = (question.item.kind, question.item.index)
        value = [mend.text] if is_list(question.item.model, question.fault.path) else mend.text
        changed[place] = replace_value(changed[place], question.fault.path, value)
        if question.is_quote:
            changed[place] = _mend_evidence(changed[place], question.fault.path[:2], mend, reading)
    return draft.changed(changed)


def _mend_evidence(raw: Any, path: Path, mend: Mend, reading: Reading) -> Any:
    """The item with what else a mended quote changes: its sentence, and the translation of another."""
    if mend.sentence is not None:
        raw = replace_value(raw, (*path, "sentence"), mend.sentence)
    if value_at(raw, (*path, TRANSLATION)) is not None or mend.translation is not None:
        told = mend.translation if _is_within_bounds(mend.translation or "", reading) else None
        raw = replace_value(raw, (*path, TRANSLATION), told)
    return raw


def _is_within_bounds(text: str, reading: Reading) -> bool:
    """Whether an item may hold a text: one that it may not would cost all of it, not a detail."""
    if text != text.encode("utf-8", "replace").decode():
        return False
    written = json.dumps(text, ensure_ascii=False)
    return why_beyond_bounds(text, written=written, index=0, text=reading.text) is None


def _same_claim(
    question: Question, mend: Mend, names: Mapping[str | None, object], reading: Reading
) -> bool:
    """Whether an item still makes its claim after a mend, and does not get another's words or actors.

    A quote keeps at least half of the words refused, or of the item's own; an actor is one whom a
    quote of the item names; a party's name shares a word with the one refused, or its state; what is
    told shares at least half of its words with what was told before, or with the item's quotes; and
    nothing becomes firmer than it was answered: a text without a word would take a condition away.
    """
    text, old = mend.text or "", question.fault.value
    if not question.fault.path or not _WORD.search(fold_text(text)):
        return False  # no text stands for a whole item
    if question.is_quote:
        return _shares_half_words(text, old) or _shares_half_words(
            text, question.subject.partition(": ")[2]
        )
    if question.refers_to == "parties":
        name = names.get(text)
        said = {word for quote in _quotes_of(question.item) for word in _words_or_pairs(quote)}
        return isinstance(name, str) and bool(said.intersection(_words_or_pairs(name)))
    if not keeps_firmness(question.item.model, question.fault.path, old, text):
        return False
    if question.fault.path[0] in told_names(question.item.model):
        # It may be that nobody reads it again: it keeps to what was told, or to the item's own quotes.
        quoted = " ".join(_quotes_of(question.item))
        return _shares_half_words(text, old) or _shares_half_words(quoted, text)
    if question.item.kind == "parties" and question.fault.path == ("name",):
        if bool(set(_words_or_pairs(text)) & set(_words_or_pairs(str(old)))):
            return True
        state = country_of(text)
        return state is not None and state == country_of(str(old))
    if question.fault.path[0] in carried_words(question.item.model):
        # Who says so, how surely and on what condition stand in the sentences that were shown.
        return fold_text(text) in fold_text(" ".join(map(reading.words_of, question.sentences)))
    return True


def _quotes_of(item: Item) -> list[str]:
    evidence = value_at(item.raw, ("evidence",))
    quotes = [value_at(piece, ("quote",)) for piece in evidence] if isinstance(evidence, list) else []
    return [quote for quote in quotes if isinstance(quote, str)]


def _shares_half_words(text: str, old: object) -> bool:
    """Whether `text` holds at least half of the words of `old`."""
    wanted = set(_words_or_pairs(old)) if isinstance(old, str) else set()
    return bool(wanted) and 2 * len(wanted & set(_words_or_pairs(text))) >= len(wanted)


def _words_or_pairs(text: str) -> list[str]:
    folded = fold_text(text)
    if is_unspaced_script(folded):
        return [folded[index : index + 2] for index in range(len(folded) - 1)]
    return _WORD.findall(folded)
