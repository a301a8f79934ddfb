"""Context: what a part of a long document needs from before it to be understood, found in the text.

The headline and the dateline, the label of a speaker whose turn was cut, and the sentences that
introduce the names it uses ("Foreign Minister Jonas Brandt", later "Brandt"). Names are told by
their capitals: in scripts without any, the headline and the dateline are all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from summarizer._call.call import CHARACTERS_PER_TOKEN
from summarizer._flow.window import Window, find_speaker_labels
from summarizer._text.abbreviations import STARTERS, TITLES
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.languages import expand_words, load_section, words_of_all

SHARE = 0.15  # of the budget of a window
HEADLINE, HEADLINES = 200, 3  # characters of one, and how many lines may stand above each other
DATELINE_WORDS = 8
_STOPS = ".!?…。！？؟۔।"
_DATELINE = re.compile(
    r"(?P<place>[^\n!?:;]{2,70}?|[^\n]{2,70}?\))\s*(?:[—–]|--|\s-\s)\s*\S|[^\s，。]{2,16}[电讯]"
)
_WORD = r"[^\W\d_][\w&]*+(?:[-'’][^\W\d_]\w*+)*+"
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = sorted(words_of_all("names", "joined before names"))  # al-Sisi, as-Sadr
_ARTICLE = re.compile(rf"^(?:{'|'.join([*_ARTICLES, *map(str.capitalize, _ARTICLES)])})-(?=[^\W\d_])")
_ACRONYM = re.compile(r"\(([A-Z][a-z]*+[A-Z][A-Za-z]*+)\)")
_BETWEEN = re.compile(r"\.?[ \t\xa0\n]{1,3}")
_JOINING = words_of_all("names", "inside names")
# The next word that may belong to a name: the others, in small letters, are passed over at once.
_NO_NAME = rf"(?!(?:{'|'.join(sorted(_JOINING))})\b|(?:{'|'.join(_ARTICLES)})-)(?=[a-z]){_WORD}"
_NEXT_WORD = re.compile(rf"(?:[\W\d_]*+{_NO_NAME})*+[\W\d_]*+(?P<word>{_WORD})?")
_STARTERS = frozenset(word.casefold() for word in STARTERS)

Name = tuple[str, ...]  # its words with capitals, folded, in order


class Contexts:
    """The contexts of a document's windows of `tokens` tokens: its names are read once, when needed."""

    def __init__(self, reading: Reading, tokens: int) -> None:
        self._reading = reading
        self._budget = int(SHARE * CHARACTERS_PER_TOKEN * tokens)
        self._names: list[list[Name]] = []  # those of each sentence, as far as they were needed
        self._fuller: dict[str, list[tuple[int, Name]]] = {}

    def of(self, window: Window) -> list[str]:
        """The lines that stand before a window's sentences, in the order of the document."""
        if window.first == 1:
            return []
        left = self._budget
        taken: dict[int, str] = {}
        for sentence in self._head:
            words = _collapse_white_space(self._reading.words_of(sentence))
            told = any(map(str.isalpha, words)) and not words.startswith("<!--")
            if sentence.number < window.first and told and len(words) <= left:
                taken[sentence.number] = words
                left -= len(words)
        label = self._label(window)
        left -= len(label)
        for number in self._introductions(window):
            words = _collapse_white_space(self._reading.words_of(self._reading.sentences[number - 1]))
            if number not in taken and len(words) <= left:
                taken[number] = words
                left -= len(words)
        lines = [taken[number] for number in sorted(taken)]
        return [*lines, label] if label else lines

    @cached_property
    def _head(self) -> list[Sentence]:
        """The sentences of the headline, and the one with the dateline."""
        reading, head = self._reading, list[Sentence]()
        for number in range(1, HEADLINES + 1):
            paragraph = [sentence for sentence in reading.sentences[:20] if sentence.paragraph == number]
            if not paragraph or paragraph[-1].end - paragraph[0].start > HEADLINE:
                break
            if reading.text[paragraph[-1].end - 1] in _STOPS or paragraph[0].number in self._turns:
                break
            head += paragraph
        following = reading.sentence(len(head) + 1)
        if following and _has_dateline(reading.words_of(following)):
            head.append(following)
        return head

    @cached_property
    def _turns(self) -> dict[int, str]:
        return find_speaker_labels(self._reading)

    @cached_property
    def _turn_starts(self) -> list[int]:
        return sorted(self._turns)

    def _label(self, window: Window) -> str:
        """The label of the speaker in whose turn a window begins, "" where it begins with one."""
        at = bisect_right(self._turn_starts, window.first)
        start = self._turn_starts[at - 1] if at else window.first
        return self._turns[start] if start < window.first else ""

    def _read_names(self, last: int) -> None:
        """Find the names that the sentences up to one hold, and for each word of a name the sentences
        with ever fuller names that hold it, in order."""
        sentences = self._reading.sentences
        while len(self._names) < min(last, len(sentences)):
            names = list(find_names(self._reading.words_of(sentences[len(self._names)])))
            self._names.append(names)
            for name in names:
                for word in set(name):
                    known = self._fuller.setdefault(word, [])
                    if len(name) > 1 and (not known or len(name) > len(known[-1][1])):
                        known.append((len(self._names), name))

    def _introductions(self, window: Window) -> Iterator[int]:
        """The sentences before a window that name more fully whom it names, the most used first."""
        return self.introductions(window.first, window.last)

    def introductions(self, first: int, last: int) -> Iterator[int]:
        """The sentences before some that name more fully whom these name, the most used first."""
        self._read_names(last)
        names = [name for sentence_names in self._names[first - 1 : last] for name in sentence_names]
        if not names:
            return
        own: dict[str, int] = {}
        for name in names:
            for word in name:
                own[word] = max(own.get(word, 0), len(name))
        for name, _ in Counter(names).most_common():
            known = self._fuller.get(name[-1], [])
            before = known[: bisect_right(known, (first,))]
            for number, full in reversed(before):
                if len(full) > own[name[-1]] and set(name) <= set(full):
                    yield number
                    break


@cache
def _load_names_of_days() -> frozenset[str]:
    """The English months and weekdays, folded: months of other languages are names, as Mai and Mei."""
    section = load_section("en", "dates")
    names = [name for key in ("months", "weekdays") for name in expand_words(section[key])]
    return frozenset(map(str.casefold, names))


def _collapse_white_space(words: str) -> str:
    return " ".join(words.split())


def _has_dateline(words: str) -> bool:
    """Whether a sentence begins with a place: "REYKJAVIK — ", "新华社北京1月5日电"."""
    match = _DATELINE.match(words)
    if match is None or match["place"] is None:
        return match is not None
    place = match["place"]
    return not place[0].islower() and len(place.split()) <= DATELINE_WORDS


def find_names(words: str) -> Iterator[Name]:
    """The names in a sentence: words with capitals that stand together, without titles.

    Letters in brackets behind a name ("(RFC)") make a name of their own, with the words before them.
    """
    days = _load_names_of_days()
    name: list[str] = []
    ends: dict[int, Name] = {}
    end = 0
    for match in _NEXT_WORD.finditer(words):
        if match["word"] is None:
            break
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
    for match in _ACRONYM.finditer(words):
        before = ends.get(len(words[: match.start()].rstrip()))
        if before:
            yield (*before, match[1].casefold())
