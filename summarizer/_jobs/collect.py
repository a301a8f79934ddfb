"""Collecting: what has become of the batches under way, and the answers of those that came to an end.

Answers are on the disk before a batch is forgotten. What a batch did not answer is asked for again.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer._jobs.known import KnownOutcomes
from summarizer._jobs.store import JobStore, KeptBatch
from summarizer._model.batch_object import SeenBatch, phase_of
from summarizer._model.line_answers import read_line
from summarizer._model.provider import Provider
from summarizer.errors import StoppedError

QUEUE_FULL = frozenset({"token_limit_exceeded", "enqueued_token_limit_exceeded", "queue_full"})
SHARE = 0.5  # of the price: what a provider's batch job costs
EACH_ANSWER = 256 * 1024  # bytes of an output for each request, on the average, that are read
LEAST_LINES = 1


@dataclass(slots=True)
class Collected:
    """What a collection brought: lines that answer, and those that are of no request of ours, or twice.

    `full` says that the endpoint's queue has no room for more before others end.
    """

    batches: int = 0
    answers: int = 0
    foreign: int = 0
    doubled: int = 0
    missing: int = 0
    full: bool = False


async def collect_batches(
    store: JobStore,
    providers: Mapping[str, Provider],
    known: KnownOutcomes,
    *,
    resubmit: bool = False,
) -> Collected:
    """Ask after every batch under way, and take in those that came to their end.

    With `resubmit`, what the endpoint has no more is given up, and will be asked for again.
    """
    collected = Collected()
    for batch in store.batches("submitted", "ended"):
        provider = providers[batch.lane]
        if batch.state == "submitted":
            try:
                batch = await _ask_after(store, provider, batch, collected)  # noqa: PLW2901
            except Exception as exc:
                if not (resubmit and "--resubmit" in str(exc)):
                    raise
                let_go_batch(store, batch)
                continue
        if batch.state == "ended":
            await _take_in(store, provider, batch, known, collected, resubmit=resubmit)
    return collected


async def _ask_after(
    store: JobStore, provider: Provider, batch: KeptBatch, collected: Collected
) -> KeptBatch:
    """Note what the endpoint says of a batch; the batch as it is then."""
    seen = await provider.retrieve(batch.batch_id or "")
    if seen.input_id not in (None, batch.file_id):
        raise StoppedError(
            f"the endpoint says that batch {batch.batch_id} is of another file ({seen.input_id}, not"
            f" {batch.file_id}): it was not read; submit its requests again with --resubmit"
        )
    state = "submitted" if seen.phase == "going" else "ended"
    noted = {"noted": time.time()} if state == "ended" else {}
    with store.noting():
        store.note_batch(
            batch.number,
            state=state,
            said=seen.said,
            output_id=seen.output_id,
            error_id=seen.error_id,
            done=seen.done,
            total=seen.total,
            **noted,
        )
        for file_id in filter(None, (seen.output_id, seen.error_id)):
            store.add_file(file_id, batch.lane)
    if seen.phase == "failed":
        _take_failure(store, batch, seen, collected)
    return next(one for one in store.batches() if one.number == batch.number)


def _take_failure(store: JobStore, batch: KeptBatch, seen: SeenBatch, collected: Collected) -> None:
    """A batch that the endpoint never began: its queue was full, or it did not like the file."""
    if any(fault.code in QUEUE_FULL for fault in seen.faults):
        fewer = max(LEAST_LINES, batch.lines // 2)
        if batch.lines == LEAST_LINES and not store.batches("submitted"):
            raise StoppedError(
                "the endpoint's queue has no room for a single request: its limit of queued tokens is"
                " too low, or other batches fill it; try again later"
            )
        with store.noting():
            store.note_fact("most_lines", min(fewer, store.fact("most_lines", fewer)))
        collected.full = True
        return
    if seen.output_id or seen.error_id:
        return  # some of it was done
    let_go_batch(store, batch)
    fault = seen.faults[0] if seen.faults else None
    words = f"{fault.code}: {fault.message}" if fault else "it does not say why"
    at = f" (line {fault.line})" if fault and fault.line else ""
    error = StoppedError(
        f"the endpoint refused the batch {batch.batch_id}{at}: {' '.join(words.split())[:200]};"
        " you do not pay for it; run the same command again when that is fixed"
    )
    error.quoted = (fault.message,) if fault and fault.message else ()
    raise error


def let_go_batch(store: JobStore, batch: KeptBatch) -> None:
    """Forget a batch: what it was asked is asked again."""
    with store.noting():
        store.drop_lines(batch.number)
        store.note_batch(batch.number, state="done", tokens=0, usd=0.0, noted=time.time())
        store.note_fact("replayed", False)


async def _take_in(
    store: JobStore,
    provider: Provider,
    batch: KeptBatch,
    known: KnownOutcomes,
    collected: Collected,
    *,
    resubmit: bool,
) -> None:
    """Download the answers of a batch that ended, keep them, and note what it did not answer."""
    most = provider.settings.answer_bytes + batch.lines * EACH_ANSWER
    files: list[Path] = []
    for kind, file_id in (("output", batch.output_id), ("error", batch.error_id)):
        path = store.folder / f"{kind}-{batch.number:04}.jsonl"
        if file_id is not None:
            try:
                await provider.download(file_id, path, most=most)
            except Exception as exc:
                if not (resubmit and "--resubmit" in str(exc)):
                    raise
                continue
            files.append(path)
    with store.noting():
        unanswered = store.keys_of(batch.number)
        answered: set[str] = set()
        for path in files:
            _keep_lines(path, provider, store, unanswered, answered, collected)
        if _came_to_its_end(batch):
            for key in unanswered:
                known.note_unanswered(key)
            collected.missing += len(unanswered)
        store.drop_lines(batch.number)
        store.note_batch(batch.number, state="done", tokens=0, usd=0.0, noted=time.time())
        store.note_fact("replayed", False)
        collected.batches += 1
    for path in files:
        path.unlink(missing_ok=True)


def _came_to_its_end(batch: KeptBatch) -> bool:
    """Whether a batch tried every request: the endpoint's own word for it is kept."""
    return phase_of(batch.said or "") == "completed"


def _keep_lines(
    path: Path,
    provider: Provider,
    store: JobStore,
    unanswered: set[str],
    answered: set[str],
    collected: Collected,
) -> None:
    """Keep the answers in a file of lines; of several to one request the first."""
    longest = provider.settings.answer_bytes
    with path.open("rb") as file:
        while line := file.readline(longest + 1):
            if len(line) > longest:
                while line and not line.endswith(b"\n"):
                    line = file.readline(longest)
                continue
            found = read_line(line)
            if found is None:
                continue
            key, said = found
            if key in answered:
                collected.doubled += 1
            elif key not in unanswered:
                collected.foreign += 1
            else:
                unanswered.discard(key)
                answered.add(key)
                if not said.is_unanswered:
                    store.add_answer(key, said.status, said.body, SHARE)
                    collected.answers += 1
