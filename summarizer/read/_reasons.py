"""What a library says of its failure, short enough for one line of an error."""

from __future__ import annotations

LONGEST = 120  # characters


def shorten_reason(exc: BaseException) -> str:
    """The words of an exception on one line, or its name where it has none."""
    return " ".join(str(exc).split())[:LONGEST] or type(exc).__name__
