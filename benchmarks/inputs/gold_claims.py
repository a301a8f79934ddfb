"""The items of the project's own gold as honest claims, as far as they are in the document's words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.folders import TOP
from benchmarks.inputs.claim_sets import LISTS, Claim, ClaimedDocument
from summarizer._evaluation.gold import Expected, GoldDocument
from summarizer._evaluation.gold_files import gold_in
from summarizer._text.reading import Reading
from summarizer._words.states import english_name

PLACES = ("tests/gold", "tests/held_out", "tests/long", "tests/hard_cases.jsonl")
_TYPES = {listed: (type_, letter) for type_, (listed, letter) in LISTS.items()}


def gold_claims(places: tuple[str, ...] = PLACES) -> Iterator[ClaimedDocument]:
    """Every document of the gold, with the items that its annotator requires."""
    for place in places:
        for gold in gold_in(TOP / Path(place)).documents:
            reading = Reading.of(gold.document)
            made = (
                _claim_of(number, item, gold, reading)
                for number, item in enumerate(gold.items, 1)
                if not item.optional
            )
            claims = (claim for claim in made if _in_its_words(claim, reading))
            yield ClaimedDocument(gold.name, "(gold)", gold.document, tuple(claims))


def _claim_of(number: int, item: Expected, gold: GoldDocument, reading: Reading) -> Claim:
    type_, letter = _TYPES[item.kind]
    says: dict[str, Any] = {"type": type_, "to": [], "condition": None, "hedge": None, "actor": None}
    says |= {"action": item.about, "about": item.about}
    for name, values in item.accepted.items():
        first = values[0]
        says[name] = (
            [_name_in(name, gold, reading) for name in first] if isinstance(first, tuple) else first
        )
    start, end = item.spans[0]
    return Claim(f"{letter}{number}", says, reading.text[start:end], honest=True, kind="gold")


def _in_its_words(claim: Claim, reading: Reading) -> bool:
    """Whether the document has a claim's words: gold names by codes, and may quote a whole header."""
    words = [*filter(None, [claim.says["condition"]]), *claim.names]
    named = (word in reading.text or reading.states.has(word) for word in words)
    return "\n" not in claim.quote and all(named)


def _name_in(name: str, gold: GoldDocument, reading: Reading) -> str:
    """A party: a state by its English name, another by a spelling that the document has."""
    state = english_name(name)
    spellings = (name, *gold.spellings.get(name, ()))
    return state or next(filter(reading.mentions, spellings), name)
