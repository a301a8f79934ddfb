"""Longer names: a name inside another proves nobody, and costs nobody either."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from examples import reading_of

from summarizer._proof.longer_names import find_other_words


@pytest.mark.parametrize(
    ("name", "text", "words"),
    cases_in(
        r"""
        city: Zemblia => Zemblia City pledged two ships. => Zemblia City
        corporation: Zemblia => The Zemblia Rail Corporation paid. => Zemblia Rail Corporation
        university's: Zemblia => Zemblia University's dean pledged two ships. => Zemblia University
        of two: Zemblia => Zemblia City met Zemblia House in spring. => Zemblia City
        a region: Zemblia => Talks with South Zemblia went on. => South Zemblia
        a station: Zemblia => Radio Zemblia said so. They asked Radio Zemblia again. => Radio Zemblia
        in Spanish: Zemblia => Habló la Fundación Zemblia en su sede. => Fundación Zemblia
        a state: Norway => Norway House pledged two rooms. => Norway House
        a company: United States => United States Steel pledged two ships. => United States Steel
        a gulf: Mexico => The Gulf of Mexico is warm. => Gulf of Mexico
        heading: Zemblia => Zemblia City Pledges Ships⏎⏎Zemblia City was asked. => Zemblia City
        in Chinese: 南非 => 南非航空公司承诺两艘船。 => 南非航空公司
        a sector between: 中国 => 中国工商银行承诺付款。 => 中国工商银行
        in Japanese: 日本 => 日本大学は協力を約束した。 => 日本大学
        in Korean: 한국 => 한국은행은 약속했다. => 한국은행
        another state: Sudan => South Sudan pledged two ships. => South Sudan
        adjective: Zemblia => The Zemblian delegation pledged two ships. => Zemblian
        declined: Земблия => Министр Земблии обещал два корабля. => Земблии
        a firm declined: Газпром => Представители Газпрома обещали платить. => Газпрома
        """
    ),
)
def test_a_name_inside_a_longer_one_is_known_by_that(name: str, text: str, words: str) -> None:
    assert find_other_words(name, reading_of(text), is_state=True) == words


@pytest.mark.parametrize(
    ("name", "text"),
    cases_in(
        """
        by itself: Zemblia => Zemblia City was asked. It was Zemblia that pledged two ships.
        possessive: Zemblia => Zemblia's Foreign Ministry pledged two ships.
        a delegation: Zemblia => The Zemblia delegation pledged two ships.
        its minister: Zemblia => Zemblia Foreign Minister Ann Bo pledged two ships.
        its minister in Turkish: Zemblia => Zemblia Dışişleri Bakanı Bo söz verdi.
        its minister in Indonesian: Zemblia => Menteri Luar Negeri Zemblia Bo Bo berjanji.
        a day before: Zemblia => Ships will come on Monday Zemblia said.
        a day behind: Zemblia => Ships will come, Zemblia Monday said.
        a sentence's first word: Zemblia => Yesterday Zemblia pledged two ships.
        at a stop: Zemblia => Talks were held in Zemblia. Norway took part.
        in a list: Zemblia => Zemblia, Norway and Chile met.
        heading: Zemblia => ZEMBLIA PLEDGES TWO SHIPS
        title: Zemblia => Zemblia Pledges Two Ships to Iceland⏎⏎The ships leave on Monday.
        in German: Zemblia => Der Minister sagte, dass Zemblia Hilfe zusagt und die Regierung zahlt.
        full name: Brunei => Brunei Darussalam berjanji.
        its adjective: Norway => Norway House was shut. Norwegian fishers met there.
        otherwise: United States => United States Steel was silent. The U.S. pledged two ships.
        in Chinese: 南非 => 南非外长承诺。
        both in Chinese: 南非 => 南非航空公司沉默。南非承诺两艘船。
        in Japanese: 日本 => 日本は協力を約束した。
        a common noun: union => The union Bank asked for more.
        nowhere: Zemblia => Norway pledged two ships.
        another: Martin => Carlos Martinez pledged two ships.
        """
    ),
)
def test_a_name_by_itself_or_in_a_form_of_its_own_is_that_name(name: str, text: str) -> None:
    assert find_other_words(name, reading_of(text), is_state=True) is None


@pytest.mark.parametrize(
    ("name", "text"),
    cases_in(
        """
        a secretary: NATO => NATO Secretary General Ann Bo pledged two ships.
        a commissioner: EU => EU Commissioner Ann Bo pledged two ships.
        """
    ),
)
def test_an_office_of_an_organization_is_no_part_of_its_name(name: str, text: str) -> None:
    assert find_other_words(name, reading_of(text), is_state=False) is None


def test_an_office_below_the_state_is_of_another_of_that_name() -> None:
    reading = reading_of("Georgia Governor Ann Bo pledged two ships.")
    assert find_other_words("Georgia", reading, is_state=True) == "Georgia Governor Ann Bo"
