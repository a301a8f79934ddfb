"""Signs in a Word file: ticks and boxes of symbol fonts as characters, raised and lowered figures.

Fonts like Wingdings have pictures where others have letters: "ü" in Wingdings is a tick.
"""

from __future__ import annotations

UP = str.maketrans("0123456789+-−–ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁱᵛˣˡᶜ")
RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# By the code of the letter that is drawn as the sign; what is not listed has no meaning for a reader.
_SIGNS = {
    "wingdings": (
        "6C● 6E■ 6F☐ 70❐ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 9F• A1○ A7▪ A8☐ D8➢ DF← E0→ E1↑ E2↓ E8➔"
        " F0⇨ FB✘ FC✔ FD☒ FE☑"
    ),
    "wingdings 2": "4F✘ 50✔ 51☒ 52☑ 53☒ 54☒ 55☒ 56☒ 97● A2■ A3☐ 2A☐ 30☐",
    "wingdings 3": "22→ 24↑ 26→ 7D▶ 84▶",
    "webdings": "34▶ 61✔ 63☐ 67■ 6E● 72✘",
    "symbol": (
        "2D− 61α 62β 67γ 64δ 6Cλ 6Dμ 70π 73σ A3≤ A5∞ AE→ AC← B0° B1± B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈"
        " BC… D6√ DE⇒ E5∑"
    ),
}
_TABLES = {
    font: {int(entry[:2], 16): entry[2:] for entry in signs.split()} for font, signs in _SIGNS.items()
}
UNKNOWN = "\ufffd"


def is_symbol_font(font: str | None) -> bool:
    return (font or "").casefold() in _TABLES


def write_signs(text: str, font: str | None) -> str:
    """Text in a symbol font as what it shows; signs without a meaning are U+FFFD."""
    table = _TABLES.get((font or "").casefold(), {})
    greek = (font or "").casefold() == "symbol"
    signs: list[str] = []
    for letter in text:
        code = ord(letter) - 0xF000 if 0xF000 <= ord(letter) <= 0xF0FF else ord(letter)
        plain = letter.isspace() or (greek and chr(code) in "0123456789()[]{}+.,/:;%!&<>=|?")
        signs.append(table.get(code, chr(code) if plain else letter if code > 0xFF else UNKNOWN))
    return "".join(signs)
