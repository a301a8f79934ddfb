"""Submitting: a file goes to the endpoint, a batch is made of it; each step is noted before the next.

Uploading a file twice costs nothing. Creating a batch twice is paid for twice, and nothing tells an
endpoint that it was asked before: where no answer came, its list is looked through instead.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from summarizer._jobs.request_files import request_path
from summarizer._jobs.store import JobStore, KeptBatch
from summarizer._model.batch_object import SeenBatch
from summarizer._model.provider import Provider
from summarizer.errors import RateLimitError, StoppedError

DOUBT = 600.0  # seconds in which an endpoint's list must show a batch that was created
JOB, FILE = "summarizer_job", "summarizer_file"  # of a batch's metadata
CLOCKS = 3600.0  # seconds by which two clocks may differ


async def submit_batches(store: JobStore, providers: Mapping[str, Provider]) -> str | None:
    """Submit what is written; why the endpoint takes no more for now, or None where it took all.

    Raises what the endpoint answered in place of a batch.
    """
    for batch in store.batches("written", "uploaded"):
        provider = providers[batch.lane]
        try:
            await _submit_batch(store, provider, batch)
        except RateLimitError as exc:
            return str(exc)
    return None


async def _submit_batch(store: JobStore, provider: Provider, batch: KeptBatch) -> None:
    file_id = batch.file_id
    if file_id is None:
        file_id = await provider.upload(request_path(store, batch.number))
        with store.noting():
            store.add_file(file_id, batch.lane)
            store.note_batch(batch.number, state="uploaded", file_id=file_id, noted=time.time())
    with store.noting():
        store.note_batch(batch.number, state="creating", noted=time.time())
    try:
        seen = await provider.create(file_id, _metadata_of(store, batch))
    except Exception:
        with store.noting():  # it is known that there is no batch
            store.note_batch(batch.number, state="uploaded", noted=time.time())
        raise
    if seen is not None:
        note_submitted(store, batch, seen)


def note_submitted(store: JobStore, batch: KeptBatch, seen: SeenBatch) -> None:
    """Note that there is a batch; its file is at the endpoint, and needed here no more."""
    known = {"said": seen.said, "expires": seen.expires_at, "done": seen.done, "total": seen.total}
    with store.noting():
        store.note_batch(batch.number, state="submitted", batch_id=seen.id, noted=time.time(), **known)
    request_path(store, batch.number).unlink(missing_ok=True)


async def settle_doubts(
    store: JobStore, providers: Mapping[str, Provider], *, resubmit: bool = False
) -> None:
    """Find batches whose creation was never answered in the endpoint's list.

    One that the list does not show is waited for, ten minutes from its creation; then StoppedError
    asks for `resubmit`, with which it is submitted anew.
    """
    doubtful = store.batches("creating")
    for lane in dict.fromkeys(batch.lane for batch in doubtful):
        here = [batch for batch in doubtful if batch.lane == lane]
        listed = await providers[lane].list_since(min(batch.noted for batch in here) - CLOCKS)
        for batch in here:
            seen = _find_batch(store, batch, listed, resubmit=resubmit)
            if seen is not None:
                note_submitted(store, batch, seen)
            elif resubmit:
                with store.noting():
                    store.note_batch(batch.number, state="uploaded", noted=time.time())
            elif time.time() - batch.noted > DOUBT:
                raise StoppedError(
                    f"the endpoint may have a batch of the file {batch.file_id}: it did not answer, and"
                    " its list does not show one; look there, and if you find none, run the same"
                    " command again with --resubmit"
                )


def _find_batch(
    store: JobStore, batch: KeptBatch, listed: list[SeenBatch], *, resubmit: bool
) -> SeenBatch | None:
    """The batch of a file in a list. Raises StoppedError for another's under our name, which `resubmit`
    passes over.
    """
    for seen in listed:
        if seen.id and seen.input_id == batch.file_id:
            return seen
    ours = _metadata_of(store, batch)
    for seen in listed:
        if seen.id and seen.metadata is not None and ours.items() <= dict(seen.metadata).items():
            if seen.input_id is None:
                return seen
            if resubmit:
                continue
            raise StoppedError(
                f"the batch {seen.id} has this job's name and another file ({seen.input_id}, not"
                f" {batch.file_id}): it is somebody else's; cancel it there, or use --resubmit"
            )
    return None


def _metadata_of(store: JobStore, batch: KeptBatch) -> dict[str, str]:
    return {JOB: str(store.fact("id")), FILE: str(batch.number)}
