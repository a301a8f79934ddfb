"""Wording: what the model told in its own words, held against the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer._call.answer_form import is_same_language
from summarizer._proof.evidence import Grounded
from summarizer._proof.fault import Fault
from summarizer._proof.unlike_figures import find_added_figures
from summarizer._text.reading import Reading
from summarizer._words.figures import Amount, amounts_in, find_unsupported_numbers
from summarizer._words.fold import fold_text
from summarizer._words.state_library import NAME_LANGUAGES
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
    strange = _strange_figures(text, mark, grounded, reading)
    if strange and grounded:
        why = f"its evidence does not hold the figure {', '.join(strange)}"
        yield Fault(path, text, why, drop)
    unknown = _strange_names(text, reading)
    if unknown:
        why = f"the document does not hold the name {', '.join(unknown)}"
        yield Fault(path, text, why, drop)


def _strange_figures(text: str, mark: Told, grounded: Grounded, reading: Reading) -> list[str]:
    """The figures in `text` that its evidence, or the document, does not hold.

    In another language numbers may be in words on one side: where these are not known, a second
    reading says whether they are the same.
    """
    if mark.figures == "document":
        return find_unsupported_numbers(text, lambda: reading.amounts)
    strange = find_unsupported_numbers(text, lambda: _amounts_quoted(grounded))
    spoken, tag = reading.document.language, reading.written_in
    if not (strange and reading.is_translated and spoken and tag):
        return strange
    quotes = "; ".join(cited.quote for cited in grounded.values())
    return find_added_figures(quotes, text, quoted_in=spoken, told_in=tag)


def _amounts_quoted(grounded: Grounded) -> frozenset[Amount]:
    return frozenset[Amount]().union(*(amounts_in(evidence.quote) for evidence in grounded.values()))


def _knows_states(language: str | None) -> bool:
    """Whether the names of states are known in a language, told by its tag; in one unknown they are."""
    return language is None or any(is_same_language(tag, language) for tag in NAME_LANGUAGES)


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
        and reading.states_named.lacking(states := states_in(word)) == states
    ]
    if strange and not (reading.is_translated or reading.capitalizes_nouns):
        return strange
    if reading.is_translated and not _knows_states(reading.document.language):
        return []
    named = states_in(text)
    return sorted(reading.states_named.lacking(named))
