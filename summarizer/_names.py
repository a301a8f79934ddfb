"""Names of states: the ISO 3166-1 alpha-3 code that a party's name stands for, where it is plain."""

from __future__ import annotations

from functools import lru_cache

# What reports call states whose ISO name is another. The capitals and adjectives that stand for
# states come with the full table of names; until then such a party has no code.
_COMMON = {
    "america": "USA",
    "bolivia": "BOL",
    "britain": "GBR",
    "brunei": "BRN",
    "burma": "MMR",
    "cape verde": "CPV",
    "czech republic": "CZE",
    "drc": "COD",
    "dr congo": "COD",
    "east timor": "TLS",
    "great britain": "GBR",
    "holland": "NLD",
    "iran": "IRN",
    "ivory coast": "CIV",
    "laos": "LAO",
    "moldova": "MDA",
    "north korea": "PRK",
    "palestine": "PSE",
    "russia": "RUS",
    "south korea": "KOR",
    "swaziland": "SWZ",
    "syria": "SYR",
    "taiwan": "TWN",
    "tanzania": "TZA",
    "turkey": "TUR",
    "u.k.": "GBR",
    "u.s.": "USA",
    "uae": "ARE",
    "uk": "GBR",
    "us": "USA",
    "vatican": "VAT",
    "venezuela": "VEN",
    "vietnam": "VNM",
}


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """The code of the state that `name` is an English name of, or None. Never a guess.

    Names are looked up in pycountry (name, common name, official name) and in a short table.
    """
    plain = " ".join(name.split()).casefold().removeprefix("the ")
    return _COMMON.get(plain) or _iso_names().get(plain)


@lru_cache(maxsize=1)
def _iso_names() -> dict[str, str]:
    import pycountry  # reads a large table: only once a name is looked up

    names: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            label = getattr(country, field, None)
            if label:
                names[label.casefold().removeprefix("the ")] = country.alpha_3
    return names
