"""Rows of a table without ruled cells: which lines of its columns are beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.read._column_cells import FULL, ColumnCell
from summarizer.read._columns import NARROWEST
from summarizer.read._page_tables import Filled, write_words
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._text_lines import Span, Word

Row = tuple[tuple[str, ...], ...]  # cells, as their lines
BETWEEN = 0.8  # of the size of a letter: lines that are nearer stand between each other's


def list_rows(
    cells: Sequence[ColumnCell],
    filled: Filled,
    columns: Sequence[Span],
    rules: Sequence[Rule],
) -> list[Row]:
    """Rows: cells that are beside each other; line by line where nothing sets rows apart."""
    groups: list[list[ColumnCell]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.top):
        if groups and cell.top < bottom - 1.0:
            groups[-1].append(cell)
        else:
            groups.append([cell])
        bottom = max(bottom, cell.bottom) if groups[-1][0] is not cell else cell.bottom
    bands = [_list_inside(group, filled) for group in groups]
    twice = any(len({cell.column for cell in group}) < len(group) for group in groups)
    inside = [id(line) for band in bands for line, _ in band]
    if twice or sorted(inside) != sorted(id(line) for line, _ in filled):
        return _list_even_rows(filled, rules)
    rows: list[Row] = []
    for group, band in zip(groups, bands, strict=True):
        if _is_one_row(band, columns):
            rows.append(_write_row(group, len(columns)))
        else:
            rows += _list_even_rows(band, rules)
    return rows


def _list_inside(group: Sequence[ColumnCell], filled: Filled) -> Filled:
    """The lines that cells beside each other are made of."""
    top, bottom = min(cell.top for cell in group), max(cell.bottom for cell in group)
    return [(line, cells) for line, cells in filled if top < line.base <= bottom]


def _write_row(group: Sequence[ColumnCell], columns: int) -> Row:
    return tuple(
        tuple(text for cell in group if cell.column == at for text in cell.texts)
        for at in range(columns)
    )


def _is_one_row(filled: Filled, columns: Sequence[Span]) -> bool:
    """Whether lines are one row: its first cell is on one of them, or each goes on in the next.

    Lines that stand between each other's are cells that are centred in a row.
    """
    lines = [line for line, _ in filled]
    if any(after.base - before.base < BETWEEN * after.size for before, after in pairwise(lines)):
        return True
    firsts = [number for number, (_, cells) in enumerate(filled) if cells[0]]
    return all(
        after == before + 1 and _goes_on(filled[before][1], filled[after][1], columns)
        for before, after in pairwise(firsts)
    )


def _goes_on(
    line: Sequence[Sequence[Word]], following: Sequence[Sequence[Word]], columns: Sequence[Span]
) -> bool:
    """Whether some cell runs on in the next line: with a small letter, or where a long line is full."""
    for before, after, (left, right) in zip(line, following, columns, strict=True):
        if before and after:
            width = max(word.end for word in before) - min(word.start for word in before)
            full = width >= FULL * (right - left) and len(write_words(before)) >= NARROWEST
            if full or after[0].text[0].islower():
                return True
    return False


def _list_even_rows(filled: Filled, rules: Sequence[Rule]) -> list[Row]:
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
            for cell, text in zip(rows[-1], texts, strict=True):
                cell.extend([text] if text else [])
        else:
            rows.append([[text] if text else [] for text in texts])
        before = line.base
    return [tuple(tuple(cell) for cell in row) for row in rows]
