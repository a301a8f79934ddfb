"""The tally: how far, how fast, how dear, how long."""

from __future__ import annotations

from summarizer._batch.tally import BatchTally, describe_progress, format_duration
from summarizer._call.prices import describe_usage
from summarizer.schemas import Usage


def test_the_tally_says_how_far_how_fast_how_dear_and_how_long() -> None:
    tally = BatchTally(total=1_000)
    tally.there, tally.done, tally.failed = 400, 99, 1
    tally.spend(
        Usage(requests=1, tokens_in=1_200_000, tokens_cached=300_000, tokens_out=80_000, cost=2.5)
    )
    assert describe_progress(tally, 50.0) == (
        "500/1,000 documents, 2.0/s, 1,200,000 tokens in (300,000 cached), 80,000 out, US$ 2.50,"
        " 1 failed, 4 min 10 s left"
    )
    assert describe_progress(BatchTally(), 0.0) == "0 documents, 0.0/min, 0 tokens in (0 cached), 0 out"
    limited = BatchTally(total=1_000, limit=30, done=10)
    assert describe_progress(limited, 5.0).endswith("10 s left")
    assert "US$ 0.0040" in describe_usage(Usage(cost=0.004))
    assert [format_duration(each) for each in (0, 59.4, 60, 3599, 3600, 90_000)] == [
        "0 s", "59 s", "1 min 00 s", "59 min 59 s", "1 h 00 min", "25 h 00 min",
    ]  # fmt: skip
