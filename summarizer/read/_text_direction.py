"""Direction: letters as they stand from left to right, in the order in which they are read.

The reverse of what the Unicode bidirectional algorithm does (UAX 9) when a page is drawn, for lines
without the marks that a plain text may have. Two readings may look alike; the likelier is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

FIRST = "\u0590"  # no letter before it is read from right to left
_KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "CS": "C", "ES": "E", "ET": "T"}
# What is read from left to right within what is not: words with what is between them, and numbers. A
# hyphen joins two numbers, and a sign of a currency goes with one, where no Arabic is beside them.
_FORWARD = re.compile(r"N{0,40}+L(?:[^R]{0,2000}[LN])?|T?N{1,40}(?:[CE]N{1,40}){0,20}T?")
_FORWARD_IN_ARABIC = re.compile(r"N{0,40}+L(?:[^R]{0,2000}[LN])?|N{1,40}(?:CN{1,40}){0,20}")
_BRACKETS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def count_directions(texts: Iterable[str]) -> tuple[int, int]:
    """How many letters are read from left to right, and how many from right to left."""
    joined = "".join(texts)
    if not joined or max(joined) < FIRST:
        return sum(map(str.isalpha, joined)), 0
    kinds = [_KINDS.get(unicodedata.bidirectional(letter)) for letter in joined]
    return kinds.count("L"), kinds.count("R")


def swap_brackets(text: str) -> str:
    """Text with each bracket as its counterpart."""
    return text.translate(_BRACKETS)


Letter = tuple[str, int]  # with the number of the word that it stands in


def order_letters(shown: Sequence[Letter], *, leftwards: bool) -> list[Letter]:
    """The letters of a line (`shown` from left to right, a space between words) in reading order.

    `leftwards` says that the paragraph is read from right to left. Brackets stay as they are.
    """
    kinds = "".join(_find_kind(letter) for letter, _ in shown)
    if "R" not in kinds:
        return list(shown)
    if leftwards:
        return _read_leftwards(shown, kinds)
    ordered: list[Letter] = []
    at = 0
    for stretch in re.finditer(r"R(?:[^L]{0,2000}R)?", kinds):
        start, end = stretch.span()
        ordered += [*shown[at:start], *_read_leftwards(shown[start:end], kinds[start:end])]
        at = end
    return ordered + list(shown[at:])


def _find_kind(letter: str) -> str:
    found = {_KINDS.get(unicodedata.bidirectional(character), " ") for character in letter}
    return next(kind for kind in "RLNCET " if kind in found or kind == " ")


def _read_leftwards(shown: Sequence[Letter], kinds: str) -> list[Letter]:
    """A stretch from its right end on, but for words and numbers that go the other way."""
    arabic = any(
        unicodedata.bidirectional(character) == "AL" for letter, _ in shown for character in letter
    )
    ordered: list[Letter] = []
    end = len(shown)
    runs = [run.span() for run in (_FORWARD_IN_ARABIC if arabic else _FORWARD).finditer(kinds)]
    for first, last in [*reversed(runs), (0, 0)]:
        ordered += reversed(shown[last:end])
        ordered += shown[first:last]
        end = first
    return ordered
