"""What a tool makes of a document, in figures that can be asked of any tool."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one tool makes of one document.

    `quotes` are what it gives as the document's words, `placed` those with offsets, `whole` those whose
    offsets hold all words of the quote. `dates` are dates as worded, `days` those that are days, too.
    `refused` are items and details that its own checks took away.
    """

    requests: int
    sent: int
    answered: int
    items: int
    quotes: int
    dates: int
    seconds: float
    result: Any
    placed: int = 0
    whole: int = 0
    days: int = 0
    refused: int = 0


def is_whole(text: str, quote: str, start: int, end: int) -> bool:
    """Whether a place in a text holds a quote, white space aside."""
    return text[start:end].split() == quote.split()


def time_median(make: Callable[[], Made], rounds: int) -> tuple[Made, float]:
    """What is made, and the median seconds of CPU of some rounds; one before them is not counted."""
    made, seconds = make(), []
    for _ in range(rounds):
        began = time.process_time()
        made = make()
        seconds.append(time.process_time() - began)
    return made, statistics.median(seconds)
