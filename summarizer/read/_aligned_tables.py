"""Tables without ruled cells: columns told by the white space that runs down between them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from summarizer.read._page_tables import Table, fill_cells, write_words
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._pdf_lines import Line, Word

# In sizes of letters (ems).
STRIP = 0.5  # white space between two columns, at least
NARROW = 0.2  # where the words on both sides are drawn apart from one another
FARTHEST = 3.5  # from one line of a table to the next, at most
SPACED = 1.7  # lines so far apart are rows of their own
LETTER = 1.3  # widths of a letter: white space between two columns, at least
ALIGNED = 0.5  # how well the lines of a column begin, end or are centred at one place
# In parts of one.
FARTHER = 1.8  # by the largest distance of two lines of a table so far
WIDER = 1.12  # a lead so much larger than that of lines in a cell parts two cells
UNEVEN = 1.15  # one distance of lines by another one that is meant to be the same
FULL = 0.8  # of its column, a line that runs on
DENSE = 0.7  # of its lines have text in a column of a newspaper
LEAST_ALIGNED = 0.7  # of the lines of a column
LEAST_ROWS = 3  # with two cells filled, where there are only two columns
LEAST_LINES = 4  # of each column of a newspaper
TRIES = 100  # first lines of a table on a page
MOST_LINES = 400  # of one table on a page
_MARKER = re.compile(r"\W{1,2}|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.):]?")
Span = tuple[float, float]
Filled = Sequence[tuple[Line, list[list[Word]]]]  # lines, and their words by column


class _Strip(NamedTuple):
    """White space that runs down a page, and whether it parts the pieces of some line there."""

    start: float
    end: float
    wide: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of one column: the heights that it is between, and its lines."""

    top: float
    bottom: float
    column: int
    texts: tuple[str, ...]


