"""The tables of names of states, built from what two libraries and our own lists know.

Names come from CLDR through babel (13 languages, some as two countries spell them), from ISO 3166-1
through pycountry, and from `statenames`, which is written from the UN's list of member states and
their capitals. Codes are ISO 3166-1 alpha-3, and XKX for Kosovo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from summarizer._words import statenames as listed
from summarizer._words.inflection import (
    GERMAN,
    RUSSIAN,
    UKRAINIAN,
    add_endings,
    decline_cyrillic_name,
    inflect_arabic,
    inflect_french,
    inflect_italian,
    inflect_spanish,
    is_cyrillic,
)
from summarizer._words.state_forms import IS_HAN, WORD, Kind, StateForm, StateTables, plain_name

_LOCALES = (
    "en es fr de pt it ru uk ar zh_Hans zh_Hant tr id"
    " en_GB es_419 fr_CA de_CH pt_PT ar_SA zh_Hant_HK"  # other names for the same: Quénia, Vénézuéla
).split()
_ROW = re.compile(r"^([A-Z]{3}(?:,[A-Z]{3})*) (.*)$", re.MULTILINE)
_CODED = re.compile(r"([A-Z]{3}) ([^A-Z\s]++(?:\s++[^A-Z\s]++)*+)(?=\s++[A-Z]{3} |\s*+$)")
_BRACKETED = re.compile(r"(.[^(\n]*?) ?\((.+)\)")
_UNCOUNTED = re.compile(r"(?:ese|ish|ch|s|men|Swiss|Thai)$")


def build_tables() -> StateTables:
    """The tables of all names; this takes some 0.1 s."""
    return _Builder().build()


class _Builder:
    """Collects the forms, the surest first: what stands for a form once is not replaced."""

    def __init__(self) -> None:
        self.forms: dict[str, StateForm] = {}
        self.han: dict[str, StateForm] = {}
        self.named: dict[str, str] = {}
        self.demonyms: set[str] = set()
        self.made: dict[tuple[str, Kind, bool], StateForm] = {}
        self.unsure = _listed_keys(listed.UNSURE)
        self.common = _listed_keys(listed.COMMON) | self.unsure
        self.members = frozenset(line[:3] for line in listed.STATES.split("\n") if line)

    def build(self) -> StateTables:
        for form in listed.DECOYS.replace("\n", ",").split(","):
            self.add("", form, "decoy")
        tables: tuple[tuple[str, Kind], ...] = (
            (listed.BOTH, "both"),
            (listed.SHARED, "loose"),
            (listed.NAMES, "name"),
            (listed.ABBREVIATIONS, "abbreviation"),
        )
        for rows, kind in tables:
            for codes, form in _coded_rows(rows):
                self.add(codes, form, kind)
        self.add_english_adjectives()
        self.add_library_names()
        self.add_other_adjectives()
        for codes, form in _coded_rows(listed.CAPITALS):
            self.add(codes, form, "capital")
        for codes, form in _coded_rows(listed.LOOSE):
            self.add(codes, form, "loose")
        han_lengths = _form_lengths(self.han, "")
        return StateTables(
            forms=self.forms,
            lengths=_form_lengths(self.forms, " "),
            han=self.han,
            han_lengths=han_lengths,
            han_first=re.compile(f"[{''.join(map(re.escape, han_lengths))}]"),
            named=self.named,
            demonyms=frozenset(self.demonyms),
            members=self.members,
        )

    def add(self, codes: str, form: str, kind: Kind) -> None:
        plain = plain_name(form.strip()).casefold()
        if IS_HAN.search(plain):
            table, key = self.han, plain
        else:
            table, key = self.forms, " ".join(WORD.findall(plain))
            if len(key) < 2:
                return
            if is_cyrillic(key):
                for other in decline_cyrillic_name(key) - {key}:
                    table.setdefault(other, self.form(codes, other, kind))
        known = table.setdefault(key, self.form(codes, key, kind))
        if kind == "name" and known.kind != "decoy":
            self.named.setdefault(key, codes)

    def form(self, codes: str, key: str, kind: Kind) -> StateForm:
        common = key in self.common
        made = self.made.get((codes, kind, common))
        if made is None:
            made = StateForm(frozenset(codes.split(",")) - {""}, kind, common, key in self.unsure)
            if not common:  # those that are differ in `unsure`
                self.made[codes, kind, common] = made
        return made

    def add_english_adjectives(self) -> None:
        for line in listed.STATES.strip().split("\n"):
            code, rest = line[:3], line[4:]
            adjectives, capitals = rest.split("|")
            for form in filter(None, adjectives.split(",")):
                self.add(code, form, "name")
                if not form.isupper():
                    self.demonyms.add(_key_of(form))
                if not _UNCOUNTED.search(form):
                    self.add(code, form + "s", "name")
                    self.demonyms.add(_key_of(form + "s"))
            for form in capitals.split(","):
                self.add(code, form, "capital")

    def add_library_names(self) -> None:
        import pycountry  # both read large tables: only once a name is looked up
        from babel import Locale

        alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
        capital_of = {
            key: next(iter(form.codes)) for key, form in self.forms.items() if form.kind == "capital"
        }
        for country in pycountry.countries:
            for field in ("name", "common_name", "official_name"):
                label = getattr(country, field, None)
                if label:
                    self.add(country.alpha_3, label.removeprefix("The "), "name")
                    if country.alpha_3 in self.members:
                        self.add(country.alpha_3, label.partition(",")[0], "name")
        groups: list[str] = []
        for tag in _LOCALES:
            locale = Locale.parse(tag)
            for code, label in locale.territories.items():
                if code not in alpha_3:
                    groups.append(label)
                    continue
                for form in _label_spellings(label, code, tag):
                    self.add(alpha_3[code], form, "name")
            for zone, names in locale.time_zones.items():
                city = names.get("city")
                capital = " ".join(WORD.findall(zone.rpartition("/")[2].replace("_", " ").casefold()))
                if city and capital in capital_of:
                    self.add(capital_of[capital], city, "capital")
        for label in groups:
            self.add("", label, "decoy")

    def add_other_adjectives(self) -> None:
        for text, endings in (
            (listed.SPANISH, inflect_spanish),
            (listed.FRENCH, inflect_french),
            (listed.GERMAN, lambda word: add_endings(word, GERMAN)),
            (listed.PORTUGUESE, inflect_spanish),
            (listed.ITALIAN, inflect_italian),
            (listed.RUSSIAN, lambda word: add_endings(word, RUSSIAN)),
            (listed.UKRAINIAN, lambda word: add_endings(word, UKRAINIAN)),
            (listed.ARABIC, inflect_arabic),
        ):
            for code, words in _CODED.findall(text.replace("\n", " ").strip()):
                for word in words.split(","):
                    for form in endings(word.strip()):
                        key = _key_of(form)
                        self.forms.setdefault(key, self.form(code, key, "adjective"))


def list_english_names() -> Mapping[str, str]:
    """The English name of each state and territory by its code: CLDR's, or ISO's where that is shorter.

    CLDR has "Russia" for ISO's "Russian Federation", ISO has "Myanmar" for CLDR's "Myanmar (Burma)".
    """
    import pycountry
    from babel import Locale

    labels = Locale.parse("en").territories
    names = {"XKX": labels["XK"]}
    for country in pycountry.countries:
        official = getattr(country, "common_name", country.name)
        first, _, last = official.partition(", ")
        turned = f"{last} {first}" if last else first
        names[country.alpha_3] = min(labels.get(country.alpha_2, turned), turned, key=len)
    return names


def _key_of(form: str) -> str:
    return " ".join(WORD.findall(plain_name(form).casefold()))


def _listed_keys(text: str) -> frozenset[str]:
    keys = (plain_name(word).casefold().replace("_", " ").replace("'", " ") for word in text.split())
    return frozenset(keys)


def _coded_rows(text: str) -> Iterator[tuple[str, str]]:
    for codes, forms in _ROW.findall(text):
        for form in forms.split(","):
            yield codes, form


def _form_lengths(forms: Iterable[str], separator: str) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for form in forms:
        words: list[str] | str = form.split(separator) if separator else form
        sizes.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _label_spellings(label: str, code: str, tag: str) -> Iterator[str]:
    """The label; both its names where it gives two; inflected (German) and unaccented (French) forms."""
    yield label
    if code in ("MM", "FK") and (bracketed := _BRACKETED.fullmatch(label)):
        yield from bracketed.groups()
    if tag == "de":
        *first, last = label.split(" ")
        weak = [re.sub("e[sr]?$", "en", word) for word in first]
        yield " ".join([*weak, last])
        yield " ".join([*weak, f"{last}s"])
    elif tag == "fr" and "É" in label:
        yield label.replace("É", "E")
