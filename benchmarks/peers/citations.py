"""instructor's CitationMixin, which keeps of a model's quotes those that it finds in the text."""

from __future__ import annotations

import time


def keep_citations(
    texts: list[str], quotes: list[tuple[int, str]], rounds: int
) -> tuple[list[bool], list[list[float]]]:
    """Whether CitationMixin keeps each quote of a text, and the seconds for each, round by round."""
    from instructor import CitationMixin

    found: list[bool] = []
    seconds: list[list[float]] = []
    for _ in range(rounds):
        found, taken = [], []
        for text, quote in quotes:
            began = time.perf_counter()
            kept = CitationMixin.model_validate(
                {"substring_quotes": [quote]}, context={"context": texts[text]}
            )
            taken.append(time.perf_counter() - began)
            found.append(bool(kept.substring_quotes))
        seconds.append(taken)
    return found, seconds
