"""What comes of an endpoint that means harm: what the user reads, memory, seconds, and leaks of the key.

python -m benchmarks.measures.hostile_endpoint [--only WORDS] [--command summarize]

Each fault meets the real commands, in processes of their own, against a server on raw sockets. Exit
status 1 where one hangs, takes 100 MiB more than a plain run, ends in a traceback or in several lines
of error, or shows the key anywhere: in what is said, in the output, the cache or a recording.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.inputs.generated_reports import report
from benchmarks.servers.certificate import CertificateError, self_signed
from benchmarks.servers.hostile_bodies import BODY_FAULTS, PACE_FAULTS, say
from benchmarks.servers.hostile_bytes import BYTE_FAULTS
from benchmarks.servers.hostile_sizes import SIZE_FAULTS
from benchmarks.servers.key_echoes import FORM_FAULTS, KEY, PLACE_FAULTS, shows_key
from benchmarks.servers.raw_server import Speak, raw_server

TIMEOUT, RETRIES = 3, 1  # seconds of a request, and attempts after the first
MOST_SECONDS = 60.0  # of wall time, or of CPU on a busy machine
HANGS = 240.0  # seconds, after which a run is killed
MOST_MIB = 170  # an answer may unpack to 64 MiB, and is there twice over while it is parsed
DOCUMENTS = 4  # of a batch, all asked about at once
COMMANDS: dict[str, list[str]] = {
    "summarize": ["summarize", "report.txt", "-o", "out.json", "--cache", "cache"],
    "batch": ["batch", "reports", "-o", "out.jsonl", "--cache", "cache", "--tokens-per-minute", "1e6"],
    "record": ["record", "report.txt", "--name", "case", "--keep-errors"],
}


GROUPS: tuple[tuple[dict[str, Speak], tuple[str, ...]], ...] = (
    (BYTE_FAULTS, ("summarize",)),
    (BODY_FAULTS, ("summarize", "record")),
    (SIZE_FAULTS, ("summarize", "batch")),
    (PACE_FAULTS, ("batch",)),
    (PLACE_FAULTS, ("summarize", "batch", "record")),
    (FORM_FAULTS, ("summarize", "record")),
)


@dataclass(frozen=True)
class HostileOutcome:
    """How one command ended: its exit status, its words on stderr, MiB and seconds, where the key is."""

    status: int | None
    lines: tuple[str, ...]
    mib: float
    seconds: float
    cpu: float
    leaks: tuple[str, ...]

    def wrongs(self, plain: float, command: str) -> list[str]:
        """What is wrong with it, where a plain run takes `plain` MiB."""
        wrong = []
        if self.status is None:
            wrong.append("HANGS")
        elif self.status not in (0, 1, 3):
            wrong.append(f"STATUS {self.status}")
        if self.mib - plain > MOST_MIB:
            wrong.append("MEMORY")
        if min(self.seconds, 2 * self.cpu) > MOST_SECONDS:
            wrong.append("SLOW")
        if any("Traceback" in line for line in self.lines):
            wrong.append("TRACEBACK")
        if command != "batch" and len(self.lines) > 1:
            wrong.append("LINES")
        if any(not line.isprintable() for line in self.lines):
            wrong.append("CONTROLS")
        return wrong + [f"KEY IN {place}" for place in self.leaks]


def run_command(command: str, url: str, **environment: str) -> HostileOutcome:
    """Run a command of COMMANDS against an endpoint, in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "reports").mkdir()
        (folder / "report.txt").write_text(report(1)[0].text)
        for number in range(DOCUMENTS):
            (folder / "reports" / f"{number}.txt").write_text(report(number)[0].text)
        known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        known |= {"HOME": place, "OPENAI_API_KEY": KEY, "SUMMARIZER_RETRIES": str(RETRIES)}
        known |= {"OPENAI_BASE_URL": url, "SUMMARIZER_MODEL": "m"} | environment
        arguments = [*COMMANDS[command], "--timeout", str(TIMEOUT), "--published", "2026-05-04"]
        began = time.monotonic()
        with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", "summarizer.cli", *arguments],
                cwd=folder, env=known, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            )  # fmt: skip
            status, mib, cpu = _wait_for(process)
        seconds = time.monotonic() - began
        said = (folder / "stderr").read_text("utf-8", "replace").split("\n")
        leaks = tuple(
            str(path.relative_to(folder))
            for path in sorted(folder.rglob("*"))
            if path.is_file() and shows_key(path.read_bytes().decode("utf-8", "replace"))
        )
    return HostileOutcome(status, tuple(line for line in said if line), mib, seconds, cpu, leaks)


