"""Lines of a PDF's page: its glyphs as words on lines, raised figures told from the others."""

from __future__ import annotations

import re
import statistics
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from summarizer.read._pdf_glyphs import Glyph, Rule
from summarizer.read._raised_letters import raise_letters
from summarizer.read._text_direction import count_directions, order_letters, swap_brackets
from summarizer.read._text_lines import Line, Piece, Word

# In sizes of the letters (ems).
SAME_BASE = 0.2  # two letters so near in height stand on one line
WORD_GAP = 0.15  # white space between words, at least
WIDE_GAP = 0.9  # white space that parts columns and cells, at least
TYPED_GAP = 2.2  # the same, in widths of a letter, where all are as wide
FIRST_MARK = "\u0300"  # no mark that stands over a letter comes before it
_OPENED = re.compile(r"[(\[«][^()\[\]«»]{0,200}[)\]»]")
_CLOSED = re.compile(r"[)\]»][^()\[\]«»]{0,200}[(\[«]")


def set_lines(glyphs: Iterable[Glyph], rules: Sequence[Rule]) -> tuple[list[Line], list[Rule]]:
    """The lines of a page from its top, and its rules.

    A page that is read from right to left is turned over, so that its lines begin at the left, too:
    columns, cells and indents are then found as everywhere.
    """
    bands = raise_letters(_cluster_bases(glyphs))
    forward, backward = count_directions(glyph.text for band in bands for glyph in band)
    leftwards = backward > forward
    lines = [line for band in bands if (line := _set_line(band, leftwards=leftwards))]
    if backward:
        lines = _turn_brackets(lines)
    lines.sort(key=attrgetter("base"))
    if not leftwards:
        return lines, list(rules)
    return [_turn_over(line) for line in lines], [
        rule._replace(left=-rule.right, right=-rule.left) for rule in rules
    ]


def _turn_brackets(lines: Sequence[Line]) -> list[Line]:
    """Lines with their brackets turned, where those in words read from right to left close first.

    "(" is drawn there in the shape of ")". Some files say which letter is meant, others which is seen.
    """
    texts = [line.text for line in lines if count_directions([line.text])[1]]
    right = sum(len(_OPENED.findall(text)) for text in texts)
    wrong = sum(len(_CLOSED.findall(text)) for text in texts)
    if wrong <= right:
        return list(lines)
    return [replace(line, pieces=tuple(_turn_piece(piece) for piece in line.pieces)) for line in lines]


def _turn_piece(piece: Piece) -> Piece:
    if not count_directions([piece.text])[1]:
        return piece
    return Piece(tuple(word._replace(text=swap_brackets(word.text)) for word in piece.words))


def _turn_over(line: Line) -> Line:
    pieces = [
        Piece(tuple(word._replace(start=-word.end, end=-word.start) for word in piece.words))
        for piece in reversed(line.pieces)
    ]
    return replace(line, pieces=tuple(pieces))


