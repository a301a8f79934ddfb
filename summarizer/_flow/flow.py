"""The pipeline from a document to its summary, without I/O.

A flow is a generator: it yields the calls that may be made at once and is sent their outcomes, in
the same order. Whatever talks to a model drives it (`_model/drive.py`); a plain function can, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from summarizer._call.call import Call
from summarizer._call.prices import Price, cost_of
from summarizer._call.reply import Flow, parse_answer, spent_on, sum_usage
from summarizer._call.settings import DEFAULT_WINDOW
from summarizer._flow.computed import place_all_evidence, resolve_item_dates
from summarizer._flow.context import Contexts
from summarizer._flow.corefer import corefer_flow
from summarizer._flow.merge import merge_windows
from summarizer._flow.prompts import Prompt
from summarizer._flow.verify import verify_flow
from summarizer._flow.window import Window, halve_window, split_windows
from summarizer._proof.correct import collect_questions, mend_draft
from summarizer._proof.draft import Draft
from summarizer._proof.settle import settle_draft
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer.errors import AnswerError, ModelError, TooLongError, TruncatedError
from summarizer.schemas import (
    SCHEMA_VERSION,
    Correction,
    Provenance,
    Rejected,
    SourceDocument,
    Summary,
    Usage,
)


def summarize_flow(
    document: Document,
    prompt: Prompt,
    *,
    model: str,
    version: str,
    window: int = DEFAULT_WINDOW,
    verify: bool = False,
    price: Price | None = None,
    give_up: tuple[type[ModelError], ...] = (),
) -> Flow[Summary]:
    """Ask each window at once, correct what failed in one further round, settle, date and merge.

    `window` is how many tokens of the text one call may hold. Raises the ModelError of the first
    window that failed, with what all of them cost: a summary with a hole in it would be a lie. One
    of a correction only leaves the faults unmended: what was good has been paid for and is kept.
    With `verify`, a last call judges each item by the sentences that it cites. `price` is that
    of a token, None where it is unknown. Errors of the kinds to `give_up` at are raised from these
    two as well: for callers who keep the replies, and try again.
    """
    reading = Reading(document, split_sentences(document.text))
    drafts, usage = yield from _ask_windows(reading, prompt, model, window)
    usage, lost = yield from _correct_drafts(drafts, prompt, usage, give_up)
    settled = [resolve_item_dates(settle_draft(part.draft, part.reading), document) for part in drafts]
    kept = merge_windows(settled, reading)
    if len(drafts) > 1:
        windows = [part.window for part in drafts]
        kept, spent = yield from corefer_flow(kept, windows, prompt, reading, give_up)
        usage = sum_usage([usage, spent])
    verification = None
    if verify:
        kept, verification = yield from verify_flow(kept, prompt, reading, price, give_up)
        usage = sum_usage([usage, verification.usage])
    kept = place_all_evidence(kept, reading)
    return Summary(
        document=SourceDocument(
            id=document.id,
            name=document.name,
            title=document.title,
            source=document.source,
            published=document.published,
            published_from="found" if document.published_from == "found" else None,
            language=document.language,
            left_out=document.left_out,
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
            prompt_hash=prompt.hash_of(len(drafts)),
            schema_version=SCHEMA_VERSION,
            package_version=version,
        ),
        usage=usage.model_copy(update={"cost": cost_of(price, usage)}),
        verification=verification,
    )


def first_calls(document: Document, prompt: Prompt, *, window: int = DEFAULT_WINDOW) -> list[Call]:
    """The calls that summarizing a document begins with, in the order of its windows."""
    reading = Reading(document, split_sentences(document.text))
    contexts = Contexts(reading, window)
    return [
        prompt.summary(reading, piece, contexts.of(piece)) for piece in split_windows(reading, window)
    ]


@dataclass(slots=True)
class _Part:
    """A window that was answered: what may be cited there, and the draft of its items."""

    window: Window
    reading: Reading
    draft: Draft


def _ask_windows(
    reading: Reading, prompt: Prompt, model: str, tokens: int
) -> Flow[tuple[list[_Part], Usage]]:
    """Ask every window, and the halves of those too long to answer, down to a sentence."""
    contexts = Contexts(reading, tokens)
    waiting = split_windows(reading, tokens)
    parts: list[_Part] = []
    usage = Usage()
    again = False
    while waiting:
        # Where nothing was ever answered whole, one is tried before all are paid for once more.
        asked = waiting[:1] if again and not parts else waiting
        outcomes = yield [prompt.summary(reading, piece, contexts.of(piece)) for piece in asked]
        usage = sum_usage([usage, spent_on(outcomes)])
        failed: list[tuple[Window, ModelError]] = []
        halved: list[Window] = []
        for window, outcome in zip(asked, outcomes, strict=True):
            if isinstance(outcome, (TooLongError, TruncatedError)) and window.first < window.last:
                halved += halve_window(window, reading)
            elif isinstance(outcome, ModelError):
                failed.append((window, outcome))
            else:
                try:
                    draft = _parse_draft(outcome.value, model)
                except AnswerError as exc:
                    failed.append((window, exc))
                    continue
                whole = window.first == 1 and window.last == len(reading.sentences)
                part = reading if whole else reading.part(window.first, window.last)
                parts.append(_Part(window, part, draft))
        if failed:
            raise _error_of_part(*failed[0], usage)
        waiting, again = [*halved, *waiting[len(asked) :]], True
    return sorted(parts, key=lambda answered: answered.window.first), usage


def _error_of_part(window: Window, exc: ModelError, usage: Usage) -> ModelError:
    """The error with what everything cost, and, in a document of several parts, with its part."""
    if window.of > 1:
        exc.args = (f"part {window.part} of {window.of}: {exc}",)
    exc.spent = usage.model_dump(exclude={"cost"})
    return exc


def _correct_drafts(
    parts: Sequence[_Part], prompt: Prompt, usage: Usage, give_up: tuple[type[ModelError], ...]
) -> Flow[tuple[Usage, list[Rejected]]]:
    """Ask about the faults of all windows at once and mend their drafts; what it cost, and lost."""
    asked = [(part, collect_questions(part.draft, part.reading)) for part in parts]
    asked = [(part, faults) for part, faults in asked if faults]
    lost: list[Rejected] = []
    if not asked:
        return usage, lost
    outcomes = yield [prompt.correction(faults, part.draft, part.reading) for part, faults in asked]
    for (part, faults), outcome in zip(asked, outcomes, strict=True):
        try:
            mends = parse_answer(outcome, Correction, "correction")
            part.draft = mend_draft(part.draft, faults, mends, part.reading)
        except give_up:
            raise
        except ModelError as exc:
            what = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
            lost.append(Rejected(what=f"correction of {what}", why=str(exc)))
    return sum_usage([usage, spent_on(outcomes)]), lost


def _parse_draft(value: dict[str, Any], model: str) -> Draft:
    try:
        return Draft.of(value)
    except ValidationError as exc:
        raise AnswerError(f"{model} answered JSON of another schema: {', '.join(value)[:80]}") from exc
