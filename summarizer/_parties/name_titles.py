"""Titles before a name: which of its first words are courtesies, an office or a rank, and no name."""

from __future__ import annotations

import re

from summarizer._parties import titles as title
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import meaning_of_name

_FRENCH = re.compile(r"\b(?:les|des|une|est|aux|dans|avec)\b")
_SPANISH = re.compile(r"\b(?:el|la|los|las|del|que|con|y)\b")
_TURKISH = re.compile(r"\b(?:ve|bir|bu|ile|için|da|de)\b")
# Courtesies that are given names as well: Don Pramudwinai, Пан Ги Мун, Sig Hansen, Her Nam. Written
# small or with a point they are courtesies, with a capital only in a text of that language.
_NAMES_TOO = {"don": _SPANISH, "doña": _SPANISH, "bay": _TURKISH, "bayan": _TURKISH} | dict.fromkeys(
    ("пан", "sig", "hon"), None
)
_POSSESSIVES = frozenset(("his", "her", "their"))
_HAN = re.compile("[\u3400-\u9fff]+")


def strip_titles(name: str, reading: Reading) -> tuple[str, str | None]:
    """A name without the titles before it, and the office or rank among them, if there is one."""
    if _HAN.fullmatch(name):
        return _untitled_han(name)
    words = name.split()
    size, role = _title_size(words, reading)
    rest = " ".join(words[size:])
    cased = rest.lower() != rest.upper()
    if not size or (cased and rest == rest.lower()) or _is_title(words[size:]):
        return name, None
    spoken = (at for at in range(len(words)) if not is_courtesy(words, at, reading))
    first = next(spoken, len(words))
    return rest, " ".join(words[first:role]).rstrip(",") if first < role else None


def _is_title(words: list[str]) -> bool:
    """Whether what follows titles is no name but more of them, or of whom they are."""
    plain = [fold_text(word).strip(".,") for word in words]
    return plain[0] in title.LINKS - title.PARTICLES or all(
        word in title.HEADS or word in title.PARTS for word in plain
    )


def _untitled_han(name: str) -> tuple[str, str | None]:
    for suffix in title.HAN:
        rest = name.removesuffix(suffix)
        if rest != name and len(rest) > 1:
            return rest, None if suffix in title.HAN_COURTESIES else suffix
    return name, None


def is_courtesy(words: list[str], at: int, reading: Reading) -> bool:
    """Whether a word of a name is a courtesy there: "Mr.", and "Don" in "Don José Paz", no name."""
    word = words[at]
    plain = fold_text(word).rstrip(".,")
    if plain == title.MONSIEUR and word.endswith("."):
        return _is_language(_FRENCH, reading)
    if plain == "he":
        return word.isupper()  # HE Ada Lund; He Lifeng is a name
    if plain in _POSSESSIVES:
        return fold_text(" ".join(words[at + 1 : at + 2])) in title.COURTESIES
    if plain in _NAMES_TOO and not (word.islower() or word.endswith(".")):
        language = _NAMES_TOO[plain]
        if language is None:
            return fold_text(" ".join(words[at - 1 : at])) in ("the", "rt")
        return _is_language(language, reading) and (language is _TURKISH or len(words) > at + 2)
    return plain in title.COURTESIES


def _is_language(function_words: re.Pattern[str], reading: Reading) -> bool:
    """Whether one word in 25 of the text is one of these."""
    share = reading.memo.get(function_words)
    if share is None:
        words = len(reading.text.split())
        share = reading.memo[function_words] = 25 * len(function_words.findall(reading.text)) > words
    return bool(share)


def _title_size(words: list[str], reading: Reading) -> tuple[int, int]:
    """How many words are titles, and up to which of them they are an office or a rank."""
    headed, size, role, at = False, 0, 0, 0
    while at < len(words) - 1:
        word, plain = words[at], fold_text(words[at]).strip(".,")
        if is_courtesy(words, at, reading):
            size = at + 1
        elif plain in title.HEADS:
            headed = True
            size = role = at + 1
        elif plain in title.PARTS:
            if headed:
                size = role = at + 1
        elif plain in title.LINKS or _names_state(words, at, headed=headed):
            if headed and plain not in title.LINKS:
                size = role = at + 1
        elif headed and word.islower() and plain not in title.PARTICLES:
            size = role = at + 1
        else:
            break
        at += 1
    return size, role


def _names_state(words: list[str], at: int, *, headed: bool) -> bool:
    """Whether a word of a title names its state: before the office, or behind an "of"."""
    before = fold_text(words[at - 1]) if at else ""
    if headed and before not in title.LINKS and not "\u0400" <= words[at][0] <= "\u04ff":
        return False
    word = re.sub(r"['’]s?$", "", words[at])
    standing = meaning_of_name(word)
    return standing is not None and standing.kind in ("name", "adjective", "abbreviation")
