"""Rows of pages as running text: paragraphs of whole sentences, whatever parted them on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer._text.blocks import CONNECTIVES
from summarizer.read._columns import LEAST_ROWS, mark_tables

WIDE = 2  # rows from a line to the next one, where one is blank
HEADING = 12  # words, at most
FULL = 0.75  # of its block's width: a line so long may go on in the next
_STOPS = '.!?:;…。！？؟۔।"”»’)]'
_LIGATURES = {
    0xFB00 + at: letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))
}
_HYPHENS = "-‐\u00ad"
_ITEM = re.compile(r"(?:[-•‣◦▪●–—*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


def join_rows(blocks: Iterable[Sequence[str]]) -> str:
    """The blocks as paragraphs, a blank line between them; words that line ends part are whole."""
    paragraphs: list[list[str]] = []
    goes_on = False
    for rows in blocks:
        for number, lines in enumerate(_list_paragraphs(rows)):
            if number == 0 and goes_on and _continues_paragraph(paragraphs[-1][-1], lines[0]):
                paragraphs[-1] += lines
            else:
                paragraphs.append(lines)
        width = max((len(row.strip()) for row in rows), default=0)
        column = sum(bool(row.strip()) for row in rows) >= LEAST_ROWS
        goes_on = column and len(paragraphs[-1][-1]) >= FULL * width
    lines_of_all = (line for lines in paragraphs for line in lines)
    words = Counter(word.casefold() for line in lines_of_all for word in _WORD.findall(line))
    return "\n\n".join(_join_lines(lines, words) for lines in paragraphs)


def _list_paragraphs(rows: Sequence[str]) -> list[list[str]]:
    """The paragraphs of a block, as their lines, a table among them as a paragraph of its rows."""
    paragraphs: list[list[str]] = []
    running: list[str] = []
    for row_or_table in [*mark_tables(rows), []]:
        if isinstance(row_or_table, str):
            running.append(row_or_table)
        else:
            paragraphs += _part_rows(running)
            paragraphs += [row_or_table] if row_or_table else []
            running = []
    return paragraphs


def _part_rows(rows: Sequence[str]) -> list[list[str]]:
    """Paragraphs, parted by more white space than their lines are, by indents, items and headings."""
    filled = [at for at, row in enumerate(rows) if row.strip()]
    if not filled:
        return []
    leads = Counter(after - at for at, after in pairwise(filled))
    lead = min(leads, key=lambda distance: (-leads[distance], distance), default=1)
    width = max(len(rows[at].strip()) for at in filled)
    paragraphs = [[" ".join(rows[filled[0]].split())]]
    for at, after in pairwise(filled):
        following = " ".join(rows[after].split())
        apart = after - at > lead and not _runs_on(rows[at], following, after - at)
        if apart or _ITEM.match(following) or _ends_paragraph(rows[at], rows[after], width):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return paragraphs


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
    return words[-1][-1] not in ",;-–—‐" and words[-1] not in CONNECTIVES and len(words) <= HEADING


def _measure_indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _continues_paragraph(line: str, following: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return line[-1] not in f"{_STOPS}|" and following[0] != "|" and not _ITEM.match(following)


def _join_lines(lines: Sequence[str], words: Counter[str]) -> str:
    if lines[0][0] == lines[-1][-1] == "|":
        return "\n".join(lines).translate(_LIGATURES)  # a table
    text = lines[0]
    for line in lines[1:]:
        if text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalnum() and line[0].isalnum():
            text = _mend_word(text, line, words)
        elif text[-1] >= "\u2e80" and line[0] >= "\u2e80":
            text += line  # scripts without spaces
        else:
            text += " " + line
    return text.replace("\u00ad", "").translate(_LIGATURES)


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
