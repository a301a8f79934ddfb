"""Showing a job without carrying it on: `batch --status` and `batch --estimate`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer._cli.job_forms import format_estimate, format_status
from summarizer._cli.talk import show_waiting, write_result

if TYPE_CHECKING:
    from summarizer._text.document import Document
    from summarizer.read import Row


def show_status(output: Path) -> None:
    """Print how the job of an output stands, as it is known here; nobody is asked."""
    from summarizer._jobs.ended_live import is_begun
    from summarizer._jobs.run import job_folder
    from summarizer._jobs.standing import standing_of
    from summarizer._jobs.store import JobStore

    if not is_begun(output):
        write_result(format_status(None, output))
        return
    store = JobStore(job_folder(output))
    try:
        write_result(format_status(standing_of(store), output))
    finally:
        store.close()


def show_estimate(rows: Iterator[Row], output: Path, asked: Mapping[str, Any]) -> None:
    """Print what a run over documents would cost; nothing is sent."""
    from summarizer._call.settings import resolve_settings
    from summarizer._jobs.estimate import AnswerSample, estimate_run
    from summarizer.errors import DocumentError

    settings, unread = resolve_settings(**asked), 0

    def documents() -> Iterator[Document]:
        nonlocal unread
        for row in rows:
            if isinstance(row.found, DocumentError):
                unread += 1
            else:
                yield row.found

    with show_waiting("reading the documents"):
        estimate = estimate_run(documents(), settings, AnswerSample.of(output))
    estimate.unread = unread
    write_result(format_estimate(estimate))
