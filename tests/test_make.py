"""The Makefile: each target installs what it needs into one environment, once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from folders import TOP

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
TARGETS = ("test", "slow", "lint", "bench", "docs", "dist")
# In the place of Python and of what is installed: notes how it was called, makes a .venv of itself.
STUB = """\
#!/bin/sh
echo "$@" >> log
if [ "$1 $2" = "-m venv" ]; then
  rm -rf .venv && mkdir -p .venv/bin
  for name in python summarizer ruff mypy; do cp stub .venv/bin/$name; done
fi
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with our Makefile, in which nothing is installed for real."""
    if shutil.which("make") is None:
        pytest.skip("there is no make on this machine")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(TOP / name, tmp_path)
    (tmp_path / "stub").write_text(STUB, "utf-8")
    (tmp_path / "stub").chmod(0o755)
    return tmp_path


def _installed_by(place: Path, *targets: str) -> list[str]:
    """What making the targets installs: "venv" for a new environment, "." and ".[extra]"."""
    log = place / "log"
    log.write_text("", "utf-8")
    done = subprocess.run(
        ["make", "PYTHON=./stub", *targets],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found = re.findall(r"-m (venv)|-e (\S+)$", log.read_text("utf-8"), re.MULTILINE)
    return [venv or installed for venv, installed in found]


def test_the_demo_installs_the_program_alone(place: Path) -> None:
    assert _installed_by(place, "demo") == ["venv", "."]


@pytest.mark.parametrize("target", [name for name in TARGETS if name != "dist"])  # which needs .ci/dist
def test_a_target_installs_its_extra_alone(place: Path, target: str) -> None:
    assert _installed_by(place, target) == ["venv", f".[{target}]"]


def test_a_target_after_another_adds_what_is_missing(place: Path) -> None:
    assert _installed_by(place, "demo", "test") == ["venv", ".", ".[test]"]
    assert _installed_by(place, "demo", "test", "lint") == [".[lint]"]
    assert _installed_by(place, "demo", "test", "lint") == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_list_of_packages_makes_the_environment_anew(place: Path, name: str) -> None:
    assert _installed_by(place, "demo", "test") == ["venv", ".", ".[test]"]
    later = (place / ".venv" / "test").stat().st_mtime + 10
    os.utime(place / name, (later, later))
    assert _installed_by(place, "test") == ["venv", ".[test]"]


def test_the_extra_for_developers_holds_those_of_all_targets() -> None:
    assert EXTRAS["dev"] == [f"grounded-summarizer[{','.join(sorted(TARGETS))}]"]


def test_every_package_that_is_named_has_the_version_that_it_was_tested_with() -> None:
    pinned = {
        re.split("==", line)[0].lower().replace("_", "-")
        for line in (TOP / "constraints.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    }
    asked = [*PROJECT["dependencies"], *(need for extra in EXTRAS.values() for need in extra)]
    names = {re.split(r"[\[<>=]", need)[0].lower().replace("_", "-") for need in asked}
    assert names - pinned == {"grounded-summarizer", "setuptools"}