def _cluster_bases(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs that stand at one height, line by line."""
    bands: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base", "start")):
        if bands and glyph.base - base <= SAME_BASE * min(size, glyph.size):
            bands[-1].append(glyph)
        else:
            bands.append([glyph])
            base, size = glyph.base, glyph.size
        size = max(size, glyph.size)
    return [
        sorted(band, key=attrgetter("start"))
        for band in bands
        if any(not glyph.text.isspace() for glyph in band)
    ]


def _set_line(band: Sequence[Glyph], *, leftwards: bool) -> Line | None:
    glyphs = _drop_doubles(_attach_marks(band))
    if not glyphs:
        return None
    letters = [glyph for glyph in glyphs if not glyph.text.isspace()]
    size = statistics.median_low([glyph.size for glyph in letters])
    widths = {round(glyph.end - glyph.start, 1) for glyph in letters}
    typed = len(widths) == 1 and len(letters) > 1  # on a typewriter: two spaces are no gap
    wide = max(WIDE_GAP * size, TYPED_GAP * widths.pop() if typed else 0.0)
    pieces = [_set_piece(words, leftwards=leftwards) for words in _part_words(glyphs, size, wide)]
    base = statistics.median_low([glyph.base for glyph in letters])
    return Line(tuple(pieces), base, size) if pieces else None


def _attach_marks(band: Sequence[Glyph]) -> list[Glyph]:
    """A line with each mark (vowels of Arabic, accents) behind the letter that it stands over."""
    high = [glyph for glyph in band if glyph.text >= FIRST_MARK]
    marks = [glyph for glyph in high if unicodedata.category(glyph.text[0]) == "Mn"]
    if not marks:
        return list(band)
    letters = [glyph for glyph in band if unicodedata.category(glyph.text[0]) != "Mn"]
    middles = [(glyph.start + glyph.end) / 2 for glyph in letters]
    for mark in marks:
        middle = (mark.start + mark.end) / 2
        after = bisect_left(middles, middle)
        near = [at for at in range(max(0, after - 2), min(after + 2, len(letters)))
                if not letters[at].text.isspace()]  # fmt: skip
        if near:
            at = min(near, key=lambda at: _measure_distance(letters[at], middle))
            letters[at] = letters[at]._replace(text=letters[at].text + mark.text)
        else:
            letters.append(mark)
    return letters


def _measure_distance(glyph: Glyph, place: float) -> tuple[float, float]:
    outside = max(glyph.start - place, place - glyph.end, 0.0)
    return outside, abs((glyph.start + glyph.end) / 2 - place)


def _drop_doubles(band: Sequence[Glyph]) -> list[Glyph]:
    """A line without letters that are drawn twice, a hair apart, to look bold or to cast a shadow."""
    kept: list[Glyph] = []
    before = last = None
    for glyph in band:
        if not (_is_double(glyph, last) or _is_double(glyph, before)):
            kept.append(glyph)
            before, last = last, glyph
    return kept


def _is_double(glyph: Glyph, other: Glyph | None) -> bool:
    if other is None or glyph.text != other.text:
        return False
    near = 0.2 * (glyph.end - glyph.start)
    return near > 0 and abs(glyph.start - other.start) <= near


def _part_words(glyphs: Sequence[Glyph], size: float, wide: float) -> Iterator[list[list[Glyph]]]:
    """The words of a line, as their glyphs, those between two wide gaps together."""
    piece: list[list[Glyph]] = []
    end, spaced = 0.0, False
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.start - end
        if piece and gap > wide:
            yield piece
            piece = []
        if piece and not spaced and gap <= WORD_GAP * min(size, glyph.size):
            piece[-1].append(glyph)
        else:
            piece.append([glyph])
        end, spaced = (max(end, glyph.end) if piece[0][0] is not glyph else glyph.end), False
    if piece:
        yield piece


def _set_piece(words: Sequence[Sequence[Glyph]], *, leftwards: bool) -> Piece:
    """Words in the order in which they are read, each with its place."""
    placed = [
        Word(
            "".join(glyph.text for glyph in word),
            word[0].start,
            max(glyph.end for glyph in word),
            word[0].chunk,
        )
        for word in words
    ]
    if not count_directions(word.text for word in placed)[1]:
        return Piece(tuple(placed))
    shown: list[tuple[str, int]] = []
    for at, word in enumerate(words):
        shown += [(" ", -1)] if shown else []
        shown += [(glyph.text, at) for glyph in word]
    ordered = order_letters(shown, leftwards=leftwards)
    return Piece(tuple(_rejoin_words(ordered, placed)))


def _rejoin_words(ordered: Sequence[tuple[str, int]], placed: Sequence[Word]) -> Iterator[Word]:
    """Words of letters in reading order, each over all the places that its letters had."""
    text, places = "", []
    for letter, at in [*ordered, (" ", -1)]:
        if at >= 0:
            text += letter
            places.append(placed[at])
        elif text:
            left, right = min(word.start for word in places), max(word.end for word in places)
            yield Word(text, left, right, places[0].chunk)
            text, places = "", []
