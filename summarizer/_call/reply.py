"""Outcomes: what a flow yields and is sent, and what its calls have cost."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer._call.call import Call
from summarizer.errors import AnswerError, ModelError
from summarizer.schemas import Usage

T = TypeVar("T")
Answered = TypeVar("Answered", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a call: the JSON object that was answered, and what all its attempts cost.

    `share` is the part of the model's price at which it was given: a half by a provider's batch job.
    """

    value: dict[str, Any]
    usage: Usage = field(default_factory=lambda: Usage(requests=1))
    share: float = 1.0


Outcome = Reply | ModelError
Flow = Generator[Sequence[Call], Sequence[Outcome], T]


def parse_answer(outcome: Outcome, shape: type[Answered], name: str) -> Answered:
    """The answer as `shape`; raises the ModelError that came, or AnswerError for another shape."""
    if isinstance(outcome, ModelError):
        raise outcome
    try:
        return shape.model_validate(outcome.value)
    except ValidationError as exc:
        raise AnswerError(f"the {name} does not match its schema ({exc.error_count()} errors)") from exc


def spent_on(outcomes: Iterable[Outcome]) -> Usage:
    """What calls have cost together, failed or not."""
    usages = [
        outcome.usage if isinstance(outcome, Reply) else Usage.model_validate(outcome.spent)
        for outcome in outcomes
    ]
    return sum_usage(usages)


def sum_usage(usages: Iterable[Usage]) -> Usage:
    """The sum of what was spent, without a price."""
    counts = ("requests", "tokens_in", "tokens_cached", "tokens_out")
    listed = list(usages)
    return Usage(**{name: sum(getattr(usage, name) for usage in listed) for name in counts})
