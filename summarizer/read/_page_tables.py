"""Tables of a page: cells as lines of text, row by row, the empty ones kept.

Two kinds: those with ruled lines around their cells, and those that only white space sets out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.read._text_lines import Line, Piece, Word

Filled = Sequence[tuple[Line, list[list[Word]]]]  # lines, and their words by column


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, a cell the lines of text in it; `lines` are those of the page in it."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return self.lines[0].base


def fill_cells(
    lines: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> list[tuple[Line, list[list[Word]]]]:
    """The words of each line by the column that their middle is in, or is nearest to."""
    filled: list[tuple[Line, list[list[Word]]]] = []
    for line in lines:
        cells: list[list[Word]] = [[] for _ in columns]
        for word in line.words:
            middle = (word.start + word.end) / 2
            at = min(
                range(len(columns)),
                key=lambda at: max(columns[at][0] - middle, middle - columns[at][1], 0.0),
            )
            cells[at].append(word)
        filled.append((line, cells))
    return filled


def write_words(words: Sequence[Word]) -> str:
    return Piece(tuple(words)).text
