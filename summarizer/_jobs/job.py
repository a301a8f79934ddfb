"""A job: its documents over a provider's batch jobs, round by round, until the output is whole.

The cache is the state. Each run collects what has come, replays every flow against what is known,
and submits what is missing; it can be killed anywhere, and the next one goes on from there.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from summarizer._jobs.collect import Collected, collect_batches, let_go_batch
from summarizer._jobs.intake import take_documents_in
from summarizer._jobs.known import KnownOutcomes
from summarizer._jobs.makers import describe_maker, refuse_other_maker
from summarizer._jobs.others import OtherJobs
from summarizer._jobs.replay import LANES, Replay, Replayed
from summarizer._jobs.request_files import MOST_LINES, RequestFiles, finish_begun, request_path
from summarizer._jobs.run import JobRun
from summarizer._jobs.standing import Standing, refuse_under_way, standing_of
from summarizer._jobs.submit import settle_doubts, submit_batches
from summarizer._model.provider import Provider
from summarizer.errors import BudgetError, StoppedError, SummarizerError
from summarizer.read import Row

FIRST_POLL, LONGEST_POLL, SLOWER = 1.0, 60.0, 1.5  # seconds between two looks, and how they grow


class JobWatch(Protocol):
    """Who is told how a job goes on."""

    def collected(self, collected: Collected) -> None: ...
    def submitted(self, requests: int, batches: int) -> None: ...
    def queue_full(self, why: str) -> None: ...
    def waiting(self, standing: Standing) -> None: ...
    def files_left(self, count: int, error: SummarizerError) -> None: ...


@dataclass(slots=True)
class Job:
    """A job under one run; `told` is who hears of it.

    `resubmit` gives up what cannot be found. Without `submits`, what there is is collected and nothing
    more is asked for: a live run will do that.
    """

    run: JobRun
    told: JobWatch
    resubmit: bool = False
    submits: bool = True

    async def carry_on(self, rows: Iterator[Row], *, wait: bool) -> Standing:
        """Do what can be done now, or with `wait` all of it; how the job stands then.

        Raises BudgetError where the rest has no room in the budget, and what ends a run.
        """
        run, store = self.run, self.run.store
        maker = describe_maker(run.session.settings, str(run.answers.path.parent.resolve()))
        claimed = not store.fact("begun", False)
        if claimed:
            take_documents_in(run, rows, maker)
        refuse_other_maker(store, maker)
        with store.noting():
            finish_begun(store)
            store.note_fact("priced", run.session.settings.known_price is not None)
        self._book()
        others = OtherJobs(run.answers.path.parent, store)
        others.join(store)
        try:
            async with _providers(run) as providers:
                return await self._go_round(providers, others, claimed=claimed, wait=wait)
        finally:
            others.close()

    async def _go_round(
        self, providers: Mapping[str, Provider], others: OtherJobs, *, claimed: bool, wait: bool
    ) -> Standing:
        run, store, pause = self.run, self.run.store, FIRST_POLL
        known = KnownOutcomes(run.session, run.answers, store, run.budget)
        replay = Replay(run, known, others)
        while True:
            await settle_doubts(store, providers, resubmit=self.resubmit)
            collected = await collect_batches(store, providers, known, resubmit=self.resubmit)
            self._tell_collected(collected)
            replayed = Replayed()
            if not store.fact("replayed", False):
                pause = FIRST_POLL
                replayed = await self._replay(replay, claimed)
                claimed = True
            if not self.submits:
                self._let_go_unsent()
            elif not collected.full:
                await self._submit(providers)
            standing = standing_of(store)
            if not self.submits and standing.open_documents:
                refuse_under_way(store)
                return standing
            if not standing.open_documents:
                await self._finish(providers, others)
                return standing
            if not standing.requests:
                others.refuse_waiting()
                self._refuse_nothing_sent(replayed)
            if not wait:
                return standing
            self.told.waiting(standing)
            await asyncio.sleep(pause)
            pause = min(LONGEST_POLL, pause * SLOWER)

    async def _replay(self, replay: Replay, claimed: bool) -> Replayed:
        most = self.run.store.fact("most_lines", MOST_LINES)
        self._book()
        files = RequestFiles(self.run.store, most_lines=most)
        return await replay.replay_all(files, claimed=claimed)

    async def _submit(self, providers: Mapping[str, Provider]) -> None:
        store = self.run.store
        waiting = store.batches("written", "uploaded")
        if not waiting:
            return
        full = await submit_batches(store, providers)
        left = {batch.number for batch in store.batches("written", "uploaded")}
        sent = [batch for batch in waiting if batch.number not in left]
        if sent:
            self.told.submitted(sum(batch.lines for batch in sent), len(sent))
        if full is not None:
            self.told.queue_full(full)

    def _let_go_unsent(self) -> None:
        """Drop the files of requests that no endpoint was asked."""
        store = self.run.store
        for batch in store.batches("written", "uploaded"):
            let_go_batch(store, batch)
            request_path(store, batch.number).unlink(missing_ok=True)

    async def end(self) -> None:
        """The documents of the job are dealt with otherwise: nothing is kept of it any more."""
        others = OtherJobs(self.run.answers.path.parent, self.run.store)
        others.close()
        async with _providers(self.run) as providers:
            await self._finish(providers, others)

    def _book(self) -> None:
        """Have the budget know what the job has spent, in all its runs, and what is under way."""
        run = self.run
        spent = run.store.fact("spent", {"tokens": 0, "usd": 0.0})
        run.budget.book(spent, [(batch.tokens, batch.usd) for batch in run.store.batches()])

    def _tell_collected(self, collected: Collected) -> None:
        if collected.batches:
            self.told.collected(collected)
        if collected.full:
            self.told.queue_full("the endpoint's queue is full")

    def _refuse_nothing_sent(self, replayed: Replayed) -> None:
        """Raise the error of a job of which nothing is under way, though it is not whole."""
        if not replayed.held_back:
            with self.run.store.noting():
                self.run.store.note_fact("replayed", False)
            raise StoppedError("nothing of the job is in progress: run the same command again")
        raise BudgetError(
            f"the budget is too small for {replayed.held_back:,} more requests:"
            f" {self.run.budget.said()}; raise it, and run the same command again"
        )

    async def _finish(self, providers: Mapping[str, Provider], others: OtherJobs) -> None:
        """Every document has come to something: delete what endpoints keep, and what was kept here."""
        store = self.run.store
        left = len(store.files())
        try:
            for file_id, lane in store.files():
                await providers[lane].delete(file_id)
                store.drop_file(file_id)
                left -= 1
        except SummarizerError as exc:
            self.told.files_left(left, exc)
        others.leave()
        store.close()
        shutil.rmtree(store.folder, ignore_errors=True)


@asynccontextmanager
async def _providers(run: JobRun) -> Any:
    """The endpoints of a run, by lane."""
    models, secrets = run.session.models, run.session.secrets
    clients = {"answering": models.answering, "reading": models.reading}
    async with AsyncExitStack() as stack:
        providers = {lane: Provider(clients[lane].connection, secrets) for lane in LANES}
        for provider in providers.values():
            stack.push_async_callback(provider.aclose)
        yield providers
