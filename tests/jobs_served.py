"""What endpoints with batch jobs answer in tests, and what they were paid for."""

from __future__ import annotations

from typing import Any

from examples import EMPTY, TEXT, good

from benchmarks.servers.batch_state import BatchServer, is_reading, support_all


def answer(body: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request of a test: a summary of nothing, or of the example, and its reading."""
    if is_reading(body):
        return support_all(body)
    return good() if TEXT[:40] in body["messages"][-1]["content"] else dict(EMPTY)


def count_paid_twice(server: BatchServer) -> int:
    """How many answers a server gave more than once."""
    return sum(times - 1 for times in server.given.paid.values())
