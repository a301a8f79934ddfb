"""Dates: what a wording means on the day of publication, and what it must never be taken for."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from typing import Any

import dateparser  # type: ignore[import-untyped,unused-ignore] # types-dateparser may be absent
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._dates import lexicons
from summarizer._dates.cut import continues
from summarizer._dates.phrase import phrases
from summarizer._dates.resolve import Interval, Tense, resolve, tense_of

THURSDAY = dt.date(2025, 10, 9)


def shown(found: Interval | None) -> str | None:
    """One line for an interval: "2025-10-08", else "2025-10-06/2025-10-12 week"."""
    if found is None:
        return None
    if found.precision == "day":
        assert found.start == found.end
        return found.start.isoformat()
    return f"{found.start}/{found.end} {found.precision}"


def cases(*rows: tuple[str, str | None]) -> list[Any]:
    return [pytest.param(wording, meant, id=wording) for wording, meant in rows]


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("Wednesday", "2025-10-08"),
        ("on Wednesday", "2025-10-08"),
        ("Thursday", "2025-10-09"),
        ("Friday", "2025-10-03"),
        ("Tuesday's", "2025-10-07"),
        ("Tuesday’s", "2025-10-07"),
        ("late Wednesday", "2025-10-08"),
        ("early on Wednesday", "2025-10-08"),
        ("Wednesday morning", "2025-10-08"),
        ("on Wednesday evening", "2025-10-08"),
        ("at 10:00 GMT on Wednesday", "2025-10-08"),
        ("Wednesday at 3 p.m. local time", "2025-10-08"),
        ("Wednesday, 14:30-15:30 UTC+3", "2025-10-08"),
        ("at 0900 GMT on 2 October", "2025-10-02"),
        ("this Monday", "2025-10-06"),
        ("this Friday", None),
        ("since Friday", "2025-10-03"),
        ("2 October", "2025-10-02"),
        ("9 October", "2025-10-09"),
        ("October 10", None),
        ("Sept. 5", "2025-09-05"),
        ("the 18th of December", "2024-12-18"),
        ("29 February", None),
        ("in March", "2025-03-01/2025-03-31 month"),
        ("in November", None),
        ("Wednesday, 8 October", "2025-10-08"),
        ("Wednesday (Oct. 8)", "2025-10-08"),
        ("8 October, Wednesday", "2025-10-08"),
        ("Tuesday, 8 October", None),
        ("Wednesday the 8th", "2025-10-08"),
        ("Wednesday the 15th", None),
        ("3-5 October", "2025-10-03/2025-10-05 range"),
        ("30 December to 2 January", "2024-12-30/2025-01-02 range"),
        ("Tuesday and Wednesday", "2025-10-07/2025-10-08 range"),
        ("Monday to Wednesday", "2025-10-06/2025-10-08 range"),
        ("Wednesday to Friday", None),
        ("Monday and Wednesday", None),
        ("the weekend", "2025-10-04/2025-10-05 range"),
        ("over the weekend", "2025-10-04/2025-10-05 range"),
        ("the week of 29 September", "2025-09-29/2025-10-05 week"),
        ("in two weeks", None),
        ("within 30 days", None),
        ("by the end of October", None),
        ("by the end of September", "2025-09-30"),
    ),
)
def test_the_past_looks_back_from_publication(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="past")) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("Wednesday", "2025-10-15"),
        ("Thursday", "2025-10-09"),
        ("Friday", "2025-10-10"),
        ("by Friday", "2025-10-10"),
        ("before Friday", "2025-10-10"),
        ("this Friday", "2025-10-10"),
        ("this coming Monday", "2025-10-13"),
        ("2 October", None),
        ("9 October", "2025-10-09"),
        ("October 10", "2025-10-10"),
        ("by 30 November", "2025-11-30"),
        ("no later than 30 November", "2025-11-30"),
        ("on or before 30 November", "2025-11-30"),
        ("by November", "2025-11-01/2025-11-30 month"),
        ("in October", "2025-10-01/2025-10-31 month"),
        ("by the end of November", "2025-11-30"),
        ("by the end of February", "2026-02-28"),
        ("by end-March", "2026-03-31"),
        ("at the end of November", None),
        ("Friday, Nov. 14", "2025-11-14"),
        ("Friday, Nov. 15", None),
        ("3-5 November", "2025-11-03/2025-11-05 range"),
        ("November 3–5", "2025-11-03/2025-11-05 range"),
        ("8–12 October", "2025-10-08/2025-10-12 range"),
        ("November 3 and 4", "2025-11-03/2025-11-04 range"),
        ("November 3 or 4", "2025-11-03/2025-11-04 range"),
        ("November 3 and 14", None),
        ("from 3 to 5 November", "2025-11-03/2025-11-05 range"),
        ("between 3 and 5 November", "2025-11-03/2025-11-05 range"),
        ("28 December to 3 January", "2025-12-28/2026-01-03 range"),
        ("9 to 5 November", None),
        ("Monday and Tuesday", "2025-10-13/2025-10-14 range"),
        ("Wednesday to Friday", None),
        ("this weekend", "2025-10-11/2025-10-12 range"),
        ("the week of 3 November", "2025-11-03/2025-11-09 week"),
        ("the week beginning 3 November", "2025-11-03/2025-11-09 week"),
        ("the week beginning 5 November", None),
        ("a week from Friday", None),
    ),
)
def test_the_future_looks_ahead_from_publication(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="due")) == meant
    if not wording.startswith(("by ", "before ", "until ", "no later ", "on or before ")):
        assert shown(resolve(wording, published=THURSDAY, tense="future")) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("Thursday", "2025-10-09"),
        ("Wednesday", None),
        ("this Friday", "2025-10-10"),
        ("this Wednesday", None),
        ("20 October", "2025-10-20"),
        ("20 November", None),
        ("in October", "2025-10-01/2025-10-31 month"),
        ("in November", None),
        ("October", "2025-10-01/2025-10-31 month"),
        ("Thursday, 20 November", "2025-11-20"),
        ("Friday, 20 November", None),
        ("Wednesday, 9 October", None),
        ("this weekend", None),
        ("Monday and Tuesday", None),
        ("by Friday", None),
    ),
)
def test_without_a_tense_only_what_cannot_be_mistaken_resolves(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("by Friday", "2025-10-09/2025-10-10 range"),
        ("by 30 November", "2025-10-09/2025-11-30 range"),
        ("before 30 November", "2025-10-09/2025-11-29 range"),
        ("by the end of the month", "2025-10-09/2025-10-31 range"),
        ("d’ici la fin du mois", "2025-10-09/2025-10-31 range"),
        ("до 30 ноября", "2025-10-09/2025-11-29 range"),
        ("antes de fin de año", "2025-10-09/2025-12-31 range"),
        ("明年3月底前", "2025-10-09/2026-03-31 range"),
        ("bis Ende des Jahres", "2025-10-09/2025-12-31 range"),
        ("before June", None),
        ("before today", None),
    ),
)
def test_what_will_happen_by_a_day_happens_on_no_day_in_particular(
    wording: str, meant: str | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="future")) == meant
    assert resolve(wording, published=None, tense="future") is None


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("today", "2025-10-09"),
        ("tonight", "2025-10-09"),
        ("this morning", "2025-10-09"),
        ("earlier today", "2025-10-09"),
        ("today (Thursday)", "2025-10-09"),
        ("today, Friday", None),
        ("yesterday", "2025-10-08"),
        ("late yesterday evening", "2025-10-08"),
        ("last night", "2025-10-08"),
        ("tomorrow", "2025-10-10"),
        ("tomorrow morning", "2025-10-10"),
        ("the day before yesterday", "2025-10-07"),
        ("the day after tomorrow", "2025-10-11"),
        ("last Friday", "2025-10-03"),
        ("last Thursday", "2025-10-02"),
        ("last Wednesday", None),
        ("last Monday", None),
        ("last Sunday", "2025-10-05"),
        ("this past Wednesday", "2025-10-08"),
        ("next Monday", "2025-10-13"),
        ("next Thursday", "2025-10-16"),
        ("next Friday", None),
        ("next Sunday", None),
        ("Wednesday last week", "2025-10-01"),
        ("Wednesday of next week", "2025-10-15"),
        ("this week", "2025-10-06/2025-10-12 week"),
        ("last week", "2025-09-29/2025-10-05 week"),
        ("next week", "2025-10-13/2025-10-19 week"),
        ("earlier this week", "2025-10-06/2025-10-09 range"),
        ("later this week", "2025-10-09/2025-10-12 range"),
        ("last weekend", "2025-10-04/2025-10-05 range"),
        ("next weekend", None),
        ("this month", "2025-10-01/2025-10-31 month"),
        ("last month", "2025-09-01/2025-09-30 month"),
        ("later this month", "2025-10-09/2025-10-31 range"),
        ("earlier this month", "2025-10-01/2025-10-09 range"),
        ("this quarter", "2025-10-01/2025-12-31 range"),
        ("next quarter", "2026-01-01/2026-03-31 range"),
        ("last year", "2024-01-01/2024-12-31 year"),
        ("this year", "2025-01-01/2025-12-31 year"),
        ("by next year", "2026-01-01/2026-12-31 year"),
        ("later this year", "2025-10-09/2025-12-31 range"),
        ("the end of the month", "2025-10-31"),
        ("by the end of next month", "2025-11-30"),
        ("before the end of the week", "2025-10-12"),
        ("by the end of the year", "2025-12-31"),
        ("by year-end", "2025-12-31"),
        ("by year’s end", "2025-12-31"),
        ("the third quarter of this year", "2025-07-01/2025-09-30 range"),
        ("June last year", "2024-06-01/2024-06-30 month"),
        ("3 June next year", "2026-06-03"),
        ("last December", "2024-12-01/2024-12-31 month"),
        ("last June", None),
        ("next June", "2026-06-01/2026-06-30 month"),
        ("next December", None),
        ("明年2月", "2026-02-01/2026-02-28 month"),
        ("今年12月5日", "2025-12-05"),
        ("febrero del próximo año", "2026-02-01/2026-02-28 month"),
        ("im Februar nächsten Jahres", "2026-02-01/2026-02-28 month"),
        ("в феврале следующего года", "2026-02-01/2026-02-28 month"),
        ("5 марта прошлого года", "2024-03-05"),
        ("قبل نهاية شهر سبتمبر المقبل", "2026-09-30"),
        ("نوفمبر المقبل", "2025-11-01/2025-11-30 month"),
        ("أكتوبر المقبل", None),
        ("two days ago", "2025-10-07"),
        ("10 days ago", "2025-09-29"),
        ("three weeks ago", "2025-09-15/2025-09-21 week"),
        ("a month ago", "2025-09-01/2025-09-30 month"),
        ("five years ago", "2020-01-01/2020-12-31 year"),
        ("two hours ago", None),
    ),
)
@pytest.mark.parametrize("tense", ["due", None])
def test_words_that_say_the_direction_need_no_tense(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense=tense)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("in 10 days", "2025-10-19"),
        ("in two weeks", "2025-10-23"),
        ("in two weeks’ time", "2025-10-23"),
        ("two weeks from now", "2025-10-23"),
        ("in three months", "2026-01-01/2026-01-31 month"),
        ("within 30 days", "2025-10-09/2025-11-08 range"),
        ("within two weeks", "2025-10-09/2025-10-23 range"),
        ("within three months", "2025-10-09/2026-01-09 range"),
        ("within the next 48 hours", "2025-10-09/2025-10-11 range"),
        ("in the coming three weeks", "2025-10-09/2025-10-30 range"),
        ("within 36 hours", None),
        ("within the next couple of weeks", None),
        ("within 30 days of ratification", None),
        ("within 99999999 days", None),
        ("within 9999 years", None),
    ),
)
def test_a_count_ahead_starts_on_the_day_of_publication(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="future")) == meant
    assert resolve(wording, published=THURSDAY, tense="past") is None


@pytest.mark.parametrize(
    ("published", "meant"),
    [
        pytest.param(dt.date(2025, 1, 31), "2025-01-31/2025-02-28 range", id="no-31-february"),
        pytest.param(dt.date(2024, 1, 31), "2024-01-31/2024-02-29 range", id="leap-year"),
        pytest.param(dt.date(2025, 12, 15), "2025-12-15/2026-01-15 range", id="over-new-year"),
    ],
)
def test_a_month_from_a_day_ends_on_the_same_day_or_the_last(published: dt.date, meant: str) -> None:
    assert shown(resolve("within one month", published=published)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("21 May 2025", "2025-05-21"),
        ("May 21, 2025", "2025-05-21"),
        ("3rd of June 2025", "2025-06-03"),
        ("Wed., 21 May 2025", "2025-05-21"),
        ("Thu 21 May 2025", None),
        ("2025-05-21", "2025-05-21"),
        ("2025/05/21", "2025-05-21"),
        ("2025-05-21T23:30:00+03:00", "2025-05-21"),
        ("03.06.2025", "2025-06-03"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("7/7/2025", "2025-07-07"),
        ("3/6/2025", None),
        ("25/12/25", None),
        ("31/31/2025", None),
        ("2025-33-10", None),
        ("2025-06", "2025-06-01/2025-06-30 month"),
        ("2011-12", None),
        ("2024-25", None),
        ("March 2024", "2024-03-01/2024-03-31 month"),
        ("in February 2024", "2024-02-01/2024-02-29 month"),
        ("2030", "2030-01-01/2030-12-31 year"),
        ("by 2030", "2030-01-01/2030-12-31 year"),
        ("the year 2030", "2030-01-01/2030-12-31 year"),
        ("since 2019", "2019-01-01/2019-12-31 year"),
        ("by the end of 2030", "2030-12-31"),
        ("Q3 2025", "2025-07-01/2025-09-30 range"),
        ("the first quarter of 2026", "2026-01-01/2026-03-31 range"),
        ("by the end of Q2 2026", "2026-06-30"),
        ("the second half of 2026", "2026-07-01/2026-12-31 range"),
        ("June 3-5, 2025", "2025-06-03/2025-06-05 range"),
        ("3 June to 2 July 2025", "2025-06-03/2025-07-02 range"),
        ("December 28 to January 3, 2025", "2024-12-28/2025-01-03 range"),
        ("Tuesday 3 to Friday 6 June 2025", "2025-06-03/2025-06-06 range"),
        ("Tuesday 3 to Sunday 6 June 2025", None),
        ("from June to August 2025", "2025-06-01/2025-08-31 range"),
        ("December 2024 to January", "2024-12-01/2025-01-31 range"),
        ("2025–2030", "2025-01-01/2030-12-31 range"),
        ("2020 and 2030", None),
        ("3 June", None),
        ("Wednesday, 21 May", None),
        ("Wednesday the 21st", None),
        ("Wednesday", None),
        ("May", None),
        ("today", None),
        ("ayer", None),
        ("last year", None),
        ("June last year", None),
        ("later this month", None),
        ("by the end of the year", None),
        ("within 30 days", None),
        ("two days ago", None),
    ),
)
@pytest.mark.parametrize("tense", ["past", "due", None])
def test_without_a_publication_date_only_the_complete_resolves(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert shown(resolve(wording, published=None, tense=tense)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("el miércoles", "2025-10-08"),
        ("el miércoles por la mañana", "2025-10-08"),
        ("este miércoles 8 de octubre", "2025-10-08"),
        ("miércoles 8", "2025-10-08"),
        ("ayer", "2025-10-08"),
        ("mañana", "2025-10-10"),
        ("pasado mañana", "2025-10-11"),
        ("el 3 de junio", "2025-06-03"),
        ("3 de junio de 2024", "2024-06-03"),
        ("del 3 al 5 de junio", "2025-06-03/2025-06-05 range"),
        ("en mayo de 2024", "2024-05-01/2024-05-31 month"),
        ("la semana pasada", "2025-09-29/2025-10-05 week"),
        ("septiembre", "2025-09-01/2025-09-30 month"),
        ("mercredi", "2025-10-08"),
        ("avril", "2025-04-01/2025-04-30 month"),
        ("Februar", "2025-02-01/2025-02-28 month"),
        ("februar", None),
        ("сентябрь", "2025-09-01/2025-09-30 month"),
        ("hier", "2025-10-08"),
        ("le 1er juin 2024", "2024-06-01"),
        ("d’ici juin 2026", "2026-06-01/2026-06-30 month"),
        ("l’année prochaine", "2026-01-01/2026-12-31 year"),
        ("am Mittwochabend", "2025-10-08"),
        ("vorgestern", "2025-10-07"),
        ("am 3. Juni 2024", "2024-06-03"),
        ("3.–5. März 2024", "2024-03-03/2024-03-05 range"),
        ("nächste Woche", "2025-10-13/2025-10-19 week"),
        ("na quarta-feira", "2025-10-08"),
        ("nesta quarta-feira (8)", "2025-10-08"),
        ("em 3 de março de 2024", "2024-03-03"),
        ("de 3 a 5 de junho", "2025-06-03/2025-06-05 range"),
        ("mercoledì scorso", None),
        ("l’altro ieri", "2025-10-07"),
        ("entro il 30 giugno 2026", "2026-06-30"),
        ("в среду", "2025-10-08"),
        ("21 мая 2025 года", "2025-05-21"),
        ("в мае", "2025-05-01/2025-05-31 month"),
        ("до конца года", "2025-12-31"),
        ("يوم الأربعاء", "2025-10-08"),
        ("أمس", "2025-10-08"),
        ("غدًا", "2025-10-10"),
        ("٣ يونيو ٢٠٢٤", "2024-06-03"),
        ("21 مايو/أيار 2025", "2025-05-21"),
        ("الأسبوع المقبل", "2025-10-13/2025-10-19 week"),
        ("周三", "2025-10-08"),
        ("上周三", "2025-10-01"),
        ("昨天", "2025-10-08"),
        ("2025年6月3日", "2025-06-03"),
        ("6月3日至5日", "2025-06-03/2025-06-05 range"),
        ("下个月", "2025-11-01/2025-11-30 month"),
        ("Çarşamba günü", "2025-10-08"),
        ("dün", "2025-10-08"),
        ("3 Haziran 2024’te", "2024-06-03"),
        ("gelecek yıl", "2026-01-01/2026-12-31 year"),
        ("Rabu (8/10/2025)", None),
        ("Selasa (30/9/2025)", "2025-09-30"),
        ("hari Minggu", "2025-10-05"),
        ("minggu lalu", "2025-09-29/2025-10-05 week"),
        ("Minggu lalu", None),
        ("Morgen", None),
        ("3 juni 2024", "2024-06-03"),
        ("woensdag 8 oktober", "2025-10-08"),
        ("3 czerwca 2024", "2024-06-03"),
        ("3 червня 2024", "2024-06-03"),
        ("середа", "2025-10-08"),
        ("수요일", "2025-10-08"),
        ("水曜日", "2025-10-08"),
    ),
)
def test_other_languages_mean_the_same_days(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="past")) == meant


@pytest.mark.parametrize(
    "wording",
    [
        *(
            "",
            "   ",
            "\x00",
            "²",
            "June 3¹",
            "3² June",
            "\ud800",
            "\ue006 2025",
            "x" * 10_000,
            "1" * 10_000,
        ),
        *("May not", "may", "MAY", "March on", "march", "in march", "may the 4 be with you", "on March"),
        *("second", "sat", "Sat", "sun", "Sun", "by Sun", "mon", "Mon", "mar 3", "Mars", "mai", "Dec"),
        *(
            "by seven days",
            "ten",
            "12",
            "1,200",
            "2,000",
            "12.5",
            "24/7",
            "9/11",
            "3/4",
            "to 2000",
            "over 2000",
        ),
        *(
            "Resolution 2231",
            "2231",
            "the year 10000",
            "M6 2025",
            "W2",
            "VIII 3",
            "20250603",
            "2030s",
            "FY2025",
        ),
        *("99 June", "31 February 2025", "June 31", "29 February 2025", "0 June 2025", "13/13/2025"),
        *("0 days ago", "the deal", "fall", "spring", "soon", "recently", "overnight", "n2 days ago"),
        *(
            "early June",
            "mid-June",
            "late June",
            "early next week",
            "the first week of June",
            "around 3 June",
        ),
        *(
            "a few months ago",
            "in the coming days",
            "in the next month",
            "the past week",
            "the last month",
        ),
        *(
            "at a mutually agreed date",
            "at the earliest opportunity",
            "during his visit",
            "two days later",
        ),
        *(
            "after 3 June",
            "no earlier than Friday",
            "not before Friday",
            "not on Friday",
            "Fridays",
            "the 21",
            "the 21th",
            "in the 21st",
            "in the 21st century",
            "after the 21st",
            "around the 21st",
            "the 16th of the month",
            "the 16th of each month",
            "the twenty-third",
        ),
        *(
            "the third of the ministers",
            "a third of March",
            "third of March",
            "the third March meeting",
            "the first quarter of March",
            "may second",
            "the thirty-first of February 2026",
            "the thirty-second of March 2026",
            "from the third to the fifth of March 2026",
        ),
        *(
            "uno de mayo",
            "um de março",
            "un mars",
            "veinte días de mayo",
            "quince días del mes de mayo",
            "dos mil veintiséis",
            "aos 18 (dezenove) dias do mês de fevereiro de 2026",
            "der dritte Minister",
            "vom dritten bis fünften März 2026",
            "Anfang dieses Monats",
        ),
        *(
            "June 3, 4 and 5",
            "3 June and",
            "- 3 June",
            "June '25",
            "the end of the meeting",
            "Friday or so",
        ),
    ],
)
@pytest.mark.parametrize("tense", ["past", "future", None])
def test_what_is_no_date_or_a_vague_one_is_none(wording: str, tense: Tense | None) -> None:
    assert resolve(wording, published=THURSDAY, tense=tense) is None


@pytest.mark.parametrize(
    ("status", "tense"),
    [
        pytest.param("held", "past", id="held"),
        pytest.param("scheduled", "future", id="scheduled"),
        pytest.param("proposed", "future", id="proposed"),
        pytest.param("postponed", "rescheduled", id="postponed"),
        pytest.param("declined", None, id="declined"),
        pytest.param("cancelled", None, id="cancelled"),
        pytest.param("no such status", None, id="unknown"),
    ],
)
def test_a_status_tells_the_tense(status: str, tense: Tense | None) -> None:
    assert tense_of(status) == tense


@pytest.mark.parametrize(
    "wording", ["today", "Sunday", "next week", "last year", "within two months", "3 May"]
)
@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("tense", ["past", "future"])
def test_the_ends_of_the_calendar_raise_nothing(wording: str, published: dt.date, tense: Tense) -> None:
    found = resolve(wording, published=published, tense=tense)
    assert found is None or found.start <= found.end


def test_the_day_after_the_last_day_is_none() -> None:
    assert resolve("tomorrow", published=dt.date.max) is None
    assert resolve("yesterday", published=dt.date.min) is None


def test_a_numbered_weekday_that_two_months_share_is_none() -> None:
    in_between = dt.date(2026, 2, 20)  # 13 February and 13 March 2026 are Fridays
    assert resolve("Friday the 13th", published=in_between) is None
    assert shown(resolve("Friday the 13th", published=in_between, tense="past")) == "2026-02-13"
    assert shown(resolve("Friday the 13th", published=in_between, tense="future")) == "2026-03-13"


def test_languages_that_disagree_on_a_wording_give_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lexicons.lexicon_of("es"), "falso", "today")
    phrases.cache_clear()
    assert shown(resolve("falso", published=THURSDAY)) == "2025-10-09"
    monkeypatch.setitem(lexicons.lexicon_of("it"), "falso", "tomorrow")
    phrases.cache_clear()
    assert resolve("falso", published=THURSDAY) is None


def test_a_moment_of_publication_counts_as_its_day() -> None:
    assert shown(resolve("yesterday", published=dt.datetime(2025, 10, 9, 23, 59))) == "2025-10-08"


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
    assert resolve(wording, published=THURSDAY, tense=tense) is None


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("before 30 November", "2025-11-30"),
        ("prior to 30 November", "2025-11-30"),
        ("not later than 30 November", "2025-11-30"),
        ("by June", "2026-06-01/2026-06-30 month"),
        ("by 2027", "2027-01-01/2027-12-31 year"),
        ("no later than June", "2026-06-01/2026-06-30 month"),
        ("before the end of June", "2026-06-30"),
        ("before the end of 2027", "2027-12-31"),
        ("antes del 30 de noviembre", "2025-11-30"),
        ("avant le 30 novembre", "2025-11-30"),
        ("vor dem 30. November", "2025-11-30"),
        ("prima del 30 novembre", "2025-11-30"),
        ("до 30 ноября", "2025-11-30"),
        ("с 3 до 5 ноября", "2025-11-03/2025-11-05 range"),
        ("قبل 30 نوفمبر", "2025-11-30"),
        ("11月30日前", "2025-11-30"),
        ("周五之前", "2025-10-10"),
        ("30 Kasım'dan önce", "2025-11-30"),
        ("sebelum 30 November", "2025-11-30"),
        ("antes de fin de año", "2025-12-31"),
        ("hasta fin de mes", "2025-10-31"),
        ("a finales de año", None),
        ("fin juin", None),
        ("d’ici fin juin", "2026-06-30"),
        ("avant la fin de l’année", "2025-12-31"),
        ("à la fin du mois", None),
        ("bis Ende Juni", "2026-06-30"),
        ("bis Jahresende", "2025-12-31"),
        ("Ende Juni", None),
        ("até o fim do ano", "2025-12-31"),
        ("no fim do ano", None),
        ("fine giugno", "2026-06-30"),
        ("entro fine giugno 2027", "2027-06-30"),
        ("entro la fine dell’anno", "2025-12-31"),
        ("a fine giugno", None),
        ("до конца года", "2025-12-31"),
        ("к концу июня", "2026-06-30"),
        ("в конце года", None),
        ("بحلول نهاية العام", "2025-12-31"),
        ("قبل نهاية يونيو", "2026-06-30"),
        ("في نهاية العام", None),
        ("قبل نهاية الأسبوع المقبل", None),
        ("年底前", "2025-12-31"),
        ("在年底前", "2025-12-31"),
        ("明年年底前", "2026-12-31"),
        ("月底前", "2025-10-31"),
        ("2026年6月底前", "2026-06-30"),
        ("6月底", None),
        ("yıl sonuna kadar", "2025-12-31"),
        ("hingga akhir tahun", "2025-12-31"),
        ("akhir pekan depan", None),
        ("akhir tahun 2026", None),
        ("el próximo lunes", "2025-10-13"),
        ("lundi prochain", "2025-10-13"),
        ("am kommenden Montag", "2025-10-13"),
        ("in der kommenden Woche", "2025-10-13/2025-10-19 week"),
        ("на следующей неделе", "2025-10-13/2025-10-19 week"),
        ("下周三", "2025-10-15"),
        ("上周五", "2025-10-03"),
        ("本周", "2025-10-06/2025-10-12 week"),
        ("下月21日", "2025-11-21"),
        ("الأسبوع المقبل", "2025-10-13/2025-10-19 week"),
        ("الشهر المقبل", "2025-11-01/2025-11-30 month"),
        ("late May", None),
        ("the second week of November", None),
        ("the first half of June", None),
        ("the second half of 2026", "2026-07-01/2026-12-31 range"),
    ),
)
def test_a_deadline_is_its_last_day_where_only_one_reading_is_possible(
    wording: str, meant: str | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="due")) == meant


@pytest.mark.parametrize(
    ("wording", "tense", "meant"),
    [
        pytest.param("21日", "past", "2025-09-21", id="past"),
        pytest.param("21日", "future", "2025-10-21", id="future"),
        pytest.param("9日", "past", "2025-10-09", id="the-day-itself"),
        pytest.param("8日", "future", None, id="a-month-off"),
        pytest.param("21日", None, None, id="no-tense"),
        pytest.param("21日", "rescheduled", None, id="rescheduled"),
        pytest.param("31日", "past", None, id="no-31-september"),
        pytest.param("21", "past", None, id="any-number"),
        pytest.param("on the 23rd", "past", "2025-09-23", id="on-past"),
        pytest.param("on the 23rd", "future", "2025-10-23", id="on-future"),
        pytest.param("the 21st", "future", "2025-10-21", id="ordinal-future"),
        pytest.param("the 9th", "past", "2025-10-09", id="ordinal-the-day-itself"),
        pytest.param("by the 16th", "due", "2025-10-16", id="deadline"),
        pytest.param("no later than the 16th", "due", "2025-10-16", id="no-later"),
        pytest.param("by the 16th", "future", "2025-10-09/2025-10-16 range", id="an-event-by-then"),
        pytest.param("before the 23rd", "due", "2025-10-23", id="before"),
        pytest.param("before the 3rd", "due", None, id="ordinal-a-month-off"),
        pytest.param("at 10:00 GMT on the 23rd", "future", "2025-10-23", id="with-a-time"),
        pytest.param("by the 16th", None, None, id="ordinal-no-tense"),
        pytest.param("on the 23rd", "rescheduled", None, id="ordinal-rescheduled"),
        pytest.param("on the 31st", "past", None, id="ordinal-no-31-september"),
        pytest.param(
            "the 3rd quarter of this year", "past", "2025-07-01/2025-09-30 range", id="quarter"
        ),
    ],
)
def test_a_day_alone_is_the_nearest_such_day(
    wording: str, tense: Tense | None, meant: str | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense=tense)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("the 16th of this month", "2025-10-16"),
        ("on the 16th of next month", "2025-11-16"),
        ("the 31st of next month", None),
        ("the 16th and 17th of this month", "2025-10-16/2025-10-17 range"),
        ("the 16th and 19th of this month", None),
        ("16-17 next month", "2025-11-16/2025-11-17 range"),
        ("from the 16th to the 19th of next month", "2025-11-16/2025-11-19 range"),
        ("am 16. dieses Monats", "2025-10-16"),
        ("le 16 du mois prochain", "2025-11-16"),
        ("el 16 del presente mes", "2025-10-16"),
        ("no dia 16 do próximo mês", "2025-11-16"),
    ),
)
@pytest.mark.parametrize("tense", ["due", "future", None])
def test_a_day_of_this_month_or_the_next_needs_no_tense(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense=tense)) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("the third of March 2026", "2026-03-03"),
        ("the Third of March, 2026", "2026-03-03"),
        ("on the third day of March two thousand and twenty-six", "2026-03-03"),
        ("March the twenty-first, twenty twenty-six", "2026-03-21"),
        ("March third, 2026", "2026-03-03"),
        ("the thirty-first of October", "2025-10-31"),
        ("Friday, the thirty-first of October", "2025-10-31"),
        ("Monday, the thirty-first of October", None),
        ("am dritten März 2026", "2026-03-03"),
        ("am zwölften März 2026", "2026-03-12"),
        ("the fıfth day of March", None),
        ("am einunddreißigsten Oktober zweitausendfünfundzwanzig", "2025-10-31"),
        ("vom dreissigsten Oktober", "2025-10-30"),
        ("le premier mars deux mille vingt-six", "2026-03-01"),
        ("le vingt et un mars deux mille vingt-six", "2026-03-21"),
        ("le dix-huit du mois d’octobre", "2025-10-18"),
        ("el veinte de mayo de dos mil veintiséis", "2026-05-20"),
        ("a los veinte días del mes de mayo de dos mil veintiseis", "2026-05-20"),
        ("A los veinte (20) días del mes de mayo del año dos mil veintiséis (2026)", "2026-05-20"),
        ("al primer día del mes de junio de 2026", "2026-06-01"),
        ("el uno de noviembre", "2025-11-01"),
        ("aos dezoito dias do mês de fevereiro de dois mil e vinte e seis", "2026-02-18"),
        ("Ao primeiro dia do mês de março do ano de dois mil e vinte e seis", "2026-03-01"),
        ("aos 18 (dezoito) dias do mês de fevereiro de 2026", "2026-02-18"),
        ("vinte e um de março de 2026", "2026-03-21"),
    ),
)
def test_days_and_years_may_be_written_out(wording: str, meant: str | None) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="future")) == meant


@pytest.mark.parametrize(
    ("wording", "meant"),
    cases(
        ("10 June", "2026-06-10"),
        ("2 June 2025", "2025-06-02"),
        ("Friday, 14 November", "2025-11-14"),
        ("3-5 November", "2025-11-03/2025-11-05 range"),
        ("in November", "2025-11-01/2025-11-30 month"),
        ("Q1 2026", "2026-01-01/2026-03-31 range"),
        ("by the end of November", "2025-11-30"),
        ("Tuesday", None),
        ("on Friday", None),
        ("Friday the 10th", None),
        ("Monday to Wednesday", None),
        ("today", None),
        ("tomorrow", None),
        ("next week", None),
        ("in two weeks", None),
        ("within 30 days", None),
        ("later this month", None),
        ("by the end of the month", None),
        ("3 June next year", None),
        ("next June", None),
        ("下周三", None),
    ),
)
def test_a_postponed_meetings_day_is_never_counted_from_publication(
    wording: str, meant: str | None
) -> None:
    assert shown(resolve(wording, published=THURSDAY, tense="rescheduled")) == meant


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    [
        pytest.param(before, wording, after, id=f"{before}[{wording}]{after}")
        for before, wording, after in (
            ("on ", "Tuesday", ", 4 March"),
            ("on ", "Tuesday", " (4 March)"),
            ("on ", "Tuesday", ", the 4th,"),
            ("", "Tuesday", " last week"),
            ("", "Tuesday", " week"),
            ("", "Tuesday", " of the following week"),
            ("", "Tuesday", " and Wednesday"),
            ("next ", "Tuesday", " in Geneva"),
            ("", "June", " 2026"),
            ("", "4 March", ", 2026"),
            ("", "3 June", " to 5 June"),
            ("from 3 to ", "5 June", ""),
            ("4 ", "March", ""),
            ("am 4. ", "März 2025", ""),
            ("on 4 March, ", "Tuesday", ""),
            ("a month before ", "30 June", ""),
            ("the day after ", "30 June", ""),
            ("after ", "30 June", ""),
            ("no earlier than ", "30 June", ""),
            ("before ", "June", ""),
            ("the end of ", "June", ""),
            ("mid-", "June 2026", ""),
            ("the week of ", "3 June", ""),
            ("", "martes", ", 4 de marzo"),
            ("", "30 de junio", " de 2026"),
            ("un mes antes del ", "30 de junio", ""),
            ("", "Dienstag", ", 4. März"),
            ("fin ", "juin 2026", ""),
            ("до конца ", "июня", ""),
            ("", "июнь", " 2026 года"),
            ("قبل شهر من ", "30 يونيو", ""),
            ("", "周二", "，6月3日"),
            ("", "6月", "底"),
            ("", "2027年", "前"),
            ("", "6月30日", "前一个月"),
            ("", "30 Haziran", "'dan bir ay önce"),
            ("the third of ", "March 2026", ""),
            ("the thirty-first of ", "October", ""),
            ("the third day of ", "March", ""),
            ("", "March", " the twenty-first"),
            ("", "June", " the third."),
            ("", "March the twenty-first", ", 2026"),
            ("", "March the twenty-first", ", two thousand and twenty-six"),
            ("a los veinte días del mes de ", "mayo de 2026", ""),
            ("a los 20 días del mes de ", "mayo de 2026", ""),
            ("aos dezoito dias do mês de ", "fevereiro de dois mil e vinte e seis", ""),
            ("", "aos dezoito dias do mês de fevereiro", " de dois mil e vinte e seis"),
            ("am dritten ", "März 2026", ""),
            ("", "am dritten März", " zweitausendsechsundzwanzig"),
        )
    ],
)
def test_a_wording_cut_from_a_longer_date_continues(before: str, wording: str, after: str) -> None:
    assert continues(before, after)
    assert continues(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    [
        pytest.param(before, wording, after, id=f"{before}[{wording}]{after}")
        for before, wording, after in (
            ("", "Tuesday", ""),
            ("on Tuesday, ", "4 March", ""),
            ("on ", "4 March", " (Tuesday)"),
            ("on ", "4 March", ", Tuesday, in Geneva"),
            ("by ", "30 June", "."),
            ("on ", "Tuesday", ". March 4 is a holiday"),
            ("on ", "Tuesday", ", May said"),
            ("on ", "Tuesday", ", 20 people died"),
            ("on ", "Tuesday", " 2,000 people"),
            ("on ", "Tuesday", " that the talks"),
            ("on ", "Tuesday", " after the talks"),
            ("on ", "Tuesday", " to discuss"),
            ("on ", "Tuesday", ", two days after the attack"),
            ("on ", "Tuesday", ", this year's summit"),
            ("", "Tuesday", "'s meeting"),
            ("in March. ", "Tuesday", ""),
            ("one took it up before. The ", "November", " round"),
            ("go through it in ", "the week of the 20th", ". She"),
            ("", "周二", "外长会谈"),
            ("\ud800\ue000\ue031", "Tuesday", "\ue031\ud800"),
        )
    ],
)
def test_a_wording_that_is_whole_does_not_continue(before: str, wording: str, after: str) -> None:
    assert not continues(before, after)
    assert not continues(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after"),
    [
        pytest.param("before ", "30 June", "", id="before-a-day"),
        pytest.param("early ", "Wednesday", "", id="early-on-a-day"),
        pytest.param("killing 20 ", "Tuesday", "", id="a-number-before-a-weekday"),
        pytest.param("", "6月30日", "前完成", id="chinese-before-a-day"),
    ],
)
def test_the_wording_itself_can_tell_that_it_is_whole(before: str, wording: str, after: str) -> None:
    assert continues(before, after)
    assert not continues(before, after, wording=wording)


@pytest.mark.parametrize(
    ("before", "wording", "after", "cut"),
    [
        pytest.param(before, wording, after, cut, id=f"{before}[{wording}]{after}")
        for cut, all_ in (
            (
                True,
                (
                    ("", "in the 21st", " century"),
                    ("on ", "the 23rd", " floor"),
                    ("", "on the 23rd", " floor"),
                    ("", "by the 16th", " minute"),
                    ("", "before the 3rd", " round"),
                    ("", "by the 3rd", " and final round"),
                    ("", "the 3rd", " to speak"),
                    ("", "The 3rd", " ministerial meeting"),
                    ("", "the 21st", "-century"),
                    ("Tuesday ", "the 21st", "."),
                    ("on Tuesday, ", "the 21st", "."),
                    ("on March ", "the 21st", ""),
                    ("", "the 16th", " of March"),
                    ("", "the 16th", " and 17th of this month"),
                    ("", "the 16th", " of next month"),
                    ("between the 3rd and ", "the 5th", "."),
                    ("talks opened in February. ", "On the 23rd", ", ministers met"),
                    ("he finished in ", "the 3rd", "."),
                    ("el treinta y ", "uno de mayo de 2026", ""),
                    ("", "dezoito de fevereiro de dois mil e vinte", " e seis"),
                    ("vinte e ", "um de maio de 2026", ""),
                    ("le dix-", "huit février 2026", ""),
                    ("le vingt et ", "un mars 2026", ""),
                ),
            ),
            (
                False,
                (
                    ("We meet ", "on the 23rd", "."),
                    ("We meet on ", "the 23rd", ""),
                    ("We meet ", "on the 23rd", " in Geneva"),
                    ("", "on the 23rd", " and then in Rome"),
                    ("I think ", "the 23rd", "."),
                    ("", "by the 16th", ", we need"),
                    ("", "by the 16th", " the office will reply"),
                    ("el ", "veinte de mayo de 2026", " en Lima"),
                    ("", "2026", " two thousand people"),
                    ("", "Tuesday", " twenty people died"),
                    ("on ", "Tuesday", " the third round began"),
                ),
            ),
        )
        for before, wording, after in all_
    ],
)
def test_what_a_number_belongs_to_tells_whether_its_wording_is_whole(
    before: str, wording: str, after: str, cut: bool
) -> None:
    assert continues(before, after, wording=wording) == cut


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOUP_WORDS = """
    May june mai 3 12 31 2025 1900 99999 the of on in by before until since from to and or - , ( ) / .
    this last next past coming later earlier end week month year quarter half day days hours ago
    within a two first the third twenty-first 23rd 16th
    today tomorrow weekend 10:00 GMT mañana el 月 日 woensdag кв 's not ²
