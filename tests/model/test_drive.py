"""Drivers: the order of answers changes nothing, and an error leaves no call running."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from examples import (
    PROMPT,
)
from volumes import reader, volume
from windows_told import STORY, WINDOW

from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow


@pytest.mark.slow
def test_the_order_in_which_answers_come_changes_nothing() -> None:
    made = volume(120_000)

    async def summary(delays: Callable[[int], float]) -> tuple[Summary, list[int]]:
        done: list[int] = []
        count = 0

        async def ask(call: Call) -> Reply:
            nonlocal count
            if call.name == "coreference":
                return reader(call)
            count += 1
            number = count
            await asyncio.sleep(delays(number))
            done.append(number)
            return reader(call)

        flow = summarize_flow(Document(made.text), PROMPT, model="test-model", version="0")
        return await drive_flow(flow, ask), done

    async def both() -> None:
        one, forth = await summary(lambda number: number / 1_000)
        other, back = await summary(lambda number: (9 - number) / 100)
        assert forth == back[::-1] == sorted(back)
        assert one == other

    asyncio.run(both())


def test_an_error_of_another_kind_leaves_no_call_running() -> None:
    running: set[str] = set()

    async def ask(call: Call) -> Reply:
        if "part 2 of" in call.user:
            raise ZeroDivisionError
        running.add(call.user)
        try:
            await asyncio.sleep(60)
        finally:
            running.discard(call.user)
        return reader(call)

    async def main() -> None:
        flow = summarize_flow(Document(STORY), PROMPT, model="test-model", version="0", window=WINDOW)
        with pytest.raises(ZeroDivisionError):
            await drive_flow(flow, ask)
        assert not running

    asyncio.run(main())
