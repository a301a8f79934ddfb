"""Many documents: wall, CPU and memory, ours beside bare openai, bare instructor and langextract.

python -m benchmarks.measures.throughput [--documents 200 2000] [--at-once 16 64 256] [--no-peers]

Generated reports of 2,500 characters against a server on loopback in another process, which answers
after 0.2 s; then the same with 6 % of the answers ten times slower. Each measurement is a process of
its own, whose imports and first request are over before the clock starts; of several rounds, medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.folders import TOP
from benchmarks.inputs.generated_reports import report
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError, last_line
from benchmarks.peers.langextract_runner import LANGEXTRACT, run_langextract
from benchmarks.peers.peer_requests import ASKED, EXAMPLE
from benchmarks.servers.model_server import FaultRates, is_slow, serving

LANGEXTRACT_CLIENT = TOP / "benchmarks/peers/langextract_throughput.py"
LATENCY, TAIL = 0.2, 0.06
NAMES = {
    "openai": "bare openai + pydantic",
    "ours": "**summarizer**, everything",
    "instructor": "bare instructor, the same model",
    "langextract": f"langextract {LANGEXTRACT}, one chunk",
}


def measured(client: str, url: str, documents: int, at_once: int) -> dict[str, float]:
    """Seconds, CPU seconds and peak MiB of one client over so many documents."""
    if client == "langextract":
        asked: dict[str, Any] = {
            "url": f"{url}/langextract",
            "texts": [report(number)[0].text for number in range(documents)],
            "first": report(documents)[0].text,
            "at_once": at_once,
            "one_chunk": True,
            "description": ASKED,
            "example": EXAMPLE,
        }
        answer: dict[str, float] = run_langextract(asked, LANGEXTRACT_CLIENT)
        return answer
    asked = {"client": client, "url": url, "reports": documents, "at_once": at_once}
    return answer_of([sys.executable, "-m", "benchmarks.peers.throughput_client"], asked)


def answer_of(command: list[str], asked: dict[str, Any]) -> dict[str, float]:
    """What a process makes of a question in JSON. Raises PeerError with its last words."""
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=False, cwd=TOP
    )
    if done.returncode:
        raise PeerError(last_line(done.stderr))
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def ideal(documents: int, at_once: int, tail: float) -> float:
    """Seconds that the answers alone take where every place is always taken."""
    slow = sum(is_slow(number, tail) for number in range(documents))
    return LATENCY * max((documents + 9 * slow) / at_once, 10.0 if slow else 1.0)


def rows(chosen: argparse.Namespace, documents: int, tail: float) -> Iterator[list[str]]:
    """A row for each client and number at once, in rounds one beside the other."""
    clients = [client for client in NAMES if chosen.peers or client != "langextract"]
    with serving(FaultRates(delay=LATENCY, tail=tail, known=documents + 1)) as url:
        for at_once in chosen.at_once:
            found: dict[str, list[dict[str, float]]] = {client: [] for client in clients}
            for _ in range(chosen.rounds):
                for client in clients:
                    try:
                        found[client].append(measured(client, url, documents, at_once))
                    except PeerError as exc:
                        print(f"{NAMES[client]} cannot be measured: {exc}", file=sys.stderr)
            medians = {
                client: {key: statistics.median(figures[key] for figures in of) for key in of[0]}
                for client, of in found.items()
                if of
            }
            for client, figures in medians.items():
                yield row(
                    NAMES[client], at_once, figures, medians, ideal(documents, at_once, tail), documents
                )


def row(
    name: str,
    at_once: int,
    figures: dict[str, float],
    medians: dict[str, dict[str, float]],
    best: float,
    documents: int,
) -> list[str]:
    def beside(peer: str) -> str:
        return f"{figures['wall'] / medians[peer]['wall']:.2f}" if peer in medians else "–"

    return [
        str(at_once),
        name,
        f"{figures['wall']:.2f}",
        f"{figures['wall'] / best:.2f}",
        f"{1000 * figures['cpu'] / documents:.1f}",
        f"{figures['peak']:.0f}",
        beside("instructor"),
        beside("langextract"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Many documents, ours beside the peers.")
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--at-once", type=int, nargs="+", default=[16, 64, 256])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tails", type=float, nargs="+", default=[0.0, TAIL])
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="without langextract")
    chosen = parser.parse_args()
    header = ["at once", "", "wall s", "wall / ideal", "CPU ms a document", "peak MiB"]
    header += ["wall / instructor's", "wall / langextract's"]
    for documents in chosen.documents:
        for tail in chosen.tails:
            slow = f", {tail:.0%} of the answers ten times slower" if tail else ""
            print_table(f"{documents:,} documents{slow}", header, rows(chosen, documents, tail))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
