"""Stems: words by their first letters, so that two forms of one are known as one."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer._words.fold import fold_text
from summarizer._words.word_edges import is_unspaced_script

_WORD = re.compile(r"\w+")
_LETTERS = 4


@lru_cache(maxsize=256)  # the same quotes and claims are compared again and again
def stems_in(text: str) -> frozenset[str]:
    """The first four letters of each word that has as many; each pair of characters without spaces."""
    found: set[str] = set()
    for word in _WORD.findall(fold_text(text)):
        if is_unspaced_script(word):
            found |= {word[index : index + 2] for index in range(len(word) - 1)}
        elif len(word) >= _LETTERS:
            found.add(word[:_LETTERS])
    return frozenset(found)
