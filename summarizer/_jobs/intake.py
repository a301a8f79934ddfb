"""Intake: the documents of a job, read once and kept beside it, before anything is sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from summarizer._batch.batch import id_taken_error
from summarizer._jobs.records import write_record
from summarizer._jobs.run import JobRun
from summarizer.errors import DocumentError
from summarizer.read import Row


def take_documents_in(run: JobRun, rows: Iterator[Row], maker: dict[str, Any]) -> None:
    """Keep the documents that the output has not, all of them or none; what is none is listed."""
    store, tally, asked = run.store, run.tally, 0
    with store.noting():
        store.note_fact("id", uuid.uuid4().hex)
        for row in rows:
            if isinstance(row.found, DocumentError):
                run.fail(row.found, row.place)
                store.add_document(None, row.place, "failed")
                continue
            run.failures.settle_place(row.place)
            state = run.ledger.claim(row.found)
            if state == "other":
                run.fail(id_taken_error(row.place, row.found), row.place)
                store.add_document(None, row.place, "failed")
            elif state == "new":
                tally.look_at(row.found)
                store.add_document(write_record(row.found), row.place, "open")
                asked += 1
            else:
                if state == "there":
                    run.failures.settle(row.found)
                tally.there += 1
            if asked == tally.limit:
                break
            run.watch.changed(tally)
        store.note_fact("maker", maker)
        store.note_fact("through", asked != tally.limit)
        store.note_fact("begun", True)
