"""Pace: how many at once, how soon, and how it slows down and recovers."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest

from summarizer._model.pace import Bucket, Pace

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def test_no_more_are_under_way_than_allowed_and_each_gets_its_turn_in_order() -> None:
    async def work() -> list[int]:
        pace, order, most = Pace(3), [], 0

        async def one(number: int) -> None:
            nonlocal most
            await pace.turn(10)
            most = max(most, pace.under_way)
            order.append(number)
            await asyncio.sleep(0)
            pace.done()

        await asyncio.gather(*map(one, range(20)))
        assert most == 3
        assert pace.under_way == 0
        return order

    assert run(work()) == list(range(20))


def test_a_refusal_halves_the_limit_for_everyone_once_and_answers_raise_it_again() -> None:
    async def work() -> None:
        pace = Pace(16)
        turns = [await pace.turn(1) for _ in range(16)]
        for turn in turns:
            pace.slow_down(turn, 0)
        assert pace.limit == 8, "those under way then tell nothing new"
        for _ in turns:
            pace.done()
        later = await pace.turn(1)
        pace.slow_down(later, 0)
        assert pace.limit == 4
        for _ in range(1000):
            pace.answered()
        assert pace.limit == 16

    run(work())


def test_the_limit_never_falls_below_one() -> None:
    async def work() -> None:
        pace = Pace(2)
        for _ in range(5):
            turn = await pace.turn(1)
            pace.slow_down(turn, 0)
            pace.done()
        assert pace.limit == 1

    run(work())


def test_nobody_starts_before_the_time_that_the_server_asked_for() -> None:
    async def work() -> float:
        pace = Pace(4)
        first = await pace.turn(1)
        loop = asyncio.get_running_loop()
        asked = loop.time()
        pace.slow_down(first, 0.05)
        pace.done()
        await asyncio.gather(pace.turn(1), pace.turn(1))
        return loop.time() - asked

    assert run(work()) >= 0.049


def test_a_turn_that_is_given_up_goes_to_the_next() -> None:
    async def work() -> None:
        pace = Pace(1)
        await pace.turn(1)
        first, second = asyncio.ensure_future(pace.turn(1)), asyncio.ensure_future(pace.turn(1))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        pace.done()
        await second
        assert pace.under_way == 1
        third = asyncio.ensure_future(pace.turn(1))
        await asyncio.sleep(0)
        pace.done()
        third.cancel()  # its turn has come, but it does not know yet
        with pytest.raises(asyncio.CancelledError):
            await third
        assert pace.under_way == 0

    run(work())


def test_a_bucket_lets_its_rate_through_and_no_more() -> None:
    bucket, now, let = Bucket(600), 100.0, 0
    while now < 160:
        wait = bucket.wait(1, now)
        if wait == 0:
            bucket.spend(1, now)
            let += 1
        else:
            now += wait
    assert 600 <= let <= 600 + 60 + 1


def test_more_than_a_bucket_holds_waits_until_it_is_full_and_is_paid_back() -> None:
    bucket = Bucket(600)
    assert bucket.wait(1000, 10.0) == 0
    bucket.spend(1000, 10.0)
    assert bucket.wait(1, 10.0) == pytest.approx((1000 - 60 + 1) / 10)


def test_requests_a_minute_hold_for_waiting_ones_too() -> None:
    async def work() -> float:
        pace = Pace(100, requests_per_minute=6000)
        loop = asyncio.get_running_loop()
        began = loop.time()
        for _ in range(610):
            await pace.turn(1)
            pace.done()
        return loop.time() - began

    assert run(work()) >= 0.09  # ten more than the first 600, at a hundred a second
