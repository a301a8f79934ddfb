"""Scores: what of the gold was found, what was claimed beyond it, and which details are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from operator import add

from summarizer._evaluation.agree import is_attribute_right, strictly_right
from summarizer._evaluation.claim import KINDS, Kind, Passage, PredictedClaim
from summarizer._evaluation.gold import ATTRIBUTES, Expected
from summarizer._evaluation.pair import GoldPage, Pairing
from summarizer._evaluation.sides import Register
from summarizer.schemas import BINDING

# What is counted: the types, and commitments by class.
CLASSES = ("binding", "asks")
GROUPS = (*KINDS, *CLASSES)


@dataclass(frozen=True, slots=True)
class ScoreTally:
    """Items expected and predicted, pairs, and pairs whose key attributes are right.

    Optional items, and what they absorb, are in none of them. Where nothing was expected and nothing
    predicted every figure is 1.0; where one of the two is nothing, what is divided by it is 0.0.
    """

    expected: int = 0
    predicted: int = 0
    paired: int = 0
    strict: int = 0

    def __add__(self, other: ScoreTally) -> ScoreTally:
        return ScoreTally(*map(add, astuple(self), astuple(other)))

    @property
    def precision(self) -> float:
        return self._share(self.paired, self.predicted)

    @property
    def recall(self) -> float:
        return self._share(self.paired, self.expected)

    @property
    def f1(self) -> float:
        return self._share(2 * self.paired, self.predicted + self.expected)

    @property
    def strict_f1(self) -> float:
        return self._share(2 * self.strict, self.predicted + self.expected)

    def _share(self, part: int, whole: int) -> float:
        if whole:
            return part / whole
        return 0.0 if self.expected or self.predicted else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted in one document, or (by `total`) in several.

    `attributes` counts, by type and attribute, what is right among what the gold gives. `empty` counts
    documents whose gold has no item at all, and `false_on_empty` the claims there.
    """

    tallies: Mapping[str, ScoreTally]
    attributes: Mapping[tuple[Kind, str], tuple[int, int]] = field(default_factory=dict)
    false_commitments: int = 0
    duplicates: int = 0
    empty: int = 0
    false_on_empty: int = 0
    quotes: int = 0
    verbatim: int = 0

    @property
    def overall(self) -> ScoreTally:
        """The tally over all types, every item counting the same (micro)."""
        return sum((self.tallies[kind] for kind in self.kinds), ScoreTally())

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that were counted, ours first."""
        return tuple(group for group in self.tallies if group not in CLASSES)


def score_document(page: GoldPage, claims: Sequence[PredictedClaim], pairing: Pairing) -> Score:
    """Score the claims that were made of one document, paired with its gold by `page.pairing`."""
    gold = page.gold
    pairs = [
        (gold.items[item], claims[claim])
        for item, claim in pairing.pairs
        if not gold.items[item].optional
    ]
    passages = [passage for claim in claims for passage in claim.evidence]
    return Score(
        _tally_groups(page, claims, pairing),
        _count_attributes(pairs, page.register),
        sum(is_false_promise(item, claim) for item, claim in pairs),
        len(pairing.duplicates),
        int(not gold.items),
        0 if gold.items else len(claims),
        len(passages),
        sum(is_verbatim(passage, gold.document.text) for passage in passages),
    )


def sum_scores(scores: Iterable[Score]) -> Score:
    """The scores of several documents as one: counts are added, so every item weighs the same."""
    tallies = dict.fromkeys(GROUPS, ScoreTally())
    attributes = {(kind, attribute): (0, 0) for kind in KINDS for attribute in ATTRIBUTES[kind]}
    sums: Counter[str] = Counter()
    for score in scores:
        for group, tally in score.tallies.items():
            tallies[group] = tallies.get(group, ScoreTally()) + tally
        for key, (good, of) in score.attributes.items():
            before = attributes.get(key, (0, 0))
            attributes[key] = before[0] + good, before[1] + of
        for name in _COUNTS:
            sums[name] += getattr(score, name)
    given = {key: counted for key, counted in attributes.items() if counted[1]}
    return Score(tallies, given, **{name: sums[name] for name in _COUNTS})


_COUNTS = ("false_commitments", "duplicates", "empty", "false_on_empty", "quotes", "verbatim")


def is_false_promise(item: Expected, claim: PredictedClaim) -> bool:
    """Whether a binding commitment is claimed where the gold accepts an ask only."""
    return (
        item.kind == "commitments"
        and claim.word("modality") in BINDING
        and not any(modality in BINDING for modality in item.accepted["modality"])
    )


def is_verbatim(passage: Passage, text: str) -> bool:
    """Whether the quote stands in the text letter for letter; at its offsets, where it has any."""
    if passage.span is None:
        return bool(passage.quote) and passage.quote in text
    start, end = passage.span
    return 0 <= start < end and text[start:end] == passage.quote


def _tally_groups(
    page: GoldPage, claims: Sequence[PredictedClaim], pairing: Pairing
) -> dict[str, ScoreTally]:
    """Tallies by group; a pair counts for a class of commitments where both are of it."""
    items = page.gold.items
    chosen = {item: claims[claim] for item, claim in pairing.pairs}
    partner = {claim: items[item] for item, claim in pairing.pairs}
    counts: Counter[tuple[str, str]] = Counter()
    for at, item in enumerate(items):
        if not item.optional:
            counts.update((group, "expected") for group in _groups_of_item(item, chosen.get(at)))
    for at, claim in enumerate(claims):
        paired = partner.get(at)
        if paired is not None and paired.optional:
            continue
        for group in _groups_of_claim(claim):
            counts[group, "predicted"] += 1
            if paired is not None and group in _groups_of_item(paired, claim):
                counts[group, "paired"] += 1
                counts[group, "strict"] += strictly_right(claim, paired, page.register)
    return {
        group: ScoreTally(
            *(counts[group, figure] for figure in ("expected", "predicted", "paired", "strict"))
        )
        for group in dict.fromkeys((*GROUPS, *page.gold.kinds))
    }


def _groups_of_claim(claim: PredictedClaim) -> tuple[str, ...]:
    if claim.kind != "commitments":
        return (claim.kind,)
    return claim.kind, "binding" if claim.word("modality") in BINDING else "asks"


def _groups_of_item(item: Expected, claim: PredictedClaim | None) -> tuple[str, ...]:
    """The groups of a gold item: where it accepts both classes, that of the claim it is paired with."""
    if item.kind != "commitments":
        return (item.kind,)
    accepted = item.accepted["modality"]
    said = claim.word("modality") if claim else None
    modality = said if said in accepted else accepted[0]
    return item.kind, "binding" if modality in BINDING else "asks"


def _count_attributes(
    pairs: Sequence[tuple[Expected, PredictedClaim]], register: Register
) -> dict[tuple[Kind, str], tuple[int, int]]:
    counted: dict[tuple[Kind, str], tuple[int, int]] = {}
    for item, claim in pairs:
        for attribute in item.attributes:
            if attribute in item.accepted:
                good, of = counted.get((item.kind, attribute), (0, 0))
                right = is_attribute_right(claim, item, attribute, register)
                counted[item.kind, attribute] = good + right, of + 1
    return counted
