"""Forms that stand for states, and where they stand in a text.

Of the forms that stand at one place of a text the longest counts: "South Korea" is not Korea, and
"Gulf of Mexico" names no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from summarizer._words.fold import normalize_unicode
from summarizer._words.joined_words import load_joined_words, split_joined_word
from summarizer._words.languages import words_of_all

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
IS_HAN = re.compile(f"[{_HAN}]")
WORD = re.compile(rf"[^\W_{_HAN}]+|\$")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+|\$")
# Two spellings of one letter: Arabic alif, ta marbuta and vowel signs, Russian ё, Turkish i.
_SAME = (
    dict(zip("أإآٱىةёЁİı", "اااايهеЕIi", strict=True))
    | dict.fromkeys(
        map(chr, [*range(0x64B, 0x653), 0x640, 0x670, 0x307, 0xAD, *range(0x200B, 0x2010)]), ""
    )
    | {"\u02bc": "'"}  # the apostrophe that is a letter
)
_VARIANT = re.compile(f"[{''.join(_SAME)}]")

Kind = Literal["name", "adjective", "abbreviation", "capital", "loose", "both", "decoy"]


@dataclass(frozen=True, slots=True)
class StateForm:
    """What a form stands for: one state, several that share it, both of two, or none.

    `common`: an everyday word in small letters, so that it counts only in capitals. `unsure`: a first
    name, another place or a common word in capitals too, so that it does not show what a claim names.
    """

    codes: frozenset[str]
    kind: Kind
    common: bool
    unsure: bool


class FoundForm(NamedTuple):
    """A form in a text: the words as printed there, and the words beside them ("" at an end)."""

    form: StateForm
    printed: tuple[str, ...]
    beside: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StateTables:
    """The tables: forms by their folded words, and the lengths in words that a first word begins."""

    forms: Mapping[str, StateForm]
    lengths: Mapping[str, tuple[int, ...]]
    han: Mapping[str, StateForm]
    han_lengths: Mapping[str, tuple[int, ...]]
    han_first: re.Pattern[str]
    named: Mapping[str, str]
    demonyms: frozenset[str]
    members: frozenset[str]
    namesakes: frozenset[str]

    def find(self, text: str) -> Iterator[FoundForm]:
        """Yield the forms in `text` from left to right, the longest at each place."""
        plain = plain_name(text)
        if plain.isascii():
            printed, lengths, low = _ASCII_WORD.findall(plain), self.lengths, plain.lower()
            words = printed if plain == low else _ASCII_WORD.findall(low)
            starts = [at for at, word in enumerate(words) if word in lengths]
        else:
            printed = WORD.findall(plain)
            words = printed if plain.islower() else [word.casefold() for word in printed]
            lengths, letters = self.lengths, load_joined_words().letters
            starts = [at for at, word in enumerate(words) if word in lengths]
            if not letters.isdisjoint(plain):
                starts = [at for at, word in enumerate(words) if word in lengths or word[0] in letters]
        end = 0
        for start in starts:
            if start < end:
                continue
            word = words[start]
            for first in (word,) if word.isascii() else (word, *split_joined_word(word)):
                size, form = self._longest(first, words, start)
                if form is not None:
                    end = start + size
                    beside = (printed[start - 1] if start else "", "".join(printed[end : end + 1]))
                    yield FoundForm(form, tuple(printed[start:end]), beside)
                    break
        if not plain.isascii():
            yield from self._find_han(plain)

    def _longest(self, first: str, words: list[str], start: int) -> tuple[int, StateForm | None]:
        for size in self.lengths.get(first, ()):
            form = self.forms.get(" ".join([first, *words[start + 1 : start + size]]))
            if form is not None:
                return size, form
        return 0, None

    def _find_han(self, text: str) -> Iterator[FoundForm]:
        for start, end in self._spans_in_han(text):
            yield FoundForm(self.han[text[start:end]], (text[start:end],), ("", ""))

    def _spans_in_han(self, text: str) -> Iterator[tuple[int, int]]:
        """Where forms stand in a text without spaces; of two that share a character the longer.

        The longer must be a state's: 汤加拿大 holds Canada, and 越南非常 Vietnam.
        """
        end = 0
        for match in self.han_first.finditer(text):
            start = match.start()
            size = self._longest_in_han(text, start) if start >= end else 0
            if size and not any(
                longer > size and self.han[text[later : later + longer]].kind != "decoy"
                for later in range(start + 1, start + size)
                if (longer := self._longest_in_han(text, later))
            ):
                end = start + size
                yield start, end

    def _longest_in_han(self, text: str, start: int) -> int:
        known, room = self.han, len(text) - start
        sizes = self.han_lengths.get(text[start], ())
        return next((size for size in sizes if size <= room and text[start : start + size] in known), 0)

    def blank_han_names(self, text: str) -> str:
        """`text` with a space for each name in it: 南非 (South Africa) denies nothing."""
        parts, end = list[str](), 0
        for start, stop in self._spans_in_han(text):
            parts.append(text[end:start])
            end = stop
        return " ".join([*parts, text[end:]])


def in_capitals(found: FoundForm) -> bool:
    """Whether a form that counts in capitals only is printed so."""
    if found.form.kind != "abbreviation":
        return not found.printed[-1].islower()
    if found.form.common and all(len(word) > 1 and word.isupper() for word in found.beside):
        return False  # CONTACT US TODAY
    return all(map(str.isupper, found.printed)) or not {"US", "BiH"}.isdisjoint(found.printed)


def plain_name(text: str) -> str:
    """`text` with one spelling for each letter that has two, in its own case."""
    if text.isascii():
        return text
    return _VARIANT.sub(lambda match: _SAME[match.group()], normalize_unicode(text))


def keys_of(plain: str, words: list[str]) -> list[str]:
    """What to look `plain` up by: its words, without an article, and, if Chinese, all of it."""
    if IS_HAN.search(plain):
        return ["".join(plain.split())]
    folded = [word.casefold() for word in words]
    keys = [" ".join(folded)]
    if len(folded) > 1 and folded[0] in _load_articles():
        keys.append(" ".join(folded[1:]))
    return keys


@cache
def _load_articles() -> frozenset[str]:
    return words_of_all("bodies", "articles before states")
