"""`summarizer forget`: nothing of a document is left in any file, read back and decoded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batches import Batch, ids_of, records
from examples import TEXT
from jobs_served import answer

from benchmarks.servers.batch_server import batches_served
from benchmarks.servers.batch_state import BatchFaults

TOLD = TEXT.replace("Norway", "Norvegistan")
REAL = json.dumps({"id": "real", "text": TOLD, "published": "2025-05-21"})


def files_with(words: str) -> list[str]:
    """The files here that hold some words, as they are or in the escapes of JSON."""
    forms = {words.encode(), words.encode("utf-16-le"), json.dumps(words)[1:-1].encode()}
    found = [path for path in Path().rglob("*") if path.is_file()]
    return sorted(str(path) for path in found if any(form in path.read_bytes() for form in forms))


def test_nothing_of_a_document_is_left_in_any_file(batch: Batch) -> None:
    with batches_served(answer) as (url, _):
        options = ("--base-url", url, "--verify", "--cache", "kept")
        batch("-", *options, "--keep-documents", "texts", stdin=records(2) + REAL)
        assert ids_of() == ["a0", "a1", "real"] and len(files_with("Norvegistan")) > 1
        done = batch("real", *options, "-o", "out.jsonl", "--documents", "texts", command="forget")
    assert done.status == 0, done.err
    assert "out of the output (1), the errors (0), the cache (2), kept texts (1)" in done.err
    assert "Not reached: copies made of the output" in done.err
    assert files_with("Norvegistan") == [] and files_with('"real"') == []
    assert ids_of() == ["a0", "a1"]
    with batches_served(answer) as (url, server):
        batch("-", *options, stdin=records(2))
        assert not server.given.paid  # the others are as they were


@pytest.mark.slow
def test_a_document_of_a_job_is_forgotten_and_the_job_goes_on(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(delay=0.2)) as (url, _):
        options = ("--base-url", url, "--verify", "--cache", "kept")
        batch("-", *options, "--provider-batch", stdin=records(2) + REAL)
        done = batch("real", *options, "-o", "out.jsonl", command="forget")
        assert done.status == 0 and "batch jobs (1)" in done.err, done.err
        assert "Not reached: a batch in progress at the endpoint" in done.err
        assert files_with("Norvegistan") == []
        assert batch("-", *options, "--provider-batch", "--wait").status == 0
    assert ids_of() == ["a0", "a1"] and files_with("Norvegistan") == []


def test_a_document_that_nobody_knows_is_one_line(batch: Batch) -> None:
    Path("out.jsonl").write_text("")
    done = batch("nobody", "-o", "out.jsonl", command="forget")
    assert done.status == 1 and "'nobody' not found in what is kept for out.jsonl" in done.err
