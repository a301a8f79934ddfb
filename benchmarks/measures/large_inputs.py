"""How long the largest inputs take: to be read, to be summarized, and answers that mean harm.

Reading is `summarizer text` in a process of its own, summarizing the whole flow with a function that
finds nothing in the place of the model: what is measured is all that is not the model's. It exits
with 1 where something takes longer than docs/reading.md says.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.inputs.hostile_answers import hostile_answers
from benchmarks.inputs.large_documents import INPUTS, prose, scripts
from summarizer import Document
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking

NOTHING: dict[str, Any] = {
    kind: [] for kind in ("parties", "meetings", "commitments", "concerns", "overview")
}
MOST_READ, MOST_SUMMARIZED, MOST_CHECKED = 120.0, 60.0, 60.0  # CPU seconds


def read_apart(path: Path) -> tuple[float, float, str]:
    """CPU seconds and peak MiB of `summarizer text` on a file, and what it says."""
    read, written = os.pipe()
    command = [sys.executable, "-m", "summarizer.cli", "text", str(path)]
    child = os.posix_spawn(
        sys.executable,
        command,
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, written, 2),
            (os.POSIX_SPAWN_CLOSE, read),
        ],
    )
    os.close(written)
    with os.fdopen(read, encoding="utf-8") as stream:
        said = stream.read()
    _, _, used = os.wait4(child, 0)
    return _cpu(used), used.ru_maxrss / 1024, said.replace(str(path), path.name).strip()


def summarize_text(text: str, answer: dict[str, Any]) -> float:
    """CPU seconds of the flow over a text whose first part is answered so, and the others not at all."""
    answers = iter([answer])

    def ask(call: Call) -> Reply:
        return Reply(next(answers, NOTHING) if call.name == "summary" else {"mends": []})

    began = time.process_time()
    drive_flow_blocking(summarize_flow(Document(text), Prompt(), model="none", version="0"), ask)
    return time.process_time() - began


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _show_table(title: str, head: str, rows: list[tuple[str, float, str]], most: float) -> bool:
    """Print a table as Markdown; whether all of it is within the bound."""
    columns = head.count("|") + 1
    print(f"\n{title}, at most {most:.0f} s\n\n| | CPU s | {head} |\n|---|---:|{'---:|' * columns}")
    for name, seconds, further in rows:
        late = "" if seconds <= most else " **too long**"
        print(f"| {name} | {seconds:.1f}{late} | {further} |", flush=True)
    return all(seconds <= most for _, seconds, _ in rows)


def _read_all() -> list[tuple[str, float, str]]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, make) in INPUTS.items():
            made = make()
            path = Path(folder) / f"large.{ending}"
            path.write_bytes(made if isinstance(made, bytes) else made.encode())
            seconds, peak, said = read_apart(path)
            rows.append((name, seconds, f"{peak:.0f} | {said[:110]}"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="How long the largest inputs take.")
    steps: dict[str, Callable[[], bool]] = {
        "read": lambda: _show_table("Reading", "peak MiB | what is said", _read_all(), MOST_READ),
        "summarize": lambda: _show_table(
            "Summarizing, without the model",
            "characters",
            [
                (name, summarize_text(text, NOTHING), f"{len(text):,}")
                for name, text in scripts().items()
            ],
            MOST_SUMMARIZED,
        ),
        "answers": lambda: _show_table(
            "One answer that means harm, to a text of 2 MB",
            "characters",
            [
                (name, summarize_text(prose(), answer), f"{len(str(answer)):,}")
                for name, answer in hostile_answers(prose())
            ],
            MOST_CHECKED,
        ),
    }
    parser.add_argument("only", nargs="*", choices=[[], *steps], metavar="STEP", help=", ".join(steps))
    wanted = parser.parse_args().only or list(steps)
    within = [steps[step]() for step in wanted]
    sys.exit(0 if all(within) else 1)


if __name__ == "__main__":
    main()
