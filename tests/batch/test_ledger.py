"""The output of a batch: whole lines whatever happens, none lost, none twice, one run at a time."""

from __future__ import annotations

import errno
import fcntl
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from examples import document, good, summary_of

from summarizer import Document, Summary
from summarizer._batch.failures import Failures, failures_path
from summarizer._batch.ledger import Ledger, digest_document
from summarizer._batch.maker import Maker
from summarizer.errors import DocumentError, SettingsError
from summarizer.render._json import as_json_line
from summarizer.schemas import Usage

DOCUMENTS = [document(f"They met in town {number}.", name=f"{number}.txt") for number in range(3)]
LINES = [as_json_line(summary_of(good(), of=each)) for each in DOCUMENTS]
MADE = Summary.model_validate_json(LINES[0]).provenance
MAKER = Maker(MADE.model, MADE.prompt, frozenset({MADE.prompt_hash}), MADE.schema_version, verify=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "summaries.jsonl"


def _states(path: Path, *, force: bool = False) -> list[str]:
    with Ledger(path, MAKER, force=force) as ledger:
        return [ledger.claim(each) for each in DOCUMENTS]


def test_a_document_is_new_once_and_there_ever_after(path: Path) -> None:
    assert _states(path) == ["new", "new", "new"]
    with Ledger(path, MAKER) as ledger:
        ledger.add(LINES[1])
    assert _states(path) == ["new", "there", "new"]
    with Ledger(path, MAKER) as ledger:
        assert [ledger.claim(DOCUMENTS[0]), ledger.claim(DOCUMENTS[0])] == ["new", "twice"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(document("They parted.", name="1.txt"), id="text"),
        pytest.param(document(DOCUMENTS[1].text, name="1.txt", title="A visit"), id="title"),
        pytest.param(document(DOCUMENTS[1].text, name="1.txt", published="2024-03-08"), id="date"),
    ],
)
def test_the_name_of_another_document_is_neither_new_nor_there(other: Document, path: Path) -> None:
    path.write_text(LINES[1])
    with Ledger(path, MAKER) as ledger:
        assert ledger.claim(other) == "other"


def test_without_a_name_a_document_is_known_by_all_that_is_said_of_it(path: Path) -> None:
    path.write_text(as_json_line(summary_of(good(), of=document("They met."))))
    with Ledger(path, MAKER) as ledger:
        assert ledger.claim(document("They met.")) == "there"
        assert ledger.claim(document("They met.", title="A visit")) == "new"


def test_a_line_is_known_again_by_what_was_known_of_its_document(path: Path) -> None:
    strange = document("They met.", name="\x1b[2J\u202e “é”", title="a\u200bb", source="x\ny")
    with Ledger(path, MAKER) as ledger:
        ledger.add(as_json_line(summary_of(good(), of=strange)))
    with Ledger(path, MAKER) as ledger:
        assert ledger.claim(strange) == "there"
    assert len(set(map(digest_document, [*DOCUMENTS, strange]))) == 4


@pytest.mark.parametrize("replaced", [False, True], ids=["removed", "replaced"])
def test_an_output_that_is_not_there_any_more_is_an_error_at_the_next_sync(
    replaced: bool, path: Path
) -> None:
    with Ledger(path, MAKER) as ledger:
        ledger.add(LINES[0])
        ledger.sync()
        path.unlink()
        if replaced:
            path.write_text(LINES[1])
        with pytest.raises(SettingsError, match=r"removed, moved or replaced .* so 1 summary"):
            ledger.sync()
        with pytest.raises(SettingsError, match="run it again"):
            ledger.add(LINES[2])
    assert not replaced or path.read_text() == LINES[1]


def test_a_lock_on_a_file_that_was_replaced_meanwhile_is_taken_on_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, replaced = fcntl.flock, list[Path]()

    def slow(file: Any, how: int) -> None:
        if not replaced:
            replaced.append(path.rename(path.with_suffix(".old")))
            path.write_text(LINES[0])
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", slow)
    with Ledger(path, MAKER) as ledger:
        ledger.add(LINES[1])
        with pytest.raises(SettingsError, match="by another run"):
            Ledger(path, MAKER)
    assert path.read_text() == LINES[0] + LINES[1]


@pytest.mark.parametrize("cut", [1, 2, 100, len(LINES[1].encode()) - 1])
def test_a_torn_last_line_is_taken_out(cut: int, path: Path) -> None:
    path.write_bytes((LINES[0] + LINES[1]).encode()[:-cut])
    whole = cut == 1  # only its line end is missing
    assert _states(path) == ["there", "there" if whole else "new", "new"]
    assert path.read_text() == LINES[0] + (LINES[1] if whole else "")


def test_what_a_power_cut_left_empty_is_passed_over_and_what_follows_it_kept(path: Path) -> None:
    first, second, third = (line.encode() for line in LINES)
    torn = first[:50] + b"\0" * (len(first) - 50 + 70) + second[70:]
    path.write_bytes(torn + third)
    assert _states(path) == ["new", "new", "there"]
    assert path.read_bytes() == b" " * (len(torn) - 1) + b"\n" + third
    assert _states(path) == ["new", "new", "there"]


def test_zeros_at_the_end_are_taken_out(path: Path) -> None:
    path.write_bytes(LINES[0].encode() + b"\0" * 4096)
    assert _states(path) == ["there", "new", "new"]
    assert path.read_text() == LINES[0]


