"""The pipeline from a document to its summary, without I/O.

A flow is a generator: it yields the calls that may be made at once and is sent their outcomes, in
the same order. Whatever talks to a model drives it (`_model/drive.py`); a plain function can, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from summarizer._call.call import Call
from summarizer._call.prices import Price, Reader, cost_of, cost_of_both
from summarizer._call.reply import Flow, spent_on, sum_usage
from summarizer._call.settings import DEFAULT_WINDOW
from summarizer._flow.computed import compute_fields
from summarizer._flow.context import Contexts
from summarizer._flow.corefer import corefer_flow
from summarizer._flow.heard import verdicts_on
from summarizer._flow.merge import merge_windows
from summarizer._flow.prompts import Prompt
from summarizer._flow.rounds import Checked, check_parts
from summarizer._flow.taken import Part
from summarizer._flow.window import Window, halve_window, split_windows
from summarizer._flow.worded import claims_with_ids, describe_claim
from summarizer._proof.draft import Draft
from summarizer._proof.settle import Settled, settle_draft, unname_known_by
from summarizer._proof.unverified import NO_VERDICT
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer.errors import AnswerError, ModelError, TooLongError, TruncatedError
from summarizer.schemas import (
    SCHEMA_VERSION,
    Provenance,
    Rejected,
    SourceDocument,
    Summary,
    Usage,
    Verification,
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
    reader: Reader | None = None,
    give_up: tuple[type[ModelError], ...] = (),
) -> Flow[Summary]:
    """Ask each window at once, correct what failed and read the rest again, settle, date and merge.

    `window` is how many tokens of the text one call may hold. Raises the ModelError of the first
    window that failed, with what all of them cost: a summary with a hole in it would be a lie. One
    of a correction only leaves the faults unmended: what was good has been paid for and is kept.
    With `verify`, each item is judged by the sentences that it cites, by the model of `reader`
    where one is given; a reading that fails raises its error. `price` is that of a token, None where
    it is unknown. Errors of the kinds to `give_up` at are raised from corrections and coreference as
    well: for callers who keep the replies, and try again.
    """
    reader = reader or Reader(model, price)
    reading = Reading.of(document, written_in=prompt.form.write_in)
    parts, usage = yield from _ask_windows(reading, prompt, model, window)
    checked = yield from check_parts(parts, prompt, verify=verify, spent=usage, give_up=give_up)
    settled = [compute_fields(_settle_part(part), document) for part in parts]
    if not verify:
        settled = [unname_known_by(kept) for kept in settled]
    kept = merge_windows(settled, reading)
    windows = [part.window for part in parts]
    kept, spent = yield from corefer_flow(kept, windows, prompt, reading, give_up)
    usage = sum_usage([checked.usage, spent])
    verification = _tell_verification(kept, parts, checked, prompt, reader) if verify else None
    form = prompt.form
    return form.kinds.summary(
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
        outcomes=tuple(kept.outcomes),
        **{kind: tuple(items) for kind, items in kept.own.items()},
        rejected=(*checked.lost, *kept.rejected, *_notes_of_unread(kept, verification)),
        provenance=Provenance(
            model=model,
            prompt=prompt.name,
            prompt_hash=prompt.hash_of(len(parts)),
            schema_version=SCHEMA_VERSION,
            package_version=version,
            written_in=form.write_in,
            asked_only=form.kinds.asked_only,
        ),
        usage=usage.model_copy(
            update={"cost": cost_of_both(price, usage, reader.price, checked.reading_usage)}
        ),
        verification=verification,
    )


def _settle_part(part: Part) -> Settled:
    """What stands of a part once it is corrected and read."""
    settled = settle_draft(part.draft, part.reading, part.refused)
    return replace(settled, rejected=[*part.lost, *settled.rejected])


def _tell_verification(
    kept: Settled, parts: Sequence[Part], checked: Checked, prompt: Prompt, reader: Reader
) -> Verification:
    usage = checked.reading_usage
    return Verification(
        model=reader.model,
        prompt=prompt.reading_name,
        prompt_hash=prompt.verification_hash,
        usage=usage.model_copy(update={"cost": cost_of(reader.price, usage)}),
        verdicts=verdicts_on(kept, parts),
    )


def _notes_of_unread(kept: Settled, verification: Verification | None) -> list[Rejected]:
    """Notes of the items on which no verdict came, though one was asked for."""
    if verification is None:
        return []
    heard = {verdict.item for verdict in verification.verdicts}
    return [
        Rejected(what=describe_claim(item), why=NO_VERDICT)
        for id_, item in claims_with_ids(kept)
        if id_ not in heard
    ]


def first_calls(document: Document, prompt: Prompt, *, window: int = DEFAULT_WINDOW) -> list[Call]:
    """The calls that summarizing a document begins with, in the order of its windows."""
    reading = Reading.of(document)
    contexts = Contexts(reading, window)
    return [
        prompt.summary(reading, piece, contexts.of(piece)) for piece in split_windows(reading, window)
    ]


def _ask_windows(
    reading: Reading, prompt: Prompt, model: str, tokens: int
) -> Flow[tuple[list[Part], Usage]]:
    """Ask every window, and the halves of those too long to answer, down to a sentence."""
    contexts = Contexts(reading, tokens)
    waiting = split_windows(reading, tokens)
    parts: list[Part] = []
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
                    draft = _parse_draft(outcome.value, model, prompt)
                except AnswerError as exc:
                    failed.append((window, exc))
                    continue
                whole = window.first == 1 and window.last == len(reading.sentences)
                part = reading if whole else reading.part(window.first, window.last)
                parts.append(Part(window, part, draft))
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


def _parse_draft(value: dict[str, Any], model: str, prompt: Prompt) -> Draft:
    try:
        return Draft.of(value, unasked=prompt.form.unasked, models=prompt.form.kinds.models)
    except ValidationError as exc:
        names = ", ".join(value)[:80]
        quoted = (names,) if names else ()
        raise AnswerError(f"{model} answered JSON of another schema: {names}", quoted=quoted) from exc