"""
SOUP = (*WEEKDAYS, *SOUP_WORDS.split())
PUBLISHED = st.dates()
TENSES = st.sampled_from(["past", "future", "rescheduled", "due", None])


@given(
    wording=st.text(max_size=40) | st.lists(st.sampled_from(SOUP), max_size=7).map(" ".join),
    published=PUBLISHED | st.none(),
    tense=TENSES,
)
@example(wording="by " * 39, published=THURSDAY, tense=None)
@example(wording="end of " * 17, published=THURSDAY, tense=None)
def test_any_wording_gives_an_ordered_interval_or_none(
    wording: str, published: dt.date | None, tense: Tense | None
) -> None:
    found = resolve(wording, published=published, tense=tense)
    if found is not None:
        assert found.start <= found.end
        assert found.precision != "day" or found.start == found.end


@given(before=st.text(max_size=90), after=st.text(max_size=90), words=st.lists(st.sampled_from(SOUP)))
def test_whatever_stands_around_a_wording_nothing_is_raised(
    before: str, after: str, words: list[str]
) -> None:
    assert continues(before, after) in (True, False)
    assert continues(" ".join(words), " ".join(words), wording=before) in (True, False)


@given(weekday=st.integers(0, 6), published=st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 24)))
def test_a_weekday_is_the_nearest_in_the_tenses_direction(weekday: int, published: dt.date) -> None:
    a_week = dt.timedelta(days=7)
    past = resolve(WEEKDAYS[weekday], published=published, tense="past")
    future = resolve(WEEKDAYS[weekday], published=published, tense="future")
    assert past is not None
    assert future is not None
    assert published - a_week < past.start <= published <= future.start < published + a_week
    assert past.start.weekday() == future.start.weekday() == weekday


@given(
    date=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    published=PUBLISHED | st.none(),
    tense=TENSES,
)
@pytest.mark.parametrize(
    "form", ["{0:%A}, {0.day} {0:%B} {0.year}", "{0:%b} {0.day}, {0.year}", "{0:%d.%m.%Y}"]
)
def test_a_complete_date_is_itself_whenever_it_was_published(
    form: str, date: dt.date, published: dt.date | None, tense: Tense | None
) -> None:
    assert resolve(form.format(date), published=published, tense=tense) == Interval(date, date, "day")


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), off=st.integers(1, 6))
def test_a_weekday_that_contradicts_its_date_is_none(date: dt.date, off: int) -> None:
    wrong = WEEKDAYS[(date.weekday() + off) % 7]
    assert resolve(f"{wrong}, {date.day} {date:%B} {date.year}", published=date) is None


ANOTHER_TODAY = """
import datetime, sys
class date(datetime.date):
    today = classmethod(lambda cls: cls(2044, 2, 29))
