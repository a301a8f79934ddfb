"""Lines of text on a page: words with their places, pieces between wide gaps, and the white space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from summarizer.read._text_direction import count_directions

# In sizes of the letters (ems).
GAP = 0.5  # white space between two columns, at least
NARROW = 0.2  # where the words on both sides are drawn apart from one another
LETTER = 1.3  # widths of a letter: white space between two columns, at least
Span = tuple[float, float]  # from where to where, in points from the left


class Word(NamedTuple):
    """A word, where it stands (points from the left), and the chunk that it begins in."""

    text: str
    start: float
    end: float
    chunk: int = 0


@dataclass(frozen=True)
class Piece:
    """Words of a line without wide gaps between them, in the order in which they are read."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def start(self) -> float:
        return min(word.start for word in self.words)

    @cached_property
    def end(self) -> float:
        return max(word.end for word in self.words)


@dataclass(frozen=True)
class Line:
    """Pieces from left to right, the height of their base from the top, the size of their letters."""

    pieces: tuple[Piece, ...]
    base: float
    size: float

    @property
    def text(self) -> str:
        return "  ".join(piece.text for piece in self.pieces)

    @cached_property
    def start(self) -> float:
        return self.pieces[0].start

    @cached_property
    def end(self) -> float:
        return max(piece.end for piece in self.pieces)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for piece in self.pieces for word in piece.words)

    @cached_property
    def gaps(self) -> tuple[Span, ...]:
        """The white space that is more than what parts two words, and that on both sides of the line."""
        return tuple(_list_gaps(self.words, self.size))

    @cached_property
    def wide_gaps(self) -> tuple[Span, ...]:
        return tuple((before.end, after.start) for before, after in pairwise(self.pieces))


def _list_gaps(words: Iterable[Word], size: float) -> list[Span]:
    """White space between columns; less is enough where the file parts the words as well.

    A file that does so at each word of a line says nothing by it.
    """
    words = sorted(words, key=lambda word: word.start)
    width = sum(word.end - word.start for word in words) / sum(len(word.text) for word in words)
    changes = sum(after.chunk != before.chunk for before, after in pairwise(words))
    parted = changes <= len(words) / 2 and not count_directions(word.text for word in words)[1]
    gaps: list[Span] = []
    place, chunk = float("-inf"), -1
    for word in words:
        apart = parted and word.chunk != chunk
        if word.start - place >= (NARROW * size if apart else max(GAP * size, LETTER * width)):
            gaps.append((place, word.start))
        if word.end > place:
            place, chunk = word.end, word.chunk
    return [*gaps, (place, float("inf"))]
