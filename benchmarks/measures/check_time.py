"""How long `summarizer check` takes: whole processes over copies of the bundled cassettes.

python -m benchmarks.measures.check_time [cases]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.folders import CASSETTES
from benchmarks.servers.bundled_summary_server import BUNDLED, bundled_summary_server
from summarizer import Document, Summarizer, Summary
from summarizer._check.cassette_check import check_all, check_cassette
from summarizer._flow.prompts import Prompt
from summarizer._recordings.cassettes import cassettes_in
from summarizer._recordings.replay import record_cassette

TWENTY, LIMIT = 20, 10.0  # so many cases may take so many seconds, imports included


def find_valid_cassettes(folder: Path) -> list[Path]:
    """The bundled cassettes that are ok as they stand; if none, a document recorded anew on loopback."""
    verdicts = check_all(cassettes_in([CASSETTES]))
    held = [verdict.folder for verdict in verdicts if verdict.kind == "ok"]
    if held:
        return held
    text = (BUNDLED / "document.txt").read_text("utf-8")
    made = folder / "recorded"
    with (
        bundled_summary_server() as url,
        Summarizer(base_url=url, model="benchmark", retries=0) as summarizer,
    ):
        summary = record_cassette(Document(text, published="2022-10-14"), made, summarizer)
    print(f"(all are stale: {BUNDLED.name}'s document was recorded anew, {_size(summary)} items)")
    return [made]


def _size(summary: Summary) -> int:
    return len(summary.meetings) + len(summary.commitments) + len(summary.concerns)


def whole_check(folder: Path) -> float:
    """Seconds of `summarizer check` over a folder, as a process, imports included."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "summarizer.cli", "check", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"not every copy is ok:\n{done.stdout[:2000]}{done.stderr}")
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="How long `summarizer check` takes.")
    parser.add_argument("cases", nargs="?", type=int, default=100)
    cases = parser.parse_args().cases
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with tempfile.TemporaryDirectory() as place:
        held = find_valid_cassettes(Path(place))
        for count in {1, TWENTY, cases}:
            for number in range(count):
                one = held[number % len(held)]
                shutil.copytree(one, Path(place, str(count), f"case-{number:04}"))
        whole_check(Path(place, "1"))  # warms the caches of files
        alone = whole_check(Path(place, "1"))
        twenty = whole_check(Path(place, str(TWENTY)))
        total = whole_check(Path(place, str(cases)))
        folders = sorted(Path(place, str(cases)).iterdir())[:50]
        prompt = Prompt()
        check_cassette(folders[0], prompt=prompt)
        began = time.perf_counter()
        for folder in folders:
            check_cassette(folder, prompt=prompt)
        warm = (time.perf_counter() - began) / len(folders)
    more = max(total - alone, 0.0) / max(cases - 1, 1)
    print(f"`summarizer check`, whole processes, imports included, {processors} processors")
    print(f"  1 case           {alone:8.2f} s")
    verdict = "ok" if twenty < LIMIT else "TOO SLOW"
    print(f"  {TWENTY} cases         {twenty:8.2f} s   limit {LIMIT:g}   {verdict}")
    print(f"  {cases:<4} cases       {total:8.2f} s")
    print(f"  a case more      {more:8.3f} s in parallel, {warm:.3f} s in one warm process")
    print(f"  1,000 cases      {alone + 999 * more:8.1f} s (extrapolated)")


if __name__ == "__main__":
    main()
