"""Cassettes: folders that are read whole or named, and written whole or not at all."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from endpoint import Answer, said
from examples import misquoted
from recorded_folders import CASSETTES, RIGHT, recorded_folder

from summarizer import (
    CassetteError,
    SettingsError,
)
from summarizer._recordings.cassettes import EXCHANGE, SUMMARY, read_cassette
from summarizer._recordings.replay import replay_summary


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param(EXCHANGE, None, "exchange.yaml not found", id="no-exchange"),
        pytest.param(EXCHANGE, "", "no exchange", id="empty-exchange"),
        pytest.param(EXCHANGE, "a: [", "exchange.yaml: while parsing", id="not-yaml"),
        pytest.param(EXCHANGE, "interactions: []", "no exchange", id="nothing-recorded"),
        pytest.param(EXCHANGE, "interactions: [{}]", "its exchange 1 is invalid", id="no-request"),
        pytest.param(EXCHANGE, "version: 2\ninteractions: [{}]", "newer version", id="newer-format"),
        pytest.param(EXCHANGE, "a: &a [1]\nb: *a", "aliases", id="aliases"),
        pytest.param(EXCHANGE, "a: &a {x: 1}\nb: {<<: [*a, *a]}", "merge", id="merged-keys"),
        pytest.param(EXCHANGE, "a: 2024-01-01", "contains a date", id="a-date"),
        pytest.param(EXCHANGE, "\x00", "cannot be read", id="bytes"),
        pytest.param(EXCHANGE, "!!python/object/apply:os.system ['true']", "python", id="code-in-yaml"),
        pytest.param("document.json", "[]", "not a JSON object", id="metadata-that-is-none"),
        pytest.param("document.json", "{", "document.json", id="metadata-that-is-no-json"),
        pytest.param("document.json", '{"title": "\\ud83d"}', "surrogates", id="half-a-character"),
        pytest.param("document.json", '{"title": 5}', "title is not a string", id="title-that-is-none"),
        pytest.param("document.json", '{"mood": "x"}', "newer version", id="newer-metadata"),
        pytest.param("document.json", '{"published": "soon"}', "soon", id="date-that-is-none"),
        pytest.param("document.json", None, "document.json not found", id="no-metadata"),
        pytest.param("document.txt", "", "empty", id="empty-document"),
        pytest.param("document.txt", None, "document.txt not found", id="no-document"),
    ],
)
def test_a_recording_that_cannot_be_read_is_one_line_that_names_it(
    made: Path, tmp_path: Path, name: str, content: str | None, why: str
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(made, folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content)
    with pytest.raises(CassetteError, match=why) as raised:
        replay_summary(folder)
    assert str(folder) in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "case", sorted(CASSETTES.glob(f"*/{EXCHANGE}")), ids=lambda path: path.parent.name
)
def test_a_bundled_case_can_be_read_and_is_described(case: Path) -> None:
    assert read_cassette(case.parent).requests
    assert f"`{case.parent.name}`" in (CASSETTES / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_an_exchange_that_cannot_be_replayed_is_not_kept(tmp_path: Path) -> None:
    wrong = misquoted()
    with pytest.raises(CassetteError, match="cannot be replayed, so it was not saved"):
        recorded_folder(tmp_path / "case", said(json.dumps(wrong)), Answer(reset=True), retries=0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_link_to_another_disk_is_recorded_there(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made, tmp_path / "disk" / "one")
    (tmp_path / "linked").symlink_to(tmp_path / "disk" / "one")
    rename = Path.rename

    def within_a_disk(path: Path, to: Path) -> Path:
        if ("disk" in path.parts) != ("disk" in to.parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", within_a_disk)
    recorded_folder(tmp_path / "linked", RIGHT)
    assert (tmp_path / "linked").is_symlink()
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["one"]


def test_a_disk_that_is_full_names_the_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def full(path: Path, text: str, *rest: Any, **options: Any) -> int:
        if path.name == SUMMARY:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, text, *rest, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SettingsError, match=r"/case cannot be written: No space left"):
        recorded_folder(tmp_path / "case", RIGHT)
    assert list(tmp_path.iterdir()) == []
