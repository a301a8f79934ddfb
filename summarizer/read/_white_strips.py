"""White strips: the white space that runs down a page between the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.read._text_lines import NARROW, Line, Span, Word

FARTHEST = 3.5  # from one line of a table to the next, at most
FARTHER = 1.8  # by the largest distance of two lines of a table so far
AFTER = 1.25  # the same, of a line in the first column only: it may be the next paragraph
MOST_LINES = 400  # of one table on a page
MOST_PIECES = 60  # of a line of a table


class _Strip(NamedTuple):
    """White space that runs down a page, and whether it parts the pieces of some line there."""

    start: float
    end: float
    wide: bool


def find_end(lines: Sequence[Line], first: int) -> int:
    """Where the lines end that leave white space between the same columns as the first one does."""
    free = _find_free([lines[first]])
    left, right = lines[first].start, lines[first].end
    farthest = 0.0
    at = first + 1
    while at < len(lines) and at - first < MOST_LINES:
        line, before = lines[at], lines[at - 1]
        step = line.base - before.base
        alone = len(line.pieces) == 1
        apart = step > FARTHEST * max(line.size, before.size)
        apart |= at - first > 2 and step > FARTHER * farthest
        apart |= at - first > 1 and step > AFTER * farthest and alone and line.start - left < line.size
        if apart or len(line.pieces) > MOST_PIECES:
            break
        inner = _count_inner(free, left, right)
        left, right, farthest = min(left, line.start), max(right, line.end), max(step, farthest)
        narrowed = _narrow_free(free, line)
        parted = _count_inner(narrowed, left, right)
        if not parted or (alone and parted < inner):
            break  # nothing parts the columns, or one text goes over two of them
        free = narrowed
        at += 1
    return at


def find_top(lines: Sequence[Line], first: int, end: int) -> int:
    """The first line above a region that stands in its columns, however far they are set apart."""
    free = [strip for strip in _find_free(lines[first:end]) if strip.wide]
    top = first
    while top and first - top < MOST_LINES:
        line, after = lines[top - 1], lines[top]
        left = _narrow_free(free, line)
        if after.base - line.base > FARTHEST * line.size or len(left) < len(free):
            break
        free = left
        top -= 1
    return top


def find_foot(lines: Sequence[Line], first: int, end: int) -> int:
    """Where the lines end below a region that stand in its columns, however far they are set apart."""
    free = [strip for strip in _find_free(lines[first:end]) if strip.wide]
    foot = end
    while foot < len(lines) and foot - first < MOST_LINES:
        line, before = lines[foot], lines[foot - 1]
        left = _narrow_free(free, line)
        if line.base - before.base > FARTHEST * line.size or len(left) < len(free):
            break
        free = left
        foot += 1
    return foot


def find_start(lines: Sequence[Line], first: int, end: int, last: Line | None) -> int:
    """The first line of a table: a head may be wrapped above the first line with two cells."""
    columns = list_columns(lines[first:end])
    start = first
    while start and lines[start - 1] is not last and len(columns) > 1:
        line, after = lines[start - 1], lines[start]
        inside = [
            at for at, (left, right) in enumerate(columns)
            if left - line.size <= line.start and line.end <= right + line.size
        ]  # fmt: skip
        if (
            not inside
            or after.base - line.base > 1.4 * line.size
            or line.start < columns[1][0] - line.size
        ):
            break
        start -= 1
    return start


def _find_free(lines: Sequence[Line]) -> list[_Strip]:
    free = [_Strip(float("-inf"), float("inf"), wide=False)]
    for line in lines:
        free = _narrow_free(free, line)
    return free


def _narrow_free(free: Sequence[_Strip], line: Line) -> list[_Strip]:
    """What is left of white strips where a line stands: where it has a gap, too, wider than a space."""
    left: list[_Strip] = []
    gaps = line.gaps
    at = 0
    for strip in free:
        while at < len(gaps) and gaps[at][1] <= strip.start:
            at += 1
        after = at
        while after < len(gaps) and gaps[after][0] < strip.end:
            start, end = max(gaps[after][0], strip.start), min(gaps[after][1], strip.end)
            if end - start >= NARROW * line.size:
                parted = strip.wide or any(low <= start and end <= high for low, high in line.wide_gaps)
                left.append(_Strip(start, end, parted))
            after += 1
    return left


def _count_inner(free: Sequence[_Strip], left: float, right: float) -> int:
    """How many white strips part what stands between two places."""
    return sum(strip.wide and strip.start >= left and strip.end <= right for strip in free)


def list_columns(lines: Sequence[Line]) -> list[Span]:
    """From where to where each column of a table goes."""
    free = {(strip.start, strip.end) for strip in _find_free(lines) if strip.wide}
    edges = [place for span in free for place in span]
    left, right = min(line.start for line in lines), max(line.end for line in lines)
    inner = [place for place in edges if left <= place <= right]
    bounds = sorted({left, right, *inner})
    spans = [(start, end) for start, end in pairwise(bounds) if (start, end) not in free]
    return [span for span in spans if any(_touches(span, word) for line in lines for word in line.words)]


def _touches(span: Span, word: Word) -> bool:
    return min(span[1], word.end) - max(span[0], word.start) > 0
