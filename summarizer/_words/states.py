"""Names of states: which state a name stands for, and which states a text names.

Names come from CLDR through babel (13 languages, some as two countries spell them), from ISO 3166-1
through pycountry, and from `_statenames`, which is written from the UN's list of member states and
their capitals. Codes are ISO 3166-1 alpha-3, and XKX for Kosovo. Of the forms that stand at one place
of a text the longest counts: "South Korea" is not Korea, and "Gulf of Mexico" names no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarizer._words import statenames as listed
from summarizer._words.fold import composed
from summarizer._words.inflection import (
    ARABIC_ARTICLE,
    GERMAN,
    RUSSIAN,
    UKRAINIAN,
    arabic,
    declined,
    ended,
    french,
    is_cyrillic,
    italian,
    spanish,
)

_LOCALES = (
    "en es fr de pt it ru uk ar zh_Hans zh_Hant tr id"
    " en_GB es_419 fr_CA de_CH pt_PT ar_SA zh_Hant_HK"  # other names for the same: Quénia, Vénézuéla
).split()
_ARTICLES = frozenset("the el la los las le les l o a os as il lo i gli gl der die das den dem".split())
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_IS_HAN = re.compile(f"[{_HAN}]")
_WORD = re.compile(rf"[^\W_{_HAN}]+|\$")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+|\$")
# Two spellings of one letter: Arabic alif, ta marbuta and vowel signs, Russian ё, Turkish i.
_SAME = (
    dict(zip("أإآٱىةёЁİı", "اااايهеЕIi", strict=True))
    | dict.fromkeys(
        map(chr, [*range(0x64B, 0x653), 0x640, 0x670, 0x307, 0xAD, *range(0x200B, 0x2010)]), ""
    )
    | {"\u02bc": "'"}
)  # the apostrophe that is a letter
_VARIANT = re.compile(f"[{''.join(_SAME)}]")
_ROW = re.compile(r"^([A-Z]{3}(?:,[A-Z]{3})*) (.*)$", re.MULTILINE)
_CODED = re.compile(r"([A-Z]{3}) ([^A-Z]+?)(?=\s+[A-Z]{3} |\s*$)")
_BRACKETED = re.compile(r"(.+?) ?\((.+)\)")
_SHORT = 1_000
_UNCOUNTED = re.compile(r"(?:ese|ish|ch|s|men|Swiss|Thai)$")

Kind = Literal["name", "adjective", "abbreviation", "capital", "loose", "both", "decoy"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form stands for: one state, several that share it, both of two, or none.

    `common`: an everyday word in small letters, so that it counts only in capitals. `unsure`: a first
    name, another place or a common word in capitals too, so that it does not show what a claim names.
    """

    codes: frozenset[str]
    kind: Kind
    common: bool
    unsure: bool


class Found(NamedTuple):
    """A form in a text: the words as printed there, and the words beside them ("" at an end)."""

    form: Form
    printed: tuple[str, ...]
    beside: tuple[str, str]


