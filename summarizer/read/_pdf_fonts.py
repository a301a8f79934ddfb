"""Fonts of a PDF: what each code in a string means as text, and how far it moves the pen.

The meaning and the widths come from pypdf's own reading of a font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.read._pdf_values import read_number, read_numbers

_FORMS = (("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))  # of Hebrew and Arabic letters
UNREADABLE = "\ufffd"  # stands for what is drawn, and nothing in the file says what it is
_BLANKS = "\x01\x02\x03"  # glyphs that are white space by custom, after the one for what is missing
BYTES = 256
UNKNOWN = 0.5  # of an em: how far a code moves the pen whose font does not say


@dataclass(slots=True)
class PdfFont:
    """One font; `codes` are those met so far: to text, ems, and whether it is a space.

    `numbered` is whether its codes are numbers of glyphs: without an entry in `letters` they mean
    nothing. `widths` are the codes that it says a width of, `names` what glyphs are called ("/a").
    """

    encoding: Any = None
    letters: Any = None
    width_of: Any = None
    scale: float = 0.001
    numbered: bool = False
    widths: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
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
        simple = not isinstance(self.encoding, str)
        if self.numbered and code not in (self.letters or {}):
            blank = code in _BLANKS and " " not in self.letters.values()
            return " " if blank else UNREADABLE * bool(width), width, False
        named = simple and text == name and len(name) > 1
        plain = _spell_name(text, self.names) if named else spell_plainly(text)
        drawn = bool(text) and width and (code in self.widths or not simple)
        return plain or UNREADABLE * bool(drawn), width, code == " " and simple


def make_font(font: Any, resource: Any, names: Mapping[str, str]) -> PdfFont:
    """A font as pypdf reads it (`font`), of a dictionary of the file (`resource`).

    `names` are the texts of glyphs by name ("/a").
    """
    widths: dict[str, Any] = (
        dict(font.character_widths) if font.interpretable else _list_widths(resource)
    )
    default = widths.get("default", 500)
    space = font.space_width

    def measure(code: str) -> float:
        width = widths.get(code, default)
        return float(space if code == font.space_char and not width else width)

    scale = 0.001
    if resource.get("/Subtype") == "/Type3":
        matrix = resource.get("/FontMatrix")
        scale = abs(float(matrix[0])) if matrix else scale
    named = str(resource.get("/Encoding"))
    numbered = font.encoding == "utf-16-be" and not named.startswith("/Uni")
    return PdfFont(font.encoding, font.character_map, measure, scale, numbered, frozenset(widths), names)


def _list_widths(resource: Any) -> dict[str, float]:
    """The widths of a simple font's codes, as the file lists them."""
    first = int(read_number([resource.get("/FirstChar")]))
    widths = read_numbers(resource.get("/Widths"))
    return {chr(first + at): width for at, width in enumerate(widths) if 0 <= first + at < BYTES}


def is_nameless(text: str) -> bool:
    """Whether a glyph has a text without a meaning: none is known, or only its font knows it."""
    return text == UNREADABLE or "\ue000" <= text <= "\uf8ff"


def _spell_name(name: str, known: Mapping[str, str]) -> str:
    """The text of a glyph by its name ("/f_i", "/a.sc"; Adobe's rules), none where it says nothing."""
    if not name.startswith("/"):
        return spell_plainly(name)
    parts = name[1:].partition(".")[0].split("_")
    return "".join(spell_plainly(known.get(f"/{part}", "")) for part in parts)


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
