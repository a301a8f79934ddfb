"""The package as users get it: built, installed elsewhere, run and type-checked there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
OWN = [
    path
    for folder in ("", "read", "render")
    for path in (TOP / "summarizer" / folder).iterdir()
    if path.is_file()
]
pytestmark = pytest.mark.slow

USER_CODE = """\
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import summarizer


def promises(text: str) -> Sequence[tuple[str, str, date | None]]:
    try:
        summary = summarizer.summarize(text, published="2025-05-21")
    except summarizer.RateLimitError as exc:
        print(exc.spent.get("requests"))
        raise
    return [
        (each.modality, each.evidence[0].quote, each.deadline.end if each.deadline else None)
        for each in summary.promises
    ]


async def both(paths: Sequence[Path]) -> list[summarizer.Summary]:
    async with summarizer.AsyncSummarizer(model="m", base_url="http://localhost:1/v1") as one:
        return [await one.summarize(path, title="A title") for path in paths]


def read(place: str) -> tuple[str, date | None, float | None]:
    document = summarizer.read_document(place, allow_private=True)
    all_of_it = list(summarizer.read_documents(place))
    several = [each for each in all_of_it if isinstance(each, summarizer.Document)]
    return several[0].text, document.published, document.time_at(0)


def names(document: summarizer.Document, one: summarizer.Summarizer) -> dict[str, str | None]:
    return {party.name: party.country for party in one.summarize(document).parties}
"""


def _python(*arguments: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built from a copy of what is in the tree."""
    folder = tmp_path_factory.mktemp("dist")
    source = tmp_path_factory.mktemp("source") / "summarizer"
    listed = subprocess.run(
        ["git", "-C", TOP, "ls-files", "-co", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("the tree is no git checkout, so what belongs to it cannot be told")
    for name in listed.stdout.splitlines():
        path = TOP / name
        if not path.exists() and not path.is_symlink():
            continue
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            (source / name).symlink_to(path.readlink())
        else:
            (source / name).write_bytes(path.read_bytes())
    _python("-m", "build", "--no-isolation", "--outdir", folder, source)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, away from the source tree."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_the_package_and_leaks_nothing_beside_it(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"summarizer"}
    package = installed / "summarizer"
    held = {path.relative_to(package).as_posix() for path in package.rglob("*")}
    expected = {path.relative_to(TOP).as_posix() for path in (TOP / "schemas").glob("*.py")}
    expected |= {path.relative_to(TOP).as_posix() for path in (TOP / "prompts").glob("*.jinja")}
    expected |= {path.relative_to(TOP / "summarizer").as_posix() for path in OWN}
    expected |= {"py.typed", "cassettes/andean_summit/exchange.yaml"}
    assert expected <= held


def test_the_sdist_holds_the_tests_and_the_recordings(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/flow/test_flow.py", "cassettes/README.md", "schemas/meeting.py", "LICENSE"} <= names
    assert "prompts/summary.v1.system.md.jinja" in names
    assert {path.relative_to(TOP).as_posix() for path in OWN} <= names


def test_the_installed_program_shows_its_demo_away_from_the_source_tree(installed: Path) -> None:
    code = "import summarizer.cli as c, sys; sys.argv[1:] = ['demo']; c.main()"
    shown = _python("-P", "-c", code, PYTHONPATH=str(installed), PYTHONUTF8="1")
    assert "provided that Bolivia confirms minimum cargo volumes" in shown
    where = _python(
        "-P", "-c", "import summarizer; print(summarizer.__file__)", PYTHONPATH=str(installed)
    )
    assert str(installed) in where


def test_the_installed_program_makes_a_report_away_from_the_source_tree(installed: Path) -> None:
    code = "import summarizer.cli as c, sys; sys.argv[1:] = ['demo', '-f', 'html']; c.main()"
    shown = _python("-P", "-c", code, PYTHONPATH=str(installed), PYTHONUTF8="1")
    assert shown.startswith("<!doctype html>") and "Content-Security-Policy" in shown


def test_code_of_a_user_type_checks_strictly(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER_CODE)
    shown = _python(
        *("-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache"),
        *("--config-file", os.devnull, tmp_path / "user.py"),
        MYPYPATH=str(installed),
    )
    assert "Success" in shown
