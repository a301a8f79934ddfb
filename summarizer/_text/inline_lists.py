"""Lists in one line: a line that begins as an item and goes on with the next ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer._text.blocks import load_connectives

BULLETS = "•‣◦▪●○⁃"
_BULLET = re.compile(rf"[{BULLETS}]\s*")
# "1)", "1.)", "1.", "a)", "a.": what stands behind it may not be a small letter where it has a point.
_MARK = re.compile(r"(?<!\S)(?P<sign>\d{1,2}|[a-z])(?P<style>\.\)|\)|\.)\s+(?=\S)")


def items_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of the list that the stretch from `start` to `end` is, or all of it."""
    cuts = _cuts_at_bullets(text, start, end) or _cuts_at_numbers(text, start, end)
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        yield first, first + len(text[first:last].rstrip())


def _cuts_at_bullets(text: str, start: int, end: int) -> list[int]:
    if not _BULLET.match(text, start, end):
        return []
    sign = text[start]
    return [
        mark.start()
        for mark in _BULLET.finditer(text, start + 1, end)
        if mark[0][0] == sign and text[mark.start() - 1].isspace()
    ]


def _cuts_at_numbers(text: str, start: int, end: int) -> list[int]:
    """Where the second item and the next begin, if they are numbered on in the style of the first."""
    first = _MARK.match(text, start, end)
    if not first or (first["sign"].isalpha() and first["sign"] != "a"):
        return []
    cuts, number = list[int](), _number_of(first["sign"])
    for mark in _MARK.finditer(text, first.end(), end):
        alike = mark["style"] == first["style"] and mark["sign"].isdigit() == first["sign"].isdigit()
        if alike and _number_of(mark["sign"]) == number + 1 and _begins_item(text, mark):
            cuts.append(mark.start())
            number += 1
    return cuts


def _number_of(sign: str) -> int:
    return int(sign) if sign.isdigit() else ord(sign)


def _begins_item(text: str, mark: re.Match[str]) -> bool:
    """Whether a number with a mark is an item's, not the end of "It fell by 2."."""
    if mark["style"] != ".":
        return True
    before = text[max(0, mark.start() - 40) : mark.start()].split()[-1:]
    word = before[0] if before else ""
    ended = word[-1:] in set(".!?;,")
    return not text[mark.end()].islower() and (
        ended or (word.islower() and word.isalpha() and word not in load_connectives())
    )
