"""What makes two values of two items the same: equal, or one unknown; and never a guess."""

from __future__ import annotations

import re

from summarizer._words.fold import fold
from summarizer._words.negation import forbears
from summarizer.schemas import Attribution, Commitment, Concern, Evidence, Meeting, When

UNKNOWN = (None, (), "unspecified", "unknown", False, frozenset[str]())
_WORD = re.compile(r"\w+")


def agree(a: object, b: object) -> bool:
    """Whether two values are equal, or one of them is unknown."""
    return a == b or a in UNKNOWN or b in UNKNOWN


def folded(text: str | None) -> str | None:
    """A text folded, None where there is none."""
    return text and fold(text)


def words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_WORD.findall(fold(text)))


def days(when: When | None) -> object:
    """What a date says: its days where resolved, else its words; None where there is none."""
    if when is None:
        return None
    return (when.start, when.end) if when.start else fold(when.text)


def one_day(when: When | None) -> object:
    """The day that a date is; None where it is more than one, or unresolved."""
    return days(when) if when is not None and when.precision == "day" else None


def same_source(a: Attribution, b: Attribution) -> bool:
    """Whether one attribution can stand for both: the same hedge, and no two different sources."""
    return folded(a.hedge) == folded(b.hedge) and agree(folded(a.source), folded(b.source))


def offsets(evidence: Evidence) -> tuple[int, int]:
    """Where an evidence stands."""
    return evidence.start, evidence.end


def share_evidence(a: Meeting | Commitment | Concern, b: Meeting | Commitment | Concern) -> bool:
    """Whether an evidence of one covers at least half of an evidence of the other."""
    return any(
        2 * (min(x.end, y.end) - max(x.start, y.start)) >= min(x.end - x.start, y.end - y.start)
        for x in a.evidence
        for y in b.evidence
    )


def alike(a: str, b: str, *, same_place: bool) -> bool:
    """Whether two wordings say the same: in the same words, or one in some of the other's."""
    left, right = words(a), words(b)
    if left == right:
        return True
    return same_place and (left < right or right < left) and forbears(a) == forbears(b)
