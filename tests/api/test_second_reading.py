"""The second reading: by default, by another model at an endpoint of its own, and where it fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asked import RIGHT, answered_and_read, is_reading, summarized_by, supported
from endpoint import Answer, endpoint, failed, said
from examples import TEXT, good
from many_documents import Many, numbered, run

from summarizer import AsyncSummarizer, BudgetError, ModelError, SettingsError, Summarizer
from summarizer._model.answers import inspect_cache
from summarizer._model.pace import Pace, RequestSlot

pytestmark = pytest.mark.usefixtures("quick_and_keyed")
READERS_KEY = "rk-proj-Zz9yXx8wVv7uTt6s"
PRICES = {"prices": (1.0, 1.0, 6.0)}


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a user has who sets nothing."""
    monkeypatch.delenv("SUMMARIZER_VERIFY")


@pytest.mark.usefixtures("verified")
def test_every_item_is_read_a_second_time_where_nothing_is_said_about_it() -> None:
    with endpoint(answered_and_read) as server:
        summary = summarized_by(server)
    assert [is_reading(request) for request in server.requests] == [False, True]
    assert summary.verification and summary.verification.model == "test-model"
    assert len(summary.verification.verdicts) == len(summary.meetings) + len(summary.commitments) + len(
        summary.concerns
    ) + len(summary.overview)


@pytest.mark.slow
@pytest.mark.usefixtures("verified")
def test_no_second_reading_is_asked_for_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(answered_and_read) as server:
        assert summarized_by(server, verify=False).verification is None
        monkeypatch.setenv("SUMMARIZER_VERIFY", "none")
        assert summarized_by(server).verification is None
        assert summarized_by(server, verify=True).verification is not None
    assert len(server.requests) == 4


def test_another_model_reads_at_its_own_address_with_its_own_key_and_price(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-answer")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gateway: of the answer")
    with endpoint(RIGHT) as first, endpoint(supported) as second:
        monkeypatch.setenv("SUMMARIZER_VERIFY_BASE_URL", second.url)
        monkeypatch.setenv("SUMMARIZER_VERIFY_API_KEY", READERS_KEY)
        monkeypatch.setenv("SUMMARIZER_VERIFY_PRICES", "10,10,60")
        summary = summarized_by(first, verify=True, verify_model="strong", **PRICES)
    assert [request["model"] for request in first.requests] == ["test-model"]
    assert [request["model"] for request in second.requests] == ["strong"]
    assert second.headers[0]["authorization"] == f"Bearer {READERS_KEY}"
    assert first.headers[0]["openai-organization"] == "org-of-the-answer"
    assert not {"openai-organization", "x-gateway"} & second.headers[0].keys()
    assert summary.provenance.model == "test-model"
    assert summary.verification and summary.verification.model == "strong"
    # 100 tokens in and 10 out of each: at 1 and 6 dollars for a million, and at tenfold of it.
    assert summary.verification.usage.cost == 0.0016
    assert (summary.usage.requests, summary.usage.cost) == (2, 0.00176)


def test_the_key_of_the_answer_goes_to_no_other_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(RIGHT) as first, endpoint(supported) as second:
        monkeypatch.setenv("SUMMARIZER_VERIFY_BASE_URL", second.url)
        summarized_by(first, verify=True, verify_model="strong")
    assert second.headers[0]["authorization"] == "Bearer no-key"


def test_a_refused_key_of_the_second_model_is_named_by_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with endpoint(RIGHT) as first, endpoint(failed(401, f"wrong: {READERS_KEY}")) as second:
        monkeypatch.setenv("SUMMARIZER_VERIFY_BASE_URL", second.url)
        monkeypatch.setenv("SUMMARIZER_VERIFY_API_KEY", READERS_KEY)
        with pytest.raises(ModelError, match="SUMMARIZER_VERIFY_API_KEY") as caught:
            summarized_by(first, verify=True, verify_model="strong")
    assert str(caught.value).startswith("the verification failed: ")


