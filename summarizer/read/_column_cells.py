"""Cells of a column: lines that are one text, and columns that are running text and no cells."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from summarizer.read._columns import NARROWEST
from summarizer.read._page_tables import Filled, fill_cells, write_words
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._text_lines import Line, Span, Word
from summarizer.read._white_strips import list_columns

SPACED = 1.7  # lines so far apart are rows of their own
WIDER = 1.12  # a lead so much larger than that of lines in a cell parts two cells
UNEVEN = 1.15  # one distance of lines by another one that is meant to be the same
DENSE = 0.7  # of its lines have text in a column of a newspaper
LEAST_LINES = 4  # of each column of a newspaper
FULL = 0.8  # of its column, a line that runs on
ROOM = 0.9  # of the longest line, a line has with the first word of the next one
_SENTENCE = re.compile(r"[.!?…;:。！？؟][^\w.!?…;:。！？؟]*+$")


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """A cell of one column: the heights that it is between, and its lines."""

    top: float
    bottom: float
    column: int
    texts: tuple[str, ...]


def _find_lead(filled: Filled, *, dense: bool = False) -> float:
    """The distance of two lines of one text: the smallest in any column, but for rounding.

    In columns that are `dense` with text it is the usual one.
    """
    size = statistics.median(line.size for line, _ in filled)
    steps = [
        after.base - before.base
        for at in range(len(filled[0][1]))
        for before, after in pairwise([line for line, cells in filled if cells[at]])
    ]
    real = [step for step in steps if step > 0.8 * size]
    if not real:
        return 0.0
    return statistics.median(step for step in real if dense or step <= UNEVEN * min(real))


def list_cells(at: int, filled: Filled, lead: float | None = None) -> Iterator[ColumnCell]:
    """The cells of a column: lines that follow each other at the distance of lines of one text."""
    lead = _find_lead(filled) if lead is None else lead
    column = [(line, cells[at]) for line, cells in filled if cells[at]]
    size = statistics.median(line.size for line, _ in filled)
    group: list[tuple[Line, list[Word]]] = []
    for line, words in column:
        if group and line.base - group[-1][0].base > min(WIDER * lead, SPACED * size):
            yield _make_cell(at, group)
            group = []
        group.append((line, words))
    if group:
        yield _make_cell(at, group)


def _make_cell(at: int, group: Sequence[tuple[Line, list[Word]]]) -> ColumnCell:
    texts = tuple(write_words(words) for _, words in group)
    return ColumnCell(group[0][0].base - group[0][0].size, group[-1][0].base, at, texts)


def _halve(filled: Filled, columns: Sequence[Span], at: int) -> tuple[Filled, list[Span]]:
    """Columns as two: those before a place, and the others."""
    halves = [(line, [list(chain(*cells[:at])), list(chain(*cells[at:]))]) for line, cells in filled]
    return halves, [(columns[0][0], columns[at - 1][1]), (columns[at][0], columns[-1][1])]


def _is_newspaper(filled: Filled, columns: Sequence[Span]) -> bool:
    """Whether two columns are running text: full lines nearly everywhere, parted at their own places."""
    lead = _find_lead(filled, dense=True)
    for at, (left, right) in enumerate(columns):
        own = [number for number, (_, found) in enumerate(filled) if found[at]]
        lines = [filled[number][1][at] for number in own]
        widths = [max(w.end for w in words) - min(w.start for w in words) for words in lines]
        full = sum(width >= FULL * (right - left) for width in widths)
        room = (filled[own[-1]][0].base - filled[own[0]][0].base) / lead + 1 if own and lead else 0.0
        dense = len(own) >= max(LEAST_LINES, DENSE * room)
        if not dense or full < len(own) / 2 or not _runs_on(lines, filled[0][0].size):
            return False
    first, second = (list(list_cells(at, filled, lead)) for at in (0, 1))
    across = _breaks_across(first, second) or _breaks_across(second, first)
    return across or not {round(cell.top) for cell in first[1:]} & {
        round(cell.top) for cell in second[1:]
    }


def _runs_on(lines: Sequence[Sequence[Word]], size: float) -> bool:
    """Whether the lines of a column are sentences: long enough, and few with a gap in them."""
    letters = sum(len(write_words(words)) for words in lines) / len(lines)
    parted = sum(
        any(after.start - before.end > size for before, after in pairwise(words)) for words in lines
    )
    return letters >= NARROWEST and parted <= (1 - DENSE) * len(lines)


def _breaks_across(column: Sequence[ColumnCell], other: Sequence[ColumnCell]) -> bool:
    """Whether a column is parted at a height where the other one goes on."""
    return any(
        cell.top < above.bottom - 1.0 and below.top + 1.0 < cell.bottom
        for above, below in pairwise(column)
        for cell in other
    )


def is_prose(lines: Sequence[Line], rules: Sequence[Rule]) -> bool:
    """Whether each column is sentences that go on from one full line to the next, from its first line.

    Paragraphs that begin at the same heights on both sides look like the cells of rows, but a table
    has a head, a rule between its rows, or cells that are a word, a name or a figure.
    """
    columns = list_columns(lines)
    filled = fill_cells(lines, columns) if len(columns) > 1 else []
    while filled and sum(map(bool, filled[0][1])) == 1:
        filled = filled[1:]  # a heading
    if not filled or _is_ruled([line for line, _ in filled], columns, rules):
        return False
    lead = _find_lead(filled, dense=True)
    cells = [list(list_cells(at, filled, lead)) for at in range(len(columns))]
    return all(column and _is_prose_column(column) for column in cells)


def _is_ruled(lines: Sequence[Line], columns: Sequence[Span], rules: Sequence[Rule]) -> bool:
    """Whether a rule over all columns stands between lines."""
    return any(
        lines[0].base < rule.top < lines[-1].base
        and rule.left < columns[0][1]
        and rule.right > columns[-1][0]
        for rule in rules
    )


def _is_prose_column(cells: Sequence[ColumnCell]) -> bool:
    """Whether most cells are sentences over several lines, each line as long as its words allow."""
    most = max(len(text) for cell in cells for text in cell.texts)
    steps = [pair for cell in cells for pair in pairwise(cell.texts)]
    full = sum(len(text) + 1 + len(after.split()[0]) > ROOM * most for text, after in steps)
    wrapped = sum(len(cell.texts) > 1 for cell in cells)
    before = cells[:-1] or cells  # the last one may go on elsewhere
    ended = sum(bool(_SENTENCE.search(cell.texts[-1])) for cell in before)
    return (
        most >= NARROWEST
        and len(cells[0].texts) > 1
        and sum(len(cell.texts) for cell in cells) >= LEAST_LINES
        and full >= DENSE * len(steps)
        and wrapped >= DENSE * len(cells)
        and ended >= DENSE * len(before)
    )


def is_running_text(lines: Sequence[Line]) -> bool:
    """Whether white space parts lines into columns of running text."""
    columns = list_columns(lines)
    filled = fill_cells(lines, columns) if len(columns) > 1 else []
    return any(_is_newspaper(*_halve(filled, columns, at)) for at in range(1, len(columns)))
