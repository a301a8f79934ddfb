"""Blocks: the stretches of a text that no sentence crosses: paragraphs, list items, headers, turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer._words.languages import words_of_all

# In characters, but for TITLE_SHARE: the part of a title's longer words that have a capital.
NEVER_WRAPPED = 160
HEADER = 60
FEW_LINES = 4
TITLE_SHARE = 0.75
SMALL_WORD = 3

Line = tuple[int, int, int]  # indent, start, end: white space at both ends is left out

OPENERS = "\"'“”„‘’«‹([{*_「『（《【\u200b\u200e\u200f\u202a\u202b\u2066\u2067\u2068\ufeff"
DASHES = "–— "
ALONE = re.compile(r"#{1,6}\s|[-_=*~]{3,}\s*$|\|")
ITEM = re.compile(
    r"[-*+•‣◦▪●○·]\s|[–—]\s+(?=[^\s\Wa-zà-ÿа-я])|\(?(?:[A-Za-z]|[ivx]{1,5})\)\s|\(\d{1,3}\)\s"
    r"|\[[^\]]\]\s|\*\*(?=[^\s\Wa-z])|Q(?:\s|[.:]\s)|A(?:[ \t]{2}|\t|:\s)"
)
NUMBER = re.compile(
    r"\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|\[?\d{1,2}:\d\d(?::\d\d)?\]?\s"
)
SPEAKER = re.compile(r"[^\W\d_][\w.’'-]{0,30}(?:[ \xa0][\w.,’'()-]{1,30}){0,6}\s?[:：](?=\s|$)")
COLUMNS = re.compile(r"\S(?:\t| {4,})\S|\|.*\|")


@cache
def load_connectives() -> frozenset[str]:
    """The small words at the end of a line that goes on in the next one, in all languages."""
    return words_of_all("text", "goes on in the next line")


def is_list_item(text: str, start: int, end: int) -> bool:
    """Whether what stands between two offsets begins with the mark or the number of a list's item."""
    found = ITEM.match(text, start, end) or NUMBER.match(text, start, end)
    return found is not None and text[max(0, start - 1) : start] in ("", "\n", " ", "\t")


def paragraphs_of(text: str) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    lines: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            lines.append((indent, at + indent, at + indent + len(body)))
        elif lines:
            yield lines
            lines = []
        at += len(raw)
    if lines:
        yield lines


def blocks_of(text: str, lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph that no sentence crosses: joined lines, or one list item."""
    if len(lines) == 1:
        yield lines[0][1:]
        return
    lengths = sorted(end - start for _, start, end in lines)
    width = lengths[-1] if len(lengths) < FEW_LINES else lengths[-2]  # one long line may be a URL
    wrapped = any(_goes_on(text, start, end) for _, start, end in lines[1:])
    begin, kind, margin = -1, "", 0
    previous: Line = (0, 0, 0)
    for line in lines:
        indent, start, end = line
        forced = (
            begin < 0 or kind == "alone" or _is_header(text, previous, line, width if wrapped else 0)
        )
        new = _kind_of_line(text, start, end, forced or kind == "number" or _may_end(text, previous))
        # A list item runs on over lines that are indented deeper than its mark.
        runs_on = kind in ("item", "number") and indent > margin and not new
        if begin < 0 or new or kind == "alone" or (forced and not runs_on):
            if begin >= 0:
                yield begin, previous[2]
            begin, kind, margin = start, new, indent
        previous = line
    yield begin, previous[2]


def _kind_of_line(text: str, start: int, end: int, free: bool) -> str:
    """Say what begins on this line: "alone", "item", "number", "speaker", or "" for nothing.

    `free` is whether the line before may have ended there: hard-wrapped prose, too, has lines that
    begin with "12. " or with "Oslo: ".
    """
    near = min(end, start + 100)
    if ALONE.match(text, start, near):
        return "alone"
    if ITEM.match(text, start, near):
        return "item"
    if free and NUMBER.match(text, start, near):
        return "number"
    name = SPEAKER.match(text, start, near)
    if name and (name[0].isupper() or (free and not text[start].islower())):
        return "speaker"
    return "alone" if COLUMNS.search(text, start, end) else ""


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether a line goes on from the one before: a small letter, or a script that has none."""
    first = text[start : min(end, start + 8)].lstrip(OPENERS + DASHES)[:1]
    return first.isalpha() and not first.isupper() and not ITEM.match(text, start, end)


def _may_end(text: str, line: Line) -> bool:
    """Say whether a line ends with a mark that may end a sentence, or with a colon."""
    tail = text[max(line[1], line[2] - 8) : line[2]].rstrip(OPENERS + ")]}»")
    return tail[-1:] in set(".!?…:;。！？؟۔।")


def _is_header(text: str, line: Line, following: Line, width: int) -> bool:
    """Say whether `line` is a header or title line, not one that was wrapped.

    In wrapped prose (`width` characters) a line was broken by hand if the next word had room on it;
    elsewhere short lines and lines in Title Case stand alone.
    """
    _, start, end = line
    length = end - start
    words = text[max(start, end - NEVER_WRAPPED) : end].split()
    first = text[following[1] : following[1] + 40].lstrip(OPENERS + DASHES)
    if first[:1].islower() or words[-1].lower() in load_connectives() or words[-1][-1] in ",，、،-–—&/(":
        return False
    if length > NEVER_WRAPPED:
        return True
    if width:
        room = 1 if first[:1] >= "\u2e80" else len((first.split() or [""])[0])
        return length + room + 3 < width
    if length <= HEADER:
        return not _may_end(text, line) or text[end - 1] == ":"
    large = [word[0].isupper() for word in words if len(word) > SMALL_WORD]
    return sum(large) > TITLE_SHARE * len(large) and not _may_end(text, following)
