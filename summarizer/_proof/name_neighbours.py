"""Name neighbours: what words beside a name say of it: an office, a day, or a body that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from summarizer._words.fold import fold_text
from summarizer._words.languages import words_of_all
from summarizer._words.word_edges import UNSPACED

_LETTERS_BETWEEN = 2  # 泰国石油公司: the name, two letters, the word for a body


def stops_name(word: str) -> bool:
    """Whether a word before a name is no part of it, as a day is none."""
    return word in _beside_names()


def is_title(word: str) -> bool:
    """Whether a word before a name belongs to an office, or is a courtesy."""
    return word in _titles()


def are_beside(words: Iterable[str], *, is_state: bool) -> bool:
    """Whether words behind a name are no part of it: a day, a courtesy, or an office.

    Behind a state's name that is an office of the state: "Georgia Governor" is one of another Georgia.
    """
    key, others = ("offices of a state", "portfolios") if is_state else ("offices", "parts")
    for at, word in enumerate(map(fold_text, words)):
        if word in _courtesies() or (at == 0 and word in _beside_names()):
            return True
        if word in words_of_all("titles", key) or word.endswith(_joined_offices()):
            return True
        if word not in words_of_all("titles", others):
            return False
    return False


def body_end(end: int, text: str) -> int | None:
    """Where a body's name ends that goes on behind a name, in one word with it: 日本大学."""
    found = _joined_bodies().match(text, end)
    return found.end() if found else None


@cache
def _joined_bodies() -> re.Pattern[str]:
    words = sorted(words_of_all("bodies", "bodies joined to a name"))
    return re.compile(rf"{UNSPACED}{{0,{_LETTERS_BETWEEN}}}(?:{'|'.join(map(re.escape, words))})+")


@cache
def _titles() -> frozenset[str]:
    keys = ("offices", "parts", "offices of a state", "portfolios")
    return _courtesies().union(*(words_of_all("titles", key) for key in keys))


@cache
def _courtesies() -> frozenset[str]:
    keys = ("mister", "madam", "courtesies", "courtesies behind names")
    return frozenset().union(*(words_of_all("titles", key) for key in keys))


@cache
def _joined_offices() -> tuple[str, ...]:
    return tuple(sorted(words_of_all("titles", "ministers joined")))


@cache
def _beside_names() -> frozenset[str]:
    return words_of_all("names", "beside surnames")
