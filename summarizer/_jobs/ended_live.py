"""A job that a live run ends: what is under way is collected first, and its documents are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarizer._jobs.records import read_record
from summarizer._jobs.run import job_folder
from summarizer._jobs.store import FILE, JobStore
from summarizer.read import Row


def is_begun(output: Path) -> bool:
    """Whether an output has a job that is not finished."""
    if not (job_folder(output) / FILE).exists():
        return False
    store = JobStore(job_folder(output))
    try:
        return bool(store.fact("begun", False))
    finally:
        store.close()


def rows_of_job(output: Path) -> Iterator[Row]:
    """The documents of a job of which nothing has come yet."""
    store = JobStore(job_folder(output))
    try:
        for _, record, place in store.open_documents():
            yield Row(place, read_record(record))
    finally:
        store.close()
