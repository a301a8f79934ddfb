"""`examples/ray_batch.py` on this machine, a worker killed and then the driver: nothing lost.

python -m benchmarks.measures.killed_cluster [--documents 20000] [--workers 2]

Needs Ray. A server in another process answers generated reports and counts what it answered well. Exit
status 1 where a row is missing or there twice, or more answers were paid for twice than were in flight.
"""

from __future__ import annotations

import argparse
import os
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


def wait_for_answers(url: str, least: int, driver: subprocess.Popen[bytes]) -> None:
    """Wait until the server has answered so many documents, or the driver is over."""
    while counts(url).good.total() < least and driver.poll() is None:
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
        wait_for_answers(url, asked.documents // 4, driver)
        killed = worker_pids()[:1]
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        wait_for_answers(url, asked.documents // 2, driver)
        driver.kill()
        driver.wait()
        time.sleep(10)  # the rest of its cluster ends
        status = start_driver(source, output, url, asked.workers).wait()
        good = counts(url).good
        import pyarrow.parquet

        ids = pyarrow.parquet.read_table(output, columns=["id"])["id"].to_pylist()
    twice = good.total() - len(good)
    print(
        f"documents {asked.documents:,}; workers killed {len(killed)}, driver killed 1, status {status}"
    )
    print(f"rows {len(ids):,}, ids {len(set(ids)):,}; answers {good.total():,}, paid twice {twice:,}")
    print(f"{time.perf_counter() - began:,.0f} s")
    whole = len(ids) == len(set(ids)) == asked.documents
    sys.exit(not whole or twice > AT_ONCE * (asked.workers + 1))


if __name__ == "__main__":
    main()
