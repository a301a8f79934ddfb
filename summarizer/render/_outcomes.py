"""What came of undertakings: outcomes in words, and by the commitment that they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from summarizer.schemas import Outcome, Result, Summary

# How a result is to be taken: it was kept, in part, or it was not.
KEPT: frozenset[Result] = frozenset({"done"})
IN_PART: frozenset[Result] = frozenset({"partly_done"})


def name_result(outcome: Outcome) -> str:
    """What came of an undertaking: "not done"."""
    return outcome.result.replace("_", " ")


def group_outcomes(summary: Summary) -> Mapping[str, list[Outcome]]:
    """The outcomes of each commitment of the document that any is of, by its id."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in summary.outcomes:
        if outcome.commitment:
            found[outcome.commitment].append(outcome)
    return dict(found)
