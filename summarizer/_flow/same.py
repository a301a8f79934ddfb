"""What makes two values of two items the same: equal, or one unknown; and never a guess."""

from __future__ import annotations

import re

from pydantic import BaseModel

from summarizer._words.fold import fold_text
from summarizer.schemas import Attribution, Evidence, When

UNKNOWN = (None, (), "unspecified", "unknown", False, frozenset[str]())
_WORD = re.compile(r"\w+")


def values_agree(a: object, b: object) -> bool:
    """Whether two values are equal, or one of them is unknown."""
    return a == b or a in UNKNOWN or b in UNKNOWN


def fold_optional(text: str | None) -> str | None:
    """A text folded, None where there is none."""
    return text and fold_text(text)


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_WORD.findall(fold_text(text)))


def days_of_when(when: When | None) -> object:
    """What a date says: its days where resolved, else its words; None where there is none."""
    if when is None:
        return None
    return (when.start, when.end) if when.start else fold_text(when.text)


def one_day(when: When | None) -> object:
    """The day that a date is; None where it is more than one, or unresolved."""
    return days_of_when(when) if when is not None and when.precision == "day" else None


def same_source(a: Attribution, b: Attribution) -> bool:
    """Whether one attribution can stand for both: the same hedge, and no two different sources."""
    return fold_optional(a.hedge) == fold_optional(b.hedge) and values_agree(
        fold_optional(a.source), fold_optional(b.source)
    )


def offsets_of_evidence(evidence: Evidence) -> tuple[int, int]:
    """Where an evidence stands."""
    return evidence.start, evidence.end


def evidence_of(item: BaseModel) -> tuple[Evidence, ...]:
    """The evidence of an item that cites any."""
    return item.evidence  # type: ignore[attr-defined, no-any-return]  # every claim has evidence


def share_evidence(a: BaseModel, b: BaseModel) -> bool:
    """Whether an evidence of one item covers at least half of an evidence of the other."""
    return any(
        2 * (min(x.end, y.end) - max(x.start, y.start)) >= min(x.end - x.start, y.end - y.start)
        for x in evidence_of(a)
        for y in evidence_of(b)
    )
