"""Sides over many documents: what a party is known by, and who may be whom.

Code says who is surely another; who is surely one and the same it says of states, and of exact names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from summarizer._words.fold import fold_text
from summarizer.schemas import FollowedParty, Party

_WORD = re.compile(r"\w+")
# A name of these is one in its own document only: "the committee" and "Brandt" may be others elsewhere.
_LOCAL = ("body", "person", "other")
_OWN_KIND = ("person", "subnational")  # of one name a person, a city and a government are three


def follow_party(party: Party) -> FollowedParty:
    """A party of one document as it is known in all: a state by its code, any other by its name."""
    folded = " ".join(_WORD.findall(fold_text(party.name))) or party.id
    id_ = f"{party.kind}: {folded}" if party.kind in _OWN_KIND else folded
    if party.kind == "state" and party.country:
        id_ = party.country
    return FollowedParty(
        id=id_, name=party.name, kind=party.kind, country=party.country, aliases=party.aliases
    )


def merge_names(known: FollowedParty, party: FollowedParty) -> FollowedParty:
    """A party as it is known, with the names of it that another document has."""
    names = {*known.aliases, party.name, *party.aliases} - {known.name}
    return known.model_copy(update={"aliases": tuple(sorted(names))})


def is_surely(a: FollowedParty, b: FollowedParty) -> bool:
    """Whether two parties are one and the same: one state, or one name that is no local one."""
    if a.id == b.id:
        return a.kind not in _LOCAL
    return a.kind == b.kind and a.kind not in _LOCAL and not _names_of(a).isdisjoint(_names_of(b))


def may_be(a: FollowedParty, b: FollowedParty) -> bool:
    """Whether two parties may be one and the same.

    They may if a name of one is held by a name of the other ("Michael", "Michael Dolan"; "Vestria",
    "Vestria's treasury"), or if a body and its state have one country.
    """
    if a.id == b.id:
        return True
    if a.kind == b.kind == "state" and a.country and b.country:
        return False
    if a.country and a.country == b.country and "person" not in (a.kind, b.kind):
        return True
    mine, its = _names_of(a), _names_of(b)
    return any(one <= other or other <= one for one in mine for other in its)


def may_share_side(
    mine: Iterable[str], its: Iterable[str], parties: Mapping[str, FollowedParty]
) -> bool:
    """Whether one of some parties may be one of others, by their ids; so it is of what is not known."""
    left, right = list(mine), list(its)
    if not left or not right:
        return True
    return any(may_be(parties[a], parties[b]) for a in left for b in right)


def names_party(words: str, party: FollowedParty) -> bool:
    """Whether some words hold a name of a party, or are a part of one."""
    told = frozenset(_WORD.findall(fold_text(words)))
    return bool(told) and any(name <= told or told <= name for name in _names_of(party))


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, folded."""
    return frozenset(_WORD.findall(fold_text(name)))


def _names_of(party: FollowedParty) -> frozenset[frozenset[str]]:
    names = (words_of_name(name) for name in (party.name, *party.aliases))
    return frozenset(name for name in names if name)
