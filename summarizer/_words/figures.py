"""Figures: the numbers in a text, as a reader would compare them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Set
from functools import lru_cache

from summarizer._words.fold import fold
from summarizer._words.measures import MEASURES, YEARS
from summarizer._words.numberwords import NUMBER_WORDS
from summarizer._words.word_edges import UNSPACED, unspaced

Amount = tuple[str, str | None]  # the value with its magnitude; the currency or unit, where it has one
_MAGNITUDES = {
    "hundred": "00",
    "thousand": "k",
    "million": "m",
    "millions": "m",
    "mn": "m",
    "m": "m",
    "billion": "bn",
    "billions": "bn",
    "bn": "bn",
    "trillion": "tn",
    "trillions": "tn",
    "tn": "tn",
    "crore": "crore",
    "lakh": "lakh",
    "percent": "%",
    "per cent": "%",
    "percentage": "pp",
    "pct": "%",
    "prozent": "%",
    "por ciento": "%",
    "pour cent": "%",
    "процента": "%",
    "процентов": "%",
    "في المائة": "%",
    "بالمئة": "%",
    "%": "%",
    "millones": "m",
    "millón": "m",
    "milliards": "bn",
    "milliard": "bn",
    "milliarden": "bn",
    "mrd.": "bn",
    "mrd": "bn",
    "mio.": "m",
    "mio": "m",
    "millionen": "m",
    "mil millones": "bn",
    "mil": "k",
    "mille": "k",
    "тысяч": "k",
    "млн": "m",
    "миллионов": "m",
    "миллиона": "m",
    "млрд": "bn",
    "миллиардов": "bn",
    "тысячи": "k",
    "миллион": "m",
    "миллиард": "bn",
    "миллиарда": "bn",
    "ألف": "k",
    "آلاف": "k",
    "مليون": "m",
    "ملايين": "m",
    "مليار": "bn",
    "مليارات": "bn",
    "千": "千",
    "百": "百",
    "兆": "兆",
    "만": "万",
    "억": "亿",
    "조": "兆",
    "萬": "万",
    "万": "万",
    "億": "亿",
    "亿": "亿",
}
_UNITS = {word: int(value) for word, value in NUMBER_WORDS.items() if len(value) == 1} | {"one": 1}
_TENS = {
    word: int(value) for word, value in NUMBER_WORDS.items() if value[1:] == "0" and word.endswith("ty")
}


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, longer ones first; it is tried by their first letters."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(rests.items()))


_MARKS = [mark for mark in _MAGNITUDES if mark == "%" or unspaced(mark)]
# After a letter of its own a magnitude is a part of a longer word ("5 minutes"), but not in Chinese.
_MAGNITUDE = rf"(?:{_one_of(_MARKS)}|(?:{_one_of(_MAGNITUDES.keys() - set(_MARKS))})(?![^\W\d_]))"
_FRACTION = "[\u00bc-\u00be\u2150-\u215e]"
_COUNT = rf"(?:{_one_of(_TENS)})[ -](?:{_one_of(_UNITS)})(?!\w)|(?:{_one_of(NUMBER_WORDS)})(?![^\W\d_])"
_FIGURE = re.compile(
    rf"(?:(?<!\w)|(?<={UNSPACED}))"
    rf"(?P<number>(?:\d{{1,3}}(?:[.,' ]\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?(?: ?{_FRACTION})?|{_COUNT})"
    rf"[⁰¹²³⁴-⁹]*"  # a footnote
    rf"(?P<magnitude>(?:[ -]?{_MAGNITUDE})*)"
)
_ANY_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CUT = re.compile(rf"[ -]?{_MAGNITUDE}|dozen(?!\w)")
_RANGE = re.compile(rf"(?:(?:to|or) |[/×–-] ?)(?!one(?!\w))(?:\d|{_COUNT})")  # "3 | to 4"
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[0-2])\d\d$")
_ENDS_IN_FIGURE = re.compile(rf"(?:\d|(?<!\w)(?:{_COUNT}))(?:[ -]?{_MAGNITUDE})*$")
_SPACED = _one_of(name for name in MEASURES if not unspaced(name))
_CURRENCY = re.compile(rf"(?<!\w)({_one_of(MEASURES)}) ?$")
# "3.2 millones de dólares", "1,8 million d'euros"; Chinese goes on without a space.
_UNIT = re.compile(
    rf"[ -]?(?:(?:de|di|do|of) |d')?(?:u\.?s\.? (?=dollars?))?(?P<spaced>{_SPACED})(?!\w)"
    rf"| ?(?P<unspaced>{_one_of(filter(unspaced, MEASURES))})"
)
_CALENDAR_YEARS = range(1500, 2300)  # "2025 года" is a date, not a span of years
# "The two ministers" counts nobody that the text must count; nor does "the two agreed".
_COUPLES = re.compile(
    r"\b(?:(?:(?:the |both )?two|the (?:three|four|five|six)) (?=(?:\w+ )?(?:sides?|countries|states"
    r"|nations|neighbou?rs|governments|leaders|ministers|presidents|parties|delegations|capitals"
    r"|officials|men|women)\b)"
    r"|the (?:two|three|four) (?=(?:also|have|had|will|would|were|are|did|agreed|met|spoke|talked|held"
    r"|said|discussed|exchanged|reviewed|reaffirmed|stressed|undertook)\b))",
    re.IGNORECASE,
)
# Spanish "dos" is Portuguese for "of the"; these words and letters are Portuguese and not Spanish.
_PORTUGUESE = re.compile(
    r"[ãõç]|(?<!\w)(?:uma?|aos?|do|das|nas?|pel[oa]s?|em|com|ou|foi|dois|duas|às?|os|as)(?!\w)"
)
_EACH_MAGNITUDE = re.compile(_MAGNITUDE)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_THOUSANDS = re.compile(r"(?<=\d)[,.' ](?=\d{3}(?!\d))")


def figures(text: str) -> frozenset[str]:
    """The numbers of `text`, each with its magnitude: "2" for "two", "10m" for "10 million", "3.5%"."""
    return frozenset(value for value, _ in amounts(text))


@lru_cache(maxsize=256)  # the same quotes and claims are asked about again and again
def amounts(text: str) -> frozenset[Amount]:
    """The numbers of `text` as `figures` gives them, each with its currency or unit where it has one."""
    return amounts_of(fold(text))


def amounts_of(folded: str) -> frozenset[Amount]:
    """The numbers of a text that is folded already."""
    folded = _plain_digits(folded)
    found: set[Amount] = set()
    starts, ends = [0], [0]  # of those found, in order
    portuguese = "dos" in folded and _PORTUGUESE.search(folded)
    for match in _FIGURE.finditer(folded):
        if portuguese and match["number"] == "dos":
            continue
        magnitudes = _EACH_MAGNITUDE.findall(match["magnitude"])
        value = _value(match["number"]) + "".join(_MAGNITUDES[magnitude] for magnitude in magnitudes)
        unit = _unit(folded, *match.span())
        if unit == YEARS and value.isdigit() and int(value) in _CALENDAR_YEARS:
            unit = None
        found.add((value, unit))
        starts.append(match.start())
        ends.append(match.end())
    for match in _ANY_FIGURE.finditer(folded):  # digits inside a word: F16, 5G, Q3
        if match.start() >= ends[bisect_right(starts, match.start()) - 1]:
            found.add((_value(match.group()), None))
    return frozenset(found)


def unheld(text: str, held: Set[Amount]) -> list[str]:
    """The numbers of `text` that are not among those held: another value, currency or unit."""
    values = {value for value, _ in held}
    return sorted(
        f"{value} {unit}" if unit else value
        for value, unit in amounts(_COUPLES.sub("", text))
        if (value not in values if unit is None else (value, unit) not in held)
    )


def _unit(folded: str, start: int, end: int) -> str | None:
    before, after = _CURRENCY.search(folded[max(0, start - 5) : start]), _UNIT.match(folded, end)
    name = (before and before[1]) or (after and (after["spaced"] or after["unspaced"]))
    return MEASURES[name] if name else None


def _plain_digits(folded: str) -> str:
    """The text with every digit as 0 to 9, and Arabic separators as the others are."""
    return _FOREIGN.sub(_plain_digit, folded)


def _plain_digit(match: re.Match[str]) -> str:
    character = match.group()
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return {"٫": ".", "٬": ","}.get(character, character)


def _value(number: str) -> str:
    if number[0].isdigit():
        return _THOUSANDS.sub("", number).replace(",", ".")
    tens, _, unit = number.replace(" ", "-").partition("-")
    return str(_TENS[tens] + _UNITS[unit]) if unit else NUMBER_WORDS[number]


def cuts_amount(text: str, end: int) -> bool:
    """Whether `text[:end]` ends in a number that goes on: in a magnitude ("million", "%"), or "to 4"."""
    before, after = fold(text[max(0, end - 40) : end]), fold(text[end : end + 40])
    if not _ENDS_IN_FIGURE.search(before):
        return False
    ranges = _RANGE.match(after) and not _ENDS_IN_YEAR.search(before)
    return bool(ranges or _CUT.match(after))
