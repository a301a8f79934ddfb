"""Glyphs: letters of a page where they stand, and the straight lines around them, all set upright."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

THIN = 3.0  # points: what is filled and no wider is a line of a table
FARTHEST = 1e6  # points
SMALLEST = 0.05  # points: the size of a letter
SHORTEST = 4.0  # points: a line of a table is longer
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """A letter, or a few that one sign stands for, in points from the left and from the top."""

    text: str
    start: float
    end: float
    base: float
    size: float
    turn: int = 0  # quarters of a turn to the left
    chunk: int = 0  # of the content, as the file parts it: a cell of a table is a chunk of its own


class Rule(NamedTuple):
    """A straight line along one axis, in points from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Drawn:
    """What a page draws, and how many letters of it are turned away from the rest."""

    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    turned: int = 0


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The transformation by `first`, then by `second`."""
    a, b, c, d, e, f = first
    k, m, n, p, q, r = second
    return (
        a * k + b * n,
        a * m + b * p,
        c * k + d * n,
        c * m + d * p,
        e * k + f * n + q,
        e * m + f * p + r,
    )


def move_point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def find_turn(a: float, b: float) -> int:
    """Quarters of a turn to the left, of what is written along (a, b)."""
    return round(math.atan2(b, a) / (math.pi / 2)) % 4


def _turn_back(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of a page after so many quarters of a turn to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def turn_glyph(
    text: str, start: tuple[float, float], end: tuple[float, float], size: float, turn: int
) -> Glyph:
    """A glyph as if its line went from left to right, its place counted downwards."""
    left, base = _turn_back(*start, turn)
    right, _ = _turn_back(*end, turn)
    return Glyph(text, min(left, right), max(left, right), -base, size, turn)


def set_upright(
    glyphs: list[Glyph], paths: list[tuple[float, float, float, float]], rotation: int
) -> Drawn:
    """A page so that most of its letters go from left to right; the other ones are only counted."""
    counts = [0, 0, 0, 0]
    for glyph in glyphs:
        counts[glyph.turn] += glyph.text.isalnum()
    turn = max(range(4), key=lambda quarter: (counts[quarter], quarter == rotation))
    upright = [glyph for glyph in glyphs if glyph.turn == turn and _is_placed(glyph)]
    return Drawn(upright, list(_list_rules(paths, turn)), sum(counts) - counts[turn])


def _is_placed(glyph: Glyph) -> bool:
    """Whether a glyph can be seen: broken files have some at infinity, at no number, of no size."""
    far = abs(glyph.start) + abs(glyph.end) + abs(glyph.base) + glyph.size
    return far < FARTHEST and glyph.size > SMALLEST


def _list_rules(paths: list[tuple[float, float, float, float]], turn: int) -> Iterator[Rule]:
    for x, y, u, v in paths:
        (left, top), (right, bottom) = _turn_back(x, y, turn), _turn_back(u, v, turn)
        left, right = sorted((left, right))
        top, bottom = sorted((-top, -bottom))
        wide, high = right - left, bottom - top
        if min(wide, high) <= THIN and max(wide, high) >= SHORTEST and math.isfinite(wide + high):
            yield Rule(left, top, right, bottom)
