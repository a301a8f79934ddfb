"""Dates: what a wording means on the day of publication, and what it must never be taken for."""

from __future__ import annotations

import datetime as dt

import pytest
from case_tables import cases_in, lines_in
from hypothesis import example, given
from hypothesis import strategies as st
from wordings import SOUP, THURSDAY, WEEKDAYS, meaning, meanings, shown

from summarizer._dates.resolve import DateInterval, Tense, resolve_date, tense_of


@meanings(
    """
    Wednesday => 2025-10-08
    on Wednesday => 2025-10-08
    Thursday => 2025-10-09
    Friday => 2025-10-03
    Tuesday's => 2025-10-07
    Tuesday’s => 2025-10-07
    late Wednesday => 2025-10-08
    early on Wednesday => 2025-10-08
    Wednesday morning => 2025-10-08
    on Wednesday evening => 2025-10-08
    at 10:00 GMT on Wednesday => 2025-10-08
    Wednesday at 3 p.m. local time => 2025-10-08
    Wednesday, 14:30-15:30 UTC+3 => 2025-10-08
    at 0900 GMT on 2 October => 2025-10-02
    this Monday => 2025-10-06
    this Friday =>
    since Friday => 2025-10-03
    2 October => 2025-10-02
    9 October => 2025-10-09
    October 10 =>
    Sept. 5 => 2025-09-05
    the 18th of December => 2024-12-18
    29 February =>
    in March => 2025-03-01/2025-03-31 month
    in November =>
    Wednesday, 8 October => 2025-10-08
    Wednesday (Oct. 8) => 2025-10-08
    8 October, Wednesday => 2025-10-08
    Tuesday, 8 October =>
    Wednesday the 8th => 2025-10-08
    Wednesday the 15th =>
    3-5 October => 2025-10-03/2025-10-05 range
    30 December to 2 January => 2024-12-30/2025-01-02 range
    Tuesday and Wednesday => 2025-10-07/2025-10-08 range
    Monday to Wednesday => 2025-10-06/2025-10-08 range
    Wednesday to Friday =>
    Monday and Wednesday =>
    the weekend => 2025-10-04/2025-10-05 range
    over the weekend => 2025-10-04/2025-10-05 range
    the week of 29 September => 2025-09-29/2025-10-05 week
    in two weeks =>
    within 30 days =>
    by the end of October =>
    by the end of September => 2025-09-30
    """
)
def test_the_past_looks_back_from_publication(wording: str, meant: str | None) -> None:
    assert meaning(wording, "past") == meant


@meanings(
    """
    Wednesday => 2025-10-15
    Thursday => 2025-10-09
    Friday => 2025-10-10
    by Friday => 2025-10-10
    before Friday => 2025-10-10
    this Friday => 2025-10-10
    this coming Monday => 2025-10-13
    2 October =>
    9 October => 2025-10-09
    October 10 => 2025-10-10
    by 30 November => 2025-11-30
    no later than 30 November => 2025-11-30
    on or before 30 November => 2025-11-30
    by November => 2025-11-01/2025-11-30 month
    in October => 2025-10-01/2025-10-31 month
    by the end of November => 2025-11-30
    by the end of February => 2026-02-28
    by end-March => 2026-03-31
    at the end of November =>
    Friday, Nov. 14 => 2025-11-14
    Friday, Nov. 15 =>
    3-5 November => 2025-11-03/2025-11-05 range
    November 3–5 => 2025-11-03/2025-11-05 range
    8–12 October => 2025-10-08/2025-10-12 range
    November 3 and 4 => 2025-11-03/2025-11-04 range
    November 3 or 4 => 2025-11-03/2025-11-04 range
    November 3 and 14 =>
    from 3 to 5 November => 2025-11-03/2025-11-05 range
    between 3 and 5 November => 2025-11-03/2025-11-05 range
    28 December to 3 January => 2025-12-28/2026-01-03 range
    9 to 5 November =>
    Monday and Tuesday => 2025-10-13/2025-10-14 range
    Wednesday to Friday =>
    this weekend => 2025-10-11/2025-10-12 range
    the week of 3 November => 2025-11-03/2025-11-09 week
    the week beginning 3 November => 2025-11-03/2025-11-09 week
    the week beginning 5 November =>
    a week from Friday =>
    """
)
def test_the_future_looks_ahead_from_publication(wording: str, meant: str | None) -> None:
    assert meaning(wording, "due") == meant
    if not wording.startswith(("by ", "before ", "until ", "no later ", "on or before ")):
        assert meaning(wording, "future") == meant


