"""Who is who: the parties that are one under several names, and the people.

A name is only ever chosen among those given, and an alias stands in the document. Where two names
may be two parties' or two people's, they stay two.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from summarizer._parties.acronyms import equate_acronyms
from summarizer._parties.kinds import Identity, identify_party
from summarizer._parties.people import People, gather_participants
from summarizer._parties.person_names import tokens_of_name
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer.schemas import Meeting, Party, PartyKind

Ids = dict[str, str]
# Of one party under several kinds, the first of these is its kind.
_KINDS: tuple[PartyKind, ...] = (
    "state",
    "de_facto_authority",
    "international_org",
    "armed_group",
    "political_party",
    "company",
    "civil_society",
    "body",
    "subnational",
    "person",
    "other",
)
assert set(_KINDS) == set(get_args(PartyKind))


class Who(NamedTuple):
    """The parties, numbered from p1; their ids by those given; the meetings, by ids as given."""

    parties: list[Party]
    ids: Ids
    meetings: list[Meeting]


@dataclass(frozen=True, slots=True)
class _NamedParty:
    """A party, what it is, and its names."""

    party: Party
    identity: Identity

    @property
    def names(self) -> tuple[str, ...]:
        return self.party.name, *self.party.aliases


def recognize_parties(parties: Sequence[Party], meetings: Sequence[Meeting], reading: Reading) -> Who:
    """Join the parties that are one, and the people of the meetings."""
    known = [
        _NamedParty(each, identify_party(each, reading)) for each in parties if each.kind != "person"
    ]
    key_of = dict(zip((each.party.id for each in known), _keys_of_parties(known, reading), strict=True))
    persons = [each for each in parties if each.kind == "person"]
    sides: dict[str, Hashable] = dict(key_of)
    people = People(persons, meetings, sides, reading)
    key_of |= {each.id: people.key(each) for each in persons}
    groups: dict[Hashable, list[_NamedParty]] = {}
    of = {each.party.id: each for each in known}
    for party in parties:
        each = of.get(party.id) or _NamedParty(party, Identity(key_of[party.id], None))
        groups.setdefault(key_of[party.id], []).append(each)
    numbers = {key: f"p{number}" for number, key in enumerate(groups, 1)}
    return Who(
        [_merge_parties(numbers[key], group, people, reading) for key, group in groups.items()],
        {id_: numbers[key] for id_, key in key_of.items()},
        [
            each.model_copy(update={"participants": gather_participants(each, people, key_of)})
            for each in meetings
        ],
    )


def _keys_of_parties(known: Sequence[_NamedParty], reading: Reading) -> list[tuple[Hashable, ...]]:
    """What makes parties one: their identity, or that of whom the document equates them with."""
    keys = [each.identity.key for each in known]
    names = {key: [each for each in known if each.identity.key == key] for key in dict.fromkeys(keys)}
    root = {key: key for key in names}
    for short, full in equate_acronyms([(each.party, each.identity.key) for each in known], reading):
        # A settled identity is kept; two of them are never joined.
        a, b = root[short], root[full]
        if a == b or (_is_settled(a) and _is_settled(b)):
            continue
        gone, stays = (a, b) if _is_settled(b) or (not _is_settled(a) and str(b) < str(a)) else (b, a)
        root = {key: stays if now == gone else now for key, now in root.items()}
    return [root[key] for key in keys]


def _is_settled(key: tuple[Hashable, ...]) -> bool:
    return key[0] in ("state", "authority", "organization")


def _merge_parties(id_: str, group: list[_NamedParty], people: People, reading: Reading) -> Party:
    """One party of several: the best of its names, the others as aliases."""
    names = dict.fromkeys(name for each in group for name in each.names)
    if group[0].party.kind == "person":
        names |= dict.fromkeys(people.full_names(group[0].party))
    of = {name: each for each in reversed(group) for name in each.names}
    name = next(iter(names))
    if len(names) > 1:
        name = min(names, key=lambda each: _rank_name(each, of.get(each, group[0]), people, reading))
    others = [each for each in names if each != name and reading.mentions(each)]
    countries = {each.identity.country for each in group} - {None}
    return group[0].party.model_copy(
        update={
            "id": id_,
            "name": name,
            "kind": min((each.party.kind for each in group), key=_KINDS.index),
            "country": countries.pop() if len(countries) == 1 else None,
            "aliases": tuple(
                sorted(
                    _keep_own_names(others, group), key=lambda each: _first_place_of_name(each, reading)
                )
            ),
        }
    )


def _keep_own_names(names: Iterable[str], group: Sequence[_NamedParty]) -> Iterator[str]:
    """Those of the names that were given to the party itself."""
    given = {name for each in group for name in each.names}
    return (name for name in names if name in given)


def _rank_name(name: str, known: _NamedParty, people: People, reading: Reading) -> tuple[object, ...]:
    """The best name first: one that stands there, a state's own, an organization's full one."""
    party = known.party
    if party.kind == "person":
        return _person_rank(name, people, reading)
    named = identify_party(party.model_copy(update={"name": name}), reading)
    rank = named.rank if named.key[0] == "state" else int(name.isupper() and " " not in name)
    return (
        not reading.mentions(name),
        rank,
        -reading.text.count(name),
        *_first_place_of_name(name, reading),
    )


def _person_rank(name: str, people: People, reading: Reading) -> tuple[object, ...]:
    """The fullest name first, and without a title."""
    return (
        not reading.mentions(name),
        -len(tokens_of_name(people.plain(name))),
        len(tokens_of_name(name)),
        -reading.text.count(name),
        *_first_place_of_name(name, reading),
    )


def _first_place_of_name(name: str, reading: Reading) -> tuple[int, str, str]:
    """Where a name first stands, to sort by."""
    at = reading.folded.text.find(fold_text(name))
    return at if at >= 0 else len(reading.folded.text), fold_text(name), name
