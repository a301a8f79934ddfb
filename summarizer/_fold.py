"""Folding: a copy of a text without its typographic accidents, with the way back to the original.

Folded away are: Unicode compatibility forms (NFKC), the shape of quotation marks and dashes, the
amount and kind of white space, case, soft hyphens and other invisible characters. Digits keep their
kind: a superscript is a footnote, not a part of the number before it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»‹›′″‵‶「」『』〝〞＂＇")
DASHES = frozenset("-‐‑‒–—―−﹘﹣－⸺⸻")
# Compatibility forms whose plain spelling reads differently: 10² is not 102, 5½ is not 51/2.
_UNLIKE = ("<super>", "<sub>", "<fraction>", "<circle>")
_PLAIN = r"[!#-&(-,./0-9:-_a-z{-~]+"  # ASCII but quotation marks, hyphens and white space
_CHUNK = re.compile(rf"{_PLAIN}(?: {_PLAIN})*|\s+|.", re.DOTALL)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)


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

    def find(self, folded: str, start: int = 0, end: int | None = None) -> list[int]:
        """Where `folded` stands as whole words, between two offsets of the folded text."""
        if not folded:
            return []
        stop = len(self.text) if end is None else end
        found: list[int] = []
        at = self.text.find(folded, start, stop)
        while at >= 0:
            if whole_words(self.text, at, at + len(folded)):
                found.append(at)
            at = self.text.find(folded, at + 1, stop)
        return found


def fold(text: str) -> str:
    """The folded copy alone, without white space at its ends."""
    return fold_with_offsets(text).text.strip()


def fold_with_offsets(text: str) -> Folded:
    """Fold `text`, keeping for each character of the copy the offsets that it came from."""
    out: list[str] = []
    starts, ends = array("q"), array("q")
    last = ""

    def put(piece: str, start: int, end: int) -> None:
        nonlocal last
        for character in piece:
            if character == " " and (last in ("", " ", "-")):
                continue
            if character == "-":
                if last == " ":
                    out.pop(), starts.pop(), ends.pop()
                    last = out[-1] if out else ""
                if last == "-":
                    ends[-1] = end
                    continue
            out.append(character)
            starts.append(start)
            ends.append(end)
            last = character

    position, size = 0, len(text)
    while position < size:
        match = _CHUNK.match(text, position)
        assert match is not None  # the last alternative takes any character
        chunk, start, end = match.group(), match.start(), match.end()
        if chunk.isspace():
            put(" ", start, end)
        elif chunk.isascii() and chunk not in QUOTES and chunk != "-":
            out.extend(chunk.lower())
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            last = chunk[-1]
        else:
            end = _cluster_end(text, end)
            put(_fold_cluster(text[start:end]), start, end)
        position = end
    return Folded("".join(out), starts, ends)


def _cluster_end(text: str, end: int) -> int:
    """Where the combining marks end that belong to the character before `end`."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _fold_cluster(cluster: str) -> str:
    first = cluster[0]
    if first in QUOTES:
        return "'"
    if first in DASHES:
        return "-"
    if unicodedata.category(first) == "Cf":
        return ""
    if unicodedata.decomposition(first).startswith(_UNLIKE):
        return cluster
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
    return "".join(" " if character.isspace() else character for character in plain)


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words and numbers do.

    "agreed" inside "disagreed" is another word, and "10" inside "10.5" another number. Scripts
    written without spaces have no such edges.
    """
    return not (_inside_word(text, start) or _inside_word(text, end))


def unspaced(text: str) -> bool:
    """Whether `text` begins in a script that is written without spaces between words."""
    return _UNSPACED.match(text) is not None


def _inside_word(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _joined(before) and _joined(after):
        return not (unspaced(before) or unspaced(after)) or (
            before.isdigit() and after.isdigit()
        )
    if after in ".," and before.isdigit():
        return at + 1 < len(text) and text[at + 1].isdigit()
    if before in ".," and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    return False


def _joined(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) != 0
