"""Reading ahead: a slow source holds up nothing, and its errors come where they are awaited."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest

from summarizer._batch.ahead import Ahead


def test_a_slow_pipe_holds_up_nothing_and_a_reader_can_be_stopped() -> None:
    reading, writing = os.pipe()

    def slow() -> Iterator[str]:
        yield "first"
        yield os.read(reading, 1).decode()

    async def read() -> list[str]:
        ahead, found = Ahead(slow()), []
        async for each in ahead:
            found.append(each)
            asyncio.get_running_loop().call_soon(ahead.stop)
        return found

    assert asyncio.run(read()) == ["first"]
    os.write(writing, b"x")


def test_an_error_of_what_is_read_ahead_is_raised_where_it_is_awaited() -> None:
    def broken() -> Iterator[str]:
        yield "first"
        raise OSError("gone")

    async def read() -> None:
        async for each in Ahead(broken()):
            assert each == "first"

    with pytest.raises(OSError, match="gone"):
        asyncio.run(read())
