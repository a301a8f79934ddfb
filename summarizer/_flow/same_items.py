"""What makes two items the same: nothing that carries the claim differs, whatever else they tell."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer._flow.same import (
    days_of_when,
    fold_optional,
    folded_words,
    one_day,
    same_source,
    share_evidence,
    values_agree,
)
from summarizer._words.figures import figures_in
from summarizer._words.fold import fold_text
from summarizer.schemas import Commitment, Concern, Meeting, Outcome, Point

STRETCH = 1_000  # characters: evidences that overlap stand in one of them together


def merge_keys(item: Meeting | Commitment | Concern | Outcome | Point) -> Iterator[object]:
    """What two items must have one of in common to be the same: their words or day, or their place.

    Comparing every two promises of one party would take hours where a volume holds thousands.
    """
    if isinstance(item, Point):
        yield item.text
        return
    kind = _shared_key(item)
    if isinstance(item, Meeting):
        if item.when is not None:
            yield kind, days_of_when(item.when)
    else:
        yield kind, folded_words(told_words(item))
    for evidence in item.evidence:
        for place in range(evidence.start // STRETCH, evidence.end // STRETCH + 1):
            yield kind, place


def told_words(item: Commitment | Concern | Outcome) -> str:
    """What an item tells, in the model's words."""
    if isinstance(item, Commitment):
        return item.action
    return item.about if isinstance(item, Concern) else item.what


def _shared_key(item: Meeting | Commitment | Concern | Outcome) -> object:
    """What two items must have in common in any case."""
    if isinstance(item, Meeting):
        return frozenset(item.parties), item.status, item.background
    if isinstance(item, Commitment):
        return frozenset(item.by), item.modality, item.standing, fold_optional(item.condition)
    if isinstance(item, Outcome):
        return frozenset(item.by), item.result
    return frozenset(item.raised_by), item.kind, item.voice


def is_same_meeting(a: Meeting, b: Meeting) -> bool:
    if not a.parties or a.sideline_of == b.id or b.sideline_of == a.id:
        return False
    fields = ("format", "level", "host", "sideline_of")
    if not all(values_agree(getattr(a, name), getattr(b, name)) for name in fields):
        return False
    if not all(
        values_agree(fold_optional(getattr(a, name)), fold_optional(getattr(b, name)))
        for name in ("place", "round")
    ):
        return False
    if not values_agree(days_of_when(a.when), days_of_when(b.when)) or not same_source(
        a.attribution, b.attribution
    ):
        return False
    # Two meetings of the same sides on one day differ in who takes part, or in what they are about.
    people = [{fold_text(person.name) for person in meeting.participants} for meeting in (a, b)]
    topics = [{fold_text(topic) for topic in meeting.topics} for meeting in (a, b)]
    if any(one and other and not one & other for one, other in (people, topics)):
        return False
    on_one_day = one_day(a.when) is not None and one_day(a.when) == days_of_when(b.when)
    return on_one_day or share_evidence(a, b)


def is_same_commitment(a: Commitment, b: Commitment) -> bool:
    if not values_agree(frozenset(a.to), frozenset(b.to)):
        return False
    if not values_agree(days_of_when(a.deadline), days_of_when(b.deadline)) or not values_agree(
        a.meeting, b.meeting
    ):
        return False
    if not same_source(a.attribution, b.attribution) or figures_in(a.action) != figures_in(b.action):
        return False
    return folded_words(a.action) == folded_words(b.action)


def is_same_concern(a: Concern, b: Concern) -> bool:
    if not values_agree(frozenset(a.directed_at), frozenset(b.directed_at)) or not values_agree(
        a.meeting, b.meeting
    ):
        return False
    if not same_source(a.attribution, b.attribution):
        return False
    return folded_words(a.about) == folded_words(b.about)


def is_same_outcome(a: Outcome, b: Outcome) -> bool:
    if not values_agree(a.commitment, b.commitment) or not same_source(a.attribution, b.attribution):
        return False
    if not values_agree(days_of_when(a.when), days_of_when(b.when)):
        return False
    if figures_in(a.what) != figures_in(b.what):
        return False
    return folded_words(a.what) == folded_words(b.what)
