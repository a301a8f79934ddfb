"""Cassettes recorded for tests, one and one of each kind, and how a test spoils them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from endpoint import Answer, endpoint, said, tool_called
from examples import document, good, misquoted
from folders import TOP

import summarizer._flow.templates
from summarizer import RefusalError, Summarizer, Summary
from summarizer._check.cassette_check import CassetteVerdict
from summarizer._recordings.cassettes import EXCHANGE, SUMMARY, cassettes_in
from summarizer._recordings.replay import record_cassette

CASSETTES = TOP / "cassettes"
RIGHT = said(json.dumps(good()))
REFUSED = said(None, refusal="I cannot help with that")
MEND = {
    "fault": 1,
    "drop": False,
    "sentence": 2,
    "text": "Norway pledged €25 million for a joint rescue centre",
}
CASES = ("again", "corrected", "refused", "right", "tools")


def recorded_folder(folder: Path, *script: Any, base: str = "/v1", **options: Any) -> Summary:
    """Record the example, or the document that is `told`, in a folder, as it is answered."""
    keep_errors = options.pop("keep_errors", False)
    options = {"verify": False} | options
    told = options.pop("told", document(title="Cod talks"))
    with endpoint(*script) as server:
        url = server.url.removesuffix("/v1") + base
        with Summarizer(base_url=url, model="test-model", **options) as one:
            return record_cassette(told, folder, one, keep_errors=keep_errors)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cassette, recorded once; tests copy what they spoil."""
    folder = tmp_path_factory.mktemp("made") / "case"
    recorded_folder(folder, RIGHT)
    return folder


def words_of(folder: Path) -> str:
    """All that the files of a folder say."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cassette of each kind, recorded once; tests copy what they spoil."""
    folder = tmp_path_factory.mktemp("kinds")
    scripts: dict[str, tuple[Answer, ...]] = {
        "again": (said('{"no": 1}'), RIGHT),
        "corrected": (said(json.dumps(misquoted())), said(json.dumps({"mends": [MEND]}))),
        "right": (RIGHT,),
        "tools": (tool_called(json.dumps(good())),),
    }
    for name, script in scripts.items():
        recorded_folder(folder / name, *script, mode="tools" if name == "tools" else "json-schema")
    with pytest.raises(RefusalError):
        recorded_folder(folder / "refused", REFUSED, keep_errors=True)
    return folder


@pytest.fixture
def cases(kinds: Path, tmp_path: Path) -> Path:
    """The cassettes, to be spoiled, in a folder `cassettes`."""
    shutil.copytree(kinds, tmp_path / "cassettes")
    return tmp_path / "cassettes"


def copied_cases(case: Path, folder: Path, *names: str) -> Path:
    """Copies of a cassette under these names, in a folder `cassettes`."""
    for name in names:
        shutil.copytree(case, folder / "cassettes" / name)
    return folder / "cassettes"


def load_exchange(folder: Path) -> Any:
    """What the recording's YAML holds; read in C where that was built, which is ten times as fast."""
    text = (folder / EXCHANGE).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def dump_exchange(folder: Path, tree: Any) -> None:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(tree, Dumper=dumper, allow_unicode=True)
    (folder / EXCHANGE).write_text(text, "utf-8")


def edit_exchange(folder: Path, change: Callable[[list[Any]], object]) -> None:
    tree = load_exchange(folder)
    change(tree["interactions"])
    dump_exchange(folder, tree)


def edit_answer(folder: Path, change: Callable[[dict[str, Any]], object], at: int = 0) -> None:
    def edit(exchanges: list[Any]) -> None:
        message = exchanges[at]["response"]["body"]["json"]["choices"][0]["message"]
        change(message["content"]["value"])

    edit_exchange(folder, edit)


def edit_summary(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    tree = json.loads((folder / SUMMARY).read_text("utf-8"))
    change(tree)
    (folder / SUMMARY).write_text(json.dumps(tree), "utf-8")


def told_of(verdict: CassetteVerdict) -> str:
    return "\n".join((verdict.why, *verdict.difference))


@contextmanager
def template_changed(name: str, change: Callable[[str], str]) -> Iterator[None]:
    """Another text of a template, wherever a Prompt is made."""
    read = summarizer._flow.templates._read_template
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            summarizer._flow.templates,
            "_read_template",
            lambda file: change(read(file)) if file == name else read(file),
        )
        yield


def many_cases(kinds: Path, folder: Path, count: int) -> list[Path]:
    for number in range(count):
        shutil.copytree(kinds / CASES[number % len(CASES)], folder / f"case-{number:03}")
    edit_summary(folder / "case-003", lambda tree: tree["concerns"].pop(0))
    (folder / "case-008" / EXCHANGE).write_text("a: [")
    return cassettes_in([folder])
