"""Candidates: the few undertakings of other documents that a new document's mentions may tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer._follow.acts import stems_of_mention
from summarizer._follow.known import Known
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.sides import is_surely, may_share_side, merge_parties
from summarizer.schemas import FollowedParty, Mention

MOST_CHAINS = 3  # of one mention, those that have the most words in common with it
MOST_UNLIKE = 2  # and of the same side, the latest, whatever their words: other languages, other words
MOST_SHOWN = 16  # chains in one request
OF_A_CHAIN = 3  # mentions of one chain that are shown
COMMON = 400  # mentions with a word: it tells nothing any more
LATEST = 40  # mentions of a side that are looked at for their side alone


@dataclass(frozen=True, slots=True)
class Candidates:
    """The new mentions that may be linked, and the known ones, those of one undertaking together."""

    new: tuple[Mention, ...]
    chains: tuple[tuple[Mention, ...], ...]


def choose_candidates(given: FollowedSummary, known: Known) -> Candidates:
    """The chains that a document's mentions may belong to: promiser, act and days must fit."""
    parties = merge_parties((*known.parties.values(), *given.parties))
    best: Counter[str] = Counter()
    asked: list[Mention] = []
    for mention in given.mentions:
        scored = _rank_chains(mention, given, known, parties)
        if scored:
            asked.append(mention)
        for unit, score in scored.items():
            best[unit] = max(best[unit], score)
    units = sorted(best, key=lambda unit: (-best[unit], unit))[:MOST_SHOWN]
    chains = [_show_chain(unit, known) for unit in sorted(units, key=known.place_of)]
    return Candidates(tuple(asked), tuple(chains))


def may_be_linked(a: Mention, b: Mention, parties: dict[str, FollowedParty]) -> bool:
    """Whether two mentions may be of one undertaking, by their roles and their sides.

    For an organization a person of it may report; a promise of a person is that one's alone.
    """
    if {a.role, b.role} & {"ask"} and a.role != b.role:
        return False
    if may_share_side(a.by, b.by, parties):
        return True
    reported = "report" in (a.role, b.role)
    people = [any(parties[id_].kind == "person" for id_ in one.by) for one in (a, b)]
    return reported and people[0] != people[1]


def _rank_chains(
    mention: Mention, given: FollowedSummary, known: Known, parties: dict[str, FollowedParty]
) -> dict[str, int]:
    """The best chains for one mention, each by its head, with how much they have in common."""
    fitting: dict[str, int] = {}
    for id_, score in _score_mentions(mention, known, parties).items():
        other = known.mentions[id_]
        if _days_fit(mention, given, other, known) and may_be_linked(mention, other, parties):
            for unit in _units_of(other, known):
                fitting[unit] = max(fitting.get(unit, 0), score)
    alike = sorted((unit for unit in fitting if fitting[unit]), key=lambda one: (-fitting[one], one))
    unlike = sorted((unit for unit in fitting if not fitting[unit]), key=known.place_of, reverse=True)
    chosen = alike[:MOST_CHAINS] + unlike[:MOST_UNLIKE]
    return {unit: fitting[unit] for unit in chosen}


def _score_mentions(mention: Mention, known: Known, parties: dict[str, FollowedParty]) -> dict[str, int]:
    """The known mentions that share words with one, rare words counting more, or surely its side."""
    scores: Counter[str] = Counter()
    for stem in stems_of_mention(mention):
        having = known.with_stem.get(stem, ())
        if len(having) <= COMMON:
            weight = (1 + len(known.mentions) // max(1, len(having))).bit_length()
            for id_ in having:
                scores[id_] += weight
    sides = [
        side
        for side in known.of_side
        if any(side == own or is_surely(parties[side], parties[own]) for own in mention.by)
    ]
    for side in sides:
        for id_ in known.of_side[side][-LATEST:]:
            scores[id_] += 0
    return dict(scores)


def _days_fit(mention: Mention, given: FollowedSummary, other: Mention, known: Known) -> bool:
    """Whether what came of it is told no earlier than what was promised."""
    mine, its = given.document.published, known.published(other)
    if mine is None or its is None or mention.role == other.role:
        return True
    if mention.role == "report":
        return its <= mine
    return mine <= its if other.role == "report" else True


def _units_of(mention: Mention, known: Known) -> Sequence[str]:
    """The chains that a mention is of, by their heads; a loose report stands for itself."""
    if mention.role != "report":
        return [known.heads[mention.id]]
    return known.heads_of_report(mention.id) or [mention.id]


def _show_chain(head: str, known: Known) -> tuple[Mention, ...]:
    """The first and the latest promise of a chain, and the latest reports; a loose report itself."""
    if known.mentions[head].role == "report":
        return (known.mentions[head],)
    promises, reports = known.chain_with(head), known.reports_of(head)
    chosen = dict.fromkeys((promises[0], promises[-1]))
    chosen |= dict.fromkeys(reports[-max(1, OF_A_CHAIN - len(chosen)) :])
    return tuple(known.mentions[id_] for id_ in sorted(chosen, key=known.place_of))
