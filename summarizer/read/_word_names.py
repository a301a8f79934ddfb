"""Names in a Word file: its elements and attributes, the same for files of the strict kind."""

from __future__ import annotations

from typing import Any

_OFFICE = "http://schemas.openxmlformats.org/"
_WORD = (f"{_OFFICE}wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_MATH = (f"{_OFFICE}officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_OTHERS = {
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    f"{_OFFICE}drawingml/2006/chart": "chart",
    "http://purl.oclc.org/ooxml/drawingml/chart": "chart",
    f"{_OFFICE}drawingml/2006/diagram": "diagram",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "diagram",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_PREFIXES = dict.fromkeys(_WORD, "w") | dict.fromkeys(_MATH, "m") | _OTHERS
_OFF = ("0", "false", "off", "none")


def name_of(element: Any) -> str:
    """The name of an element with the usual prefix of its namespace: "w:p", "m:t"; "" for a comment."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag[1:].rpartition("}")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def value_of(element: Any, name: str = "val") -> str | None:
    """An attribute of an element, in whichever namespace of Word it is."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def find_child(element: Any, *names: str) -> Any:
    """The element that a path of names leads to, each the first child of that name, or None."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if name_of(child) == name), None)
    return element


def list_children(element: Any, name: str) -> list[Any]:
    return [] if element is None else [child for child in element if name_of(child) == name]


def is_on(element: Any) -> bool | None:
    """Whether a property is switched on; None where it is not there."""
    return None if element is None else (value_of(element) or "1").casefold() not in _OFF


def read_number(element: Any, default: int = 0) -> int:
    """The whole number that an element has as its value."""
    text = value_of(element) if element is not None else None
    digits = (text or "").strip()
    plain = len(digits) <= 9 and digits.lstrip("-").isascii() and digits.lstrip("-").isdigit()
    return int(digits) if plain else default
