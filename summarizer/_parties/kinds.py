"""Names of parties: which state, organization or authority one is, and of which country.

A name is looked at with its kind and its document, for "Georgia", "Congo" and "Washington" are names
of several things. What neither of the two settles is no state.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import cache
from typing import NamedTuple

from summarizer._parties import bodies as listed
from summarizer._parties import wraps as words_for
from summarizer._parties.named_states import (
    CAPITAL,
    DEMONYM,
    MINISTER,
    MOST_WORDS,
    OWN,
    POSSESSIVE,
    Named,
    bare_state,
    key_of_name,
    load_offices,
    named_state,
    read_name_rows,
    state_of_office,
    unwrap_name,
)
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import load_state_tables, states_in
from summarizer.schemas import Party

_BREAKS = re.compile(r"[\s\-–,()]+")
_SET_APART = re.compile(r"(?:, ?|\()[^,(]+\)?$")  # Punjab, Pakistan
_NOT_CIVIL = ("state", "de_facto_authority", "armed_group", "political_party", "other")
_ORGANIZED = ("international_org", "body", "other", "state")
# Abbreviations of four letters and more that are also written as words.
_AS_WORDS = 4


class Identity(NamedTuple):
    """What makes parties one (`key`), the country computed, and how good a name this is of it."""

    key: tuple[Hashable, ...]
    country: str | None
    rank: int = 0


def is_unnamed(party: Party) -> bool:
    """Whether a party is told by nothing but its place beside another ("its neighbours")."""
    neighbours = words_for.NEIGHBOURS.fullmatch(fold_text(party.name))
    return party.kind in ("state", "other") and neighbours is not None


def identify_party(party: Party, reading: Reading) -> Identity:
    """What `party` is, by its name, its kind and the document."""
    name, kind = party.name, party.kind
    plain = (_class_of(kind), key_of_name(name))
    authority = _find_authority(name)
    if authority is not None and kind in (*_NOT_CIVIL, "body", "subnational"):
        id_, code = authority
        return Identity(("authority", id_) if kind in _NOT_CIVIL else plain, code)
    if kind in ("state", "de_facto_authority", "other"):
        found = named_state(name, reading) or state_of_office(name, reading)
        if found is not None and _is_the_state(found, party, reading):
            return Identity(("state", found.code), found.code, found.rank)
        if found is not None and kind != "other":
            return Identity(plain, found.code)
    if kind in _ORGANIZED:
        organization = _find_organization(name, reading)
        if organization is not None:
            return Identity(("organization", organization), None)
    if kind in ("body", "subnational"):
        return Identity(plain, _country_of_body(name, kind, reading))
    return Identity(plain, None)


def _class_of(kind: str) -> str:
    """Of one name a person, a city and a government are three; other kinds the model mixes up."""
    return kind if kind in ("person", "subnational") else "side"


def _is_the_state(found: Named, party: Party, reading: Reading) -> bool:
    """Whether a party that is named as a state is that state, and not who governs its capital."""
    if party.kind == "de_facto_authority":
        return found.code in listed.OWN_CODES and found.rank < CAPITAL
    if party.kind == "other":
        return (found.rank < CAPITAL or found.rank == MINISTER) and _is_told(party.name, reading)
    holder = listed.CAPITALS_HELD.get(found.code)
    return found.rank < CAPITAL or holder is None or not _mentions_authority(holder, reading)


def _country_of_body(name: str, kind: str, reading: Reading) -> str | None:
    """The country of a national or subnational body that is named with its state.

    "Pakistan's Foreign Ministry", "Ministry of Finance of Japan", "Punjab, Pakistan"; not "Syria
    Contact Group", which is about its state, and not "US-China Business Council".
    """
    if (code := load_offices().get(key_of_name(name))) is not None:
        return code
    words = [word for word in _BREAKS.split(POSSESSIVE.sub(" ", name)) if word]
    if len(words) > MOST_WORDS:
        return None
    folded = [fold_text(word) for word in words]
    if not words_for.UNLIKE.isdisjoint(folded) or len(_states_of(name)) != 1:
        return None
    owned = POSSESSIVE.search(name) is not None
    for first, last, found in _states_among(words, reading):
        code, near = found.code, found.rank == DEMONYM
        before, after = folded[:first], folded[last:]
        strict = words_for.ORGANS if not (owned or near) else words_for.ORGANS | words_for.WEAK_ORGANS
        if not before or words_for.ARTICLES.issuperset(before):
            return code if _is_organ(after, strict) else None
        if not after and kind == "subnational" and _SET_APART.search(name):
            return code
        bound = before[-1] in words_for.ARTICLES or _SET_APART.search(name) or not name.isascii()
        organs = words_for.ORGANS | words_for.WEAK_ORGANS
        return code if (bound or near) and _is_organ(before, organs) else None
    return _country_of_han_body(name, reading)


def _states_among(words: list[str], reading: Reading) -> Iterator[tuple[int, int, Named]]:
    """The states that some of `words` name, the longest first, with the places of these words."""
    for size in range(min(len(words), 6), 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            found = bare_state(part, reading)
            if found and found.rank <= DEMONYM and _is_told(part, reading) and size < len(words):
                yield first, first + size, found


def _is_told(name: str, reading: Reading) -> bool:
    """Whether the document settles a name that a part of another state bears as well."""
    settled = words_for.SETTLED.get(key_of_name(name))
    return settled is None or settled.search(reading.folded.text) is not None


def _is_organ(words: list[str], organs: frozenset[str]) -> bool:
    """Whether one of `words` is an organ, or ends in one, as in German: "Außenministerium"."""
    return any(word in organs or word.endswith(words_for.ORGANS_JOINED) for word in words)


def _country_of_han_body(name: str, reading: Reading) -> str | None:
    if not words_for.HAN_ORGAN.search(name):
        return None
    for size in range(min(len(name) - 1, MOST_WORDS), 1, -1):
        found = bare_state(name[:size], reading)
        if found and found.rank == OWN:
            return found.code
    return None


def _states_of(name: str) -> frozenset[str]:
    """Every state that `name` holds a form of, capitals left out: "Paris" may be in Texas."""
    found = [hit.form for hit in load_state_tables().find(name)]
    loose = [form for form in found if form.kind not in ("decoy", "capital")]
    return frozenset().union(*(form.codes for form in loose)) | states_in(name)


def _find_organization(name: str, reading: Reading) -> str | None:
    """The organization of the table that `name` names, unless the document gives its acronym away."""
    key = key_of_name(name)
    id_ = _load_organizations().get(key)
    if id_ is None or " " in key or not _is_written_in_capitals(name):
        return id_ if id_ is not None and (" " in key or len(key) >= _AS_WORDS) else None
    # "Asian University (AU)" is not the African Union; "European Union (NATO)" explains nothing.
    for at in reading.folded.find(f"({key})"):
        before = reading.folded.text[max(0, at - 120) : at].rstrip(" '")
        if not any(before.endswith(name) for name in _load_organizations()):
            return None
    return id_


def _is_written_in_capitals(name: str) -> bool:
    """Whether `name` is written in capitals, an article aside: "who" and "au" are words."""
    *_, last = name.split()
    return last.upper() == last or sum(map(str.isupper, last)) > 1


def _find_authority(name: str) -> tuple[str, str] | None:
    """The de facto authority that `name` names, and the code of the territory."""
    table = _load_authorities()
    return next(
        (table[key] for key in map(key_of_name, (name, *unwrap_name(name))) if key in table),
        None,
    )


def _mentions_authority(id_: str, reading: Reading) -> bool:
    return any(
        found == id_ and any(True for _ in reading.folded.find(name))
        for name, (found, _) in _load_authorities().items()
    )


@cache
def _load_organizations() -> dict[str, str]:
    return {name: id_ for id_, name in read_name_rows(listed.ORGANIZATIONS)}


@cache
def _load_authorities() -> dict[str, tuple[str, str]]:
    return {name: (key[4:], key[:3]) for key, name in read_name_rows(listed.DE_FACTO)}
