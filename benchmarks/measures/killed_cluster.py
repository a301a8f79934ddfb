"""`examples/ray_batch.py` on this machine, a worker killed and then the driver: nothing lost.

python -m benchmarks.measures.killed_cluster [--documents 20000] [--workers 2]

Needs Ray. A server in another process answers generated reports and counts what it answered well. The
memory of the driver's process is read each second. Exit status 1 where a row is missing or there twice,
or more answers were paid for twice than were in flight.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.folders import TOP
from benchmarks.servers.model_server import FaultRates, counts, record, serving

WORKER = b"ray::MapBatches(Summarize)"
AT_ONCE = 64  # requests of a worker in flight


def start_driver(source: Path, output: Path, url: str, workers: int) -> subprocess.Popen[bytes]:
    """The example, over a cluster of its own on this machine."""
    known = {"OPENAI_BASE_URL": url, "XDG_CACHE_HOME": str(output.parent), "PYTHONPATH": str(TOP)}
    command = [sys.executable, str(TOP / "examples" / "ray_batch.py"), str(source), str(output)]
    command += ["--model", "stand-in", "--workers", str(workers)]
    environment = os.environ | known | {"SUMMARIZER_VERIFY": "none"}
    return subprocess.Popen(
        command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )


def worker_pids() -> list[int]:
    """The processes of workers, by the names that Ray gives them."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if WORKER in (place / "cmdline").read_bytes().replace(b"MapWorker(", b""):
                found.append(int(place.name))
        except OSError:
            continue
    return found


def resident_mb(pid: int) -> float | None:
    """How much memory a process holds, in MB; None where it is over."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    found = re.search(r"VmRSS:\s+(\d+)", told)
    return int(found[1]) / 1024 if found else None


class MemoryWatch:
    """Reads the memory of a driver each second, with how many answers there were then."""

    def __init__(self, driver: subprocess.Popen[bytes], url: str) -> None:
        self._driver, self._url, self._next = driver, url, 0.0
        self.read: list[tuple[int, float]] = []

    def look(self) -> int:
        """How many documents are answered well by now."""
        good = counts(self._url).good.total()
        held = resident_mb(self._driver.pid)
        if held is not None and time.monotonic() >= self._next:
            self._next = time.monotonic() + 1
            self.read.append((good, held))
        return good

    def told(self) -> str:
        """Ten of the readings, from the first to the last."""
        step = max(1, len(self.read) // 10)
        return ", ".join(f"{held:,.0f} MB at {good:,}" for good, held in self.read[::step])


def wait_for_answers(watch: MemoryWatch, least: float, driver: subprocess.Popen[bytes]) -> None:
    """Wait until the server has answered so many documents, or the driver is over."""
    while driver.poll() is None and watch.look() < least:
        time.sleep(0.2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as place, serving(FaultRates(delay=0.1)) as url:
        source, output = Path(place, "in.jsonl"), Path(place, "out")
        source.write_text("".join(map(record, range(asked.documents))))
        driver = start_driver(source, output, url, asked.workers)
        first = MemoryWatch(driver, url)
        wait_for_answers(first, asked.documents // 4, driver)
        killed = worker_pids()[:1]
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        wait_for_answers(first, asked.documents // 2, driver)
        driver.kill()
        driver.wait()
        time.sleep(10)  # the rest of its cluster ends
        driver = start_driver(source, output, url, asked.workers)
        second = MemoryWatch(driver, url)
        wait_for_answers(second, math.inf, driver)
        status = driver.wait()
        good = counts(url).good
        import pyarrow.parquet

        ids = pyarrow.parquet.read_table(output, columns=["id"])["id"].to_pylist()
    twice = good.total() - len(good)
    print(
        f"documents {asked.documents:,}; workers killed {len(killed)}, driver killed 1, status {status}"
    )
    print(f"rows {len(ids):,}, ids {len(set(ids)):,}; answers {good.total():,}, paid twice {twice:,}")
    print(f"the first driver held  {first.told()}")
    print(f"the second driver held {second.told()}")
    print(f"{time.perf_counter() - began:,.0f} s")
    whole = len(ids) == len(set(ids)) == asked.documents
    sys.exit(not whole or twice > AT_ONCE * (asked.workers + 1))


if __name__ == "__main__":
    main()
