"""Rows of pages as running text: paragraphs of whole sentences, whatever parted them on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer._text.blocks import SPEAKER, load_connectives
from summarizer.read._columns import LEAST_ROWS
from summarizer.read._page_tables import Table
from summarizer.read._struck_text import drop_struck

WIDE = 2  # rows from a line to the next one, where one is blank
HEADING = 12  # words, at most
NAME = 6  # words before the colon of a speaker, at most
FULL = 0.75  # of its block's width: a line so long may go on in the next
_STOPS = '.!?:;…。！？؟۔।"”»’)]'
_LIGATURES = {
    0xFB00 + at: letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))
}
_HYPHENS = "-‐\u00ad"
_ITEM = re.compile(r"(?:[-•‣◦▪●–—*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s")
_QUESTION = re.compile(r"[QA][.:]?\s{1,40}(?=\S)")
_COUNT = re.compile(r"\d{1,3}(?=\s)")
_BRACKETED = re.compile(r"\([^()]{0,60}\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one column, or a table, and the number of the page that they stand on."""

    rows: Sequence[str] | Table
    page: int = 0


@dataclass(slots=True)
class _Paragraph:
    """Lines that are one paragraph, or the rows of a table, and the page that each stands on."""

    lines: list[str]
    pages: list[int]
    table: bool = False
    cells: list[list[tuple[str, ...]]] = field(default_factory=list)


def join_rows(blocks: Iterable[Sequence[str]]) -> str:
    """The blocks as paragraphs, a blank line between them; words that line ends part are whole."""
    return join_blocks([Block(rows) for rows in blocks])[0]


