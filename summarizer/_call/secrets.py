"""Secrets: which there are, how to find them in any text, and foreign words fit for a line of ours."""

from __future__ import annotations

import os
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_KEYS = ("OPENAI_API_KEY", "SUMMARIZER_VERIFY_API_KEY")  # hidden however short they are
_SECRET_SETTINGS = (
    *_KEYS,
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_ADMIN_KEY",
    "OPENAI_WEBHOOK_SECRET",
)
# "Bearer ..." is said of a key, and is none of it: https://www.rfc-editor.org/rfc/rfc9110#section-11.4
_SCHEME = re.compile(r"(?i)^(?:bearer|basic|token|api-?key)\s+")
# Shorter values are placeholders ("none", "EMPTY"), and common words besides.
SHORTEST_SECRET = 8
MASK = "[key]"
_MOST_SLASHES = 31  # before one character: JSON inside JSON, five times over
# "%41", "%2541", "\\u0041", and backslashes before anything.
_ESCAPES = re.compile(
    r"%(?:25)*(?P<percent>[0-7][0-9a-fA-F])|\\{1,8}u00(?P<unicode>[0-7][0-9a-fA-F])|\\+"
)
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def secrets_in_use(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What must never be recorded: the setting's name and its value, of 8 characters or more."""
    found = {name: environment.get(name, "").strip() for name in _SECRET_SETTINGS}
    for line in environment.get("OPENAI_CUSTOM_HEADERS", "").splitlines():
        name, _, value = line.partition(":")
        found[f"OPENAI_CUSTOM_HEADERS ({name.strip()})"] = _SCHEME.sub("", value.strip())
    return {name: value for name, value in found.items() if len(value) >= SHORTEST_SECRET}


def holds_secret(text: str, secret: str) -> bool:
    """Whether a text holds a secret, plainly or in an escaped form."""
    return pattern_of([secret]).search(text) is not None


def pattern_of(secrets: Iterable[str]) -> re.Pattern[str]:
    """Finds each secret as it is, and escaped: in JSON, in JSON inside JSON, or in a URL."""
    patterns = [_escaped_forms(secret) for secret in sorted(secrets, key=len, reverse=True) if secret]
    return re.compile("|".join(patterns) or r"(?!)")


def _escaped_forms(secret: str) -> str:
    parts = []
    for index, character in enumerate(secret):
        slashes = rf"\\{{0,{_MOST_SLASHES}}}" if index or character in '"\\/' else ""
        code = f"{ord(character):x}"
        forms = [
            slashes + re.escape(character),
            rf"\\{{1,{_MOST_SLASHES}}}(?i:u{code:0>4})",
            rf"(?i:%{code:0>2})",
        ]
        parts.append(f"(?:{'|'.join(forms)})")
    return "".join(parts)


class Secrets:
    """Hides secrets in whatever an endpoint says: the one room that its words go through.

    A secret is found as it is, lower-cased, escaped, percent-encoded, and cut: half of it, or 16 of its
    characters, are enough (never fewer than 8).
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {secret for secret in secrets if secret}
        self._long = [_Sought.of(secret) for secret in known if len(secret) >= SHORTEST_SECRET]
        self._short = [secret for secret in known if len(secret) < SHORTEST_SECRET]

    @classmethod
    def in_use(cls, *base_urls: str | None, environment: Mapping[str, str] = os.environ) -> Secrets:
        """Those of the environment, and the keys in the paths of the endpoints' addresses."""
        keys = [environment.get(name, "").strip() for name in _KEYS]
        in_paths = [key for base_url in base_urls for key in keys_in_path(base_url)]
        return cls([*keys, *secrets_in_use(environment).values(), *in_paths])

    def hide(self, text: str) -> str:
        """The text with [key] for every secret in it."""
        if not self._long or len(text) < SHORTEST_SECRET:
            return text
        plain, offsets = _plain_letters(text)
        spans = sorted(span for sought in self._long for span in sought.spans_in(plain))
        for start, end in reversed(_united(spans)):
            text = text[: offsets(start)] + MASK + text[offsets(end) :]
        return text

    def hide_in(self, tree: Any) -> Any:
        """A tree of JSON with every secret hidden in its texts, keys included."""
        if not self._long:
            return tree
        if isinstance(tree, dict):
            return {self.hide(name): self.hide_in(value) for name, value in tree.items()}
        if isinstance(tree, list | tuple):  # as pydantic dumps what it has read
            return [self.hide_in(value) for value in tree]
        return self.hide(tree) if isinstance(tree, str) else tree

    def one_line(self, text: str) -> str:
        """Foreign words, made fit for a line of ours: short, printable, without a secret."""
        text = self.hide(text)
        for secret in self._short:  # a placeholder ("none", "k"), and a part of other words
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", MASK, text)
        shown = "".join(character if character.isprintable() else " " for character in text)
        return " ".join(shown.split())[:200] or "no reason given"


def keys_in_path(base_url: str | None) -> list[str]:
    """The parts of an address's path that look like keys: 12 letters and digits together, of both."""
    parts = urlsplit(base_url or "").path.split("/")
    return [part for part in parts if any(map(_is_mixed, re.findall(r"\w{12,}", part)))]


def _is_mixed(run: str) -> bool:
    return any(map(str.isdigit, run)) and any(map(str.isalpha, run))


@dataclass(frozen=True, slots=True)
class _Sought:
    """A secret in plain letters, how much of it gives it away, and pieces that any such part holds."""

    plain: str
    least: int
    pieces: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, secret: str) -> _Sought:
        plain, _ = _plain_letters(secret)
        least = max(SHORTEST_SECRET, min(16, len(plain) // 2))
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


def _plain_letters(text: str) -> tuple[str, Callable[[int], int]]:
    """A text in small letters and without escapes, and where each character of it stood."""
    if not _ESCAPES.search(text):
        return text.translate(_LOWER), int
    letters: list[str] = []
    starts: list[int] = []
    at = 0
    for escape in _ESCAPES.finditer(text):
        letters += text[at : escape.start()]
        starts += range(at, escape.start())
        code = escape["percent"] or escape["unicode"]
        if code:
            letters.append(chr(int(code, 16)))
            starts.append(escape.start())
        at = escape.end()
    letters += text[at:]
    starts += range(at, len(text) + 1)
    return "".join(letters).translate(_LOWER), starts.__getitem__


def _united(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one."""
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united
