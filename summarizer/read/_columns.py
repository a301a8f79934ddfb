"""Columns: a page drawn as lines of characters, each where it stands, as lines in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

GUTTER = 2  # characters of white space that part two columns, at least
LEAST_ROWS = 3  # of text on both sides, or it is no column
NARROWEST = 18  # characters a line of a column has, on average: a table's cells have fewer
TRIES = 400  # places for a gutter, at most


class Region(NamedTuple):
    """A part of a page: from one row to another, and from one character of them to another."""

    top: int
    bottom: int
    left: int
    right: int


def order_columns(rows: Sequence[str]) -> list[list[str]]:
    """The blocks of a page, in the order in which they are read: columns one after the other."""
    return [
        [row[left:right].rstrip() for row in rows[top:bottom]]
        for top, bottom, left, right in find_regions(rows)
    ]


def find_regions(rows: Sequence[str]) -> list[Region]:
    """The parts of a page in the order in which they are read: columns one after the other.

    `rows` are the lines of the page as they are drawn; a row that crosses a gutter (a heading, a
    paragraph over the whole width) parts what is above it from what is below.
    """
    width = max(map(len, rows), default=0)
    gutter = _find_gutter(rows)
    if gutter is None:
        return [Region(0, len(rows), 0, width)]
    regions: list[Region] = []
    top = 0
    for crossing, band in _cut_bands(rows, gutter):
        bottom = top + len(band)
        if crossing or not _is_columns(band, gutter):
            regions.append(Region(top, bottom, 0, width))
        else:
            head, columns, foot = map(len, _cut_off_edges(band, gutter))
            regions.append(Region(top, top + head, 0, width))
            for left, right in ((0, gutter), (gutter, width)):
                regions += _find_inner(rows, Region(top + head, top + head + columns, left, right))
            regions.append(Region(bottom - foot, bottom, 0, width))
        top = bottom
    return [
        region for region in regions
        if any(row[region.left : region.right].strip() for row in rows[region.top : region.bottom])
    ]  # fmt: skip


def _find_inner(rows: Sequence[str], column: Region) -> list[Region]:
    """The parts of a column, which may have columns in turn."""
    own = [row[column.left : column.right].rstrip() for row in rows[column.top : column.bottom]]
    margin = min((len(row) - len(row.lstrip()) for row in own if row.strip()), default=0)
    left = column.left + (margin if column.left else 0)
    return [
        Region(top + column.top, bottom + column.top, start + left, end + left)
        for top, bottom, start, end in find_regions([row[left - column.left :] for row in own])
    ]


def _cut_off_edges(band: list[str], gutter: int) -> tuple[list[str], list[str], list[str]]:
    """A band without what stands above and below its columns: a date and a place, a small table.

    That is what blank rows part from the rest and does not fill its column as running text does.
    """
    groups = [list(group) for _, group in groupby(band, key=lambda row: bool(row.strip()))]
    full = [_fills_columns(group, band, gutter) for group in groups]
    if not any(full):
        return [], band, []
    first, last = full.index(True), len(full) - full[::-1].index(True)
    above, below = sum(map(len, groups[:first])), sum(map(len, groups[:last]))
    return band[:above], band[above:below], band[below:]


def _fills_columns(rows: Sequence[str], band: Sequence[str], gutter: int) -> bool:
    """Whether rows fill their columns of a band, on average more than half of them."""
    left, right = (
        max(sizes) for sizes in zip(*(_measure_sides(row, gutter) for row in band), strict=True)
    )
    shares = [
        size / most
        for row in rows
        for size, most in zip(_measure_sides(row, gutter), (left, right), strict=True)
        if size
    ]
    filled: float = sum(shares)
    return filled > len(shares) / 2


def _measure_sides(row: str, gutter: int) -> tuple[int, int]:
    """How many characters a row has on both sides, white space counted once."""
    return len(" ".join(row[:gutter].split())), len(" ".join(row[gutter:].split()))


def _find_gutter(rows: Sequence[str]) -> int | None:
    """The place where most rows have text on both sides of a gap, if they are enough."""
    width = max(map(len, rows), default=0)
    starts = [0] * (width + 1)
    for row in rows:
        for at in _find_gaps(row):
            starts[at] += 1
    places = sorted(range(NARROWEST, max(NARROWEST, width - NARROWEST // 2)), key=lambda at: -starts[at])
    for at in places[:TRIES]:
        if starts[at] < LEAST_ROWS:
            return None
        if any(_is_columns(band, at) for crossing, band in _cut_bands(rows, at) if not crossing):
            return at
    return None


def _find_gaps(row: str) -> Iterator[int]:
    """Where words begin after a gap wide enough for a gutter."""
    inside = len(row) - len(row.lstrip())
    at = row.find(" " * GUTTER, inside)
    while at >= 0:
        end = at + len(row[at:]) - len(row[at:].lstrip())
        if end < len(row):
            yield end
        at = row.find(" " * GUTTER, end) if end < len(row) else -1


def _crosses_gutter(row: str, gutter: int) -> bool:
    return bool(row[gutter - 1 : gutter].strip()) or (
        bool(row[gutter - GUTTER : gutter].strip()) and bool(row[gutter : gutter + 1].strip())
    )


def _cut_bands(rows: Sequence[str], gutter: int) -> Iterator[tuple[bool, list[str]]]:
    for crossing, band in groupby(rows, key=lambda row: _crosses_gutter(row, gutter)):
        yield crossing, list(band)


def _is_columns(band: Sequence[str], gutter: int) -> bool:
    """Whether both sides of a band are running text, not the cells of a table."""
    both = [row for row in band if row[:gutter].strip() and row[gutter:].strip()]
    if len(both) < LEAST_ROWS:
        return False
    left = sum(len(" ".join(row[:gutter].split())) for row in both) / len(both)
    right = sum(len(" ".join(row[gutter:].split())) for row in both) / len(both)
    return left >= NARROWEST and right >= NARROWEST