class moment(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls(2044, 2, 29, tzinfo=tz))
    utcnow = today = classmethod(lambda cls: cls(2044, 2, 29))
datetime.date, datetime.datetime = date, moment
from summarizer._dates.resolve import resolve
for wording in sys.argv[1:]:
    for published in (datetime.date(2025, 10, 9), None):
        found = resolve(wording, published=published, tense="past")
        print(found and f"{found.start} {found.end}")
print("dateparser" in sys.modules)
"""


@pytest.mark.parametrize(
    ("wordings", "asked"),
    [
        pytest.param(
            ["Friday", "today", "3 June", "in May", "within a week", "ayer"], False, id="own-rules"
        ),
        pytest.param(["3 července 2024", "середа", "3 czerwca"], True, id="dateparser"),
    ],
)
def test_todays_date_plays_no_part(wordings: list[str], asked: bool) -> None:
    spoken = subprocess.run(
        [sys.executable, "-c", ANOTHER_TODAY, *wordings],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Pacific/Kiritimati"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = [resolve(word, published=day, tense="past") for word in wordings for day in (THURSDAY, None)]
    here = [one and f"{one.start} {one.end}" for one in found]
    assert spoken.stdout.splitlines() == [*map(str, here), str(asked)]


def test_dateparser_is_never_asked_without_a_base_and_a_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    parse = dateparser.parse

    def spy(word: str, **how: Any) -> Any:
        asked.append((len(how["languages"]), how["settings"]["RELATIVE_BASE"].year < THURSDAY.year))
        return parse(word, **how)

    monkeypatch.setattr(dateparser, "parse", spy)
    phrases.cache_clear()
    assert shown(resolve("3 czerwca 2024", published=THURSDAY)) == "2024-06-03"
    assert set(asked) == {(1, True)}


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
    assert shown(resolve(wording, published=THURSDAY, tense="future")) == meant
