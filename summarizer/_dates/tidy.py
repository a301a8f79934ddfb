"""Tidying: a wording of a date without the accidents of its typography, and with its figures read.

Digits, dashes, apostrophes and white space are folded, clock times dropped, and dates in figures or
in words for numbers written so that each language reads them alike.
"""

from __future__ import annotations

import re
import unicodedata

from summarizer._dates.signs import EDGE, LONE_SIGN, month_sign
from summarizer._dates.spelled import spelled_in_figures

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
_ZONE = (
    r"(?:gmt|utc|est|edt|cet|cest|bst|ist|msk|pst|pdt|et|local\s+time)(?:\s?[+-]\s?\d{1,2})?"
    r"|hours|hrs|uhr|heures"
)
_CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?\s?m\b\.?"
    rf"|\d{{1,2}}h(?:\d{{2}})?\b|\d{{1,2}}\s?uhr\b|\d{{4}}(?=\s?(?:{_ZONE})\b))"
)
_TIME = re.compile(
    rf"(?:\b(?:at|around|um|à|alle|às|a\s+las|в)\s+|\()?(?<![\d.:/-]){_CLOCK}(?:\s?(?:-|to|and)\s?{_CLOCK})?"
    rf"(?:,?\s?(?:{_ZONE})\b)*\)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})(?P<s1>[-/])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2}))(?![\d/-]|\.\d)"
)
_SUFFIXES = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|º|ª|°)(?!\w)"  # 3rd, 1er, 1º
    r"|(?<=\d)\.(?=[\s-])"  # 3. Juni
    r"|(?<=[^\W\d_])\.(?=[\s,)-]|$)"  # Sept.
    r"|(?<=\w)'(?:s|da|de|ta|te|nda|nde|[dt][ae]n(?=\s+önce))?(?!\w)"  # Tuesday's, weeks', Mayıs'ta
)
_LONE_DAY = re.compile(r"(?:在|于)?(\d{1,2})\s*[日号號]")
# "on the 23rd", and nothing else in figures: a day of the month; "the 23" may be any number.
_LONE_ORDINAL = re.compile(
    r"(?<!\S)the ([23]?1(?=st)|2?2(?=nd)|2?3(?=rd)|(?:1\d|2?[04-9]|30)(?=th))(?:st|nd|rd|th)(?!\w)",
    re.IGNORECASE,
)
_ASIAN = re.compile(r"(?P<y>\d{4})\s*[年년]|(?P<m>\d{1,2})\s*[月월]|(?P<d>\d{1,2})\s*[日号號일]")


def tidy_wording(wording: str) -> str | None:
    """Fold digits, dashes, apostrophes and white space; drop clock times; read dates in figures."""
    if len(wording) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", wording)
    own = text.strip(EDGE)
    if any(unicodedata.category(character) in ("Co", "Cs", "Cn") for character in own):
        return None
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text.translate(_ONE_FOR_ONE))
    text = _TIME.sub(" ", _NUMERIC.sub(_read_numeric, text))
    if lone := _LONE_DAY.fullmatch(text.strip()):
        return f"{LONE_SIGN} {lone[1]}"
    text = " ".join(text.split())
    if EDGE not in text and len(re.findall(r"\d+", text)) == 1:
        text = _LONE_ORDINAL.sub(rf"the {LONE_SIGN} \1", text)
    text = " ".join(_SUFFIXES.sub("", _ASIAN.sub(_read_asian, text)).split())
    return spelled_in_figures(text).strip("\"“”«»'.,;: ") or None


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


def _read_asian(match: re.Match[str]) -> str:
    return f" {match['y'] or match['d'] or _month_sign(match['m'])} "
