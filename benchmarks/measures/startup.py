"""How long the command line takes to start, and where the time goes; whole processes, medians.

python -m benchmarks.measures.startup [runs]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

IMPORTS = (
    "click",
    "pydantic",
    "rich.console",
    "jinja2",
    "yaml",
    "openai",
    "instructor",
    "vcr",
    "pycountry",
)


def seconds(command: list[str], runs: int) -> tuple[float, float, float]:
    """Fastest, median and slowest of `runs` whole processes, after one that warms the caches."""
    taken = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - began)
    return min(taken[1:]), statistics.median(taken[1:]), max(taken[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description="How long the command line takes to start.")
    parser.add_argument("runs", nargs="?", type=int, default=7)
    runs = parser.parse_args().runs
    program = [sys.executable, "-m", "summarizer.cli"]
    print(f"{'':24} {'fastest':>8} {'median':>8} {'slowest':>8}   limit   (s, {runs} runs)")
    for arguments, limit in ((["--help"], 0.2), (["demo"], 4.0)):
        low, middle, high = seconds([*program, *arguments], runs)
        verdict = "ok" if middle < limit else "TOO SLOW"
        print(
            f"summarizer {arguments[0]:13} {low:8.3f} {middle:8.3f} {high:8.3f}   {limit:<5}   {verdict}"
        )
    _, bare, _ = seconds([sys.executable, "-c", "pass"], runs)
    print(f"\npython alone {bare:23.3f}\nwhat an import adds to it:")
    for module in IMPORTS:
        _, middle, _ = seconds([sys.executable, "-c", f"import {module}"], runs)
        print(f"  {module:21} {middle - bare:12.3f}")


if __name__ == "__main__":
    main()
