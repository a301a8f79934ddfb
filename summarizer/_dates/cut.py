"""Dates cut short: whether a wording was cut from a longer date, which may mean other days than it.

"Tuesday" goes on with ", 4 March", "March 2026" follows "the third of", and "the 21st" is a century's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer._dates import words as tables
from summarizer._dates.phrase import phrases_of_wording
from summarizer._dates.spelled import splits_a_number
from summarizer._dates.surroundings import lead_ins, read_continuations


@lru_cache(maxsize=2048)  # an item is looked at several times
def is_date_cut_short(before: str, after: str, *, wording: str = "") -> bool:
    """Tell whether a wording was cut from a longer date that may mean other days than it does alone.

    `before` and `after` are the text directly around it: "Tuesday" goes on with ", 4 March", "June"
    with " 2026", "30 June" follows "a month before ". That more is known does no harm: "4 March"
    after "Tuesday, " is False. With the `wording`, a day after "before" or "early" is False as well,
    for it resolves to the same day with the word and without. Never raises.
    """
    plain = phrases_of_wording(wording) if wording else ()
    a_day = any(_DAY_NAMED.search(phrase) for phrase in plain)
    a_weekday = any(re.fullmatch(r"W\d", phrase) for phrase in plain)
    if _COUNTED_BEFORE.search(before) or _COUNTED_BEHIND.match(after):
        return True
    if splits_a_number(before, wording, after):
        return True
    if any(_LONE_ORDINAL.search(phrase) for phrase in plain) and _counts_another(before, wording, after):
        return True
    cut = any(
        _CUT_BEFORE.search(phrase)
        or (not a_day and _CUT_BEFORE_PERIOD.search(phrase))
        or (not a_weekday and _CUT_AFTER_NUMBER.search(phrase))
        for phrase in lead_ins(before)
    )
    return cut or any(
        _CUT_BEHIND.match(phrase) or (not a_day and _CUT_BEHIND_PERIOD.match(phrase))
        for phrase in read_continuations(after)
    )


def _counts_another(before: str, wording: str, after: str) -> bool:
    """Whether "the 21st" may be the 21st of something else ("century"), or its month stands by."""
    if _MONTH_BESIDE.search(before) or _MONTH_BESIDE.search(after):
        return True
    if any(_CUT_BEFORE_LONE.search(phrase) for phrase in lead_ins(before)):
        return True
    lead = before + wording[: wording.casefold().rfind("the ")]
    if re.search(r"\b(?:in|at)\s+$", lead, re.IGNORECASE):
        return True
    return not (_GOES_ON if _ON_A_DAY.search(lead) else _STOPS).match(after)


def _capitalized_pattern(words: str) -> str:
    """A pattern for one of these words, written as names are."""
    return words.replace(" - ", " ").title().replace(" ", "|")


# What stands around a wording, in plain words; "~" is a word that no date has.
_DM = r"(?:[1-9]|[12]\d|3[01])"
_Y = r"(?:19|20)\d\d"
_FULL = (
    rf"(?:{_DM} (?:of )?M\d+|M\d+(?: the)? {_DM}(?!\d)|M\d+"
    rf"|{_Y}|W\d|today|tomorrow|{_DM}(?! ~|\d| , \d))"
)
_UNIT = r"(?:hour|day|week|month|quarter|half|year|weekend)"
_LONE_ORDINAL = re.compile(r"\bthe lone \d")
_MONTH_BESIDE = re.compile(
    rf"(?<!\w)(?:{_capitalized_pattern(tables.MONTHS['en'])}"
    rf"|(?:{_capitalized_pattern(tables.SHORT_MONTHS)})(?=\.| \d)"
    r"|months?|monthly)(?!\w)"
)
_CUT_BEFORE_LONE = re.compile(r"\b(?:W\d|week)(?: [,(])?(?: on| by| before| until| from)?$")
_ON_A_DAY = re.compile(
    r"(?:^|(?<=\s))(?:on|by|before|until|till|since|from|(?:no|not) (?:later|earlier) than)\s+$",
    re.IGNORECASE,
)
# What may follow a day and no other thing of that number; nouns may ("the 3rd round").
_STOPS = re.compile(r"\s*(?:$|[.,;:!?)\]\"”»]|[–—]|-[-\s])")
_GOES_ON = re.compile(
    rf"{_STOPS.pattern}|\s+(?:a|an|any|are|as|at|because|but|by|can|could|did|do|for|from|had|has|have|he"
    r"|her|here|his|how|i|if|in|instead|is|it|its|may|might|must|my|no|nobody|not|of course|one"
    r"|our|rather|shall|she|should|so|than|that|the|their|then|there|these|they|this|those|to|via|was"
    r"|we|were|what|when|where|which|while|who|will|with|without|would|you|your"
    r"|and (?:a|at|he|i|in|it|on|she|so|that|the|then|there|they|this|we|will|you))(?!\w)",
    re.IGNORECASE,
)
_DAY_NAMED = re.compile(
    rf"\bW\d|\b(?:today|yesterday|tomorrow)\b|(?<!\S){_DM} (?:of )?M\d|M\d+ {_DM}(?!\d)"
)
_COUNTED_BEFORE = re.compile(tables.COUNTED_BEFORE, re.IGNORECASE)
_COUNTED_BEHIND = re.compile(tables.COUNTED_BEHIND, re.IGNORECASE)
_CUT_BEFORE = re.compile(
    rf"(?<!\S)(?:(?:M\d+|{_Y})(?: [,(]| of)?|{_DM} of|q[1-4] of"
    rf"|(?:M\d+|{_DM}|{_Y}|W\d|today|yesterday|tomorrow)"
    r" (?:-|/|to|through|until|till|and|or)(?: the| on| of| in)*"
    rf"|{_UNIT} (?:before|after|from|since|following)(?: the)?"
    r"|(?:week|weekend|quarter|half) (?:of|in)(?: the)?"
    r"|vague|after|last|next|past|coming|this|q[1-4])$"
)
_CUT_BEFORE_PERIOD = re.compile(
    r"(?<!\S)(?:before|till|end(?: of)?|ultimo of|early|late|beginning(?: of)?)(?: the)?$"
)
_CUT_AFTER_NUMBER = re.compile(rf"(?<!\S){_DM}$")
_CUT_BEHIND = re.compile(
    rf"(?:[,(] )?(?:the |of |in )*(?:{_DM} (?:of )?M\d|M\d+(?: the)? {_DM}(?!\d)"
    rf"|M\d+ (?:of )?{_Y}|{_Y}(?!\d))"
    rf"|(?:the |of |in |\( )*(?:M\d+|{_DM}(?! ~|\d| , \d))|(?:the |, the ){_DM}(?!\d)"
    rf"|(?:of )?(?:last|this|next) (?:week|month|quarter|year)|, (?:last|this|next) week|week(?!\S)"
    rf"|, {_DM} (?:and|or|,|-)|, W\d (?:and|or|, W)"
    rf"|(?:-|/|to|through|until|till|and|or) (?:on |the )*{_FULL}"
    rf"|(?:from|after|before|of) (?:the )?(?:{_DM} (?:of )?M\d|M\d+ {_DM}(?!\d))"
    r"|(?:of |in )?shifted"
)
_CUT_BEHIND_PERIOD = re.compile(r"prior|closing")
