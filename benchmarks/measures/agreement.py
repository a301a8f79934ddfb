"""How far two annotators agree: one's gold scored against the other's, before anything is settled.

    python -m benchmarks.measures.agreement GOLD OTHER

GOLD is a folder of gold with its documents (docs/evaluate.md). OTHER holds NAME.gold.json of another
annotator; documents that it lacks are left out. What the other requires counts as said, what either
calls optional neither rewards nor punishes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summarizer._evaluation.claim import KINDS, Kind, Passage, PredictedClaim, PredictedSide
from summarizer._evaluation.gold_files import gold_in
from summarizer._evaluation.interval import bootstrap_intervals
from summarizer._evaluation.pair import GoldPage
from summarizer._evaluation.score import score_document, sum_scores
from summarizer._words.states import english_name

CODE = 3  # letters of a state's code
SIDES = ("parties", "by", "to", "raised_by", "host")
WORDS = ("status", "date", "place", "format", "modality", "deadline", "condition", "voice", "kind")


def sides_named(value: Any) -> tuple[PredictedSide, ...]:
    """The parties that an annotator names: codes of states, or names."""
    names = [value] if isinstance(value, str) else value or []
    return tuple(map(side_named, names))


def side_named(name: str) -> PredictedSide:
    """A party by its code or its name."""
    if len(name) == CODE and name.isupper() and (english := english_name(name)):
        return PredictedSide(english, "state", name)
    return PredictedSide(name)


def claims_annotated(tree: Mapping[str, Any]) -> Iterator[PredictedClaim]:
    """The items that an annotator requires, as claims."""
    for kind in KINDS:
        for entry in tree.get(kind, ()):
            if not entry.get("optional"):
                yield claim_annotated(kind, entry)


def claim_annotated(kind: Kind, entry: Mapping[str, Any]) -> PredictedClaim:
    """One item as a claim."""
    attributes: dict[str, Any] = {name: sides_named(entry[name]) for name in SIDES if name in entry}
    attributes |= {name: entry[name] for name in WORDS if name in entry}
    passages = tuple(Passage(quote) for quote in (entry["evidence"], *entry.get("alt", ())))
    told = entry.get("action") or entry.get("about") or ""
    people = tuple(entry.get("participants", ()))
    return PredictedClaim(kind, passages, attributes, told, people)


def print_agreement(gold: Path, other: Path) -> None:
    """Print precision, recall and F1 by type, strict F1 with its interval, and how many documents."""
    scores = []
    for document in gold_in(gold).documents:
        path = other / f"{document.name}.gold.json"
        if path.exists():
            page = GoldPage(document)
            claims = list(claims_annotated(json.loads(path.read_text("utf-8"))))
            scores.append(score_document(page, claims, page.pairing(claims)))
    total, intervals = sum_scores(scores), bootstrap_intervals(scores)
    print(f"{len(scores)} documents, annotated twice\n")
    print("| type | gold | other | F1 | strict F1 | 95 % |")
    print("|---|---|---|---|---|---|")
    for name, row in {**total.tallies, "overall": total.overall}.items():
        strict = (
            f"{intervals[name][1].low:.2f}–{intervals[name][1].high:.2f}" if name in intervals else ""
        )
        counts = f"{row.expected} | {row.predicted}"
        print(f"| {name} | {counts} | {row.f1:.3f} | {row.strict_f1:.3f} | {strict} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="a folder of gold, with its documents")
    parser.add_argument("other", type=Path, help="a folder with NAME.gold.json of another annotator")
    asked = parser.parse_args()
    print_agreement(asked.gold, asked.other)
