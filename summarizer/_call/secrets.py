"""Secrets: which there are, how to find them in any text, and foreign words fit for a line of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from summarizer._call.disguises import SoughtSecret, find_secrets

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
MOST_READ = 10_000  # characters of foreign words that make one line: the first 200 are shown
_MOST_SLASHES = 31  # before one character: JSON inside JSON, five times over


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

    A secret is found as it is, lower-cased, escaped, percent-encoded, as base64 or hexadecimal, parted
    by white space, and cut: half of it, or 16 of its characters, are enough (never fewer than 8).
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {secret for secret in secrets if secret}
        long = sorted(secret for secret in known if len(secret) >= SHORTEST_SECRET)
        self._long = [form for secret in long for form in SoughtSecret.forms_of(secret)]
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
        for start, end in reversed(find_secrets(text, self._long)):
            text = text[:start] + MASK + text[end:]
        return text

    def hide_in(self, tree: Any) -> Any:
        """A tree of JSON with every secret hidden in its texts, keys included."""
        # Nearly always there is none: the texts together are looked through faster than each by itself.
        if self._long and find_secrets("\n".join(_texts_in(tree)), self._long):
            return self._hide_in_each(tree)
        return tree

    def _hide_in_each(self, tree: Any) -> Any:
        if isinstance(tree, dict):
            return {self.hide(name): self._hide_in_each(value) for name, value in tree.items()}
        if isinstance(tree, list | tuple):  # as pydantic dumps what it has read
            return [self._hide_in_each(value) for value in tree]
        return self.hide(tree) if isinstance(tree, str) else tree

    def one_line(self, text: str) -> str:
        """Foreign words, made fit for a line of ours: short, printable, without a secret."""
        text = self.hide(text[:MOST_READ])
        for secret in self._short:  # a placeholder ("none", "k"), and a part of other words
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", MASK, text)
        shown = "".join(character if character.isprintable() else " " for character in text)
        return " ".join(shown.split())[:200] or "no reason given"


def _texts_in(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list | tuple):
        for branch in tree:
            yield from _texts_in(branch)
            if isinstance(tree, dict):
                yield from _texts_in(tree[branch])


def keys_in_path(base_url: str | None) -> list[str]:
    """The parts of an address's path that look like keys: 12 letters and digits together, of both."""
    parts = urlsplit(base_url or "").path.split("/")
    return [part for part in parts if any(map(_is_mixed, re.findall(r"\w{12,}", part)))]


def _is_mixed(run: str) -> bool:
    return any(map(str.isdigit, run)) and any(map(str.isalpha, run))
