"""Wording: what the model told in its own words, held against the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer._proof.evidence import Grounded
from summarizer._proof.fault import Fault
from summarizer._text.reading import Reading
from summarizer._words.figures import Amount, amounts_in, find_unsupported_numbers
from summarizer._words.fold import fold_text
from summarizer._words.states import states_in
from summarizer.schemas.marked import Path
from summarizer.schemas.marks import Told

_WORD = re.compile(r"\w+")


def prose_faults(
    path: Path, text: str, mark: Told, grounded: Grounded, reading: Reading
) -> Iterator[Fault]:
    """Names and numbers that the document does not hold."""
    drop = None if mark.carries else path
    if not text.strip():
        yield Fault(path, text, "it is empty", drop)
        return
    strange = find_unsupported_numbers(
        text, lambda: reading.amounts if mark.figures == "document" else _amounts_quoted(grounded)
    )
    if strange and grounded:
        why = f"its evidence does not hold the figure {', '.join(strange)}"
        yield Fault(path, text, why, drop)
    unknown = _strange_names(text, reading)
    if unknown:
        why = f"the document does not hold the name {', '.join(unknown)}"
        yield Fault(path, text, why, drop)


def _amounts_quoted(grounded: Grounded) -> frozenset[Amount]:
    return frozenset[Amount]().union(*(amounts_in(evidence.quote) for evidence in grounded.values()))


def _strange_names(text: str, reading: Reading) -> list[str]:
    """The names in `text` that the document does not hold: capitalized words, and states.

    In another language than the document's a name is spelled otherwise, if not a state's: whether it
    is the same is for a second reading to say.
    """
    strange = [
        word
        for index, word in enumerate(_WORD.findall(text))
        if word[0].isupper()
        and (index > 0 or any(character.isupper() for character in word[1:]))
        and fold_text(word) not in reading.words
        and not states_in(word) & reading.states_named
    ]
    if strange and not (reading.is_translated or reading.capitalizes_nouns):
        return strange
    named = states_in(text)
    return sorted(named - reading.states_named) if named else []
