"""Abbreviations: words whose full stop does not end a sentence, or ends one only before some words."""

from __future__ import annotations

import re

from summarizer._words.languages import list_languages, load_section, split_lines, words_of_all

DAY_DIGITS = 2
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+|Ph\.D", re.I)
ROMAN = re.compile(r"[IVXLC]+")


def word_set(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


_SECTION = "abbreviations"
TITLES = words_of_all(_SECTION, "never last")  # never the last word of a sentence
NUMBERED = words_of_all(_SECTION, "not last before a number")
# Last word only where the next one often opens a sentence; so are "U.S." and "p.m.".
SHORT = words_of_all(_SECTION, "last before an opener")
STARTERS = words_of_all(_SECTION, "sentence openers")
# Numbers with a full stop are ordinals behind these words, and before months: am 3. Juni, die 5. Runde.
_ORDINALS = [tag for tag in list_languages() if "ordinals behind" in load_section(tag, _SECTION)]
ORDINAL_WORDS = words_of_all(_SECTION, "ordinals behind")
ORDINAL_MONTHS = frozenset(
    name
    for tag in _ORDINALS
    for names in split_lines(load_section(tag, "dates")["months"])
    for name in names
)


def is_abbreviated(word: str, before: str, following: str) -> bool:
    """Say whether the full stop after `word` belongs to it, and the sentence goes on."""
    low = word.lower()
    if low in TITLES:
        return True
    if word.isdigit():
        ordinal = following in ORDINAL_MONTHS or before.lower() in ORDINAL_WORDS
        return ordinal and len(word) <= DAY_DIGITS
    if low in NUMBERED and (following[:1].isdigit() or ROMAN.fullmatch(following)):
        return True
    if word == "I":
        return not before.islower()
    if len(word) == 1 and word.isalpha():
        return not word.islower() or following not in STARTERS
    return (low in SHORT or bool(DOTTED.fullmatch(word))) and following not in STARTERS
