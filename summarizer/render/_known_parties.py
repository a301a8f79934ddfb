"""Parties over many documents: who is the same in several, and what each is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from summarizer._words.states import english_name
from summarizer.render._printable import make_printable
from summarizer.render._wording import name_party
from summarizer.schemas import Party, PartyKind, Summary

# "The ministry", "the committee" and "Brandt" may be others in the next document.
LOCAL: frozenset[PartyKind] = frozenset({"body", "person", "other"})
Key = str


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


def name_in_english(parties: Iterable[Party], *, plain: bool = False) -> dict[str, str]:
    """The names of parties by their ids, states by their one English name ("Ankara" is Türkiye).

    What a party is known by stands beside its name, but for `plain` ones.
    """
    return {party.id: _name_in_english(party, plain) for party in parties}


def _name_in_english(party: Party, plain: bool) -> str:
    state = english_name(party.country) if party.kind == "state" and party.country else None
    return name_party(party.model_copy(update={"known_by": None}) if plain else party, state or "")


def names_over(summaries: Sequence[Summary]) -> dict[Key, str]:
    """One name for each party: a state's English one, else that which the most documents give it.

    What it is known by stands beside it where no document names it.
    """
    called: dict[Key, Counter[str]] = defaultdict(Counter)
    known: dict[Key, Counter[str]] = defaultdict(Counter)
    for number, summary in enumerate(summaries, 1):
        names = name_in_english(summary.parties)
        keys = keys_of(summary, number)
        for party in summary.parties:
            counted = known if party.known_by else called
            counted[keys[party.id]][names[party.id]] += 1
    return {key: names.most_common(1)[0][0] for key, names in (known | called).items()}
