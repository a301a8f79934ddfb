"""Whether an attribute of a claim is what the gold accepts."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer._evaluation.claim import WHO, PredictedClaim
from summarizer._evaluation.gold import ATTRIBUTES, SIDES, STRICT, Expectation, Expected, parse_days
from summarizer._evaluation.sides import Register, likeness_of_sides, words_of_name

_ALIKE = 0.5


def is_attribute_right(
    claim: PredictedClaim, item: Expected, attribute: str, register: Register
) -> bool:
    """Whether the claim's value is one of those accepted.

    Sides: the same set. Dates: the same days. A deadline: the last day, or its wording where the gold
    gives words. Places, wordings and conditions: all words of one in the other, or half of both the
    same. Everything else: the same word.
    """
    return any(_is_value_right(claim, value, attribute, register) for value in item.accepted[attribute])


def strictly_right(claim: PredictedClaim, item: Expected, register: Register) -> bool:
    """Whether the key attributes are right: who acts, and its status, modality or voice."""
    return all(
        is_attribute_right(claim, item, attribute, register)
        for attribute in ATTRIBUTES[item.kind][:STRICT]
    )


def who_likeness(claim: PredictedClaim, item: Expected, register: Register) -> float:
    """How alike those who act are, by the most similar set that the gold accepts."""
    sides = claim.sides(WHO[item.kind])
    return max(
        likeness_of_sides(sides, value or (), register) for value in item.accepted[WHO[item.kind]]
    )


def token_f1(one: str, other: str) -> float:
    """F1 of the sets of words of two wordings; 1.0 where neither has any."""
    first, second = words_of_name(one), words_of_name(other)
    if not first and not second:
        return 1.0
    return 2 * len(first & second) / (len(first) + len(second))


def _is_value_right(
    claim: PredictedClaim, value: Expectation, attribute: str, register: Register
) -> bool:
    if attribute in SIDES:
        return likeness_of_sides(claim.sides(attribute), value or (), register) == 1.0
    assert not isinstance(value, tuple)  # only sides are
    said = claim.word(attribute)
    if attribute == "date":
        return _same_days(said, value)
    if attribute == "deadline":
        return _same_deadline(said, claim.word("deadline_text"), value)
    if attribute in ("place", "condition"):
        return _same_words(said, value)
    return said == value


def _same_days(said: str | None, value: str | None) -> bool:
    if said is None or value is None:
        return said is value
    return parse_days(said) == parse_days(value)


def _same_deadline(said: str | None, wording: str | None, value: str | None) -> bool:
    if value is None:
        return said is None and wording is None
    wanted = parse_days(value)
    if wanted is None:
        return _same_words(wording, value)
    known = parse_days(said) if said else None
    return known is not None and (known == wanted or wanted == (known[1], known[1]))


def _same_words(said: str | None, value: str | None) -> bool:
    if said is None or value is None:
        return said is value
    first, second = words_of_name(said), words_of_name(value)
    if not first or not second:
        return first == second
    return first <= second or second <= first or token_f1(said, value) >= _ALIKE


def date_likeness(said: str | None, accepted: Sequence[Expectation]) -> float:
    """How alike a claimed date is to those accepted: 1.0 the same, 0.5 unknown on a side, else 0.0."""
    if said is not None and any(
        isinstance(value, str) and parse_days(value) == parse_days(said) for value in accepted
    ):
        return 1.0
    return 0.5 if said is None or None in accepted or not accepted else 0.0
