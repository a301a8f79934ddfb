"""The package as users get it: built, installed elsewhere, run and type-checked there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from folders import TOP
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DEMO = "cassettes/andean_summit"
BLOCK = 4096  # bytes: what a file takes of a disk is a multiple
LARGEST_WHEEL = 1_000_000  # bytes: the files of twenty languages are in it, and the page of promises
SHIPPED = (
    "benchmarks/",
    "cassettes/",
    "docs/",
    "examples/",
    "prompts/",
    "schemas/",
    "summarizer/",
    "tests/",
)
pytestmark = pytest.mark.slow

USER_CODE = """\
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field

import summarizer
from summarizer.marks import Evidence, Identifies, Told


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


def wrong() -> None:
    summarizer.Summarizer(modle="m")  # type: ignore[call-arg]
    with summarizer.Summarizer(retries="4") as one:  # type: ignore[arg-type]
        list(one.summarize_many([], budget=20))  # type: ignore[call-arg]
    summarizer.summarize("A text.", published=2025)  # type: ignore[arg-type]


def read(place: str) -> tuple[str, date | None, float | None]:
    document = summarizer.read_document(place, allow_private=True)
    all_of_it = list(summarizer.read_documents(place))
    several = [each for each in all_of_it if isinstance(each, summarizer.Document)]
    return several[0].text, document.published, document.time_at(0)


class Sanction(BaseModel):
    "A measure."

    id: Annotated[str, Identifies("s")]
    measure: Annotated[str, Told(says="act", carries=True)] = Field(description="phrase")
    evidence: tuple[Evidence, ...]


class News(summarizer.Summary):
    sanctions: tuple[Sanction, ...]


def measures(text: str) -> list[str]:
    with summarizer.Summarizer(kinds=News, only_kinds=True) as one:
        made = one.summarize(text)
        several = [result.summary for result in one.summarize_many([text])]
    alone: News = summarizer.summarize(text, kinds=News)
    plain: summarizer.Summary = summarizer.summarize(text, kinds={"sanctions": Sanction})
    first: str = (several[0] or made).sanctions[0].measure
    made.sanctions[0].nothing  # type: ignore[attr-defined]
    return [*(item.measure for item in alone.sanctions), first, *plain.kinds]


def names(document: summarizer.Document, one: summarizer.Summarizer) -> dict[str, str | None]:
    return {party.name: party.country for party in one.summarize(document).parties}
"""


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _python(*arguments: str | Path, **environment: str) -> str:
    return _run(*arguments, **environment).stdout


def _build(*arguments: str | Path) -> str:
    """Build, and give all that was printed."""
    done = _run("-m", "build", "--no-isolation", *arguments)
    return done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Built:
    """What was built, and what the builds printed."""

    sdist: Path
    wheel: Path  # built from the sdist
    wheel_of_tree: Path
    printed: str


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files that belong to the tree, as git knows them."""
    listed = subprocess.run(
        ["git", "-C", TOP, "ls-files", "-co", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("the tree is no git checkout, so what belongs to it cannot be told")
    return [name for name in listed.stdout.splitlines() if os.path.lexists(TOP / name)]


@pytest.fixture(scope="module")
def built(tracked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist and both wheels, built from a copy of what is in the tree."""
    source = tmp_path_factory.mktemp("source") / "summarizer"
    for name in tracked:
        path, copy = TOP / name, source / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            copy.symlink_to(path.readlink())
        else:
            copy.write_bytes(path.read_bytes())
    compiled = source / "tests" / "__pycache__" / "test_flow.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"")  # as it lies about where tests have run
    folder, of_tree = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("dist_of_tree")
    printed = _build("--wheel", "--outdir", of_tree, source)
    printed += _build("--outdir", folder, source)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    (wheel_of_tree,) = of_tree.glob("*.whl")
    return Built(sdist, wheel, wheel_of_tree, printed)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, away from the source tree."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(built.wheel) as archive:
        archive.extractall(folder)
    return folder


def _files_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_builds_print_no_warning(built: Built) -> None:
    lines = built.printed.splitlines()
    assert any("Successfully built" in line for line in lines)
    assert not [line for line in lines if re.search(r"warning\b", line, re.IGNORECASE)]


def test_the_wheel_holds_the_package_with_the_cassette_of_the_demo_and_nothing_else(
    built: Built, tracked: list[str]
) -> None:
    held = {name for name in _files_in(built.wheel) if ".dist-info/" not in name}
    inside = [name for name in tracked if (TOP / name).is_file()]
    expected = {name for name in inside if name.startswith("summarizer/")}
    expected |= {
        f"summarizer/{name}" for name in inside if name.startswith((f"{DEMO}/", "prompts/", "schemas/"))
    }
    assert held == expected


def test_the_wheel_is_small(built: Built) -> None:
    assert built.wheel.stat().st_size < LARGEST_WHEEL


def _list_needed(wheel: Path) -> set[str]:
    """The distributions that a wheel needs without its extras, and those that they need."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().splitlines()
    asked = [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]
    needed: set[str] = set()
    while asked:
        found = Requirement(asked.pop())
        name = canonicalize_name(found.name)
        if name not in needed and (not found.marker or found.marker.evaluate({"extra": ""})):
            needed.add(name)
            asked += metadata.requires(found.name) or []
    return needed


def test_the_first_page_tells_how_much_disk_an_installation_takes(built: Built) -> None:
    told = re.search(r"takes ([0-9]+) MiB of disk", (TOP / "docs" / "start.md").read_text("utf-8"))
    assert told
    names = _list_needed(built.wheel)
    files = [Path(str(file.locate())) for name in names for file in metadata.files(name) or ()]
    sizes = [file.stat().st_size for file in files if file.is_file()]
    with zipfile.ZipFile(built.wheel) as archive:
        sizes += [entry.file_size for entry in archive.infolist()]
    on_disk = sum(-(-size // BLOCK) * BLOCK for size in sizes) / 1024**2
    assert on_disk == pytest.approx(int(told[1]), rel=0.2)


def test_the_sdist_gives_the_wheel_that_the_tree_gives(built: Built) -> None:
    assert _files_in(built.wheel) == _files_in(built.wheel_of_tree)


def test_the_sdist_holds_the_tests_and_the_recordings(built: Built, tracked: list[str]) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/test_wheel.py", "cassettes/README.md", "schemas/meeting.py", "LICENSE"} <= names
    assert "prompts/summary.v2.system.md.jinja" in names
    files = {name for name in tracked if name.startswith(SHIPPED) and (TOP / name).is_file()}
    assert files <= names
    assert not [name for name in names if name.endswith(".pyc")]


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
