"""Figures: which numbers a text holds, and where a quote cuts one from its magnitude."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from hypothesis import given
from hypothesis import strategies as st

from summarizer._words.figures import amounts_in, cuts_amount, figures_in, find_unsupported_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *cases_in(
            """
            none: no figures here =>
            digits: 15 districts => 15
            thousands-comma: 1,000 officers => 1000
            thousands-point: 1.000 Wohnungen => 1000
            thousands-space: 1 000 soldats => 1000
            thousands-narrow-space: 1\u202f000 soldats => 1000
            thousands-apostrophe: 1’000 Franken => 1000
            millions-in-groups: 12,345,678 euros => 12345678
            german-decimals: 1.234,56 Euro => 1234.56
            year-and-number: in 2025 300 men left => 2025 300
            million: $10.5 million => 10.5m
            m: $10.5m => 10.5m
            hyphenated: 10.5-million-euro fund => 10.5m
            billions: 2 bn and 3 billion => 2bn 3bn
            several-magnitudes: two hundred million => 200m
            footnote: 10¹ million => 10m
            no-magnitude: 5 minutes, 7 metres => 5 7
            percent: 3 per cent, 4 percent, 5%, 6 %, 7 pct => 3% 4% 5% 6% 7%
            percentage-points-are-no-percent: 10 percentage points => 10pp
            german-percent: 3,5 Prozent => 3.5%
            spanish-percent: 3,5 por ciento => 3.5%
            words: two of five => 2 5
            words-in-capitals: Two-thirds; SEVEN => 2 7
            teens: fourteen, sixteen, seventeen => 14 16 17
            tens-and-units: twenty-five and thirty one => 25 31
            tens: ninety days => 90
            spanish-words: doce formadores, treinta aulas => 12 30
            german-words: dreißig Wohnungen => 30
            russian-words: тридцать вагонов, до сорока => 30 40
            arabic-words: خمسة متدربين => 5
            compound-words: a five-nation, two-day summit => 5 2
            words-that-begin-like-numbers: a tenuous tendency of the sixth =>
            words-that-end-like-numbers: often, height, freight, weighty =>
            one-is-a-pronoun: one of them =>
            spanish: cinco millones, tres mil millones => 5m 3bn
            german: zwei Millionen, drei Milliarden => 2m 3bn
            french: sept millions, huit milliards => 7m 8bn
            russian: 10 млн, 3 миллиарда, 5 тысяч => 10m 3bn 5k
            arabic: ١٠ ملايين => 10m
            arabic-decimals: ٣٫٥ مليار => 3.5bn
            chinese: 提供3亿美元和10%的贷款 => 3亿 10%
            japanese: 3億ドル => 3亿
            full-width: ３．５ million => 3.5m
            fraction: 5½ years => 5½
            digits-in-words: F-16s, 5G and Q3 => 16 5 3
            spanish-two: dos barcos de pesca en los dos puertos => 2
            portuguese-of-the: o envio dos resultados das análises a 5 de março => 5
            """
        ),
        pytest.param("", None, id="empty"),
    ],
)
def test_the_figures_of_a_text_are_told_by_their_value(text: str, expected: str | None) -> None:
    assert figures_in(text) == set((expected or "").split())


@pytest.mark.parametrize(
    ("one", "other"),
    cases_in(
        """
        magnitude: 10 million => 10 billion
        magnitude-dropped: 10 million => 10
        second-magnitude-dropped: two hundred million => two hundred
        chinese-magnitude: 3亿美元 => 3万美元
        point: 10.5 => 105
        fraction: 5½ => 5
        units-dropped: twenty-five => twenty
        teens: seventeen => seven
        points: 5 percent => 5 percentage points
        """
    ),
)
def test_figures_that_read_differently_are_different(one: str, other: str) -> None:
    assert figures_in(one) != figures_in(other)


@pytest.mark.parametrize(
    ("case", "cut"),
    [
        *cases_in(
            """
            million: pledged 10| million => yes
            hyphen: pledged 10|-million => yes
            letter: pledged 10|m => yes
            no-break-space: pledged 10|\u00a0million => yes
            thin-space: pledged 10|\u2009% => yes
            soft-hyphen: pledged 10|\u00ad million => yes
            capital: pledged 10| Million => yes
            percent-sign: fell by 3.5|% => yes
            per-cent: fell by 3.5| per cent => yes
            second-magnitude: two hundred| million => yes
            spanish: 3 mil| millones => yes
            german: 3| Milliarden => yes
            chinese: 3|亿美元 => yes
            words: twenty-five| thousand => yes
            range: pledged 3| to 4 ships => yes
            range-of-words: pledged three| or four ships => yes
            dozen: pledged ten| dozen ships => yes
            year: aid by 2030| to 40 states => no
            towards-one: pledged 3| to one state => no
            whole: pledged 10 million| => no
            unit: pledged 10 million| euros => no
            word-that-begins-with-m: pledged 10| minutes => no
            comma: pledged 10|, million => no
            word-that-ends-like-a-number: often| million => no
            no-number: the| million => no
            before: |10 million => no
            """
        ),
        pytest.param("pledged ten|\nbillion", True, id="line-break"),
    ],
)
def test_a_number_is_cut_where_it_goes_on(case: str, cut: bool) -> None:
    assert cuts_amount(case.replace("|", ""), case.index("|")) is cut


@given(st.text("0159., '%½¹mk-–٣万two hundred\u00a0", max_size=40), st.integers(0, 40))
def test_figures_are_read_from_anything(text: str, end: int) -> None:
    assert all(any(character.isdigit() for character in figure) for figure in figures_in(text))
    assert cuts_amount(text, end) in (True, False)


@pytest.mark.slow
@given(st.integers(0, 10**12))
def test_a_number_is_the_same_with_and_without_separators(number: int) -> None:
    forms = [
        str(number),
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        f"{number:,}".replace(",", "’"),
    ]
    assert {figures_in(f"about {form} men") for form in forms} == {frozenset({str(number)})}


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Dar and Wang met, and the two agreed to expand trade", []),
        ("the three parties agreed", []),
        ("both of the two ministers", []),
        ("sent the two promised aircraft", ["2"]),
        ("release the two impounded ferries", ["2"]),
        ("two agreed", ["2"]),
    ],
)
def test_a_number_that_only_points_at_the_sides_counts_nothing(text: str, strange: list[str]) -> None:
    assert find_unsupported_numbers(text, frozenset) == strange


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    cases_in(
        """
        spanish: 3,2 millones de dólares => 3.2m => $
        whose-dollars: 5 million US dollars => 5m => $
        whose-dollars-with-dots: 5 million U.S. dollars => 5m => $
        german-shortened: 1,5 Mio. Euro => 1.5m => €
        german-shortened-without-a-dot: 2 Mrd Euro => 2bn => €
        pesos: 5 mil millones de pesos => 5bn => peso
        french: 1,8 million d’euros par an => 1.8m => €
        russian: 10 млн долларов => 10m => $
        arabic: 10 ملايين دولار => 10m => $
        chinese: 提供3亿美元贷款 => 3亿 => $
        months-in-chinese: 近3个月的数据 => 3 => month
        days-in-german: 30 Tage => 30 => day
        years-in-russian: три года => 3 => year
        a-year-of-the-calendar: до 2025 года => 2025 =>
        a-year-of-the-calendar-in-chinese: 2024年 => 2024 =>
        an-anniversary: 20周年 => 20 =>
        """
    ),
)
def test_an_amount_has_its_currency_or_unit_in_any_language(
    text: str, number: str, unit: str | None
) -> None:
    assert amounts_in(text) == {(number, unit)}


def test_another_currency_in_another_language_is_another_amount() -> None:
    held = amounts_in("aportará 3,2 millones de dólares")
    assert find_unsupported_numbers("aportar 3,2 millones de euros", lambda: held) == ["3.2m €"]
    assert find_unsupported_numbers("contribute 3.2 million dollars", lambda: held) == []
