"""Against llama.cpp's server, a real engine, where it is built (benchmarks/servers/llama_server.py)."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Event, Thread

import pytest

from benchmarks.inputs.generated_reports import report
from benchmarks.measures.real_engine import CASES, NOISE, EngineCase, outcome, wrong
from benchmarks.peers.environments import PeerError
from benchmarks.servers.llama_server import llama_server
from benchmarks.servers.loopback import free_port
from summarizer import Result, Summarizer

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("keyed")]


def _started(stack: ExitStack, *options: str, port: int | None = None) -> str:
    try:
        return stack.enter_context(llama_server(*options, port=port))
    except PeerError as exc:
        pytest.skip(f"llama-server is not here: {exc}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_real_engine_does_has_a_name_or_is_no_item(case: EngineCase) -> None:
    with ExitStack() as stack:
        results = outcome(_started(stack, *case.options))
    assert wrong(case, results) == []
    said = [str(each.error) for each in results if each.error]
    assert not any("\n" in each or "sk-secret" in each for each in said)


def test_an_engine_that_dies_and_comes_back_loses_nothing() -> None:
    port, results, first = free_port(), list[Result](), Event()

    def ask() -> None:
        url = f"http://127.0.0.1:{port}/v1"
        with Summarizer(base_url=url, model="random", retries=8) as summarizer:
            for result in summarizer.summarize_many((report(n)[0] for n in range(6)), concurrency=2):
                results.append(result)
                first.set()

    asking = Thread(target=ask)
    with ExitStack() as stack:
        _started(stack, "-c", "65536", "-n", "4000", port=port)
        asking.start()
        assert first.wait(60)
    assert len(results) < 6
    with ExitStack() as stack:
        _started(stack, "-c", "65536", "-n", "4000", port=port)
        asking.join(timeout=240)
    assert sorted(each.index for each in results) == list(range(6))
    assert not [str(each.error) for each in results if "cannot reach" in str(each.error)]
    assert wrong(NOISE, results) == []
