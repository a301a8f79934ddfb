"""`summarizer batch` against a server that fails, and killed at random moments: nothing lost or twice.

python -m benchmarks.measures.killed_batch [--documents 500] [--kills 20] [--concurrency 16] [--seed 1]

First a run that is left alone, then one that is killed (SIGKILL) again and again; each is resumed until
nothing fails. Of the answers, 10 % are refusals (429), 5 % dropped connections, 5 % no JSON. Exit status
1 where a document is missing or there twice, or where more answers were paid for twice than a killed run
had not heard yet: what it had heard is in the cache.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.servers.model_server import FaultRates, counts, record, serving
from summarizer._model.answers import inspect_cache

FAULTS = FaultRates(spread=0.5, refused=0.10, dropped=0.05, malformed=0.05)
STARTS = 0.5  # seconds at least that a run is left to live: less kills it before it has begun
MOST_RUNS = 30


@dataclass(frozen=True)
class Survived:
    """What came of a batch that was killed and resumed until nothing failed.

    At the kills, `under_way` documents had an answer from the server and no line yet; of those `unkept`
    answers were not in the cache, for they had not reached the run: `most_unkept` at one kill.
    """

    concurrency: int
    runs: int
    kills: int
    seconds: float
    lines: int
    ids: int
    requests: int
    answers: int
    under_way: int
    most_under_way: int
    unkept: int
    most_unkept: int

    @property
    def paid_twice(self) -> int:
        """How many good answers were paid for beyond one a document."""
        return self.answers - self.ids

    @property
    def holds(self) -> bool:
        """Whether no document is there twice, and what was paid twice was in flight at a kill."""
        return (
            self.lines == self.ids
            and self.paid_twice <= self.unkept
            and self.most_unkept <= self.concurrency
        )


def survive(
    folder: Path, *, documents: int, kills: int, concurrency: int, seed: int, delay: float = 0.1
) -> Survived:
    """Run a batch in a folder against a failing server, kill it `kills` times, resume it to its end."""
    source, output = folder / "reports.jsonl", folder / "summaries.jsonl"
    source.write_text("".join(map(record, range(documents))))
    chosen = random.Random(seed)
    began, runs = time.perf_counter(), 0
    under_way: list[int] = []
    unkept: list[int] = []
    with serving(replace(FAULTS, delay=delay, seed=seed)) as url:
        command = [sys.executable, "-m", "summarizer.cli", "batch", str(source), "-o", str(output)]
        command += ["--base-url", url, "--model", "stand-in", "--concurrency", str(concurrency)]
        command += ["--cache", str(folder / "cache"), "--verify", "none"]
        while runs < kills + MOST_RUNS:
            runs += 1
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            if len(under_way) < kills:
                before = _written(output)
                _wait_for_line(output, before, process)
                time.sleep(chosen.random() * documents * delay / concurrency / max(1, kills) * 1.5)
                process.kill()
                if process.wait() < 0:
                    answered = set(counts(url).good)
                    under_way.append(len(answered - _numbers(output)))
                    unkept.append(len(answered) - inspect_cache(folder / "cache").answers)
            elif process.wait() == 0:
                break
        served = counts(url)
    lines = output.read_bytes().count(b"\n")
    ids = len(_numbers(output))
    seconds = time.perf_counter() - began
    return Survived(
        concurrency=concurrency,
        runs=runs,
        kills=len(under_way),
        seconds=seconds,
        lines=lines,
        ids=ids,
        requests=served.requests,
        answers=served.good.total(),
        under_way=sum(under_way),
        most_under_way=max(under_way, default=0),
        unkept=sum(unkept),
        most_unkept=max(unkept, default=0),
    )


def _numbers(output: Path) -> set[int]:
    """The reports that have a whole line."""
    whole = output.read_bytes().split(b"\n")[:-1] if output.exists() else []
    return {int(json.loads(line)["document"]["name"].split()[1]) for line in whole}


def _written(output: Path) -> int:
    return output.stat().st_size if output.exists() else 0


def _wait_for_line(output: Path, before: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the run has begun to write, or is over."""
    while _written(output) <= before and process.poll() is None:
        time.sleep(0.005)


def row_of(survived: Survived) -> str:
    """The figures of a batch, under the header that `main` prints."""
    columns = (
        f"{survived.kills:6} {survived.runs:5} {survived.seconds:8.1f} {survived.lines:6}",
        f"{survived.ids:5} {survived.requests:9} {survived.answers:8} {survived.paid_twice:11}",
        f"{survived.under_way:10} {survived.most_under_way:8} {survived.unkept:7}",
        f"{survived.most_unkept:8}   {'ok' if survived.holds else 'BROKEN'}",
    )
    return " ".join(columns)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds = ("refused", "dropped", "malformed")
    shares = ", ".join(f"{getattr(FAULTS, kind):.0%} {kind}" for kind in kinds)
    print(f"{asked.documents} documents, {asked.concurrency} at once; {shares}; seed {asked.seed}")
    print(f"{'kills':>6} {'runs':>5} {'seconds':>8} {'lines':>6} {'ids':>5} {'requests':>9}", end="")
    print(f" {'answers':>8} {'paid twice':>11} {'under way':>10} {'at most':>8}", end="")
    print(f" {'unkept':>7} {'at most':>8}")
    held = True
    for kills in (0, asked.kills):
        with tempfile.TemporaryDirectory() as place:
            survived = survive(
                Path(place),
                documents=asked.documents,
                kills=kills,
                concurrency=asked.concurrency,
                seed=asked.seed,
            )
        print(row_of(survived))
        held = held and survived.holds and survived.ids == asked.documents
    print(
        "\nanswers: good ones that the server gave; under way: documents that had one, and no line, at"
    )
    print("the kills together; unkept: of these, what had not reached the run; at most: at one kill")
    sys.exit(not held)


if __name__ == "__main__":
    main()
