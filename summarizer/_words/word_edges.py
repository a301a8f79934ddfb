"""Edges of words: where a word or a number begins and ends, and which scripts part none by spaces."""

from __future__ import annotations

import re
import unicodedata

HAN_KANA = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNSPACED = rf"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7af{HAN_KANA}]"
_UNSPACED = re.compile(UNSPACED)
_IN_NUMBERS = ".,:/٫٬⁄"
_CONTRACTED = re.compile(r"(?:(?<=\w)n|(?<=n))'t(?!\w)")
_ELIDED = re.compile(r"\W?n'$")
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
    digits = before.isdigit() or after.isdigit()
    return (digits and _is_inside_number(text, at)) or (
        before in "n'" and _is_inside_contraction(text, at)
    )


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


def _is_inside_contraction(text: str, at: int) -> bool:
    """Whether `at` parts a verb from its negation: can't, n'est."""
    return (
        _CONTRACTED.match(text, at - 1) is not None
        or _ELIDED.match(text, max(0, at - 3), at) is not None
    )


def _is_joined(character: str) -> bool:
    return character.isalnum() or (not character.isascii() and unicodedata.category(character)[0] == "M")
