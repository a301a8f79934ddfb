"""Six reports with casualty figures, and what a tool makes of one in one form for all."""

from __future__ import annotations

import json
from dataclasses import dataclass

from benchmarks.folders import TOP
from summarizer import Document

FOLDER = TOP / "benchmarks" / "peers" / "own_kind"


@dataclass(frozen=True)
class Casualty:
    """One figure: what harm, how many from and to, who, who says so, and the words that are quoted.

    `said` tells that the tool itself says that something is wrong with it.
    """

    harm: str
    low: float | None
    high: float | None
    who: str
    source: str | None
    quote: str
    said: bool = False


@dataclass(frozen=True)
class Report:
    """A report by its name."""

    name: str
    document: Document


def read_reports() -> list[Report]:
    """The six reports."""
    lines = map(json.loads, (FOLDER / "documents.jsonl").read_text("utf-8").splitlines())
    return [
        Report(
            line["name"],
            Document(line["text"], published=line["published"], language=line["language"]),
        )
        for line in lines
    ]
