"""Requests as files and answers from files, for programs that answer whole files without a server.

The lines are those of batch jobs: vLLM's `run-batch` and others read and write the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer._jobs.intake import take_documents_in
from summarizer._jobs.known import KnownOutcomes
from summarizer._jobs.makers import describe_maker, refuse_other_maker
from summarizer._jobs.others import OtherJobs
from summarizer._jobs.replay import Replay
from summarizer._jobs.request_files import RequestFiles, finish_begun, request_path
from summarizer._jobs.run import JobRun
from summarizer._jobs.standing import Standing, refuse_under_way, standing_of
from summarizer._model.line_answers import read_line
from summarizer.errors import SettingsError
from summarizer.read import Row

MOST_LINES = 4_000  # of a file: such programs keep a file in memory, and lose it when they are killed
FULL_PRICE = 1.0


@dataclass(frozen=True, slots=True)
class Imported:
    """What files held: answers, those that are of no request of these documents, and the files."""

    answers: int
    foreign: int
    files: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: requests and files."""

    requests: int
    files: int


async def exchange_files(
    run: JobRun, rows: Iterator[Row], *, answers: Path | None, requests: Path | None
) -> tuple[Standing, Imported | None, Exported | None]:
    """Take answers from one folder, and write what is missing then to another; how the job stands.

    Raises StoppedError where requests are under way at an endpoint.
    """
    store = run.store
    maker = describe_maker(run.session.settings, str(run.answers.path.parent.resolve()))
    claimed = not store.fact("begun", False)
    if claimed:
        take_documents_in(run, rows, maker)
    refuse_other_maker(store, maker)
    refuse_under_way(store)
    with store.noting():
        finish_begun(store)
        read = _import_answers(run, answers) if answers else None
    known = KnownOutcomes(run.session, run.answers, store, run.budget)
    others = OtherJobs(run.answers.path.parent, store)
    try:
        files = RequestFiles(store, most_lines=MOST_LINES)
        await Replay(run, known, others).replay_all(files, claimed=claimed)
    finally:
        others.close()
    imported = None
    if read is not None:
        foreign = sum(not run.answers.holds(key) and store.tries_of(key) is None for key in read.keys)
        imported = Imported(len(read.keys) - foreign, foreign, read.files)
    exported = _move_requests(run, requests)
    with store.noting():
        store.drop_answers()
        store.note_fact("replayed", False)
    return standing_of(store), imported, exported


@dataclass(frozen=True, slots=True)
class _Read:
    """The keys of the answers that files held, and how many files."""

    keys: set[str]
    files: int


def _import_answers(run: JobRun, folder: Path) -> _Read:
    """Keep the answers in the files of a folder, unread; of several to one request the first."""
    keys: set[str] = set()
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise SettingsError(f"{folder} has no .jsonl files: use the folder with the answers")
    for path in files:
        try:
            with path.open("rb") as file:
                for line in file:
                    found = read_line(line)
                    if found is None or found[0] in keys or found[1].is_unanswered:
                        continue
                    keys.add(found[0])
                    if run.answers.holds(found[0]):
                        continue  # it came with an earlier folder
                    run.store.add_answer(found[0], found[1].status, found[1].body, FULL_PRICE)
        except OSError as exc:
            raise SettingsError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    return _Read(keys, len(files))


def _move_requests(run: JobRun, folder: Path | None) -> Exported | None:
    """Move the files of requests to a folder; without one they are dropped."""
    store, requests = run.store, 0
    written = store.batches("written")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    for batch in written:
        path = request_path(store, batch.number)
        requests += batch.lines
        try:
            if folder is not None:
                (folder / path.name).write_bytes(path.read_bytes())
            path.unlink()
        except OSError as exc:
            raise SettingsError(f"{folder} cannot be written: {exc.strerror or exc}") from exc
        with store.noting():
            store.drop_lines(batch.number)
            store.note_batch(batch.number, state="done", tokens=0, usd=0.0)
    return Exported(requests, len(written)) if folder is not None else None
