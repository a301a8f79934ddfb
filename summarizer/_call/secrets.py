"""Secrets: which there are, how to find them in any text, and foreign words fit for a line of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

_SECRET_SETTINGS = (
    "OPENAI_API_KEY",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_ADMIN_KEY",
    "OPENAI_WEBHOOK_SECRET",
)
# "Bearer ..." is said of a key, and is none of it: https://www.rfc-editor.org/rfc/rfc9110#section-11.4
_SCHEME = re.compile(r"(?i)^(?:bearer|basic|token|api-?key)\s+")
# Shorter values are placeholders ("none", "EMPTY"), and common words besides.
SHORTEST_SECRET = 8


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
        slashes = r"\\*" if index or character in '"\\/' else ""
        code = f"{ord(character):x}"
        forms = [slashes + re.escape(character), rf"\\+(?i:u{code:0>4})", rf"(?i:%{code:0>2})"]
        parts.append(f"(?:{'|'.join(forms)})")
    return "".join(parts)


def one_line(text: str, key: str | None = None) -> str:
    """Foreign words, made fit for a line of ours: short, printable, without the key."""
    if key and len(key) < SHORTEST_SECRET:  # a placeholder ("none", "k"), and a part of other words
        text = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", "[key]", text)
    elif key:
        text = text.replace(key, "[key]")
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split())[:200] or "no reason given"
