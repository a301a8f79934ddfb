"""Intervals of a score: how much of it hangs on the documents that happen to be in the gold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from summarizer._evaluation.score import Score, ScoreTally

SAMPLES = 2_000
SEED = 20_250_521
LEVEL = 0.95


class ConfidenceInterval(NamedTuple):
    """The middle 95 % of a figure over samples of the documents."""

    low: float
    high: float


def bootstrap_intervals(
    scores: Sequence[Score],
) -> dict[str, tuple[ConfidenceInterval, ConfidenceInterval]]:
    """Intervals of F1 and strict F1 by type and overall; nothing for fewer than two documents.

    The percentile bootstrap (Efron 1979): as many documents as there are, drawn with replacement,
    2,000 times. The seed is fixed, so that the same scores give the same intervals.
    """
    if len(scores) < 2:
        return {}
    groups: dict[str, list[ScoreTally]] = {
        kind: [score.tallies[kind] for score in scores] for kind in scores[0].kinds
    }
    groups["overall"] = [score.overall for score in scores]
    draw = random.Random(SEED)  # noqa: S311  # nothing secret
    size = len(scores)
    samples = [[int(draw.random() * size) for _ in range(size)] for _ in range(SAMPLES)]
    return {name: _f1_intervals(tallies, samples) for name, tallies in groups.items()}


def _f1_intervals(
    tallies: Sequence[ScoreTally], samples: Sequence[Sequence[int]]
) -> tuple[ConfidenceInterval, ConfidenceInterval]:
    plain = [(tally.expected, tally.predicted, tally.paired, tally.strict) for tally in tallies]
    drawn = [
        ScoreTally(*map(sum, zip(*(plain[at] for at in sample), strict=True))) for sample in samples
    ]
    return _middle_interval([tally.f1 for tally in drawn]), _middle_interval(
        [tally.strict_f1 for tally in drawn]
    )


def _middle_interval(values: Sequence[float]) -> ConfidenceInterval:
    ordered = sorted(values)
    cut = int(len(ordered) * (1 - LEVEL) / 2)
    return ConfidenceInterval(ordered[cut], ordered[-1 - cut])
