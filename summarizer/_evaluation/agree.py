"""Whether an attribute of a claim is what the gold accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer._evaluation.claim import PredictedClaim
from summarizer._evaluation.gold import Expectation, Expected, parse_days
from summarizer._evaluation.own_kinds_scored import Sort
from summarizer._evaluation.sides import Register, likeness_of_sides, words_of_name

_ALIKE = 0.5
# How the attributes of our kinds are compared; sides are told apart, the rest are closed lists.
_SORTS: Mapping[str, Sort] = {"date": "days", "place": "words", "condition": "words"}


def is_attribute_right(
    claim: PredictedClaim, item: Expected, attribute: str, register: Register
) -> bool:
    """Whether the claim's value is one of those accepted.

    Sides: the same set. Dates: the same days. A deadline: the last day, or its wording where the gold
    gives words. Places, wordings and conditions: all words of one in the other, or half of both the
    same. Everything else: the same word.
    """
    accepted = item.accepted[attribute]
    if item.is_of_sides(attribute):
        said = claim.sides(attribute)
        return any(likeness_of_sides(said, value or (), register) == 1.0 for value in accepted)
    sort = item.own.attributes[attribute] if item.own else _SORTS.get(attribute, "closed")
    return any(_is_value_right(claim, value, attribute, sort) for value in accepted)


def strictly_right(claim: PredictedClaim, item: Expected, register: Register) -> bool:
    """Whether the key attributes are right: who acts, and its status, modality or voice."""
    return all(is_attribute_right(claim, item, attribute, register) for attribute in item.strict)


def who_likeness(claim: PredictedClaim, item: Expected, register: Register) -> float:
    """How alike those who act are, by the most similar set that the gold accepts."""
    if item.who is None:
        return 1.0  # of a kind whose items are nobody's
    sides = claim.sides(item.who)
    return max(likeness_of_sides(sides, value or (), register) for value in item.accepted[item.who])


def token_f1(one: str, other: str) -> float:
    """F1 of the sets of words of two wordings; 1.0 where neither has any."""
    first, second = words_of_name(one), words_of_name(other)
    if not first and not second:
        return 1.0
    return 2 * len(first & second) / (len(first) + len(second))


def _is_value_right(claim: PredictedClaim, value: Expectation, attribute: str, sort: Sort) -> bool:
    assert not isinstance(value, tuple)  # only sides are
    said = claim.word(attribute)
    if attribute == "deadline" and claim.kind == "commitments":
        return _same_deadline(said, claim.word("deadline_text"), value)
    if sort == "days":
        return _same_days(said, value)
    return _same_words(said, value) if sort == "words" else said == value


def _same_days(said: str | None, value: str | None) -> bool:
    if said is None or value is None:
        return said is value
    known = parse_days(said)
    return known == parse_days(value) if known else _same_words(said, value)


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