@pytest.mark.parametrize(
    "leak",
    [
        pytest.param(failed(400, f"no: {READERS_KEY}"), id="error"),
        pytest.param(said(f"no JSON, but {READERS_KEY[:18]}"), id="no-json"),
        pytest.param(
            said(json.dumps({"verdicts": [{"item": "c1", "reason": READERS_KEY, "support": "not"}]})),
            id="verdict",
        ),
    ],
)
def test_no_answer_of_either_model_has_the_key_of_the_second_printed(
    leak: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_VERIFY_API_KEY", READERS_KEY)
    tree = good()
    tree["commitments"][1]["action"] = f"pay {READERS_KEY}"
    with endpoint(said(json.dumps(tree)), leak) as server:
        try:
            shown = summarized_by(server, verify=True, verify_model="strong").model_dump_json()
        except ModelError as exc:
            shown = str(exc)
    at = shown.lower().find(READERS_KEY[:16].lower())
    assert at < 0, shown[at - 100 : at + 60]


def test_a_reading_that_fails_fails_the_document_and_only_it_is_paid_for_again(tmp_path: Path) -> None:
    with endpoint(RIGHT, failed(400, "not now"), supported) as server:
        options: dict[str, Any] = {"base_url": server.url, "model": "m", "cache": tmp_path}
        with Summarizer(verify=True, **options) as one:
            with pytest.raises(ModelError, match=r"^the verification failed: .*not now"):
                one.summarize(TEXT)
            assert inspect_cache(tmp_path).answers == 1
            assert one.summarize(TEXT).verification is not None
    assert [is_reading(request) for request in server.requests] == [False, True, True]


@pytest.mark.slow
def test_the_replies_of_the_second_model_are_kept_under_its_own_name(tmp_path: Path) -> None:
    def read_by(model: str, url: str) -> None:
        with Summarizer(base_url=url, model="m", verify=True, verify_model=model, cache=tmp_path) as one:
            one.summarize(TEXT)

    with endpoint(answered_and_read) as server:
        read_by("strong", server.url)
        read_by("other", server.url)
        read_by("strong", server.url)
    assert [request["model"] for request in server.requests] == ["m", "strong", "other"]


@pytest.mark.slow
def test_a_budget_counts_each_call_at_the_price_of_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    with endpoint(answered_and_read) as server:

        def summarize_within_a_dollar() -> None:
            options: dict[str, Any] = {"base_url": server.url, "prices": (1.0, 1.0, 1.0)}
            with Summarizer(model="m", verify=True, verify_model="other", **options) as one:
                seen.extend(one.summarize_many(numbered(2), budget_usd=1.0))

        monkeypatch.setenv("SUMMARIZER_VERIFY_PRICES", "1000,1000,1000")
        with pytest.raises(BudgetError):  # a reading of 2,000 tokens might cost 2 dollars
            summarize_within_a_dollar()
        assert [is_reading(request) for request in server.requests] == [False, False]
        monkeypatch.setenv("SUMMARIZER_VERIFY_PRICES", "2,2,2")
        summarize_within_a_dollar()
    # 110 tokens of an answer at a dollar for a million, 110 of a reading at two.
    assert [result.usage.cost for result in seen[-2:]] == [0.00033, 0.00033]


def test_a_budget_in_dollars_wants_the_price_of_the_second_model_too() -> None:
    with (
        Summarizer(model="gpt-4.1", verify=True, verify_model="unlisted") as one,
        pytest.raises(SettingsError, match=r"unlisted.*SUMMARIZER_VERIFY_PRICES"),
    ):
        one.summarize_many([TEXT], budget_usd=1.0)
    with Summarizer(model="gpt-4.1", verify=False, verify_model="unlisted") as one:
        one.summarize_many([TEXT], budget_usd=1.0)


async def all_read_slowly(url: str) -> Many:
    async with AsyncSummarizer(base_url=url, model="m", verify=True, verify_model="slow") as one:
        return [result async for result in one.summarize_many(numbered(6), concurrency=3)]


@pytest.mark.slow
def test_each_model_has_its_own_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    slowed: list[Pace] = []
    slow_down = Pace.slow_down

    def noted(self: Pace, turn: RequestSlot, seconds: float) -> None:
        slowed.append(self)
        slow_down(self, turn, seconds)

    monkeypatch.setattr(Pace, "slow_down", noted)
    answered: list[Pace] = []
    monkeypatch.setattr(Pace, "answered", lambda self: answered.append(self))  # noqa: PLW0108  # a list's own method binds no self
    waiting = [failed(429)]

    def once_busy(request: dict[str, Any]) -> Answer:
        return waiting.pop() if is_reading(request) and waiting else answered_and_read(request)

    with endpoint(once_busy) as server:
        results = run(all_read_slowly(server.url))
    assert all(result.summary for result in results)
    (pace,) = slowed
    others = {id(one) for one in answered} - {id(pace)}
    assert len(others) == 1 and pace.limit < pace.most == 3
