"""Memory of `summarizer batch`: peak resident size after 1,000 documents and after 20,000.

python -m benchmarks.measures.memory [documents [documents]...] [--concurrency N]

Each is a run of its own, against a server in another process; the documents come through a pipe. Then
the larger output is resumed, which reads all its lines and asks nothing. Exit status 1 where the largest
run takes over 30 MB more than the smallest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import IO

from benchmarks.inputs.generated_reports import LENGTH
from benchmarks.servers.model_server import FaultRates, counts, record, serving

LIMIT = 30.0  # MB


def feed(pipe: IO[bytes], documents: int) -> None:
    """Write the records of the documents into a pipe."""
    with pipe:
        for number in range(documents):
            pipe.write(record(number).encode())


def run(documents: int, output: Path, url: str, asked: argparse.Namespace) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak MB of one run of the program."""
    program = [sys.executable, "-m", "summarizer.cli", "batch", "-", "-o", str(output)]
    options = ["--base-url", url, "--concurrency", str(asked.concurrency), "--model", "stand-in"]
    options += ["--cache", str(output.parent / "cache"), "--verify", "none"]
    began = time.perf_counter()
    process = subprocess.Popen([*program, *options], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    Thread(target=feed, args=(process.stdin, documents), daemon=True).start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the run ended with status {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    return time.perf_counter() - began, cpu, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("documents", nargs="*", type=int, default=[1_000, 20_000])
    parser.add_argument("--concurrency", type=int, default=64)
    asked = parser.parse_args()
    peaks: list[float] = []
    print(f"documents of {LENGTH:,} characters, {asked.concurrency} at once")
    print(f"{'documents':>10} {'seconds':>9} {'CPU ms each':>12} {'peak MB':>9}   output")
    with tempfile.TemporaryDirectory() as place, serving(FaultRates()) as url:
        for documents in sorted(asked.documents):
            output = Path(place, f"{documents}.jsonl")
            # A cache of its own: the smaller run's answers would be the larger one's.
            Path(place, "cache").rename(Path(place, f"cache{len(peaks)}")) if peaks else None
            seconds, cpu, peak = run(documents, output, url, asked)
            peaks.append(peak)
            with output.open("rb") as file:
                lines = sum(1 for _ in file)
            said = f"{lines:,} lines, {output.stat().st_size / 1e6:.0f} MB"
            print(f"{documents:10,} {seconds:9.1f} {cpu / documents * 1000:12.1f} {peak:9.1f}   {said}")
        before = counts(url).requests
        seconds, cpu, peak = run(documents, output, url, asked)
        asked_again = counts(url).requests - before
        said = f"resumed: {asked_again} requests"
        print(f"{documents:10,} {seconds:9.1f} {cpu / documents * 1000:12.1f} {peak:9.1f}   {said}")
    grown = max(peaks[-1], peak) - peaks[0]
    verdict = "ok" if grown <= LIMIT else "TOO MUCH"
    print(f"\ngrown by {grown:.1f} MB from the smallest (limit {LIMIT:.0f} MB)   {verdict}")
    sys.exit(grown > LIMIT)


if __name__ == "__main__":
    main()
