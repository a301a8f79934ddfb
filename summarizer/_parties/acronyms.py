"""Acronyms: the parties that the document itself calls by two names, as in "Regional Council (RC)"."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

from summarizer._parties.named_states import key_of_name, without_article
from summarizer._parties.wraps import BEFORE_NAMES
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.languages import words_of_all
from summarizer.schemas import Party

Key = TypeVar("Key", bound=Hashable)
GLOSSES = 50  # an acronym is explained where it is first used
_LATIN = re.compile("[A-Za-z]")
_CALLED, _ARTICLE = (
    f"(?:{'|'.join(sorted(map(re.escape, map(fold_text, words)), key=len, reverse=True))})"
    for words in (words_of_all("names", "called"), map(str.strip, BEFORE_NAMES))
)
_NEAR = 40  # characters before an acronym that may say that a name is called so
_GLOSS = re.compile(rf"[(,][^\w(,]*+(?:{_CALLED}\W{{0,3}})?(?:{_ARTICLE}\W?)?\W?$")
# "(RC)", "(hereinafter 'the RC')"; ", or the RC,".
_IN_BRACKETS = re.compile(rf" ?\((?:{_CALLED}[:,-]? ?)?(?:{_ARTICLE} )?'?(?:{_ARTICLE} )?")
_BETWEEN_COMMAS = re.compile(rf", {_CALLED} (?:{_ARTICLE} )?")
_END = re.compile("'?[)]")


def equate_acronyms(parties: Sequence[tuple[Party, Key]], reading: Reading) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of an acronym and of a full name that the document equates."""
    named = [
        (name, party, key)
        for party, key in parties
        if party.kind not in ("state", "person")
        for name in (party.name, *party.aliases)
    ]
    acronyms = [entry for entry in named if _is_acronym(entry[0])]
    for short, of_short, short_key in acronyms:
        beside = _text_around_acronym(short, reading)
        for full, of_full, full_key in named:
            if full_key == short_key or _is_acronym(full):
                continue
            # Brackets hold memberships too: "Green League (EPP)". Letters tell, in one script.
            foreign = of_short.kind == of_full.kind and not _LATIN.search(full) and _LATIN.search(short)
            told = is_acronym_of(short, full)
            if (told or foreign) and _is_glossed(full, short, beside, commas=told):
                yield short_key, full_key


def _is_acronym(name: str) -> bool:
    *_, last = name.split()
    letters = [character for character in last if character.isalpha()]
    words = without_article(fold_text(name)).split()
    return (
        len(words) == 1 and 2 <= len(letters) <= 10 and sum(map(str.isupper, letters)) * 2 > len(letters)
    )


def _text_around_acronym(short: str, reading: Reading) -> str:
    """What stands around the places of an acronym: there is its full name, if anywhere."""
    text, bare = reading.folded.text, key_of_name(short)
    found = [
        (max(0, at - 200), at + len(bare) + 200)
        for at in reading.folded.find(bare)
        if _GLOSS.search(text[max(0, at - _NEAR) : at])
        or "(" in text[at + len(bare) : at + len(bare) + 2]
    ]
    return "\n".join(text[start:end] for start, end in found[:GLOSSES])


def _is_glossed(full: str, short: str, around: str, *, commas: bool) -> bool:
    """Whether one of two names stands in brackets behind the other, or, with a word, between commas."""
    a, b = key_of_name(full), without_article(fold_text(short))
    for outer, inner in ((a, b), (b, a)):
        at = around.find(outer)
        while at >= 0:
            behind = at + len(outer)
            if not around[at - 1 : at].isalnum():
                opened = _IN_BRACKETS.match(around, behind)
                end = opened.end() if opened else behind
                if opened and around.startswith(inner, end) and _END.match(around, end + len(inner)):
                    return True
                opened = _BETWEEN_COMMAS.match(around, behind) if commas else None
                if opened and around.startswith(f"{inner},", opened.end()):
                    return True
            at = around.find(outer, at + 1)
    return False


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in a full name in their order, its first as a word's."""
    letters = [character for character in without_article(fold_text(short)) if character.isalnum()]
    words = key_of_name(full).replace("-", " ").split()
    if not words or not letters or not any(word.startswith(letters[0]) for word in words):
        return False
    rest = iter(" ".join(words))
    return all(letter in rest for letter in letters)
