"""Fonts of a PDF: what each code in a string means as text, and how far it moves the pen.

The meaning and the widths come from pypdf's own reading of a font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_FORMS = (("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))  # of Hebrew and Arabic letters
UNKNOWN = 0.5  # of an em: how far a code moves the pen whose font does not say


@dataclass(slots=True)
class PdfFont:
    """One font; `codes` are those met so far: to text, ems, and whether it is a space."""

    encoding: Any = None
    letters: Any = None
    width_of: Any = None
    scale: float = 0.001
    space_code: str = " "
    codes: dict[str, tuple[str, float, bool]] = field(default_factory=dict)

    def read_codes(self, string: bytes) -> Iterator[tuple[str, float, bool]]:
        """What each code of a string stands for: its text, its width in ems, whether it is byte 32."""
        if isinstance(self.encoding, str):
            raw = string.decode(self.encoding, "replace")
        else:
            raw = string.decode("latin-1")
        for code in raw:
            known = self.codes.get(code)
            if known is None:
                known = self.codes[code] = self._look_up(code)
            yield known

    def _look_up(self, code: str) -> tuple[str, float, bool]:
        name = code
        if isinstance(self.encoding, dict):
            name = self.encoding.get(ord(code), code)
        text = str(self.letters.get(name, name)) if self.letters else name
        width = UNKNOWN
        if self.width_of is not None:
            width = float(self.width_of(code)) * self.scale
        return spell_plainly(text), width, code == " " and not isinstance(self.encoding, str)


def make_font(font: Any, resource: Any) -> PdfFont:
    """A font as pypdf reads it (`font`), of a dictionary of the file (`resource`)."""
    widths: dict[str, Any] = dict(font.character_widths)
    default = widths.get("default", 500)
    space = font.space_width

    def measure(code: str) -> float:
        width = widths.get(code, default)
        return float(space if code == font.space_char and not width else width)

    scale = 0.001
    if resource.get("/Subtype") == "/Type3":
        matrix = resource.get("/FontMatrix")
        scale = abs(float(matrix[0])) if matrix else scale
    return PdfFont(font.encoding, font.character_map, measure, scale)


def spell_plainly(text: str) -> str:
    """Text of one glyph with plain letters: no forms of Arabic and Hebrew for their place in a word.

    Controls and half characters are no writing: odd fonts have them for glyphs without a name.
    """
    if text.isascii() and text.isprintable():
        return text
    if any(first <= character <= last for character in text for first, last in _FORMS):
        text = unicodedata.normalize("NFKC", text).strip() or text
    if text in ("\t", "\n", "\r", "\xa0"):
        return " "
    return "".join(
        character for character in text if unicodedata.category(character) not in ("Cc", "Cs")
    )
