"""Quotes planted in good answers: passages to spoil, and whether a spoiled one is in the document still.

A fabrication is checked by rules of its own, not by those of the program that it is to test.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from benchmarks.inputs.recorded_answers import RecordedCase, Slot
from benchmarks.inputs.wording import plain_words, split_words

LONGEST = 40  # words of a passage that is spoiled


@dataclass(frozen=True)
class SourcePassage:
    """Words of a document, and the number of their sentence."""

    text: str
    number: int
    case: RecordedCase = field(repr=False)


@dataclass(frozen=True)
class PlantedQuote:
    """A quote put in the place of an item's own; `cited` is the number of a sentence."""

    kind: str
    slot: Slot = field(repr=False)
    quote: str
    cited: int


Cases = Sequence[RecordedCase]
Fabricate = Callable[[random.Random, SourcePassage, Cases], str | None]


_plain_words_of = lru_cache(maxsize=256)(plain_words)


def stands(quote: str, case: RecordedCase) -> bool:
    """Whether the words of `quote` stand in the document in this order, with nothing between them."""
    words = plain_words(quote)
    return not words.strip() or words in _plain_words_of(case.document.text)


def stands_in_pieces(quote: str, case: RecordedCase) -> bool:
    """Whether the pieces of a quote stand in one sentence in order: evidence holds what is between."""
    pieces = [re.escape(plain_words(piece).strip()) for piece in quote.split("…")]
    pattern = f" {' (?:.*? )?'.join(pieces)} "
    return any(
        re.search(pattern, _plain_words_of(case.reading.words_of(sentence)))
        for sentence in case.reading.sentences
    )


def passages(case: RecordedCase) -> tuple[SourcePassage, ...]:
    """The sentences of a case that have enough words to be spoiled, cut to their first words."""
    found = []
    for sentence in case.reading.sentences:
        words, joint = split_words(case.reading.words_of(sentence))
        if len(words) > 5:
            found.append(SourcePassage(joint.join(words[:LONGEST]), sentence.number, case))
    return tuple(found)


def fabrications(
    fabricate: Fabricate, slots: Sequence[Slot], cases: Sequence[RecordedCase], *, most: int
) -> Iterator[PlantedQuote]:
    """Up to `most` different quotes of one kind, each for one item, none of which any rule excuses.

    An item's own quote is spoiled where the kind applies to it, else another sentence of its document.
    """
    rng = random.Random(fabricate.__name__)
    seen: set[tuple[str, str]] = set()
    for _ in range(4):
        for slot in rng.sample(slots, len(slots)):
            if len(seen) == most:
                return
            case = slot.case
            own = SourcePassage(slot.evidence["quote"], slot.evidence["sentence"], case)
            tried = [own, *rng.sample(passages(case), len(passages(case)))]
            for passage in tried:
                if len(split_words(passage.text)[0]) < 4:
                    continue
                quote = fabricate(rng, passage, cases)
                if quote is None or excused(quote, case) or (case.name, quote) in seen:
                    continue
                seen.add((case.name, quote))
                cited = rng.choice([passage.number, passage.number, passage.number, 1, 0])
                yield PlantedQuote(fabricate.__name__, slot, quote, cited)
                break


def excused(quote: str, case: RecordedCase) -> bool:
    """Whether a fabricated quote is, by chance, one that the document supports."""
    return stands_in_pieces(quote, case) if "…" in quote else stands(quote, case)
