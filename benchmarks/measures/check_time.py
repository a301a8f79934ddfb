"""How long `summarizer check` takes: whole processes over copies of the bundled cassettes.

python -m benchmarks.measures.check_time [cases]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.folders import CASSETTES
from summarizer import Document, Summarizer, Summary
from summarizer._flow.prompts import Prompt
from summarizer._recordings.cassette_check import check, check_all
from summarizer._recordings.cassettes import cassettes_in
from summarizer._recordings.replay import record

BUNDLED = CASSETTES / "andean_summit"
TWENTY, LIMIT = 20, 10.0  # so many cases may take so many seconds, imports included
ITEMS = ("parties", "meetings", "commitments", "concerns", "overview")


def cassettes(folder: Path) -> list[Path]:
    """The bundled cassettes that are ok as they stand; if none, a document recorded anew on loopback."""
    held = [each.folder for each in check_all(cassettes_in([CASSETTES])) if each.kind == "ok"]
    if held:
        return held
    text = (BUNDLED / "document.txt").read_text("utf-8")
    made = folder / "recorded"
    with _Server() as url, Summarizer(base_url=url, model="benchmark", retries=0) as summarizer:
        summary = record(Document(text, published="2022-10-14"), made, summarizer)
    print(f"(all are stale: {BUNDLED.name}'s document was recorded anew, {_size(summary)} items)")
    return [made]


def _size(summary: Summary) -> int:
    return len(summary.meetings) + len(summary.commitments) + len(summary.concerns)


class _Server:
    """An endpoint on loopback that answers every request with a small summary of the document."""

    def __enter__(self) -> str:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Endpoint(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = asked["response_format"]["json_schema"]["name"]
        answer = {"mends": []} if name == "correction" else _answer()
        message = {"role": "assistant", "content": json.dumps(answer, ensure_ascii=False)}
        body = json.dumps(
            {
                "id": "x",
                "object": "chat.completion",
                "created": 0,
                "model": asked["model"],
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            }
        ).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def _answer() -> dict[str, list[object]]:
    """The bundled summary as an answer, without what code fills in: as much work as a real one."""
    summary = Summary.model_validate_json((BUNDLED / "summary.json").read_text("utf-8"))
    return {
        name: [_asked(each.model_dump(mode="json")) for each in getattr(summary, name)] for name in ITEMS
    }


def _asked(tree: dict[str, object]) -> dict[str, object]:
    def cut(value: object) -> object:
        if isinstance(value, dict):
            if {"quote", "start"} <= value.keys():
                return {"sentence": value["sentence"], "quote": value["quote"]}
            if value.keys() == {"text", "start", "end", "precision"}:
                return {"text": value["text"]}
            return {key: cut(each) for key, each in value.items() if key not in _COMPUTED}
        return [cut(each) for each in value] if isinstance(value, list) else value

    return cut(tree)  # type: ignore[return-value]  # a dict stays one


_COMPUTED = frozenset({"binding", "country", "aliases"})


def whole_check(folder: Path) -> float:
    """Seconds of `summarizer check` over a folder, as a process, imports included."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "summarizer.cli", "check", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"not every copy is ok:\n{done.stdout[:2000]}{done.stderr}")
    return time.perf_counter() - began


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with tempfile.TemporaryDirectory() as place:
        held = cassettes(Path(place))
        for count in {1, TWENTY, cases}:
            for number in range(count):
                one = held[number % len(held)]
                shutil.copytree(one, Path(place, str(count), f"case-{number:04}"))
        whole_check(Path(place, "1"))  # warms the caches of files
        alone = whole_check(Path(place, "1"))
        twenty = whole_check(Path(place, str(TWENTY)))
        total = whole_check(Path(place, str(cases)))
        folders = sorted(Path(place, str(cases)).iterdir())[:50]
        prompt = Prompt()
        check(folders[0], prompt=prompt)
        began = time.perf_counter()
        for folder in folders:
            check(folder, prompt=prompt)
        warm = (time.perf_counter() - began) / len(folders)
    each = max(total - alone, 0.0) / max(cases - 1, 1)
    print(f"`summarizer check`, whole processes, imports included, {processors} processors")
    print(f"  1 case           {alone:8.2f} s")
    verdict = "ok" if twenty < LIMIT else "TOO SLOW"
    print(f"  {TWENTY} cases         {twenty:8.2f} s   limit {LIMIT:g}   {verdict}")
    print(f"  {cases:<4} cases       {total:8.2f} s")
    print(f"  a case more      {each:8.3f} s in parallel, {warm:.3f} s in one warm process")
    print(f"  1,000 cases      {alone + 999 * each:8.1f} s (extrapolated)")


if __name__ == "__main__":
    main()
