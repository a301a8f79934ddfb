"""Words of a document in a line of ours: in quotation marks, and a side by what it is known by."""

from __future__ import annotations


def quote_words(words: str) -> str:
    """Put words into quotation marks that those inside them cannot be taken for."""
    return f"‘{words}’" if any(mark in words for mark in '“”"') else f"“{words}”"


def show_name(name: str, known_by: str | None) -> str:
    """A party's name, with the words that the document has for it where it never names it."""
    return f"{name} (from {quote_words(known_by)})" if known_by else name
