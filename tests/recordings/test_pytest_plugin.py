"""The pytest plugin: a case in a user's own test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import (
    CassetteError,
    Summary,
)


@pytest.mark.slow
def test_a_users_own_test_has_the_summary_in_three_lines_without_an_import(
    made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "cassettes" / "cod")
    (tmp_path / "test_cod.py").write_text(
        "def test_norway_pays(summarizer_case):\n"
        "    summary = summarizer_case('cassettes/cod')\n"
        "    assert summary.commitments[0].action.startswith('pay €25 million')\n"
        "\n"
        "def test_a_case_that_is_none(summarizer_case):\n"
        "    summarizer_case('cassettes/atlantis')\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in done.stdout
    assert "CassetteError: recording" in done.stdout
    assert "cassettes/atlantis not found: record it first" in done.stdout


def test_the_fixture_replays_a_case_once_and_takes_any_path(
    summarizer_case: Callable[[str | Path], Summary], made: Path
) -> None:
    summary = summarizer_case(made)
    assert summarizer_case(str(made)) is summary
    assert [each.modality for each in summary.commitments] == ["pledged", "assured", "urged"]


def test_an_unknown_case_is_named(summarizer_case: Callable[[str], Summary]) -> None:
    with pytest.raises(CassetteError, match=r"recording .*cassettes/atlantis not found"):
        summarizer_case("cassettes/atlantis")
