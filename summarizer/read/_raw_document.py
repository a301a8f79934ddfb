"""A raw document: what a format's room makes of a file: its text, and what it says about itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The text of a document, and its title, publisher, day and language where the file says them.

    `times` are offsets into the text and the second of the recording in which what follows was said,
    `marks` likewise what a reader cites the place by ("page 3", a heading). `left_out` says, in a few
    words each, what the file holds beside the text: "attachment plan.xlsx", "page 4: no text in it".
    """

    text: str
    title: str | None = None
    source: str | None = None
    published: dt.date | None = None
    language: str | None = None
    times: tuple[tuple[int, float], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    left_out: tuple[str, ...] = ()