@pytest.mark.parametrize(
    "line",
    ["a diary", "{}", "[1]", '{"document": {"id": 1}, "provenance": {}}', "[" * 100_000, "\x80"],
    ids=["text", "empty", "list", "other", "nested", "latin-1"],
)
def test_a_file_of_something_else_is_left_as_it_is(line: str, path: Path) -> None:
    content = f"{LINES[0]}{line}\n{LINES[1]}".encode("latin-1", "replace")
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="line 2 is not a summary"):
        Ledger(path, MAKER)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"my notes, without a line end", id="text"),
        pytest.param(b'{"theme":"dark"}', id="json"),
        pytest.param(b"SQLite format 3\0\x10\0\1\1\0@  \n\0\0 rows", id="database"),
        pytest.param(b"\0\0\0\x20ftypisom\0\0\2\0isomiso2\n\0", id="film"),
    ],
)
def test_nothing_is_taken_out_of_somebodys_own_file(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="line 1 is not a summary"):
        Ledger(path, MAKER)
    assert path.read_bytes() == content


def test_a_second_run_on_one_output_is_refused_until_the_first_is_over(path: Path) -> None:
    with Ledger(path, MAKER), pytest.raises(SettingsError, match="by another run"):
        Ledger(path, MAKER)
    Ledger(path, MAKER).close()


def test_a_disk_without_locks_is_not_taken_for_another_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(SettingsError, match="cannot be locked: No locks available"):
        Ledger(path, MAKER)


@pytest.mark.parametrize(
    ("maker", "said"),
    [
        pytest.param(replace(MAKER, model="other"), "by model test-model, .* uses other", id="model"),
        pytest.param(replace(MAKER, prompt_hashes=frozenset("f")), "another prompt", id="prompt"),
        pytest.param(replace(MAKER, schema_version="3"), "schema version 2, .* uses 3", id="schema"),
        pytest.param(replace(MAKER, verify=True), "without a second reading", id="verify"),
        pytest.param(replace(MAKER, written_in="fr"), "'s language, .* in fr", id="language"),
        pytest.param(
            replace(MAKER, overview=False, hashes_of_other=frozenset({MADE.prompt_hash})),
            "with an overview",
            id="overview",
        ),
    ],
)
def test_summaries_made_otherwise_are_not_added_to_unless_forced(
    maker: Maker, said: str, path: Path
) -> None:
    path.write_text(LINES[0])
    with pytest.raises(SettingsError, match=f"line 1 was made .*{said}.*--force"):
        Ledger(path, maker)
    with Ledger(path, maker, force=True) as ledger:
        assert ledger.claim(DOCUMENTS[0]) == "there"


@contextmanager
def _full_disk(size: int) -> Iterator[None]:
    """Have files grow to `size` bytes at most: what is written beyond fails, after a part."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_whole_lines_and_one_clear_error(path: Path) -> None:
    with Ledger(path, MAKER) as ledger:
        ledger.add(LINES[0])
        with _full_disk(len(LINES[0]) + 100), pytest.raises(SettingsError, match="cannot be written"):
            ledger.add(LINES[1])
        assert path.read_text() == LINES[0]
        ledger.add(LINES[1])
    assert path.read_text() == LINES[0] + LINES[1]


def test_nothing_is_added_once_the_disk_has_lost_a_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with Ledger(path, MAKER) as ledger:
        ledger.add(LINES[0])
        with monkeypatch.context() as patched:
            patched.setattr("summarizer._batch.ledger.os.fsync", broken)
            with pytest.raises(SettingsError, match="Input/output error"):
                ledger.sync()
        with pytest.raises(SettingsError, match="Input/output error"):
            ledger.add(LINES[1])
    assert path.read_text() == LINES[0]


@pytest.mark.parametrize(
    ("output", "failures"),
    [("a.jsonl", "a.errors.jsonl"), ("a", "a.errors.jsonl"), ("a.b", "a.b.errors.jsonl")],
)
def test_failures_stand_beside_the_output(output: str, failures: str) -> None:
    assert failures_path(Path("x", output)) == Path("x", failures)


def test_the_file_of_failures_holds_what_fails_still(tmp_path: Path) -> None:
    path = tmp_path / "a.errors.jsonl"
    failures, error = Failures(path), DocumentError("it is empty: give it some text")
    failures.add(error, document=DOCUMENTS[0], usage=Usage(requests=3))
    failures.add(error, document=DOCUMENTS[1])
    failures.add(error, place="articles.jsonl:4")
    line = json.loads(path.read_text().splitlines()[0])
    assert (line["id"], line["error"], line["attempts"]) == ("0.txt", "DocumentError", 3)
    assert line["message"] == str(error) and line["document"] == DOCUMENTS[0].id

    again = Failures(path)
    again.add(error, document=DOCUMENTS[0], usage=Usage(requests=1))
    again.settle(DOCUMENTS[1])
    again.finish()
    left = [json.loads(line) for line in path.read_text().splitlines()]
    assert sorted((each["id"] or each["place"], each["attempts"]) for each in left) == [
        ("0.txt", 1),
        ("articles.jsonl:4", 0),
    ]

    last = Failures(path)
    last.settle(DOCUMENTS[0])
    last.settle_place("articles.jsonl:4")
    last.finish()
    assert not path.exists()


def test_a_torn_or_strange_line_of_failures_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.errors.jsonl"
    path.write_bytes(b'{"id": "a", "error": "E"}\n[]\n{"id": 1, "error": "E"}\n\xff\n{"id": "b", "err')
    failures = Failures(path)
    assert len(failures) == 1
    failures.add(DocumentError("it is empty"), place="c")
    assert len(Failures(path)) == 2
