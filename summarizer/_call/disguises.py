"""Disguises: the forms in which a text may hold a secret, and where in the text it does."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LEAST = 8  # characters of a secret that may give it away, never fewer
ENOUGH = 16  # characters that do, and half of a shorter secret
# What stands in a text for one letter ("%41", "%2541", "\\u0041", "&#65;"), or between two of them:
# white space, control characters, what is not seen, and backslashes before anything.
_ESCAPES = re.compile(
    r"%(?:25){0,8}(?P<percent>[0-7][0-9a-fA-F])|\\{1,8}(?:u00|x)(?P<code>[0-7][0-9a-fA-F])"
    r"|&\#[xX]0{0,6}(?P<html>[2-7][0-9a-fA-F]);?|&\#0{0,6}(?P<number>[1-9][0-9]{1,2});?"
    r"|[\\\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_SLOW = re.compile(r"[%\\&]")  # what an escape begins with that can be printed


@dataclass(frozen=True, slots=True)
class SoughtSecret:
    """A form of a secret in plain letters, how much of it gives it away, and pieces of any such part."""

    plain: str
    least: int
    pieces: tuple[tuple[int, str], ...]

    @classmethod
    def forms_of(cls, secret: str) -> list[SoughtSecret]:
        """The secret as it is, as base64 from any byte of a longer text, and as hexadecimal.

        A value of several words ("Foreign Affairs Desk") is no key: only all of it gives it away.
        """
        words = len(secret.split()) > 1
        raw = secret.encode("utf-8", "surrogatepass")
        encoded = [raw.hex(), *(_base64_within(raw, before) for before in range(3))]
        plain = cls._of(write_plainly(secret), whole=words)
        return [plain, *(cls._of(write_plainly(form)) for form in encoded)]

    @classmethod
    def _of(cls, plain: str, *, whole: bool = False) -> SoughtSecret:
        least = len(plain) if whole else max(LEAST, min(ENOUGH, len(plain) // 2))
        size = (least + 1) // 2  # any part of `least` characters holds one of these pieces whole
        starts = range(0, len(plain) - size + 1, size)
        return cls(plain, least, tuple((at, plain[at : at + size]) for at in starts))

    def spans_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the secret, or enough of it, stands in a text of plain letters."""
        for start, piece in self.pieces:
            at = text.find(piece)
            while at >= 0:
                low, high = at, at + len(piece)
                first, last = start, start + len(piece)
                while low and first and text[low - 1] == self.plain[first - 1]:
                    low, first = low - 1, first - 1
                while high < len(text) and last < len(self.plain) and text[high] == self.plain[last]:
                    high, last = high + 1, last + 1
                if high - low >= self.least:
                    yield low, high
                at = text.find(piece, at + 1)


def find_secrets(text: str, sought: Sequence[SoughtSecret]) -> list[tuple[int, int]]:
    """Where a text holds secrets: half-open offsets into it, in order, those that touch as one."""
    quick = write_plainly(text)
    if not any(piece in quick for secret in sought for _, piece in secret.pieces):
        return []
    letters, places = _place_letters(text)
    spans = sorted(span for secret in sought for span in secret.spans_in(letters))
    return _unite_spans((places[start][0], places[end - 1][1]) for start, end in spans)


def write_plainly(text: str) -> str:
    """A text without what may stand in or between the letters of a secret, in small letters."""
    short = "".join(text.split())
    if _SLOW.search(short) or not short.isprintable():
        short = _ESCAPES.sub(_letter_of, short)
    return _fold_letters(short)


def _letter_of(escape: re.Match[str]) -> str:
    """The letter that an escape stands for; none for what stands between two of them."""
    code = escape["percent"] or escape["code"] or escape["html"]
    if code or escape["number"]:
        return chr(int(code, 16) if code else int(escape["number"]))
    return ""


def _fold_letters(text: str) -> str:
    """Small letters, and the two alphabets of base64 as one. Its length is kept, so offsets are."""
    small = text.lower()
    small = small if len(small) == len(text) else "".join(letter.lower()[0] for letter in text)
    return small.replace("-", "+").replace("_", "/")


def _place_letters(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The plain letters of a text, and where in the text each of them stood, escapes included."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    at = begin = 0  # a backslash belongs to the letter behind it
    for escape in _ESCAPES.finditer(text):
        if at < escape.start():
            letters += text[at : escape.start()]
            places.append((begin, at + 1))
            places += ((place, place + 1) for place in range(at + 1, escape.start()))
            begin = escape.start()
        at = escape.end()
        if letter := _letter_of(escape):
            letters.append(letter)
            places.append((begin, at))
        elif escape[0] == "\\":
            continue
        begin = at
    if at < len(text):
        letters += text[at:]
        places.append((begin, at + 1))
        places += ((place, place + 1) for place in range(at + 1, len(text)))
    return _fold_letters("".join(letters)), places


def _base64_within(raw: bytes, before: int) -> str:
    """What is the same in the base64 of every text that holds `raw` behind so many bytes, modulo 3."""
    encoded = base64.b64encode(bytes(before) + raw).decode()
    return encoded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]


def _unite_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united
