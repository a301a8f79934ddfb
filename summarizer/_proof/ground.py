"""Grounding: a quote that an answer cites, found in the document or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.fold import QUOTES, fold_text
from summarizer._words.word_edges import is_unspaced_script
from summarizer.schemas import Evidence

MAX_QUOTE = 1_000
MAX_PIECES = 4  # that ellipses may part a quote into
MOST_PLACES = 6  # of one quote that are looked for: more than one is too many already
_ELLIPSIS = re.compile(r"(?:(?<!\s)\s++)?+(?:[\[(]\s*+)?+(?:…|\.(?:\s?\.){2,})(?:\s*+[\])])?\s*+")
_WORD = re.compile(r"\w+")
_TWO_WORDS = re.compile(r"[\W_]*+[^\W_][^\s—–]*+[\s—–][\W_]*+[^\W_]")
_HYPHENS = "-\u2010\u2011"
_SIGNS = f"{_HYPHENS}–−"  # what stands before a negative number, or inside a range


@dataclass(frozen=True, slots=True)
class Miss:
    """A quote that does not stand in the document: why, and the nearest passage where there is one."""

    why: str
    nearest: Sentence | None = None
    diff: str | None = None


def ground_evidence(evidence: Evidence, reading: Reading) -> Evidence | Miss:
    """Find the quote of `evidence`, in the sentence it cites or in the only other place it stands.

    Returns the evidence with its offsets, the document's own words as its quote, the number of the
    sentence it begins in, and its place as a reader cites it. A paraphrase, a changed word
    and a splice are a Miss.
    """
    found = _ground_quote(evidence, reading)
    inside = _unquote(evidence.quote) if isinstance(found, Miss) else ""
    if inside:  # some models put a quote in quotation marks of their own
        bare = _ground_quote(evidence.model_copy(update={"quote": inside}), reading)
        if isinstance(bare, Evidence):
            return bare.model_copy(update={"match": "normalized"})
    return found


def _unquote(quote: str) -> str:
    """What stands between the quotation marks that a quote begins and ends with, or nothing."""
    quote = quote.strip()
    marked = len(quote) > 2 and quote[0] in QUOTES and quote[-1] in QUOTES
    return quote[1:-1].strip() if marked else ""


def _ground_quote(evidence: Evidence, reading: Reading) -> Evidence | Miss:
    quote = evidence.quote.strip()
    if too_short(quote):
        return Miss(f"{quote!r} is too short: quote the words that carry the claim")
    if len(quote) > MAX_QUOTE:
        return Miss(f"the quote has {len(quote)} characters: quote only the words that carry the claim")
    cited = reading.sentence(evidence.sentence)
    if cited and not reading.first <= cited.number <= reading.last:
        cited = None
    spans = locate_quote(quote, cited, reading) if cited else []
    if not spans:
        spans = locate_quote(quote, None, reading)
        if len(spans) > 1:
            where = ", ".join(str(reading.sentence_at(start).number) for start, _ in spans[:5])
            return Miss(f"the quote stands in several sentences ({where}), but not in the one cited")
    if not spans:
        return _explain_miss(quote, cited, reading)
    start, end = spans[0]
    sentence = reading.sentence_at(start)
    if end > sentence.end and sentence.paragraph != reading.sentence_at(end - 1).paragraph:
        return Miss("the quote runs from one paragraph into another: quote one sentence")
    passage = reading.text[start:end]
    return evidence.model_copy(
        update={
            "sentence": sentence.number,
            "quote": passage,
            "start": start,
            "end": end,
            "match": "exact" if passage == quote else "normalized",
            "where": reading.document.place_of(start, sentence.paragraph),
        }
    )


def too_short(quote: str) -> bool:
    """Whether `quote` has fewer than two words (in scripts without spaces: three characters)."""
    return not _TWO_WORDS.match(quote) and sum(map(is_unspaced_script, quote)) < 3


def locate_quote(quote: str, sentence: Sentence | None, reading: Reading) -> list[tuple[int, int]]:
    """Where `quote` stands in `sentence` (None: in any that may be cited): exactly, else folded, else
    with an ellipsis.

    Returns half-open character offsets into the document's text (not the folded copy), in order, of
    the first six places. A paraphrase is nowhere: a journalist must be able to print what is between
    them.
    """
    sentences = [sentence] if sentence else reading.citable
    start, end = sentences[0].start, sentences[-1].end
    return (
        _find_exact(quote, reading, start, end)
        or _find_folded(quote, reading, start, end)
        or _find_elided(quote, sentences, reading)
    )


def _find_exact(quote: str, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = reading.text.find(quote, start, end)
    while at >= 0 and len(spans) < MOST_PLACES:
        span = (at, at + len(quote))
        if reading.folded.whole(*span) and not _cuts_compound(reading.text, *span):
            spans.append(span)
        at = reading.text.find(quote, at + 1, end)
    return spans


def _find_folded(quote: str, reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    piece = fold_text(quote)
    low, high = reading.folded.index(start), reading.folded.index(end)
    places = islice(_find_piece(piece, reading, low, high), MOST_PLACES)
    return [reading.folded.span(at, len(piece)) for at in places]


def _find_piece(piece: str, reading: Reading, low: int, high: int) -> Iterator[int]:
    """Yield where a folded piece stands in the folded text, cutting neither words nor compounds."""
    for at in reading.folded.find(piece, low, high):
        if not _cuts_compound(reading.text, *reading.folded.span(at, len(piece))):
            yield at


def _cuts_compound(text: str, start: int, end: int) -> bool:
    """Whether an edge parts what a hyphen joins: "non-|binding", "-|5 percent", "10|-15", "F-|16"."""
    return _is_joining_sign(text, start - 1) or _is_joining_sign(text, end)


def _is_joining_sign(text: str, at: int) -> bool:
    """Whether the character at `at` is a hyphen inside a word, or the sign of a number."""
    if not 0 < at < len(text) - 1 or text[at] not in _SIGNS:
        return False
    before, after = text[at - 1], text[at + 1]
    if before.isalnum() and after.isalnum():
        return text[at] in _HYPHENS or (before.isdigit() and after.isdigit())
    return before in " \u00a0([" and (after.isdigit() or unicodedata.category(after) == "Sc")


def _find_elided(quote: str, sentences: Sequence[Sentence], reading: Reading) -> list[tuple[int, int]]:
    """Where the pieces of a quote with an ellipsis stand in order inside one sentence.

    The evidence then holds what the ellipsis drops, too. Each piece needs two words to be one.
    """
    parts = _ELLIPSIS.split(quote)
    pieces = [part for part in parts if any(map(str.isalnum, part))]
    if not 2 <= len(parts) <= MAX_PIECES or not pieces or any(map(too_short, pieces)):
        return []
    pieces = [fold_text(piece) for piece in pieces]
    spans = []
    for sentence in sentences:
        low, high = reading.folded.index(sentence.start), reading.folded.index(sentence.end)
        at = _find_in_order(pieces, reading, low, high)
        if at is not None:
            start, end = at
            spans.append(reading.folded.span(start, end - start))
    return spans


def _find_in_order(
    pieces: Sequence[str], reading: Reading, low: int, high: int
) -> tuple[int, int] | None:
    """The shortest stretch of the folded text that holds `pieces` in order."""
    best: tuple[int, int] | None = None
    for first in _find_piece(pieces[0], reading, low, high):
        end = first + len(pieces[0])
        for piece in pieces[1:]:
            following = next(_find_piece(piece, reading, end, high), None)
            if following is None:
                break
            end = following + len(piece)
        else:
            if best is None or end - first < best[1] - best[0]:
                best = (first, end)
    return best


def _explain_miss(quote: str, cited: Sentence | None, reading: Reading) -> Miss:
    """Say how the quote differs from the nearest sentence of the document."""
    if reading.is_part and _find_folded(quote, reading, 0, len(reading.text)):
        return Miss("this is not citable in this part: quote one of its numbered sentences, or drop it")
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


def _strip_marks(word: str) -> str:
    """A word without the marks around it, which are no difference: a full stop ends the sentence."""
    return fold_text(word).strip(".,;:!?\"'()") or word


def _word_diff(quote: str, sentence: str) -> str:
    """The quote beside the stretch of the sentence that it resembles: [-answered-] {+document+}."""
    answered, printed = quote.split()[:200], sentence.split()[:400]
    blocks = SequenceMatcher(
        None, list(map(_strip_marks, answered)), list(map(_strip_marks, printed)), autojunk=False
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
