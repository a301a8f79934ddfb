"""Recorded summaries that several tests show."""

from __future__ import annotations

import re

from folders import TOP

import summarizer
from summarizer import Document
from summarizer._evaluation.kept import summary_in

CASES = ("andean_summit", "two_readouts", "french_readout")


def recorded(*cases: str) -> tuple[list[summarizer.Summary], dict[str, Document]]:
    folders = [TOP / "cassettes" / case for case in cases]
    texts = [Document((each / "document.txt").read_text("utf-8")) for each in folders]
    return [summary_in(each / "summary.json") for each in folders], {each.id: each for each in texts}


def without_version(text: str) -> str:
    """A summary's JSON but for the version of the package that made it: all that a release changes."""
    return re.sub('"package_version": "[^"]+"', "", text)
