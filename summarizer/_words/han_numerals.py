"""Han numerals: 三百万 and 二十五亿 as digits, where they stand for one number only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from summarizer._words.languages import words_under

_HAN_LANGUAGES = ("zh", "ja")
_ZEROS = ("〇", "零")
_SCALES = {
    "han hundred": "H",
    "han thousand": "K",
    "ten thousand": "W",
    "hundred million": "Y",
    "million million": "Z",
}
_TIMES = {"Z": 10**12, "Y": 10**8, "W": 10**4}  # what each part of a number is multiplied by
_BEFORE_ONES = "T0"  # what a last digit follows: after another its place is left out (三万五)
# A part below ten thousand: 三千二百, 百二十, 三百零五; each numeral is a letter or a digit by now.
_PART = re.compile(r"(?:([1-9]?)K)?(?:0?([1-9]?)H)?(?:0?([1-9]?)T)?(?:0?([1-9]))?")
_BEGINS = re.compile(r"[1-9]|T[1-9]")  # 数十万 is "hundreds of thousands", 千万 "by all means"
_LEAST = 13  # less is often told in other words: 十分 is "very"


def write_han_in_digits(text: str) -> str:
    """`text` with its Han numerals in digits, where they are one number of 13 and more for sure.

    Not those beside digits, nor two digits in a row (三五百, "some hundreds"; 五四 names a day).
    """
    return _run_pattern().sub(_write_run, text)


@cache
def _load_numerals() -> Mapping[int, str]:
    letters = dict.fromkeys(_ZEROS, "0")
    for language in _HAN_LANGUAGES:
        for number in range(1, 11):
            shown = "T" if number > 9 else str(number)
            letters |= dict.fromkeys(words_under(language, "numbers", str(number)), shown)
        for key, letter in _SCALES.items():
            letters |= dict.fromkeys(words_under(language, "scales", key), letter)
    return {ord(word): letter for word, letter in letters.items() if len(word) == 1}


@cache
def _run_pattern() -> re.Pattern[str]:
    numerals = "".join(map(chr, _load_numerals()))
    return re.compile(rf"(?<![\d.,{numerals}])[{numerals}]{{2,}}(?!\d)")


def _write_run(run: re.Match[str]) -> str:
    worth = _read_numerals(run[0].translate(_load_numerals()))
    return str(worth) if worth is not None and worth >= _LEAST else run[0]


def _read_numerals(letters: str) -> int | None:
    """What numerals come to, or None where that is not for sure one number."""
    if letters.isdecimal() or not _BEGINS.match(letters):
        return None
    worth = 0
    for letter, times in _TIMES.items():
        before, found, after = letters.partition(letter)
        if found:
            part = _read_part(before)
            if not part:
                return None
            worth, letters = worth + part * times, after
            if after and after.lstrip("0").isdecimal() and not after.startswith("0"):
                return None
    part = _read_part(letters)
    return None if part is None else worth + part


def _read_part(letters: str) -> int | None:
    found = _PART.fullmatch(letters)
    if not found:
        return None
    if found[4] and len(letters) > 1 and letters[-2] not in _BEFORE_ONES:
        return None
    places = zip(("K", "H", "T"), (1000, 100, 10), found.groups(), strict=False)
    return sum(times * int(digit or 1) for letter, times, digit in places if letter in letters) + int(
        found[4] or 0
    )
