"""Scripts: which letters a text is in, and which a language is written in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from summarizer._words.word_edges import is_unspaced_script

_WORD = re.compile(r"[^\W\d_]+")
_KANA = ("HIRAGANA", "KATAKANA")
_OFTEN = 20  # a script of one letter in so many is the language's own: Latin names are fewer
_FEW = 4  # a text of which less than a fourth is in a script is not in that


def is_in_other_script(text: str, tag: str) -> bool:
    """Whether a text is certainly in another script than a language, told by its tag, is written in.

    Names may be left in their own letters: so less than a fourth of its words is in that script.
    """
    known, found = scripts_of_language(tag), Counter(_scripts_of_words(text))
    if not known or not found:
        return False
    return _FEW * sum(found[script] for script in known) < found.total()


@cache
def scripts_of_language(tag: str) -> frozenset[str]:
    """The scripts of a language, by the names of their letters ("CYRILLIC"); none where unknown.

    They are those in which CLDR has the names of countries: a language may have several.
    """
    from babel import Locale, localedata  # here: it takes long to import
    from babel.core import get_global

    first, *others = re.split("[-_]", tag)
    script = next((part for part in others if len(part) == 4), "")
    names = [name for name in localedata.locale_identifiers() if name.split("_")[0] == first.lower()]
    own = [name for name in names if script and name.endswith(f"_{script.title()}")]
    found = set[str]()
    for name in own or names:
        _, *parts = name.split("_")
        parent = get_global("parent_exceptions").get(name, "root")  # that of Hindi in Latin is English
        if [len(part) for part in parts] in ([], [4]) and parent in (first.lower(), "root"):
            letters = Counter(_scripts_of_words(" ".join(Locale.parse(name).territories.values())))
            found |= {one for one, count in letters.items() if count * _OFTEN > letters.total()}
    return frozenset(found)


def _scripts_of_words(text: str) -> Iterator[str]:
    """Yield the script of each word; where no spaces are written, of each letter."""
    for word in _WORD.findall(text):
        letters = word if is_unspaced_script(word) else word[0]
        yield from map(_script_of_letter, letters)


@cache
def _script_of_letter(letter: str) -> str:
    script = unicodedata.name(letter, "?").split()[0].split("-")[0]
    return _KANA[0] if script in _KANA else script
