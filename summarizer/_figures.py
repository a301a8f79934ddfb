"""Figures: the numbers in a text, as a reader would compare them."""

from __future__ import annotations

import re

from summarizer._fold import fold

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
    "percentage": "%",
    "%": "%",
    "millones": "m",
    "millón": "m",
    "milliards": "bn",
    "milliard": "bn",
    "milliarden": "bn",
    "millionen": "m",
    "mil": "k",
    "mille": "k",
    "тысяч": "k",
    "млн": "m",
    "миллионов": "m",
    "миллиона": "m",
    "млрд": "bn",
    "миллиардов": "bn",
    "万": "万",
    "億": "亿",
    "亿": "亿",
}
_WORDS = {
    word: str(value)
    for value, words in {
        2: "two dos deux zwei",
        3: "three tres trois drei",
        4: "four cuatro quatre vier",
        5: "five cinco cinq fünf",
        6: "six seis sechs",
        7: "seven siete sept sieben",
        8: "eight ocho huit acht",
        9: "nine nueve neuf neun",
        10: "ten diez dix zehn",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }.items()
    for word in words.split()
}
_MAGNITUDE = "|".join(sorted(map(re.escape, _MAGNITUDES), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<!\w)(?P<number>\d+(?:[.,' ]\d{{3}})*(?:[.,]\d+)?|{'|'.join(_WORDS)})"
    rf"(?:[ -]?(?P<magnitude>{_MAGNITUDE})(?![^\W\d_]))?"
)
_ANY_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CUT = re.compile(rf"[ -]?(?:{_MAGNITUDE})(?![^\W\d_])")
_ENDS_IN_FIGURE = re.compile(rf"(?:\d|(?<!\w)(?:{'|'.join(_WORDS)}))$")
_THOUSANDS = re.compile(r"(?<=\d)[,.' ](?=\d{3}(?!\d))")


def figures(text: str) -> frozenset[str]:
    """The numbers of `text`, each with its magnitude: "two", "10m" for "10 million", "3.5%"."""
    folded = fold(text)
    found: set[str] = set()
    covered: list[tuple[int, int]] = []
    for match in _FIGURE.finditer(folded):
        number = _WORDS.get(match["number"], match["number"])
        found.add(_THOUSANDS.sub("", number) + _MAGNITUDES.get(match["magnitude"] or "", ""))
        covered.append(match.span())
    for match in _ANY_FIGURE.finditer(folded):  # digits inside a word: F16, 5G, Q3
        if not any(start <= match.start() < end for start, end in covered):
            found.add(match.group())
    return frozenset(found)


def cuts_amount(text: str, end: int) -> bool:
    """Whether `text[:end]` ends in a number whose magnitude ("million", "%") follows."""
    before, after = fold(text[max(0, end - 20) : end]), text[end : end + 12].casefold()
    return bool(_ENDS_IN_FIGURE.search(before) and _CUT.match(after.replace("\u00a0", " ")))
