"""Record a series of promises as a cassette from answers that were written by hand.

    python tests/record_followed.py SERIES.jsonl NAME --summaries DIR --answers DIR --to FOLDER

SERIES.jsonl holds the series NAME with its documents, --summaries NAME/DOCUMENT.json, --answers the
replies (NNN.reply.json) beside what they answer (NNN.request.json), which
`python -m benchmarks.measures.links` writes. An endpoint on loopback serves them, as for a recording.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from endpoint import Answer, endpoint, said
from record_written import written_answer

from benchmarks.inputs.series_gold import read_series
from summarizer._call.settings import resolve_settings
from summarizer._evaluation.kept import summary_in
from summarizer._recordings.followed import record_followed


def read_replies(folder: Path) -> dict[str, Path]:
    """The files of the replies in a folder, by the messages that they answer."""
    found = {}
    for path in sorted(folder.glob("*.request.json")):
        request = json.loads(path.read_text("utf-8"))
        found[_key(request)] = path.with_name(path.name.replace(".request.", ".reply."))
    return found


def record_series(series: Path, name: str, summaries: Path, answers: Path, to: Path) -> int:
    """Record one series into a new folder; the number of links that came of it."""
    (told,) = [one for one in read_series(series) if one.name == name]
    replies = read_replies(answers)

    def answer(request: dict[str, Any]) -> Answer:
        path = replies.get(_key(request))
        return written_answer(path, request) if path and path.exists() else said("no reply to this")

    documents = {document.id: document for document in told.documents.values()}
    kept = [summary_in(summaries / name / f"{id_}.json") for id_ in told.documents]
    with endpoint(answer) as server:
        chosen = resolve_settings(model="recorded-model", base_url=server.url, environment={})
        return len(record_followed(to, kept, documents, chosen).links)


def _key(request: dict[str, Any]) -> str:
    return json.dumps(request["messages"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("series", type=Path)
    parser.add_argument("name")
    for option in ("--summaries", "--answers", "--to"):
        parser.add_argument(option, type=Path, required=True)
    given = parser.parse_args()
    record_series(given.series, given.name, given.summaries, given.answers, given.to)
