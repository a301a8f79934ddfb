"""Calendars: the years of ours that a year of another calendar may be."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

OUR_YEARS = range(1850, 2200)


class Era(NamedTuple):
    """The years of a calendar, and what is added to one for the years of ours that it lies in.

    `languages`: those whose tag it takes to think of it, as its years may be ours; none is any.
    """

    years: range
    added: tuple[int, ...]
    languages: frozenset[str] = frozenset()


_NOW, _LATER = range(1900, 2150), range(1980, 2150)
_ERAS = (
    Era(range(1250, 1500), (621, 622)),  # Solar Hijri
    Era(range(1300, 1500), (593, 594)),  # Bengali
    Era(range(2400, 2650), (-543, -544)),  # Buddhist
    Era(range(5600, 5900), (-3760, -3761)),  # Hebrew
    Era(range(4180, 4400), (-2333,)),  # Dangun
    Era(_NOW, (7, 8), frozenset({"am", "ti"})),  # Ethiopian
    Era(_NOW, (78, 79), frozenset({"hi", "mr"})),  # Saka
    Era(_LATER, (-56, -57), frozenset({"hi", "ne", "gu", "mr"})),  # Vikram
)
_HIJRI_YEARS, _HIJRI_START, _HIJRI_LENGTH = range(1260, 1600), 621.57, 0.970224  # in years of ours
# Those of reigns: Meiji, Minguo and Taisho, Showa, Heisei, Reiwa.
_REIGNS = (1867, 1911, 1925, 1988, 2018)
_LONGEST_REIGN = 150


def years_meant(year: Decimal, language: str, *, in_reign: bool) -> Iterable[Decimal]:
    """Yield the years of ours that a year of a text may be.

    `in_reign` says whether it may count from the first year of a reign.
    """
    number = int(year)
    for era in _ERAS:
        if number in era.years and (not (era.languages and language) or language in era.languages):
            yield from (Decimal(number + added) for added in era.added)
    if number in _HIJRI_YEARS:
        first = int(_HIJRI_START + number * _HIJRI_LENGTH)
        yield from map(Decimal, (first, first + 1))
    if in_reign and number < _LONGEST_REIGN:
        yield from (Decimal(number + added) for added in _REIGNS if number + added in OUR_YEARS)
