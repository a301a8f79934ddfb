"""Roles: whether the document gives a person an office, in a sentence with the name or in the next."""

from __future__ import annotations

import re

from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import load_state_tables, meaning_of_name
from summarizer._words.word_edges import is_unspaced_script
from summarizer.schemas import Person

BACK = 2  # sentences before the one with the role in which the person is named
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NAMED_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_][\w'’-]*),\s+(?:\w+\s+){0,2}$")  # Berg, the minister
_NAMED_AFTER = re.compile(r",?\s+([^\W\d_][\w'’-]*)")  # minister Berg
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST_STEM = 4  # characters; Russian and Polish decline names: Лавров, Лавровым
_LONGEST_ENDING = 3


def holds_role(person: Person, side: str | None, reading: Reading) -> bool:
    """Whether a sentence gives the role to the person.

    It holds the name, or it follows one that does and names nobody else. Where the sentence before
    names others, too, it must be said of the person's own state, `side`: "Ada Lund met Bo Berg. The
    Norwegian minister smiled."
    """
    role = person.role or ""
    names = [word for word in _WORD.findall(fold_text(person.name)) if len(word) > 1]
    own = {*names, *_WORD.findall(fold_text(role))}
    for sentence in reading.sentences_with(role):
        if _holds_name(sentence, names, reading) or _is_unspaced(sentence, reading):
            return True
        if _names_nobody_else(sentence, role, own, reading):
            before = _sentence_with_name(sentence, names, reading)
            if before and _is_of_person(sentence, before, names, own, side, reading):
                return True
    return False


def _holds_name(sentence: Sentence, names: list[str], reading: Reading) -> bool:
    """Whether a word of a name stands in a sentence, perhaps declined."""
    words = reading.words_in(sentence)
    return not words.isdisjoint(names) or any(
        _is_declined(word, name) for name in names if not name.isascii() for word in words
    )


def _is_declined(word: str, name: str) -> bool:
    stem = name[:-1] if len(name) > _SHORTEST_STEM else name
    ending = len(word) - len(stem)
    return len(stem) >= _SHORTEST_STEM and word.startswith(stem) and ending <= _LONGEST_ENDING


def _is_unspaced(sentence: Sentence, reading: Reading) -> bool:
    first = _WORD.search(reading.text, sentence.start, sentence.end)
    return bool(first and not first[0].isascii() and is_unspaced_script(fold_text(first[0])))


def _sentence_with_name(sentence: Sentence, names: list[str], reading: Reading) -> Sentence | None:
    """The nearest of the sentences right before that holds the name."""
    for number in range(sentence.number - 1, max(0, sentence.number - 1 - BACK), -1):
        before = reading.sentence(number)
        if before is None or before.paragraph < sentence.paragraph - 1:
            return None
        if _holds_name(before, names, reading):
            return before
    return None


def _is_of_person(
    sentence: Sentence,
    before: Sentence,
    names: list[str],
    own: set[str],
    side: str | None,
    reading: Reading,
) -> bool:
    """Whether a sentence goes on about the person, of the people that the one before it names."""
    if _others_in(before, own, reading) and not _is_of_side(sentence, side, reading):
        return False
    words = [match[0] for match in _NAME.finditer(reading.words_of(before))]
    first = next((at for at, word in enumerate(words) if fold_text(word) in names), 0)
    return not first or not _is_strange(words[first - 1], own)  # "Envoy Ada Lund" has her office


def _names_nobody_else(sentence: Sentence, role: str, own: set[str], reading: Reading) -> bool:
    """Whether a sentence with a role names nobody who is not called by `own`."""
    text = reading.text
    for start, end in reading.places_of(role, sentence.start, sentence.end):
        named = _NAMED_BEFORE.search(text, sentence.start, start)
        named = named or _NAMED_AFTER.match(text, end, sentence.end)
        if named and _is_strange(named[1], own):
            return False
    return not _others_in(sentence, own, reading)


def _others_in(sentence: Sentence, own: set[str], reading: Reading) -> list[str]:
    """The words of a sentence that may name somebody else: in capitals, and no state's."""
    words = [match[0].strip(".-'’") for match in _NAME.finditer(reading.words_of(sentence))]
    strange = [word for word in words if _is_strange(word, own)]
    if words[:1] != strange[:1] or words[1:2] == strange[1:2] != []:
        return strange
    return strange[1:]  # the capital is the sentence's: no name goes on with it


def _is_strange(word: str, own: set[str]) -> bool:
    """Whether a word has a capital and is none of `own` and no state's name or capital."""
    bare = _POSSESSIVE.sub("", word)
    if not bare[:1].isupper() or bare.isupper() or fold_text(bare) in own:
        return False
    return meaning_of_name(bare) is None


def _is_of_side(sentence: Sentence, side: str | None, reading: Reading) -> bool:
    """Whether a sentence names the state that the person is of, and no other."""
    standing = meaning_of_name(side) if side else None
    if standing is None:
        return False
    found = [hit.form for hit in load_state_tables().find(reading.words_of(sentence))]
    codes = frozenset[str]().union(*(form.codes for form in found if form.kind != "decoy"))
    return codes == standing.codes
