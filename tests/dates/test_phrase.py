"""Phrases: what wordings of many languages mean, whoever reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import dateparser  # type: ignore[import-untyped,unused-ignore] # types-dateparser may be absent
import pytest
from wordings import THURSDAY, meaning, meanings, shown

from summarizer._dates import lexicons, phrase
from summarizer._dates.phrase import phrases_of_wording
from summarizer._dates.resolve import resolve_date


@meanings(
    """
    el miércoles => 2025-10-08
    el miércoles por la mañana => 2025-10-08
    este miércoles 8 de octubre => 2025-10-08
    miércoles 8 => 2025-10-08
    ayer => 2025-10-08
    mañana => 2025-10-10
    pasado mañana => 2025-10-11
    el 3 de junio => 2025-06-03
    3 de junio de 2024 => 2024-06-03
    del 3 al 5 de junio => 2025-06-03/2025-06-05 range
    en mayo de 2024 => 2024-05-01/2024-05-31 month
    la semana pasada => 2025-09-29/2025-10-05 week
    septiembre => 2025-09-01/2025-09-30 month
    mercredi => 2025-10-08
    avril => 2025-04-01/2025-04-30 month
    Februar => 2025-02-01/2025-02-28 month
    februar =>
    сентябрь => 2025-09-01/2025-09-30 month
    hier => 2025-10-08
    le 1er juin 2024 => 2024-06-01
    d’ici juin 2026 => 2026-06-01/2026-06-30 month
    l’année prochaine => 2026-01-01/2026-12-31 year
    am Mittwochabend => 2025-10-08
    vorgestern => 2025-10-07
    am 3. Juni 2024 => 2024-06-03
    3.–5. März 2024 => 2024-03-03/2024-03-05 range
    nächste Woche => 2025-10-13/2025-10-19 week
    na quarta-feira => 2025-10-08
    nesta quarta-feira (8) => 2025-10-08
    em 3 de março de 2024 => 2024-03-03
    de 3 a 5 de junho => 2025-06-03/2025-06-05 range
    mercoledì scorso =>
    l’altro ieri => 2025-10-07
    entro il 30 giugno 2026 => 2026-06-30
    в среду => 2025-10-08
    21 мая 2025 года => 2025-05-21
    в мае => 2025-05-01/2025-05-31 month
    до конца года => 2025-12-31
    يوم الأربعاء => 2025-10-08
    أمس => 2025-10-08
    غدًا => 2025-10-10
    ٣ يونيو ٢٠٢٤ => 2024-06-03
    21 مايو/أيار 2025 => 2025-05-21
    الأسبوع المقبل => 2025-10-13/2025-10-19 week
    周三 => 2025-10-08
    上周三 => 2025-10-01
    昨天 => 2025-10-08
    2025年6月3日 => 2025-06-03
    6月3日至5日 => 2025-06-03/2025-06-05 range
    下个月 => 2025-11-01/2025-11-30 month
    Çarşamba günü => 2025-10-08
    dün => 2025-10-08
    3 Haziran 2024’te => 2024-06-03
    gelecek yıl => 2026-01-01/2026-12-31 year
    Rabu (8/10/2025) =>
    Selasa (30/9/2025) => 2025-09-30
    hari Minggu => 2025-10-05
    minggu lalu => 2025-09-29/2025-10-05 week
    Minggu lalu =>
    Morgen =>
    3 juni 2024 => 2024-06-03
    woensdag 8 oktober => 2025-10-08
    3 czerwca 2024 => 2024-06-03
    3 червня 2024 => 2024-06-03
    середа => 2025-10-08
    수요일 => 2025-10-08
    水曜日 => 2025-10-08
    """
)
def test_other_languages_mean_the_same_days(wording: str, meant: str | None) -> None:
    assert meaning(wording, "past") == meant


def test_languages_that_disagree_on_a_wording_give_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lexicons.lexicon_of("es").terms, "falso", "today")
    monkeypatch.setattr(phrase, "languages_with", lambda words: ["es", "it"])
    phrases_of_wording.cache_clear()
    assert shown(resolve_date("falso", published=THURSDAY)) == "2025-10-09"
    monkeypatch.setitem(lexicons.lexicon_of("it").terms, "falso", "tomorrow")
    phrases_of_wording.cache_clear()
    assert resolve_date("falso", published=THURSDAY) is None
    phrases_of_wording.cache_clear()


ANOTHER_TODAY = """
import datetime, sys
class date(datetime.date):
    today = classmethod(lambda cls: cls(2044, 2, 29))
class moment(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls(2044, 2, 29, tzinfo=tz))
    utcnow = today = classmethod(lambda cls: cls(2044, 2, 29))
datetime.date, datetime.datetime = date, moment
from summarizer._dates.resolve import resolve_date
for wording in sys.argv[1:]:
    for published in (datetime.date(2025, 10, 9), None):
        found = resolve_date(wording, published=published, tense="past")
        print(found and f"{found.start} {found.end}")
print("dateparser" in sys.modules)
"""


@pytest.mark.slow
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
    found = [
        resolve_date(word, published=day, tense="past") for word in wordings for day in (THURSDAY, None)
    ]
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
    phrases_of_wording.cache_clear()
    assert shown(resolve_date("3 července 2024", published=THURSDAY)) == "2024-07-03"
    assert set(asked) == {(1, True)}
