"""One fault among 50 documents: what comes of the other 49, and how the fault is named.

python -m benchmarks.measures.faults [--no-aimock]

First against a server of our own on raw sockets, then against aimock (npm), which is installed in
.bench/ once. What langextract makes of each was measured earlier, with its version 1.7.1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.folders import KEPT
from benchmarks.inputs.generated_reports import marked, report
from benchmarks.measures.grounding import table
from benchmarks.peers.environments import PeerError, free_port
from benchmarks.servers.faulty_server import (
    BAD,
    EMPTY_ONE,
    FAULTS,
    NONE_OF_50,
    Fault,
    faulty,
    of_wrong_types,
)
from summarizer import Result, Summarizer

DOCUMENTS = 50
AIMOCK = "1.43.0"
CHECKED = ("meetings", "commitments", "concerns", "overview")


@dataclass(frozen=True)
class Outcome:
    """What came of 50 documents: how many were right, which errors there were, what was wrong.

    `attempts` are the requests for the one at fault.
    """

    right: int
    attempts: int
    errors: tuple[str, ...]
    said: str
    wrong: tuple[str, ...]
    seconds: float

    def as_it_should(self, fault: Fault) -> bool:
        """All right, or all but one, whose error has the name that it should have."""
        errors = (fault.error,) if fault.error else ()
        met = self.attempts > (fault.error is None)  # what is right after a fault was tried again
        return met and not self.wrong and self.errors == errors and self.right == DOCUMENTS - len(errors)


def outcome(url: str, *, timeout: float = 1.0) -> Outcome:
    """Summarize the 50 documents there, and look at every result."""
    began = time.monotonic()
    with Summarizer(base_url=url, model="m", retries=2, timeout=timeout) as summarizer:
        documents = (report(number)[0] for number in range(DOCUMENTS))
        results = list(summarizer.summarize_many(documents, concurrency=8))
    errors = [result.error for result in results if result.error is not None]
    wrong = [fault for result in results if (fault := fault_of(result))]
    if sorted(result.index for result in results) != list(range(DOCUMENTS)):
        wrong.append("a document is missing, or there twice")
    return Outcome(
        right=sum(result.summary is not None for result in results) - len(wrong),
        attempts=sum(result.usage.requests for result in results if result.index == BAD),
        errors=tuple(type(each).__name__ for each in errors),
        said="; ".join(map(str, errors)),
        wrong=tuple(wrong),
        seconds=time.monotonic() - began,
    )


def fault_of(result: Result) -> str | None:
    """What is wrong with a result, if anything: lost items, another document's, two or no outcomes."""
    if (result.summary is None) == (result.error is None):
        return f"{result.document.name} has neither a summary nor an error, or both"
    if result.summary is None:
        return None
    document, answer = report(result.index)
    for name in CHECKED:
        found, wanted = getattr(result.summary, name), answer[name]
        quotes = {evidence.quote for item in found for evidence in item.evidence}
        if {each["quote"] for item in wanted for each in item["evidence"]} != quotes:
            return f"{document.name} lost some {name}"
    return None


# aimock: another server's idea of the same faults.

AIMOCK_FAULTS = (
    Fault(
        "429 for ever",
        {"error": {"message": "slow down"}, "status": 429},
        "RateLimitError",
        elsewhere=NONE_OF_50,
    ),
    Fault("429 once", {"error": {"message": "slow down"}, "status": 429}, times=1),
    Fault(
        "500 for ever",
        {"error": {"message": "oops"}, "status": 500},
        "EndpointError",
        elsewhere=NONE_OF_50,
    ),
    Fault("500 once", {"error": {"message": "oops"}, "status": 500}, times=1),
    Fault("connection dropped", {"disconnectRate": 1.0}, "EndpointError", elsewhere=NONE_OF_50),
    Fault("malformed body", {"malformedRate": 1.0}, "EndpointError"),
    Fault("hung past the timeout, once", {"latencyMs": 5000}, times=1),
    Fault("hung past the timeout, for ever", {"latencyMs": 5000}, "EndpointError"),
    Fault("401", {"error": {"message": "bad key"}, "status": 401}, "AccessError"),
    Fault("400", {"error": {"message": "bad request"}, "status": 400}, "RequestError"),
    Fault("JSON cut off", {"content": '{"parties": [{"id": "p1", '}, "AnswerError", elsewhere=EMPTY_ONE),
    Fault(
        "stopped at the output limit",
        {"content": '{"parties": [', "finishReason": "length"},
        "TruncatedError",
        elsewhere=EMPTY_ONE,
    ),
    Fault("content filter", {"content": "no", "finishReason": "content_filter"}, "RefusalError"),
    Fault("empty", {"content": ""}, "EmptyError", elsewhere=EMPTY_ONE),
    Fault("wrong types", {"content": json.dumps(of_wrong_types())}, "AnswerError"),
    Fault("another schema", {"content": '{"answer": 42}'}, "AnswerError"),
)


