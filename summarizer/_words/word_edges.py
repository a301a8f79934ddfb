"""Edges of words: where a word or a number begins and ends, and which scripts part none by spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from summarizer._words.languages import words_of_all

_SECTION = "text"
HAN_KANA = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNSPACED = rf"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7af{HAN_KANA}]"
_UNSPACED = re.compile(UNSPACED)
_IN_NUMBERS = ".,:/٫٬⁄"
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[ ']\d{3})+(?!\d)")  # 15 000, 15'000


def has_word_edges(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words and numbers do.

    "agreed" inside "disagreed" is another word, and "10" inside "10.5" another number. Scripts
    written without spaces have no such edges.
    """
    return not (_is_inside_word(text, start) or _is_inside_word(text, end))


def is_unspaced_script(text: str) -> bool:
    """Whether `text` begins in a script without spaces between words, or (Korean) inside words."""
    return _UNSPACED.match(text) is not None


def _is_inside_word(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_joined(before) and _is_joined(after):
        return not (is_unspaced_script(before) or is_unspaced_script(after)) or (
            before.isnumeric() and after.isnumeric()
        )
    if (before.isdigit() or after.isdigit()) and _is_inside_number(text, at):
        return True
    letters, contraction = _load_contractions()
    return before in letters and contraction.match(text, at) is not None


def _is_inside_number(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _IN_NUMBERS and before.isdigit():
        return at + 1 < len(text) and text[at + 1].isdigit()
    if before in _IN_NUMBERS and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    if (before.isdigit() and after in " '") or (before in " '" and after.isdigit()):
        low = max(0, at - 24)
        return any(
            match.start() < at - low < match.end() for match in _GROUPED.finditer(text[low : at + 24])
        )
    return False


@cache
def _load_contractions() -> tuple[frozenset[str], re.Pattern[str]]:
    """What matches where a verb is parted from its negation (can't, n'est), and the letters before."""
    behind = words_of_all(_SECTION, "never parted from the word before")
    before = words_of_all(_SECTION, "never parted from the word behind")
    parts = [(word[:at], word[at:]) for word in sorted(behind) for at in range(1, len(word))]
    inside = [rf"(?<=\w{re.escape(head)}){re.escape(tail)}(?!\w)" for head, tail in parts]
    after = [rf"(?<=(?<!\w){re.escape(word)})" for word in sorted(before)]
    letters = frozenset(word[-1] for word in (*(head for head, _ in parts), *before))
    return letters, re.compile("|".join([*inside, *after]))


def _is_joined(character: str) -> bool:
    return character.isalnum() or (not character.isascii() and unicodedata.category(character)[0] == "M")
