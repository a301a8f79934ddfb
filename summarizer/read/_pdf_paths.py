"""Paths of a PDF's page: the straight edges and the boxes that it draws, in the order of drawing."""

from __future__ import annotations

from itertools import pairwise

from summarizer.read._pdf_glyphs import THIN, Matrix, Stroke, move_point

MOST_STROKES = 20_000  # of a page: more is a drawing
EVEN = 0.01  # points: the ends of an edge of a box are as high, or as far to the right
Point = tuple[float, float]


class Path:
    """The path that is being drawn, and what the paths before it have left on the page."""

    def __init__(self) -> None:
        self.parts: list[list[Point]] = []
        self.strokes: list[Stroke] = []

    def go_to(self, point: Point, *, anew: bool) -> None:
        if anew or not self.parts:
            self.parts.append([])
        self.parts[-1].append(point)

    def add_box(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self.parts.append([move_point(matrix, *corner) for corner in corners])

    def bend(self) -> None:
        """Leave a curve out: the path goes on behind it as another one."""
        self.parts.append([])

    def close(self) -> None:
        if self.parts and self.parts[-1]:
            self.parts[-1].append(self.parts[-1][0])

    def end(self, letters: int, *, width: float | None, filled: bool) -> None:
        """Keep the straight edges of a path that is stroked (`width` in points), and filled boxes.

        `letters` is the number of those drawn before it.
        """
        for part in self.parts if len(self.strokes) < MOST_STROKES else ():
            if not part:
                continue
            xs, ys = [x for x, _ in part], [y for _, y in part]
            high, wide = max(ys) - min(ys), max(xs) - min(xs)
            thin = min(wide, high) <= THIN
            if filled and (thin or _is_box(part)):
                self.strokes.append(
                    Stroke(min(xs), min(ys), max(xs), max(ys), 0.0, letters, filled=True)
                )
            if width is not None and not (filled and thin):
                self.strokes += [
                    Stroke(min(x, u), min(y, v), max(x, u), max(y, v), width, letters)
                    for (x, y), (u, v) in pairwise(part)
                ]
        self.parts = []


def _is_box(part: list[Point]) -> bool:
    """Whether a path is a rectangle along the edges of the page."""
    edges = list(pairwise(part))
    return len(edges) in (3, 4) and all(
        abs(x - u) <= EVEN or abs(y - v) <= EVEN for (x, y), (u, v) in edges
    )
