"""Regular expressions: none takes more than linear time, and one that does is found."""

from __future__ import annotations

import subprocess
import sys

import pytest
from folders import TOP


def _look_at(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.measures.pattern_time", "--look", *options]
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        pytest.param(r"\s+$", 1, id="a run tried from each of its places"),
        pytest.param(r"(?<!\s)\s++$", 0, id="a run tried from its first place"),
        pytest.param(r"\((A[a-z]*[a-z]*)\)", 1, id="two repeats of the same beside each other"),
        pytest.param(r"\((A[a-z]*+)\)", 0, id="one repeat that gives nothing back"),
        pytest.param(r"^(?:ab|a|b)*c$", 1, id="a repeat of what may be read in two ways"),
        pytest.param(r"\[-.*?-\]", 1, id="an opening that is never closed"),
        pytest.param(r"\[-[^\[\]]{0,40}-\]", 0, id="an opening with a near limit"),
    ],
)
def test_a_pattern_that_takes_more_than_linear_time_is_found(pattern: str, code: int) -> None:
    looked = _look_at("--pattern", pattern)
    assert looked.returncode == code, looked.stdout


@pytest.mark.slow
def test_no_pattern_of_the_program_takes_more_than_linear_time() -> None:
    looked = _look_at("--worst", "8")
    assert looked.returncode == 0, looked.stdout
    assert "not tried" not in looked.stdout