def join_blocks(blocks: Iterable[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The text of blocks as paragraphs, and pairs (offset, page): where the text of each page begins."""
    paragraphs: list[_Paragraph] = []
    goes_on = False
    for block in blocks:
        if isinstance(block.rows, Table):
            cells = [list(row) for row in block.rows.rows]
            lines = [line for row in cells for cell in row for line in cell]
            paragraphs.append(_Paragraph(lines, [block.page], table=True, cells=cells))
            goes_on = False
            continue
        for number, lines in enumerate(_part_rows(block.rows)):
            pages = [block.page] * len(lines)
            if number == 0 and goes_on and _continues_paragraph(paragraphs[-1].lines[-1], lines[0]):
                paragraphs[-1].lines += lines
                paragraphs[-1].pages += pages
            else:
                paragraphs.append(_Paragraph(lines, pages))
        width = max((len(row.strip()) for row in block.rows), default=0)
        column = sum(bool(row.strip()) for row in block.rows) >= LEAST_ROWS
        goes_on = column and len(paragraphs[-1].lines[-1]) >= FULL * width
    return _write_paragraphs(paragraphs)


def _write_paragraphs(paragraphs: Sequence[_Paragraph]) -> tuple[str, list[tuple[int, int]]]:
    lines = (line for paragraph in paragraphs for line in paragraph.lines)
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line))
    written: list[str] = []
    begun: dict[int, int] = {}
    at = 0
    for paragraph in paragraphs:
        if paragraph.table:
            text, starts = _write_table(paragraph.cells, words), [0]
        else:
            text, starts = _join_lines(paragraph.lines, words)
        if not text:
            continue  # all of it is struck out
        for page, start in zip(paragraph.pages, starts, strict=True):
            begun.setdefault(page, at + start)
        written.append(text)
        at += len(text) + 2
    return "\n\n".join(written), [(start, page) for page, start in begun.items()]


def _write_table(rows: Sequence[Sequence[Sequence[str]]], words: Counter[str]) -> str:
    """A line a row, bars between its cells, a cell's lines joined as those of a paragraph."""
    written = ([_join_lines(cell, words)[0] if cell else "" for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in written if any(row))


def _part_rows(rows: Sequence[str]) -> list[list[str]]:
    """Paragraphs, parted by more white space than their lines are, by indents, items and headings."""
    filled = [at for at, row in enumerate(rows) if row.strip()]
    if not filled:
        return []
    leads = Counter(after - at for at, after in pairwise(filled))
    lead = min(leads, key=lambda distance: (-leads[distance], distance), default=1)
    width = max(len(rows[at].strip()) for at in filled)
    counted = _find_counted(rows, filled)
    paragraphs = [[" ".join(rows[filled[0]].split())]]
    for at, after in pairwise(filled):
        following = " ".join(rows[after].split())
        apart = after - at > lead and not _runs_on(rows[at], following, after - at)
        begins = (
            after in counted
            or _ITEM.match(following)
            or _begins_turn(following, after=rows[at].rstrip())
        )
        if apart or begins or _ends_paragraph(rows[at], rows[after], width):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return paragraphs


def _find_counted(rows: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The rows that begin with 1, 2, 3 and so on: items of a list, without full stops."""
    counted: list[int] = []
    for at in filled:
        number = _COUNT.match(rows[at].lstrip())
        if number and int(number[0]) == len(counted) + 1:
            counted.append(at)
    return set(counted) if len(counted) >= LEAST_ROWS else set()


def _begins_turn(line: str, *, after: str) -> bool:
    """Whether a line begins what another speaker says: a name and a colon, Q or A.

    A name in capitals does so anywhere; one that is written as other words are, behind a full stop.
    """
    if _QUESTION.match(line):
        return after[-1] in _STOPS or line[1] in ".:"
    named = SPEAKER.match(line)
    if named is None:
        return False
    name = _BRACKETED.sub("", named[0]).rstrip(" :：")
    words = name.split()
    capital = all(not word[0].islower() for word in words) and 0 < len(words) <= NAME
    return capital and (after[-1] in _STOPS or (name == name.upper() != name.lower()))


def _runs_on(line: str, following: str, rows: int) -> bool:
    """Whether a line set wide, as headings are, goes on: no full stop, then a small letter."""
    return rows == WIDE and line.rstrip()[-1] not in _STOPS and following[0].islower()


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with a line: short or before an indent, or a heading."""
    indented = _measure_indent(following) > _measure_indent(line) + 1
    short = len(line.strip()) < FULL * width
    if line.rstrip()[-1] in _STOPS:
        return indented or short
    return short and not following.strip()[0].islower() and _is_heading(line)


def _is_heading(line: str) -> bool:
    """Whether a short line without a full stop stands alone, as headings do."""
    words = line.split()
    return (
        words[-1][-1] not in ",;-–—‐" and words[-1] not in load_connectives() and len(words) <= HEADING
    )


def _measure_indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _continues_paragraph(line: str, following: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return line[-1] not in f"{_STOPS}|" and following[0] != "|" and not _ITEM.match(following)


def _join_lines(lines: Sequence[str], words: Counter[str]) -> tuple[str, list[int]]:
    """Lines as one text, and where each of them begins in it."""
    plain = [line.translate(_LIGATURES) for line in lines]
    text = _drop_soft_hyphens(plain[0])
    starts = [0]
    for line in map(_drop_soft_hyphens, plain[1:]):
        if text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalnum() and line[0].isalnum():
            text = _mend_word(text, line, words)
        elif text[-1] >= "\u2e80" and line[0] >= "\u2e80":
            text += line  # scripts without spaces
        else:
            text += " " + line
        starts.append(len(text) - len(line))
    return drop_struck(text.replace("\u00ad", ""), starts)


def _drop_soft_hyphens(line: str) -> str:
    """A line without the hyphens that show only at a line's end, but for the one that is there."""
    return line[:-1].replace("\u00ad", "") + line[-1]


def _mend_word(text: str, line: str, words: Counter[str]) -> str:
    """Join a word that a line end parts: with its hyphen where the document spells it so elsewhere."""
    letters = text[-2].isalpha() and line[0].isalpha()
    if not letters or (line[0].isupper() and text[-1] != "\u00ad"):
        return text + line
    head, tail = _WORD.findall(text)[-1], _WORD.findall(line)[0]
    whole, compound = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if text[-1] != "\u00ad" and words[compound] > words[whole]:
        return text + line
    return text[:-1] + line
