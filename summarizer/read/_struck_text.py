"""Text without its struck-out letters: a sign for each keeps its place until the lines are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

STRUCK = "\ufdd0"  # never a character of a text (Unicode, 23.7)
_RUN = re.compile(f"( ?)({STRUCK}++(?: {STRUCK}++)*+)( ?)")
_CLOSING = ".,;:!?)]»”’…。，、；：！？）"


def drop_struck(text: str, starts: Sequence[int]) -> tuple[str, list[int]]:
    """A text without its struck-out letters, and where those of `starts` are in what is left.

    Of the spaces around them one stays, and none before a full stop or at either end.
    """
    if STRUCK not in text:
        return text, list(starts)
    cuts = [_choose_cut(found, text) for found in _RUN.finditer(text)]
    edges = [0, *(place for cut in cuts for place in cut), len(text)]
    left = [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
    moved = [start - sum(min(end, start) - min(begin, start) for begin, end in cuts) for start in starts]
    return "".join(left), moved


def _choose_cut(found: re.Match[str], text: str) -> tuple[int, int]:
    """From where to where a run of struck letters is cut out."""
    start, end = found.span(2)
    first, last = found.start() == 0, found.end() == len(text)
    if found[3] and (found[1] or first):
        return start, found.end()
    if found[1] and (last or text[found.end()] in _CLOSING):
        return found.start(), end
    return start, end
