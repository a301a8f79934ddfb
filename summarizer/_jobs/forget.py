"""Forgetting a document: out of the output, the errors, the cache, kept texts and the job beside it.

What a document's requests were is found by replaying its flow, so the same model and options must be
given as those it was summarized with; whatever quotes it in the cache goes, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer._api.session import Session
from summarizer._batch.failures import failures_path
from summarizer._batch.ledger import open_locked
from summarizer._call.call import Call
from summarizer._call.reply import Outcome
from summarizer._jobs.records import read_record
from summarizer._jobs.request_files import finish_begun, request_path
from summarizer._jobs.run import job_folder
from summarizer._jobs.store import FILE, JobStore
from summarizer._model.drive import replay_flow
from summarizer._model.provider import Provider
from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError, SummarizerError
from summarizer.read import read_json_lines

SHORTEST_QUOTE = 20  # characters: shorter words may be in any document


@dataclass(slots=True)
class Forgotten:
    """What was taken out of where; `unreached` says in words what may hold it still."""

    lines: int = 0
    errors: int = 0
    answers: int = 0
    texts: int = 0
    kept_in_job: int = 0
    provider_files: int = 0
    unreached: list[str] = field(default_factory=list)

    @property
    def anything(self) -> int:
        """How many things were taken out."""
        return self.lines + self.errors + self.answers + self.texts + self.kept_in_job


async def forget_document(name: str, output: Path, session: Session, *, texts: Path | None) -> Forgotten:
    """Take a document out of everything that is kept for an output; what was done.

    Raises SettingsError where another run has the output, or a file cannot be written.
    """
    forgotten, ids, quotes = Forgotten(), set[str](), set[str]()
    lock = open_locked(output)
    try:
        for line in _lines_of(output, name):
            ids.add(str(line["document"]["id"]))
            quotes |= set(_quotes_in(line))
        store = JobStore(job_folder(output)) if (job_folder(output) / FILE).exists() else None
        documents = [*_kept_documents(texts, name, ids, forgotten)]
        documents += [read_record(record) for record in store.records_named(name)] if store else []
        keys = {key for document in documents for key in await _keys_of(document, session)}
        if session.answers is not None:
            forgotten.answers = session.answers.forget(keys, quotes)
        if not documents:
            forgotten.unreached.append(
                "its text is not kept (--keep-documents), so answers in the cache that do not quote it"
                " were not found: `summarizer cache clear` removes all"
            )
        if store is not None:
            await _forget_in_job(store, name, keys, session, forgotten)
            store.close()
        forgotten.errors = _drop_lines(failures_path(output), lambda tree: tree.get("id") == name)
        forgotten.lines = _drop_lines(output, lambda tree: tree["document"]["name"] == name)
    finally:
        lock.close()
    forgotten.unreached.append(
        "copies made of the output: tables, reports, calendars, promises.json, backups"
    )
    return forgotten


def _lines_of(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """The lines of an output about a document."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                tree = json.loads(line)
                if tree["document"]["name"] == name:
                    yield tree
            except (ValueError, KeyError, TypeError):
                continue


def _quotes_in(tree: Any) -> Iterator[str]:
    """The quotes of a summary that no other document has, but by chance."""
    if isinstance(tree, Mapping):
        quote = tree.get("quote")
        if isinstance(quote, str) and len(quote) >= SHORTEST_QUOTE:
            yield quote
        for value in tree.values():
            yield from _quotes_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _quotes_in(value)


def _kept_documents(
    texts: Path | None, name: str, ids: set[str], forgotten: Forgotten
) -> Iterator[Document]:
    """The documents of that name in a folder of kept texts, whose files are removed."""
    for path in sorted(texts.glob("*.jsonl")) if texts else []:
        with path.open("rb") as file:
            found = [row.found for row in read_json_lines(file, str(path), None)]
        ours = [one for one in found if isinstance(one, Document) and one.name == name]
        if ours or path.stem in ids:
            path.unlink()
            forgotten.texts += 1
            yield from ours


async def _keys_of(document: Document, session: Session) -> list[str]:
    """The keys of the replies that were kept for a document, as far as its flow goes."""
    answers, keys = session.answers, list[str]()
    assert answers is not None

    async def look_up(call: Call) -> Outcome | None:
        keys.append(answers.key_of(call))
        return answers.find(keys[-1], call)

    with suppress(SummarizerError):  # it failed then, too
        await replay_flow(session.flow_of(document, tries_again=True), look_up)
    return keys


async def _forget_in_job(
    store: JobStore, name: str, keys: set[str], session: Session, forgotten: Forgotten
) -> None:
    """Take a document out of a job, and delete the files at the endpoint that may hold it."""
    with store.noting():
        finish_begun(store)
    asked = {number for key in keys if (number := store.batch_of(key)) is not None}
    for batch in store.batches("written", "uploaded", "creating"):
        path = request_path(store, batch.number)
        if path.exists():
            _drop_lines(path, lambda tree: tree.get("custom_id") in keys)
    under_way = store.batches("creating", "submitted", "ended")
    kept = {file for batch in under_way for file in (batch.file_id, batch.output_id, batch.error_id)}
    for file_id, lane in store.files():
        if file_id in kept:
            continue
        models = session.models
        client = models.reading if lane == "reading" else models.answering
        provider = Provider(client.connection, session.secrets)
        try:
            await provider.delete(file_id)
            store.drop_file(file_id)
            forgotten.provider_files += 1
        finally:
            await provider.aclose()
    if any(batch.number in asked for batch in under_way):
        forgotten.unreached.append(
            "a batch in progress at the endpoint: cancel it there, or collect it and forget again"
        )
    forgotten.kept_in_job = store.forget(name, keys)


def _drop_lines(path: Path, is_dropped: Any) -> int:
    """Write a file of JSON Lines anew without some of its lines; how many these were."""
    if not path.exists():
        return 0
    kept: list[bytes] = []
    dropped = 0
    try:
        for line in path.read_bytes().splitlines(keepends=True):
            try:
                gone = is_dropped(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                gone = False
            dropped += gone
            kept += [] if gone else [line]
    except OSError as exc:
        raise SettingsError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    if dropped:
        write_whole(path, b"".join(kept))
    return dropped
