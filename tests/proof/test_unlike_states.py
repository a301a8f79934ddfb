"""States of a quote and its translation: which name of one stands in place of another's."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer._proof.unlike_states import find_unlike_state


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    cases_in("""
        adjective: ru => норвежский министр => Norway's minister
        capitals: ru => Москва и Осло => Moscow and Oslo
        states-of-capitals: ru => Берлин и Варшава => Germany and Poland
        ocean: ru => Индийский океан => the Indian Ocean
        gulf: es => Golfo de México => the Gulf of Mexico
        letters: ru => КНР и РФ => China and Russia
        letters-of-no-table: fr => le RU => the United Kingdom
        one-sign-each: zh => 中美两国 => China and the United States
        side: zh => 中方 => the Chinese side
        sea: zh => 南中国海 => the South China Sea
        names-of-no-table: hi => नॉर्वे के मंत्री => Norway's minister
        adjective-of-no-table: nl => de Noorse minister => the Norwegian minister
        shared: ru => две Кореи => the two Koreas
        one-of-those-shared: ru => Корея и США => South Korea and the States
        another-word: fa => کمک مالی لندن => British financial aid
        language-unknown: xx => норвежский министр => the Norwegian minister
    """),
)
def test_states_named_in_another_form_prove_nothing(language: str | None, quote: str, told: str) -> None:
    assert find_unlike_state(quote, told, quoted_in=language, told_in="en") is None
    assert find_unlike_state(told, quote, quoted_in="en", told_in=language) is None


@pytest.mark.parametrize(
    ("language", "quote", "told", "state"),
    cases_in("""
        name: ru => министр Норвегии => Sweden's minister => Sweden
        adjective: ru => норвежский министр => the Swedish minister => Sweden
        capital: ru => Берлин и Варшава => France and Poland => France
        chinese: zh => 中国外长 => Japan's foreign minister => Japan
        arabic: ar => الوزير النرويجي => the Swedish minister => Sweden
        japanese: ja => フランスとスペインの外相 => the ministers of France and Italy => Italy
        hindi: hi => पाकिस्तान के मंत्री => Norway's minister => Norway
        finnish: fi => Ranskan ministeri => Germany's minister => Germany
        language-unknown: xx => министр Норвегии => Sweden's minister => Sweden
    """),
)
def test_another_state_in_place_of_one_is_named(
    language: str | None, quote: str, told: str, state: str
) -> None:
    found = find_unlike_state(quote, told, quoted_in=language, told_in="en")
    assert found == f"the quote does not name {state}"


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    cases_in("""
        put-in: ru => министр приехал => the Swedish minister came
        own: de => die Bundesregierung => the German government
        left-out: ru => Госдепартамент США => the State Department
    """),
)
def test_a_state_that_only_one_of_them_names_is_left_to_a_second_reading(
    language: str, quote: str, told: str
) -> None:
    assert find_unlike_state(quote, told, quoted_in=language, told_in="en") is None
