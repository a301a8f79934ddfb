"""What summarizer adds to its requests: CPU beside bare instructor, wall beside bare openai, in one run.

python -m benchmarks.measures.overhead [--documents 2000] [--rounds 2]

Four ratios: CPU at 64 at once and wall at 256 at once, without and with a second reading. With it a
document takes two requests: it stands beside twice what the peer takes for one. Of several rounds, in
turn, the best of a_document client counts. Exit status 1 where a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.measures.throughput import LATENCY, answer_of
from benchmarks.servers.model_server import FaultRates, serving

# What is compared, documents at once, the peer, and the most that ours may take of its.
RATIOS = (("cpu", 64, "instructor", 0.5), ("wall", 256, "openai", 1.6))


def best_of(url: str, chosen: argparse.Namespace, kind: str, at_once: int, peer: str) -> list[float]:
    """The least seconds of the peer, of ours without and of ours with a second reading."""
    clients: list[dict[str, Any]] = [{"client": peer}]
    clients += [{"client": "ours", "verify": verify} for verify in (False, True)]
    taken: list[list[float]] = [[] for _ in clients]
    for _ in range(chosen.rounds):
        for client, seconds in zip(clients, taken, strict=True):
            asked = client | {"url": url, "reports": chosen.documents, "at_once": at_once}
            command = [sys.executable, "-m", "benchmarks.peers.throughput_client"]
            seconds.append(answer_of(command, asked)[kind])
    return [min(seconds) for seconds in taken]


def main() -> None:
    parser = argparse.ArgumentParser(description="What summarizer adds to its requests.")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args()
    too_slow = False
    with serving(FaultRates(delay=LATENCY, known=chosen.documents + 1)) as url:
        for kind, at_once, peer, limit in RATIOS:
            of_peer, plain, verified = best_of(url, chosen, kind, at_once, peer)
            for name, ours, requests in (("--verify none", plain, 1), ("verified", verified, 2)):
                ratio = ours / (requests * of_peer)
                too_slow |= ratio > limit
                a_document = 1000 / chosen.documents
                print(
                    f"{kind:4} at {at_once:3} at once, {name:13} {ours * a_document:6.2f} ms"
                    f"   {requests} x {peer} {requests * of_peer * a_document:6.2f} ms"
                    f"   ratio {ratio:.2f}   limit {limit}   {'TOO SLOW' if ratio > limit else 'ok'}",
                    flush=True,
                )
    sys.exit(too_slow)


if __name__ == "__main__":
    main()
