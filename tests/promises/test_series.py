"""Two series of promises, followed from kept answers: every link of the gold, and none beside them.

From the gold's mentions (series_answers.jsonl), and from summaries of the texts (recorded/). The answers
were written by a language model from exactly the requests.
"""

from __future__ import annotations

import asyncio
import json

import pytest
from folders import TESTS

from benchmarks.inputs.kept_readings import hash_request
from benchmarks.inputs.link_scores import score_series
from benchmarks.inputs.series_gold import GoldSeries, read_series, take_gold_mentions
from benchmarks.inputs.written_answers import MODEL
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Reply
from summarizer._call.settings import resolve_settings
from summarizer._check.cassette_check import check_all
from summarizer._follow.follower import Followed, follow_all
from summarizer._follow.promises_file import read_promises
from summarizer._follow.texts import Texts
from summarizer.schemas import Promises

FOLDER = TESTS / "promises"
SERIES = read_series(FOLDER / "series.jsonl")
each_series = pytest.mark.parametrize("series", SERIES, ids=[series.name for series in SERIES])


class KeptAnswers:
    """The kept answers, by the hash of the request; `asked` counts the requests."""

    def __init__(self) -> None:
        lines = (FOLDER / "series_answers.jsonl").read_text("utf-8").splitlines()
        self._replies = {line["request"]: line["reply"] for line in map(json.loads, lines)}
        self.asked = 0

    async def ask(self, call: Call) -> Reply:
        self.asked += 1
        return Reply(self._replies[hash_request(request_body(call, model=MODEL, mode="json-schema"))])


def followed(series: GoldSeries, answers: KeptAnswers, before: Followed | None = None) -> Followed:
    texts = Texts({document.id: document for document in series.documents.values()})
    kept = before.promises if before else None
    chosen = resolve_settings(model=MODEL, environment={})
    return asyncio.run(follow_all(take_gold_mentions(series), texts, kept, answers.ask, chosen))


def assert_right(series: GoldSeries, promises: Promises) -> None:
    """Every link of the gold is there, and nothing beside them."""
    score = score_series(series, promises)
    assert (score.found, score.required) == (7, 7)
    assert (score.accusations_found, score.accusations) == (3, 3)
    assert (score.unfounded, score.wrong, score.traps, score.not_verbatim) == ([], [], [], 0)


@each_series
def test_every_link_of_a_series_is_found_and_no_other_and_no_trap(series: GoldSeries) -> None:
    assert_right(series, followed(series, KeptAnswers()).promises)


@each_series
def test_a_series_is_right_from_its_texts_to_its_links_too(series: GoldSeries) -> None:
    assert_right(series, read_promises(FOLDER / "recorded" / series.name / "promises.json"))


@pytest.mark.slow
def test_the_recorded_series_replay() -> None:
    verdicts = list(check_all([FOLDER / "recorded" / series.name for series in SERIES]))
    assert [verdict.kind for verdict in verdicts] == ["ok", "ok"]


@each_series
def test_a_series_costs_at_most_two_requests_a_document_and_none_again(series: GoldSeries) -> None:
    answers = KeptAnswers()
    first = followed(series, answers)
    assert answers.asked <= 2 * len(series.documents)
    answers.asked = 0
    assert followed(series, answers, first).promises == first.promises
    assert answers.asked == 0