@dataclass(frozen=True, slots=True)
class States:
    """The tables: forms by their folded words, and the lengths in words that a first word begins."""

    forms: Mapping[str, Form]
    lengths: Mapping[str, tuple[int, ...]]
    han: Mapping[str, Form]
    han_lengths: Mapping[str, tuple[int, ...]]
    han_first: re.Pattern[str]
    named: Mapping[str, str]
    demonyms: frozenset[str]
    members: frozenset[str]

    def find(self, text: str) -> Iterator[Found]:
        """Yield the forms in `text` from left to right, the longest at each place."""
        plain = _plain(text)
        if plain.isascii():
            printed, words = _ASCII_WORD.findall(plain), _ASCII_WORD.findall(plain.lower())
            starts = [at for at, word in enumerate(words) if word in self.lengths]
        else:
            printed = _WORD.findall(plain)
            words = printed if plain.islower() else [word.casefold() for word in printed]
            starts = [at for at, word in enumerate(words) if word in self.lengths or word[0] in "وفبلك"]
        end = 0
        for start in starts:
            if start < end:
                continue
            word = words[start]
            for first in (word, *_without_prefixes(word)):
                size, form = self._longest(first, words, start)
                if form is not None:
                    end = start + size
                    beside = (printed[start - 1] if start else "", "".join(printed[end : end + 1]))
                    yield Found(form, tuple(printed[start:end]), beside)
                    break
        if not plain.isascii():
            yield from self._find_han(plain)

    def _longest(self, first: str, words: list[str], start: int) -> tuple[int, Form | None]:
        for size in self.lengths.get(first, ()):
            form = self.forms.get(" ".join([first, *words[start + 1 : start + size]]))
            if form is not None:
                return size, form
        return 0, None

    def _find_han(self, text: str) -> Iterator[Found]:
        end = 0
        for match in self.han_first.finditer(text):
            at = match.start()
            if at < end:
                continue
            for size in self.han_lengths[match.group()]:
                form = self.han.get(text[at : at + size])
                if form is not None:
                    end = at + size
                    yield Found(form, (text[at:end],), ("", ""))
                    break


class Mentioned:
    """Which states a document mentions, in any form; it is read when first asked.

    `folded` is the document folded (`_fold.fold`). Forms that are everyday words as well ("US",
    "Того") count where they are printed in capitals: for those, give the `original` too. Without it
    "US" counts as "U.S.", "the US" and before a few nouns only.
    """

    def __init__(self, folded: str, *, original: str = "") -> None:
        self._folded = folded
        self._original = original
        self._states: frozenset[str] | None = None

    def has(self, name: str) -> bool:
        """Whether `name` is a state's name (see `country_of`) and the document mentions that state."""
        code = country_of(name)
        return code is not None and code in self.codes()

    def codes(self) -> frozenset[str]:
        """The codes of all states mentioned.

        What states share ("Korean", "Congolese") mentions each of them, unless the document names
        one of them otherwise: "Korean" beside "South Korea" does not mention North Korea.
        """
        if self._states is None:
            clear, shared = set[str](), set[frozenset[str]]()
            table, in_small = states(), False
            for found in table.find(self._folded):
                form = found.form
                if form.common and found.printed[-1].islower():
                    in_small = True
                elif form.kind == "decoy":
                    continue
                elif len(form.codes) == 1 or form.kind == "both":
                    clear |= form.codes
                else:
                    shared.add(form.codes)
            if in_small:
                for found in table.find(self._original):
                    if found.form.common and len(found.form.codes) == 1 and _in_capitals(found):
                        clear |= found.form.codes
            self._states = frozenset(clear.union(*(codes for codes in shared if not codes & clear)))
        return self._states


class Standing(NamedTuple):
    """What a whole name is of the states it may stand for: their name, demonym, capital, ..."""

    codes: frozenset[str]
    kind: Kind


def standing_of(name: str) -> Standing | None:
    """What `name`, as a whole, stands for; None where it is no form at all.

    An "adjective" here is any demonym ("Pakistani", "die Franzosen" is none). "Congo" is a "decoy" of
    no code, "Congolese" is "loose" and of two.
    """
    table = states()
    plain = _plain(name)
    words = _WORD.findall(plain)
    for key in _keys(plain.casefold(), words):
        form = table.forms.get(key) or table.han.get(key)
        if form is None or (form.common and words and words[-1].islower()):
            continue
        if key in table.demonyms and len(form.codes) == 1:
            return Standing(form.codes, "adjective")
        if key in table.named:
            return Standing(frozenset({table.named[key]}), "name")
        return Standing(form.codes, form.kind)
    return None


