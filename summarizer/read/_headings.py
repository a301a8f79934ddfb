"""Headings: the places of a document that its headings name, for whoever cites it."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 100  # characters of a heading that are cited


def mark_headings(headings: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, str], ...]:
    """What a reader cites each place by, of headings as (offset, level, text), where they divide a text.

    The title of a document divides nothing: a heading that is alone on its level, above all others.
    """
    highest = min((level for _, level, _ in headings), default=0)
    alone = sum(level == highest for _, level, _ in headings) == 1
    inner = [heading for heading in headings if not (alone and heading[1] == highest)]
    marks = [(at, " ".join(text.split())) for at, _, text in inner]
    if len(marks) < 2:
        return ()
    return tuple(
        (at, text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…") for at, text in marks
    )
