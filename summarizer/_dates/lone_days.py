"""Lone days: whether "the 21st" is a day of the month, or the 21st of something else ("century")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer._dates.surroundings import lead_ins
from summarizer._words.languages import list_languages, load_section, split_lines, words_under

LONE_ORDINAL = re.compile(r"\bthe lone \d")  # in plain words
_CUT_BEFORE_LONE = re.compile(r"\b(?:W\d|week)(?: [,(])?(?: on| by| before| until| from)?$")
# What may follow a day and no other thing of that number; nouns may ("the 3rd round").
_STOPS = re.compile(r"\s*(?:$|[.,;:!?)\]\"”»]|[–—]|-[-\s])")


def counts_another(before: str, wording: str, after: str) -> bool:
    """Whether "the 21st" may be the 21st of something else ("century"), or its month stands by."""
    lone = _load_lone_patterns()
    if lone.month_beside.search(before) or lone.month_beside.search(after):
        return True
    if any(_CUT_BEFORE_LONE.search(phrase) for phrase in lead_ins(before)):
        return True
    article = re.split(r"\d", wording)[0].rstrip()
    lead = before + article[: article.rfind(" ") + 1]  # "on | the 21st"
    if lone.unsure.search(lead):
        return True
    return not (lone.goes_on if lone.sure.search(lead) else _STOPS).match(after)


@dataclass(frozen=True, slots=True)
class _LonePatterns:
    """What tells whether a day of the month stands alone, as the files of the languages say."""

    month_beside: re.Pattern[str]
    unsure: re.Pattern[str]
    sure: re.Pattern[str]
    goes_on: re.Pattern[str]


@cache
def _load_lone_patterns() -> _LonePatterns:
    tags = [tag for tag in list_languages() if "day alone" in load_section(tag, "dates")]

    def find(key: str) -> str:
        return "|".join(
            map(re.escape, (word for tag in tags for word in words_under(tag, "dates", key)))
        )

    def names(key: str) -> str:
        lines = (split_lines(load_section(tag, "dates").get(key, "")) for tag in tags)
        return "|".join(re.escape(name) for months in lines for line in months for name in line)

    return _LonePatterns(
        month_beside=re.compile(
            rf"(?<!\w)(?:{names('months')}|(?:{names('short months')})(?=\.| \d)"
            rf"|{find('month beside')})(?!\w)"
        ),
        unsure=re.compile(rf"\b(?:{find('unsure of a day')})\s+$", re.IGNORECASE),
        sure=re.compile(rf"(?:^|(?<=\s))(?:{find('sure of a day')})\s+$", re.IGNORECASE),
        goes_on=re.compile(
            rf"{_STOPS.pattern}|\s+(?:{find('goes on behind a day')})(?!\w)", re.IGNORECASE
        ),
    )
