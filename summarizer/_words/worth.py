"""Worth: what a figure comes to, whatever its magnitude is called: 500万 is 5 million, 2 crore 20."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_VALUE = re.compile(r"(\d+(?:\.\d+)?)(\D.*)?")
_TIMES = {
    "00": 2,
    "k": 3,
    "m": 6,
    "bn": 9,
    "tn": 12,
    "lakh": 5,
    "crore": 7,
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "兆": 12,
}  # as values show magnitudes (`numberwords`), and how many zeros each has
_SHARES = ("%", "pp")
_MAGNITUDE = re.compile("|".join(_TIMES))


@lru_cache(maxsize=1024)
def worth_of(value: str) -> tuple[Decimal | str, str]:
    """What a value comes to ("2.5bn" is 2500000000), and whether in percent or percentage points."""
    share = next((mark for mark in _SHARES if value.endswith(mark)), "")
    found = _VALUE.fullmatch(value.removesuffix(share))
    magnitudes = found and (found[2] or "")
    if not found or _MAGNITUDE.sub("", magnitudes or ""):
        return value.removesuffix(share), share
    zeros = sum(_TIMES[match[0]] for match in _MAGNITUDE.finditer(magnitudes or ""))
    return Decimal(f"{found[1]}E{zeros}"), share  # exact, however long
