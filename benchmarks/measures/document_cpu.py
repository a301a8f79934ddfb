"""How much CPU a document in memory takes, without and with verification, beside an older version.

python -m benchmarks.measures.document_cpu [OLDER]

OLDER is a checkout of an older version. Both then read the answers recorded there: an older version
reads no newer answers. A correction mends nothing, and a reading supports every item.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.folders import TOP

RUNS, ROUNDS = 5, 3  # over all documents in a process, and processes of each version; the best counts
LIMITS = {False: 0.55, True: 0.6}  # of the older version's time, without and with verification
Recorded = tuple[str, str | None, dict[str, Any]]  # a text, its day, and the first answer to it


def read_recorded(folder: Path) -> list[Recorded]:
    """The documents of recordings that were answered in one part with JSON."""
    found = []
    for path in sorted(folder.glob("*/exchange.yaml")):
        known = json.loads((path.parent / "document.json").read_text("utf-8"))
        answer = _first_answer(path)
        if answer is not None and not known.get("window"):
            text = (path.parent / "document.txt").read_text("utf-8")
            found.append((text, known["published"], answer))
    return found


def _first_answer(path: Path) -> dict[str, Any] | None:
    for exchange in yaml.safe_load(path.read_text("utf-8"))["interactions"]:
        response = exchange["response"]
        if response["status"]["code"] == 200:
            body = response["body"]
            reply = body["json"] if "json" in body else json.loads(body["string"])
            content = reply["choices"][0]["message"]["content"]
            if content is None:
                return None
            answer = json.loads(content) if isinstance(content, str) else content.get("json", content)
            return answer if isinstance(answer, dict) else None
    return None


def _load_summarize() -> Callable[[Recorded, bool], object]:
    """What summarizes a document by its recorded answer, in this version or in 0.1."""
    from summarizer import Document

    try:
        from summarizer._call.reply import Reply
        from summarizer._flow.flow import summarize_flow
        from summarizer._flow.prompts import Prompt
        from summarizer._model.drive import drive_flow_blocking
    except ImportError:  # version 0.1
        from summarizer._drive import run as drive_flow_blocking  # type: ignore
        from summarizer._outcome import Reply  # type: ignore
        from summarizer._prompts import Prompt  # type: ignore

        from summarizer._flow import summarize_flow  # type: ignore

    prompt = Prompt()

    def summarize(recorded: Recorded, verify: bool) -> object:
        text, published, answer = recorded

        def ask(call: Any) -> Any:
            if call.name == "summary":
                return Reply(answer)
            if call.name in ("correction", "coreference"):
                return Reply({"mends": []} if call.name == "correction" else {"groups": []})
            listed = call.user.split("\nItems\n")[1].splitlines()
            ids = [line.partition(" | ")[0] for line in listed if line]
            stated = {"reason": "stated", "support": "supported"}
            return Reply({"verdicts": [{"item": id_, **stated} for id_ in ids]})

        document = Document(text, published=published)
        flow = summarize_flow(document, prompt, model="m", version="0", verify=verify)
        return drive_flow_blocking(flow, ask)

    return summarize


def measure_here(folder: Path) -> dict[str, float]:
    """Milliseconds of CPU a document, and the number of documents, of the version that is imported."""
    recorded, summarize = read_recorded(folder), _load_summarize()
    found = {"documents": float(len(recorded))}
    for verify in (False, True):
        taken = []
        for _ in range(RUNS + 2):  # two to warm up
            began = time.process_time()
            for document in recorded:
                summarize(document, verify)
            taken.append(time.process_time() - began)
        found[str(verify)] = min(taken[2:]) / len(recorded) * 1000
    return found


def measure_version(checkout: Path, folder: Path) -> dict[str, float]:
    """The same of another checkout, in a process of its own."""
    code = (
        f"import sys; sys.path[:0] = [{str(checkout)!r}, {str(TOP)!r}]; import json, pathlib;"
        " from benchmarks.measures.document_cpu import measure_here;"
        f" print(json.dumps(measure_here(pathlib.Path({str(folder)!r}))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description="How much CPU a document in memory takes.")
    parser.add_argument("older", nargs="?", type=Path, help="a checkout of an older version")
    older = parser.parse_args().older
    folder = (older.resolve() if older else TOP) / "cassettes"
    versions = [("now", TOP)] + ([("older", older.resolve())] if older else [])
    runs: dict[str, list[dict[str, float]]] = {name: [] for name, _ in versions}
    for _ in range(ROUNDS):  # in turn, for a machine is not equally busy all the time
        for name, checkout in versions:
            runs[name].append(measure_version(checkout, folder))
    print(f"CPU of a document in memory, {runs['now'][0]['documents']:.0f} documents, in ms")
    for verify, limit in LIMITS.items():
        best = {name: min(run[str(verify)] for run in found) for name, found in runs.items()}
        line = f"  {'verified' if verify else '--verify none':14} {best['now']:6.2f}"
        if older:
            share = best["now"] / best["older"]
            verdict = "ok" if share <= limit else "TOO SLOW"
            line += f"   older {best['older']:6.2f}   share {share:.2f}   limit {limit:.2f}   {verdict}"
        print(line)


if __name__ == "__main__":
    main()
