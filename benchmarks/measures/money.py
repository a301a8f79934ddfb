"""What a document costs beside what it cost with an older version, from the recordings of both.

    python -m benchmarks.measures.money OLD [NEW]

OLD and NEW are folders of cassettes, NEW the ones at hand unless you name others. A case counts where
both hold a summary of the same text and NEW has no overview, as in a batch. A token of an answer counts
six times one that is sent. Both counts are estimates of the recordings (characters / 4).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.folders import CASSETTES
from summarizer import Summary
from summarizer.schemas import Usage

OUT = 6  # times the price of a token sent


def summaries_in(folder: Path) -> dict[str, Summary]:
    """The summaries of a folder of cassettes, by name; errors are left out."""
    texts = {path.parent.name: path.read_text("utf-8") for path in folder.glob("*/summary.json")}
    return {
        name: Summary.model_validate_json(text)
        for name, text in sorted(texts.items())
        if not text.startswith('{\n  "error"')
    }


def cost_of_usage(usage: Usage) -> int:
    """What tokens cost, in the price of one that is sent."""
    return usage.tokens_in + OUT * usage.tokens_out


def print_costs(old: Path, new: Path) -> None:
    """Print the cost of each case in both, and of all."""
    before, after = summaries_in(old), summaries_in(new)
    print("| case | before | now | of it the reading | now / before |")
    print("|---|---:|---:|---:|---:|")
    total = [0, 0, 0]
    for name, summary in after.items():
        known = before.get(name)
        if known is None or known.document.id != summary.document.id or summary.overview:
            continue
        reading = cost_of_usage(summary.verification.usage) if summary.verification else 0
        row = [cost_of_usage(known.usage), cost_of_usage(summary.usage), reading]
        total = [whole + part for whole, part in zip(total, row, strict=True)]
        print(f"| {name} | {row[0]:,} | {row[1]:,} | {row[2]:,} | {row[1] / row[0]:.2f} |")
    share = total[1] / total[0] if total[0] else float("nan")
    print(f"| **all** | {total[0]:,} | {total[1]:,} | {total[2]:,} | **{share:.2f}** |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "old", type=Path, help="the folder cassettes/ of a checkout of the older version"
    )
    parser.add_argument("new", type=Path, nargs="?", default=CASSETTES)
    asked = parser.parse_args()
    print_costs(asked.old, asked.new)
