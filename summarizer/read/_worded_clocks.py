"""Worded clocks: "0 minutes 12 seconds" in any language that babel knows, as Teams has, and 2:42 PM."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

_SECONDS = {"duration-hour": 3600, "duration-minute": 60, "duration-second": 1}
_PART = r"(\d{1,4})[ \u00a0]?([^\W\d_]{1,20})\.?"
_NEXT = rf"(?:,?[ \u00a0]?(?:[^\W\d_]{{1,3}}[ \u00a0])?{_PART})?"
_WORDED = re.compile(rf"(?<![\d:.,]){_PART}{_NEXT}{_NEXT}(?:[ \t]?\d{{1,2}}(?::\d\d){{1,2}})?$")
# What chats show: 2:42 PM, 5/4/2026 2:42 PM.
_HALF_DAY = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \t])?"
    r"\b(\d{1,2}):(\d\d)(?::(\d\d))?[ \u00a0\u202f]?([AaPp])\.?[Mm]\b\.?(?=[)\]]?:?$)"
)
LONGEST = 120  # characters of a line with a clock
NOON = 12  # hours


def write_clocks(lines: Sequence[str]) -> list[str]:
    """Lines with the clocks at their ends in figures: "Ana Lee 1 minute 2 seconds" as "Ana Lee 0:01:02".

    A clock in figures behind the worded one says the same again. Lines are left as they are where no
    two end with the same word behind a number.
    """
    lines = [_write_hours(line) for line in lines]
    found = [_WORDED.search(line) if 0 < len(line) <= LONGEST else None for line in lines]
    often = Counter(match[match.lastindex or 0].casefold() for match in found if match)
    if max(often.values(), default=0) < 2:
        return lines
    return [
        _write_clock(line, match) if match else line for line, match in zip(lines, found, strict=True)
    ]


def _write_hours(line: str) -> str:
    """A line with the clock at its end from midnight: "Ana Lee 2:42 PM" as "Ana Lee 14:42:00"."""
    found = _HALF_DAY.search(line) if 0 < len(line) <= LONGEST else None
    if found is None or ":" in line[: found.start()]:
        return line
    hour = int(found[1]) % NOON + (NOON if found[4] in "Pp" else 0)
    return f"{line[: found.start()]}{hour}:{found[2]}:{found[3] or '00'}{line[found.end() :]}"


def _write_clock(line: str, found: re.Match[str]) -> str:
    parts = [
        (int(found[at]), _load_units().get(found[at + 1].casefold(), 0)) for at in (1, 3, 5) if found[at]
    ]
    units = [unit for _, unit in parts]
    said = ":" in line[: found.start()]  # what is said may end with a time, too
    if said or 0 in units or units != sorted({*units}, reverse=True):
        return line
    total = sum(count * unit for count, unit in parts)
    return f"{line[: found.start()]}{total // 3600}:{total // 60 % 60:02}:{total % 60:02}"


@cache
def _load_units() -> dict[str, int]:
    """The seconds of every name of an hour, a minute or a second, long and short."""
    from babel import localedata  # here: it takes a second, and few texts need it
    from babel.units import format_unit

    units: dict[str, int] = {}
    for language in [code for code in localedata.locale_identifiers() if len(code) == 2]:
        for unit, seconds in _SECONDS.items():
            for length in ("long", "short", "narrow"):
                for count in (1, 2, 5, 11):
                    name = re.sub(r"[\d\W_]+", " ", format_unit(count, unit, length, locale=language))
                    units.setdefault(name.strip().casefold(), seconds)
    return {name: seconds for name, seconds in units.items() if name and " " not in name}
