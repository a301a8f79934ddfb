"""Languages: what a text is written in, where that decides how it is to be read."""

from __future__ import annotations

from collections import Counter

_GERMAN = frozenset(("der", "die", "das", "und", "nicht", "mit", "dem", "den"))


def is_german(counts: Counter[str]) -> bool:
    """Whether a text of so many of each word is in German."""
    return sum(counts[word] for word in _GERMAN) > counts.total() / 25
