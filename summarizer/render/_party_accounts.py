"""What each party has undertaken, asked for and feared over many documents, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer._words.shown import quote_words
from summarizer.render._known_parties import Key, keys_of, name_in_english, names_over
from summarizer.render._made import Made, find_made
from summarizer.render._outcomes import group_outcomes, name_result
from summarizer.render._wording import (
    name_modality,
    spell_attribution,
    spell_when,
)
from summarizer.schemas import Commitment, Concern, Outcome, Summary

UNNAMED: Key = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A row of a party's table: of which document and item, what, by when, who says so, how surely.

    `made` is when that was promised or asked. `others` are those on its other side, `together` those
    on the party's own. Of an outcome `by_when` is when it came about.
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
    outcomes: list[Undertaking] = field(default_factory=list)

    @property
    def rows(self) -> int:
        listed = (self.undertook, self.asked_of, self.asks, self.concerns, self.outcomes)
        return sum(map(len, listed))


@dataclass(frozen=True, slots=True)
class PartyNames:
    """What parties are called in the rows of one document, by its number.

    `unlike` holds what a party is known by there, where its account is called otherwise.
    """

    number: int
    keys: Mapping[str, Key]
    names: Mapping[Key, str]
    unlike: Mapping[Key, str]

    def list_names(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.names[self.keys[party]] for party in ids))

    def spread(self, ids: Iterable[str], row: Undertaking) -> Iterator[tuple[Key, Undertaking]]:
        """A row for each of an item's parties, told with whom; where it names none, for the unnamed."""
        own = list(dict.fromkeys(self.keys[party] for party in ids)) or [UNNAMED]
        for key in own:
            together = tuple(self.names[other] for other in own if other != key)
            known = (self.unlike[key],) if key in self.unlike else ()
            yield key, replace(row, together=together, caveats=(*known, *row.caveats))


def make_accounts(summaries: Sequence[Summary]) -> list[Account]:
    """An account of each party that any item is about, the longest lists of undertakings first.

    What is undertaken or feared by nobody named has an account as well.
    """
    names = names_over(summaries)
    found = {key: Account(name) for key, name in names.items()} | {UNNAMED: Account("Unnamed parties")}
    for number, summary in enumerate(summaries, 1):
        called = _name_in_document(summary, number, names)
        came = group_outcomes(summary)
        for commitment in summary.commitments:
            _enter_commitment(commitment, summary, came.get(commitment.id, ()), called, found)
        for concern in summary.concerns:
            fear = _make_concern_row(concern, number, called.list_names(concern.directed_at))
            for key, row in called.spread(concern.raised_by, fear):
                found[key].concerns.append(row)
        for outcome in summary.outcomes:
            for key, row in called.spread(outcome.by, _make_outcome_row(outcome, number)):
                found[key].outcomes.append(row)
    for account in found.values():
        account.undertook.sort(key=lambda row: (row.due is None, row.due or dt.date.max))
    listed = (account for account in found.values() if account.rows)
    return sorted(listed, key=lambda one: (-len(one.undertook), -one.rows, one.name.casefold()))


def _name_in_document(summary: Summary, number: int, names: Mapping[Key, str]) -> PartyNames:
    keys, called = keys_of(summary, number), name_in_english(summary.parties)
    known = {
        keys[party.id]: (called[party.id], f"from {quote_words(party.known_by)}")
        for party in summary.parties
        if party.known_by
    }
    return PartyNames(
        number,
        keys,
        {**names, **{key: name for key, (name, _) in known.items()}},
        {key: words for key, (name, words) in known.items() if name != names[key]},
    )


def _enter_commitment(
    commitment: Commitment,
    summary: Summary,
    came: Iterable[Outcome],
    called: PartyNames,
    found: Mapping[Key, Account],
) -> None:
    made = find_made(commitment, summary)
    row = _make_commitment_row(commitment, made, came, called.number)
    towards = replace(row, others=called.list_names(commitment.to))
    for key, told in called.spread(commitment.by, towards):
        (found[key].undertook if commitment.binding else found[key].asks).append(told)
    if commitment.to and not commitment.binding:
        asking = replace(row, others=called.list_names(commitment.by))
        for key, told in called.spread(commitment.to, asking):
            found[key].asked_of.append(told)


def _make_commitment_row(
    commitment: Commitment, made: Made | None, came: Iterable[Outcome], number: int
) -> Undertaking:
    deadline, condition = commitment.deadline, commitment.condition
    standing = [commitment.standing] if commitment.standing != "active" else []
    row = _make_row(
        commitment,
        number,
        (name_modality(commitment), commitment.action),
        before=[*standing, *map(name_result, came)],
        after=[f"on condition: {quote_words(condition)}"] if condition else [],
    )
    due = deadline.end if deadline else None
    return replace(row, by_when=spell_when(deadline), due=due, made=made)


def _make_concern_row(concern: Concern, number: int, others: tuple[str, ...]) -> Undertaking:
    voice = ["as the writer puts it"] if concern.voice == "reported" else []
    row = _make_row(concern, number, (concern.kind, concern.about), before=voice)
    return replace(row, others=others)


def _make_outcome_row(outcome: Outcome, number: int) -> Undertaking:
    row = _make_row(outcome, number, (name_result(outcome), outcome.what))
    return replace(row, by_when=spell_when(outcome.when))


def _make_row(
    item: Commitment | Concern | Outcome,
    number: int,
    told: tuple[str, str],
    *,
    before: Iterable[str] = (),
    after: Iterable[str] = (),
) -> Undertaking:
    """A row of what is told of an item: its force and what it is; its hedge is among the caveats."""
    hedge = item.attribution.hedge
    force, what = told
    return Undertaking(
        document=number,
        item=item.id,
        others=(),
        force=force,
        what=what,
        by_when="",
        caveats=(*before, *([quote_words(hedge)] if hedge else []), *after),
        said=spell_attribution(item.attribution),
        due=None,
    )
