"""Tidying: a wording of a date without the accidents of its typography, and with its figures read.

Digits, dashes, apostrophes and white space are folded, clock times dropped, and dates in figures or
in words for numbers written so that each language reads them alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from summarizer._dates.signs import CLOCK_SIGN, EDGE, LONE_SIGN, month_sign
from summarizer._dates.spelled import spelled_in_figures
from summarizer._words.languages import SHARED, expand_words, load_section, words_of_all
from summarizer._words.word_edges import is_unspaced_script

_LONGEST = 120  # characters; no date takes more
_ONE_FOR_ONE = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "،": ",",
        "、": ",",
        "，": ",",
        "（": "(",
        "）": ")",
        "～": "-",
    }
    | {"İ": "I", "ـ": ""}
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | {chr(mark): None for mark in range(0x64B, 0x653)}
)
_HOUR = r"(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}h\d{2}(?!\w))"
_TIME = re.compile(rf"(?<![\d.:/-]){_HOUR}(?:\s?-\s?{_HOUR})?")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})(?P<s1>[-/])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2}))(?![\d/-]|\.\d)"
)
_STOPS = re.compile(
    r"(?<=\d)\.(?=[\s-])"  # 3. Juni
    r"|(?<=[^\W\d_])\.(?=[\s,)-]|$)"  # Sept.
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the files of the languages say of figures in dates."""

    endings: re.Pattern[str]  # 3rd, 1er, Tuesday's, Mayıs'ta
    offset: re.Pattern[str]  # UTC+3
    lone_day: re.Pattern[str]  # 21日
    lone_ordinal: re.Pattern[str]  # "the 23rd", and nothing else in figures
    signs: re.Pattern[str]  # 2025年 6月 3日


@cache
def _patterns() -> _Patterns:
    shared = load_section(SHARED, "dates")
    year, month, day = (
        "".join(expand_words(shared[f"sign of {unit}"])) for unit in ("years", "months", "days")
    )
    on = "|".join(word for word in sorted(words_of_all("dates", "on")) if is_unspaced_script(word))
    return _Patterns(
        endings=re.compile(
            rf"(?<=\d)(?:{_any('behind a number')})(?!\w)"
            rf"|(?<=\w)'(?:{_any('behind an apostrophe')})?(?!\w)",
            re.IGNORECASE,
        ),
        offset=re.compile(
            rf"\b({'|'.join(expand_words(shared['zone']))})\s?[+-]\s?\d{{1,2}}(?::\d\d)?(?!\d)",
            re.IGNORECASE,
        ),
        lone_day=re.compile(rf"(?:{on})?(\d{{1,2}})\s*[{day}]"),
        lone_ordinal=re.compile(rf"(?<!\S)({_any('day alone')})(?!\w)", re.IGNORECASE),
        signs=re.compile(
            rf"(?P<y>\d{{4}})\s*[{year}]|(?P<m>\d{{1,2}})\s*[{month}]|(?P<d>\d{{1,2}})\s*[{day}]"
        ),
    )


def _any(key: str) -> str:
    """A pattern for any word under a key of dates in any language, the longest first."""
    return "|".join(map(re.escape, sorted(words_of_all("dates", key), key=len, reverse=True)))


def tidy_wording(wording: str) -> str | None:
    """Fold digits, dashes, apostrophes and white space; drop clock times; read dates in figures."""
    if len(wording) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", wording)
    own = text.strip(EDGE)
    if any(unicodedata.category(character) in ("Co", "Cs", "Cn") for character in own):
        return None
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text.translate(_ONE_FOR_ONE))
    text = _TIME.sub(f" {CLOCK_SIGN} ", _NUMERIC.sub(_read_numeric, text))
    patterns = _patterns()
    if lone := patterns.lone_day.fullmatch(text.strip()):
        return f"{LONE_SIGN} {lone[1]}"
    text = " ".join(patterns.offset.sub(r"\1", text).split())
    if EDGE not in text and len(re.findall(r"\d+", text)) == 1:
        text = patterns.lone_ordinal.sub(_sign_ordinal, text)
    text = patterns.endings.sub("", _STOPS.sub("", patterns.signs.sub(_read_signs, text)))
    return spelled_in_figures(" ".join(text.split())).strip("\"“”«»'.,;: ") or None


def _sign_ordinal(match: re.Match[str]) -> str:
    return re.sub(r"(\d+)\w+", rf"{LONE_SIGN} \1", match[0])


def _read_numeric(match: re.Match[str]) -> str:
    """Write 25/12/2025 so that words need not be guessed; leave what has two readings, unreadable."""
    if match["y"]:
        return _sign_date(match["y"], match["m"], match["d"])
    if match["y3"]:
        year, month = int(match["y3"]), int(match["m3"])
        winter = month == (year + 1) % 100  # "2011-12" is a month or a winter
        return match[0] if winter else _sign_date(match["y3"], match["m3"])
    first, second = match["a"], match["b"]
    if match["s2"] == "." or first == second or int(first) > 12:
        return _sign_date(match["y2"], second, first)
    return _sign_date(match["y2"], first, second) if int(second) > 12 else match[0]


def _sign_date(year: str, month: str, day: str = "") -> str:
    return f" {day} {_month_sign(month)} {year} "


def _month_sign(month: str) -> str:
    return month_sign(int(month)) if 1 <= int(month) <= 12 else "?"


def _read_signs(match: re.Match[str]) -> str:
    return f" {match['y'] or match['d'] or _month_sign(match['m'])} "