def fixtures(fault: Fault) -> list[dict[str, Any]]:
    """aimock's fixtures: the fault, then right answers; for reasks and parts, the fault again."""
    reply: Any = fault.reply
    chaos = any(key.endswith(("Rate", "Ms")) for key in reply)
    bad: dict[str, Any] = {"match": {"userMessage": marked(BAD)}}
    if fault.times == 1:
        bad["match"]["sequenceIndex"] = 0
    bad |= {"response": {"content": "{}"}, "chaos": reply} if chaos else {"response": reply}
    good = [
        {
            "match": {"userMessage": marked(number)},
            "response": {"content": json.dumps(report(number)[1], ensure_ascii=False)},
        }
        for number in range(DOCUMENTS)
    ]
    rest = (
        [] if chaos else [{"match": {"userMessage": each}, "response": reply} for each in ("#####", "e")]
    )
    return [bad, *good, *rest]


@contextmanager
def aimock(fault: Fault) -> Iterator[str]:
    """The base URL of an aimock with that fault. Raises PeerError where there is none."""
    program = installed()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "all.json").write_text(json.dumps({"fixtures": fixtures(fault)}), "utf-8")
        command = [
            "node",
            str(program),
            "-p",
            str(port),
            "-f",
            folder,
            "--strict",
            "--log-level",
            "warn",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise PeerError("aimock does not start")


def installed() -> Path:
    """aimock's program, installed once in .bench/. Raises PeerError where npm cannot."""
    place = KEPT / f"aimock-{AIMOCK}"
    program = place / "node_modules/@copilotkit/aimock/dist/cli.js"
    if not program.is_file():
        print(f"Installing aimock {AIMOCK} in .bench/ (once)...", file=sys.stderr)
        KEPT.mkdir(exist_ok=True)
        command = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--silent",
            f"@copilotkit/aimock@{AIMOCK}",
        ]
        with tempfile.TemporaryDirectory(dir=KEPT, ignore_cleanup_errors=True) as folder:
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError) as exc:
                raise PeerError(f"aimock cannot be installed by npm: {exc}") from exc
            with suppress(OSError):  # another process was first
                Path(folder).rename(place)
    return program


def rows(
    faults: Sequence[Fault], serve: Callable[[Fault], AbstractContextManager[str]]
) -> Iterator[tuple[list[str], bool]]:
    for fault in faults:
        with serve(fault) as url:
            found = outcome(url)
        good = found.as_it_should(fault)
        errors = ", ".join(found.errors) or "–"
        verdict = "ok" if good else f"WRONG: {'; '.join(found.wrong)} {found.said}"
        cells = [fault.name, str(found.right), errors, f"{found.seconds:.1f}", verdict, fault.elsewhere]
        yield cells, good


def main() -> None:
    parser = argparse.ArgumentParser(description="One fault among 50 documents.")
    parser.add_argument("--no-aimock", dest="aimock", action="store_false")
    chosen = parser.parse_args()
    os.environ["OPENAI_API_KEY"] = "k"
    header = [
        "one document meets",
        "right of 50",
        "errors",
        "s",
        "verdict",
        "langextract, measured earlier",
    ]
    good = True
    servers = [("A server of our own", FAULTS, faulty)]
    if chosen.aimock:
        servers.append((f"aimock {AIMOCK}", AIMOCK_FAULTS, aimock))
    for name, faults, serve in servers:
        try:
            found = list(rows(faults, serve))
        except PeerError as exc:
            print(f"\n{name}: absent ({exc})")
            continue
        table(name, header, [cells for cells, _ in found])
        good = good and all(each for _, each in found)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
