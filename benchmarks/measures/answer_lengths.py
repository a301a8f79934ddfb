"""How many requests a document takes and how long their answers are, over the recorded documents.

    python -m benchmarks.measures.answer_lengths

Where `batch --estimate` has no sample, it takes these figures. The documents are dense with meetings, so
it estimates more than ordinary news costs. A token is estimated as four characters. Nothing is sent.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.folders import CASSETTES, TOP
from benchmarks.measures.markdown import print_table
from summarizer._call.call import CHARACTERS_PER_TOKEN, estimated_tokens
from summarizer._jobs.estimate import ASSUMED, Assumed
from summarizer._recordings.cassettes import read_cassette
from summarizer._recordings.exchange import nest_json

FIRST, READING = "summary", "verification"  # names of what is asked for


@dataclass
class Told:
    """What recorded runs were asked and answered, in requests and tokens, by the name of a request."""

    documents: set[str] = field(default_factory=set)
    text: float = 0
    requests: dict[str, int] = field(default_factory=dict)
    tokens_in: dict[str, int] = field(default_factory=dict)
    tokens_out: dict[str, float] = field(default_factory=dict)

    def add(self, folder: Path) -> None:
        """Add a recording of another document, unless something in it was not answered."""
        cassette = read_cassette(folder)
        bodies = [nest_json(exchange["response"]["body"].get("json")) for exchange in cassette.exchanges]
        said = [list(_contents(body)) for body in bodies]
        if not all(said) or cassette.document.id in self.documents:
            return
        self.documents.add(cassette.document.id)
        self.text += len(cassette.document.text) / CHARACTERS_PER_TOKEN
        for request, (content,) in zip(cassette.requests, said, strict=True):
            name = request["response_format"]["json_schema"]["name"]
            self.requests[name] = self.requests.get(name, 0) + 1
            self.tokens_in[name] = self.tokens_in.get(name, 0) + estimated_tokens(request)
            out = len(content) / CHARACTERS_PER_TOKEN
            self.tokens_out[name] = self.tokens_out.get(name, 0) + out

    def found(self, *, verify: bool) -> Assumed:
        """The figures of a run, with second readings or without."""
        left = set() if verify else {READING}
        names = [name for name in self.requests if name not in left]
        later = sum(self.tokens_in[name] for name in names if name != FIRST)
        return Assumed(
            calls=sum(self.requests[name] for name in names) / self.requests[FIRST],
            later_in=later / self.tokens_in[FIRST],
            out_for_text=sum(self.tokens_out[name] for name in names) / self.text,
        )


def _contents(body: object) -> Iterator[str]:
    """What a response says; nothing where it is none, or a refusal."""
    choices = body.get("choices") if isinstance(body, dict) else None
    for choice in choices or []:
        if isinstance(content := choice["message"].get("content"), str) and content:
            yield content


def read_recordings() -> Told:
    """What all recordings hold."""
    told = Told()
    folders = [*CASSETTES.iterdir(), *(TOP / "tests" / "held_out" / "recorded").iterdir()]
    for folder in sorted(path for path in folders if (path / "exchange.yaml").exists()):
        told.add(folder)
    return told


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    ).parse_args()
    told = read_recordings()
    rows = []
    for verify, assumed in ASSUMED.items():
        found = told.found(verify=verify)
        for name in ("calls", "later_in", "out_for_text"):
            figures = [f"{getattr(of, name):.2f}" for of in (found, assumed)]
            rows.append(["yes" if verify else "no", name, *figures])
    title = f"{len(told.documents)} documents, {told.text / len(told.documents):,.0f} tokens each"
    print_table(title, ["second reading", "figure", "found", "in --estimate"], rows)


if __name__ == "__main__":
    main()
