"""Quotes of two documents side by side, with the words marked that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from summarizer._follow.states import Ledger
from summarizer.render._quotes import cite_place
from summarizer.render._wording import spell_dates
from summarizer.schemas import Evidence, FollowedDocument

MOST_WORDS = 400  # of a quote that is compared: the time grows with their square
ALIKE = 0.4  # of the words, from which on it helps to see the others
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class WordRun(NamedTuple):
    """Words of a quote, and whether only this one of two quotes has them."""

    text: str
    only: bool


@dataclass(frozen=True, slots=True)
class QuotedSide:
    """What one document says: its words in runs, and where and on which day it says them."""

    document: str
    day: str
    place: str
    language: str | None
    words: tuple[WordRun, ...]
    translation: str


def quote_side(mention: str, evidence: Sequence[Evidence], ledger: Ledger) -> QuotedSide:
    """The words of a mention's document, as they stand there."""
    return quote_document(ledger.documents[ledger.mentions[mention].document], evidence)


def quote_document(document: FollowedDocument, evidence: Sequence[Evidence]) -> QuotedSide:
    """Some words of a document, as they stand there, with what of it a reader finds them by."""
    language = document.language
    return QuotedSide(
        document=title_of(document),
        day=spell_published(document),
        place=", ".join(dict.fromkeys(map(cite_place, evidence))),
        language=language if language and _LANGUAGE.fullmatch(language) else None,
        words=(WordRun(_join_quotes(one.quote for one in evidence), only=False),),
        translation=_join_quotes(one.translation for one in evidence if one.translation),
    )


def title_of(document: FollowedDocument) -> str:
    """A document as a reader knows it: its title, else its name, else the first digits of its id."""
    return document.title or document.name or f"Document {document.id[:12]}"


def spell_published(document: FollowedDocument) -> str:
    """The day on which a document was published."""
    day = document.published
    return spell_dates(day, day) if day else "undated"


def mark_sides(old: QuotedSide, new: QuotedSide) -> tuple[QuotedSide, QuotedSide]:
    """Two sides with the words marked that only one of them has; unmarked where they share too few."""
    was, now = mark_words(old.words[0].text, new.words[0].text)
    return _with_words(old, was), _with_words(new, now)


def mark_words(old: str, new: str) -> tuple[tuple[WordRun, ...], tuple[WordRun, ...]]:
    """Two texts in runs, of which those are marked that the other has not.

    Nothing is marked where the two are hardly alike, as two languages are: everything would be.
    """
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    plain = (WordRun(old, only=False),), (WordRun(new, only=False),)
    if max(len(a), len(b)) > 2 * MOST_WORDS:
        return plain
    matcher = SequenceMatcher(None, [one.casefold() for one in a], [one.casefold() for one in b], False)
    if matcher.ratio() < ALIKE:
        return plain
    was: list[WordRun] = []
    now: list[WordRun] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        was.append(WordRun("".join(a[a1:a2]), kind != "equal"))
        now.append(WordRun("".join(b[b1:b2]), kind != "equal"))
    return _tidy_runs(was), _tidy_runs(now)


def _tidy_runs(runs: Sequence[WordRun]) -> tuple[WordRun, ...]:
    """Runs without empty ones, those of one kind joined. A space is marked between marked words only."""
    joined = _join_runs(runs)
    last = len(joined) - 1
    between = [
        WordRun(run.text, run.only or (run.text.isspace() and 0 < number < last))
        for number, run in enumerate(joined)
    ]
    trimmed: list[WordRun] = []
    for run in _join_runs(between):
        core = run.text.strip() if run.only else run.text
        start = run.text.index(core)
        edges = run.text[:start], run.text[start + len(core) :]
        trimmed += [WordRun(edges[0], False), WordRun(core, run.only), WordRun(edges[1], False)]
    return _join_runs(trimmed)


def _join_runs(runs: Iterable[WordRun]) -> tuple[WordRun, ...]:
    found: list[WordRun] = []
    for run in runs:
        if run.text and found and found[-1].only == run.only:
            found[-1] = WordRun(found[-1].text + run.text, run.only)
        elif run.text:
            found.append(run)
    return tuple(found)


def _with_words(side: QuotedSide, words: tuple[WordRun, ...]) -> QuotedSide:
    return QuotedSide(side.document, side.day, side.place, side.language, words, side.translation)


def _join_quotes(quotes: Iterable[str]) -> str:
    return " … ".join(" ".join(one.split()) for one in quotes)
