"""Documents over a cluster: a class for Ray Data's `map_batches`, rows in and rows out.

    from summarizer.ray import Summarize, map_options

    summaries = documents.map_batches(
        Summarize, fn_constructor_kwargs={"model": "my-model", "workers": 4}, **map_options(workers=4)
    )

Ray reads, distributes, retries and writes. The class itself does without Ray: each worker holds one
summarizer over many documents at once.
"""

from __future__ import annotations

import asyncio
import math
import os
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer._api.many import Result
from summarizer._api.options import ModelOptions
from summarizer._api.summarizer import AsyncSummarizer
from summarizer._call.settings import refuse_unknown
from summarizer._model.limits import LimitOptions, RunLimits
from summarizer.errors import BudgetError, DocumentError, SettingsError, SummarizerError
from summarizer.read._rows import make_row_document
from summarizer.render._json import as_json_line
from summarizer.schemas import Usage

if TYPE_CHECKING:
    import pyarrow

    from summarizer._text.document import Document

__all__ = ["Summarize", "connect_cluster", "find_missing", "keep_checkpoint", "map_options"]

BLOCK = 64  # documents of a batch: what a document that kills its worker can cost, and keep from order
LARGEST_SHARE = 0.5  # of a processor, for a worker
ROOM = 3  # processors that reading, looking at the checkpoint and writing need at once
REACHED = 10.0  # seconds in which a cluster takes a connection
PARTITIONS = 8  # of a join of ids
SHARED = ("requests_per_minute", "tokens_per_minute", "budget_usd", "budget_tokens")


@dataclass(slots=True)
class _Waiting:
    """A document that is asked about, and who waits for what comes of it."""

    document: Document
    result: asyncio.Future[Result]


class Summarize:
    """Summarizes rows: `id`, `text` and, if known, `title`, `published`, `source`, `language`.

    Its options are those of `AsyncSummarizer` and of its `summarize_many`. Of a minute's requests and
    tokens and of a budget each of the `workers` has its share. Answers are kept in `cache`, a folder on
    each machine: by default in the platform's place for caches.

    A row comes of each row: `id`, `summary` (JSON, as `batch` writes it), or `error` and `message`, and
    what it cost. Raises SettingsError for options that make no sense, and StoppedError where the
    endpoint fails again and again: the same run goes on from its checkpoint.
    """

    def __init__(self, *, workers: int = 1, **options: Any) -> None:
        if workers < 1:
            raise SettingsError(f"workers must be 1 or more (got {workers})")
        limits = {name: options.pop(name) for name in LimitOptions.__annotations__ if name in options}
        refuse_unknown(options, ModelOptions)
        for name in SHARED:
            if limits.get(name) is not None:
                limits[name] = type(limits[name])(limits[name] / workers)
        self._limits = {"concurrency": 64, **limits}
        RunLimits(**self._limits)
        if "cache" not in options:
            from summarizer._model.answers import default_folder

            options["cache"] = default_folder()
        self._options = options
        self._queue: asyncio.Queue[_Waiting] | None = None
        self._under_way: dict[int, _Waiting] = {}
        self._run: asyncio.Task[None] | None = None
        self._over: BaseException | None = None

    async def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        """What comes of the rows of a batch, in their order."""
        import pyarrow as pa

        rows = batch.to_pylist() if isinstance(batch, pa.Table) else _rows_of(batch)
        seen: set[Any] = set()
        made = [await self._begin(row, seen) for row in rows]
        told = [one if isinstance(one, dict) else await self._finish(*one) for one in made]
        return pa.Table.from_pylist(told, schema=_schema())

    async def _begin(
        self, row: Mapping[str, Any], seen: set[Any]
    ) -> dict[str, Any] | tuple[Any, _Waiting]:
        """Have a row's document asked about; its error at once, where it has none."""
        name = row.get("id")
        try:
            if name is None:
                raise DocumentError("a row has no 'id': give each row an id of its own")
            if name in seen:
                raise DocumentError(f"the id {name!r} is there twice: give each row an id of its own")
            seen.add(name)
            day = row.get("published")
            known = {**row, "published": str(day)[:10] if day is not None else None}
            document = make_row_document(known, f"row {name}")
        except DocumentError as exc:
            return _error_row(name, exc, Usage())
        waiting = _Waiting(document, asyncio.get_running_loop().create_future())
        await self._start().put(waiting)
        return name, waiting

    async def _finish(self, name: Any, waiting: _Waiting) -> dict[str, Any]:
        try:
            result = await waiting.result
        except BudgetError as exc:
            return _error_row(name, exc, Usage())
        if result.error is not None:
            return _error_row(name, result.error, result.usage)
        assert result.summary is not None
        return _row(name, result.usage, summary=as_json_line(result.summary).rstrip("\n"))

    def _start(self) -> asyncio.Queue[_Waiting]:
        """The queue of the one run of this worker, which is begun with its first document."""
        if self._queue is None:
            self._queue = asyncio.Queue()
            self._run = asyncio.ensure_future(self._summarize_all(self._queue))
        if self._over is not None:
            raise self._over
        return self._queue

    async def _summarize_all(self, queue: asyncio.Queue[_Waiting]) -> None:
        """Summarize what comes through the queue, for as long as the worker lives."""
        taken = 0

        async def documents() -> AsyncIterator[Document]:
            nonlocal taken
            while True:
                waiting = await queue.get()
                self._under_way[taken] = waiting
                taken += 1
                yield waiting.document

        try:
            async with AsyncSummarizer(**self._options) as summarizer:
                async for result in summarizer.summarize_many(documents(), **self._limits):
                    waiting = self._under_way.pop(result.index)
                    if not waiting.result.done():
                        waiting.result.set_result(result)
        except BaseException as exc:
            self._over = exc
            if isinstance(exc, BudgetError):
                self._queue, self._over = None, None  # each later document is told the same
            left = [*self._under_way.values()]
            while not queue.empty():
                left.append(queue.get_nowait())
            for waiting in left:
                if not waiting.result.done():
                    waiting.result.set_exception(exc)
                    waiting.result.exception()  # whoever waits for the first one is told enough
            self._under_way.clear()
            if not isinstance(exc, SummarizerError):
                raise


