"""Marks that a PDF's readers put on a page: letters that a viewer strikes out, lines drawn over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summarizer.read._pdf_glyphs import Stroke
from summarizer.read._pdf_values import read_number, read_numbers, resolve_value

MOST_MARKS = 20_000  # of a page
UNSEEN = 2 | 32  # flags of what is hidden, or not shown on a screen (ISO 32000-1, 12.5.3)
CORNERS = 8  # numbers of a quadrilateral
Box = tuple[float, float, float, float]


def read_marks(page: Any) -> tuple[list[Stroke], list[Box]]:
    """The lines that are drawn over a page, and the boxes of what its viewers strike out.

    Both in the coordinates of the page. A strike is a box for each line of text that it goes through
    (/QuadPoints; ISO 32000-1, 12.5.6.10), or all of its rectangle.
    """
    lines: list[Stroke] = []
    struck: list[Box] = []
    for mark in _list_marks(page):
        kind = mark.get("/Subtype")
        if kind == "/StrikeOut":
            quads = read_numbers(mark.get("/QuadPoints" if mark.get("/QuadPoints") else "/Rect"))
            size = CORNERS if len(quads) >= CORNERS else CORNERS // 2
            firsts = range(0, len(quads) - size + 1, size)
            struck += [_bound_points(quads[at : at + size]) for at in firsts]
        elif kind == "/Line" and len(ends := read_numbers(mark.get("/L"))) == CORNERS // 2:
            style = resolve_value(mark.get("/BS"))
            width = read_number([style.get("/W", 1) if hasattr(style, "get") else 1], default=1.0)
            lines.append(Stroke(*_bound_points(ends), width))
    return lines[:MOST_MARKS], struck[:MOST_MARKS]


def _list_marks(page: Any) -> Iterator[Any]:
    marks = resolve_value(page.get("/Annots"))
    for mark in map(resolve_value, marks if isinstance(marks, list) else ()):
        if hasattr(mark, "get") and not int(read_number([mark.get("/F", 0)])) & UNSEEN:
            yield mark


def _bound_points(numbers: list[float]) -> Box:
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)
