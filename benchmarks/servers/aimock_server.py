"""aimock (npm), a server that others wrote, with its own idea of the faults of an endpoint."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.folders import KEPT
from benchmarks.inputs.generated_reports import mark_of, report
from benchmarks.peers.environments import PeerError
from benchmarks.servers.faulty_server import (
    BAD,
    DOCUMENTS,
    EMPTY_ONE,
    NONE_OF_50,
    EndpointFault,
    of_wrong_types,
)
from benchmarks.servers.loopback import free_port, wait_until_ready

AIMOCK = "1.43.0"
REFUSED = {"error": {"message": "slow down"}, "status": 429}
BROKEN = {"error": {"message": "oops"}, "status": 500}
AIMOCK_FAULTS = (
    EndpointFault("429 for ever", REFUSED, "RateLimitError", elsewhere=NONE_OF_50),
    EndpointFault("429 once", REFUSED, times=1),
    EndpointFault("500 for ever", BROKEN, "EndpointError", elsewhere=NONE_OF_50),
    EndpointFault("500 once", BROKEN, times=1),
    EndpointFault("connection dropped", {"disconnectRate": 1.0}, "EndpointError", elsewhere=NONE_OF_50),
    EndpointFault("malformed body", {"malformedRate": 1.0}, "EndpointError"),
    EndpointFault("hung past the timeout, once", {"latencyMs": 5000}, times=1),
    EndpointFault("hung past the timeout, for ever", {"latencyMs": 5000}, "EndpointError"),
    EndpointFault("401", {"error": {"message": "bad key"}, "status": 401}, "AccessError"),
    EndpointFault("400", {"error": {"message": "bad request"}, "status": 400}, "RequestError"),
    EndpointFault(
        "JSON cut off", {"content": '{"parties": [{"id": "p1", '}, "AnswerError", elsewhere=EMPTY_ONE
    ),
    EndpointFault(
        "stopped at the output limit",
        {"content": '{"parties": [', "finishReason": "length"},
        "TruncatedError",
        elsewhere=EMPTY_ONE,
    ),
    EndpointFault("content filter", {"content": "no", "finishReason": "content_filter"}, "RefusalError"),
    EndpointFault("empty", {"content": ""}, "EmptyError", elsewhere=EMPTY_ONE),
    EndpointFault("wrong types", {"content": json.dumps(of_wrong_types())}, "AnswerError"),
    EndpointFault("another schema", {"content": '{"answer": 42}'}, "AnswerError"),
)


def fixtures(fault: EndpointFault) -> list[dict[str, Any]]:
    """aimock's fixtures: the fault, then right answers; for reasks and parts, the fault again."""
    reply: Any = fault.reply
    chaos = any(key.endswith(("Rate", "Ms")) for key in reply)
    bad: dict[str, Any] = {"match": {"userMessage": mark_of(BAD)}}
    if fault.times == 1:
        bad["match"]["sequenceIndex"] = 0
    bad |= {"response": {"content": "{}"}, "chaos": reply} if chaos else {"response": reply}
    good = [
        {
            "match": {"userMessage": mark_of(number)},
            "response": {"content": json.dumps(report(number)[1], ensure_ascii=False)},
        }
        for number in range(DOCUMENTS)
    ]
    matches = [] if chaos else ["#####", "e"]
    rest = [{"match": {"userMessage": words}, "response": reply} for words in matches]
    return [bad, *good, *rest]


@contextmanager
def aimock(fault: EndpointFault) -> Iterator[str]:
    """The base URL of an aimock with that fault. Raises PeerError where there is none."""
    program = install_aimock()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "all.json").write_text(json.dumps({"fixtures": fixtures(fault)}), "utf-8")
        options = ["-p", str(port), "-f", folder, "--strict", "--log-level", "warn"]
        command = ["node", str(program), *options]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until_ready(port, process, "aimock", seconds=20)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()
            process.wait()


def install_aimock() -> Path:
    """aimock's program, installed once in .bench/. Raises PeerError where npm cannot."""
    place = KEPT / f"aimock-{AIMOCK}"
    program = place / "node_modules/@copilotkit/aimock/dist/cli.js"
    if not program.is_file():
        print(f"Installing aimock {AIMOCK} in .bench/ (once)...", file=sys.stderr)
        KEPT.mkdir(exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent"]
        command.append(f"@copilotkit/aimock@{AIMOCK}")
        with tempfile.TemporaryDirectory(dir=KEPT, ignore_cleanup_errors=True) as folder:
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError) as exc:
                raise PeerError(f"aimock cannot be installed by npm: {exc}") from exc
            with suppress(OSError):  # another process was first
                Path(folder).rename(place)
    return program
