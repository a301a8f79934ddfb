"""How a PDF spells glyphs: the text that stands for them beside their drawing (/ActualText)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby

from summarizer.read._pdf_fonts import UNREADABLE, is_nameless, spell_plainly
from summarizer.read._pdf_glyphs import Glyph
from summarizer.read._text_direction import count_directions

LONGEST_SPAN = 8  # glyphs that have a meaning of their own; more have a description, not a spelling


def spell_glyphs(glyphs: Sequence[Glyph], spelled: str) -> list[Glyph]:
    """The glyphs of a span as the file says that they are spelled (ISO 32000-1, 14.9.4).

    A few glyphs of one line become one with that text. Glyphs that have no meaning of their own, as
    those of a font that lacks a script, are always spelled, however many they are: each line of them
    has its share of the words.
    """
    heights = {(round(glyph.base), glyph.turn) for glyph in glyphs}
    spaced = any(character.isspace() for character in spelled)
    if len(heights) == 1 and len(glyphs) <= LONGEST_SPAN and not spaced:
        return [_cover_glyphs(glyphs, spell_plainly(spelled))]
    texts = [glyph.text for glyph in glyphs]
    if any(map(is_nameless, texts)) or not any(texts):
        return _share_words(glyphs, " ".join(spelled.split()))
    return list(glyphs)


def _cover_glyphs(glyphs: Sequence[Glyph], text: str) -> Glyph:
    start, end = min(glyph.start for glyph in glyphs), max(glyph.end for glyph in glyphs)
    return glyphs[0]._replace(text=text, start=start, end=end)


def _share_words(glyphs: Sequence[Glyph], spelled: str) -> list[Glyph]:
    """The words of a text over the lines of its glyphs; letters where it has only one word."""
    lines = [list(group) for _, group in groupby(glyphs, lambda glyph: (round(glyph.base), glyph.turn))]
    words = spelled.split()
    gap = " " if len(words) > 1 else ""
    units = words if gap or len(lines) == 1 else list(spelled)
    shares: list[list[str]] = [[] for _ in lines]
    ends = list(accumulate(len(line) / len(glyphs) for line in lines))
    passed = 0
    for unit in units:
        middle = (passed + len(unit) / 2) / len(spelled)
        shares[min(bisect_left(ends, middle), len(lines) - 1)].append(unit)
        passed += len(unit) + len(gap)
    return [
        glyph
        for line, share in zip(lines, shares, strict=True)
        for glyph in _set_out(_cover_glyphs(line, ""), gap.join(share))
    ]


def _set_out(room: Glyph, text: str) -> list[Glyph]:
    """The words of one line, from the side at which it is read first, as wide as they are long."""
    forward, backward = count_directions([text])
    words = text.split()[:: -1 if backward > forward else 1]
    step = (room.end - room.start) / max(len(text), 1)
    placed: list[Glyph] = []
    at = room.start
    for word in words:
        end = at + step * len(word)
        placed.append(room._replace(text=spell_plainly(word) or UNREADABLE, start=at, end=end))
        placed.append(room._replace(text=" ", start=end, end=end + step))
        at = end + step
    return placed[:-1]
