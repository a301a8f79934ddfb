"""Glyphs: letters of a page where they stand, and the straight lines around them, all set upright."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


class Stroke(NamedTuple):
    """A straight edge that is drawn, or a box that is filled, in points; `width` is that of the pen.

    `after` is the number of letters that were drawn before it.
    """

    left: float
    top: float
    right: float
    bottom: float
    width: float = 0.0
    after: int = 0
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws, set upright, and how many letters of it are turned away from the rest.

    `struck` are boxes around letters that a viewer of the file strikes out.
    """

    glyphs: list[Glyph]
    strokes: list[Stroke]
    struck: list[Stroke]
    turned: int = 0

    @property
    def rules(self) -> list[Rule]:
        """The strokes that may be lines of a table."""
        return [
            Rule(left, top, right, bottom)
            for left, top, right, bottom, *_ in self.strokes
            if min(right - left, bottom - top) <= THIN and max(right - left, bottom - top) >= SHORTEST
        ]


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


def measure_area(matrix: Matrix) -> float:
    """How large a square of one unit is drawn."""
    a, b, c, d, _, _ = matrix
    return a * d - b * c


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
    glyphs: list[Glyph],
    strokes: list[Stroke],
    struck: list[tuple[float, float, float, float]],
    rotation: int,
) -> Drawn:
    """A page so that most of its letters go from left to right; the other ones are only counted."""
    counts = [0, 0, 0, 0]
    for glyph in glyphs:
        counts[glyph.turn] += glyph.text.isalnum()
    turn = max(range(4), key=lambda quarter: (counts[quarter], quarter == rotation))
    kept = [at for at, glyph in enumerate(glyphs) if glyph.turn == turn and _is_placed(glyph)]
    drawn = (stroke._replace(after=bisect_left(kept, stroke.after)) for stroke in strokes)
    return Drawn(
        [glyphs[at] for at in kept],
        list(_turn_strokes(drawn, turn)),
        list(_turn_strokes((Stroke(*box) for box in struck), turn)),
        sum(counts) - counts[turn],
    )


def _is_placed(glyph: Glyph) -> bool:
    """Whether a glyph is text and can be seen: broken files have some at infinity, or of no size."""
    far = abs(glyph.start) + abs(glyph.end) + abs(glyph.base) + glyph.size
    return bool(glyph.text) and far < FARTHEST and glyph.size > SMALLEST


def _turn_strokes(strokes: Iterable[Stroke], turn: int) -> Iterator[Stroke]:
    """Strokes after so many quarters of a turn to the right, their places counted downwards."""
    for stroke in strokes:
        x, y, u, v = stroke[:4]
        (left, top), (right, bottom) = _turn_back(x, y, turn), _turn_back(u, v, turn)
        left, right = sorted((left, right))
        top, bottom = sorted((-top, -bottom))
        if all(abs(place) < FARTHEST for place in (left, top, right, bottom)):
            yield stroke._replace(left=left, top=top, right=right, bottom=bottom)
