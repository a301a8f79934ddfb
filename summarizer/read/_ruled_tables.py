"""Ruled tables: cells between lines that are drawn, merged ones told by the lines that are not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.read._page_tables import Table, write_words
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._text_lines import Line, Word

NEAR = 3.5  # points between the ends of two lines that meet
MOST_EDGES = 400  # lines in one direction: more is a drawing
MOST_CELLS = 20_000
MOST_RULES = 1_500
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The heights and places of a table's lines, and the stretches that are drawn of each."""

    heights: list[float]
    places: list[float]
    level: list[list[Rule]]  # those at each height
    upright: list[list[Rule]]

    def is_parted_below(self, row: int, column: int) -> bool:
        """Whether a line is drawn between a cell and the one below it."""
        middle = (self.places[column] + self.places[column + 1]) / 2
        return any(rule.left <= middle <= rule.right for rule in self.level[row + 1])

    def is_parted_right(self, row: int, column: int) -> bool:
        middle = (self.heights[row] + self.heights[row + 1]) / 2
        return any(rule.top <= middle <= rule.bottom for rule in self.upright[column + 1])


def find_ruled_tables(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Table]:
    """The tables of a page whose cells are ruled on all sides, two columns and two rows or more."""
    tables: list[Table] = []
    joined = _join_rules(rules)
    for group in _group_rules(joined) if len(joined) <= MOST_RULES else ():
        grid = _set_grid(group)
        if grid is None:
            continue
        inside = [line for line in lines if _is_inside(line, grid)]
        table = _read_grid(grid, inside) if inside else None
        if table:
            tables.append(table)
    return tables


def _join_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules, those that go on in one another as one: pages draw a line a cell at a time."""
    joined: list[Rule] = []
    for level in (True, False):
        own = [rule for rule in rules if (rule.right - rule.left > rule.bottom - rule.top) == level]
        if level:
            own.sort(key=lambda rule: (round((rule.top + rule.bottom) / 2), rule.left))
        else:
            own.sort(key=lambda rule: (round((rule.left + rule.right) / 2), rule.top))
        for rule in own:
            last = joined[-1] if joined else None
            if last and _goes_on(last, rule, level=level):
                joined[-1] = Rule(
                    min(last.left, rule.left), min(last.top, rule.top),
                    max(last.right, rule.right), max(last.bottom, rule.bottom),
                )  # fmt: skip
            else:
                joined.append(rule)
    return joined


def _goes_on(last: Rule, rule: Rule, *, level: bool) -> bool:
    if (last.right - last.left > last.bottom - last.top) != level:
        return False
    if level:
        return abs(last.top - rule.top) <= 1.5 and rule.left <= last.right + NEAR
    return abs(last.left - rule.left) <= 1.5 and rule.top <= last.bottom + NEAR


def _group_rules(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that meet or cross each other, directly or over others."""
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        box = [rule.left - NEAR, rule.top - NEAR, rule.right + NEAR, rule.bottom + NEAR]
        own = [rule]
        apart = []
        for other, members in groups:
            if box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]:
                own = members + own
                box = [min(box[0], other[0]), min(box[1], other[1]),
                       max(box[2], other[2]), max(box[3], other[3])]  # fmt: skip
            else:
                apart.append((other, members))
        groups = [*apart, (box, own)]
    return [members for _, members in groups]


def _set_grid(rules: Sequence[Rule]) -> _Grid | None:
    level = [rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top]
    upright = [rule for rule in rules if rule.right - rule.left <= rule.bottom - rule.top]
    if not level or not upright:
        return None
    ends = [min(rule.top for rule in upright), max(rule.bottom for rule in upright)]
    sides = [min(rule.left for rule in level), max(rule.right for rule in level)]
    heights = _merge_near([*((rule.top + rule.bottom) / 2 for rule in level), *ends])
    places = _merge_near([*((rule.left + rule.right) / 2 for rule in upright), *sides])
    small = len(heights) < 3 or len(places) < 3
    large = max(len(heights), len(places)) > MOST_EDGES or len(heights) * len(places) > MOST_CELLS
    if small or large:
        return None
    at_height: list[list[Rule]] = [[] for _ in heights]
    at_place: list[list[Rule]] = [[] for _ in places]
    for rule in level:
        at_height[_find_nearest(heights, (rule.top + rule.bottom) / 2)].append(rule)
    for rule in upright:
        at_place[_find_nearest(places, (rule.left + rule.right) / 2)].append(rule)
    return _Grid(heights, places, at_height, at_place)


def _find_nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _merge_near(values: Sequence[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > NEAR:
            merged.append(value)
    return merged


def _is_inside(line: Line, grid: _Grid) -> bool:
    middle = line.base - line.size / 3
    within = grid.heights[0] < middle < grid.heights[-1]
    return within and line.start > grid.places[0] - NEAR and line.end < grid.places[-1] + NEAR


def _read_grid(grid: _Grid, lines: Sequence[Line]) -> Table | None:
    """The text of each cell; of cells that are merged, in the first of them."""
    firsts = _find_firsts(grid)
    texts: dict[Cell, list[str]] = {}
    for line in lines:
        row = _find_band(grid.heights, line.base - line.size / 3)
        parts: dict[Cell, list[Word]] = {}
        for word in line.words:
            column = _find_band(grid.places, (word.start + word.end) / 2)
            parts.setdefault(firsts[row, column], []).append(word)
        for cell, words in parts.items():
            texts.setdefault(cell, []).append(write_words(words))
    rows = [
        tuple(tuple(texts.get((row, column), ())) for column in range(len(grid.places) - 1))
        for row in range(len(grid.heights) - 1)
    ]
    filled = tuple(row for row in rows if any(row))
    kept = [
        at
        for at in range(len(grid.places) - 1)
        if any(firsts[row, at][1] == at for row in range(len(rows)))
    ]
    if len(filled) < 2 or len(kept) < 2:
        return None
    return Table(tuple(tuple(row[at] for at in kept) for row in filled), tuple(lines))


def _find_band(edges: Sequence[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _find_firsts(grid: _Grid) -> dict[Cell, Cell]:
    """For each cell the first one of those that it is merged with, itself if with none."""
    firsts: dict[Cell, Cell] = {}
    for row, _ in enumerate(pairwise(grid.heights)):
        for column, _ in enumerate(pairwise(grid.places)):
            first = (row, column)
            if column and not grid.is_parted_right(row, column - 1):
                first = firsts[row, column - 1]
            elif row and not grid.is_parted_below(row - 1, column):
                first = firsts[row - 1, column]
            firsts[row, column] = first
    return firsts
