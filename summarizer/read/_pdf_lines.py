"""Lines of a PDF's page: its glyphs as words on lines, raised figures told from the others."""

from __future__ import annotations

import re
import statistics
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from summarizer.read._pdf_glyphs import Glyph, Rule
from summarizer.read._text_direction import count_directions, order_letters, swap_brackets

# In sizes of the letters (ems).
SAME_BASE = 0.2  # two letters so near in height stand on one line
WORD_GAP = 0.15  # white space between words, at least
WIDE_GAP = 0.9  # white space that parts columns and cells, at least
RAISED = (0.12, 0.75)  # how far a raised letter is above its line
LOWERED = (0.04, 0.45)  # and a lowered one, which is small as well, below
SMALL = 0.88  # size of a raised letter, by that of its line
BESIDE = 0.32  # how near to a letter of its line
LONGEST_NOTE = 6  # raised letters together
_UP = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_OPENED = re.compile(r"[(\[«][^()\[\]«»]{0,200}[)\]»]")
_CLOSED = re.compile(r"[)\]»][^()\[\]«»]{0,200}[(\[«]")
_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Word(NamedTuple):
    """A word and where it stands, in points from the left, and the chunk of the page that it begins in."""

    text: str
    start: float
    end: float
    chunk: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line without wide gaps between them, in the order in which they are read."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def start(self) -> float:
        return min(word.start for word in self.words)

    @property
    def end(self) -> float:
        return max(word.end for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces from left to right, the height of its base from the top, the size of its letters."""

    pieces: tuple[Piece, ...]
    base: float
    size: float

    @property
    def text(self) -> str:
        return "  ".join(piece.text for piece in self.pieces)

    @property
    def start(self) -> float:
        return self.pieces[0].start

    @property
    def end(self) -> float:
        return max(piece.end for piece in self.pieces)

    @property
    def words(self) -> Iterator[Word]:
        return (word for piece in self.pieces for word in piece.words)


def set_lines(glyphs: Iterable[Glyph], rules: Sequence[Rule]) -> tuple[list[Line], list[Rule]]:
    """The lines of a page from its top, and its rules.

    A page that is read from right to left is turned over, so that its lines begin at the left, too:
    columns, cells and indents are then found as everywhere.
    """
    bands = _raise_notes(_cluster_bases(glyphs))
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
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.start)):
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


def _raise_notes(bands: list[list[Glyph]]) -> list[list[Glyph]]:
    """The lines with their raised and lowered letters in them, figures among those written as such.

    Raised figures are marks of notes and powers; those that stay on the line would make another
    figure of the one before them.
    """
    bands = [_mark_within(band) for band in bands]
    hosts = [_Host(band) for band in bands]
    moved: dict[int, list[Glyph]] = {}
    left: list[list[Glyph]] = []
    for at, band in enumerate(bands):
        stay = [glyph for glyph in band if glyph.text.isspace()]
        for run in _list_runs(band):
            host = _find_host(at, run, hosts) if len(run) <= LONGEST_NOTE else None
            if host is None:
                stay += run
            else:
                moved.setdefault(host, []).extend(_write_offset(run, hosts[host].base))
        left.append(stay if len(stay) > sum(glyph.text.isspace() for glyph in stay) else [])
    return [
        sorted(stay + moved.get(at, []), key=attrgetter("start"))
        for at, stay in enumerate(left)
        if stay or at in moved
    ]


class _Host:
    """A line that raised letters may belong to: its letters, their size and its base."""

    def __init__(self, band: Sequence[Glyph]) -> None:
        self.letters = [glyph for glyph in band if not glyph.text.isspace()]
        self.size = max(glyph.size for glyph in self.letters)
        self.base = _find_base(self.letters)


def _find_base(band: Sequence[Glyph]) -> float:
    """The height of a line: that of its largest letters."""
    size = max(glyph.size for glyph in band)
    return statistics.median_low([glyph.base for glyph in band if glyph.size >= SMALL * size])


def _mark_within(band: list[Glyph]) -> list[Glyph]:
    """A line, with small figures a little above or below its base written as such."""
    size = max(glyph.size for glyph in band)
    if all(glyph.size >= SMALL * size for glyph in band):
        return band
    base = _find_base(band)
    marked: list[Glyph] = []
    for glyph in band:
        apart = abs(glyph.base - base) > LOWERED[0] * size
        marked += _write_offset([glyph], base) if apart and glyph.size < SMALL * size else [glyph]
    return marked


def _list_runs(band: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The letters of a line that stand close together."""
    run: list[Glyph] = []
    for glyph in band:
        if glyph.text.isspace():
            continue
        if run and glyph.start - run[-1].end > BESIDE * glyph.size:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _find_host(at: int, run: Sequence[Glyph], hosts: Sequence[_Host]) -> int | None:
    """The line that a few letters above or below it belong to, if there is one."""
    base, size = run[0].base, max(glyph.size for glyph in run)
    near = [*range(at + 1, min(at + 6, len(hosts))), *range(at - 1, max(at - 6, -1), -1)]
    for other in near:
        host = hosts[other]
        if size > host.size or len(run) >= len(host.letters):
            continue
        small = size < SMALL * host.size
        above = (host.base - base) / host.size if host.size else 0.0
        raised = RAISED[0] < above < RAISED[1] and (small or len(run) <= 3)
        lowered = LOWERED[0] < -above < LOWERED[1] and small
        if (raised or lowered) and _stands_beside(run, host):
            return other
    return None


def _stands_beside(run: Sequence[Glyph], host: _Host) -> bool:
    """Whether a run stands right before or after a letter of a line, and over none of them."""
    near = BESIDE * host.size
    start, end = run[0].start, run[-1].end
    middle = (start + end) / 2
    after = bisect_left(host.letters, middle, key=lambda glyph: (glyph.start + glyph.end) / 2)
    neighbours = host.letters[max(0, after - 1) : after + 1]
    over = any(min(end, glyph.end) - max(start, glyph.start) > near for glyph in neighbours)
    return not over and any(
        min(abs(start - glyph.end), abs(glyph.start - end)) <= near for glyph in neighbours
    )


def _write_offset(run: Iterable[Glyph], base: float) -> list[Glyph]:
    """Letters above or below a base, figures among them written as raised or lowered ones."""
    return [
        glyph._replace(text=glyph.text.translate(_UP if glyph.base < base else _DOWN)) for glyph in run
    ]


def _set_line(band: Sequence[Glyph], *, leftwards: bool) -> Line | None:
    glyphs = _drop_doubles(_attach_marks(band))
    if not glyphs:
        return None
    letters = [glyph for glyph in glyphs if not glyph.text.isspace()]
    size = statistics.median_low([glyph.size for glyph in letters])
    width = sum(glyph.end - glyph.start for glyph in letters) / len(letters)
    wide = min(max(WIDE_GAP * size, 2.2 * width), 1.5 * WIDE_GAP * size)
    pieces = [_set_piece(words, leftwards=leftwards) for words in _part_words(glyphs, size, wide)]
    base = statistics.median_low([glyph.base for glyph in letters])
    return Line(tuple(pieces), base, size) if pieces else None


def _attach_marks(band: Sequence[Glyph]) -> list[Glyph]:
    """A line with each mark (vowels of Arabic, accents) behind the letter that it stands over."""
    marks = [glyph for glyph in band if unicodedata.category(glyph.text[0]) == "Mn"]
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
    for glyph in band:
        near = 0.2 * (glyph.end - glyph.start)
        twice = any(
            glyph.text == other.text and abs(glyph.start - other.start) <= near for other in kept[-2:]
        )
        if not twice or glyph.end == glyph.start:
            kept.append(glyph)
    return kept


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
