"""Struck-out letters of a page: found by the lines through their middle, and by marks of a viewer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer.read._pdf_glyphs import THIN, Drawn, Glyph, Stroke
from summarizer.read._struck_text import STRUCK

# In sizes of the letters (ems).
THROUGH = (0.12, 0.55)  # how far a strike is above the base of its letters
THICK = 0.3  # a strike, at most: a thicker line is a highlight, or blackens its words
UNDER = (-0.3, 0.12)  # how far an underline is above the base
SMALL = 0.88  # size of a raised or lowered letter, by that of its line
SMALLEST = 0.4
BESIDE = (-0.65, 0.35)  # how far the base of such a letter is above the strike of its line
FURTHER = 0.4  # how far a strike goes beyond its letters on either side
MIDDLE = 0.3  # of a letter, above its base
# Of others.
JOINED = 0.6  # points between two strokes that are one line, at most
SHARE = 0.6  # of a line that goes further: at least so much of it is over letters
LARGER = 2.5  # sizes of a letter: one so much larger is not in the same line
MOST_CROSSED = 40  # letters of a page that are looked at, by that of its letters and lines


def strike_letters(drawn: Drawn) -> Drawn:
    """A page with the sign `STRUCK` for each struck-out letter, and without the strikes among its lines.

    A strike is a thin line through the middle of letters that ends about where they do, or a mark
    of a viewer. An underline is lower. The line of a table goes further than the letters that
    it happens to cross, and others end where it does.
    """
    struck, strikes = _find_struck(drawn)
    if not struck:
        return drawn
    glyphs = [
        glyph._replace(text=STRUCK) if at in struck and not glyph.text.isspace() else glyph
        for at, glyph in enumerate(drawn.glyphs)
    ]
    strokes = [stroke for at, stroke in enumerate(drawn.strokes) if at not in strikes]
    return replace(drawn, glyphs=glyphs, strokes=strokes)


def _find_struck(drawn: Drawn) -> tuple[set[int], set[int]]:
    """The letters that are struck out, and the strokes that do it, as numbers of those of the page."""
    lines = _join_lines(drawn.strokes)
    if not lines and not drawn.struck:
        return set(), set()
    page = _Letters(drawn.glyphs, len(lines) + len(drawn.struck))
    covers = [stroke for stroke in drawn.strokes if stroke.filled and stroke.bottom - stroke.top > THIN]
    crossed = [_list_crossed(page, line, covers) for line, _ in lines]
    ends = {_round_ends(line) for (line, _), letters in zip(lines, crossed, strict=True) if not letters}
    struck = {at for box in drawn.struck for at in _list_boxed(page, box)}
    strikes: set[int] = set()
    for (line, parts), letters in zip(lines, crossed, strict=True):
        if letters and _ends_with_letters(line, [drawn.glyphs[letter] for letter in letters], ends):
            strikes.update(parts)
            struck |= letters | _list_beside(page, line, letters)
    return struck, strikes


def _join_lines(strokes: Sequence[Stroke]) -> list[tuple[Stroke, list[int]]]:
    """The level lines of a page, and the numbers of the strokes that each is drawn of."""
    level = [at for at, stroke in enumerate(strokes) if _is_level(stroke)]
    level.sort(key=lambda at: (round(2 * strokes[at].top), strokes[at].left))
    lines: list[tuple[Stroke, list[int]]] = []
    for at in level:
        stroke = strokes[at]
        last, parts = lines[-1] if lines else (stroke, [])
        near = abs(stroke.top - last.top) <= JOINED and abs(stroke.bottom - last.bottom) <= JOINED
        if parts and near and stroke.width == last.width and stroke.left - last.right <= JOINED:
            parts.append(at)
            lines[-1] = last._replace(right=max(last.right, stroke.right)), parts
        else:
            lines.append((stroke, [at]))
    return lines


class _Letters:
    """The letters of a page by the height of their base, for looking up those near a line."""

    def __init__(self, glyphs: Sequence[Glyph], lines: int) -> None:
        self.glyphs = glyphs
        self.left = MOST_CROSSED * (len(glyphs) + lines)
        self.rows: dict[int, list[tuple[float, int]]] = {}
        for at, glyph in enumerate(glyphs):
            if not glyph.text.isspace():
                middle = (glyph.start + glyph.end) / 2
                self.rows.setdefault(int(glyph.base), []).append((middle, at))
        for row in self.rows.values():
            row.sort()
        self.heights = sorted(self.rows)
        self.sizes = {height: max(glyphs[at].size for _, at in row) for height, row in self.rows.items()}
        self.size = max(self.sizes.values(), default=0.0)

    def list_near(self, stroke: Stroke) -> Iterator[int]:
        """The letters whose middle is between the ends of a line, and whose base is near it.

        A page in which lines cross letters without end gives none from some point on.
        """
        first = bisect_left(self.heights, int(stroke.top - self.size) - 1)
        last = bisect_right(self.heights, int(stroke.bottom + self.size) + 1)
        self.left -= last - first
        for height in self.heights[first:last] if self.left > 0 else ():
            size = self.sizes[height] + 1
            if not stroke.top - size <= height <= stroke.bottom + size:
                continue
            row = self.rows[height]
            start = bisect_left(row, (stroke.left, -1))
            end = bisect_right(row, (stroke.right, len(self.glyphs)))
            self.left -= end - start
            yield from (at for _, at in row[start:end] if self.left > 0)

    def drop_covered(self, stroke: Stroke, letters: set[int], covers: Sequence[Stroke]) -> set[int]:
        """Letters without those that were written on a box that was laid over a line before."""
        self.left -= len(covers)
        over = [
            cover
            for cover in covers
            if stroke.after <= cover.after and cover.top <= stroke.top and stroke.bottom <= cover.bottom
        ]
        self.left -= len(over) * len(letters)
        return (
            {
                at
                for at in letters
                if not any(cover.after <= at and _is_within(self.glyphs[at], cover) for cover in over)
            }
            if self.left > 0
            else set()
        )


def _is_level(stroke: Stroke) -> bool:
    return stroke.right - stroke.left > stroke.bottom - stroke.top


def _measure_rise(glyph: Glyph, stroke: Stroke) -> float:
    """How far a line is above the base of a letter, in sizes of the letter."""
    return (glyph.base - (stroke.top + stroke.bottom) / 2) / glyph.size


def _list_crossed(page: _Letters, stroke: Stroke, covers: Sequence[Stroke]) -> set[int]:
    """The letters that a line goes through; none where it underlines larger ones beside them."""
    through: set[int] = set()
    under: list[float] = []
    thick = stroke.bottom - stroke.top + stroke.width
    for at in page.list_near(stroke):
        glyph = page.glyphs[at]
        rise = _measure_rise(glyph, stroke)
        if THROUGH[0] < rise < THROUGH[1] and thick <= THICK * glyph.size:
            through.add(at)
        elif UNDER[0] < rise <= UNDER[1]:
            under.append(glyph.size)
    largest = max((page.glyphs[at].size for at in through), default=0.0)
    if any(largest < SMALL * size < LARGER * largest for size in under):
        return set()
    return page.drop_covered(stroke, through, covers) if through and covers else through


def _is_within(glyph: Glyph, box: Stroke) -> bool:
    return box.left <= (glyph.start + glyph.end) / 2 <= box.right


def _ends_with_letters(stroke: Stroke, letters: Sequence[Glyph], others: set[tuple[int, int]]) -> bool:
    """Whether a line is as long as the letters that it goes through, or is not of a table.

    `others` are the ends of lines that go through no letter.
    """
    start, end = min(glyph.start for glyph in letters), max(glyph.end for glyph in letters)
    further = FURTHER * max(glyph.size for glyph in letters)
    if start - stroke.left <= further and stroke.right - end <= further:
        return True
    alone = _round_ends(stroke) not in others
    return alone and end - start >= SHARE * (stroke.right - stroke.left)


def _round_ends(stroke: Stroke) -> tuple[int, int]:
    return round(stroke.left), round(stroke.right)


def _list_beside(page: _Letters, stroke: Stroke, struck: Iterable[int]) -> set[int]:
    """The raised and lowered letters between those that a line strikes out."""
    size = max(page.glyphs[at].size for at in struck)
    return {
        at
        for at in page.list_near(stroke)
        if SMALLEST * size < page.glyphs[at].size < SMALL * size
        and BESIDE[0] < (stroke.top - page.glyphs[at].base) / size < BESIDE[1]
    }


def _list_boxed(page: _Letters, box: Stroke) -> Iterator[int]:
    for at in page.list_near(box):
        glyph = page.glyphs[at]
        if box.top <= glyph.base - MIDDLE * glyph.size <= box.bottom:
            yield at
