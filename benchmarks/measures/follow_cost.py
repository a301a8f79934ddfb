"""What does following cost: requests and tokens a summary, and memory, as the summaries grow?

    python -m benchmarks.measures.follow_cost [COUNT ...]

Summaries are generated, and a plain function answers; tokens are characters / 4, an estimate.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks.inputs.generated_promises import generate_summaries, read_generated
from summarizer._call.settings import resolve_settings
from summarizer._follow.follower import Followed, follow_all
from summarizer._follow.mentions import take_mentions
from summarizer._follow.texts import Texts

COUNTS = (10, 100, 1_000)


def follow_generated(count: int) -> Followed:
    """What comes of following so many generated summaries."""
    documents, followed = {}, []
    for document, summary in generate_summaries(count):
        documents[document.id] = document
        followed.append(take_mentions(summary))
    chosen = resolve_settings(model="m", environment={})
    return asyncio.run(follow_all(followed, Texts(documents), None, read_generated, chosen))


def measure_cost(count: int) -> str:
    """A line: requests and tokens a summary, links, seconds, and the peak of this process."""
    begun = time.perf_counter()
    done = follow_generated(count)
    usage = done.promises.usage
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:>7,} summaries: {usage.requests / count:.2f} requests and"
        f" {(usage.tokens_in + usage.tokens_out) / count:,.0f} tokens a summary,"
        f" {len(done.promises.links):,} links, {len(done.promises.refused):,} refused,"
        f" {time.perf_counter() - begun:.1f} s, peak {peak:.0f} MB"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    for count in chosen.counts or COUNTS:
        if chosen.alone:
            print(measure_cost(count))
        else:  # a process each: the peak of one is not that of another
            command = [sys.executable, "-m", "benchmarks.measures.follow_cost", "--alone", str(count)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
