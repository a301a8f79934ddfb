"""Parties over many documents: who is the same in several, and what each has undertaken."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer._words.states import english_name
from summarizer.render._made import Made, find_made
from summarizer.render._printable import make_printable
from summarizer.render._wording import (
    name_modality,
    names_of,
    quote_words,
    spell_attribution,
    spell_when,
)
from summarizer.schemas import Commitment, Concern, Party, PartyKind, Summary

# "The ministry", "the committee" and "Brandt" may be others in the next document.
LOCAL: frozenset[PartyKind] = frozenset({"body", "person", "other"})
Key = str
UNNAMED: Key = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A row of a party's table: of which document and item, what, by when, who says so, how surely.

    `made` is when that was promised or asked. `others` are those on its other side, `together` those
    on the party's own.
    """

    document: int
    item: str
    others: tuple[str, ...]
    force: str
    what: str
    by_when: str
    caveats: tuple[str, ...]
    said: str
    due: dt.date | None
    made: Made | None = None
    together: tuple[str, ...] = ()


@dataclass(slots=True)
class Account:
    """All that several documents say of one party's undertakings, asks and concerns."""

    name: str
    undertook: list[Undertaking] = field(default_factory=list)
    asked_of: list[Undertaking] = field(default_factory=list)
    asks: list[Undertaking] = field(default_factory=list)
    concerns: list[Undertaking] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.undertook) + len(self.asked_of) + len(self.asks) + len(self.concerns)


@dataclass(frozen=True, slots=True)
class _KnownParties:
    """The parties of one document: what each is known by over all, and what that is called."""

    keys: Mapping[str, Key]
    names: Mapping[Key, str]

    def name_all(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.names[self.keys[party]] for party in ids))

    def make_rows(self, ids: Iterable[str], row: Undertaking) -> Iterator[tuple[Key, Undertaking]]:
        """A row for each of an item's parties, told with whom; where it names none, for the unnamed."""
        own = list(dict.fromkeys(self.keys[party] for party in ids)) or [UNNAMED]
        for key in own:
            others = tuple(self.names[other] for other in own if other != key)
            yield key, replace(row, together=others)


def keys_of(summary: Summary, document: int) -> dict[str, Key]:
    """What each party of a document is known by in all: a state by its code, others by kind and name.

    Bodies, people and unclassified parties are known in their own document only.
    """
    return {party.id: _make_key(party, document) for party in summary.parties}


def _make_key(party: Party, document: int) -> Key:
    if party.kind == "state" and party.country:
        return f"state {party.country}"
    name = " ".join(make_printable(party.name).casefold().split()) or party.id
    return f"{party.kind} {name} {document}" if party.kind in LOCAL else f"{party.kind} {name}"


def name_in_english(parties: Iterable[Party]) -> dict[str, str]:
    """The names of parties by their ids, states by their one English name ("Ankara" is Türkiye)."""
    parties = tuple(parties)
    states = {
        party.id: english_name(party.country)
        for party in parties
        if party.kind == "state" and party.country
    }
    return names_of(parties) | {id_: name for id_, name in states.items() if name}


def names_over(summaries: Sequence[Summary]) -> dict[Key, str]:
    """One name for each party: a state's English one, else that which the most documents give it."""
    called: dict[Key, Counter[str]] = defaultdict(Counter)
    for number, summary in enumerate(summaries, 1):
        names = name_in_english(summary.parties)
        for id_, key in keys_of(summary, number).items():
            called[key][names[id_]] += 1
    return {key: names.most_common(1)[0][0] for key, names in called.items()}


def make_accounts(summaries: Sequence[Summary]) -> list[Account]:
    """An account of each party that any item is about, the longest lists of undertakings first.

    What is undertaken or feared by nobody named has an account as well.
    """
    names = names_over(summaries)
    found = {key: Account(name) for key, name in names.items()} | {UNNAMED: Account("Unnamed parties")}
    for number, summary in enumerate(summaries, 1):
        known = _KnownParties(keys_of(summary, number), names)
        for commitment in summary.commitments:
            _enter_commitment(commitment, find_made(commitment, summary), number, known, found)
        for concern in summary.concerns:
            fear = _make_concern_row(concern, number, known.name_all(concern.directed_at))
            for key, row in known.make_rows(concern.raised_by, fear):
                found[key].concerns.append(row)
    for account in found.values():
        account.undertook.sort(key=lambda row: (row.due is None, row.due or dt.date.max))
    listed = (account for account in found.values() if account.rows)
    return sorted(listed, key=lambda one: (-len(one.undertook), -one.rows, one.name.casefold()))


def _enter_commitment(
    commitment: Commitment,
    made: Made | None,
    number: int,
    known: _KnownParties,
    found: Mapping[Key, Account],
) -> None:
    towards = _make_commitment_row(commitment, made, number, known.name_all(commitment.to))
    for key, row in known.make_rows(commitment.by, towards):
        (found[key].undertook if commitment.binding else found[key].asks).append(row)
    if commitment.to and not commitment.binding:
        asking = _make_commitment_row(commitment, made, number, known.name_all(commitment.by))
        for key, row in known.make_rows(commitment.to, asking):
            found[key].asked_of.append(row)


def _make_commitment_row(
    commitment: Commitment, made: Made | None, number: int, others: tuple[str, ...]
) -> Undertaking:
    deadline, hedge = commitment.deadline, commitment.attribution.hedge
    return Undertaking(
        document=number,
        item=commitment.id,
        others=others,
        force=name_modality(commitment),
        what=commitment.action,
        by_when=spell_when(deadline),
        caveats=(
            *([commitment.standing] if commitment.standing != "active" else []),
            *([quote_words(hedge)] if hedge else []),
            *([f"on condition: {quote_words(commitment.condition)}"] if commitment.condition else []),
        ),
        said=spell_attribution(commitment.attribution),
        due=deadline.end if deadline else None,
        made=made,
    )


def _make_concern_row(concern: Concern, number: int, others: tuple[str, ...]) -> Undertaking:
    hedge = concern.attribution.hedge
    return Undertaking(
        document=number,
        item=concern.id,
        others=others,
        force=concern.kind,
        what=concern.about,
        by_when="",
        caveats=(
            *(["as the writer puts it"] if concern.voice == "reported" else []),
            *([quote_words(hedge)] if hedge else []),
        ),
        said=spell_attribution(concern.attribution),
        due=None,
    )
