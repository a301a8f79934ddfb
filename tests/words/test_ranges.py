"""The numbers that a figure's wording comes to."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer._words.ranges import read_range

# wording => numbers; nothing where the words leave them open, for a wrong number is worse than none.
RANGES = cases_in(
    """
    plain: 12 people => 12
    word: two rescuers => 2
    range: 30 to 40 tons => 30 40
    from-one: one or two people => 1 2
    magnitude-of-both: 3 to 4 million => 3000000 4000000
    dozen: two dozen people => 24
    dozen-es: dos docenas de muertos => 24
    tens-fr: deux dizaines de blessés => 20
    dozen-de: zwei Dutzend Tote => 24
    tens-nl: twee tientallen gewonden => 20
    hundreds-pl: 3 setki osób => 300
    hundreds-ru: 5 сотен человек => 500
    dozen-ko: 3다스 => 36
    half-of-a-hundred: 2.5 hundred => 250
    half-of-a-hundred-es: 2,5 centenares => 250
    teens-fr: dix-sept blessés => 17
    seventies-fr: soixante-dix-sept morts => 77
    eighties-fr: quatre-vingts => 80
    nineties-fr: quatre-vingt-dix-neuf personnes => 99
    part-of-a-ten-fr: soixante-douze morts =>
    part-of-a-hundred: one hundred and five people =>
    part-of-a-hundred-fr: cent dix-sept morts =>
    part-of-a-hundred-es: ciento veinte personas =>
    part-of-a-hundred-ru: сто двадцать человек =>
    part-of-a-thousand: two thousand three hundred =>
    part-of-a-million: 2 million five hundred thousand =>
    two-words-fa: بیست و دو نفر => 22
    range-in-words: between six and eight people => 6 8
    range-in-words-es: entre cinco y siete personas => 5 7
    article-and-number: a five-member team => 5
    no-number: dozens of people =>
    article: a dozen people =>
    pronoun: one abstention =>
    """
)


@pytest.mark.parametrize(("wording", "numbers"), RANGES)
def test_a_wording_comes_to_its_numbers_or_to_none(wording: str, numbers: str | None) -> None:
    assert [str(number) for number in read_range(wording)[0]] == (numbers or "").split()
