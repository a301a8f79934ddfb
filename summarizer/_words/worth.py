"""Worth: what a figure comes to, whatever its magnitude is called: 500万 is 5 million, 2 crore 20."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from math import prod

_VALUE = re.compile(r"(\d+(?:\.\d+)?)(\D.*)?")
_TIMES = {
    "00": 10**2,
    "0": 10,
    "×12": 12,
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "亿": 10**8,
    "兆": 10**12,
}  # as values show magnitudes (`numberwords`), and how many times each is
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
    times = prod(_TIMES[match[0]] for match in _MAGNITUDE.finditer(magnitudes or ""))
    exact = Context(prec=len(value) * 13)  # digits: however long, for 兆 has thirteen
    return exact.multiply(Decimal(found[1]), Decimal(times)), share
