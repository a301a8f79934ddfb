"""Folding: a copy of a text without its typographic accidents, with the way back to the original.

Folded away are: Unicode compatibility forms (NFKC), the shape of quotation marks and dashes, the
white space beside them, the amount and kind of white space (in Chinese and Japanese: all of it),
case, soft hyphens and other invisible characters. Digits keep their kind: a superscript is a
footnote, not a part of the number before it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer._words.word_edges import HAN_KANA, has_word_edges

QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»‹›′″‵‶「」『』〝〞＂＇｀﹁﹂﹃﹄｢｣ʼʻ׳״")
DASHES = frozenset("-‐‑‒–—―−﹘﹣－⸺⸻︱︲")
# Not of category Cf, but as invisible: fillers, joiners, variation selectors, the Arabic stretcher.
_INVISIBLE = re.compile(
    "[\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Letters that compose with the one before: Korean vowels and finals, Japanese half-width voicing.
_COMPOSING = re.compile("[\u1161-\u11ff\u314f-\u3163\uff9e\uff9f\uffc2-\uffdc]")
# Compatibility forms whose plain spelling reads differently: 10² is not 102, 5½ is not 51/2.
_UNLIKE = ("<super>", "<sub>", "<fraction>", "<circle>")
# What folds to its small letter alone: ASCII but quotation marks, hyphens and white space, and letters.
_PLAIN = (
    "[!#-&(-,./0-9:-_a-z{-~\u00c0-\u00d6\u00d8-\u00de\u00e0-\u00f6\u00f8-\u012f\u0134-\u013e"
    "\u0141-\u0148\u014a-\u017e\u0400-\u0481\u048a-\u052f\u05d0-\u05ea\u0621-\u063f\u0641-\u064a"
    "\uac00-\ud7a3]+"
)
_PLAIN_HAN = "[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]+"
_CHUNK = re.compile(rf"({_PLAIN}(?: {_PLAIN})*|{_PLAIN_HAN})|(\s+)|.", re.DOTALL)
_WORDS, _SPACE = 1, 2  # which part of that a chunk is
_NEVER_SPACED = re.compile(f"[\u3001\u3002{HAN_KANA}]")
# Unicode's stream-safe form (UAX 15): no letter carries more, and sorting a flood of marks would take
# time that grows with its square.
MOST_MARKS = 30
# The first of them by itself, which is faster to look for.
_MARK = r"[^\w\s\x00-\x7f]"
_FLOOD = re.compile(rf"({_MARK}{_MARK}{{{MOST_MARKS - 1}}})(?={_MARK})")
_SHORT = 1000
_LAST_ASCII = "\x7f"
_COUNTED = array("q", range(4096))  # offsets, copied from rather than counted anew
_FOLDED_BUT_CASE = re.compile(r"[A-Za-z0-9,.;:]+(?: [A-Za-z0-9,.;:]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded copy; `starts[i]` and `ends[i]` bound what its i-th character came from."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, at: int, length: int) -> tuple[int, int]:
        """The half-open offsets in the original of `length` folded characters from `at`."""
        return self.starts[at], self.ends[at + length - 1]

    def index(self, offset: int) -> int:
        """The first folded character that comes from `offset` of the original or later."""
        return bisect_left(self.starts, offset)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield where `folded` stands as whole words, between two offsets of the folded text."""
        stop = len(self.text) if end is None else end
        at = self.text.find(folded, start, stop) if folded else -1
        while at >= 0:
            end_at = at + len(folded)
            if has_word_edges(self.text, at, end_at) and not (self._parts(at) or self._parts(end_at)):
                yield at
            at = self.text.find(folded, at + 1, stop)

    def whole(self, start: int, end: int) -> bool:
        """Whether two offsets of the original bound whole words of it, and whole characters."""
        low, high = self.index(start), self.index(end)
        return (
            low < high
            and (low == 0 or self.ends[low - 1] <= start)
            and self.ends[high - 1] <= end
            and has_word_edges(self.text, low, high)
        )

    def _parts(self, at: int) -> bool:
        """Whether the folded characters before and at `at` come from a single one, as "fi" from "ﬁ"."""
        return 0 < at < len(self.starts) and self.starts[at - 1] == self.starts[at]


def fold_text(text: str) -> str:
    """The folded copy alone, without white space at its ends."""
    return _fold_short(text) if len(text) < _SHORT else fold_with_offsets(text).text.strip()


