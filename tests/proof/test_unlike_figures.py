"""Figures of a quote and its translation: those that prove a difference, and those that prove none."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer._proof.unlike_figures import find_unlike_figure
from summarizer._words.numberwords import load_magnitudes
from summarizer._words.worth import worth_of


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    cases_in("""
        digits: ru => 15 млн долларов к 2030 году => $15 million by 2030
        magnitude-in-words: ru => два миллиарда долларов => $2 billion
        inflected-hundreds: ru => около двухсот человек => about 200 people
        adjective: ru => 15-процентный тариф => a 15 percent tariff
        day-in-figures: ru => 05.03.2024 => 5 March 2024
        clock-of-a-day: ru => в 14:30 => at 2:30 p.m.
        dozen: ru => 12 стран => a dozen countries
        decade: ru => девяностые годы => the 90s
        century: ru => XX век => the 20th century
        fall: ru => рост −2 % => a fall of 2 percent
        minus-in-words: ru => минус 3 % => minus 3 percent
        minus-sign: ru => рост −2 % => growth of -2 percent
        both-spelled-out: ru => 15 (пятнадцать) кораблей => 15 ships
        short-ton: ru => 500 тонн => 500 tons
        month-in-figures: zh => 3月5日 => March 5
        ten-thousands: zh => 500万美元 => 5 million dollars
        mixed-magnitudes: zh => 3亿5000万元 => 350 million yuan
        characters: zh => 二十五亿元 => 2.5 billion yuan
        no-number-at-all: zh => 两国一致同意 => both countries agreed unanimously
        more-mixed-magnitudes: ja => 1兆2000億円 => 1.2 trillion yen
        hundred-millions: ko => 300억 달러 => 30 billion dollars
        arabic-indic: ar => ٣٫٥ مليون دولار => 3.5 million dollars
        two-words: ar => خمسة عشر سفينة => 15 ships
        dual: ar => مئتي مليون دولار => 200 million dollars
        lakh: hi => ₹5 लाख => 500,000 rupees
        crore-and-lakh: hi => 2 करोड़ 50 लाख रुपये => 25 million rupees
        indian-groups: hi => 1,00,000 लोग => 100,000 people
        decimal-comma: de => 2,5 Mrd. Euro => 2.5 billion euros
        dots-of-thousands: de => 1.234,56 Euro => 1,234.56 euros
        joined: de => fünfundzwanzig Schiffe => 25 ships
        ordinal: de => der zwölfte Gipfel => the 12th summit
        vigesimal: fr => quatre-vingt-dix jours => 90 days
        hundreds: es => quinientos millones de dólares => $500 million
        both: es => ambos países => both countries
        joined-by-a-word: pt => vinte e cinco navios => 25 ships
        no-file: fi => 2 miljardia euroa vuonna 2030 => 2 billion euros in 2030
        no-file-in-words: fi => kaksisataa laivaa => 200 ships
        nobody-knows: xx => 2 miljardia euroa vuonna 2030 => 2 billion euros in 2030
    """),
)
def test_numbers_that_are_the_same_or_may_be_prove_nothing(
    language: str | None, quote: str, told: str
) -> None:
    assert find_unlike_figure(quote, told, quoted_in=language, told_in="en") is None
    assert find_unlike_figure(told, quote, quoted_in="en", told_in=language) is None


@pytest.mark.parametrize(
    ("language", "quote", "told", "why"),
    cases_in("""
        other-value: ru => 15 млн долларов => $50 million => figure 50m
        other-currency: ru => 15 млн долларов => 15 million euros => 15m in $
        other-magnitude: ru => 15 млн долларов => 15 billion dollars => figure 15bn
        other-year: ru => к 2030 году => by 2031 => figure 2031
        points: ru => 15 процентов => 15 percentage points => in %
        other-share: ru => 15 процентов => 25 percent => figure 25%
        added: ru => встретились в Осло => met 137 times in Oslo => figure 137
        left-out: ru => к 2030 году завершат => will complete it => leaves out the figure 2030
        other-length: ru => 300 км => 300 miles => 300 in km
        characters: zh => 三百万美元 => 30 million dollars => figure 30m
        ten-thousands: zh => 500万美元 => 50 million dollars => figure 50m
        mixed-magnitudes: zh => 3亿5000万元 => 350 billion yuan => figure 350bn
        other-year-of-a-calendar: fa => سال ۱۴۰۳ => in 2031 => leaves out the figure 1403
        other-hour: de => um 15.30 Uhr => at 4:30 p.m. => figure 4
        other-day: zh => 3月5日 => March 6 => figure 6
        hundred-millions: ko => 300억 달러 => 300 billion dollars => figure 300bn
        arabic-indic: ar => ٣٫٥ مليون دولار => 35 million dollars => figure 35m
        lakh: hi => ₹5 लाख => 5 million rupees => figure 5m
        crore: hi => 2 करोड़ रुपये => 2 million rupees => figure 2m
        decimal-comma: de => 2,5 Mrd. Euro => 25 billion euros => figure 25bn
        other-span: es => 6 meses => 6 years => 6 in month
        no-file: fi => 2 laivaa => 3 ships => figure 3
        no-file-year: fi => vuonna 2030 => in 2035 => figure 2035
        nobody-knows: xx => 15 млн долларов => 15 billion dollars => figure 15bn
    """),
)
def test_numbers_that_certainly_differ_are_named(
    language: str | None, quote: str, told: str, why: str
) -> None:
    found = find_unlike_figure(quote, told, quoted_in=language, told_in="en")
    assert found is not None and why in found


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    cases_in("""
        fortnight: fr => quinze jours => two weeks
        words: de => vierzehn Schiffe => forty ships
        added: ru => встретились в Осло => met 14 times in Oslo
        half: ru => наполовину => by 50 percent
        sign: ru => рост −2 % => growth of 2 percent
    """),
)
def test_numbers_in_words_and_signs_are_left_to_a_second_reading(
    language: str, quote: str, told: str
) -> None:
    assert find_unlike_figure(quote, told, quoted_in=language, told_in="en") is None


@pytest.mark.parametrize(
    ("quote", "language", "told"),
    cases_in("""
        chinese: 15 ships => zh => 50艘船
        japanese: $2.5 billion => ja => 25兆ドル
        arabic: by 2030 => ar => بحلول عام ٢٠٣١
        hindi: 5 million rupees => hi => 5 लाख रुपये
    """),
)
def test_numbers_differ_in_other_readers_languages_too(quote: str, language: str, told: str) -> None:
    assert find_unlike_figure(quote, told, quoted_in="en", told_in=language)


def test_every_magnitude_of_a_file_has_a_worth() -> None:
    shown = {mark for mark in load_magnitudes().values() if mark not in ("%", "pp")}
    assert shown and not {mark for mark in shown if isinstance(worth_of(f"5{mark}")[0], str)}
    assert worth_of("500万") == worth_of("5m") == worth_of("5000000") != worth_of("5000000%")
