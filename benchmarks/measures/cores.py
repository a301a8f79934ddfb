"""One machine: `summarizer batch`, two of it over halves, and Ray's local mode, on the same reports.

python -m benchmarks.measures.cores [--documents 2000] [--workers 2]

Needs Ray. A server in another process answers generated reports at once, so that our own work is all
that takes time. Without the second reading. Prints the time from start to end, and the rate without what
a few documents take (which is what starting takes).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.folders import TOP
from benchmarks.servers.model_server import FaultRates, record, serving

Commands = Callable[[Path, Path], list[list[str]]]


def one_batch(source: Path, output: Path) -> list[list[str]]:
    """`summarizer batch`, which is one process."""
    command = [sys.executable, "-c", "from summarizer.cli import main; main()", "batch", str(source)]
    return [[*command, "-o", f"{output}.jsonl", "--concurrency", "64", "--verify", "none", "--no-cache"]]


def batches_of_parts(workers: int) -> Commands:
    """As many of it at once as there are workers, each over its part."""

    def commands(source: Path, output: Path) -> list[list[str]]:
        lines = source.read_text().splitlines(keepends=True)
        made = []
        for number in range(workers):
            part = source.with_name(f"{source.stem}-{number}.jsonl")
            part.write_text("".join(lines[number::workers]))
            made += one_batch(part, output.with_name(f"{output.name}-{number}"))
        return made

    return commands


def ray_locally(workers: int) -> Commands:
    """`examples/ray_batch.py` without an address."""

    def commands(source: Path, output: Path) -> list[list[str]]:
        example = str(TOP / "examples" / "ray_batch.py")
        return [[sys.executable, example, str(source), str(output), "--workers", str(workers)]]

    return commands


def seconds_of(commands: Commands, documents: int) -> float:
    """How long they take together, from start to end."""
    with tempfile.TemporaryDirectory() as place, serving(FaultRates()) as url:
        source, output = Path(place, "in.jsonl"), Path(place, "out")
        source.write_text("".join(map(record, range(documents))))
        known = {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": "none", "XDG_CACHE_HOME": place}
        known |= {"PYTHONPATH": str(TOP), "SUMMARIZER_VERIFY": "none", "SUMMARIZER_MODEL": "stand-in"}
        asked = commands(source, output)
        began = time.perf_counter()
        running = [
            subprocess.Popen(
                one, env=os.environ | known, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            for one in asked
        ]
        told = [one.communicate()[1] for one in running]
        if any(one.returncode for one in running):
            sys.exit(b"\n".join(told).decode(errors="replace")[-2000:])
        return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    ways = {
        "summarizer batch": one_batch,
        f"{asked.workers} of it, each its part": batches_of_parts(asked.workers),
        f"Ray, {asked.workers} workers": ray_locally(asked.workers),
    }
    print(f"{asked.documents:,} documents, {os.cpu_count()} cores, the server on the same machine\n")
    print(f"{'':28}{'seconds':>10}{'to start':>10}{'documents a second':>22}")
    for name, commands in ways.items():
        whole, start = seconds_of(commands, asked.documents), seconds_of(commands, 2 * asked.workers)
        print(
            f"{name:28}{whole:10.1f}{start:10.1f}{asked.documents / (whole - start):22.0f}", flush=True
        )


if __name__ == "__main__":
    main()
