"""Languages: which one a text is written in, and what that decides."""

from __future__ import annotations

from collections import Counter
from functools import cache

from summarizer._words.languages import list_languages, load_section, words_under

_SECTION = "text"
_ONE_IN = 25  # words of a text is common in its language


def is_written_in(language: str, counts: Counter[str]) -> bool:
    """Whether the common words of a language are one in 25 of a text with so many of each word."""
    return sum(counts[word] for word in _load_common_words(language)) > counts.total() / _ONE_IN


def has_capital_nouns(counts: Counter[str]) -> bool:
    """Whether a text is in a language that writes every noun with a capital."""
    return any(is_written_in(language, counts) for language in _list_with_capital_nouns())


@cache
def _list_with_capital_nouns() -> list[str]:
    return [tag for tag in list_languages() if "nouns have capitals" in load_section(tag, _SECTION)]


@cache
def _load_common_words(language: str) -> frozenset[str]:
    return frozenset(words_under(language, _SECTION, "common words"))
