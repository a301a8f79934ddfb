"""The pipeline from a document to its summary, without I/O.

A flow is a generator: it yields the calls that may be made at once and is sent their outcomes, in
the same order. Whatever talks to a model drives it (`_drive.py`); a plain function can, too.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from summarizer._correct import mended, questions
from summarizer._dates import Interval, Tense, resolve, tense_of
from summarizer._document import Document
from summarizer._draft import Draft
from summarizer._merge import merge
from summarizer._prices import cost_of
from summarizer._prompts import Prompt
from summarizer._reading import Reading
from summarizer._request import Call
from summarizer._settle import Settled, settle
from summarizer._split import split
from summarizer.errors import AnswerError, ModelError
from summarizer.schemas import (
    SCHEMA_VERSION,
    Correction,
    Provenance,
    Rejected,
    SourceDocument,
    Summary,
    Usage,
    When,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a call: the JSON object that was answered, and what all its attempts cost."""

    value: dict[str, Any]
    usage: Usage = field(default_factory=lambda: Usage(requests=1))


Outcome = Reply | ModelError
Flow = Generator[Sequence[Call], Sequence[Outcome], T]


def summarize_flow(document: Document, prompt: Prompt, *, model: str, version: str) -> Flow[Summary]:
    """Ask once, correct what failed in one further call, settle, date and merge the rest.

    Raises the ModelError of the first call. One of the correction only leaves the faults unmended:
    what was good in the first answer has been paid for and is kept.
    """
    reading = Reading(document, split(document.text))
    (outcome,) = yield [prompt.summary(reading)]
    if isinstance(outcome, ModelError):
        raise outcome
    usage = outcome.usage
    draft = _draft(outcome.value, model)
    lost: list[Rejected] = []
    asked = questions(draft, reading)
    if asked:
        (outcome,) = yield [prompt.correction(asked, draft, reading)]
        usage = _sum(usage, outcome)
        try:
            draft = mended(draft, asked, _correction(outcome), reading)
        except ModelError as exc:
            lost.append(
                Rejected(
                    what="correction of 1 fault"
                    if len(asked) == 1
                    else f"correction of {len(asked)} faults",
                    why=str(exc),
                )
            )
    settled = settle(draft, reading)
    kept = merge(_dated(settled, document), reading)
    return Summary(
        document=SourceDocument(
            id=document.id,
            name=document.name,
            title=document.title,
            source=document.source,
            published=document.published,
            language=document.language,
        ),
        overview=tuple(kept.overview),
        parties=tuple(kept.parties),
        meetings=tuple(kept.meetings),
        commitments=tuple(kept.commitments),
        concerns=tuple(kept.concerns),
        rejected=(*lost, *kept.rejected),
        provenance=Provenance(
            model=model,
            prompt=prompt.name,
            prompt_hash=prompt.hash,
            schema_version=SCHEMA_VERSION,
            package_version=version,
        ),
        usage=usage.model_copy(update={"cost": cost_of(model, usage)}),
    )


def _draft(value: dict[str, Any], model: str) -> Draft:
    try:
        return Draft.of(value)
    except ValidationError as exc:
        raise AnswerError(f"{model} answered JSON of another schema: {', '.join(value)[:80]}") from exc


def _correction(outcome: Outcome) -> Correction:
    if isinstance(outcome, ModelError):
        raise outcome
    try:
        return Correction.model_validate(outcome.value)
    except ValidationError as exc:
        raise AnswerError(f"the correction does not fit its schema: {exc.error_count()} faults") from exc


def _sum(usage: Usage, outcome: Outcome) -> Usage:
    """What was spent before, and on this outcome, failed or not."""
    more = outcome.usage if isinstance(outcome, Reply) else Usage.model_validate(outcome.spent)
    return Usage(
        requests=usage.requests + more.requests,
        tokens_in=usage.tokens_in + more.tokens_in,
        tokens_cached=usage.tokens_cached + more.tokens_cached,
        tokens_out=usage.tokens_out + more.tokens_out,
    )


def _contradicts(found: Interval, tense: Tense | None, document: Document) -> bool:
    """Whether a meeting that took place lies ahead, or one that is planned behind: never a date."""
    day = document.published
    return day is not None and (
        (tense == "past" and found.start > day) or (tense == "future" and found.end < day)
    )


def _dated(settled: Settled, document: Document) -> Settled:
    """Resolve every date from its wording and the publication date, here and nowhere else."""

    def dated(when: When | None, tense: Tense | None) -> When | None:
        found = when and resolve(when.text, published=document.published, tense=tense)
        if when is None or not found or _contradicts(found, tense, document):
            return when and When(text=when.text)
        return When(text=when.text, start=found.start, end=found.end, precision=found.precision)

    settled.meetings = [
        each.model_copy(update={"when": dated(each.when, tense_of(each.status))})
        for each in settled.meetings
    ]
    settled.commitments = [
        each.model_copy(update={"deadline": dated(each.deadline, "future")})
        for each in settled.commitments
    ]
    return settled
