"""Line numbers in the margin of a page, as transcripts, pleadings and bills have them, left out."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from summarizer.read._text_lines import Line, Piece, Word

LEAST = 5  # numbers one after the other, or 3 where only each fifth line has one
MANY = 20  # so many at equal distances are line numbers, whatever stands beside them
STEPS = (1, 5, 10, 2)
DIGITS = 5
GOING_ON = 0.15  # of the lines beside numbers begin with a small letter, at least: a list has none
ALIGNED = 0.35  # of the size of a letter
COVERED = 0.9  # of the lines between the first and the last number have one


class _Number(NamedTuple):
    value: int
    word: Word
    line: Line


Series = list[_Number]


def drop_margin_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of pages without the numbers that count them, at the left or at the right.

    They are whole numbers below each other at the edge of the text that count all lines, or each
    fifth. The items of a list and the rows of a table are counted, too; they do not go on from one
    number to the next as sentences do.
    """
    left = _find_on_pages(pages, lambda line: min(line.words, key=lambda word: word.start))
    right = _find_on_pages(pages, lambda line: max(line.words, key=lambda word: word.end))
    kept: list[list[Line]] = []
    for lines, *series in zip(pages, left, right, strict=True):
        found = {id(number.line): number.word for numbers in series for number in numbers}
        kept.append([
            rest
            for line in lines
            if (rest := _drop_word(line, found[id(line)]) if id(line) in found else line)
        ])  # fmt: skip
    return kept


def _drop_word(line: Line, number: Word) -> Line | None:
    pieces = (tuple(word for word in piece.words if word is not number) for piece in line.pieces)
    left = tuple(Piece(words) for words in pieces if words)
    return replace(line, pieces=left) if left else None


def _find_on_pages(pages: Sequence[Sequence[Line]], edge: Callable[[Line], Word]) -> list[Series]:
    """The numbers of each page, if those of some page are line numbers beyond doubt."""
    series = [_find_series(lines, edge) for lines in pages]
    begun = [numbers[0].value for numbers in series if len(numbers) >= 2 * LEAST]
    anew = len(begun) > 1 and len(set(begun)) == 1 and len(begun) >= len(series) - 1
    sure = any(
        _counts_lines(numbers, lines, anew=anew) for numbers, lines in zip(series, pages, strict=True)
    )
    return [numbers if sure and len(numbers) > 1 else [] for numbers in series]


def _find_series(lines: Sequence[Line], edge: Callable[[Line], Word]) -> Series:
    """The longest run of numbers at an edge of a page that go up by one step and are aligned."""
    found = [
        _Number(int(word.text), word, line)
        for line in lines
        if (word := edge(line)).text.isascii() and word.text.isdigit() and len(word.text) <= DIGITS
    ]
    longest: Series = []
    for step in STEPS:
        for run in _list_progressions(found, step):
            if len(run) > len(longest) and (step == 1 or run[0].value % step == 0):
                longest = run
    return longest if _stands_outside(longest, lines) else []


def _list_progressions(numbers: Series, step: int) -> Iterator[Series]:
    """The runs of numbers that go up by a step, one below the other."""
    open_runs: dict[int, Series] = {}  # by the number that comes next
    runs: list[Series] = []
    for number in numbers:
        run = open_runs.get(number.value)
        if run is None or not _are_aligned(run[-1], number):
            run = []
            runs.append(run)
        else:
            del open_runs[number.value]
        run.append(number)
        open_runs[number.value + step] = run
    yield from runs


def _are_aligned(first: _Number, second: _Number) -> bool:
    near = ALIGNED * max(first.line.size, second.line.size)
    return (
        abs(first.word.start - second.word.start) <= near
        or abs(first.word.end - second.word.end) <= near
    )


def _stands_outside(series: Series, lines: Sequence[Line]) -> bool:
    """Whether all text between the first number and the last is on one side of the numbers."""
    if not series:
        return False
    own = {id(number.word) for number in series}
    top, bottom = series[0].line.base, series[-1].line.base
    beside = [word for line in lines if top <= line.base <= bottom for word in line.words]
    rest = [word for word in beside if id(word) not in own]
    left = min(number.word.start for number in series)
    right = max(number.word.end for number in series)
    return bool(rest) and (
        all(word.start > right for word in rest) or all(word.end < left for word in rest)
    )


def _counts_lines(series: Series, lines: Sequence[Line], *, anew: bool) -> bool:
    """Whether a run of numbers counts lines rather than items or rows.

    `anew` says that the numbers begin anew on each page.
    """
    if len(series) < 2:
        return False
    step = series[1].value - series[0].value
    steps = [after.line.base - before.line.base for before, after in pairwise(series)]
    even = max(steps) <= 1.1 * statistics.median(steps)
    own = {id(number.word) for number in series}
    between = [
        line
        for line in lines
        if series[0].line.base <= line.base <= series[-1].line.base
        and any(id(word) not in own for word in line.words)
    ]
    if step > 1:
        return len(series) >= 3 and abs(len(between) - step * (len(series) - 1) - 1) <= len(series)
    if len(series) < LEAST:
        return False
    near = 0.6 * statistics.median(line.size for line in between)
    covered = sum(
        any(abs(number.line.base - line.base) <= near for number in series) for line in between
    )
    columns = sum(len(line.pieces) > 2 for line in between) > len(between) / 3
    firsts = [next(word.text for word in line.words if id(word) not in own) for line in between]
    going = sum(first[0].islower() for first in firsts) >= GOING_ON * len(firsts)
    if covered < COVERED * len(between):
        return even and len(series) >= MANY
    return not columns and (going or anew or (even and len(series) >= MANY))