def find_aligned_tables(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Table]:
    """The tables among lines (from the top of a page, those of ruled tables taken out).

    Columns of running text are none, nor is a list with its numbers set apart. A rule over the whole
    table parts two rows.
    """
    tables: list[Table] = []
    at = tries = 0
    while at < len(lines) and tries < TRIES:
        end = _find_end(lines, at) if len(lines[at].pieces) > 1 else at
        if end <= at + 1:
            at += 1
            continue
        tries += 1
        if _is_text(lines[_find_top(lines, at, end) : end]):
            at = end
            continue
        start = _find_start(lines, at, end, tables[-1].lines[-1] if tables else None)
        table = _read_region(lines[start:end], rules)
        tables += [table] if table else []
        at = end if table else at + 1
    return tables


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether white space parts lines into columns of running text."""
    columns = _list_columns(lines)
    filled = fill_cells(lines, columns) if len(columns) > 1 else []
    return any(_is_newspaper(*_halve(filled, columns, at)) for at in range(1, len(columns)))


def _find_end(lines: Sequence[Line], first: int) -> int:
    """Where the lines end that leave white space between the same columns as the first one does."""
    free = _find_free([lines[first]])
    farthest = 0.0
    at = first + 1
    while at < len(lines) and at - first < MOST_LINES:
        line, before = lines[at], lines[at - 1]
        step = line.base - before.base
        if step > FARTHEST * max(line.size, before.size) or (
            at - first > 2 and step > FARTHER * farthest
        ):
            break
        farthest = max(step, farthest)
        left = _narrow_free(free, line)
        bridged = len(line.pieces) == 1 and _count_inner(left, lines[first : at + 1]) < _count_inner(
            free, lines[first:at]
        )
        if bridged or not _count_inner(left, lines[first : at + 1]):
            break
        free = left
        at += 1
    return at


def _find_top(lines: Sequence[Line], first: int, end: int) -> int:
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


def _find_start(lines: Sequence[Line], first: int, end: int, last: Line | None) -> int:
    """The first line of a table, a head that is wrapped over lines above the first one with two cells."""
    columns = _list_columns(lines[first:end])
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
    wide = [(before.end, after.start) for before, after in pairwise(line.pieces)]
    left: list[_Strip] = []
    gaps = _list_gaps(line)
    at = 0
    for strip in free:
        while at < len(gaps) and gaps[at][1] <= strip.start:
            at += 1
        for start, end in gaps[at:]:
            if start >= strip.end:
                break
            start, end = max(start, strip.start), min(end, strip.end)
            if end - start >= NARROW * line.size:
                parted = strip.wide or any(low <= start and end <= high for low, high in wide)
                left.append(_Strip(start, end, parted))
    return left


def _list_gaps(line: Line) -> list[Span]:
    """The white space in a line that is more than what parts two words, and that on both sides of it."""
    words = sorted(line.words, key=lambda word: word.start)
    letters = sum(len(word.text) for word in words)
    width = sum(word.end - word.start for word in words) / letters
    gaps: list[Span] = []
    place, chunk = float("-inf"), -1
    for word in words:
        least = NARROW * line.size if word.chunk != chunk else max(STRIP * line.size, LETTER * width)
        if word.start - place >= least:
            gaps.append((place, word.start))
        if word.end > place:
            place, chunk = word.end, word.chunk
    return [*gaps, (place, float("inf"))]


def _count_inner(free: Sequence[_Strip], lines: Sequence[Line]) -> int:
    left, right = min(line.start for line in lines), max(line.end for line in lines)
    return sum(strip.wide and strip.start >= left and strip.end <= right for strip in free)


def _list_columns(lines: Sequence[Line]) -> list[Span]:
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


def _read_region(lines: Sequence[Line], rules: Sequence[Rule]) -> Table | None:
    """The table that lines make, None where they are columns of text, a list or chance."""
    columns = _list_columns(lines)
    if len(columns) < 2:
        return None
    filled = fill_cells(lines, columns)
    both = sum(sum(map(bool, cells)) > 1 for _, cells in filled)
    if both < (LEAST_ROWS if len(columns) == 2 else 2) or _is_list(filled):
        return None
    if not all(_is_aligned([(line, cells[at]) for line, cells in filled]) for at in range(len(columns))):
        return None
    cells = [cell for at in range(len(columns)) for cell in _list_cells(at, filled)]
    rows = _list_rows(cells, filled, columns, rules)
    if len(rows) < 2:
        return None
    return Table(tuple(rows), tuple(lines))


def _is_list(filled: Filled) -> bool:
    """Whether two columns are the marks or numbers of a list, and its text."""
    if len(filled[0][1]) != 2:
        return False
    firsts = [write_words(cells[0]) for _, cells in filled if cells[0]]
    return all(_MARKER.fullmatch(first) for first in firsts)


def _is_aligned(column: Sequence[tuple[Line, list[Word]]]) -> bool:
    """Whether the lines of a column begin, end or are centred at one place, or are too few to say."""
    spans = [
        (min(word.start for word in words), max(word.end for word in words), line.size)
        for line, words in column
        if words
    ]
    if len(spans) < 3:
        return True
    near = ALIGNED * statistics.median(size for _, _, size in spans)
    return any(
        sum(abs(place - statistics.median_low(places)) <= near for place in places)
        >= min(LEAST_ALIGNED * len(spans), len(spans) - 1)
        for places in (
            [start for start, _, _ in spans],
            [end for _, end, _ in spans],
            [(start + end) / 2 for start, end, _ in spans],
        )
    )


def _find_lead(filled: Filled) -> float:
    """The distance of two lines of one text: the smallest in any column, but for rounding."""
    size = statistics.median(line.size for line, _ in filled)
    steps = [
        after.base - before.base
        for at in range(len(filled[0][1]))
        for before, after in pairwise([line for line, cells in filled if cells[at]])
    ]
    real = [step for step in steps if step > 0.8 * size]
    return statistics.median(step for step in real if step <= UNEVEN * min(real)) if real else 0.0


def _list_cells(at: int, filled: Filled) -> Iterator[_Cell]:
    """The cells of a column: lines that follow each other at the distance of lines of one text."""
    column = [(line, cells[at]) for line, cells in filled if cells[at]]
    lead = _find_lead(filled)
    size = statistics.median(line.size for line, _ in filled)
    group: list[tuple[Line, list[Word]]] = []
    for line, words in column:
        if group and line.base - group[-1][0].base > min(WIDER * lead, SPACED * size):
            yield _make_cell(at, group)
            group = []
        group.append((line, words))
    if group:
        yield _make_cell(at, group)


def _make_cell(at: int, group: Sequence[tuple[Line, list[Word]]]) -> _Cell:
    texts = tuple(write_words(words) for _, words in group)
    return _Cell(group[0][0].base - group[0][0].size, group[-1][0].base, at, texts)


def _halve(filled: Filled, columns: Sequence[Span], at: int) -> tuple[Filled, list[Span]]:
    """Columns as two: those before a place, and the others."""
    halves = [
        (line, [[word for cell in cells[:at] for word in cell], [word for cell in cells[at:] for word in cell]])
        for line, cells in filled
    ]  # fmt: skip
    return halves, [(columns[0][0], columns[at - 1][1]), (columns[at][0], columns[-1][1])]


def _is_newspaper(filled: Filled, columns: Sequence[Span]) -> bool:
    """Whether two columns are running text: full lines nearly everywhere, parted at their own places."""
    lead = _find_lead(filled)
    for at, (left, right) in enumerate(columns):
        own = [number for number, (_, found) in enumerate(filled) if found[at]]
        lines = [filled[number][1][at] for number in own]
        widths = [max(w.end for w in words) - min(w.start for w in words) for words in lines]
        full = sum(width >= FULL * (right - left) for width in widths)
        room = (filled[own[-1]][0].base - filled[own[0]][0].base) / lead + 1 if own and lead else 0.0
        dense = len(own) >= max(LEAST_LINES, DENSE * room)
        if not dense or full < len(own) / 2:
            return False
    first, second = (list(_list_cells(at, filled)) for at in (0, 1))
    across = _breaks_across(first, second) or _breaks_across(second, first)
    return across or not {round(cell.top) for cell in first[1:]} & {
        round(cell.top) for cell in second[1:]
    }


def _breaks_across(column: Sequence[_Cell], other: Sequence[_Cell]) -> bool:
    """Whether a column is parted at a height where the other one goes on."""
    return any(
        cell.top < above.bottom - 1.0 and below.top + 1.0 < cell.bottom
        for above, below in pairwise(column)
        for cell in other
    )


def _list_rows(
    cells: Sequence[_Cell],
    filled: Filled,
    columns: Sequence[Span],
    rules: Sequence[Rule],
) -> list[tuple[tuple[str, ...], ...]]:
    """Rows: cells that are beside each other; line by line where nothing sets rows apart."""
    groups: list[list[_Cell]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.top):
        if groups and cell.top < bottom - 1.0:
            groups[-1].append(cell)
        else:
            groups.append([cell])
        bottom = max(bottom, cell.bottom) if groups[-1][0] is not cell else cell.bottom
    if any(len({cell.column for cell in group}) < len(group) for group in groups):
        return _list_even_rows(filled, rules)
    rows: list[tuple[tuple[str, ...], ...]] = []
    for group in groups:
        top, bottom = min(cell.top for cell in group), max(cell.bottom for cell in group)
        inside = [(line, found) for line, found in filled if top < line.base <= bottom]
        if _is_one_row(inside, columns):
            rows.append(_write_row(group, len(columns)))
        else:
            rows += _list_even_rows(inside, rules)
    return rows


def _write_row(group: Sequence[_Cell], columns: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(text for cell in group if cell.column == at for text in cell.texts)
        for at in range(columns)
    )


def _is_one_row(filled: Filled, columns: Sequence[Span]) -> bool:
    """Whether lines at equal distances are one row: some text in it goes on from line to line."""
    for at, (left, right) in enumerate(columns):
        lines = [words for _, cells in filled if (words := cells[at])]
        for before, after in pairwise(lines):
            width = max(word.end for word in before) - min(word.start for word in before)
            if width >= FULL * (right - left) and (at or len(filled) > len(lines)):
                return True
            if after[0].text[0].islower():
                return True
    return len(filled) == 1 or any(not cells[0] for _, cells in filled)


def _list_even_rows(filled: Filled, rules: Sequence[Rule]) -> list[tuple[tuple[str, ...], ...]]:
    """Rows of lines that are all as far apart: a line is a new row unless it goes on in one above.

    It goes on where its first cell is empty, or where all that it has begins with small letters; a
    rule above it makes it a row.
    """
    rows: list[list[list[str]]] = []
    heights = sorted(rule.top for rule in rules if rule.right - rule.left > rule.bottom - rule.top)
    before = float("-inf")
    for line, cells in filled:
        ruled = any(before < height < line.base for height in heights)
        texts = [write_words(words) for words in cells]
        small = all(not text or text[0].islower() for text in texts)
        fewer = rows and sum(map(bool, texts)) < sum(map(bool, rows[-1]))
        if rows and not ruled and (not texts[0] or (small and fewer)):
            for row, text in zip(rows[-1], texts, strict=True):
                row += [text] if text else []
        else:
            rows.append([[text] if text else [] for text in texts])
        before = line.base
    return [tuple(tuple(cell) for cell in row) for row in rows]
