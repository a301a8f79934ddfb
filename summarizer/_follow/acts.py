"""Acts: how much two mentions tell of one act, and what keeps them apart whatever their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from summarizer._flow.corefer import stems_of_words
from summarizer._words.figures import amounts_in
from summarizer._words.fold import fold_text
from summarizer._words.languages import list_languages, words_of_all, words_under
from summarizer._words.numberwords import load_number_words
from summarizer.schemas import LinkType, Mention

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_COUNTED = re.compile(r"(?<![\d.,])(\d[\d.,]*+)\s+([^\W\d]{4,})")
_ORDINAL = re.compile(r"(?<!\w)(\d{1,3})(?:st|nd|rd|th|\.|º|ª|er?|ème|-?й|-?я)(?!\w)")
_DAY_FIRST = re.compile(
    r"(?<!\w)\d{1,2}[^\W\d]{0,2}[.º]?\s{1,2}(?:[^\W\d]{1,3}\s)?(?P<month>[^\W\d]{3,20})(?!\w)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)(?P<month>[^\W\d]{3,20})\s{1,2}\d{1,2}[^\W\d]{0,2}(?!\w)")
_WORD = re.compile(r"[^\W\d]+")
# A sum may be paid in part, another scope be promised, and two accounts may disagree on either.
_PART_OF_IT = ("partly_fulfilled", "missed", "broken", "withdrawn", "denied", "contradicted")
_LETTERS = 4
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
MOST_DAYS = 31


@lru_cache(maxsize=4096)
def stems_of_mention(mention: Mention) -> frozenset[str]:
    """The words of what a mention tells, its condition and its quotes, by their first letters."""
    quotes = (evidence.quote for evidence in mention.evidence)
    words = " ".join((mention.told, mention.condition or "", *quotes))
    return stems_of_words(words) | {value for value, _ in amounts_in(words)}


def why_acts_differ(a: Mention, b: Mention, type_: LinkType) -> str | None:
    """What of two acts cannot be one under a link of a type: two sums, two rounds, two years."""
    sums = _apart(_sums_in(a.told), _sums_in(b.told))
    if sums and type_ not in _PART_OF_IT:
        return f"two sums: {sums}"
    counts = _apart(_counts_in(a.told), _counts_in(b.told))
    if counts and type_ not in (*_PART_OF_IT, "extended"):
        return f"two counts: {counts}"
    rounds = _disjoint(ordinals_in(a.told), ordinals_in(b.told))
    if rounds:
        return f"two rounds: {rounds}"
    years = _disjoint(_years_in(a.told), _years_in(b.told))
    if years and type_ != "extended":
        return f"two years: {years}"
    return None


def _sums_in(text: str) -> dict[str, set[str]]:
    """The values of each currency or unit, and of percentages."""
    found: dict[str, set[str]] = {}
    for value, unit in amounts_in(text):
        if unit or value.endswith("%"):
            found.setdefault(unit or "%", set()).add(value)
    return found


def _counts_in(text: str) -> dict[str, set[str]]:
    """The numbers of things, by the first letters of what is counted; days of a month count nothing."""
    found: dict[str, set[str]] = {}
    for value, thing in _COUNTED.findall(_without_days(text)):
        if not _YEAR.fullmatch(value):
            found.setdefault(thing[:_LETTERS], set()).add(re.sub(r"[.,](?=\d{3})", "", value))
    return found


def _without_days(text: str) -> str:
    """A text, folded, without the days of months, which count nothing: "31 July", "31. Oktober"."""
    months = _names_of_months()
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        text = pattern.sub(lambda found: " " if found["month"] in months else found[0], fold_text(text))
    return text


@cache
def _names_of_months() -> frozenset[str]:
    lists = (words_of_all("dates", key) for key in ("months", "short months"))
    return frozenset(fold_text(word) for words in lists for word in words)


def _years_in(text: str) -> set[str]:
    return {value for value, unit in amounts_in(text) if unit is None and _YEAR.fullmatch(value)}


def ordinals_in(text: str) -> set[str]:
    """The ordinals of a text as numbers: "3" for "the third round"."""
    folded = _without_days(text)
    spelled = _spelled_ordinals()
    found = {spelled[word] for word in _WORD.findall(folded) if word in spelled}
    return found | set(_ORDINAL.findall(folded))


@cache
def _spelled_ordinals() -> Mapping[str, str]:
    """The single words for ordinals, each with its number: "first" to "fifth" in any language, and on.

    A list of days holds ordinals only where it has one word a day, and none that counts.
    """
    found: dict[str, str] = {}
    for language in list_languages():
        days = words_under(language, "spelled", "days")
        if len(days) == MOST_DAYS and not load_number_words().keys() & set(days):
            found |= {word: str(number) for number, word in enumerate(days, 1)}
        for number, name in enumerate(_ORDINALS, 1):
            found |= dict.fromkeys(words_under(language, "dates", name), str(number))
    return {word: number for word, number in found.items() if _WORD.fullmatch(word)}


def _apart(a: Mapping[str, set[str]], b: Mapping[str, set[str]]) -> str:
    """Of what both count, what they count differently, in words."""
    for unit in sorted(a.keys() & b.keys()):
        if a[unit].isdisjoint(b[unit]):
            return f"{', '.join(sorted(a[unit]))} and {', '.join(sorted(b[unit]))}"
    return ""


def _disjoint(a: set[str], b: set[str]) -> str:
    return f"{', '.join(sorted(a))} and {', '.join(sorted(b))}" if a and b and a.isdisjoint(b) else ""
