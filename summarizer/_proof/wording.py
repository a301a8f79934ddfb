"""Wording: what the model told in its own words, held against the words that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer._proof.evidence import Grounded
from summarizer._proof.fault import Fault
from summarizer._text.reading import Reading
from summarizer._words.contrary import find_opposite, find_weaker_verb, limit_lost, ordinals_in
from summarizer._words.figures import Amount, amounts_in, find_unsupported_numbers
from summarizer._words.fold import fold_text
from summarizer._words.states import states_in
from summarizer._words.stems import stems_in
from summarizer.schemas.marked import Path
from summarizer.schemas.marks import Told

_WORD = re.compile(r"\w+")
_ACT = re.compile(r"(?<!\w)(?:to|will|would) ")


def prose_faults(
    path: Path, text: str, mark: Told, grounded: Grounded, reading: Reading
) -> Iterator[Fault]:
    """Names and numbers that the document does not hold, and words that say more than the evidence."""
    drop = None if mark.carries else path
    if not text.strip():
        yield Fault(path, text, "it is empty", drop)
        return
    strange = find_unsupported_numbers(
        text, reading.amounts if mark.figures == "document" else _amounts_quoted(grounded)
    )
    if strange and grounded:
        why = f"its evidence does not hold the figure {', '.join(strange)}"
        yield Fault(path, text, why, drop)
    turned = grounded and _why_overstated(mark, text, grounded, reading)
    if turned:
        yield Fault(path, text, turned, drop)
    unknown = _strange_names(text, reading)
    if unknown:
        why = f"the document does not hold the name {', '.join(unknown)}"
        yield Fault(path, text, why, drop)
    elif mark.says in ("act", "state") and grounded and _is_unrelated(text, grounded, reading):
        yield Fault(path, text, "its evidence speaks of nothing of this", drop)


def _amounts_quoted(grounded: Grounded) -> frozenset[Amount]:
    return frozenset[Amount]().union(*(amounts_in(evidence.quote) for evidence in grounded.values()))


def _why_overstated(mark: Told, text: str, grounded: Grounded, reading: Reading) -> str | None:
    """Why the words of a claim say more than its evidence, or its opposite, if they do."""
    if mark.says == "topic":
        return None
    lost = [limit_lost(text, evidence.quote) for evidence in grounded.values()]
    if all(lost):
        return f"its evidence gives this number with a limit ({lost[0]}): keep it"
    if mark.says == "state":
        return None
    said = _text_of_evidence(grounded, reading)
    acts = [text] if mark.says == "act" else [text[found.end() :] for found in _ACT.finditer(text)]
    if contrary := next(filter(None, (find_opposite(act, said) for act in acts)), None):
        return f"its evidence says the opposite ({contrary})"
    if mark.says == "story":
        return None
    if strange := _strange_places(text, grounded, reading):
        return f"nothing near its evidence is number {min(strange)} in an order"
    weaker = [find_weaker_verb(text, evidence.quote) for evidence in grounded.values()]
    return f"its evidence is weaker ({weaker[0]}): keep that" if all(weaker) else None


def _strange_places(text: str, grounded: Grounded, reading: Reading) -> frozenset[int]:
    """The places in an order that `text` names and no paragraph by its evidence does."""
    told = ordinals_in(text)
    if not told:
        return told
    paragraphs = {reading.sentence_at(evidence.start).paragraph for evidence in grounded.values()}
    return told.difference(*(ordinals_in(reading.text[slice(*reading.around(at))]) for at in paragraphs))


def _strange_names(text: str, reading: Reading) -> list[str]:
    """The names in `text` that the document does not hold: capitalized words, and states."""
    words = [] if reading.capitalizes_nouns else _WORD.findall(text)
    strange = [
        word
        for index, word in enumerate(words)
        if (index > 0 or any(character.isupper() for character in word[1:]))
        and word[:1].isupper()
        and fold_text(word) not in reading.words
        and not states_in(word) & reading.states_named
    ]
    return strange or sorted(states_in(text) - reading.states_named)


def _is_unrelated(text: str, grounded: Grounded, reading: Reading) -> bool:
    """Whether `text` shares no word, by its first letters, with the sentences of its evidence."""
    return bool(stems_in(text)) and not stems_in(text) & stems_in(_text_of_evidence(grounded, reading))


def _text_of_evidence(grounded: Grounded, reading: Reading) -> str:
    """The sentences of an item's evidence, and its quotes."""
    return " ".join(
        reading.words_of(reading.sentence_at(evidence.start)) + " " + evidence.quote
        for evidence in grounded.values()
    )
