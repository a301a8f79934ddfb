"""Values of a PDF's objects and operands: strings, numbers and matrices, whatever a broken file has."""

from __future__ import annotations

import math
from typing import Any

from summarizer.read._pdf_glyphs import IDENTITY, Matrix


def resolve_value(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def read_string(value: Any) -> str | None:
    """A text string of a file: UTF-16 or UTF-8 where its first bytes say so (ISO 32000-1, 7.9.2.2)."""
    if not isinstance(value, bytes):
        return str(value) if isinstance(value, str) else None
    for mark, encoding in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if value.startswith(mark):
            return bytes(value[len(mark) :]).decode(encoding, "ignore")
    return bytes(value).decode("latin-1")


def read_matrix(operands: Any) -> Matrix:
    try:
        a, b, c, d, e, f = (float(number) for number in list(operands)[-6:])
    except (TypeError, ValueError):
        return IDENTITY
    return (a, b, c, d, e, f)


def read_number(operands: Any, at: int = 0, default: float = 0.0) -> float:
    try:
        number = float(operands[at])
    except (IndexError, TypeError, ValueError):
        return default
    return number if math.isfinite(number) else default


def read_numbers(value: Any) -> list[float]:
    """The numbers of an array; none where one is no number."""
    value = resolve_value(value)
    try:
        numbers = [float(resolve_value(part)) for part in value] if isinstance(value, list) else []
    except (TypeError, ValueError):
        return []
    return numbers if all(map(math.isfinite, numbers)) else []
