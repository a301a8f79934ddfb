"""What does a document cost in dollars: summarized, verified, and followed? And a thousand of them?

    python -m benchmarks.measures.dollars [--prices IN,CACHED,OUT]

Tokens of a summary and of its second reading are those of the recordings without an overview, as in a
batch, each document once. Those of following are of a hundred generated summaries, of which nearly
every one is about a promise of an earlier one. All are estimates (characters / 4).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from benchmarks.folders import CASSETTES
from benchmarks.measures.follow_cost import follow_generated
from benchmarks.measures.markdown import print_table
from benchmarks.measures.money import summaries_in
from summarizer import Summary
from summarizer._call.prices import Price, prices_of
from summarizer.schemas import Usage

PRICES = "2.5,0.25,15"  # an example; US dollars for a million tokens: in, in from the cache, out
FOLLOWED = 100  # summaries
Tokens = tuple[float, float]  # sent, answered


def load_verified(folder: Path) -> list[Summary]:
    """Verified summaries without an overview; of several of one document, that with fewest requests."""
    found: dict[str, Summary] = {}
    for summary in summaries_in(folder).values():
        if not summary.verification or summary.overview:
            continue
        known = found.setdefault(summary.document.id, summary)
        if summary.usage.requests < known.usage.requests:
            found[summary.document.id] = summary
    return list(found.values())


def mean_tokens(usages: Iterable[Usage]) -> Tokens:
    """Tokens a document, sent and answered."""
    listed = list(usages)
    return mean(usage.tokens_in for usage in listed), mean(usage.tokens_out for usage in listed)


def price_tokens(tokens: Tokens, price: Price, documents: int = 1) -> float:
    """US dollars for so many documents; nothing is taken to come from the endpoint's cache."""
    return documents * (tokens[0] * price.tokens_in + tokens[1] * price.tokens_out) / 1e6


def list_costs(folder: Path = CASSETTES) -> dict[str, Tokens]:
    """Tokens a document of each step, and of all of them."""
    summaries = load_verified(folder)
    whole = mean_tokens(summary.usage for summary in summaries)
    reading = mean_tokens(summary.verification.usage for summary in summaries if summary.verification)
    usage = follow_generated(FOLLOWED).promises.usage
    following = usage.tokens_in / FOLLOWED, usage.tokens_out / FOLLOWED
    return {
        "summary alone (`--verify none`)": (whole[0] - reading[0], whole[1] - reading[1]),
        "second reading": reading,
        "summary and second reading (the default)": whole,
        "`follow`, over 100 documents": following,
        "summary, second reading and `follow`": (whole[0] + following[0], whole[1] + following[1]),
    }


def print_costs(price: Price) -> None:
    """Print tokens and dollars of each step."""
    summaries = load_verified(CASSETTES)
    rows = [
        [
            step,
            *(f"{number:,.0f}" for number in tokens),
            f"{price_tokens(tokens, price):.3f}",
            f"{price_tokens(tokens, price, 1000):,.0f}",
        ]
        for step, tokens in list_costs().items()
    ]
    title = f"{len(summaries)} recorded documents, at {price.tokens_in} and {price.tokens_out} US$"
    header = ["what is asked", "tokens in", "tokens out", "US$ a document", "US$ for 1,000"]
    print_table(title, header, rows)
    requests = [summary.usage.requests for summary in summaries]
    print(f"\nRequests: {mean(requests):.1f} a document, at most {max(requests)}.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--prices", default=PRICES, help="US dollars for a million tokens")
    print_costs(prices_of(parser.parse_args().prices))
