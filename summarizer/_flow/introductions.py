"""Introductions: the sentences that introduce by a fuller name whom later ones name.

"Foreign Minister Jonas Brandt", later "Brandt". Names are told by their capitals: in scripts without
any there are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from summarizer._text.abbreviations import STARTERS, TITLES
from summarizer._text.reading import Reading
from summarizer._words.languages import expand_words, load_section, words_of_all

_WORD = r"[^\W\d_][\w&]*+(?:[-'’][^\W\d_]\w*+)*+"
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = sorted(words_of_all("names", "joined before names"))  # al-Sisi, as-Sadr
_ARTICLE = re.compile(rf"^(?:{'|'.join([*_ARTICLES, *map(str.capitalize, _ARTICLES)])})-(?=[^\W\d_])")
_ACRONYM = re.compile(r"\(([A-Z][a-z]*+[A-Z][A-Za-z]*+)\)")
_BETWEEN = re.compile(r"\.?[ \t\xa0\n]{1,3}")
_JOINING = words_of_all("names", "inside names")
# The next word that may begin a name, and that may go on with one: the others, in small letters, are
# passed over at once.
_SMALL = rf"(?!(?:{'|'.join(_ARTICLES)})-)(?=[a-z]){_WORD}"
_NOT_JOINING = rf"(?!(?:{'|'.join(sorted(_JOINING))})\b)"
_BEGINNING, _GOING_ON = (
    # Most words have plain letters and a space or comma behind them: these are passed over fastest.
    re.compile(rf"(?:[\W\d_]*+(?:(?:{but}[a-z]++[ ,])++|{but}{_SMALL}))*+[\W\d_]*+(?P<word>{_WORD})?")
    for but in ("", _NOT_JOINING)
)
_STARTERS = frozenset(word.casefold() for word in STARTERS)

Name = tuple[str, ...]  # its words with capitals, folded, in order


class Introductions:
    """Where the names of a document are introduced: it is read as far as needed, each sentence once."""

    def __init__(self) -> None:
        self._names: list[list[Name]] = []  # those of each sentence, as far as they were needed
        self._fuller: dict[str, list[tuple[int, Name]]] = {}

    def before(self, first: int, last: int, reading: Reading) -> Iterator[int]:
        """The sentences before some that name more fully whom these name, the most used first."""
        self._read_names(last, reading)
        names = [name for sentence_names in self._names[first - 1 : last] for name in sentence_names]
        told_before = [name for name in names if self._is_told_before(name, first)]
        if not told_before:  # as of most sentences
            return
        own: dict[str, int] = {}
        for name in names:
            for word in name:
                own[word] = max(own.get(word, 0), len(name))
        for name, _ in Counter(told_before).most_common():
            known = self._fuller[name[-1]]
            earlier = known[: bisect_right(known, (first,))]
            for number, full in reversed(earlier):
                if len(full) > own[name[-1]] and set(name) <= set(full):
                    yield number
                    break

    def _is_told_before(self, name: Name, first: int) -> bool:
        """Whether a sentence before one has a name of several words with the last word of this."""
        known = self._fuller.get(name[-1])
        return known is not None and known[0][0] < first

    def _read_names(self, last: int, reading: Reading) -> None:
        """Find the names that the sentences up to one hold, and for each word of a name the sentences
        with ever fuller names that hold it, in order."""
        for sentence in reading.sentences[len(self._names) : last]:
            names = list(find_names(reading.words_of(sentence)))
            self._names.append(names)
            for name in names:
                for word in set(name) if len(name) > 1 else ():
                    known = self._fuller.setdefault(word, [])
                    if not known or len(name) > len(known[-1][1]):
                        known.append((len(self._names), name))


@cache
def _load_names_of_days() -> frozenset[str]:
    """The English months and weekdays, folded: months of other languages are names, as Mai and Mei."""
    section = load_section("en", "dates")
    names = [name for key in ("months", "weekdays") for name in expand_words(section[key])]
    return frozenset(map(str.casefold, names))


def find_names(words: str) -> Iterator[Name]:
    """The names in a sentence: words with capitals that stand together, without titles.

    Letters in brackets behind a name ("(RFC)") make a name of their own, with the words before them.
    """
    days = _load_names_of_days()
    name: list[str] = []
    ends: dict[int, Name] = {}
    end = 0
    while (match := (_GOING_ON if name else _BEGINNING).match(words, end)) and match["word"]:
        word = match["word"]
        if not word.isalnum():
            word = _ARTICLE.sub("", _POSSESSIVE.sub("", word))
        if not name and not word[0].isupper():
            end = match.end()
            continue
        near = bool(name) and _BETWEEN.fullmatch(words, end, match.start("word")) is not None
        # "Brandt. Norway" may be two sentences, "J. Brandt" and "Mr. Brandt" are not.
        if near and words[end] == "." and len(name[-1]) > 2:
            near = False
        if name and not (near and (word[0].isupper() or word in _JOINING)):
            ends[end] = tuple(name)
            name = []
        end = match.end()
        if not word[0].isupper():
            continue
        low = word.casefold()
        starts = not name and low in _STARTERS and not (word.isupper() and len(word) > 1)
        if low not in TITLES and low not in days and not starts:
            name.append(low)
    if name:
        ends[end] = tuple(name)
    yield from ends.values()
    for match in _ACRONYM.finditer(words) if "(" in words else ():
        before = ends.get(len(words[: match.start()].rstrip()))
        if before:
            yield (*before, match[1].casefold())