@lru_cache(maxsize=4096)  # the same names and quotes are looked for again and again
def _fold_short(text: str) -> str:
    return text.lower() if _FOLDED_BUT_CASE.fullmatch(text) else fold_with_offsets(text).text.strip()


def fold_with_offsets(text: str) -> Folded:
    """Fold `text`, keeping for each character of the copy the offsets that it came from."""
    out: list[str] = []  # pieces; a space is one of its own
    starts, ends = array("q"), array("q")
    last = ""

    def put(piece: str, start: int, end: int) -> None:
        nonlocal last
        for character in piece:
            if character == " " and (last in ("", " ", "-", "'")):
                continue
            if last == " " and (character in "-'" or _is_wrapped(out, character)):
                out.pop(), starts.pop(), ends.pop()
                last = out[-1][-1] if out else ""
            if character == last == "-":
                ends[-1] = end
                continue
            out.append(character)
            starts.append(start)
            ends.append(end)
            last = character

    position, size = 0, len(text)
    counted = _COUNTED if size < len(_COUNTED) else array("q", range(size + 1))
    while position < size:
        match = _CHUNK.match(text, position)
        assert match is not None  # the last alternative takes any character
        chunk, start, end = match.group(), position, match.end()
        kind = match.lastindex
        if kind == _SPACE:
            put(" ", start, end)
        elif kind != _WORDS and (chunk in QUOTES or chunk in DASHES or _is_invisible(chunk)):
            put(_fold_cluster(chunk), start, end)
        else:
            plain = end if kind == _WORDS else start
            if end < size and text[end] > _LAST_ASCII:
                end = _cluster_end(text, end)
            if start < plain < end:  # the last letter has an accent of its own
                chunk, plain = chunk[:-1], plain - 1
            if plain > start:
                if last == " " and _is_wrapped(out, chunk[0]):
                    out.pop(), starts.pop(), ends.pop()
                out.append(chunk.lower())
                starts.extend(counted[start:plain])
                ends.extend(counted[start + 1 : plain + 1])
                last = chunk[-1]
            if plain < end:
                put(_fold_cluster(text[plain:end]), plain, end)
        position = end
    return Folded("".join(out), starts, ends)


def _cluster_end(text: str, end: int) -> int:
    """Where what composes with the character before `end` ends, invisible characters between."""
    at, marks = end, 0
    while at < len(text) and marks < MOST_MARKS:
        if _extends_cluster(text[at]):
            end, marks = at + 1, marks + 1
        elif not _is_invisible(text[at]):
            break
        at += 1
    return end


def _extends_cluster(character: str) -> bool:
    return not character.isascii() and (
        unicodedata.category(character)[0] == "M" or _COMPOSING.match(character) is not None
    )


def _is_invisible(character: str) -> bool:
    return not character.isascii() and (
        unicodedata.category(character) == "Cf" or _INVISIBLE.match(character) is not None
    )


def _is_wrapped(out: list[str], character: str) -> bool:
    """Whether the space that `out` ends with only breaks a line of Chinese or Japanese."""
    return (
        len(out) > 1
        and character > _LAST_ASCII
        and _NEVER_SPACED.match(character) is not None
        and _NEVER_SPACED.match(out[-2][-1]) is not None
        and not _extends_cluster(character)
    )


@lru_cache(maxsize=1024)  # a text has few, again and again
def _fold_cluster(cluster: str) -> str:
    visible = "".join(character for character in cluster if not _is_invisible(character))
    if not visible:
        return ""
    if unicodedata.normalize("NFC", visible[0]) in QUOTES:
        return "'"
    plain = unicodedata.normalize("NFKC", visible[0])
    if unicodedata.decomposition(visible[0]).startswith(_UNLIKE) or (
        len(plain) > 1 and (plain[0] == "\u0640" or any(character.isdigit() for character in plain))
    ):
        return visible
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    return "".join(map(_plain_shape, plain))


def _plain_shape(character: str) -> str:
    if character in QUOTES:
        return "'"
    if character in DASHES:
        return "-"
    if character.isspace():
        return " "
    return "" if _is_invisible(character) else character


def normalize_unicode(text: str) -> str:
    """`text` in Unicode's form NFKC; a flood of marks is parted by a joiner without a shape."""
    if text.isascii():
        return text
    text = _FLOOD.sub("\\1\u034f", text)
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
