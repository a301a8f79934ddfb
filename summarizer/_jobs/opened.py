"""Opening a job: the session, the output and the store that a run over it works with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from summarizer._api.session import Session
from summarizer._batch.batch import Watch
from summarizer._batch.failures import Failures, failures_path
from summarizer._batch.keep import KeptDocuments
from summarizer._batch.ledger import Ledger
from summarizer._batch.maker import maker_of
from summarizer._batch.tally import BatchTally
from summarizer._call.settings import resolve_settings
from summarizer._jobs.run import JobRun, job_folder
from summarizer._jobs.store import JobStore
from summarizer._model.limits import RunLimits


@asynccontextmanager
async def open_run(
    output: Path,
    tally: BatchTally,
    watch: Watch,
    *,
    keep: Path | None,
    force: bool,
    asked: Mapping[str, Any],
    pace: Mapping[str, Any],
) -> AsyncIterator[JobRun]:
    """The run of a job over an output, whose lock keeps other runs away; closed at the end.

    `asked` are the options of a model and its cache, `pace` those of a run: its budget counts here.
    """
    options = {name: value for name, value in asked.items() if name != "cache"}
    settings = resolve_settings(**options)
    session = Session(settings, cache=asked["cache"])
    try:
        assert session.answers is not None
        budget = session.make_budget(RunLimits(**pace))
        with Ledger(output, maker_of(settings), force=force) as ledger:
            failures = Failures(failures_path(output))
            store = JobStore(job_folder(output))
            try:
                kept = KeptDocuments(keep) if keep else None
                yield JobRun(
                    session, session.answers, store, ledger, failures, tally, watch, budget, kept
                )
            finally:
                store.close()
    finally:
        await session.aclose()
