"""Fixtures of the commands: a batch in a folder of its own, and cassettes to be spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Batch
from commands import Done, Run
from recorded_folders import cases, kinds, made

__all__ = ["batch", "cases", "kinds", "made"]


@pytest.fixture
def batch(run: Run, tmp_path: Path) -> Batch:
    """Run `summarizer batch ... -o out.jsonl` in this process, in a folder of its own."""

    def call(*arguments: str, stdin: str = "", command: str = "batch") -> Done:
        output = ["-o", "out.jsonl"] if command == "batch" and "-o" not in arguments else []
        return run(
            *(command, *arguments, *output),
            stdin=stdin.encode(),
            OPENAI_API_KEY="",
            SUMMARIZER_MODEL="test-model",
            XDG_CACHE_HOME=str(tmp_path / "caches"),
        )

    return call
