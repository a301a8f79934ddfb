"""Acronyms: the parties that the document itself calls by two names, as in "Regional Council (RC)"."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

from summarizer._parties.named_states import key_of_name
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer.schemas import Party

Key = TypeVar("Key", bound=Hashable)
GLOSSES = 50  # an acronym is explained where it is first used
_LATIN = re.compile("[A-Za-z]")
_GLOSS = re.compile(r"[(,][^\w(,]*+(?:(?:or|the|hereinafter|known as|abbreviated) )*+\W?$")
_INSIDE = (
    "({})",
    "(the {})",
    "('{}')",
    "('the {}')",
    "(the '{}')",
    "(hereinafter {})",
    "(known as {})",
)
_BESIDE = (", or {},", ", or the {},", ", known as {},", ", known as the {},", ", abbreviated {},")


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
            forms = (*_INSIDE, *_BESIDE) if is_acronym_of(short, full) else _INSIDE if foreign else ()
            if _is_glossed(full, short, beside, forms):
                yield short_key, full_key


def _is_acronym(name: str) -> bool:
    *_, last = name.split()
    letters = [character for character in last if character.isalpha()]
    words = len(name.split()) - name.lower().startswith("the ")
    return words == 1 and 2 <= len(letters) <= 10 and sum(map(str.isupper, letters)) * 2 > len(letters)


def _text_around_acronym(short: str, reading: Reading) -> str:
    """What stands around the places of an acronym: there is its full name, if anywhere."""
    text, bare = reading.folded.text, key_of_name(short)
    found = [
        (max(0, at - 200), at + len(bare) + 200)
        for at in reading.folded.find(bare)
        if _GLOSS.search(text[max(0, at - 20) : at]) or "(" in text[at + len(bare) : at + len(bare) + 2]
    ]
    return "\n".join(text[start:end] for start, end in found[:GLOSSES])


def _is_glossed(full: str, short: str, around: str, forms: Sequence[str]) -> bool:
    a, b = key_of_name(full), fold_text(short).removeprefix("the ")
    for outer, inner in ((a, b), (b, a)):
        for form in forms:
            for space in (" ", ""):
                gap = space if form.startswith("(") else ""
                at = around.find(f"{outer}{gap}{form.format(inner)}")
                if at >= 0 and not around[at - 1 : at].isalnum():
                    return True
    return False


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in a full name in their order, its first as a word's."""
    letters = [character for character in fold_text(short).removeprefix("the ") if character.isalnum()]
    words = key_of_name(full).replace("-", " ").split()
    if not words or not letters or not any(word.startswith(letters[0]) for word in words):
        return False
    rest = iter(" ".join(words))
    return all(letter in rest for letter in letters)
