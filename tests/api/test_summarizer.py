"""A summarizer: blocking and on an event loop, several documents, and closed cleanly."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from pathlib import Path

import pytest
from asked import RIGHT, summarized_by
from endpoint import Answer, endpoint
from examples import TEXT

import summarizer
from summarizer import AsyncSummarizer, DocumentError, SettingsError, Summarizer

pytestmark = pytest.mark.usefixtures("quick_and_keyed")


def test_summarize_works_where_an_event_loop_already_runs() -> None:
    async def notebook(url: str) -> summarizer.Summary:
        return summarizer.summarize(TEXT, base_url=url)

    with endpoint(RIGHT) as server:
        assert len(asyncio.run(notebook(server.url)).meetings) == 2


def test_the_asynchronous_summarizer_gives_what_the_blocking_one_gives() -> None:
    async def both(url: str) -> list[summarizer.Summary]:
        async with AsyncSummarizer(base_url=url, model="test-model") as one:
            return list(
                await asyncio.gather(*(one.summarize(TEXT, published="2024-03-07") for _ in range(5)))
            )

    with endpoint(RIGHT) as server:
        summaries = asyncio.run(both(server.url))
        blocking = summarized_by(server)
    assert summaries == [blocking] * 5


@pytest.mark.slow
@pytest.mark.parametrize("written", ["report.txt", " ./report.txt\n"])
def test_a_text_that_is_the_name_of_a_file_is_an_error_that_says_path(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT)
    with endpoint(RIGHT) as server, Summarizer(base_url=server.url) as one:
        with pytest.raises(DocumentError, match=rf"Path\({written.strip()!r}\)"):
            one.summarize(written)
        with pytest.raises(DocumentError, match=r"Path\("):
            summarizer.summarize(written, base_url=server.url)
        (result,) = one.summarize_many([written])
        assert isinstance(result.error, DocumentError) and not server.requests
        for harmless in (
            "report.txt met nobody",
            "x" * 5000,
            "They met in " + "/a" * 3000,
            "~nobody/at/all",
            "a/b",
            "~",
        ):
            assert one.summarize(harmless) is not None


def test_a_summarizer_serves_several_documents_and_closes_cleanly() -> None:
    with endpoint(RIGHT) as server:
        with Summarizer(base_url=server.url) as one:
            assert one.summarize(TEXT) == one.summarize(TEXT)
        one.close()


def test_closing_ends_what_another_thread_still_waits_for() -> None:
    caught: list[BaseException] = []

    def work(one: Summarizer) -> None:
        try:
            one.summarize(TEXT)
        except BaseException as exc:
            caught.append(exc)

    with endpoint(Answer(silence=20.0)) as server:
        one = Summarizer(base_url=server.url)
        threads = [threading.Thread(target=work, args=(one,), daemon=True) for _ in range(3)]
        for thread in threads:
            thread.start()
        until = time.monotonic() + 10
        while len(server.requests) < len(threads) and time.monotonic() < until:
            time.sleep(0.01)
        one.close()
        for thread in threads:
            thread.join(timeout=5)
            assert not thread.is_alive()
    assert [type(each) for each in caught] == [SettingsError] * 3
    assert all("closed while it was working" in str(each) for each in caught)


def test_a_closed_summarizer_says_so_and_leaves_nothing_behind() -> None:
    one = Summarizer(base_url="http://127.0.0.1:9/v1")
    one.close()
    with pytest.raises(SettingsError, match="is closed"):
        one.summarize(TEXT)
    gc.collect()  # a coroutine that nobody awaited would warn now, and a warning fails
