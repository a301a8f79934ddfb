"""Days and years written out, in figures: "the third of March", "aos dezoito dias do mês de fevereiro".

Only beside a month, or where a text is cut off that may go on with one: "the third of the ministers"
is no date, "a third of March" none either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

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

# What a day stands in before its month; "#" is the day in words, "9" in words or in figures.
_BEFORE_MONTH = {
    "en": ("the # of ", "the 9 day of "),
    "es": ("a los 9 días del mes de ", "al 9 día del mes de ", "9 del mes de ", "# de "),
    "fr": ("9 du mois de ", "9 du mois d'", "# "),
    "de": ("# ",),
    "pt": ("aos 9 dias do mês de ", "ao 9 dia do mês de ", "9 do mês de ", "# de "),
}
_PLAIN_LINK = {"en": " of ", "es": " de ", "fr": " ", "de": " ", "pt": " de "}
_BEFORE_YEAR = {
    "en": r" ?,? (?:in |of )?(?:the year )?",
    "es": r" ?,? (?:del? )?(?:año )?(?:de )?",
    "fr": r" ?,? (?:de )?(?:l'an )?",
    "de": " ",
    "pt": r" ?,? (?:de |do )?(?:ano )?(?:de )?",
}
# "Uno de mayo" may be one of several; it is a day behind an article only.
_ONE_OF = re.compile(r"(?:uno?|um) d\w+ ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|[\s(])(?:el|al|del|día|dia|aos?|em)\s+$", re.IGNORECASE)
_CAPITAL_MONTHS = re.compile("(?:may|march)$")  # in small letters they are verbs
_LETTERS = dict(zip("aeiou", ("[aáàâã]", "[eéèê]", "[iíî]", "[oóôõ]", "[uúüû]"), strict=True))
_JOIN = r"(?:-|\s+)(?:(?:and|et|e|y)(?:-|\s+))?"
_LEFT, _RIGHT = re.compile(rf"([^\W\d_]+){_JOIN}$"), re.compile(rf"{_JOIN}([^\W\d_]+)")
_FORMULAS = frozenset(("day", "mes", "mois"))


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language, and where a day or a year of it may stand."""

    days: dict[str, int]
    years: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str] | None
    year_last: re.Pattern[str]
    bracketed: re.Pattern[str]
    link: str


class Spelled:
    """What is written out beside the `months` of each language; an `edge` stands where a text is cut."""

    def __init__(self, months: Mapping[str, str], edge: str) -> None:
        self._languages = [_language(tag, months[tag], edge) for tag in _CARDINALS]
        self._edge = edge

    def in_figures(self, text: str) -> str:
        """`text`, single-spaced, with the days and years beside a month in figures."""
        if frozenset(_words(text)).isdisjoint(_number_words() | _FORMULAS):
            return text
        for language in self._languages:
            text = language.bracketed.sub(partial(_once, language=language), text)
            text = language.day_first.sub(partial(_day_first, language=language), text)
            if language.month_first:
                text = language.month_first.sub(partial(self._day_last, language=language), text)
            text = language.year_last.sub(partial(_year_last, language=language), text)
        return text

    def _day_last(self, found: re.Match[str], language: _Language) -> str:
        month, day = found["month"], _plain(found["day"])
        if _CAPITAL_MONTHS.match(month) or (month == self._edge and day == "first" and not found["the"]):
            return found[0]
        return f"{month} the {language.days[day]}"


def splits_a_number(before: str, wording: str, after: str) -> bool:
    """Whether a number in words goes on across an end of `wording`: "vinte e | um de maio"."""
    own, words = _words(wording), _number_words()
    left, right = _LEFT.search(_plain(before, hyphens=True)), _RIGHT.match(_plain(after, hyphens=True))
    return bool(own) and (
        (left is not None and own[0] in words and left[1] in words)
        or (right is not None and own[-1] in words and right[1] in words)
    )


def _day_first(found: re.Match[str], language: _Language) -> str:
    day = next(text for name, text in found.groupdict().items() if text and name.startswith("day"))
    number = int(day) if day.isdecimal() else language.days[_plain(day)]
    if number == 1 and _ONE_OF.match(found[0]) and not _ARTICLE.search(found.string[: found.start()]):
        return found[0]
    the = "the " if language.link == " of " else ""
    return f"{the}{number}{language.link}"


def _year_last(found: re.Match[str], language: _Language) -> str:
    return f"{found['before']} {language.years[_plain(found['year'])]}"


def _once(found: re.Match[str], language: _Language) -> str:
    """A number that stands in words and, in brackets, in figures, or the other way round, as one."""
    numbers = {
        int(text) if text.isdecimal() else (language.days | language.years)[_plain(text)]
        for text in (found["one"], found["other"])
    }
    return found["one"] if len(numbers) == 1 else found[0]


