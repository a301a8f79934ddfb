"""Pages: the lines of a document laid out on pages, as running text: whole sentences, no furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer._text.blocks import CONNECTIVES
from summarizer.read._columns import ROWS, tables

EDGE = 2  # lines at the top and at the bottom of a page that may be its furniture
WIDE = 2  # rows from a line to the next one, where one is blank
HEADING = 12  # words, at most
SHARE = 3  # one page in so many must bear it
FULL = 0.75  # of its block's width: a line so long may go on in the next
_NUMBER = re.compile(
    r"\W*+(?:page|seite|página|pág\.?|стр\.?|第)?\s*\d{1,4}\s*+(?:(?:of|/|von|de|sur|из)\s*\d{1,4})?\s*+页?\W*",
    re.I,
)
_PRINTED = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?"
# What browsers print above and below a page: the day and the hour, its title, its address, its number.
_BROWSERS = (
    (re.compile(rf"{_PRINTED}\s{{2,}}\S.*"), re.compile(r"\S+://\S+\s{2,}\d{1,4}/\d{1,4}")),
    (
        re.compile(r"\S.*\s{2,}\S+://\S+"),
        re.compile(rf"\d{{1,4}} [a-z]{{2,3}} \d{{1,4}}\s{{2,}}{_PRINTED}"),
    ),
)
LONGEST = 400  # characters of a line that a browser prints
_STOPS = '.!?:;…。！？؟۔।"”»’)]'
_LIGATURES = {0xFB00 + at: each for at, each in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))}
_HYPHENS = "-‐\u00ad"
_ITEM = re.compile(r"(?:[-•‣◦▪●–—*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


def without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of pages without running heads, running feet and page numbers.

    A line is one where a third of the pages, and two at least, have it at the same edge, numbers
    aside; what is alike on two pages of a text is not taken for one further in. What a browser prints
    around a page is, on a single page as well: its day is that of the printing.
    """
    heads = _repeated([_edge(rows, last=False) for rows in pages])
    feet = _repeated([_edge(rows, last=True) for rows in pages])
    kept: list[list[str]] = []
    for rows in pages:
        drop = {at for at in _edge_rows(rows, last=False) if _form(rows[at]) in heads}
        drop |= {at for at in _edge_rows(rows, last=True) if _form(rows[at]) in feet}
        edges = _edge_rows(rows, last=False)[:1] + _edge_rows(rows, last=True)[:1]
        drop |= {at for at in edges if len(pages) > 1 and _NUMBER.fullmatch(rows[at])}
        drop |= _printed(rows)
        kept.append(["" if at in drop else row for at, row in enumerate(rows)])
    return kept


def _printed(rows: Sequence[str]) -> set[int]:
    """The first and the last line of a page, where a browser has printed both."""
    ends = {at for last in (False, True) for at in _edge_rows(rows, last=last)[:1]}
    lines = [rows[at].strip() for at in sorted(ends)]
    if len(lines) < 2 or max(map(len, lines)) > LONGEST:
        return set()
    both = any(head.fullmatch(lines[0]) and foot.fullmatch(lines[1]) for head, foot in _BROWSERS)
    return ends if both else set()


def _edge_rows(rows: Sequence[str], *, last: bool) -> list[int]:
    """Where a page's furniture may stand: the outermost rows; of them, none that adjoins the text."""
    filled = [at for at, row in enumerate(rows) if row.strip()]
    step = -1 if last else 1
    outer = filled[::step][:EDGE]
    return [at for at in outer if at == outer[0] or not "".join(rows[at + step : at + step + 1]).strip()]


def _edge(rows: Sequence[str], *, last: bool) -> set[str]:
    return {_form(rows[at]) for at in _edge_rows(rows, last=last)}


def _form(row: str) -> str:
    return re.sub(r"\d+", "#", " ".join(row.split())).casefold()


def _repeated(edges: Sequence[set[str]]) -> set[str]:
    often = Counter(form for forms in edges for form in forms)
    return {form for form, count in often.items() if count >= max(2, len(edges) / SHARE)}


