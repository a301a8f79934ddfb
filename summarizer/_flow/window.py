"""Windows: a long document in parts of whole speaker turns or paragraphs, about equally large.

The budget counts the document's own text in tokens, at four characters each: an estimate.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from summarizer._call.call import CHARACTERS_PER_TOKEN
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading

HEADING = 100  # characters: a paragraph so short, without a full stop, belongs to what follows
FEW_TURNS = 3  # of speakers who speak again: with fewer, "NOTE:" is no speaker
_LABEL = re.compile(
    r"(?P<letter>Q[.:]?(?=\s)|A(?=[ \t]{2}|\t|[.:]\s))"
    r"|(?P<name>(?:[^\W\d_]|\+\d)[\w.,'’/@*-]{0,30}"
    r"(?:[ \xa0][\w.'’(),/|@*#№\[\]&-]{1,30}){0,6}?)\s?[:：](?=\s|$)"
)
_CLOSING = ".!?…:;。！？；؟۔।\"'”’»)"


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of a document, by their numbers (inclusive), and which part of it they are.

    `part` is a number, or, of a part that was halved, "2.1".
    """

    part: str
    of: int
    first: int
    last: int


def split_windows(reading: Reading, tokens: int) -> list[Window]:
    """The fewest windows of at most `tokens` tokens of text that hold every sentence once, in order.

    Turns and paragraphs stay whole where they fit, else they are cut at their sentences; a sentence
    larger than the budget is a window alone. As few windows as may be, each about as large.
    """
    budget = CHARACTERS_PER_TOKEN * tokens
    if sum(map(_size_of_sentence, reading.sentences)) <= budget:
        return [Window("1", 1, 1, len(reading.sentences))]
    units = _split_units(reading, budget)
    ends = _balanced_ends([sum(map(_size_of_sentence, unit)) for unit in units], budget)
    bounds = [(units[start][0].number, units[end - 1][-1].number) for start, end in pairwise([0, *ends])]
    return [Window(str(part), len(bounds), first, last) for part, (first, last) in enumerate(bounds, 1)]


def halve_window(window: Window, reading: Reading) -> list[Window]:
    """The two halves of a window, parted between paragraphs where one ends near its middle."""
    sentences = reading.sentences[window.first - 1 : window.last]
    ends = list(accumulate(map(_size_of_sentence, sentences)))
    middle = ends[-1] / 2

    def cost(at: int) -> float:
        off = abs(ends[at - 1] - middle)
        inside = sentences[at - 1].paragraph == sentences[at].paragraph
        return off + inside * middle / 2

    cut = window.first + min(range(1, len(sentences)), key=cost)
    whole = window.of == 1
    names = ("1", "2") if whole else (f"{window.part}.1", f"{window.part}.2")
    of = 2 if whole else window.of
    return [
        Window(names[0], of, window.first, cut - 1),
        Window(names[1], of, cut, window.last),
    ]


def find_speaker_labels(reading: Reading) -> dict[int, str]:
    """The speakers' labels ("MS. REED:", "Q"), by the number of the sentence that they begin.

    A label counts where it comes again, and in a transcript where it is in capitals.
    """
    labels: dict[int, re.Match[str]] = {}
    for sentence in reading.sentences:
        start = sentence.start
        match = _LABEL.match(reading.text, start, min(sentence.end + 1, start + 120))
        if match and reading.text[max(0, start - 40) : start].rstrip(" \t")[-1:] in ("", "\n"):
            labels[sentence.number] = match
    often = Counter(match[0] for match in labels.values())
    transcript = sum(count for count in often.values() if count > 1) >= FEW_TURNS
    return {
        number: match[0]
        for number, match in labels.items()
        if transcript and (often[match[0]] > 1 or match[0].isupper())
    }


def _size_of_sentence(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _split_units(reading: Reading, budget: int) -> list[Sequence[Sentence]]:
    """What is not to be parted: turns that fit, of others the paragraphs, of those the sentences."""
    units: list[Sequence[Sentence]] = []
    for turn in _turns_of(reading):
        for unit in _split_turn(turn, budget):
            if units and _is_heading(units[-1], unit, reading, budget):
                unit = [*units.pop(), *unit]  # noqa: PLW2901 - what it heads goes with it
            units.append(unit)
    return units


def _turns_of(reading: Reading) -> Iterator[list[Sentence]]:
    starts = sorted(find_speaker_labels(reading))
    for _, turn in groupby(
        reading.sentences, key=lambda sentence: bisect_right(starts, sentence.number)
    ):
        yield list(turn)


def _split_turn(turn: list[Sentence], budget: int) -> Iterator[list[Sentence]]:
    spoken = sum(map(_size_of_sentence, turn)) <= budget
    paragraphs = [
        list(sentences) for _, sentences in groupby(turn, key=lambda sentence: sentence.paragraph)
    ]
    if spoken and len(paragraphs) > 1:
        yield turn
        return
    for paragraph in paragraphs:
        if sum(map(_size_of_sentence, paragraph)) <= budget:
            yield paragraph
        else:
            yield from ([sentence] for sentence in paragraph)


def _is_heading(
    unit: Sequence[Sentence], following: list[Sentence], reading: Reading, budget: int
) -> bool:
    """Whether a unit is a heading, which goes with what follows it."""
    if (
        len(unit) > 1
        or _size_of_sentence(unit[0]) > HEADING
        or reading.text[unit[0].end - 1] in _CLOSING
    ):
        return False
    other = unit[0].paragraph != following[0].paragraph
    return other and _size_of_sentence(unit[0]) + sum(map(_size_of_sentence, following)) <= budget


def _balanced_ends(sizes: Sequence[int], budget: int) -> list[int]:
    """Where the windows end: as few of them as may be, the largest as small as may be, near the even.

    Every end lies between the earliest and the latest that lets the rest fit.
    """
    low = max((size for size in sizes if size <= budget), default=budget)
    count, high = len(_latest_ends(sizes, budget)), budget
    while low < high:
        cap = (low + high) // 2
        if len(_latest_ends(sizes, cap)) <= count:
            high = cap
        else:
            low = cap + 1
    backward = _latest_ends(sizes[::-1], high)
    earliest = [len(sizes) - end for end in reversed([0, *backward[:-1]])]
    sums = [0, *accumulate(sizes)]
    ends = [0]
    for window, least in enumerate(earliest, 1):
        even = sums[-1] * window / count
        near = bisect_left(sums, even)
        if near and even - sums[near - 1] < sums[min(near, len(sizes))] - even:
            near -= 1
        most = max(bisect_right(sums, sums[ends[-1]] + high) - 1, ends[-1] + 1)
        ends.append(max(min(near, most), least, ends[-1] + 1))
    return ends[1:]


def _latest_ends(sizes: Sequence[int], cap: int) -> list[int]:
    """Where windows end that are filled up to `cap`; what is larger stands alone."""
    ends: list[int] = []
    filled = 0
    for at, size in enumerate(sizes):
        if filled and filled + size > cap:
            ends.append(at)
            filled = 0
        filled += size
    return [*ends, len(sizes)]
