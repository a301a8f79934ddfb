"""The budget: reserved before, settled after, never exceeded by what was foreseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import SettingsError, Usage
from summarizer._call.prices import Price, cost_of, price_of, prices_of
from summarizer._call.settings import resolve_settings
from summarizer._model.budget import FIRST_ANSWER, Budget, BudgetAmount, Experience, RequestTokens

PRICE = Price(2.0, 0.5, 10.0)


def test_what_is_reserved_is_not_there_for_another_until_it_is_settled() -> None:
    budget = Budget(tokens=1000, price=None, model="m")
    budget.reserve(BudgetAmount(600))
    assert budget.fits(BudgetAmount(400)) and not budget.fits(BudgetAmount(401))
    budget.settle(BudgetAmount(600), BudgetAmount(100))
    assert budget.fits(BudgetAmount(900)) and not budget.fits(BudgetAmount(901))
    assert budget.said(BudgetAmount(901)) == "100 of 1,000 tokens spent, 901 needed"


def test_dollars_count_cached_tokens_at_their_price() -> None:
    budget = Budget(usd=1.0, price=PRICE, model="m")
    assert budget.cost(RequestTokens(1_000_000, 400_000, 10_000)).usd == pytest.approx(1.2 + 0.2 + 0.1)
    assert not budget.fits(budget.cost(RequestTokens(0, 0, 100_001)))
    assert budget.fits(budget.cost(RequestTokens(0, 0, 100_000)))


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=30))
def test_reservations_that_fit_and_hold_keep_a_budget(requests: list[tuple[int, int]]) -> None:
    budget = Budget(tokens=2000, price=None, model="m")
    open_: list[tuple[BudgetAmount, BudgetAmount]] = []
    for reserved, used in requests:
        amount, spent = BudgetAmount(max(reserved, used)), BudgetAmount(used)
        if budget.fits(amount):
            budget.reserve(amount)
            open_.append((amount, spent))
        elif open_:
            budget.settle(*open_.pop(0))
    for each in open_:
        budget.settle(*each)
    assert budget.spent.tokens <= 2000
    assert budget.reservations == 0 and budget.reserved == BudgetAmount()


def test_expectations_follow_the_longest_answer_and_the_longest_count_so_far() -> None:
    seen = Experience()
    assert seen.expected("summary", 100) == RequestTokens(100, 0, FIRST_ANSWER)
    seen.learn("summary", 100, RequestTokens(150, 0, 300))
    seen.learn("summary", 100, RequestTokens(90, 0, 80))
    assert seen.expected("summary", 1000) == RequestTokens(1500, 0, 300)
    assert seen.expected("correction", 10).tokens_out == FIRST_ANSWER


@pytest.mark.parametrize("limit", [{"usd": 0.0}, {"usd": -1.0}, {"tokens": 0}, {"usd": float("nan")}])
def test_a_limit_that_makes_no_sense_is_refused(limit: dict[str, float]) -> None:
    with pytest.raises(SettingsError, match="must be"):
        Budget(**limit, price=PRICE, model="m")  # type: ignore[arg-type]  # one of both


def test_dollars_without_a_price_say_how_to_give_one() -> None:
    with pytest.raises(SettingsError, match=r"the prices of my-model.*SUMMARIZER_PRICES.*2\.5"):
        Budget(usd=1.0, price=None, model="my-model")


@pytest.mark.parametrize("written", ["2,0.5,10", " 2, 0.5 ,10 ", (2, 0.5, 10), [2.0, 0.5, 10.0]])
def test_prices_are_three_numbers_however_they_are_given(written: str | tuple[float, ...]) -> None:
    assert prices_of(written) == PRICE


@pytest.mark.parametrize(
    "written", ["", "2", "1,2,3,4", "a,b,c", "-1,0,0", "nan,1,1", "inf,0,0", (1, 2)]
)
def test_anything_else_is_no_price(written: str | tuple[float, ...]) -> None:
    with pytest.raises(SettingsError, match="IN,CACHED,OUT"):
        prices_of(written)


def test_prices_of_ones_own_come_from_the_argument_then_the_environment() -> None:
    own = {"SUMMARIZER_PRICES": "1,1,1"}
    assert resolve_settings(environment=own).price == Price(1, 1, 1)
    assert resolve_settings(prices="2,0.5,10", environment=own).price == PRICE
    assert resolve_settings(environment={}).price is None


def test_the_list_knows_models_by_their_exact_name_only() -> None:
    assert price_of("gpt-4.1") == Price(2.0, 0.5, 8.0)
    assert price_of("gpt-4.1-of-mine") is None
    assert cost_of(None, Usage(tokens_in=5)) is None
    assert cost_of(PRICE, Usage(tokens_in=100, tokens_cached=40, tokens_out=10)) == 0.00024
