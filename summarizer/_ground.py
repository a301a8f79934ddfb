"""Grounding: a quote that an answer cites, found in the document or refused."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from summarizer._document import Document, Sentence
from summarizer._figures import Amount, amounts
from summarizer._fold import Folded, fold, fold_with_offsets, unspaced
from summarizer._names import Mentioned, states_in
from summarizer._negation import negates
from summarizer.schemas import Evidence

MAX_QUOTE = 1_000
MAX_PIECES = 4  # that ellipses may part a quote into
_ELLIPSIS = re.compile(r"\s*(?:[\[(]\s*)?(?:…|\.(?:\s?\.){2,})(?:\s*[\])])?\s*")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[\s—–]+")
_HYPHENS = "-\u2010\u2011"
_SIGNS = f"{_HYPHENS}–−"  # what stands before a negative number, or inside a range
_PORTUGUESE = re.compile(r"\b(?:não|uma|são|também|até|pela|pelo|dos|das|ao|em|com|à)\b")
_ITALIAN = re.compile(r"\b(?:il|della|delle|degli|gli|che|è|nel|nella|dei)\b")
_NO, _NE = re.compile(r"\b[Nn]o\b"), re.compile(r"\b[Nn]e\b")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|mit|dem|den)\b")


class Reading:
    """A document, its sentences and its folded copy: made once, looked things up in many times."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document = document
        self.text = document.text
        self.sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self.sentences]

    @cached_property
    def folded(self) -> Folded:
        """The folded copy of the text, with its offsets."""
        return fold_with_offsets(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, folded."""
        return frozenset(_WORD.findall(self.folded.text))

    @cached_property
    def amounts(self) -> frozenset[Amount]:
        """The numbers of the text."""
        return amounts(self.text)

    @cached_property
    def states(self) -> Mentioned:
        """The states that the text mentions, in whatever form."""
        return Mentioned(self.folded.text, original=self.text)

    @cached_property
    def states_named(self) -> frozenset[str]:
        """The codes of the states that the text names."""
        return states_in(self.text)

    @cached_property
    def capitalizes_nouns(self) -> bool:
        """Whether the text is in German, where a capital does not tell a name from a noun."""
        return 25 * len(_GERMAN.findall(self.text)) > len(_WORD.findall(self.text))

    @cached_property
    def _false_negation(self) -> re.Pattern[str] | None:
        """A word that only looks like a negation: Portuguese "no" (in the), Italian "ne" (of it)."""
        words = len(_WORD.findall(self.text))
        portuguese, italian = (len(each.findall(self.text)) for each in (_PORTUGUESE, _ITALIAN))
        if 50 * max(portuguese, italian) < words:
            return None
        return _NO if portuguese > italian else _NE

    def negates(self, text: str) -> bool:
        """Whether `text`, which is of this document or about it, holds a negation."""
        looks = self._false_negation
        return negates(looks.sub(" ", text) if looks else text)

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number, or None."""
        return self.sentences[number - 1] if 0 < number <= len(self.sentences) else None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which a character of the text stands."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def words_of(self, sentence: Sentence) -> str:
        """The sentence as it stands in the text."""
        return self.text[sentence.start : sentence.end]

    def mentions(self, wording: str) -> bool:
        """Whether `wording` stands in the text, word for word, but for typography.

        Capitals of the wording must be capitals in the text: "US" is not "us".
        """
        folded = fold(wording)
        for at in self.folded.find(folded):
            start, end = self.folded.span(at, len(folded))
            if _keeps_capitals(wording, self.text[start:end]):
                return True
        return _ARABIC.match(folded) is not None and self._with_prefix(folded)

    def _with_prefix(self, folded: str) -> bool:
        """Whether an Arabic wording stands behind "and", "in", "to", written as one word with it."""
        plain = folded.removeprefix("ال")
        pattern = rf"(?<!\w)[وفبكل]{{0,2}}(?:ال|لل?)?{re.escape(plain)}(?!\w)"
        return re.search(pattern, self.folded.text) is not None

    def places_of(self, wording: str, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between two offsets of the text at which `wording` stands, folded."""
        folded = fold(wording)
        low, high = self.folded.index(start), self.folded.index(end)
        return [self.folded.span(at, len(folded)) for at in self.folded.find(folded, low, high)]

    @cached_property
    def _words_in(self) -> tuple[frozenset[str], ...]:
        starts = [self.folded.index(start) for start in self._starts]
        ends = [*starts[1:], len(self.folded.text)]
        return tuple(
            frozenset(_WORD.findall(self.folded.text, start, end))
            for start, end in zip(starts, ends, strict=True)
        )

    def nearest(self, quote: str) -> Sentence | None:
        """The sentence that shares the most words with `quote`, if it shares at least half of them."""
        wanted = frozenset(_WORD.findall(fold(quote)))
        shared = [len(wanted & words) for words in self._words_in]
        best = max(shared, default=0)
        return self.sentences[shared.index(best)] if wanted and 2 * best >= len(wanted) else None


def _keeps_capitals(wording: str, passage: str) -> bool:
    wanted = [word[0] for word in _WORD.findall(wording)]
    found = [word[0] for word in _WORD.findall(passage)]
    return len(wanted) != len(found) or not any(
        want.isupper() and got.islower() for want, got in zip(wanted, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Miss:
    """A quote that does not stand in the document: why, and the nearest passage where there is one."""

    why: str
    nearest: Sentence | None = None
    diff: str | None = None


def ground(evidence: Evidence, reading: Reading) -> Evidence | Miss:
    """Find the quote of `evidence`, in the sentence it cites or in the only other place it stands.

    Returns the evidence with its offsets, the document's own words as its quote, and the number of
    the sentence it begins in. A paraphrase, a changed word and a splice are a Miss.
    """
    quote = evidence.quote.strip()
    if too_short(quote):
        return Miss(f"{quote!r} is too short: quote the words that carry the claim")
    if len(quote) > MAX_QUOTE:
        return Miss(f"the quote has {len(quote)} characters: quote only the words that carry the claim")
    cited = reading.sentence(evidence.sentence)
    spans = locate(quote, cited, reading) if cited else []
    if not spans:
        spans = locate(quote, None, reading)
        if len(spans) > 1:
            where = ", ".join(str(reading.sentence_at(start).number) for start, _ in spans[:5])
            return Miss(f"the quote stands in several sentences ({where}), but not in the one cited")
    if not spans:
        return _miss(quote, cited, reading)
    start, end = spans[0]
    if reading.sentence_at(start).paragraph != reading.sentence_at(end - 1).paragraph:
        return Miss("the quote runs from one paragraph into another: quote one sentence")
    passage = reading.text[start:end]
    return evidence.model_copy(
        update={
            "sentence": reading.sentence_at(start).number,
            "quote": passage,
            "start": start,
            "end": end,
            "match": "exact" if passage == quote else "normalized",
        }
    )


def too_short(quote: str) -> bool:
    """Whether `quote` has fewer than two words (in scripts without spaces: three characters)."""
    words = [word for word in _BREAK.split(quote) if any(map(str.isalnum, word))]
    return len(words) < 2 and sum(map(unspaced, quote)) < 3


def locate(quote: str, sentence: Sentence | None, reading: Reading) -> list[tuple[int, int]]:
    """Where `quote` stands in `sentence` (None: anywhere): exactly, else folded, else with an ellipsis.

    Returns half-open character offsets into the document's text (not the folded copy), in order. A
    paraphrase is nowhere: a journalist must be able to print what is between the offsets.
    """
    start, end = (sentence.start, sentence.end) if sentence else (0, len(reading.text))
    return (
        _exact(quote, reading, start, end)
        or _folded(quote, reading, start, end)
        or _elided(quote, [sentence] if sentence else reading.sentences, reading)
    )


def _exact(quote: str, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = reading.text.find(quote, start, end)
    while at >= 0:
        span = (at, at + len(quote))
        if reading.folded.whole(*span) and not _cuts_compound(reading.text, *span):
            spans.append(span)
        at = reading.text.find(quote, at + 1, end)
    return spans


def _folded(quote: str, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    piece = fold(quote)
    low, high = reading.folded.index(start), reading.folded.index(end)
    return [reading.folded.span(at, len(piece)) for at in _stands(piece, reading, low, high)]


def _stands(piece: str, reading: Reading, low: int, high: int) -> Iterator[int]:
    """Yield where a folded piece stands in the folded text, cutting neither words nor compounds."""
    for at in reading.folded.find(piece, low, high):
        if not _cuts_compound(reading.text, *reading.folded.span(at, len(piece))):
            yield at


def _cuts_compound(text: str, start: int, end: int) -> bool:
    """Whether an edge parts what a hyphen joins: "non-|binding", "-|5 percent", "10|-15", "F-|16"."""
    return _joins(text, start - 1) or _joins(text, end)


def _joins(text: str, at: int) -> bool:
    """Whether the character at `at` is a hyphen inside a word, or the sign of a number."""
    if not 0 < at < len(text) - 1 or text[at] not in _SIGNS:
        return False
    before, after = text[at - 1], text[at + 1]
    if before.isalnum() and after.isalnum():
        return text[at] in _HYPHENS or (before.isdigit() and after.isdigit())
    return before in " \u00a0([" and (after.isdigit() or unicodedata.category(after) == "Sc")


def _elided(quote: str, sentences: Sequence[Sentence], reading: Reading) -> list[tuple[int, int]]:
    """Where the pieces of a quote with an ellipsis stand in order inside one sentence.

    What the ellipsis drops may hold no negation, and each piece needs two words to be one.
    """
    parts = _ELLIPSIS.split(quote)
    pieces = [part for part in parts if any(map(str.isalnum, part))]
    if not 2 <= len(parts) <= MAX_PIECES or not pieces or any(map(too_short, pieces)):
        return []
    pieces = [fold(piece) for piece in pieces]
    spans = []
    for sentence in sentences:
        low, high = reading.folded.index(sentence.start), reading.folded.index(sentence.end)
        at = _in_order(pieces, reading, low, high)
        if at is not None:
            start, end = at
            spans.append(reading.folded.span(start, end - start))
    return spans


def _in_order(pieces: Sequence[str], reading: Reading, low: int, high: int) -> tuple[int, int] | None:
    """The shortest stretch of the folded text that holds `pieces` in order, nothing negated between."""
    best: tuple[int, int] | None = None
    for first in _stands(pieces[0], reading, low, high):
        end = first + len(pieces[0])
        for piece in pieces[1:]:
            following = next(_stands(piece, reading, end, high), None)
            if following is None or negates(reading.folded.text[end:following]):
                break
            end = following + len(piece)
        else:
            if best is None or end - first < best[1] - best[0]:
                best = (first, end)
    return best


def _miss(quote: str, cited: Sentence | None, reading: Reading) -> Miss:
    """Say how the quote differs from the nearest sentence of the document."""
    nearest = reading.nearest(quote)
    if nearest is None:
        if cited is None:
            return Miss("there is no such sentence, and the quote stands nowhere in the document")
        return Miss("the quote stands nowhere in the document")
    return Miss(
        "not verbatim: the document words it otherwise",
        nearest,
        _word_diff(quote, reading.words_of(nearest)),
    )


def _word_diff(quote: str, sentence: str) -> str:
    """The quote beside the stretch of the sentence that it resembles: [-answered-] {+document+}."""
    answered, printed = quote.split()[:200], sentence.split()[:400]
    blocks = SequenceMatcher(
        None, [fold(word) for word in answered], [fold(word) for word in printed], autojunk=False
    )
    matches = [block for block in blocks.get_matching_blocks() if block.size]
    if not matches:
        return f"[-{quote}-]"
    first, last = matches[0], matches[-1]
    low, high = max(0, first.b - first.a), last.b + last.size + (len(answered) - last.a - last.size)
    parts: list[str] = []
    for tag, a1, a2, b1, b2 in blocks.get_opcodes():
        kept = printed[max(b1, low) : min(b2, high)]
        if tag == "equal":
            parts += kept
            continue
        if a2 > a1:
            parts.append(f"[-{' '.join(answered[a1:a2])}-]")
        if kept:
            parts.append(f"{{+{' '.join(kept)}+}}")
    return " ".join(parts)
