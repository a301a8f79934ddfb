"""Deadlines and periods: the last day of what is due, and what names no day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from wordings import THURSDAY, meaning, meanings, shown

from summarizer._dates.resolve import Tense, resolve_date


@meanings(
    """
    by Friday => 2025-10-09/2025-10-10 range
    by 30 November => 2025-10-09/2025-11-30 range
    before 30 November => 2025-10-09/2025-11-29 range
    by the end of the month => 2025-10-09/2025-10-31 range
    d’ici la fin du mois => 2025-10-09/2025-10-31 range
    до 30 ноября => 2025-10-09/2025-11-29 range
    antes de fin de año => 2025-10-09/2025-12-31 range
    明年3月底前 => 2025-10-09/2026-03-31 range
    bis Ende des Jahres => 2025-10-09/2025-12-31 range
    before June =>
    before today =>
    """
)
def test_what_will_happen_by_a_day_happens_on_no_day_in_particular(
    wording: str, meant: str | None
) -> None:
    assert meaning(wording, "future") == meant
    assert resolve_date(wording, published=None, tense="future") is None


@meanings(
    """
    in 10 days => 2025-10-19
    in two weeks => 2025-10-23
    in two weeks’ time => 2025-10-23
    two weeks from now => 2025-10-23
    in three months => 2026-01-01/2026-01-31 month
    within 30 days => 2025-10-09/2025-11-08 range
    within two weeks => 2025-10-09/2025-10-23 range
    within three months => 2025-10-09/2026-01-09 range
    within the next 48 hours => 2025-10-09/2025-10-11 range
    in the coming three weeks => 2025-10-09/2025-10-30 range
    within 36 hours =>
    within the next couple of weeks =>
    within 30 days of ratification =>
    within 99999999 days =>
    within 9999 years =>
    """
)
def test_a_count_ahead_starts_on_the_day_of_publication(wording: str, meant: str | None) -> None:
    assert meaning(wording, "future") == meant
    assert resolve_date(wording, published=THURSDAY, tense="past") is None


@pytest.mark.parametrize(
    ("published", "meant"),
    [
        pytest.param(dt.date(2025, 1, 31), "2025-01-31/2025-02-28 range", id="no-31-february"),
        pytest.param(dt.date(2024, 1, 31), "2024-01-31/2024-02-29 range", id="leap-year"),
        pytest.param(dt.date(2025, 12, 15), "2025-12-15/2026-01-15 range", id="over-new-year"),
    ],
)
def test_a_month_from_a_day_ends_on_the_same_day_or_the_last(published: dt.date, meant: str) -> None:
    assert shown(resolve_date("within one month", published=published)) == meant


BEFORE_A_PERIOD = """
    before 2027|before June|before June 2026|before next week|before the weekend|before next month
    before the third quarter of 2026|before 3 to 5 November|prior to 2027|antes de 2027|antes de junio
    avant 2027|avant juin|vor 2027|vor Juni 2026|prima di giugno|prima del 2027|antes de junho
    до 2027 года|до июня|с ноября до декабря|с 2026 до 2027|قبل 2027|قبل عام 2027|قبل يونيو|2027年前
    2027年之前|6月前|下周前|2027'den önce|Haziran'dan önce|sebelum 2027|sebelum Juni
"""


NOT_BEFORE = """
    not before 1 June|no earlier than 1 June|not earlier than 1 June|no sooner than 1 June
    not until 1 June|no antes del 3 de abril|no antes de 3 de abril|pas avant le 3 avril
    nicht vor dem 3. April|non prima del 3 aprile|не ранее 3 апреля|ليس قبل 3 يونيو|3日前
    3 Haziran'dan sonra
