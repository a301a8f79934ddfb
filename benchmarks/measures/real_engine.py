"""What comes of documents at a real engine: llama.cpp's server with a model of random weights.

python -m benchmarks.measures.real_engine [--build]

`--build` compiles llama-server in .bench/ (once, some eight minutes on two cores, with cmake and a
compiler of C++); one on PATH or in LLAMA_SERVER serves as well. Its answers are held to our schema by
its own grammar, and are noise: what comes of them is no item at all, or an error with a name.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass

from benchmarks.inputs.generated_reports import report
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError
from benchmarks.servers.llama_server import build_program, llama_server
from summarizer import Result, Summarizer

DOCUMENTS = 6
# How an answer of noise may end, if it is no summary.
ENDED = frozenset({"EndpointError", "TruncatedError", "AnswerError", "EmptyError"})


@dataclass(frozen=True)
class EngineCase:
    """How the server is started, and what may come of a document: one of these errors, or a summary."""

    name: str
    options: tuple[str, ...]
    errors: frozenset[str]
    summaries: bool = False


NOISE = EngineCase("answers of noise", ("-c", "65536", "-n", "4000"), ENDED, summaries=True)
CASES = (
    NOISE,
    EngineCase(
        "an output limit of 40 tokens", ("-c", "65536", "-n", "40"), frozenset({"TruncatedError"})
    ),
    EngineCase("a context of 2,048 tokens", ("-c", "2048"), frozenset({"TooLongError"})),
    EngineCase("a key that is not ours", ("--api-key", "another"), frozenset({"AccessError"})),
)


def outcome(url: str) -> list[Result]:
    """What comes of some documents there."""
    with Summarizer(base_url=url, model="random", retries=1, timeout=60) as summarizer:
        return list(summarizer.summarize_many((report(n)[0] for n in range(DOCUMENTS)), concurrency=2))


def items(result: Result) -> list[str]:
    """The ids of what is in a summary, if there is one."""
    found = result.summary
    lists = (found.meetings, found.commitments, found.concerns) if found else ()
    return [item.id for items_ in lists for item in items_]


def wrong(case: EngineCase, results: list[Result]) -> list[str]:
    """What should not have come of a case: an invented item, another error, a lost document."""
    faults = [] if len(results) == DOCUMENTS else [f"{len(results)} of {DOCUMENTS} results"]
    for result in results:
        if result.error is not None and type(result.error).__name__ not in case.errors:
            faults.append(f"{type(result.error).__name__}: {result.error}")
        if result.summary is not None:
            faults += [f"an item out of noise: {id_}" for id_ in items(result)]
            faults += [] if case.summaries else ["a summary where none can be"]
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description="Documents against llama.cpp's server.")
    parser.add_argument("--build", action="store_true", help="compile it in .bench/ first")
    chosen = parser.parse_args()
    os.environ["OPENAI_API_KEY"] = "k"
    rows, good = [], True
    try:
        if chosen.build:
            build_program()
        for case in CASES:
            with llama_server(*case.options) as url:
                results = outcome(url)
            faults = wrong(case, results)
            names = sorted({type(result.error).__name__ for result in results if result.error})
            done = sum(result.summary is not None for result in results)
            kept = str(sum(len(items(result)) for result in results))
            rows.append([case.name, str(done), ", ".join(names) or "–", kept, "; ".join(faults) or "ok"])
            good = good and not faults
    except PeerError as exc:
        print(f"llama-server: absent ({exc})")
        return
    print_table(
        "llama-server, random weights",
        [f"{DOCUMENTS} documents", "summaries", "errors", "items kept", "verdict"],
        rows,
    )
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
