"""Joined words: articles and small words that are written in one with the next, as in Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer._words.languages import words_of_all, words_under

_SECTION = "text"
_SHORTEST = 3  # characters of a word that is left over


@dataclass(frozen=True, slots=True)
class JoinedWords:
    """What is joined to the next word: `last` before its article, `first` before that, or `merged`.

    `letters` are those that any of it begins with, `before` finds all of it before a place in a text.
    """

    articles: tuple[str, ...]
    merged: tuple[str, ...]
    last: tuple[str, ...]
    first: tuple[str, ...]
    letters: frozenset[str]
    before: re.Pattern[str]
    longest: int


@cache
def load_joined_words() -> JoinedWords:
    """Those of all languages."""
    articles = tuple(sorted(words_of_all(_SECTION, "article joined to words")))
    merged = tuple(sorted(words_of_all(_SECTION, "joined with an article")))
    last = tuple(sorted(words_of_all(_SECTION, "joined before words")))
    first = tuple(sorted(words_of_all(_SECTION, "joined before these")))
    parts = [first, last, (*articles, *merged)]
    pattern = "".join(f"(?:{'|'.join(map(re.escape, part))})?" for part in parts)
    return JoinedWords(
        articles=articles,
        merged=merged,
        last=last,
        first=first,
        letters=frozenset(word[0] for word in (*first, *last, *merged)),
        before=re.compile(rf"(?<!\w){pattern}$"),
        longest=sum(max(map(len, part), default=0) for part in parts),
    )


def add_articles(words: list[str], language: str) -> list[str]:
    """The words, and each behind an article that its language joins to it."""
    articles = words_under(language, _SECTION, "article joined to words")
    return [*words, *(article + word for article in articles for word in words)]


def drop_article(word: str) -> str:
    """A word without the article that is joined to it."""
    for article in load_joined_words().articles:
        word = word.removeprefix(article)
    return word


def split_joined_word(word: str) -> Iterator[str]:
    """What a word may be without what is joined before it, an article that was merged put back."""
    joined = load_joined_words()
    stems = [word, *(word[len(start) :] for start in joined.first if word.startswith(start))]
    for stem in stems:
        if stem is not word and len(stem) >= _SHORTEST:
            yield stem
        for start in joined.merged:
            if stem.startswith(start):
                yield from (article + stem[len(start) :] for article in joined.articles)
                yield from (article[0] + stem for article in joined.articles)
        for start in joined.last:
            if stem.startswith(start) and len(stem) - len(start) >= _SHORTEST:
                yield stem[len(start) :]
