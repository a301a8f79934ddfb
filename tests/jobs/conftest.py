"""Fixtures of jobs: `summarizer batch` in a folder of its own, as the tests of commands run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Batch, make_batch
from commands import Run


@pytest.fixture
def batch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Run `summarizer batch ... -o out.jsonl` in this process, without waits between two looks."""
    monkeypatch.setattr("summarizer._jobs.job.FIRST_POLL", 0.01)
    return make_batch(run, tmp_path)
