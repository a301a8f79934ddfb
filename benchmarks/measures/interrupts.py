"""How long an interrupted command takes to end while an endpoint drips, and what it says.

python -m benchmarks.measures.interrupts [--only WORDS]

Each command is sent Ctrl-C (SIGINT to its whole group, as a terminal does) or SIGTERM so many seconds
after its start. Exit status 1 where one takes more than five seconds to end, ends otherwise than with
130, says more than that it was interrupted, or ends in a traceback.
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

from benchmarks.folders import CASSETTES
from benchmarks.inputs.generated_reports import report
from benchmarks.servers.hostile_bytes import BYTE_FAULTS
from benchmarks.servers.raw_server import raw_server

DRIPS = "a body of one byte at a time"
MOMENTS = (0.1, 0.3, 0.5, 0.8, 1.2, 2.0, 3.0)  # seconds after the start
MOST = 5.0  # seconds from the signal to the end
INTERRUPTED = 130
COMMANDS: dict[str, list[str]] = {
    "summarize": ["summarize", "0.txt"],
    "summarize, two documents": ["summarize", "0.txt", "1.txt"],
    "batch": ["batch", ".", "-o", "out.jsonl"],
    "record": ["record", "0.txt", "--name", "case"],
    "check": ["check", *[str(CASSETTES)] * 40],
}
SIGNALS = {"Ctrl-C": signal.SIGINT, "SIGTERM": signal.SIGTERM}


def interrupt_command(
    arguments: list[str], url: str, *, number: signal.Signals, moment: float
) -> tuple[int, float, str]:
    """The exit status of an interrupted command, the seconds from the signal to its end, its stderr."""
    with tempfile.TemporaryDirectory() as place:
        for index in range(4):
            Path(place, f"{index}.txt").write_text(report(index)[0].text)
        known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        known |= {"HOME": place, "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": url, "SUMMARIZER_MODEL": "m"}
        with Path(place, "stderr").open("w+b") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", "summarizer.cli", *arguments],
                cwd=place, env=known, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
                start_new_session=True,
            )  # fmt: skip
            time.sleep(moment)
            began = time.monotonic()
            if number == signal.SIGINT:
                os.killpg(process.pid, number)
            else:
                process.send_signal(number)
            try:
                status = process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                status = process.wait()
            seconds = time.monotonic() - began
            err.seek(0)
            return status, seconds, err.read().decode()


def show_row(name: str, arguments: list[str], signal_name: str, moment: float, url: str) -> bool:
    """Interrupt a command, print the row, and say whether all is as it should be."""
    number = SIGNALS[signal_name]
    status, seconds, said = interrupt_command(arguments, url, number=number, moment=moment)
    lines = said.strip().split("\n")
    # Until Python has come to our code a signal ends it as it ends any program.
    early = status != INTERRUPTED and "Interrupted" not in said and "_cli" not in said
    ended = status in (INTERRUPTED, -signal.SIGINT)  # a shell calls both of them 130
    good = early or (ended and seconds <= MOST and "Interrupted" in said and "Traceback" not in said)
    shown = " / ".join(lines)[:120].replace("|", "\\|")
    verdict = "too early" if early else "ok" if good else "WRONG"
    print(
        f"| {name} | {signal_name} | {moment} | {status} | {seconds:.1f} | {shown} | {verdict} |",
        flush=True,
    )
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description="How long an interrupted command takes to end.")
    parser.add_argument("--only", default="", metavar="WORDS", help="commands with these words")
    asked = parser.parse_args()
    # A shell starts what runs in its background deaf to Ctrl-C, and so would be what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("| command | signal | after s | exit | s | what is said | verdict |")
    print("|---|---|---:|---:|---:|---|---|")
    good = True
    with raw_server(BYTE_FAULTS[DRIPS]) as url:
        for name, arguments in COMMANDS.items():
            for signal_name in SIGNALS if asked.only in name else ():
                for moment in MOMENTS:
                    good &= show_row(name, arguments, signal_name, moment, url)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
