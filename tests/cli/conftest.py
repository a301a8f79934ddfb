"""Fixtures of the commands: a batch in a folder of its own, and cassettes to be spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Batch, make_batch
from commands import Run
from recorded_folders import cases, kinds, made

__all__ = ["batch", "cases", "kinds", "made"]


@pytest.fixture
def batch(run: Run, tmp_path: Path) -> Batch:
    """Run `summarizer batch ... -o out.jsonl` in this process, in a folder of its own."""

    return make_batch(run, tmp_path)
