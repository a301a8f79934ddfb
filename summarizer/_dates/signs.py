"""Signs: private-use characters that carry what is read of a wording before its words are.

A wording that has one of its own is refused.
"""

from __future__ import annotations

_MONTH_SIGN, _WEEKDAY_SIGN = 0xE000, 0xE020
LONE_SIGN = "\ue030"  # 21日 with nothing beside it is a day; "21" is any number
CLOCK_SIGN = "\ue032"  # 10:30
EDGE = "\ue031"  # where a text around a wording is cut off


def month_sign(month: int) -> str:
    """The sign of a month, 1 to 12."""
    return chr(_MONTH_SIGN + month)


def weekday_sign(weekday: int) -> str:
    """The sign of a weekday; Monday is 0."""
    return chr(_WEEKDAY_SIGN + weekday)
