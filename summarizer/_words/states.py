"""Names of states: which state a name stands for, and which states a text names.

Codes are ISO 3166-1 alpha-3, and XKX for Kosovo. The forms are those of `state_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer._words.fold import fold_text
from summarizer._words.state_forms import (
    IS_HAN,
    WORD,
    Kind,
    StateForm,
    StateTables,
    in_capitals,
    keys_of,
    plain_name,
)
from summarizer._words.state_library import list_english_names
from summarizer._words.state_tables import build_tables

_SHORT = 1_000
_AT_ONCE = 4  # sentences that are read for states


@cache  # an immutable table, too slow to build (some 0.1 s) for each document
def load_state_tables() -> StateTables:
    """The tables, built when they are first needed."""
    return build_tables()


@cache  # as the tables are
def _load_english_names() -> Mapping[str, str]:
    return list_english_names()


def english_name(code: str) -> str | None:
    """The one English name of the state or territory with an ISO 3166-1 alpha-3 code; None: no code."""
    return _load_english_names().get(code)


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
            table, in_small = load_state_tables(), False
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
                    if found.form.common and len(found.form.codes) == 1 and in_capitals(found):
                        clear |= found.form.codes
            self._states = frozenset(clear.union(*(codes for codes in shared if not codes & clear)))
        return self._states


class NamedStates:
    """Which states a document plainly names (see `states_in`), read from its top as far as needed.

    `starts` are the offsets in `text` at which its sentences begin.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        bounds = [0, *starts[_AT_ONCE::_AT_ONCE], len(text)]
        self._unread = (text[start:end] for start, end in pairwise(bounds))
        self._codes = frozenset[str]()

    def lacking(self, codes: frozenset[str]) -> frozenset[str]:
        """Those of some codes whose states the document does not name."""
        while not codes <= self._codes and (passage := next(self._unread, None)) is not None:
            self._codes |= _find_states(passage)
        return codes - self._codes


def names_shared_name(text: str) -> bool:
    """Whether a text holds one word that names no one state: "Корея", "Congo"."""
    found = load_state_tables().find(fold_text(text))
    return any(one.form.kind == "decoy" and len(one.printed) == 1 for one in found)


class NameStanding(NamedTuple):
    """What a whole name is of the states it may stand for: their name, demonym, capital, ...

    `namesake`: it is the name of another place as well ("Granada", "Indiana").
    """

    codes: frozenset[str]
    kind: Kind
    namesake: bool


def meaning_of_name(name: str) -> NameStanding | None:
    """What `name`, as a whole, stands for; None where it is no form at all.

    An "adjective" here is any demonym ("Pakistani", "die Franzosen" is none). "Congo" is a "decoy" of
    no code, "Congolese" is "loose" and of two.
    """
    tables = load_state_tables()
    for key, form in _forms_named(name):
        namesake = _is_namesake(key, name)
        if key in tables.demonyms and len(form.codes) == 1:
            return NameStanding(form.codes, "adjective", namesake)
        if key in tables.named:
            return NameStanding(frozenset({tables.named[key]}), "name", namesake)
        return NameStanding(form.codes, form.kind, namesake)
    return None


def country_of(name: str) -> str | None:
    """The code of the state or territory that `name` is a name or an adjective of, or None.

    Never a guess: "Congo" and "Korean" alone are None, what is another place's name as well ("Granada",
    "Indiana"), and an everyday word in small letters ("us").
    """
    tables = load_state_tables()
    for key, form in _forms_named(name):
        if _is_namesake(key, name):
            return None
        if key in tables.named:
            return tables.named[key]
        if len(form.codes) == 1 and form.kind in ("name", "adjective", "abbreviation"):
            return next(iter(form.codes))
    return None


def _is_namesake(key: str, name: str) -> bool:
    """Whether a name is another place's, too: Indiana, but not the adjective, "delegação indiana"."""
    named = key in load_state_tables().namesakes and not name.islower()
    return named and len(WORD.findall(name)) == len(key.split())  # "le Salvador" is the state


def country_of_capital(name: str) -> str | None:
    """The code of the state whose capital `name` is, or None: "Beijing", "Москва", "北京"."""
    for _, form in _forms_named(name, in_small=True):
        if form.kind == "capital" and len(form.codes) == 1:
            return next(iter(form.codes))
    return None


def _forms_named(name: str, *, in_small: bool = False) -> Iterator[tuple[str, StateForm]]:
    """Yield the forms that `name`, as a whole, is; an everyday word in small letters if `in_small`."""
    tables, plain = load_state_tables(), plain_name(name)
    words = WORD.findall(plain)
    small = bool(words) and words[-1].islower()
    for key in keys_of(plain.casefold(), words):
        form = tables.forms.get(key) or tables.han.get(key)
        if form is not None and (in_small or not (form.common and small)):
            yield key, form


def blank_names(text: str) -> str:
    """`text` without the names of states that are written in a script without spaces."""
    return load_state_tables().blank_han_names(text) if IS_HAN.search(text) else text


def states_in(text: str) -> frozenset[str]:
    """The codes of the states that `text` plainly names; for a claim, in its original letters.

    Names and English adjectives count in capitals only, abbreviations as wholes in capitals. Capitals
    of states, territories, everyday words, first names and shared forms ("Korean") do not count.
    """
    return _short_states_in(text) if len(text) < _SHORT else _find_states(text)


def _find_states(text: str) -> frozenset[str]:
    table = load_state_tables()
    codes = set[str]()
    for found in table.find(text):
        form = found.form
        if form.kind in ("decoy", "loose", "capital") or (len(form.codes) > 1 and form.kind != "both"):
            continue
        if _is_namesake(found.printed[0].casefold(), found.printed[0]):
            continue
        if form.kind == "abbreviation":
            if in_capitals(found):
                codes |= form.codes
        elif not form.unsure and (form.kind == "adjective" or not found.printed[0].islower()):
            codes |= form.codes
    return frozenset(codes & table.members)


_short_states_in = lru_cache(maxsize=2048)(
    _find_states
)  # the same names are looked through again and again
