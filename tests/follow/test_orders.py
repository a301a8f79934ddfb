"""Orders of adding: other requests, and nearly the same links; the same order gives the same bytes."""

from __future__ import annotations

import asyncio
import random

import pytest

from benchmarks.inputs.generated_promises import Generated, generate_summaries, read_generated
from summarizer._call.settings import resolve_settings
from summarizer._follow.follower import follow_all
from summarizer._follow.mentions import take_mentions
from summarizer._follow.promises_file import dump_promises
from summarizer._follow.texts import Texts
from summarizer.schemas import Promises

LEAST = 0.95


def _follow(told: list[Generated], kept: Promises | None = None) -> Promises:
    texts = Texts({document.id: document for document, _ in told})
    given = [take_mentions(summary) for _, summary in told]
    chosen = resolve_settings(model="m", environment={})
    return asyncio.run(follow_all(given, texts, kept, read_generated, chosen)).promises


def _pairs(promises: Promises) -> set[frozenset[str]]:
    """Which mentions are of one undertaking, two by two."""
    found = set()
    for chain in promises.chains:
        inside = [*chain.promises, *chain.reports]
        found |= {frozenset((a, b)) for a in inside for b in inside if a != b}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_order_of_adding_links_nearly_the_same(
    seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told = list(generate_summaries(20))
    whole = _follow(told)
    random.Random(seed).shuffle(told)
    added: Promises | None = None
    for number in range(1, len(told) + 1):
        added = _follow(told[:number], added)
    assert added is not None
    mine, its = _pairs(whole), _pairs(added)
    share = len(mine & its) / len(mine | its)
    with capsys.disabled():
        print(f"\n{share:.3f} of what is of one undertaking agrees ({len(mine | its)} pairs)")  # noqa: T201 - to be read
    assert len(mine) > 20 and share >= LEAST


def test_a_summary_costs_at_most_two_requests() -> None:
    promises = _follow(list(generate_summaries(30)))
    assert len(promises.links) > 30
    assert promises.usage.requests <= 2 * len(promises.documents)


def test_every_quote_is_verbatim_at_both_ends() -> None:
    told = list(generate_summaries(20))
    texts = {document.id: document.text for document, _ in told}
    promises = _follow(told)
    mentions = {mention.id: mention for mention in promises.mentions}
    for link in promises.links:
        for mention, quotes in ((link.later, link.evidence), (link.earlier, link.about)):
            text = texts[mentions[mention].document]
            assert all(text[one.start : one.end] == one.quote for one in quotes)


def test_the_file_is_the_same_whatever_order_the_summaries_are_named_in() -> None:
    told = list(generate_summaries(20))
    assert dump_promises(_follow(told)) == dump_promises(_follow(told[::-1]))
