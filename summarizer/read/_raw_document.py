"""A raw document: what a format's room makes of a file: its text, and what it says about itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The text of a document, and its title, publisher, day and language where the file says them.

    `times` are offsets into the text and the second of the recording in which what follows was said.
    """

    text: str
    title: str | None = None
    source: str | None = None
    published: dt.date | None = None
    language: str | None = None
    times: tuple[tuple[int, float], ...] = ()
