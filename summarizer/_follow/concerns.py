"""Concerns: what two tellings of a meeting say that a side worries about, beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer._flow.corefer import stems_of_words
from summarizer._follow.known import Known
from summarizer._follow.sides import may_share_side
from summarizer._words.fold import fold_text
from summarizer.schemas import DifferenceKind, ToldConcern, ToldDifference, ToldSide

ALIKE = 0.4  # the share of words in common from which two tellings of a concern are one


def compare_concerns(
    meeting: str, mine: Sequence[ToldConcern], its: Sequence[ToldConcern], known: Known
) -> Iterator[ToldDifference]:
    """What only one telling has, and what both word otherwise; none denies what it does not tell."""
    left = list(its)
    for concern in mine:
        twins = [one for one in left if _share_words(concern, one, known) >= ALIKE]
        if not twins:
            yield _differ(meeting, concern)
            continue
        twin = max(twins, key=lambda one: _share_words(concern, one, known))
        left.remove(twin)
        if _word_concern(concern) != _word_concern(twin):
            yield _differ(meeting, concern, twin)
    for concern in left:
        yield _differ(meeting, concern)


def _share_words(a: ToldConcern, b: ToldConcern, known: Known) -> float:
    """How much of their words two concerns of one side have in common; 0 for two sides."""
    if not may_share_side(a.raised_by, b.raised_by, known.parties):
        return 0.0
    mine, its = (_stems_of(one) for one in (a, b))
    return 2 * len(mine & its) / max(1, len(mine) + len(its))


def _stems_of(concern: ToldConcern) -> frozenset[str]:
    quotes = (evidence.quote for evidence in concern.evidence)
    return stems_of_words(" ".join((concern.about, *quotes)))


def _word_concern(concern: ToldConcern) -> tuple[str, str]:
    return concern.kind, fold_text(concern.about)


def _differ(meeting: str, *concerns: ToldConcern) -> ToldDifference:
    sides = tuple(
        ToldSide(document=one.document, words=f"{one.kind}: {one.about}", evidence=one.evidence)
        for one in concerns
    )
    kind: DifferenceKind = "different_words" if len(sides) > 1 else "only_in"
    return ToldDifference(meeting=meeting, topic="concern", kind=kind, sides=sides)
