"""Tables without ruled cells: columns told by the white space that runs down between them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from summarizer.read._column_cells import is_prose, is_running_text, list_cells
from summarizer.read._page_tables import Filled, Table, fill_cells, write_words
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._table_rows import list_rows
from summarizer.read._text_lines import Line, Word
from summarizer.read._white_strips import (
    MOST_PIECES,
    find_end,
    find_foot,
    find_start,
    find_top,
    list_columns,
)

ALIGNED = 0.5  # how well the lines of a column begin, end or are centred at one place
LEAST_ALIGNED = 0.7  # of the lines of a column
LEAST_ROWS = 3  # with two cells filled, where there are only two columns
SKIP = 4  # a part of a region that is no table, before the next one is tried: each line a few times
_MARKER = re.compile(r"\W{1,2}|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.):]?")


def find_aligned_tables(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Table]:
    """The tables among lines (from the top of a page, those of ruled tables taken out).

    Columns of running text are none, nor is a list with its numbers set apart. A rule over the whole
    table parts two rows.
    """
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        end = find_end(lines, at) if 1 < len(lines[at].pieces) <= MOST_PIECES else at
        if end <= at + 1:
            at += 1
            continue
        top, foot = find_top(lines, at, end), find_foot(lines, at, end)
        if is_prose(lines[top:foot], rules):
            at = foot
            continue
        if is_running_text(lines[top:end]):
            at = end
            continue
        start = find_start(lines, at, end, tables[-1].lines[-1] if tables else None)
        table = _read_region(lines[start:end], rules)
        tables += [table] if table else []
        at = end if table else at + max(1, (end - at) // SKIP)
    return tables


def _read_region(lines: Sequence[Line], rules: Sequence[Rule]) -> Table | None:
    """The table that lines make, None where they are columns of text, a list or chance."""
    columns = list_columns(lines)
    if len(columns) < 2:
        return None
    filled = fill_cells(lines, columns)
    both = sum(sum(map(bool, cells)) > 1 for _, cells in filled)
    if both < (LEAST_ROWS if len(columns) == 2 else 2) or _is_list(filled):
        return None
    if not all(_is_aligned([(line, cells[at]) for line, cells in filled]) for at in range(len(columns))):
        return None
    cells = [cell for at in range(len(columns)) for cell in list_cells(at, filled)]
    rows = list_rows(cells, filled, columns, rules)
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
