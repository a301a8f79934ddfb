"""The names of states that two libraries know: CLDR's through babel, ISO 3166's through pycountry.

Both read large tables, so they are imported only once a name is looked up. Codes are ISO 3166-1
alpha-3, and XKX for Kosovo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_LOCALES = (
    "en es fr de pt it ru uk ar zh_Hans zh_Hant tr id"
    " en_GB es_419 fr_CA de_CH pt_PT ar_SA zh_Hant_HK"  # other names for the same: Quénia, Vénézuéla
).split()
NAME_LANGUAGES = tuple(dict.fromkeys(locale.partition("_")[0] for locale in _LOCALES))
_ISO_LOCALES = "es fr de pt pt_BR it ru uk ar zh_CN zh_TW zh_HK tr id".split()
_FIELDS = ("name", "common_name", "official_name")
_BRACKETED = re.compile(r"(.[^(\n]*?) ?\((.+)\)")
_STRONG = re.compile(r"(?<!\w)(\w+(?:reich|staat|tum))(?= )")  # with a genitive: des Königreichs


def list_iso_names() -> Iterator[tuple[str, str]]:
    """Each country's code with its names in English: the name, a common one, the official one."""
    import pycountry

    for country in pycountry.countries:
        for field in _FIELDS:
            if label := getattr(country, field, None):
                yield country.alpha_3, label.removeprefix("The ")


def list_cldr_names() -> Iterator[tuple[str, str]]:
    """Codes with their names in all languages, as they are spelled and inflected there.

    The names of what is no state ("Europe") have the code "", and come last.
    """
    from babel import Locale

    alpha_3 = _list_codes()
    groups: list[str] = []
    for tag in _LOCALES:
        for code, label in Locale.parse(tag).territories.items():
            if code not in alpha_3:
                groups.append(label)
                continue
            for form in _spell_label(label, code, tag):
                yield alpha_3[code], form
    yield from (("", label) for label in groups)


def list_names_in(language: str) -> Iterator[tuple[str, str]]:
    """Codes with the names that CLDR has in the language of a tag; none where it does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        labels = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return
    codes = _list_codes()
    yield from ((codes[code], label) for code, label in labels.items() if code in codes)


def _list_codes() -> dict[str, str]:
    import pycountry

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


def list_cities() -> Iterator[tuple[str, str]]:
    """The cities that name time zones: the last word of the zone ("Kuala_Lumpur"), and a name."""
    from babel import Locale

    for tag in _LOCALES:
        for zone, names in Locale.parse(tag).time_zones.items():
            if city := names.get("city"):
                yield zone.rpartition("/")[2], city


def list_official_names() -> Iterator[tuple[str, str]]:
    """Codes with their official names in other languages than English."""
    import pycountry

    labels = [
        (country.alpha_3, getattr(country, "official_name", country.name))
        for country in pycountry.countries
        if country.alpha_3 != "TWN"  # whose name there says whose province it is
    ]
    for tag in _ISO_LOCALES:
        translate = _load_translations("iso3166-1", tag)
        for code, label in labels:
            told = translate(label)
            if told != label:
                for form in _spell_label(_turn_name(told), "", tag):
                    yield code, form


def list_former_names() -> Iterator[str]:
    """The names of states that are no more, of ISO 3166-3: "German Democratic Republic"."""
    import pycountry

    for tag in ["en", *_ISO_LOCALES]:
        translate = _load_translations("iso3166-3", tag)
        for country in pycountry.historic_countries:
            yield from _spell_label(_turn_name(translate(country.name)), "", tag)


def list_english_names() -> Mapping[str, str]:
    """The English name of each state and territory by its code: CLDR's, or ISO's where that is shorter.

    CLDR has "Russia" for ISO's "Russian Federation", ISO has "Myanmar" for CLDR's "Myanmar (Burma)".
    """
    import pycountry
    from babel import Locale

    labels = Locale.parse("en").territories
    names = {"XKX": labels["XK"]}
    for country in pycountry.countries:
        turned = _turn_name(getattr(country, "common_name", country.name))
        names[country.alpha_3] = min(labels.get(country.alpha_2, turned), turned, key=len)
    return names


def _load_translations(domain: str, tag: str) -> Callable[[str], str]:
    """What translates the names of a part of ISO 3166 into a language; a name that has none stays."""
    import gettext

    import pycountry

    return gettext.translation(domain, pycountry.LOCALES_DIR, [tag], fallback=True).gettext


def _turn_name(label: str) -> str:
    """The name as it is said: "Republic of Korea" for "Korea, Republic of"."""
    first, _, last = label.partition(", ")
    return f"{last} {first}".replace("' ", "'") if last else first


def _spell_label(label: str, code: str, tag: str) -> Iterator[str]:
    """The label; both its names where it gives two; inflected (German) and unaccented (French) forms."""
    yield label
    if code in ("MM", "FK") and (bracketed := _BRACKETED.fullmatch(label)):
        yield from bracketed.groups()
    if tag == "de":
        *first, last = label.split(" ")
        weak = [re.sub("e[sr]?$", "en", word) for word in first]
        yield " ".join([*weak, last])
        yield " ".join([*weak, f"{last}s"])
        if _STRONG.match(label):
            yield _STRONG.sub(r"\1s", label, count=1)
    elif tag == "fr" and "É" in label:
        yield label.replace("É", "E")
