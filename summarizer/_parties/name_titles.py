"""Titles before a name: which of its first words are courtesies, an office or a rank, and no name."""

from __future__ import annotations

import re

from summarizer._parties import titles as title
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import meaning_of_name

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
    if plain in title.WITH_POINT and word.endswith("."):
        return _is_in_one_of(title.WITH_POINT[plain], reading)
    if plain in title.IN_CAPITALS:
        return word.isupper()
    if plain in title.BEFORE_COURTESIES:
        return fold_text(" ".join(words[at + 1 : at + 2])) in title.COURTESIES
    if not (word.islower() or word.endswith(".")):
        if plain in title.NAMES_TOO:
            return fold_text(" ".join(words[at - 1 : at])) in title.MAKES_COURTESY
        if plain in title.NAMES_ELSEWHERE:
            return _is_in_one_of(title.NAMES_ELSEWHERE[plain], reading)
        if plain in title.NAMES_BEFORE_ONE:
            return len(words) > at + 2 and _is_in_one_of(title.NAMES_BEFORE_ONE[plain], reading)
    return plain in title.COURTESIES


def _is_in_one_of(languages: list[str], reading: Reading) -> bool:
    return any(map(reading.is_written_in, languages))


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
