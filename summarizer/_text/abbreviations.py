"""Abbreviations: words whose full stop does not end a sentence, or ends one only before some words.

Most are known by their shape: no word of a language is without a vowel ("Str.", "пгт.") or has points
inside ("t.ex."), and what follows a title's point in small letters is a part of it ("Dr. med."). The
files of the languages hold the others.
"""

from __future__ import annotations

import re
from itertools import takewhile

from summarizer._words.languages import (
    SHARED,
    list_languages,
    load_section,
    split_lines,
    words_of_all,
)

DAY_DIGITS = 2
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,3})+|Ph\.D", re.I)
ROMAN = re.compile(r"[IVXLC]+")
_ELIDED = re.compile(r"[^\W\d_]{1,5}['’](?=[^\W\d_]{2})")  # l'Ing., dell'art.
_CLOCK = re.compile(r"[ap]\.m", re.I)
_NUMBER = re.compile(r"[^\W\d_]{0,3}[-/.]?\d")  # 5, B-12, CR-17
_WORD = re.compile(r"[^\W_]+")
_AT_HEAD = 3  # words that are no sentence yet: "At 5 a.m. Mr. Smith went"

_SECTION = "abbreviations"
TITLES = words_of_all(_SECTION, "never last")  # never the last word of a sentence
AS_WRITTEN = words_of_all(_SECTION, "never last, written so")  # in other letters they are words
NUMBERED = words_of_all(_SECTION, "not last before a number")
# Last word only where the next one often opens a sentence; so are "U.S." and "Str.".
SHORT = words_of_all(_SECTION, "last before an opener")
STARTERS = words_of_all(_SECTION, "sentence openers")
PAIRS = words_of_all(_SECTION, "never last as two")
DAYS = words_of_all(_SECTION, "days and zones behind a clock")
_ZONES = "|".join(sorted(words_of_all(_SECTION, "zones end in")))
_TIME = re.compile(rf"(?:\w+ ){{1,2}}(?i:{_ZONES})\b|[A-Z]{{2,5}}\b")
_ADVERBS_END = "|".join(sorted(words_of_all(_SECTION, "adverbs end in")))
_ADVERB = re.compile(rf"[A-Z][a-z]{{3,}}(?:{_ADVERBS_END})")
_NO_ADVERBS = words_of_all(_SECTION, "no adverbs")
_TITLES_END = tuple(sorted(words_of_all(_SECTION, "titles end in")))  # JUDr., PaedDr.
_ENDS = "|".join(sorted(words_of_all(_SECTION, "end of a longer word")))
_COMPOUND = re.compile(rf"^\w+(?=(?:{_ENDS})$)")  # Hauptstr., Goethepl.
_CONSONANT = f"[{load_section(SHARED, _SECTION)['consonants']}]"
# "trh" and "смрт" are words: an r or l between consonants is their vowel.
_SOUNDED = f"[{load_section(SHARED, _SECTION)['vowels between consonants']}]"
_NO_VOWEL = re.compile(rf"(?!{_CONSONANT}+{_SOUNDED}{_CONSONANT}){_CONSONANT}{{2,5}}", re.I)
# Numbers with a full stop are ordinals behind these words, and before months: am 3. Juni, die 5. Runde.
_ORDINALS = [tag for tag in list_languages() if "ordinals behind" in load_section(tag, _SECTION)]
ORDINAL = words_of_all(_SECTION, "ordinals behind")
ORDINAL_MONTHS = frozenset(
    name
    for tag in _ORDINALS
    for names in split_lines(load_section(tag, "dates")["months"])
    for name in names
)


def is_abbreviated(word: str, words: list[str], following: str) -> bool:
    """Say whether the full stop after `word` belongs to it, and the sentence goes on.

    `words` are those of the sentence before it, and `following` is the text behind it.
    """
    before, first = words[-1].lstrip("([\"'“„«") if words else "", _WORD.match(following)
    then = first[0] if first else ""
    if word.isdigit():  # German: am 3. Juni, die 5. Runde
        ordinal = then in ORDINAL_MONTHS or before.lower() in ORDINAL
        return ordinal and len(word) <= DAY_DIGITS
    if _CLOCK.fullmatch(word):
        return len(words) < _AT_HEAD or then in DAYS or _TIME.match(following) is not None
    if _is_before_name(word, before):
        return True
    word = _ELIDED.sub("", word).rstrip("°º")
    low = _COMPOUND.sub("", word.lower())
    if low in NUMBERED and (_NUMBER.match(following) or ROMAN.fullmatch(then)):
        return True
    if word == "I":
        return not before.islower()
    starts = then in STARTERS or _is_adverb(then)
    if len(word) == 1 and word.isalpha():
        return not word.islower() or not starts
    return not starts and (
        low in SHORT
        or DOTTED.fullmatch(word) is not None
        or _is_without_vowel(word, before)
        or _is_part_of_title(word, words)
        or _is_numeral(word, before)
    )


def _is_adverb(word: str) -> bool:
    """Whether a word with a capital is an adverb, as one that opens a sentence: Finally."""
    return word not in _NO_ADVERBS and _ADVERB.fullmatch(word) is not None


def _is_before_name(word: str, before: str) -> bool:
    """Whether a word is a title, an office or a place, which a name follows: "l'on. Rossi", "JUDr."."""
    bare = _ELIDED.sub("", word)
    written = bare if bare == word else bare.capitalize()
    known = bare.lower() in TITLES or written in AS_WRITTEN or word.endswith(_TITLES_END)
    return known or f"{before} {word.lower()}" in PAIRS


def _is_without_vowel(word: str, before: str) -> bool:
    """Whether a word has no vowel, and is no unit behind a number and no name ("Mr. Ng")."""
    named = before[-1:].isdigit() or _is_title(before)
    return word[1:].islower() and not named and bool(_NO_VOWEL.fullmatch(word))


def _is_part_of_title(word: str, words: list[str]) -> bool:
    """Whether a word in small letters stands behind a title's point, or others do: "Dr. rer. nat."."""
    pointed = list(takewhile(lambda before: before.endswith("."), reversed(words)))
    return word.islower() and any(map(_is_title, pointed))


def _is_title(word: str) -> bool:
    return word.endswith(".") and word.rstrip(".").lower() in TITLES


def _is_numeral(word: str, before: str) -> bool:
    """Whether a word is a Roman numeral before a noun, as in "die XII. Konferenz"."""
    ordinal = (before.islower() and before.isalpha()) or before.lower() in ORDINAL
    return ordinal and len(word) > 1 and bool(ROMAN.fullmatch(word))
