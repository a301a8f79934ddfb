"""Where the names in a drawing stand: beside their points, off the lines, the points and each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

LONGEST = 32  # characters of a name
ASCENT, DESCENT, LETTER, IDEOGRAPH = 11, 3, 7.2, 13  # of the drawing's letters, in its units
GAP, EDGE = 5, 4  # between a point and its name; between a name and the border
LINE, OUTSIDE = 6.0, 1e6  # what a unit of line under a name costs; what being cut off does
Box = tuple[float, float, float, float]
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NameLabel:
    """A name as it is written: where its base line begins, is halved, or ends, by `anchor`."""

    text: str
    x: int
    y: int
    anchor: Literal["start", "middle", "end"]

    @property
    def box(self) -> Box:
        """Left, top, right and bottom, as far as letters nobody has measured tell."""
        width = sum(IDEOGRAPH if unicodedata.east_asian_width(c) in "WF" else LETTER for c in self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - ASCENT, left + width, self.y + DESCENT


def place_labels(
    names: Sequence[tuple[str, Point, int]],
    lines: Sequence[tuple[Point, Point]],
    size: tuple[int, int],
) -> list[NameLabel]:
    """A label for each name, given with its point and the point's radius, in a drawing of that size.

    Each in turn takes the place about its point where it covers least; of equal ones, the upper.
    """
    points = [(x - r, y - r, x + r, y + r) for _, (x, y), r in names]
    taken: list[Box] = []
    chosen = []
    for name, point, radius in names:

        def cost(label: NameLabel) -> float:
            box = label.box
            covered = sum(_shared_area(box, other) for other in (*taken, *points))
            crossed = sum(_measure_crossing(box, *line) for line in lines)
            return covered + LINE * crossed + OUTSIDE * _measure_overhang(box, size)

        best = min(_list_places(_shorten_name(name), point, radius, size[0]), key=cost)
        taken.append(best.box)
        chosen.append(best)
    return chosen


def _shorten_name(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _list_places(text: str, point: Point, radius: int, width: int) -> Iterator[NameLabel]:
    (x, y), away = point, radius + GAP
    for line in (y - away, y + away + ASCENT - 1):
        left, _, right, _ = NameLabel(text, x, line, "middle").box
        shift = max(0.0, EDGE - left) - max(0.0, right - (width - EDGE))
        yield NameLabel(text, round(x + shift), line, "middle")
    near = round(0.7 * away)
    for dy in (-near, 4, near + ASCENT - 2):
        out = away if dy == 4 else near
        yield NameLabel(text, x + out, y + dy, "start")
        yield NameLabel(text, x - out, y + dy, "end")


def _shared_area(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _measure_overhang(box: Box, size: tuple[int, int]) -> float:
    return max(0.0, -box[0], -box[1], box[2] - size[0], box[3] - size[1])


def _measure_crossing(box: Box, one: Point, other: Point) -> float:
    """How much of a line lies in a box (Liang and Barsky's clipping)."""
    begin, end = 0.0, 1.0
    for axis in (0, 1):
        step = other[axis] - one[axis]
        low, high = box[axis] - one[axis], box[axis + 2] - one[axis]
        if step == 0:
            if low > 0 or high < 0:
                return 0.0
            continue
        first, last = sorted((low / step, high / step))
        begin, end = max(begin, first), min(end, last)
    length: float = ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5
    return max(0.0, end - begin) * length
