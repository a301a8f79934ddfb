"""Languages: what a text is written in, where that decides how it is to be read."""

from __future__ import annotations

import re
from collections import Counter

_PORTUGUESE = frozenset(
    ("não", "uma", "são", "também", "até", "pela", "pelo", "dos", "das", "ao", "em", "com", "à")
)
_ITALIAN = frozenset(("il", "della", "delle", "degli", "gli", "che", "è", "nel", "nella", "dei"))
_GERMAN = frozenset(("der", "die", "das", "und", "nicht", "mit", "dem", "den"))
_NO, _NE = re.compile(r"\b[Nn]o\b"), re.compile(r"\b[Nn]e\b")


def is_german(counts: Counter[str]) -> bool:
    """Whether a text of so many of each word is in German."""
    return _share_of(_GERMAN, counts) > 1 / 25


def false_negation(counts: Counter[str]) -> re.Pattern[str] | None:
    """A word that only looks like a negation: Portuguese "no" (in the), Italian "ne" (of it)."""
    portuguese, italian = _share_of(_PORTUGUESE, counts), _share_of(_ITALIAN, counts)
    if max(portuguese, italian) < 1 / 50:
        return None
    return _NO if portuguese > italian else _NE


def _share_of(words: frozenset[str], counts: Counter[str]) -> float:
    """How many of a text's words are among these."""
    return sum(counts[word] for word in words) / max(1, counts.total())
