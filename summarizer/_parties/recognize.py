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
from summarizer.schemas.marked import changed

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
        _NamedParty(given_party, identify_party(given_party, reading))
        for given_party in parties
        if given_party.kind != "person"
    ]
    key_of = dict(
        zip((named.party.id for named in known), _keys_of_parties(known, reading), strict=True)
    )
    persons = [person for person in parties if person.kind == "person"]
    sides: dict[str, Hashable] = dict(key_of)
    people = People(persons, meetings, sides, reading)
    key_of |= {person.id: people.key(person) for person in persons}
    groups: dict[Hashable, list[_NamedParty]] = {}
    of = {named.party.id: named for named in known}
    for party in parties:
        member = of.get(party.id) or _NamedParty(party, Identity(key_of[party.id], None))
        groups.setdefault(key_of[party.id], []).append(member)
    numbers = {key: f"p{number}" for number, key in enumerate(groups, 1)}
    return Who(
        [_merge_parties(numbers[key], group, people, reading) for key, group in groups.items()],
        {id_: numbers[key] for id_, key in key_of.items()},
        [
            changed(meeting, {"participants": gather_participants(meeting, people, key_of)})
            for meeting in meetings
        ],
    )


def _keys_of_parties(known: Sequence[_NamedParty], reading: Reading) -> list[tuple[Hashable, ...]]:
    """What makes parties one: their identity, or that of whom the document equates them with."""
    keys = [named.identity.key for named in known]
    names = {key: [named for named in known if named.identity.key == key] for key in dict.fromkeys(keys)}
    root = {key: key for key in names}
    for short, full in equate_acronyms([(named.party, named.identity.key) for named in known], reading):
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
    names = dict.fromkeys(name for member in group for name in member.names)
    if group[0].party.kind == "person":
        names |= dict.fromkeys(people.full_names(group[0].party))
    of = {name: member for member in reversed(group) for name in member.names}
    name = next(iter(names))
    if len(names) > 1:
        name = min(
            names,
            key=lambda candidate: _rank_name(candidate, of.get(candidate, group[0]), people, reading),
        )
    others = [other for other in names if other != name and reading.mentions(other)]
    countries = {member.identity.country for member in group} - {None}
    country = countries.pop() if len(countries) == 1 else None
    kind = min((member.party.kind for member in group), key=_KINDS.index)
    known_by = [member.party.known_by for member in group]
    return group[0].party.model_copy(
        update={
            "id": id_,
            "name": name,
            "known_by": None if None in known_by else known_by[0],  # one of them names it
            "kind": "other" if kind == "state" and country is None else kind,
            "country": country,
            "aliases": tuple(
                sorted(
                    _keep_own_names(others, group),
                    key=lambda alias: _first_place_of_name(alias, reading),
                )
            ),
        }
    )


def _keep_own_names(names: Iterable[str], group: Sequence[_NamedParty]) -> Iterator[str]:
    """Those of the names that were given to the party itself."""
    given = {name for member in group for name in member.names}
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
