"""The tables of names of states, built from what two libraries and our own lists know.

Names come from CLDR through babel (13 languages, some as two countries spell them), from ISO 3166-1
through pycountry (official names, too, in the same languages), and from `statenames`, which is
written from the UN's list of member states and their capitals. What ISO 3166-3 lists is no more: the
name of such a state ("German Democratic Republic") is no other's. Codes are ISO 3166-1 alpha-3, and
XKX for Kosovo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer._words import statenames as listed
from summarizer._words.inflection import (
    decline_cyrillic_name,
    inflect_nationality,
    is_counted,
    is_cyrillic,
)
from summarizer._words.state_forms import IS_HAN, WORD, Kind, StateForm, StateTables, plain_name
from summarizer._words.state_library import (
    list_cities,
    list_cldr_names,
    list_former_names,
    list_iso_names,
    list_official_names,
)

_ROW = re.compile(r"^([A-Z]{3}(?:,[A-Z]{3})*) (.*)$", re.MULTILINE)
_CODED = re.compile(r"([A-Z]{3}) ([^A-Z\s]++(?:\s++[^A-Z\s]++)*+)(?=\s++[A-Z]{3} |\s*+$)")


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
            namesakes=_listed_keys(listed.NAMESAKES),
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
                if is_counted(form):
                    self.add(code, form + "s", "name")
                    self.demonyms.add(_key_of(form + "s"))
            for form in capitals.split(","):
                self.add(code, form, "capital")

    def add_library_names(self) -> None:
        capital_of = {
            key: next(iter(form.codes)) for key, form in self.forms.items() if form.kind == "capital"
        }
        for code, label in list_iso_names():
            self.add(code, label, "name")
            if code in self.members:
                self.add(code, label.partition(",")[0], "name")
        for code, label in list_cldr_names():
            self.add(code, label, "name" if code else "decoy")
        for zone, city in list_cities():
            if (code := capital_of.get(_key_of(zone.replace("_", " ")), "")) != "":
                self.add(code, city, "capital")
        for code, label in list_official_names():
            self.add(code, label, "name")
        for label in list_former_names():
            self.add("", label, "decoy")

    def add_other_adjectives(self) -> None:
        for text, language in (
            (listed.SPANISH, "es"),
            (listed.FRENCH, "fr"),
            (listed.GERMAN, "de"),
            (listed.PORTUGUESE, "pt"),
            (listed.ITALIAN, "it"),
            (listed.RUSSIAN, "ru"),
            (listed.UKRAINIAN, "uk"),
            (listed.ARABIC, "ar"),
        ):
            for code, words in _CODED.findall(text.replace("\n", " ").strip()):
                for word in words.split(","):
                    for form in inflect_nationality(word.strip(), language):
                        key = _key_of(form)
                        self.forms.setdefault(key, self.form(code, key, "adjective"))


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
