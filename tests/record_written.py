"""Record a cassette again from answers that were written by hand: no hosted model is needed.

    python tests/record_written.py phone_call answer.json [mends.json ...]

Each file holds the JSON that answers a request, in their order; the last one answers all that follow.
What was asked is left beside the first, as NAME.asked1.txt and so on: read it, and answer it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from endpoint import Answer, endpoint, said

from summarizer._call.call import CHARACTERS_PER_TOKEN


def written_answer(path: Path, request: dict[str, Any]) -> Answer:
    """A chat completion that says what a file holds, its tokens counted as characters / 4."""
    text = path.read_text("utf-8")
    tokens_in = len(json.dumps(request)) // CHARACTERS_PER_TOKEN
    tokens_out = len(text) // CHARACTERS_PER_TOKEN
    usage = {
        "prompt_tokens": tokens_in,
        "completion_tokens": tokens_out,
        "total_tokens": tokens_in + tokens_out,
    }
    return said(text, usage=usage)


def record_written(case: str, answers: list[Path]) -> int:
    """Serve the answers to `summarizer record --update`, and keep what it asked; its exit status."""
    served = [lambda request, path=path: written_answer(path, request) for path in answers]
    with endpoint(*served) as server:
        options = ["--keep-errors", "--model", "recorded-model", "--base-url", server.url]
        command = [sys.executable, "-m", "summarizer.cli", "record", "--update", case, *options]
        done = subprocess.run(command, check=False)
    for number, request in enumerate(server.requests, 1):
        asked = answers[0].with_suffix(f".asked{number}.txt")
        asked.write_text(request["messages"][-1]["content"], "utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(record_written(sys.argv[1], [Path(name) for name in sys.argv[2:]]))