def map_options(*, workers: int, block: int = BLOCK) -> dict[str, Any]:
    """The options of `map_batches` for so many workers, with blocks of so many documents.

    A worker takes half a processor, or less where many share few: what reads, writes and looks at the
    checkpoint has room. Connect to the cluster first, so that its processors are known. A document that
    kills its worker is tried three times, and then costs its block. Raises SettingsError where there is
    no Ray.
    """
    ray = _import_ray()
    processors = ray.cluster_resources().get("CPU", 0.0) if ray.is_initialized() else math.inf
    return {
        "batch_format": "pyarrow",
        "batch_size": block,
        "compute": ray.data.ActorPoolStrategy(size=workers),
        "num_cpus": share_processors(processors, workers),
        "ray_remote_args_fn": _limit_retries,
    }


def share_processors(processors: float, workers: int) -> float:
    """The processors of each worker: where they took all, reading and writing would wait for ever."""
    left = max(0.0, processors - ROOM) / max(1, workers)
    return LARGEST_SHARE if left >= LARGEST_SHARE else math.floor(left * 100) / 100


def _limit_retries() -> dict[str, int]:
    """How often a worker is started again, and a block tried again: without an end by default."""
    return {"max_restarts": 2, "max_task_retries": 2}


def connect_cluster(address: str | None = None) -> None:
    """Connect to a Ray cluster ("auto", "ray://host:10001"), or begin one on this machine.

    One on this machine has four processors at least, though the machine may have fewer: workers mostly
    wait. Blocks that cannot be done are left out, and the run goes on. Raises SettingsError where there
    is no Ray, or no cluster at the address.
    """
    ray = _import_ray()
    begins = address in (None, "local") and not os.environ.get("RAY_ADDRESS")
    options = {"num_cpus": max(os.cpu_count() or 1, ROOM + 1)} if begins else {}
    try:
        if address and "://" not in address and address.rpartition(":")[2].isdigit():
            _reach_address(address)
        ray.init(address=address, ignore_reinit_error=True, log_to_driver=False, **options)
    except Exception as exc:
        raise SettingsError(
            f"Ray cluster not found at {address}: start one (ray start --head), or leave out the address"
        ) from exc
    ray.data.DataContext.get_current().max_errored_blocks = -1


def _reach_address(address: str) -> None:
    """Connect to "host:port" once: where nothing listens, Ray itself tries for many minutes."""
    host, _, port = address.rpartition(":")
    socket.create_connection((host.strip("[]"), int(port)), timeout=REACHED).close()


def keep_checkpoint(folder: str) -> None:
    """Have later runs go on from what is done, by `id`; connect to the cluster first.

    Keep the folder as long as the output: without it a later run adds every row again, and that is why
    it outlives a run that ends well. Raises SettingsError where there is no Ray.
    """
    ray = _import_ray()
    from ray.data.checkpoint import CheckpointConfig

    ray.data.DataContext.get_current().checkpoint_config = CheckpointConfig(
        id_column="id", checkpoint_path=folder, delete_checkpoint_on_success=False
    )


def find_missing(documents: Any, summaries: Any) -> Iterator[str]:
    """The ids of a dataset of documents that a dataset of summaries lacks: those of blocks left out."""
    asked, there = documents.select_columns(["id"]), summaries.select_columns(["id"])
    missing = asked.join(there, join_type="left_anti", num_partitions=PARTITIONS, on=("id",))
    for row in missing.iter_rows():
        yield row["id"]


def _import_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as exc:
        raise SettingsError(
            "Ray is not installed: install grounded-summarizer with the extra [ray]"
        ) from exc
    return ray


def _schema() -> Any:
    """The columns of what comes out; given always, for a column without values has no type."""
    import pyarrow as pa

    texts = [(name, pa.string()) for name in ("id", "summary", "error", "message")]
    counts = [(name, pa.int64()) for name in ("requests", "tokens_in", "tokens_cached", "tokens_out")]
    return pa.schema([*texts, *counts, ("cost", pa.float64())])


def _row(name: Any, usage: Usage, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("summary", "error", "message"))
    return {"id": None if name is None else str(name), **empty, **more, **usage.model_dump()}


def _error_row(name: Any, error: SummarizerError, usage: Usage) -> dict[str, Any]:
    return _row(name, usage, error=type(error).__name__, message=str(error))


def _rows_of(batch: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a batch that is given as columns."""
    columns = {name: list(values) for name, values in batch.items()}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
