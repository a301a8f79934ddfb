"""Pairs claims with gold items, by the greatest total similarity; the only importer of scipy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from summarizer._evaluation.agree import date_likeness, token_f1, who_likeness
from summarizer._evaluation.claim import Passage, PredictedClaim
from summarizer._evaluation.gold import GoldDocument
from summarizer._evaluation.sides import Register, surnames_of
from summarizer._install import advise_install
from summarizer._words.fold import fold_text, fold_with_offsets
from summarizer.errors import SettingsError

EVIDENCE, WHO_ACTS, TOPIC = 0.50, 0.35, 0.15
ENOUGH = 0.40
ENOUGH_SIDES = 0.5
LONGEST = 600
# Of two equally similar gold items the one that counts is taken.
_REQUIRED_FIRST = 1e-9

Span = tuple[int, int]


class Likeness(NamedTuple):
    """How alike a claim and a gold item are, from 0 to 1, in evidence, sides and topic."""

    evidence: float
    who: float
    topic: float

    @property
    def total(self) -> float:
        return EVIDENCE * self.evidence + WHO_ACTS * self.who + TOPIC * self.topic


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs by their positions (gold item, claim), and claims that only repeat a paired one."""

    pairs: tuple[tuple[int, int], ...]
    duplicates: frozenset[int]


class GoldPage:
    """A gold document, read once for pairing: its folded text, and its register of names."""

    def __init__(self, gold: GoldDocument) -> None:
        self.gold = gold
        self.register = Register(gold.spellings, gold.names)
        self._folded = fold_with_offsets(gold.document.text)
        self._spans = [self._of(item.spans) for item in gold.items]

    def pairing(self, claims: Sequence[PredictedClaim]) -> Pairing:
        """The pairs among the items and the claims of one document."""
        pairs: list[tuple[int, int]] = []
        duplicates: set[int] = set()
        found = [self._found(claim) for claim in claims]
        for kind in self.gold.kinds:
            items = [at for at, item in enumerate(self.gold.items) if item.kind == kind]
            made = [at for at, claim in enumerate(claims) if claim.kind == kind]
            alike = [[self._alike(at, claims[one], found[one]) for one in made] for at in items]
            matched = _assign_rows(
                [
                    [self._weight(at, likeness) for likeness in row]
                    for at, row in zip(items, alike, strict=True)
                ]
            )
            pairs += [(items[row], made[column]) for row, column in matched]
            taken = {row for row, _ in matched}
            for column in set(range(len(made))) - {column for _, column in matched}:
                if any(
                    alike[row][column].evidence and self._weight(items[row], alike[row][column])
                    for row in taken
                ):
                    duplicates.add(made[column])
        return Pairing(tuple(pairs), frozenset(duplicates))

    def located(self, passage: Passage) -> Span | None:
        """Where a passage stands: by its offsets where they lie in the text, else by its words."""
        text = self.gold.document.text
        if passage.span is not None and 0 <= passage.span[0] < passage.span[1] <= len(text):
            return passage.span
        wanted = fold_text(passage.quote)
        at = self._folded.text.find(wanted) if wanted else -1
        return self._folded.span(at, len(wanted)) if at >= 0 else None

    def likeness(self, at: int, claim: PredictedClaim) -> Likeness:
        """How alike the gold item at that position and a claim of the same kind are."""
        return self._alike(at, claim, self._found(claim))

    def _alike(self, at: int, claim: PredictedClaim, spans: Sequence[Span]) -> Likeness:
        item = self.gold.items[at]
        evidence = max(
            (overlap_of_spans(one, other) for one in spans for other in self._spans[at]), default=0.0
        )
        who = who_likeness(claim, item, self.register)
        if item.kind != "meetings":
            return Likeness(evidence, who, token_f1(claim.about, item.about))
        people, met = surnames_of(claim.people), surnames_of(item.people)
        if people and met:
            who = max(who, len(people & met) / len(people | met))
        topic = date_likeness(claim.word("date"), item.accepted.get("date", ()))
        return Likeness(evidence, who, topic)

    def _weight(self, at: int, alike: Likeness) -> float:
        """The similarity where the two may pair; 0 where they may not."""
        item = self.gold.items[at]
        if alike.evidence > 0:
            may = alike.total >= ENOUGH - 1e-9
        else:
            may = item.kind == "meetings" and alike.topic == 1.0 and alike.who >= ENOUGH_SIDES
        return (alike.total + (0 if item.optional else _REQUIRED_FIRST)) if may else 0.0

    def _found(self, claim: PredictedClaim) -> list[Span]:
        return self._of(filter(None, map(self.located, claim.evidence)))

    def _of(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of the text as spans of its folded copy, where typography does not count."""
        return [(self._folded.index(start), self._folded.index(end)) for start, end in spans]


def overlap_of_spans(predicted: Span, gold: Span) -> float:
    """The mean of containment and Dice of two spans; Dice alone where the predicted one is long."""
    common = min(predicted[1], gold[1]) - max(predicted[0], gold[0])
    if common <= 0:
        return 0.0
    sizes = predicted[1] - predicted[0], gold[1] - gold[0]
    dice = 2 * common / sum(sizes)
    return dice if sizes[0] > LONGEST else (common / min(sizes) + dice) / 2


def load_assignment_solver() -> Any:
    """scipy's linear_sum_assignment. Raises SettingsError where scipy is not installed."""
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError as exc:
        raise SettingsError(
            f"scipy is required to evaluate but not installed: {advise_install('evaluate')}"
        ) from exc
    return linear_sum_assignment


def _assign_rows(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows and columns, one to one, of the greatest total weight; only those that weigh anything."""
    if not any(any(row) for row in weights):
        return []
    rows, columns = load_assignment_solver()(weights, maximize=True)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if weights[row][column] > 0
    ]
