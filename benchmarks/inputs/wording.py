"""The words of a text as benchmarks compare and spoil them, by rules of their own.

What is to be tested has rules for the same; these are others, so that a fault of those shows.
"""

from __future__ import annotations

import random
import re
import unicodedata

from benchmarks.inputs.word_lists import DENIALS, NEGATIONS, Pairs

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(
    rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W_])+(?:[-‐‑'’.,:](?!{UNSPACED.pattern})[^\W_]+)*|[$€£¥₽₹₵%‰]"
)


def plain_words(text: str) -> str:
    """The words, numbers and currency signs of a text, one space around each: no typography."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return f" {' '.join(_TOKEN.findall(plain))} "


def is_negation(word: str, language: str) -> bool:
    """Whether a word is, or ends in, a negation of that language."""
    plain = re.sub(r"^\W+|\W+$", "", word.casefold())
    held = language == "zh" and any(sign in word for sign in NEGATIONS["zh"])
    return held or plain in NEGATIONS[language] or plain.endswith(("n't", "n’t"))


def denies(word: str, language: str) -> bool:
    """Whether a word negates, or is a verb or conjunction that does so: "denied", "unless"."""
    return is_negation(word, language) or word.casefold().strip(",.;:") in DENIALS


def split_words(text: str) -> tuple[list[str], str]:
    """The words of a text and what joins them: nothing in Chinese, where they are characters."""
    if UNSPACED.search(text):
        return re.findall(r"[0-9]+|.", text), ""
    return text.split(), " "


def exchanged(rng: random.Random, text: str, pairs: Pairs) -> str | None:
    """The text with one of the old words in it exchanged for its new one."""
    found: list[tuple[int, int, str]] = []
    for old, new in pairs:
        edges = (r"(?<!\w)", r"(?!\w)") if old[0].isalnum() and not UNSPACED.match(old) else ("", "")
        for match in re.finditer(edges[0] + re.escape(old) + edges[1], text, re.IGNORECASE):
            found.append((*match.span(), new))
    if not found:
        return None
    start, end, new = rng.choice(found)
    return text[:start] + (new.capitalize() if text[start].isupper() else new) + text[end:]