def _wait_for(process: subprocess.Popen[bytes]) -> tuple[int | None, float, float]:
    """The exit status of a process, its peak MiB and CPU seconds; one that hangs is killed, without."""
    late = threading.Timer(HANGS, process.kill)
    late.start()
    _, ended, used = os.wait4(process.pid, 0)
    late.cancel()
    process.returncode = os.waitstatus_to_exitcode(ended)
    status = None if process.returncode == -signal.SIGKILL else process.returncode
    return status, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


@contextmanager
def encrypted_server() -> Iterator[str]:
    """The base URL of a server whose certificate nobody vouches for."""
    with tempfile.TemporaryDirectory() as folder:
        tls = self_signed(Path(folder))
        with raw_server(say(lambda answer: answer), tls=tls) as url:
            yield url


@contextmanager
def unencrypted_server() -> Iterator[str]:
    """The base URL, of HTTPS, of a server that speaks HTTP."""
    with raw_server(BYTE_FAULTS["accepts and never answers"]) as url:
        yield url.replace("http:", "https:")


def show_row(name: str, command: str, found: HostileOutcome, plain: float) -> bool:
    """Print the row of one fault, and whether nothing is wrong with it."""
    wrong = found.wrongs(plain, command)
    said = " / ".join(found.lines) if command != "batch" else found.lines[-1] if found.lines else ""
    said = said.replace("|", "\\|")[:150] or "–"
    status = "hung" if found.status is None else str(found.status)
    figures = f"{status} | {found.mib - plain:+.0f} | {found.seconds:.1f} | {found.cpu:.1f}"
    print(f"| {name} | {command} | {said} | {figures} | {', '.join(wrong) or 'ok'} |", flush=True)
    return not wrong


def show_faults(faults: dict[str, Speak], commands: Sequence[str], plain: dict[str, float]) -> bool:
    """Print the rows of faults, each against each of the commands."""
    good = True
    for name, speak in faults.items():
        for command in commands:
            with raw_server(speak) as url:
                good &= show_row(name, command, run_command(command, url), plain[command])
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description="What comes of an endpoint that means harm.")
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="faults with these words in their names"
    )
    parser.add_argument(
        "--command", choices=COMMANDS, action="append", help="all that matter, otherwise"
    )
    asked = parser.parse_args()
    print(f"timeout {TIMEOUT} s, {RETRIES} retry; memory in MiB above a plain run\n")
    print("| fault | command | what the user reads | exit | MiB | s | CPU s | verdict |")
    print("|---|---|---|---:|---:|---:|---:|---|")
    plain: dict[str, float] = {}
    good = True
    for command in asked.command or COMMANDS:
        with raw_server(say(lambda answer: answer)) as url:
            found = run_command(command, url)
        plain[command] = found.mib
        good &= show_row(f"none ({found.mib:.0f} MiB)", command, found, found.mib)
    for faults, commands in GROUPS:
        chosen = {name: speak for name, speak in faults.items() if asked.only in name}
        good &= show_faults(chosen, [one for one in commands if one in plain], plain)
    for name, server in (
        ("a certificate of its own", encrypted_server),
        ("no TLS where TLS is asked for", unencrypted_server),
    ):
        if asked.only in name and "summarize" in plain:
            try:
                with server() as url:
                    good &= show_row(
                        name, "summarize", run_command("summarize", url), plain["summarize"]
                    )
            except CertificateError as exc:
                print(f"| {name} | summarize | absent: {exc} | | | | | |")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