@meanings(
    """
    Thursday => 2025-10-09
    Wednesday =>
    this Friday => 2025-10-10
    this Wednesday =>
    20 October => 2025-10-20
    20 November =>
    in October => 2025-10-01/2025-10-31 month
    in November =>
    October => 2025-10-01/2025-10-31 month
    Thursday, 20 November => 2025-11-20
    Friday, 20 November =>
    Wednesday, 9 October =>
    this weekend =>
    Monday and Tuesday =>
    by Friday =>
    """
)
def test_without_a_tense_only_what_cannot_be_mistaken_resolves(wording: str, meant: str | None) -> None:
    assert meaning(wording) == meant


@meanings(
    """
    today => 2025-10-09
    tonight => 2025-10-09
    this morning => 2025-10-09
    earlier today => 2025-10-09
    today (Thursday) => 2025-10-09
    today, Friday =>
    yesterday => 2025-10-08
    late yesterday evening => 2025-10-08
    last night => 2025-10-08
    tomorrow => 2025-10-10
    tomorrow morning => 2025-10-10
    the day before yesterday => 2025-10-07
    the day after tomorrow => 2025-10-11
    last Friday => 2025-10-03
    last Thursday => 2025-10-02
    last Wednesday =>
    last Monday =>
    last Sunday => 2025-10-05
    this past Wednesday => 2025-10-08
    next Monday => 2025-10-13
    next Thursday => 2025-10-16
    next Friday =>
    next Sunday =>
    Wednesday last week => 2025-10-01
    Wednesday of next week => 2025-10-15
    this week => 2025-10-06/2025-10-12 week
    last week => 2025-09-29/2025-10-05 week
    next week => 2025-10-13/2025-10-19 week
    earlier this week => 2025-10-06/2025-10-09 range
    later this week => 2025-10-09/2025-10-12 range
    last weekend => 2025-10-04/2025-10-05 range
    next weekend =>
    this month => 2025-10-01/2025-10-31 month
    last month => 2025-09-01/2025-09-30 month
    later this month => 2025-10-09/2025-10-31 range
    earlier this month => 2025-10-01/2025-10-09 range
    this quarter => 2025-10-01/2025-12-31 range
    next quarter => 2026-01-01/2026-03-31 range
    last year => 2024-01-01/2024-12-31 year
    this year => 2025-01-01/2025-12-31 year
    by next year => 2026-01-01/2026-12-31 year
    later this year => 2025-10-09/2025-12-31 range
    the end of the month => 2025-10-31
    by the end of next month => 2025-11-30
    before the end of the week => 2025-10-12
    by the end of the year => 2025-12-31
    by year-end => 2025-12-31
    by year’s end => 2025-12-31
    the third quarter of this year => 2025-07-01/2025-09-30 range
    June last year => 2024-06-01/2024-06-30 month
    3 June next year => 2026-06-03
    last December => 2024-12-01/2024-12-31 month
    last June =>
    next June => 2026-06-01/2026-06-30 month
    next December =>
    明年2月 => 2026-02-01/2026-02-28 month
    今年12月5日 => 2025-12-05
    febrero del próximo año => 2026-02-01/2026-02-28 month
    im Februar nächsten Jahres => 2026-02-01/2026-02-28 month
    в феврале следующего года => 2026-02-01/2026-02-28 month
    5 марта прошлого года => 2024-03-05
    قبل نهاية شهر سبتمبر المقبل => 2026-09-30
    نوفمبر المقبل => 2025-11-01/2025-11-30 month
    أكتوبر المقبل =>
    two days ago => 2025-10-07
    10 days ago => 2025-09-29
    three weeks ago => 2025-09-15/2025-09-21 week
    a month ago => 2025-09-01/2025-09-30 month
    five years ago => 2020-01-01/2020-12-31 year
    two hours ago =>
    """
)
@pytest.mark.parametrize("tense", ["due", None])
def test_words_that_say_the_direction_need_no_tense(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert meaning(wording, tense) == meant


@meanings(
    """
    21 May 2025 => 2025-05-21
    May 21, 2025 => 2025-05-21
    3rd of June 2025 => 2025-06-03
    Wed., 21 May 2025 => 2025-05-21
    Thu 21 May 2025 =>
    2025-05-21 => 2025-05-21
    2025/05/21 => 2025-05-21
    2025-05-21T23:30:00+03:00 => 2025-05-21
    03.06.2025 => 2025-06-03
    25/12/2025 => 2025-12-25
    12/25/2025 => 2025-12-25
    7/7/2025 => 2025-07-07
    3/6/2025 =>
    25/12/25 =>
    31/31/2025 =>
    2025-33-10 =>
    2025-06 => 2025-06-01/2025-06-30 month
    2011-12 =>
    2024-25 =>
    March 2024 => 2024-03-01/2024-03-31 month
    in February 2024 => 2024-02-01/2024-02-29 month
    2030 => 2030-01-01/2030-12-31 year
    by 2030 => 2030-01-01/2030-12-31 year
    the year 2030 => 2030-01-01/2030-12-31 year
    since 2019 => 2019-01-01/2019-12-31 year
    by the end of 2030 => 2030-12-31
    Q3 2025 => 2025-07-01/2025-09-30 range
    the first quarter of 2026 => 2026-01-01/2026-03-31 range
    by the end of Q2 2026 => 2026-06-30
    the second half of 2026 => 2026-07-01/2026-12-31 range
    June 3-5, 2025 => 2025-06-03/2025-06-05 range
    3 June to 2 July 2025 => 2025-06-03/2025-07-02 range
    December 28 to January 3, 2025 => 2024-12-28/2025-01-03 range
    Tuesday 3 to Friday 6 June 2025 => 2025-06-03/2025-06-06 range
    Tuesday 3 to Sunday 6 June 2025 =>
    from June to August 2025 => 2025-06-01/2025-08-31 range
    December 2024 to January => 2024-12-01/2025-01-31 range
    2025–2030 => 2025-01-01/2030-12-31 range
    2020 and 2030 =>
    3 June =>
    Wednesday, 21 May =>
    Wednesday the 21st =>
    Wednesday =>
    May =>
    today =>
    ayer =>
    last year =>
    June last year =>
    later this month =>
    by the end of the year =>
    within 30 days =>
    two days ago =>
    """
)
@pytest.mark.parametrize("tense", ["past", "due", None])
def test_without_a_publication_date_only_the_complete_resolves(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert shown(resolve_date(wording, published=None, tense=tense)) == meant


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
    assert resolve_date(wording, published=THURSDAY, tense=tense) is None


@pytest.mark.parametrize(
    ("status", "tense"),
    cases_in(
        """
        held: held => past
        scheduled: scheduled => future
        proposed: proposed => future
        postponed: postponed => rescheduled
        declined: declined =>
        cancelled: cancelled =>
        unknown: no such status =>
        """
    ),
)
def test_a_status_tells_the_tense(status: str, tense: Tense | None) -> None:
    assert tense_of(status) == tense


@pytest.mark.parametrize(
    "wording", ["today", "Sunday", "next week", "last year", "within two months", "3 May"]
)
@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("tense", ["past", "future"])
def test_the_ends_of_the_calendar_raise_nothing(wording: str, published: dt.date, tense: Tense) -> None:
    found = resolve_date(wording, published=published, tense=tense)
    assert found is None or found.start <= found.end


def test_the_day_after_the_last_day_is_none() -> None:
    assert resolve_date("tomorrow", published=dt.date.max) is None
    assert resolve_date("yesterday", published=dt.date.min) is None


def test_a_numbered_weekday_that_two_months_share_is_none() -> None:
    in_between = dt.date(2026, 2, 20)  # 13 February and 13 March 2026 are Fridays
    assert resolve_date("Friday the 13th", published=in_between) is None
    assert shown(resolve_date("Friday the 13th", published=in_between, tense="past")) == "2026-02-13"
    assert shown(resolve_date("Friday the 13th", published=in_between, tense="future")) == "2026-03-13"


def test_a_moment_of_publication_counts_as_its_day() -> None:
    assert shown(resolve_date("yesterday", published=dt.datetime(2025, 10, 9, 23, 59))) == "2025-10-08"


@pytest.mark.parametrize(
    ("wording", "tense", "meant"),
    [
        *cases_in(
            """
            past: 21日 => past => 2025-09-21
            future: 21日 => future => 2025-10-21
            the-day-itself: 9日 => past => 2025-10-09
            a-month-off: 8日 => future =>
            rescheduled: 21日 => rescheduled =>
            no-31-september: 31日 => past =>
            any-number: 21 => past =>
            on-past: on the 23rd => past => 2025-09-23
            on-future: on the 23rd => future => 2025-10-23
            ordinal-future: the 21st => future => 2025-10-21
            ordinal-the-day-itself: the 9th => past => 2025-10-09
            deadline: by the 16th => due => 2025-10-16
            no-later: no later than the 16th => due => 2025-10-16
            an-event-by-then: by the 16th => future => 2025-10-09/2025-10-16 range
            before: before the 23rd => due => 2025-10-23
            ordinal-a-month-off: before the 3rd => due =>
            with-a-time: at 10:00 GMT on the 23rd => future => 2025-10-23
            ordinal-rescheduled: on the 23rd => rescheduled =>
            ordinal-no-31-september: on the 31st => past =>
            quarter: the 3rd quarter of this year => past => 2025-07-01/2025-09-30 range
            """
        ),
        pytest.param("21日", None, None, id="no-tense"),
        pytest.param("by the 16th", None, None, id="ordinal-no-tense"),
    ],
)
def test_a_day_alone_is_the_nearest_such_day(
    wording: str, tense: Tense | None, meant: str | None
) -> None:
    assert meaning(wording, tense) == meant


@meanings(
    """
    the 16th of this month => 2025-10-16
    on the 16th of next month => 2025-11-16
    the 31st of next month =>
    the 16th and 17th of this month => 2025-10-16/2025-10-17 range
    the 16th and 19th of this month =>
    16-17 next month => 2025-11-16/2025-11-17 range
    from the 16th to the 19th of next month => 2025-11-16/2025-11-19 range
    am 16. dieses Monats => 2025-10-16
    le 16 du mois prochain => 2025-11-16
    el 16 del presente mes => 2025-10-16
    no dia 16 do próximo mês => 2025-11-16
    """
)
@pytest.mark.parametrize("tense", ["due", "future", None])
def test_a_day_of_this_month_or_the_next_needs_no_tense(
    wording: str, meant: str | None, tense: Tense | None
) -> None:
    assert meaning(wording, tense) == meant


@meanings(
    """
    10 June => 2026-06-10
    2 June 2025 => 2025-06-02
    Friday, 14 November => 2025-11-14
    3-5 November => 2025-11-03/2025-11-05 range
    in November => 2025-11-01/2025-11-30 month
    Q1 2026 => 2026-01-01/2026-03-31 range
    by the end of November => 2025-11-30
    Tuesday =>
    on Friday =>
    Friday the 10th =>
    Monday to Wednesday =>
    today =>
    tomorrow =>
    next week =>
    in two weeks =>
    within 30 days =>
    later this month =>
    by the end of the month =>
    3 June next year =>
    next June =>
    下周三 =>
    """
)
def test_a_postponed_meetings_day_is_never_counted_from_publication(
    wording: str, meant: str | None
) -> None:
    assert meaning(wording, "rescheduled") == meant


@meanings(
    """
    von 5 bis 6 am 22.4.2016 => 2016-04-22
    from 10 to 12 on Monday => 2025-10-13
    9:30 till 11:00 on Thursday => 2025-10-09
    between 2 and 4 pm on Friday => 2025-10-10
    le 3 juin à 18h30 => 2026-06-03
    3. Juni um 10.30 Uhr => 2026-06-03
    周三上午10点30分 => 2025-10-15
    June 3-5 pm =>
    18 h 30 =>
    10:30 =>
    """
)
def test_hours_are_no_days(wording: str, meant: str | None) -> None:
    assert meaning(wording, "future") == meant


@pytest.mark.parametrize("tense", ["past", "future", "due", None])
@pytest.mark.parametrize(
    "wording",
    lines_in(
        """
        before yesterday
        before last Friday
        vor gestern
        prima di ieri
        antes del lunes pasado
        do wczoraj rana
        до вчера
        昨天之前
        am morgen
        beginning of next week
        Anfang nächster Woche
        a principios de la próxima semana
        the week of Sunday, 12 October 2025
        the week of 12 October
        na 1-1-2016
        the G20 last year
        E3
        COP28
        Article 5
        mid-2026
        the fifth Friday of next month
        """
    ),
)
def test_what_only_looks_like_a_day_is_none(wording: str, tense: Tense | None) -> None:
    assert meaning(wording, tense) is None


@meanings(
    """
    end of Q3 => 2026-09-30
    the end of the third quarter => 2026-09-30
    fin du troisième trimestre => 2026-09-30
    mid-June => 2026-06-11/2026-06-20 range
    mid next month => 2025-11-11/2025-11-20 range
    Mitte Juni => 2026-06-11/2026-06-20 range
    Ende Juni => 2026-06-30
    bis Ende 2027 => 2027-12-31
    in a fortnight => 2025-10-23
    third Friday of next month => 2025-11-21
    the last Friday of November => 2025-11-28
    el tercer viernes de noviembre => 2025-11-21
    """
)
def test_parts_of_months_and_quarters_resolve_where_one_reading_is_possible(
    wording: str, meant: str | None
) -> None:
    assert meaning(wording, "due") == meant


@pytest.mark.parametrize("wording", ["the end of June", "Ende Juni", "fin de junio", "6月底"])
def test_an_event_at_the_end_of_a_month_is_in_its_last_ten_days(wording: str) -> None:
    assert meaning(wording, "future") == "2026-06-21/2026-06-30 range"
    assert meaning(wording, "past") == "2025-06-21/2025-06-30 range"


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
    found = resolve_date(wording, published=published, tense=tense)
    if found is not None:
        assert found.start <= found.end
        assert found.precision != "day" or found.start == found.end


@given(weekday=st.integers(0, 6), published=st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 24)))
def test_a_weekday_is_the_nearest_in_the_tenses_direction(weekday: int, published: dt.date) -> None:
    a_week = dt.timedelta(days=7)
    past = resolve_date(WEEKDAYS[weekday], published=published, tense="past")
    future = resolve_date(WEEKDAYS[weekday], published=published, tense="future")
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
    assert resolve_date(form.format(date), published=published, tense=tense) == DateInterval(
        date, date, "day"
    )


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), off=st.integers(1, 6))
def test_a_weekday_that_contradicts_its_date_is_none(date: dt.date, off: int) -> None:
    wrong = WEEKDAYS[(date.weekday() + off) % 7]
    assert resolve_date(f"{wrong}, {date.day} {date:%B} {date.year}", published=date) is None
