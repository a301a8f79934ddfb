"""Candidates: the few undertakings of other documents that a new document's mentions may tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from summarizer._follow.acts import stems_of_mention
from summarizer._follow.contexts import MentionContexts
from summarizer._follow.known import Known
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.sides import may_share_side
from summarizer.schemas import FollowedParty, Mention

MOST_PROMISES = 3  # of one mention: the chains that have the most words in common with it
MOST_REPORTS = 2  # and the reports
MOST_UNLIKE = 2  # and of the same side, whatever their own words: in another language, in other words
MOST_SHOWN = 16  # chains and loose reports in one request
OF_A_CHAIN = 3  # mentions of one chain that are shown
COMMON = 400  # mentions with a word: it tells nothing any more
ADDED = 200  # mentions of a side, those that were added last
LATEST = 40  # mentions of a side that are looked at for their side alone


@dataclass(frozen=True, slots=True)
class Candidates:
    """The new mentions that may be linked, and the known ones, those of one undertaking together."""

    new: tuple[Mention, ...]
    chains: tuple[tuple[Mention, ...], ...]


def choose_candidates(
    given: FollowedSummary,
    known: Known,
    contexts: MentionContexts,
    settled: Set[str] = frozenset(),
) -> Candidates:
    """The chains that a document's mentions may belong to: promiser, act and days must fit.

    The summary itself is known already. Of two summaries the one that is added later is asked about.
    About mentions that are `settled` nothing is.
    """
    best: Counter[str] = Counter()
    asked: list[Mention] = []
    for mention in (one for one in given.mentions if one.id not in settled):
        scored = _rank_chains(mention, known, contexts)
        if scored:
            asked.append(mention)
        for unit, score in scored.items():
            best[unit] = max(best[unit], score)
    units = sorted(best, key=lambda unit: (-best[unit], unit))[:MOST_SHOWN]
    chains = [_show_chain(unit, known) for unit in sorted(units, key=known.place_of)]
    return Candidates(tuple(asked), tuple(chains))


def may_be_linked(a: Mention, b: Mention, parties: Mapping[str, FollowedParty]) -> bool:
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


def _rank_chains(mention: Mention, known: Known, contexts: MentionContexts) -> dict[str, int]:
    """The best chains for one mention, each by its head, with how much they have in common."""
    alike = _best_units(_score_mentions(mention, known), mention, known, MOST_PROMISES, MOST_REPORTS)
    unlike = _best_units(
        _score_sides(mention, known, contexts), mention, known, MOST_UNLIKE, MOST_UNLIKE, set(alike)
    )
    near = dict.fromkeys(list(unlike)[:MOST_UNLIKE], 0)
    return near | alike


def _best_units(
    scores: Mapping[str, int],
    mention: Mention,
    known: Known,
    promises: int,
    reports: int,
    but: Set[str] = frozenset(),
) -> dict[str, int]:
    """The best chains and loose reports that fit a mention, so many of each, with their scores.

    Of what has as much in common the latest comes first.
    """
    found: dict[str, int] = {}
    left = {False: promises, True: reports}
    order = sorted(scores, key=known.place_of, reverse=True)
    for id_ in sorted(order, key=lambda one: -scores[one]):
        if not any(left.values()):
            break
        for unit in _units_of(known.mentions[id_], known):
            loose = known.mentions[unit].role == "report"
            new = unit not in found and unit not in but and left[loose]
            if new and _may_be_meant(mention, known.mentions[id_], known):
                found[unit] = scores[id_]
                left[loose] -= 1
    return found


def _may_be_meant(mention: Mention, other: Mention, known: Known) -> bool:
    return (
        other.document != mention.document
        and _days_fit(mention, other, known)
        and may_be_linked(mention, other, known.parties)
    )


def _score_mentions(mention: Mention, known: Known) -> dict[str, int]:
    """The known mentions that share words with one; rare words count more."""
    scores: Counter[str] = Counter()
    for stem in stems_of_mention(mention):
        having = known.with_stem.get(stem, ())
        if len(having) <= COMMON:
            weight = (1 + len(known.mentions) // max(1, len(having))).bit_length()
            for id_ in having:
                scores[id_] += weight
    return dict(scores)


def _score_sides(mention: Mention, known: Known, contexts: MentionContexts) -> dict[str, int]:
    """The latest mentions of its side, by the words that stand around both.

    A report whose promiser is not told may be of any side that its document names.
    """
    document = known.documents[mention.document]
    named = () if mention.by else (*document.parties, *contexts.sides_named(document, known))
    sides = known.sides_like(mention.by or named)
    ids = {id_ for side in sides for id_ in known.of_side[side][-ADDED:]} - {mention.id}
    latest = sorted(ids, key=known.place_of)[-LATEST:]
    return {id_: contexts.share_words(mention, known.mentions[id_], known) for id_ in latest}


def _days_fit(mention: Mention, other: Mention, known: Known) -> bool:
    """Whether what came of it is told no earlier than what was promised."""
    mine, its = known.published(mention), known.published(other)
    if mine is None or its is None or "report" not in (mention.role, other.role):
        return True
    if mention.role == other.role:
        return True
    return its <= mine if mention.role == "report" else mine <= its


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
