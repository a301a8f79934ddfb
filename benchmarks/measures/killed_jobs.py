"""`summarizer batch --provider-batch`, killed at random moments: nothing lost, nothing paid for twice.

python -m benchmarks.measures.killed_jobs [--documents 20000] [--kills 20] [--seed 1] [--interrupt]

A server in another process answers generated reports by batch jobs, a tenth of which ends early; the
command is killed (SIGKILL, or as by Ctrl-C with --interrupt) at random moments, and run again until the
output is whole. Exit status 1
where a line is missing or there twice, or an answer was paid for twice, or a line differs from that of a
live run in more than its cost.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers.batch_server import batches_served_apart, count_given
from benchmarks.servers.batch_state import BatchFaults
from benchmarks.servers.model_server import record

FAULTS = BatchFaults(
    delay=0.5, ends=["expired", "completed", "cancelled"], missing=0.01, failing=0.01, shuffled=True
)
UNDER_WAY, IN_DOUBT = 4, 1
_SUMMARIZER = [sys.executable, "-m", "summarizer.cli", "batch"]
LIVE = 500  # documents whose lines are made live as well


@dataclass(frozen=True)
class SurvivedJob:
    """What came of a job that was killed and run again: lines, ids, answers, and those given twice.

    `peak_mb` is the memory of the largest run, `status_seconds` the longest that `--status` took.
    """

    runs: int
    kills: int
    seconds: float
    lines: int
    ids: int
    answers: int
    paid_twice: int
    unlike: int
    peak_mb: float
    status_seconds: float


def survive_job(
    folder: Path, *, documents: int, kills: int, seed: int, stop: signal.Signals = signal.SIGKILL
) -> SurvivedJob:
    """Run a job in a folder, stop it `kills` times by a signal, and run it to its end."""
    source, output = folder / "reports.jsonl", folder / "summaries.jsonl"
    source.write_text("".join(map(record, range(documents))))
    chosen, began, runs, killed = random.Random(seed), time.perf_counter(), 0, 0
    longest, status_seconds = 2.0, 0.0
    with batches_served_apart(FAULTS) as url:
        command = [*_command(source, output, url, folder / "cache"), "--provider-batch"]
        more: list[str] = []
        while True:
            runs += 1
            process = subprocess.Popen([*command, *more], stderr=subprocess.DEVNULL)
            status = _wait(process, chosen.uniform(0.3, longest)) if killed < kills else process.wait()
            if status is None:
                process.send_signal(stop)
                process.wait()
                killed += 1
                longest *= 1.2  # far enough, sooner or later, to come to the next stage
                continue
            if status in (0, 3):
                break
            # In doubt whether a batch was created: this server's list shows all there are, at once.
            more = ["--resubmit"] if status == IN_DOUBT or _is_in_doubt(folder) else []
            if status == UNDER_WAY:
                told = time.perf_counter()
                subprocess.run(
                    [*_SUMMARIZER, "-o", str(output), "--status"], stdout=subprocess.DEVNULL, check=True
                )
                status_seconds = max(status_seconds, time.perf_counter() - told)
        # The server is no ended child yet: it keeps all files in its memory.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        paid = count_given(url)["paid"]
        unlike = _count_unlike(folder, output, url, documents)
    ids = [json.loads(line)["document"]["name"] for line in _lines(output)]
    return SurvivedJob(
        runs=runs,
        kills=killed,
        seconds=time.perf_counter() - began,
        lines=len(ids),
        ids=len(set(ids)),
        answers=sum(paid.values()),
        paid_twice=sum(times - 1 for times in paid.values()),
        unlike=unlike,
        peak_mb=peak,
        status_seconds=status_seconds,
    )


def _command(source: Path, output: Path, url: str, cache: Path) -> list[str]:
    command = [*_SUMMARIZER, str(source), "-o", str(output)]
    command += ["--base-url", url, "--model", "stand-in", "--prices", "2,1,4"]
    return [*command, "--cache", str(cache), "--concurrency", "16"]


def _wait(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def _is_in_doubt(folder: Path) -> bool:
    from summarizer._jobs.store import FILE, JobStore

    place = folder / "summaries.job"
    if not (place / FILE).exists():
        return False
    store = JobStore(place)
    try:
        return bool(store.batches("creating"))
    finally:
        store.close()


def _count_unlike(folder: Path, output: Path, url: str, documents: int) -> int:
    """How many of the first documents have another line live, but for cost and what was tried again."""
    source, live = folder / "first.jsonl", folder / "live.jsonl"
    source.write_text("".join(map(record, range(min(LIVE, documents)))))
    subprocess.run(_command(source, live, url, folder / "other"), stderr=subprocess.DEVNULL, check=True)
    known = {_name_in(line): _without_usage(line) for line in _lines(output)}
    return sum(known.get(_name_in(line)) != _without_usage(line) for line in _lines(live))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def _name_in(line: str) -> str:
    return str(json.loads(line)["document"]["name"])


def _without_usage(line: str) -> str:
    tree = json.loads(line)
    for usage in (tree["usage"], (tree["verification"] or {}).get("usage", {})):
        usage.pop("cost", None)
        usage.pop("requests", None)
    return json.dumps(tree)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--interrupt", action="store_true", help="as by Ctrl-C, not SIGKILL")
    asked = parser.parse_args()
    stop = signal.SIGINT if asked.interrupt else signal.SIGKILL
    with tempfile.TemporaryDirectory() as place:
        survived = survive_job(
            Path(place), documents=asked.documents, kills=asked.kills, seed=asked.seed, stop=stop
        )
    for name, value in vars(survived).items():
        shown = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
        print(f"{name.replace(chr(95), chr(32)):<15} {shown}")
    whole = survived.lines == survived.ids == asked.documents
    sys.exit(not whole or survived.paid_twice > 0 or survived.unlike > 0)


if __name__ == "__main__":
    main()
