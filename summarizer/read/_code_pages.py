"""Code pages: which encoding a text is in that says none, by the languages that each is for.

A byte means a letter of French in one code page and a letter of Czech in another. A reading counts
where a single language of the code page is written with all its letters, small and capital where they
may be, and its signs stand where such signs do. Where several readings count, the short words that the
text uses decide; where they do not, nobody knows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from summarizer._words.languages import SHARED, list_languages, load_section, words_under

LOOKED_AT = 100_000  # characters
AROUND = 1_000  # characters of a long line before the first that is not ASCII
CLEARLY = 2  # times as many short words of its language as the next reading has
_PARTS_NO_WORDS = frozenset("th zh ja ko".split())
_WESTERN = "en fr de es pt it nl sv da fi is ca".split()
_CENTRAL = "pl cs sk hu hr sl ro de".split()
_BALTIC = "lt lv et de".split()
_CYRILLIC = "ru uk bg sr be".split()
_APART = frozenset([*_CYRILLIC, "el"])  # whose letters do not stand in one word with those of ASCII
# In the order in which one is named for several that read a text alike.
_PAGES = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "mac-latin2": _CENTRAL,
    "cp852": _CENTRAL,
    "cp1254": ["tr"],
    "cp1257": _BALTIC,
    "cp1251": _CYRILLIC,
    "koi8-r": ["ru"],
    "koi8-u": ["uk"],
    "cp866": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "mac-cyrillic": _CYRILLIC,
    "cp1253": ["el"],
    "iso8859-7": ["el"],
    "cp1255": ["he"],
    "iso8859-8": ["he"],
    "cp1256": ["ar", "fa"],
    "iso8859-6": ["ar"],
    "cp874": ["th"],
    "gb18030": ["zh"],
    "big5": ["zh"],
    "cp932": ["ja"],
    "euc-jp": ["ja"],
    "cp949": ["ko"],
}
# Signs that stand anywhere, that part no word, or that belong to a figure.
_SIGN = re.compile(
    r"[،؛؟\u3000-\u3003\u3008-\u301f\uff01-\uff5e№\u200e\u200f\xa0\xad–—·’]"
    r"|(?<![^\W\d_])[“”„«»‘‚›‹¿¡…•§¶†‡°©®™±×÷¬¦¢¤]|[“”„«»‘‚›‹…•§¶†‡°©®™±×÷¬¦¢¤](?![^\W\d_])"
    r"|(?<=\d)\s?[€£¥%‰½¼¾ºª]|[€£¥½¼¾](?![\d_]*+[^\W\d_])|(?<=\w)[²³¹](?![^\W\d_])|[€£¥µ](?=\s?\d|m)"
)
_GLUED = re.compile(r"(?<=[^\W\d_])[–—‡†±°]|[–—‡†±°](?=[^\W\d_])")
_ODD = re.compile(r"[^\x00-\x7f]")
_PLAIN_WORD = re.compile(r"(?<![^\s(\"“«„‘\[])[^\W\d_]+(?![^\s.,;:!?،؛؟)\"”»’…\]])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code page makes of some bytes, and how often the text uses words of a language of it.

    `glued` counts signs that stand at a letter, as a dash may, and seldom does.
    """

    code_page: str
    text: str
    used: int
    glued: int


def read_code_pages(content: bytes) -> list[Reading]:
    """The readings of a text that count, the best first; one for each text that they give."""
    readings: dict[str, Reading] = {}
    for page, languages in _PAGES.items():
        try:
            text = content.decode(page)
        except ValueError:
            continue
        head = _cut_sample(text)
        letters = _odd_letters(head)
        if letters is None:
            continue
        fitting = [name for name in languages if _is_written(head, letters, name)]
        used = max((_count_words(head, name) for name in fitting), default=-1)
        known = readings.get(text)
        if used >= 0 and (known is None or known.used < used):
            glued = len(_GLUED.findall(head))
            readings[text] = Reading(known.code_page if known else page, text, used, glued)
    return sorted(readings.values(), key=lambda reading: (-reading.used, reading.glued))


def choose_reading(readings: list[Reading]) -> Reading | None:
    """The reading that leaves no doubt, or None."""
    if not readings:
        return None
    best, *others = readings
    clear = all(
        best.used > CLEARLY * other.used or (best.used >= other.used > 0 and best.glued < other.glued)
        for other in others
    )
    return best if clear else None


def _cut_sample(text: str) -> str:
    """The lines of a text that are not ASCII alone, as far as they are looked at."""
    lines, length = [], 0
    for line in text.split("\n"):
        if not line.isascii() and (odd := _ODD.search(line)):
            begin = max(0, odd.start() - AROUND)
            lines.append(line[begin : begin + LOOKED_AT])
            length += len(lines[-1])
            if length > LOOKED_AT:
                break
    return "\n".join(lines)


def _odd_letters(text: str) -> str | None:
    """The letters beyond ASCII of a text, small; None where a sign or a capital stands as none does."""
    letters = set()
    signs = {at for match in _SIGN.finditer(text) for at in range(*match.span())}
    for match in _ODD.finditer(text):
        at, letter = match.start(), match[0]
        if at in signs:
            continue
        if not (letter.isalpha() or unicodedata.category(letter) in ("Mn", "Mc", "Cf")):
            return None
        if letter.isupper() and text[at - 1 : at].islower():
            return None
        letters.add(letter if letter == "İ" else letter.lower())
    return "".join(letters)


def _is_written(text: str, letters: str, language: str) -> bool:
    """Whether a language is written with some letters, and in no word with those of ASCII."""
    own = _load_letters(language)
    return bool(re.fullmatch(f"[{own}]*", letters)) and not (
        language in _APART and re.search(f"(?i)[a-z][{own}]|[{own}][a-z]", text)
    )


def _count_words(text: str, language: str) -> int:
    """How often a text uses the short words of a language."""
    known = _load_short_words(language)
    if language in _PARTS_NO_WORDS:
        return sum(map(text.count, known))
    return sum(word in known for word in _PLAIN_WORD.findall(text.casefold()))


def _load_letters(language: str) -> str:
    """Letters beyond ASCII of a language: Unicode CLDR, main exemplars and common ones in names."""
    if language in list_languages() and (letters := load_section(language, "text").get("letters")):
        return letters
    return load_section(SHARED, "letters")[language]


@cache
def _load_short_words(language: str) -> frozenset[str]:
    """Words that any text in a language uses; of a language that parts no words, characters."""
    own = words_under(language, "text", "short words") if language in list_languages() else []
    return frozenset(own or words_under(SHARED, "short-words", language))