def country_of(name: str) -> str | None:
    """The code of the state or territory that `name` is a name or an adjective of, or None.

    Never a guess: "Congo" and "Korean" alone are None, and an everyday word in small letters ("us").
    """
    table = states()
    plain = _plain(name)
    words = _WORD.findall(plain)
    for key in _keys(plain.casefold(), words):
        form = table.forms.get(key) or table.han.get(key)
        if form is None or (form.common and words and words[-1].islower()):
            continue
        if key in table.named:
            return table.named[key]
        if len(form.codes) == 1 and form.kind in ("name", "adjective", "abbreviation"):
            return next(iter(form.codes))
    return None


def country_of_capital(name: str) -> str | None:
    """The code of the state whose capital `name` is, or None: "Beijing", "Москва", "北京"."""
    table = states()
    plain = _plain(name)
    for key in _keys(plain.casefold(), _WORD.findall(plain)):
        form = table.forms.get(key) or table.han.get(key)
        if form is not None and form.kind == "capital" and len(form.codes) == 1:
            return next(iter(form.codes))
    return None


def states_in(text: str) -> frozenset[str]:
    """The codes of the states that `text` plainly names; for a claim, in its original letters.

    Names and English adjectives count in capitals only, abbreviations as wholes in capitals. Capitals
    of states, territories, everyday words, first names and shared forms ("Korean") do not count.
    """
    return _short_states_in(text) if len(text) < _SHORT else _states_in(text)


def _states_in(text: str) -> frozenset[str]:
    table = states()
    codes = set[str]()
    for found in table.find(text):
        form = found.form
        if form.kind in ("decoy", "loose", "capital") or (len(form.codes) > 1 and form.kind != "both"):
            continue
        if form.kind == "abbreviation":
            if _in_capitals(found):
                codes |= form.codes
        elif not form.unsure and (form.kind == "adjective" or not found.printed[0].islower()):
            codes |= form.codes
    return frozenset(codes & table.members)


_short_states_in = lru_cache(maxsize=2048)(
    _states_in
)  # the same names are looked through again and again


@cache  # an immutable table, too slow to build (some 0.1 s) for each document
def states() -> States:
    """The tables, built when they are first needed."""
    return _Builder().build()


def _in_capitals(found: Found) -> bool:
    if found.form.kind != "abbreviation":
        return not found.printed[-1].islower()
    if found.form.common and all(len(word) > 1 and word.isupper() for word in found.beside):
        return False  # CONTACT US TODAY
    return all(map(str.isupper, found.printed)) or not {"US", "BiH"}.isdisjoint(found.printed)


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return _VARIANT.sub(lambda match: _SAME[match.group()], composed(text))


def _keys(plain: str, words: list[str]) -> list[str]:
    """What to look `plain` up by: its words, without an article, and, if Chinese, all of it."""
    if _IS_HAN.search(plain):
        return ["".join(plain.split())]
    folded = [word.casefold() for word in words]
    keys = [" ".join(folded)]
    if len(folded) > 1 and folded[0] in _ARTICLES:
        keys.append(" ".join(folded[1:]))
    return keys


def _without_prefixes(word: str) -> Iterator[str]:
    """Arabic words without the conjunction or preposition that they are written with."""
    stems = [word, word[1:]] if word[0] in "وف" else [word]
    for stem in stems:
        if stem is not word and len(stem) > 2:
            yield stem
        if stem.startswith("لل"):
            yield ARABIC_ARTICLE + stem[2:]
            yield "ا" + stem
        if stem[:1] in tuple("بلك") and len(stem) > 3:
            yield stem[1:]