def _language(tag: str, months: str, edge: str) -> _Language:
    days, years = dict(_spellings(_days(tag))), dict(_spellings(_years(tag)))
    month = "|".join(re.escape(each) for names in months.split() for each in names.split("|"))
    number, year = _any_of(days), _any_of(years)
    end = rf"(?=(?:{month})(?!\w)|{edge})"
    forms = "|".join(
        re.escape(form)
        .replace(r"\ ", " ")
        .replace("9", rf"(?P<day{at}>\d{{1,2}}|{number})")
        .replace(r"\#", f"(?P<day{at}>{number})")
        for at, form in enumerate(_BEFORE_MONTH[tag])
    )
    both = _any_of(days | years)
    return _Language(
        days,
        years,
        re.compile(rf"(?<![\w-])(?:{forms}){end}", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?<!in )(?P<month>{month}|{edge}) ?,? (?P<the>the )?(?P<day>{number})"
            rf"(?= ?(?:[,.;:)]|$|{edge}|\d{{4}}|two thousand|twenty))",
            re.IGNORECASE,
        )
        if tag == "en"
        else None,
        re.compile(
            rf"(?<!\w)(?P<before>(?:{month}|{edge})(?: (?:the )?\d{{1,2}})?){_BEFORE_YEAR[tag]}"
            rf"(?P<year>{year})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?P<one>\d+|{both}) \((?P<other>\d+|{both})\)", re.IGNORECASE),
        _PLAIN_LINK[tag],
    )


def _days(tag: str) -> Iterator[tuple[str, int]]:
    if tag == "en":
        units = _ORDINALS.split()
        yield from _numbered(units)
        yield from ((f"twenty {unit}", 21 + at) for at, unit in enumerate(units[:9]))
        yield from (("thirtieth", 30), ("thirty first", 31))
    elif tag == "de":
        stems = dict(_numbered(_GERMAN_ORDINALS.split()))
        stems |= {f"{word}st": number for word, number in _below_a_hundred("de") if number >= 2 * _TEEN}
        yield from ((stem + end, day) for stem, day in stems.items() for end in ("en", "e", "er"))
    else:
        least = 2 if tag == "fr" else 1  # "un mars" is no day
        yield from (each for each in _below_a_hundred(tag) if least <= each[1] <= _LARGEST_DAY)
        yield from ((word, 1) for word in _FIRST[tag].split("|"))


def _years(tag: str) -> Iterator[tuple[str, int]]:
    for start in _THOUSAND[tag].split("|"):
        for word, number in _below_a_hundred(tag):
            if start != "twenty " or number >= _TEEN:
                yield start + word, _CENTURY + number


def _below_a_hundred(tag: str) -> Iterator[tuple[str, int]]:
    units = list(_numbered(_CARDINALS[tag].split()))
    yield from units
    for at, tens in enumerate(_TENS[tag].split(), 2):
        for ten in tens.split("|"):
            yield ten, _TEEN * at
            for unit, number in units:
                if number >= _TEEN:
                    break
                if tag == "de":
                    yield f"{unit}und{ten}", _TEEN * at + number
                else:
                    joined = _FRENCH_ONES if tag == "fr" and number == 1 else _ANDS[tag]
                    yield ten + joined + unit, _TEEN * at + number


def _numbered(words: list[str]) -> Iterator[tuple[str, int]]:
    for number, spellings in enumerate(words, 1):
        for word in spellings.split("|"):
            yield word, number


def _spellings(numbers: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    return ((_plain(word), number) for word, number in numbers)


def _any_of(numbers: Iterable[str]) -> str:
    """A pattern for the numbers, the longest first, with or without their hyphens and accents."""
    return "|".join(map(_pattern, sorted(numbers, key=len, reverse=True)))


def _pattern(number: str) -> str:
    letters = "".join(_LETTERS.get(each, each) for each in number)
    return letters.replace(" ", "[ -]").replace("ss", "(?:ss|ß)")


@cache  # of immutable tables
def _number_words() -> frozenset[str]:
    """The words that numbers are made of, but "and"."""
    numbers = (word for tag in _CARDINALS for word, _ in (*_days(tag), *_years(tag)))
    return frozenset(word for number in numbers for word in _words(number)) - {"and", "et", "e", "y"}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _plain(text))


def _plain(text: str, *, hyphens: bool = False) -> str:
    """`text` folded, without accents and without hyphens, unless these are to be kept."""
    marked = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(each for each in marked if not unicodedata.combining(each))
    return plain if hyphens else plain.replace("-", " ")
