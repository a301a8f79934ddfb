"""Whether a party as a tool names it is one that the gold names by a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer._evaluation.claim import PredictedSide
from summarizer._words.fold import fold_text
from summarizer._words.states import country_of, country_of_capital, load_state_tables

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
# Words that leave a party what it is without them.
_GENERIC = frozenset(
    "the of and for a an government governments authorities administration officials delegation side"
    " el la los las de del gobierno".split()
)
# Kinds whose country is what they are, or what they speak for; others merely live there.
_OF_STATES = frozenset({"state", "body", "person", "other"})
_SAME_STATE = {"KOS": "XKX", "RKS": "XKX"}
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Register:
    """What one document's gold knows of names: spellings by code, and all names in it."""

    spellings: Mapping[str, tuple[str, ...]]
    names: frozenset[str] = frozenset()


def likeness_of_sides(sides: Sequence[PredictedSide], codes: Iterable[str], register: Register) -> float:
    """Jaccard of predicted sides and gold codes: 1.0 where they are the same, or both are none.

    A side counts once however often it is named ("Pakistan" and "Islamabad" are one).
    """
    wanted = list(dict.fromkeys(codes))
    options = [
        [number for number, code in enumerate(wanted) if is_side(side, code, register)] for side in sides
    ]
    strangers = {
        side.country or " ".join(sorted(words_of_name(side.name)))
        for side, option in zip(sides, options, strict=True)
        if not option
    }
    union = len(wanted) + len(strangers)
    return _count_matched(options) / union if union else 1.0


def is_side(side: PredictedSide, code: str, register: Register) -> bool:
    """Whether a predicted side is the party of that code."""
    spellings = register.spellings.get(code, ())
    state = _SAME_STATE.get(code, code)
    if state in _all_state_codes():
        return _is_state(side, state) or any(
            _distinctive_words(name) == _distinctive_words(spelled)
            for spelled in spellings
            for name in _names_of_side(side)
        )
    return any(
        _is_same_name(name, spelled) or _part_of_person(name, spelled, side, register)
        for spelled in (code, *spellings)
        for name in _names_of_side(side)
    )


def words_of_name(text: str) -> frozenset[str]:
    """The words of a name, folded, without accents and possessive endings."""
    return frozenset(_list_words(text))


def surnames_of(people: Iterable[str]) -> frozenset[str]:
    """The last word of each name."""
    return frozenset(listed[-1] for listed in map(_list_words, people) if listed)


def _is_state(side: PredictedSide, code: str) -> bool:
    if side.kind not in _OF_STATES:
        return False
    if side.country is not None:
        return _SAME_STATE.get(side.country, side.country) == code
    if side.kind == "person":  # Jordan may be anybody's name
        return False
    names = [*_names_of_side(side), *map(_without_generic, _names_of_side(side))]
    return any(code in (name, country_of(name), country_of_capital(name)) for name in names)


def _is_same_name(name: str, spelled: str) -> bool:
    """Whether two names are one: the same words, one the other's acronym, or all the gold's words."""
    named, wanted = _distinctive_words(name), _distinctive_words(spelled)
    if not named or not wanted:
        return False
    if (
        named == wanted
        or _initials_of_name(name) == spelled.casefold()
        or _initials_of_name(spelled) == name.casefold()
    ):
        return True
    initials = _initials_of_name(name)
    return all(
        word in named or (word.upper() in spelled and len(word) >= _SHORTEST_PART and word in initials)
        for word in wanted
    )


def _part_of_person(name: str, spelled: str, side: PredictedSide, register: Register) -> bool:
    """Whether "Michael" can only be the gold's "Michael Dolan"."""
    part, full = words_of_name(name), words_of_name(spelled)
    if side.kind not in ("person", "other") or spelled.isupper() or not part or not part < full:
        return False
    return not any(
        part <= other and not (other <= full or full <= other)
        for other in map(words_of_name, register.names)
    )


def _count_matched(options: Sequence[Sequence[int]]) -> int:
    """How many codes can be given to sides, one each: augmenting paths (Kuhn)."""
    holder: dict[int, int] = {}

    def placed(side: int, seen: set[int]) -> bool:
        for code in options[side]:
            if code not in seen:
                seen.add(code)
                if code not in holder or placed(holder[code], seen):
                    holder[code] = side
                    return True
        return False

    return sum(placed(side, set()) for side in range(len(options)))


@cache  # of an immutable table
def _all_state_codes() -> frozenset[str]:
    table = load_state_tables()
    return table.members.union(table.named.values())


def _names_of_side(side: PredictedSide) -> tuple[str, ...]:
    return (side.name, *side.aliases)


def _list_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", _POSSESSIVE.sub("", fold_text(text)))
    return _WORD.findall(
        "".join(character for character in plain if not unicodedata.combining(character))
    )


def _distinctive_words(text: str) -> frozenset[str]:
    return (words_of_name(text) - _GENERIC) or words_of_name(text)


def _initials_of_name(text: str) -> str:
    """The first letters of its words, where there are two or more: "iaea"."""
    letters = [word[0] for word in _list_words(text) if word not in _GENERIC]
    return "".join(letters) if len(letters) > 1 else ""


def _without_generic(name: str) -> str:
    return " ".join(word for word in name.split() if word.casefold() not in _GENERIC)