class _Builder:
    """Collects the forms, the surest first: what stands for a form once is not replaced."""

    def __init__(self) -> None:
        self.forms: dict[str, Form] = {}
        self.han: dict[str, Form] = {}
        self.named: dict[str, str] = {}
        self.demonyms: set[str] = set()
        self.made: dict[tuple[str, Kind, bool], Form] = {}
        self.unsure = _listed(listed.UNSURE)
        self.common = _listed(listed.COMMON) | self.unsure
        self.members = frozenset(line[:3] for line in listed.STATES.split("\n") if line)

    def build(self) -> States:
        for form in listed.DECOYS.replace("\n", ",").split(","):
            self.add("", form, "decoy")
        tables: tuple[tuple[str, Kind], ...] = (
            (listed.BOTH, "both"),
            (listed.SHARED, "loose"),
            (listed.NAMES, "name"),
            (listed.ABBREVIATIONS, "abbreviation"),
        )
        for rows, kind in tables:
            for codes, form in _rows(rows):
                self.add(codes, form, kind)
        self.add_english_adjectives()
        self.add_library_names()
        self.add_other_adjectives()
        for codes, form in _rows(listed.CAPITALS):
            self.add(codes, form, "capital")
        for codes, form in _rows(listed.LOOSE):
            self.add(codes, form, "loose")
        han_lengths = _lengths(self.han, "")
        return States(
            forms=self.forms,
            lengths=_lengths(self.forms, " "),
            han=self.han,
            han_lengths=han_lengths,
            han_first=re.compile(f"[{''.join(map(re.escape, han_lengths))}]"),
            named=self.named,
            demonyms=frozenset(self.demonyms),
            members=self.members,
        )

    def add(self, codes: str, form: str, kind: Kind) -> None:
        plain = _plain(form.strip()).casefold()
        if _IS_HAN.search(plain):
            table, key = self.han, plain
        else:
            table, key = self.forms, " ".join(_WORD.findall(plain))
            if len(key) < 2:
                return
            if is_cyrillic(key):
                for each in declined(key) - {key}:
                    table.setdefault(each, self.form(codes, each, kind))
        known = table.setdefault(key, self.form(codes, key, kind))
        if kind == "name" and known.kind != "decoy":
            self.named.setdefault(key, codes)

    def form(self, codes: str, key: str, kind: Kind) -> Form:
        common = key in self.common
        made = self.made.get((codes, kind, common))
        if made is None:
            made = Form(frozenset(codes.split(",")) - {""}, kind, common, key in self.unsure)
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
                    self.demonyms.add(_key(form))
                if not _UNCOUNTED.search(form):
                    self.add(code, form + "s", "name")
                    self.demonyms.add(_key(form + "s"))
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
                for form in _spellings(label, code, tag):
                    self.add(alpha_3[code], form, "name")
            for zone, names in locale.time_zones.items():
                city = names.get("city")
                capital = " ".join(_WORD.findall(zone.rpartition("/")[2].replace("_", " ").casefold()))
                if city and capital in capital_of:
                    self.add(capital_of[capital], city, "capital")
        for label in groups:
            self.add("", label, "decoy")

    def add_other_adjectives(self) -> None:
        for text, endings in (
            (listed.SPANISH, spanish),
            (listed.FRENCH, french),
            (listed.GERMAN, lambda word: ended(word, GERMAN)),
            (listed.PORTUGUESE, spanish),
            (listed.ITALIAN, italian),
            (listed.RUSSIAN, lambda word: ended(word, RUSSIAN)),
            (listed.UKRAINIAN, lambda word: ended(word, UKRAINIAN)),
            (listed.ARABIC, arabic),
        ):
            for code, words in _CODED.findall(text.replace("\n", " ").strip()):
                for word in words.split(","):
                    for form in endings(word.strip()):
                        key = _key(form)
                        self.forms.setdefault(key, self.form(code, key, "adjective"))


def _key(form: str) -> str:
    return " ".join(_WORD.findall(_plain(form).casefold()))


def _listed(text: str) -> frozenset[str]:
    keys = (_plain(word).casefold().replace("_", " ").replace("'", " ") for word in text.split())
    return frozenset(keys)


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for codes, forms in _ROW.findall(text):
        for form in forms.split(","):
            yield codes, form


def _lengths(forms: Iterable[str], separator: str) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for form in forms:
        words: list[str] | str = form.split(separator) if separator else form
        sizes.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(each, reverse=True)) for first, each in sizes.items()}


def _spellings(label: str, code: str, tag: str) -> Iterator[str]:
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
