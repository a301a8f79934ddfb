"""Raised and lowered letters: notes and powers put into their lines, their figures written as such."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from summarizer.read._pdf_glyphs import Glyph

# In sizes of the letters (ems).
RAISED = (0.12, 0.75)  # how far a raised letter is above its line
LOWERED = (0.04, 0.6)  # and a lowered one, which is small as well, below
SMALL = 0.88  # size of a raised letter, by that of its line
BESIDE = 0.32  # how near to a letter of its line
LONGEST_NOTE = 6  # raised letters together
_UP = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raise_letters(bands: list[list[Glyph]]) -> list[list[Glyph]]:
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
    for at, glyph in enumerate(band):
        apart = abs(glyph.base - base) > LOWERED[0] * size and glyph.size < SMALL * size
        beside = apart and any(
            other.size >= SMALL * size
            and min(abs(glyph.start - other.end), abs(other.start - glyph.end)) <= BESIDE * size
            for other in (*band[max(0, at - LONGEST_NOTE) : at], *band[at + 1 : at + LONGEST_NOTE])
        )
        marked += _write_offset([glyph], base) if beside else [glyph]
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
    near: list[int] = [*range(at + 1, min(at + 6, len(hosts))), *range(at - 1, max(at - 6, -1), -1)]
    for other in near:
        host = hosts[other]
        if size > host.size or len(run) >= len(host.letters):
            continue
        small = size < SMALL * host.size
        above = (host.base - base) / host.size if host.size else 0.0
        raised = RAISED[0] < above < RAISED[1] and (small or len(run) <= 3)
        lowered = LOWERED[0] < -above < LOWERED[1] and small
        if (raised or lowered) and _stands_beside(run, host):
            return int(other)
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
