"""The grid of a page: its lines as rows of characters, and blank rows for white space."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from summarizer.read._columns import Region
from summarizer.read._text_lines import Line, Piece

WIDEST = 600  # characters of a row before its last piece
MOST_BLANK = 3  # rows
APART = 1.25  # of the usual distance of lines: more is white space
SAME_ROW = 0.7  # of that distance: lines beside each other that are so near are one row
LETTER = 0.8  # width of a place in a row, by that of a letter: few pieces are pushed to the right
GAP = 2  # characters between two pieces, at least
_MARKER = re.compile(r"[-•‣◦▪●–—*]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivx]{1,4})[.)]?")


class Placed(NamedTuple):
    """A piece of a line, and the character of its row that it begins at."""

    at: int
    piece: Piece
    line: Line


def draw_grid(lines: Sequence[Line]) -> tuple[list[str], list[list[Placed]]]:
    """The rows of lines (from the top of a page), and for each the pieces that it is made of."""
    if not lines:
        return [], []
    lead = _find_lead(lines)
    left = min(line.start for line in lines)
    width = LETTER * _measure_letters(lines)
    rows: list[str] = []
    owners: list[list[Placed]] = []
    groups = _group_rows(lines, lead)
    for number, group in enumerate(groups):
        if number:
            apart = (group[0].base - groups[number - 1][0].base) / lead
            blank = min(max(0, round(apart) - 1 if apart >= 2 else int(apart >= APART)), MOST_BLANK)
            rows += [""] * blank
            owners += [[]] * blank
        row, placed = _draw_row(group, left, width)
        rows.append(row)
        owners.append(placed)
    return rows, owners


def cut_region(owners: Sequence[Sequence[Placed]], region: Region) -> list[Line]:
    """The lines of a part of a page, with the pieces of them that stand in it."""
    lines: list[Line] = []
    for row in owners[region.top : region.bottom]:
        for _, group in groupby(
            sorted(row, key=lambda placed: id(placed.line)), lambda placed: id(placed.line)
        ):
            inside = [placed for placed in group if region.left <= placed.at < region.right]
            if inside:
                lines.append(replace(inside[0].line, pieces=tuple(placed.piece for placed in inside)))
    return sorted(lines, key=lambda line: (line.base, line.start))


def _find_lead(lines: Sequence[Line]) -> float:
    """The usual distance of a line and the next one below it."""
    steps = [
        round(after.base - before.base, 1)
        for before, after in pairwise(lines)
        if before.start < after.end and after.start < before.end
    ]
    size = statistics.median(line.size for line in lines)
    real = [step for step in steps if step > 0.7 * size]
    return min(statistics.multimode(real)) if real else max(1.2 * size, 1.0)


def _measure_letters(lines: Sequence[Line]) -> float:
    """How wide a letter is on average, in points."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return max(sum(word.end - word.start for word in words) / max(letters, 1), 0.5)


def _group_rows(lines: Sequence[Line], lead: float) -> list[list[Line]]:
    """Lines that stand beside each other at nearly one height, as columns do that are set apart."""
    groups: list[list[Line]] = []
    for line in lines:
        near = bool(groups) and line.base - groups[-1][0].base < SAME_ROW * lead
        if near and all(line.start > other.end or line.end < other.start for other in groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _draw_row(group: Sequence[Line], left: float, width: float) -> tuple[str, list[Placed]]:
    row = ""
    placed: list[Placed] = []
    pieces = [(piece, line) for line in group for piece in line.pieces]
    for piece, line in sorted(pieces, key=lambda pair: pair[0].start):
        at = int(min(max((piece.start - left) / width, 0), WIDEST))
        if not row or not _MARKER.fullmatch(row.strip()):
            row = row.ljust(max(at, len(row) + GAP if row else 0))
        else:
            row += " "  # the mark of an item is no cell
        placed.append(Placed(len(row), piece, line))
        row += piece.text
    return row, placed
