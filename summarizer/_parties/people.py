"""People: the fullest name given of each in a document, and who is in one meeting twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer._parties.name_titles import strip_titles
from summarizer._parties.person_names import (
    Tokens,
    has_one_bearer,
    is_fuller,
    sound_of_token,
    tokens_of_name,
)
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import meaning_of_name
from summarizer.schemas import Meeting, Party, Person
from summarizer.schemas.marked import changed

Side = Hashable | None


@dataclass(slots=True)
class _NameForm:
    """One name without titles: its spellings, the sides it is given for, and the roles."""

    spellings: set[str] = field(default_factory=set)
    sides: set[Side] = field(default_factory=set)
    roles: dict[Side, set[str]] = field(default_factory=lambda: defaultdict(set))


class People:
    """Everybody whom an answer names, and which of their names are one person's."""

    def __init__(
        self,
        persons: Sequence[Party],
        meetings: Sequence[Meeting],
        sides: Mapping[str, Hashable],
        reading: Reading,
    ) -> None:
        self.reading = reading
        self._plain: dict[str, str] = {}
        self._forms: dict[Tokens, _NameForm] = defaultdict(_NameForm)
        self._states = frozenset(sides.values())
        self._sides = sides  # a party that is a person is no side of theirs
        for party in persons:
            for name in (party.name, *party.aliases):
                self._add(name, None, None)
        for meeting in meetings:
            for person in meeting.participants:
                self._add(person.name, self.side(person), person.role)
        self._with_token: dict[str, list[Tokens]] = defaultdict(list)
        self._with_sound: dict[str, list[Tokens]] = defaultdict(list)
        for tokens in self._forms:
            for token in dict.fromkeys((tokens[0], tokens[-1])):
                self._with_token[token].append(tokens)
            self._with_sound[sound_of_token(tokens[-1])].append(tokens)
        self._targets: dict[tuple[Tokens, Side], Tokens] = {}

    def _add(self, name: str, side: Side, role: str | None) -> None:
        plain = self.plain(name)
        if not tokens_of_name(plain):
            return
        form = self._forms[tokens_of_name(plain)]
        form.spellings.add(plain)
        form.sides.add(side)
        if role:
            form.roles[side].add(fold_text(role))

    def plain(self, name: str) -> str:
        """A name without its titles, as long as that stands in the document."""
        if name not in self._plain:
            rest = strip_titles(name, self.reading)[0]
            self._plain[name] = rest if self.reading.mentions(rest) else name
        return self._plain[name]

    def side(self, person: Person) -> Side:
        """Whom a person represents, if that is not themselves."""
        return self._sides.get(person.party) if person.party is not None else None

    def full(self, name: str, side: Side) -> str:
        """The fullest name given of whom `name` names, without titles."""
        plain = self.plain(name)
        target = self._target(tokens_of_name(plain), side)
        if target == tokens_of_name(plain):
            return plain
        return self._spelling(target)

    def key(self, party: Party) -> tuple[Hashable, ...]:
        """What makes parties that are people one: their fullest name."""
        own = tokens_of_name(self.plain(party.name))
        target = self._target(own, None)
        if target == own and len({self._target(fuller, None) for fuller in self._fuller(own, None)}) > 1:
            return "person", own, party.id  # two attendees called Mark
        return "person", target

    def full_names(self, party: Party) -> list[str]:
        """The fullest name given of a party that is a person, if it is fuller than its own."""
        own = tokens_of_name(self.plain(party.name))
        target = self._target(own, None)
        return [self._spelling(target)] if target != own else []

    def _spelling(self, name: Tokens) -> str:
        text = self.reading.text
        return min(self._forms[name].spellings, key=lambda spelling: (-text.count(spelling), spelling))

    def _target(self, name: Tokens, side: Side) -> Tokens:
        """The fullest name of the person so named for that side; the name itself where it is unsure."""
        if (name, side) not in self._targets:
            self._targets[name, side] = name
            targets = {self._target(fuller, side) for fuller in self._fuller(name, side)}
            targets = targets or set(self._alike(name, side))
            if len(targets) == 1:
                (target,) = targets
                if has_one_bearer(self._spelling(name), self._spelling(target), self.reading):
                    self._targets[name, side] = target
        return self._targets[name, side]

    def _fuller(self, name: Tokens, side: Side) -> list[Tokens]:
        """The fuller names that may be of the same person: of the same side, or of an unknown one."""
        if name not in self._forms or self._is_state(name):
            return []
        found = dict.fromkeys(other for token in name for other in self._with_token[token])
        return [
            other
            for other in found
            if is_fuller(other, name) and _may_be_side(side, self._forms[other].sides)
        ]

    def _is_state(self, name: Tokens) -> bool:
        """Whether a name is one of a party that is a state: Jordan beside Jordan Smith."""
        standing = meaning_of_name(" ".join(name).title())
        return standing is not None and any(("state", code) in self._states for code in standing.codes)

    def _alike(self, name: Tokens, side: Side) -> list[Tokens]:
        """The names in another spelling: of the same side, and with no role that is another."""
        if side is None or name not in self._forms:
            return []
        return [
            other
            for other in self._with_sound[sound_of_token(name[-1])]
            if other != name
            and side in self._forms[other].sides
            and self._is_spelling(name, other, side)
        ]

    def _is_spelling(self, name: Tokens, other: Tokens, side: Side) -> bool:
        roles, others = self._forms[name].roles[side], self._forms[other].roles[side]
        if len(name) == 1 < len(other):
            return not roles or not others or bool(roles & others)
        alike = len(name) == len(other) and all(
            sound_of_token(a) == sound_of_token(b) for a, b in zip(name, other, strict=True)
        )
        return alike and bool(roles & others) and self._order(other) < self._order(name)

    def _order(self, name: Tokens) -> tuple[int, str]:
        """Of two spellings the more frequent comes first."""
        spelling = self._spelling(name)
        return -self.reading.text.count(spelling), spelling


def _may_be_side(side: Side, sides: set[Side]) -> bool:
    known = sides - {None}
    return side is None or not known or side in known


def gather_participants(
    meeting: Meeting, people: People, keys: Mapping[str, Hashable]
) -> tuple[Person, ...]:
    """The participants of a meeting, each once and under the fullest name, titles as roles."""
    return distinct_people([_name_fully(person, people) for person in meeting.participants], keys)


def distinct_people(
    people: Sequence[Person], keys: Mapping[str, Hashable] | None = None
) -> tuple[Person, ...]:
    """Each person once; `keys` says which party ids are one. A namesake of another party is another."""
    found: list[tuple[Person, Hashable]] = []
    for person in people:
        key = (keys or {}).get(person.party or "", person.party)
        for at, (other, other_key) in enumerate(found):
            if fold_text(other.name) == fold_text(person.name) and (
                key == other_key or not (key and other_key)
            ):
                update = {"role": other.role or person.role, "party": other.party or person.party}
                found[at] = other.model_copy(update=update), other_key or key
                break
        else:
            found.append((person, key))
    return tuple(person for person, _ in found)


def _name_fully(person: Person, people: People) -> Person:
    plain = people.plain(person.name)
    title = strip_titles(person.name, people.reading)[1] if plain != person.name else None
    role = person.role
    if role is None and title and people.reading.mentions(title):
        role = title
    return changed(person, {"name": people.full(person.name, people.side(person)), "role": role})
