"""Cut wordings: whether the words around a date belong to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordings import SOUP, cut_wordings

from summarizer._dates.cut import is_date_cut_short


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    cut_wordings(
        """
        on [Tuesday], 4 March
        on [Tuesday] (4 March)
        on [Tuesday], the 4th,
        [Tuesday] last week
        [Tuesday] week
        [Tuesday] of the following week
        [Tuesday] and Wednesday
        next [Tuesday] in Geneva
        [June] 2026
        [4 March], 2026
        [3 June] to 5 June
        from 3 to [5 June]
        4 [March]
        am 4. [März 2025]
        on 4 March, [Tuesday]
        a month before [30 June]
        the day after [30 June]
        after [30 June]
        no earlier than [30 June]
        before [June]
        the end of [June]
        mid-[June 2026]
        the week of [3 June]
        [martes], 4 de marzo
        [30 de junio] de 2026
        un mes antes del [30 de junio]
        [Dienstag], 4. März
        fin [juin 2026]
        до конца [июня]
        [июнь] 2026 года
        قبل شهر من [30 يونيو]
        [周二]，6月3日
        [6月]底
        [2027年]前
        [6月30日]前一个月
        [30 Haziran]'dan bir ay önce
        the third of [March 2026]
        the thirty-first of [October]
        the third day of [March]
        [March] the twenty-first
        [June] the third.
        [March the twenty-first], 2026
        [March the twenty-first], two thousand and twenty-six
        a los veinte días del mes de [mayo de 2026]
        a los 20 días del mes de [mayo de 2026]
        aos dezoito dias do mês de [fevereiro de dois mil e vinte e seis]
        [aos dezoito dias do mês de fevereiro] de dois mil e vinte e seis
        am dritten [März 2026]
        [am dritten März] zweitausendsechsundzwanzig
        """
    ),
)
def test_a_wording_cut_from_a_longer_date_continues(before: str, wording: str, after: str) -> None:
    assert is_date_cut_short(before, after)
    assert is_date_cut_short(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    [
        *cut_wordings(
            """
        [Tuesday]
        on Tuesday, [4 March]
        on [4 March] (Tuesday)
        on [4 March], Tuesday, in Geneva
        by [30 June].
        on [Tuesday]. March 4 is a holiday
        on [Tuesday], May said
        on [Tuesday], 20 people died
        on [Tuesday] 2,000 people
        on [Tuesday] that the talks
        on [Tuesday] after the talks
        on [Tuesday] to discuss
        on [Tuesday], two days after the attack
        on [Tuesday], this year's summit
        [Tuesday]'s meeting
        in March. [Tuesday]
        one took it up before. The [November] round
        go through it in [the week of the 20th]. She
        [周二]外长会谈
        """
        ),
        pytest.param(
            "\ud800\ue000\ue031", "Tuesday", "\ue031\ud800", id="\ud800\ue000\ue031[Tuesday]\ue031\ud800"
        ),
    ],
)
def test_a_wording_that_is_whole_does_not_continue(before: str, wording: str, after: str) -> None:
    assert not is_date_cut_short(before, after)
    assert not is_date_cut_short(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    cut_wordings(
        """
        before [30 June]
        early [Wednesday]
        killing 20 [Tuesday]
        [6月30日]前完成
        """
    ),
)
def test_the_wording_itself_can_tell_that_it_is_whole(before: str, wording: str, after: str) -> None:
    assert is_date_cut_short(before, after)
    assert not is_date_cut_short(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after", "cut"),
    [
        *(
            pytest.param(*each.values, True, id=each.id)
            for each in cut_wordings(
                """
                [in the 21st] century
                on [the 23rd] floor
                [on the 23rd] floor
                [by the 16th] minute
                [before the 3rd] round
                [by the 3rd] and final round
                [the 3rd] to speak
                [The 3rd] ministerial meeting
                [the 21st]-century
                Tuesday [the 21st].
                on Tuesday, [the 21st].
                on March [the 21st]
                [the 16th] of March
                [the 16th] and 17th of this month
                [the 16th] of next month
                between the 3rd and [the 5th].
                talks opened in February. [On the 23rd], ministers met
                he finished in [the 3rd].
                el treinta y [uno de mayo de 2026]
                [dezoito de fevereiro de dois mil e vinte] e seis
                vinte e [um de maio de 2026]
                le dix-[huit février 2026]
                le vingt et [un mars 2026]
                """
            )
        ),
        *(
            pytest.param(*each.values, False, id=each.id)
            for each in cut_wordings(
                """
                We meet [on the 23rd].
                We meet on [the 23rd]
                We meet [on the 23rd] in Geneva
                [on the 23rd] and then in Rome
                I think [the 23rd].
                [by the 16th], we need
                [by the 16th] the office will reply
                el [veinte de mayo de 2026] en Lima
                [2026] two thousand people
                [Tuesday] twenty people died
                on [Tuesday] the third round began
                """
            )
        ),
    ],
)
def test_what_a_number_belongs_to_tells_whether_its_wording_is_whole(
    before: str, wording: str, after: str, cut: bool
) -> None:
    assert is_date_cut_short(before, after, wording=wording) == cut


@given(before=st.text(max_size=90), after=st.text(max_size=90), words=st.lists(st.sampled_from(SOUP)))
def test_whatever_stands_around_a_wording_nothing_is_raised(
    before: str, after: str, words: list[str]
) -> None:
    assert is_date_cut_short(before, after) in (True, False)
    assert is_date_cut_short(" ".join(words), " ".join(words), wording=before) in (True, False)
