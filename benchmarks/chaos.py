"""`summarizer batch` against a server that fails, and killed at random moments: nothing lost or twice.

python benchmarks/chaos.py [--documents 500] [--kills 20] [--concurrency 16] [--seed 1]

First a run that is left alone, then one that is killed (SIGKILL) again and again; each is resumed until
nothing fails. Of the answers, 10 % are refusals (429), 5 % dropped connections, 5 % no JSON. Exit status
1 where a document is missing or there twice, or where more answers were paid for twice than were under
way at the kills.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from model_server import Faults, counts, report, serving

FAULTS = {"refused": 0.10, "dropped": 0.05, "malformed": 0.05}
STARTS = 0.5  # seconds at least that a run is left to live: less kills it before it has begun
MOST_RUNS = 30


@dataclass(frozen=True)
class Survived:
    """What came of a batch that was killed and resumed until nothing failed."""

    runs: int
    kills: int
    seconds: float
    lines: int
    ids: int
    torn: int
    served: dict[str, int]
    under_way: int

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, none is there twice, and what was paid twice was under way."""
        return self.lines == self.ids and self.served["twice"] <= self.served["lost"]


def survive(
    folder: Path, *, documents: int, kills: int, concurrency: int, seed: int, delay: float = 0.1
) -> Survived:
    """Run a batch in a folder against a failing server, kill it `kills` times, resume it to its end."""
    source, output = folder / "reports.jsonl", folder / "summaries.jsonl"
    records = [{"id": f"report {n}", "text": report(n, 1_000)} for n in range(documents)]
    source.write_text("".join(json.dumps(record) + "\n" for record in records))
    chosen = random.Random(seed)
    began, runs, torn, killed = time.perf_counter(), 0, 0, 0
    with serving(Faults(delay=delay, seed=seed, **FAULTS)) as url:
        command = [sys.executable, "-m", "summarizer.cli", "batch", str(source), "-o", str(output)]
        command += ["--base-url", url, "--model", "stand-in", "--concurrency", str(concurrency)]
        command += ["--cache", str(folder / "cache")]
        while runs < kills + MOST_RUNS:
            runs += 1
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            if killed < kills:
                before = _written(output)
                _wait_for_line(output, before, process)
                time.sleep(chosen.random() * documents * delay / concurrency / max(1, kills) * 1.5)
                process.kill()
                killed += process.wait() < 0
                torn += not output.read_bytes().endswith(b"\n") if output.exists() else 0
            elif process.wait() == 0:
                break
        served = counts(url)
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    names = Counter(line["document"]["name"] for line in lines)
    assert set(names) == {record["id"] for record in records}, "a document is missing"
    seconds = time.perf_counter() - began
    return Survived(
        runs, killed, seconds, len(lines), len(names), torn, served, under_way=killed * concurrency
    )


def _written(output: Path) -> int:
    return output.stat().st_size if output.exists() else 0


def _wait_for_line(output: Path, before: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the run has begun to write, or is over."""
    while _written(output) <= before and process.poll() is None:
        time.sleep(0.005)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    shares = ", ".join(f"{share:.0%} {name}" for name, share in FAULTS.items())
    print(f"{asked.documents} documents, {asked.concurrency} at once; {shares}; seed {asked.seed}")
    print(f"{'kills':>6} {'runs':>5} {'seconds':>8} {'lines':>6} {'ids':>5} {'requests':>9}", end="")
    print(f" {'good':>5} {'paid twice':>11} {'no reader':>10} {'at once':>10}")
    held = True
    for kills in (0, asked.kills):
        with tempfile.TemporaryDirectory() as place:
            each = survive(
                Path(place),
                documents=asked.documents,
                kills=kills,
                concurrency=asked.concurrency,
                seed=asked.seed,
            )
        good = each.served["documents"] + each.served["twice"]
        print(f"{each.kills:6} {each.runs:5} {each.seconds:8.1f} {each.lines:6} {each.ids:5}", end="")
        print(f" {each.served['requests']:9} {good:5} {each.served['twice']:11}", end="")
        print(f" {each.served['lost']:10} {each.under_way:10}   {'ok' if each.holds else 'BROKEN'}")
        held = held and each.holds and each.ids == asked.documents
    print("\nno reader: good answers whose reader was gone, or went within 0.1 s: under way at a kill;")
    print("at once: documents that may at most have been under way at the kills")
    sys.exit(not held)


if __name__ == "__main__":
    main()