"""


@pytest.mark.parametrize(
    "wording", [row.strip() for row in re.split(r"[|\n]", BEFORE_A_PERIOD + NOT_BEFORE) if row.strip()]
)
@pytest.mark.parametrize("tense", ["past", "future", "rescheduled", None])
def test_before_a_period_or_not_before_a_day_names_no_day(wording: str, tense: Tense | None) -> None:
    assert resolve_date(wording, published=THURSDAY, tense=tense) is None


@meanings(
    """
    before 30 November => 2025-11-30
    prior to 30 November => 2025-11-30
    not later than 30 November => 2025-11-30
    by June => 2026-06-01/2026-06-30 month
    by 2027 => 2027-01-01/2027-12-31 year
    no later than June => 2026-06-01/2026-06-30 month
    before the end of June => 2026-06-30
    before the end of 2027 => 2027-12-31
    antes del 30 de noviembre => 2025-11-30
    avant le 30 novembre => 2025-11-30
    vor dem 30. November => 2025-11-30
    prima del 30 novembre => 2025-11-30
    до 30 ноября => 2025-11-30
    с 3 до 5 ноября => 2025-11-03/2025-11-05 range
    قبل 30 نوفمبر => 2025-11-30
    11月30日前 => 2025-11-30
    周五之前 => 2025-10-10
    30 Kasım'dan önce => 2025-11-30
    sebelum 30 November => 2025-11-30
    antes de fin de año => 2025-12-31
    hasta fin de mes => 2025-10-31
    a finales de año =>
    fin juin => 2026-06-30
    d’ici fin juin => 2026-06-30
    avant la fin de l’année => 2025-12-31
    à la fin du mois =>
    bis Ende Juni => 2026-06-30
    bis Jahresende => 2025-12-31
    Ende Juni => 2026-06-30
    até o fim do ano => 2025-12-31
    no fim do ano =>
    fine giugno => 2026-06-30
    entro fine giugno 2027 => 2027-06-30
    entro la fine dell’anno => 2025-12-31
    a fine giugno =>
    до конца года => 2025-12-31
    к концу июня => 2026-06-30
    в конце года =>
    بحلول نهاية العام => 2025-12-31
    قبل نهاية يونيو => 2026-06-30
    في نهاية العام =>
    قبل نهاية الأسبوع المقبل =>
    年底前 => 2025-12-31
    在年底前 => 2025-12-31
    明年年底前 => 2026-12-31
    月底前 => 2025-10-31
    2026年6月底前 => 2026-06-30
    6月底 => 2026-06-30
    yıl sonuna kadar => 2025-12-31
    hingga akhir tahun => 2025-12-31
    akhir pekan depan =>
    akhir tahun 2026 =>
    el próximo lunes => 2025-10-13
    lundi prochain => 2025-10-13
    am kommenden Montag => 2025-10-13
    in der kommenden Woche => 2025-10-13/2025-10-19 week
    на следующей неделе => 2025-10-13/2025-10-19 week
    下周三 => 2025-10-15
    上周五 => 2025-10-03
    本周 => 2025-10-06/2025-10-12 week
    下月21日 => 2025-11-21
    الأسبوع المقبل => 2025-10-13/2025-10-19 week
    الشهر المقبل => 2025-11-01/2025-11-30 month
    late May =>
    the second week of November =>
    the first half of June =>
    the second half of 2026 => 2026-07-01/2026-12-31 range
    """
)
def test_a_deadline_is_its_last_day_where_only_one_reading_is_possible(
    wording: str, meant: str | None
) -> None:
    assert meaning(wording, "due") == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    [
        ("last quarter of this year", "2025-10-01/2025-12-31 range"),
        ("last quarter", "2025-07-01/2025-09-30 range"),
        ("en el primer trimestre de 2027", "2027-01-01/2027-03-31 range"),
        ("en el segundo semestre del año", "2025-07-01/2025-12-31 range"),
        ("el primer semestre del próximo año", "2026-01-01/2026-06-30 range"),
        ("au premier trimestre 2027", "2027-01-01/2027-03-31 range"),
        ("second semestre de cette année", "2025-07-01/2025-12-31 range"),
        ("im zweiten Halbjahr 2026", "2026-07-01/2026-12-31 range"),
        ("im letzten Quartal dieses Jahres", "2025-10-01/2025-12-31 range"),
        ("no primeiro trimestre do próximo ano", "2026-01-01/2026-03-31 range"),
        ("nel secondo semestre di quest'anno", "2025-07-01/2025-12-31 range"),
        ("в первом квартале 2027 года", "2027-01-01/2027-03-31 range"),
        ("во втором полугодии этого года", "2025-07-01/2025-12-31 range"),
        ("2026年下半年", "2026-07-01/2026-12-31 range"),
        ("primer trimestre", None),
        ("segunda mitad de mayo", None),
        ("3rd half of 2026", None),
    ],
)
def test_quarters_and_halves_of_a_year_are_named_in_many_languages(
    wording: str, meant: str | None
) -> None:
    assert meaning(wording, "future") == meant
