"""One fault among 50 documents: what comes of the other 49, and how the fault is named.

python -m benchmarks.measures.faults [--no-aimock]

First against a server of our own on raw sockets, then against aimock (npm), which is installed in
.bench/ once. What langextract makes of each was measured earlier, with its version 1.7.1.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.inputs.generated_reports import report
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError
from benchmarks.servers.aimock_server import AIMOCK, AIMOCK_FAULTS, aimock
from benchmarks.servers.faulty_server import BAD, DOCUMENTS, FAULTS, EndpointFault, faulty
from summarizer import Result, Summarizer

CHECKED = ("meetings", "commitments", "concerns", "overview")


@dataclass(frozen=True)
class FaultOutcome:
    """What came of 50 documents: how many were right, which errors there were, what was wrong.

    `attempts` are the requests for the one at fault.
    """

    right: int
    attempts: int
    errors: tuple[str, ...]
    said: str
    wrong: tuple[str, ...]
    seconds: float

    def as_it_should(self, fault: EndpointFault) -> bool:
        """All right, or all but one, whose error has the name that it should have."""
        errors = (fault.error,) if fault.error else ()
        met = self.attempts > (fault.error is None)  # what is right after a fault was tried again
        return met and not self.wrong and self.errors == errors and self.right == DOCUMENTS - len(errors)


def outcome(url: str, *, timeout: float = 1.0) -> FaultOutcome:
    """Summarize the 50 documents there, and look at every result."""
    began = time.monotonic()
    with Summarizer(base_url=url, model="m", retries=2, timeout=timeout, verify=False) as summarizer:
        documents = (report(number)[0] for number in range(DOCUMENTS))
        results = list(summarizer.summarize_many(documents, concurrency=8))
    errors = [result.error for result in results if result.error is not None]
    wrong = [fault for result in results if (fault := fault_of(result))]
    if sorted(result.index for result in results) != list(range(DOCUMENTS)):
        wrong.append("a document is missing, or there twice")
    return FaultOutcome(
        right=sum(result.summary is not None for result in results) - len(wrong),
        attempts=sum(result.usage.requests for result in results if result.index == BAD),
        errors=tuple(type(error).__name__ for error in errors),
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
        if {evidence["quote"] for item in wanted for evidence in item["evidence"]} != quotes:
            return f"{document.name} lost some {name}"
    return None


Serve = Callable[[EndpointFault], AbstractContextManager[str]]


def rows(faults: Sequence[EndpointFault], serve: Serve) -> Iterator[tuple[list[str], bool]]:
    """A row of the table for each fault, and whether all was as it should be."""
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
    servers: list[tuple[str, Sequence[EndpointFault], Serve]] = [("A server of our own", FAULTS, faulty)]
    if chosen.aimock:
        servers.append((f"aimock {AIMOCK}", AIMOCK_FAULTS, aimock))
    for name, faults, serve in servers:
        try:
            found = list(rows(faults, serve))
        except PeerError as exc:
            print(f"\n{name}: absent ({exc})")
            continue
        print_table(name, header, [cells for cells, _ in found])
        good = good and all(right for _, right in found)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
