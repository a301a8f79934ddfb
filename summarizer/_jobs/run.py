"""A run over a job: what it reads from and writes to, and how it counts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarizer._api.session import Session
from summarizer._batch.batch import Watch
from summarizer._batch.failures import Failures
from summarizer._batch.keep import KeptDocuments
from summarizer._batch.ledger import Ledger
from summarizer._batch.tally import BatchTally
from summarizer._jobs.store import JobStore
from summarizer._model.answers import Answers
from summarizer._model.budget import Budget
from summarizer._text.document import Document
from summarizer.errors import SummarizerError
from summarizer.schemas import Usage


@dataclass(slots=True)
class JobRun:
    """One command's work on a job. `kept` is where documents go, if anywhere."""

    session: Session
    answers: Answers
    store: JobStore
    ledger: Ledger
    failures: Failures
    tally: BatchTally
    watch: Watch
    budget: Budget
    kept: KeptDocuments | None = None

    def fail(
        self,
        error: SummarizerError,
        place: str,
        document: Document | None = None,
        usage: Usage | None = None,
    ) -> None:
        """List a document, or a place, that failed."""
        usage = usage or Usage()
        self.failures.add(error, document=document, place=place, usage=usage)
        self.tally.failed += 1
        name = (document.name if document else None) or place
        self.watch.failed(name, error, usage, None)


def job_folder(output: Path) -> Path:
    """Where the job of an output is kept: summaries.job beside summaries.jsonl."""
    stem = output.stem if output.suffix.lower() in (".jsonl", ".ndjson", ".json") else output.name
    return output.with_name(f"{stem}.job")
