"""Replaying: every open document's flow against all that is known; what is missing is asked for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from summarizer._call.call import CHARACTERS_PER_TOKEN, READING, Call, request_body
from summarizer._jobs.collect import SHARE
from summarizer._jobs.known import KnownOutcomes
from summarizer._jobs.others import OtherJobs
from summarizer._jobs.records import read_record
from summarizer._jobs.request_files import RequestFiles
from summarizer._jobs.run import JobRun
from summarizer._model.budget import BudgetAmount
from summarizer._model.drive import replay_flow
from summarizer._text.document import Document
from summarizer.errors import SummarizerError
from summarizer.render._json import as_json_line
from summarizer.schemas import Summary

EACH = 200  # documents between two notes of what came of them


@dataclass(slots=True)
class Replayed:
    """What a replay came to: requests that are written to files, and those that the budget held back."""

    written: int = 0
    held_back: int = 0


class Replay:
    """Replays the documents of a run. `claimed` says that the output has noted them in this run."""

    def __init__(self, run: JobRun, known: KnownOutcomes, others: OtherJobs) -> None:
        self._run, self._known, self._others = run, known, others

    async def replay_all(self, files: RequestFiles, *, claimed: bool) -> Replayed:
        """Replay every open document, and add what each misses to the files."""
        run, replayed = self._run, Replayed()
        with run.store.noting():
            for count, (number, record, place) in enumerate(run.store.open_documents(), 1):
                await self._replay_one(number, read_record(record), place, files, replayed, claimed)
                if count % EACH == 0:
                    run.watch.changed(run.tally)
                    run.ledger.sync()
                    files.sync()
                    self._note_amounts()
                    run.store.checkpoint()
                    await asyncio.sleep(0)
            files.close()
            run.ledger.sync()
            run.store.note_fact("replayed", replayed.held_back == 0 and not self._others.asked)
            self._note_amounts()
        return replayed

    def _note_amounts(self) -> None:
        """Note what was learned of answers, and what the job has spent."""
        store, experience, spent = self._run.store, self._known.experience, self._run.budget.spent
        store.note_fact("experience", {"longer": experience.longer, "answers": experience.answers})
        store.note_fact("spent", {"tokens": spent.tokens, "usd": spent.usd})

    async def _replay_one(
        self,
        number: int,
        document: Document,
        place: str,
        files: RequestFiles,
        replayed: Replayed,
        claimed: bool,
    ) -> None:
        run, known = self._run, self._known
        known.begin_document()
        flow = run.session.flow_of(document, tries_again=True)
        try:
            if not claimed and run.ledger.claim(document) == "there":  # killed before that was noted
                with suppress(SummarizerError):
                    await replay_flow(flow, known.look_up)  # nor was what it cost
                run.failures.settle(document)
                run.store.settle_document(number, "done")
                run.tally.there += 1
                return
            came = await replay_flow(flow, known.look_up)
        except SummarizerError as exc:
            run.fail(exc, place, document, known.charges.usage())
            run.store.settle_document(number, "failed")
        else:
            if isinstance(came, Summary):
                self._record(number, document, known.charges.price(came))
            else:
                keys = [key for call in came if (key := self._ask_for(call, files, replayed))]
                if len(keys) == len(came):
                    run.store.await_answers(number, keys)
        finally:
            run.tally.spend(known.paid)
            run.budget.spent += known.amount

    def _record(self, number: int, document: Document, summary: Summary) -> None:
        run = self._run
        if run.kept is not None:
            run.kept.keep(document)
        run.ledger.add(as_json_line(summary))
        run.failures.settle(document)
        run.store.settle_document(number, "done")
        run.tally.add_summary(summary)
        run.watch.done(summary, self._known.paid, 0.0)

    def _ask_for(self, call: Call, files: RequestFiles, replayed: Replayed) -> str | None:
        """Write a request to its file, where nobody has asked it and there is room in the budget.

        Its key, where this job has it under way then.
        """
        run, session = self._run, self._run.session
        key = run.answers.key_of(call)
        if run.store.batch_of(key) is not None:
            return key
        if self._others.have_under_way(key):
            return None
        asked = session.settings.for_call(call.name)
        body = request_body(call, model=asked.model, mode=asked.mode)
        again = self._known.asked_again(key)
        if again is not None:
            body |= {"messages": again}
        characters = sum(len(str(value)) for value in body.values())
        expected = self._known.experience.expected(call.name, characters // CHARACTERS_PER_TOKEN)
        amount = half_price(run.budget.cost(expected, call.name))
        if not run.budget.fits(amount):
            replayed.held_back += 1
            return None
        run.budget.reserve(amount)
        files.add(lane_of(call, session.settings.reader is not None), key, body, amount)
        replayed.written += 1
        return key


def half_price(amount: BudgetAmount) -> BudgetAmount:
    """So much at the price of a batch job."""
    return BudgetAmount(amount.tokens, amount.usd * SHARE)


def lane_of(call: Call, has_reader: bool) -> str:
    """Which of two models a call goes to: a batch is of one."""
    return "reading" if has_reader and call.name == READING else "answering"


# Lanes by the names of calls that go to them.
LANES = {"answering": "", "reading": READING}
