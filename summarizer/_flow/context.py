"""Context: what a part of a long document needs from before it to be understood, found in the text.

The headline and the dateline, the label of a speaker whose turn was cut, and the sentences that
introduce the names it uses ("Foreign Minister Jonas Brandt", later "Brandt"). Names are told by
their capitals: in scripts without any, the headline and the dateline are all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from summarizer._call.call import CHARACTERS_PER_TOKEN
from summarizer._flow.introductions import Introductions
from summarizer._flow.window import Window, find_speaker_labels
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading

SHARE = 0.15  # of the budget of a window
HEADLINE, HEADLINES = 200, 3  # characters of one, and how many lines may stand above each other
DATELINE_WORDS = 8
_STOPS = ".!?…。！？؟۔।"
_DATELINE = re.compile(
    r"(?P<place>[^\n!?:;]{2,70}?|[^\n]{2,70}?\))\s*(?:[—–]|--|\s-\s)\s*\S|[^\s，。]{2,16}[电讯]"
)


class Contexts:
    """The contexts of a document's windows of `tokens` tokens: its names are read once, when needed."""

    def __init__(self, reading: Reading, tokens: int) -> None:
        self._reading = reading
        self._budget = int(SHARE * CHARACTERS_PER_TOKEN * tokens)
        self._introductions = Introductions()

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
        for number in self._introductions.before(window.first, window.last, self._reading):
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


def _collapse_white_space(words: str) -> str:
    return " ".join(words.split())


def _has_dateline(words: str) -> bool:
    """Whether a sentence begins with a place: "REYKJAVIK — ", "新华社北京1月5日电"."""
    match = _DATELINE.match(words)
    if match is None or match["place"] is None:
        return match is not None
    place = match["place"]
    return not place[0].islower() and len(place.split()) <= DATELINE_WORDS
