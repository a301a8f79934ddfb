"""Figures: the numbers in a text, as a reader would compare them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from summarizer._words.fold import fold_text
from summarizer._words.measures import MEASURES, YEARS
from summarizer._words.numberwords import MAGNITUDES, NUMBER_WORDS
from summarizer._words.word_edges import UNSPACED, is_unspaced_script

Amount = tuple[str, str | None]  # the value with its magnitude; the currency or unit, where it has one
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


_FRACTION = "[\u00bc-\u00be\u2150-\u215e]"
_ANY_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[0-2])\d\d$")
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
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_THOUSANDS = re.compile(r"(?<=\d)[,.' ](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What finds a number in a folded text, and what belongs to it before and behind."""

    figure: re.Pattern[str]
    magnitude: re.Pattern[str]
    cut: re.Pattern[str]  # a magnitude that a number goes on with
    range: re.Pattern[str]  # "3 | to 4"
    ends_in_figure: re.Pattern[str]
    currency: re.Pattern[str]  # before a number
    unit: re.Pattern[str]  # behind it: "3.2 millones de dólares", "1,8 million d'euros"


@cache  # compiled when first asked for: they are large
def _patterns() -> _Patterns:
    marks = [mark for mark in MAGNITUDES if mark == "%" or is_unspaced_script(mark)]
    words = MAGNITUDES.keys() - set(marks)
    # After a letter of its own a magnitude is a part of a longer word ("5 minutes"), but not in Chinese.
    magnitude = rf"(?:{_one_of(marks)}|(?:{_one_of(words)})(?![^\W\d_]))"
    count = (
        rf"(?:{_one_of(_TENS)})[ -](?:{_one_of(_UNITS)})(?!\w)|(?:{_one_of(NUMBER_WORDS)})(?![^\W\d_])"
    )
    spaced = _one_of(name for name in MEASURES if not is_unspaced_script(name))
    return _Patterns(
        figure=re.compile(
            rf"(?:(?<!\w)|(?<={UNSPACED}))"
            r"(?P<number>(?:\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
            rf"(?: ?{_FRACTION})?|{count})"
            rf"[⁰¹²³⁴-⁹]*"  # a footnote
            rf"(?P<magnitude>(?:[ -]?{magnitude})*)"
        ),
        magnitude=re.compile(magnitude),
        cut=re.compile(rf"[ -]?{magnitude}|dozen(?!\w)"),
        range=re.compile(rf"(?:(?:to|or) |[/×–-] ?)(?!one(?!\w))(?:\d|{count})"),
        ends_in_figure=re.compile(rf"(?:\d|(?<!\w)(?:{count}))(?:[ -]?{magnitude})*$"),
        currency=re.compile(rf"(?<!\w)({_one_of(MEASURES)}) ?$"),
        unit=re.compile(  # Chinese goes on without a space
            rf"[ -]?(?:(?:de|di|do|of) |d')?(?:u\.?s\.? (?=dollars?))?(?P<spaced>{spaced})(?!\w)"
            rf"| ?(?P<unspaced>{_one_of(filter(is_unspaced_script, MEASURES))})"
        ),
    )


def figures_in(text: str) -> frozenset[str]:
    """The numbers of `text`, each with its magnitude: "2" for "two", "10m" for "10 million", "3.5%"."""
    return frozenset(value for value, _ in amounts_in(text))


@lru_cache(maxsize=256)  # the same quotes and claims are asked about again and again
def amounts_in(text: str) -> frozenset[Amount]:
    """The numbers of `text` as `figures` gives them, each with its currency or unit where it has one."""
    return amounts_in_folded(fold_text(text))


def amounts_in_folded(folded: str) -> frozenset[Amount]:
    """The numbers of a text that is folded already."""
    folded = _plain_digits(folded)
    found: set[Amount] = set()
    starts, ends = [0], [0]  # of those found, in order
    portuguese = "dos" in folded and _PORTUGUESE.search(folded)
    for match in _patterns().figure.finditer(folded):
        if portuguese and match["number"] == "dos":
            continue
        magnitudes = _patterns().magnitude.findall(match["magnitude"])
        value = _value_of_number(match["number"]) + "".join(
            MAGNITUDES[magnitude] for magnitude in magnitudes
        )
        unit = _unit_beside(folded, *match.span())
        if unit == YEARS and value.isdigit() and int(value) in _CALENDAR_YEARS:
            unit = None
        found.add((value, unit))
        starts.append(match.start())
        ends.append(match.end())
    for match in _ANY_FIGURE.finditer(folded):  # digits inside a word: F16, 5G, Q3
        if match.start() >= ends[bisect_right(starts, match.start()) - 1]:
            found.add((_value_of_number(match.group()), None))
    return frozenset(found)


def find_unsupported_numbers(text: str, held: Set[Amount]) -> list[str]:
    """The numbers of `text` that are not among those held: another value, currency or unit."""
    values = {value for value, _ in held}
    return sorted(
        f"{value} {unit}" if unit else value
        for value, unit in amounts_in(_COUPLES.sub("", text))
        if (value not in values if unit is None else (value, unit) not in held)
    )


def _unit_beside(folded: str, start: int, end: int) -> str | None:
    patterns = _patterns()
    before = patterns.currency.search(folded[max(0, start - 5) : start])
    after = patterns.unit.match(folded, end)
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


def _value_of_number(number: str) -> str:
    if number[0].isdigit():
        return _THOUSANDS.sub("", number).replace(",", ".")
    tens, _, unit = number.replace(" ", "-").partition("-")
    return str(_TENS[tens] + _UNITS[unit]) if unit else NUMBER_WORDS[number]


def cuts_amount(text: str, end: int) -> bool:
    """Whether `text[:end]` ends in a number that goes on: in a magnitude ("million", "%"), or "to 4"."""
    before, after = fold_text(text[max(0, end - 40) : end]), fold_text(text[end : end + 40])
    patterns = _patterns()
    if not patterns.ends_in_figure.search(before):
        return False
    ranges = patterns.range.match(after) and not _ENDS_IN_YEAR.search(before)
    return bool(ranges or patterns.cut.match(after))
