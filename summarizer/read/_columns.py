"""Columns: a page drawn as lines of characters, each where it stands, as lines in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

GUTTER = 2  # characters of white space that part two columns, at least
ROWS = 3  # of text on both sides, or it is no column
NARROWEST = 18  # characters a line of a column has, on average: a table's cells have fewer
TRIES = 400  # places for a gutter, at most


def in_reading_order(rows: Sequence[str]) -> list[list[str]]:
    """The blocks of a page, in the order in which they are read: columns one after the other.

    `rows` are the lines of the page as they are drawn; a row that crosses a gutter (a heading, a
    paragraph over the whole width) parts what is above it from what is below.
    """
    gutter = _gutter(rows)
    if gutter is None:
        return [list(rows)]
    blocks: list[list[str]] = []
    for crossing, band in _bands(rows, gutter):
        if crossing or not _is_columns(band, gutter):
            blocks.append(band)
        else:
            blocks += in_reading_order([row[:gutter].rstrip() for row in band])
            blocks += in_reading_order(_unindented([row[gutter:] for row in band]))
    return [block for block in blocks if any(row.strip() for row in block)]


def _gutter(rows: Sequence[str]) -> int | None:
    """The place where most rows have text on both sides of a gap, if they are enough."""
    width = max(map(len, rows), default=0)
    starts = [0] * (width + 1)
    for row in rows:
        for at in _gaps(row):
            starts[at] += 1
    places = sorted(range(NARROWEST, max(NARROWEST, width - NARROWEST // 2)), key=lambda at: -starts[at])
    for at in places[:TRIES]:
        if starts[at] < ROWS:
            return None
        if any(_is_columns(band, at) for crossing, band in _bands(rows, at) if not crossing):
            return at
    return None


def _gaps(row: str) -> Iterator[int]:
    """Where words begin after a gap wide enough for a gutter."""
    inside = len(row) - len(row.lstrip())
    at = row.find(" " * GUTTER, inside)
    while at >= 0:
        end = at + len(row[at:]) - len(row[at:].lstrip())
        if end < len(row):
            yield end
        at = row.find(" " * GUTTER, end) if end < len(row) else -1


def _crosses(row: str, gutter: int) -> bool:
    return bool(row[gutter - 1 : gutter].strip()) or (
        bool(row[gutter - GUTTER : gutter].strip()) and bool(row[gutter : gutter + 1].strip())
    )


def _bands(rows: Sequence[str], gutter: int) -> Iterator[tuple[bool, list[str]]]:
    for crossing, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        yield crossing, list(band)


def _is_columns(band: Sequence[str], gutter: int) -> bool:
    """Whether both sides of a band are running text, not the cells of a table."""
    both = [row for row in band if row[:gutter].strip() and row[gutter:].strip()]
    if len(both) < ROWS:
        return False
    left = sum(len(" ".join(row[:gutter].split())) for row in both) / len(both)
    right = sum(len(" ".join(row[gutter:].split())) for row in both) / len(both)
    return left >= NARROWEST and right >= NARROWEST


def _unindented(rows: Sequence[str]) -> list[str]:
    margin = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0)
    return [row[margin:] for row in rows]
