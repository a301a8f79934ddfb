"""Borrowed: weekdays and months of languages that have no file here, as dateparser knows them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping

from summarizer._dates.signs import month_sign, weekday_sign

_PROBES = tuple(dt.datetime(*day) for day in ((2001, 2, 10), (2004, 8, 18), (2010, 11, 29)))
_SHORTEST_BORROWED = {"LATIN": 4, "CYRILLIC": 4, "GREEK": 4}
_MOST_BORROWED = 2
# Languages without a file here, by script: never more than is needed to recognise one word, and never
# a date that dateparser computed.
_BORROWED: Mapping[str, tuple[str, ...]] = {
    "LATIN": ("da", "nb", "fi", "cs", "ro", "hu", "hr", "ca", "vi"),
    "CYRILLIC": ("bg", "sr", "be"),
    "HEBREW": ("he",),
    "BENGALI": ("bn",),
}


def borrowed_readings(text: str) -> Iterator[str]:
    """Yield a text of one or two words as each language here reads it that knows them all.

    Months and weekdays are put as signs.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if not 1 <= len(words) <= _MOST_BORROWED:
        return
    script = unicodedata.name(words[0][0], "?").split()[0]
    if script == "LATIN" and not re.search(r"\d", text):
        return  # far more often an English word ("soon") than a weekday, and slow to rule out
    if re.fullmatch("[ivxIVX]+", words[0]):
        return  # "VIII 3" is a chapter
    if any(len(word) < _SHORTEST_BORROWED.get(script, 2) for word in words):
        return
    for language in _BORROWED.get(script, ()):
        signs = [_borrowed_sign(word, language) for word in words]
        if all(signs):
            reading = text
            for word, sign in zip(words, signs, strict=True):
                reading = reading.replace(word, f" {sign} ", 1)
            yield " ".join(reading.split())


def _borrowed_sign(word: str, language: str) -> str | None:
    """Ask dateparser for `word` seen from three different days: what it means is what stays the same."""
    # Imported here: 0.2 s, and seldom needed. Ignored: types-dateparser may be absent.
    import dateparser  # type: ignore[import-untyped,unused-ignore]

    answers = []
    for probe in _PROBES:
        answer = dateparser.parse(
            word,
            languages=[language],
            settings={
                "RELATIVE_BASE": probe,
                "PREFER_DAY_OF_MONTH": "first",
                "PARSERS": ["absolute-time"],
            },
        )
        if answer is None:
            return None
        answers.append((answer, (probe.date() - answer.date()).days))
    months = {answer.month for answer, _ in answers}
    if len(months) == 1 and all(answer.day == 1 for answer, _ in answers):
        return month_sign(months.pop())
    weekdays = {answer.weekday() for answer, _ in answers}
    near = all(abs(away) <= 7 for _, away in answers)
    return weekday_sign(weekdays.pop()) if near and len(weekdays) == 1 else None