def running_text(blocks: Iterable[Sequence[str]]) -> str:
    """The blocks as paragraphs, a blank line between them; words that line ends part are whole."""
    paragraphs: list[list[str]] = []
    goes_on = False
    for rows in blocks:
        for number, lines in enumerate(_paragraphs(rows)):
            if number == 0 and goes_on and _continues(paragraphs[-1][-1], lines[0]):
                paragraphs[-1] += lines
            else:
                paragraphs.append(lines)
        width = max((len(row.strip()) for row in rows), default=0)
        column = sum(bool(row.strip()) for row in rows) >= ROWS
        goes_on = column and len(paragraphs[-1][-1]) >= FULL * width
    lines_of_all = (line for lines in paragraphs for line in lines)
    words = Counter(word.casefold() for line in lines_of_all for word in _WORD.findall(line))
    return "\n\n".join(_joined(lines, words) for lines in paragraphs)


def _paragraphs(rows: Sequence[str]) -> list[list[str]]:
    """The paragraphs of a block, as their lines, a table among them as a paragraph of its rows."""
    paragraphs: list[list[str]] = []
    running: list[str] = []
    for each in [*tables(rows), []]:
        if isinstance(each, str):
            running.append(each)
        else:
            paragraphs += _parted(running)
            paragraphs += [each] if each else []
            running = []
    return paragraphs


def _parted(rows: Sequence[str]) -> list[list[str]]:
    """Paragraphs, parted by more white space than their lines are, by indents, items and headings."""
    filled = [at for at, row in enumerate(rows) if row.strip()]
    if not filled:
        return []
    leads = Counter(after - at for at, after in pairwise(filled))
    lead = min(leads, key=lambda each: (-leads[each], each), default=1)
    width = max(len(rows[at].strip()) for at in filled)
    paragraphs = [[" ".join(rows[filled[0]].split())]]
    for at, after in pairwise(filled):
        following = " ".join(rows[after].split())
        apart = after - at > lead and not _runs_on(rows[at], following, after - at)
        if apart or _ITEM.match(following) or _ends(rows[at], rows[after], width):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return paragraphs


def _runs_on(line: str, following: str, rows: int) -> bool:
    """Whether a line set wide, as headings are, goes on: no full stop, then a small letter."""
    return rows == WIDE and line.rstrip()[-1] not in _STOPS and following[0].islower()


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with a line: short or before an indent, or a heading."""
    indented = _indent(following) > _indent(line) + 1
    short = len(line.strip()) < FULL * width
    if line.rstrip()[-1] in _STOPS:
        return indented or short
    return short and not following.strip()[0].islower() and _heads(line)


def _heads(line: str) -> bool:
    """Whether a short line without a full stop stands alone, as headings do."""
    words = line.split()
    return words[-1][-1] not in ",;-–—‐" and words[-1] not in CONNECTIVES and len(words) <= HEADING


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _continues(line: str, following: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return line[-1] not in f"{_STOPS}|" and following[0] != "|" and not _ITEM.match(following)


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    if lines[0][0] == lines[-1][-1] == "|":
        return "\n".join(lines).translate(_LIGATURES)  # a table
    text = lines[0]
    for line in lines[1:]:
        if text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalnum() and line[0].isalnum():
            text = _mended(text, line, words)
        elif text[-1] >= "\u2e80" and line[0] >= "\u2e80":
            text += line  # scripts without spaces
        else:
            text += " " + line
    return text.replace("\u00ad", "").translate(_LIGATURES)


def _mended(text: str, line: str, words: Counter[str]) -> str:
    """Join a word that a line end parts: with its hyphen where the document spells it so elsewhere."""
    letters = text[-2].isalpha() and line[0].isalpha()
    if not letters or (line[0].isupper() and text[-1] != "\u00ad"):
        return text + line
    head, tail = _WORD.findall(text)[-1], _WORD.findall(line)[0]
    whole, compound = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if text[-1] != "\u00ad" and words[compound] > words[whole]:
        return text + line
    return text[:-1] + line
