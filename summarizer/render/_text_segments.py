"""A document's text in paragraphs of segments, each under the same items from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Hebrew, Arabic and their neighbours, in Unicode's blocks for scripts that run from right to left.
LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words that carry an item: half-open offsets into the text, the item, and a name for the place.

    Where several stand on the same words, a `faint` one comes behind the others.
    """

    start: int
    end: int
    item: str
    anchor: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Text under the same items from end to end; the item with the fewest words first.

    `anchors` are the names of the spans that begin here.
    """

    text: str
    items: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text.

    `tight` where no empty line stands before it, `spaced` where spaces set it, `leftward` where some
    of its letters run from right to left.
    """

    segments: tuple[Segment, ...]
    tight: bool
    spaced: bool
    leftward: bool


def cut_paragraphs(text: str, spans: Sequence[Span]) -> list[Paragraph]:
    """Return the lines of a text that are not empty, cut where a span begins or ends.

    The segments of a line joined are the line, to the character. Spans may overlap and cross lines.
    """
    found: list[Paragraph] = []
    pieces = _Pieces(text, spans)
    at, empty = 0, True
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            spaced = "\t" in line or "  " in line or line[0].isspace()
            leftward = LEFTWARD.search(line) is not None
            found.append(Paragraph(tuple(pieces.between(at, end)), not empty, spaced, leftward))
        empty = not line.strip()
        at = end + 1
    return found


class _Pieces:
    """The segments of a text, asked for from left to right."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._waiting = sorted(spans, key=lambda span: (span.start, span.end, span.anchor), reverse=True)
        self._open: list[Span] = []
        self._named: set[str] = set()

    def between(self, start: int, end: int) -> Iterator[Segment]:
        at = start
        while at < end:
            while self._waiting and self._waiting[-1].start <= at:
                self._open.append(self._waiting.pop())
            self._open = [span for span in self._open if span.end > at]
            cut = min([end, *(span.end for span in self._open)])
            if self._waiting:
                cut = min(cut, self._waiting[-1].start)
            by_length = sorted(
                self._open, key=lambda span: (span.faint, span.end - span.start, span.start)
            )
            begun = tuple(span.anchor for span in self._open if span.anchor not in self._named)
            self._named.update(begun)
            yield Segment(
                self._text[at:cut], tuple(dict.fromkeys(span.item for span in by_length)), begun
            )
            at = cut
