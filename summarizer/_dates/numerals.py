"""Numerals: the days of a month and the years of this century, as each language writes them in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_CENTURY = 2000

# From one up; where two spellings are in use, "|" parts them.
_CARDINALS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
    "dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt trente quarante cinquante soixante",
    "de": "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_ANDS = {"en": " ", "es": " y ", "fr": " ", "pt": " e "}
_FRENCH_ONES = " et "
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_GERMAN_ORDINALS = (
    "erst zweit dritt viert fünft sechst siebt|siebent acht neunt zehnt elft zwölft dreizehnt vierzehnt "
    "fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt"
)
_FIRST = {"es": "primero|primer", "fr": "premier", "pt": "primeiro"}
_THOUSAND = {
    "en": "two thousand and |two thousand |twenty ",
    "es": "dos mil ",
    "fr": "deux mille ",
    "de": "zweitausendund|zweitausend",
    "pt": "dois mil e ",
}
_LARGEST_DAY, _TEEN = 31, 10
_JOINING = frozenset(("and", "et", "e", "y"))

LANGUAGES = tuple(_CARDINALS)


@dataclass(frozen=True, slots=True)
class Numerals:
    """What one language writes in words, folded by `fold_words`, and the words that this takes."""

    days: Mapping[str, int]
    years: Mapping[str, int]
    words: frozenset[str]  # but "and"


@cache  # immutable, and built for those languages only that a text has words of
def numerals_of(language: str) -> Numerals:
    """The days and years of one of `LANGUAGES`."""
    days = {fold_words(word): number for word, number in _days_in(language)}
    years = {fold_words(word): number for word, number in _years_in(language)}
    return Numerals(
        days, years, frozenset(word for name in (*days, *years) for word in words_of(name)) - _JOINING
    )


@cache
def number_words() -> frozenset[str]:
    """The words that numbers are made of in any language, but "and"."""
    return frozenset().union(*(numerals_of(language).words for language in LANGUAGES))


def words_of(text: str) -> list[str]:
    """The words of `text`, folded."""
    return re.findall(r"[^\W\d_]+", fold_words(text))


def fold_words(text: str, *, hyphens: bool = False) -> str:
    """`text` folded, without accents and without hyphens, unless these are to be kept."""
    marked = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(character for character in marked if not unicodedata.combining(character))
    return plain if hyphens else plain.replace("-", " ")


def _days_in(language: str) -> Iterator[tuple[str, int]]:
    if language == "en":
        units = _ORDINALS.split()
        yield from _number_spellings(units)
        yield from ((f"twenty {unit}", 21 + at) for at, unit in enumerate(units[:9]))
        yield from (("thirtieth", 30), ("thirty first", 31))
    elif language == "de":
        stems = dict(_number_spellings(_GERMAN_ORDINALS.split()))
        stems |= {f"{word}st": number for word, number in _below_a_hundred("de") if number >= 2 * _TEEN}
        yield from ((stem + end, day) for stem, day in stems.items() for end in ("en", "e", "er"))
    else:
        least = 2 if language == "fr" else 1  # "un mars" is no day
        yield from (
            (word, day) for word, day in _below_a_hundred(language) if least <= day <= _LARGEST_DAY
        )
        yield from ((word, 1) for word in _FIRST[language].split("|"))


def _years_in(language: str) -> Iterator[tuple[str, int]]:
    for start in _THOUSAND[language].split("|"):
        for word, number in _below_a_hundred(language):
            if start != "twenty " or number >= _TEEN:
                yield start + word, _CENTURY + number


def _below_a_hundred(language: str) -> Iterator[tuple[str, int]]:
    units = list(_number_spellings(_CARDINALS[language].split()))
    yield from units
    for at, tens in enumerate(_TENS[language].split(), 2):
        for ten in tens.split("|"):
            yield ten, _TEEN * at
            for unit, number in units:
                if number >= _TEEN:
                    break
                if language == "de":
                    yield f"{unit}und{ten}", _TEEN * at + number
                else:
                    joined = _FRENCH_ONES if language == "fr" and number == 1 else _ANDS[language]
                    yield ten + joined + unit, _TEEN * at + number


def _number_spellings(words: list[str]) -> Iterator[tuple[str, int]]:
    for number, spellings in enumerate(words, 1):
        for word in spellings.split("|"):
            yield word, number
