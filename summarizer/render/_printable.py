"""Any text made safe to show on one line: no controls, nothing without a shape, no half characters."""

from __future__ import annotations

import re
import unicodedata

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties: bidi controls, zero widths, tags.
SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_HALVES = re.compile("[\ud800-\udfff]")


def make_printable(text: str) -> str:
    """Make any text safe to show on one line of a terminal; safe text comes back unchanged.

    White space that holds a line break or a tab becomes one space, characters without a shape
    (zero widths, bidi controls) go, and other controls become U+FFFD.
    """
    if text.isprintable() and not SHAPELESS.search(text):
        return text
    text = SHAPELESS.sub("", text)
    text = re.sub(r"\s+", lambda m: m[0] if _BREAKS.isdisjoint(m[0]) else " ", text)
    return "".join("\ufffd" if unicodedata.category(c) in _UNSHOWABLE else c for c in text)


def replace_halves(text: str) -> str:
    """Put U+FFFD for half characters (lone surrogates), which UTF-8 cannot hold."""
    return _HALVES.sub("\ufffd", text)
