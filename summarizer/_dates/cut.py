"""Dates cut short: whether a wording was cut from a longer date, which may mean other days than it.

"Tuesday" goes on with ", 4 March", "March 2026" follows "the third of", and "the 21st" is a century's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer._dates.lone_days import LONE_ORDINAL, counts_another
from summarizer._dates.order import UNIT
from summarizer._dates.phrase import languages_of_wording, phrases_of_wording
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
    own = languages_of_wording(wording) if wording else ()
    a_day = any(_DAY_NAMED.search(phrase) for phrase in plain)
    if splits_a_number(before, wording, after):
        return True
    if any(LONE_ORDINAL.search(phrase) for phrase in plain) and counts_another(before, wording, after):
        return True
    takes_a_number = not plain or any(_TAKES_A_NUMBER.match(phrase) for phrase in plain)
    cut = any(
        _CUT_BEFORE.search(phrase)
        or (not a_day and _CUT_BEFORE_PERIOD.search(phrase))
        or (takes_a_number and _CUT_AFTER_NUMBER.search(phrase))
        for phrase in lead_ins(before, own)
    )
    return cut or any(
        _CUT_BEHIND.match(phrase) or (not a_day and _CUT_BEHIND_PERIOD.match(phrase))
        for phrase in read_continuations(after, own)
    )


# What stands around a wording, in plain words; "~" is a word that no date has.
_DM = r"(?:[1-9]|[12]\d|3[01])"
_Y = r"(?:19|20)\d\d"
_FULL = (
    rf"(?:{_DM} (?:of )?M\d+|M\d+(?: the)? {_DM}(?!\d)|M\d+"
    rf"|{_Y}|W\d|today|tomorrow|{_DM}(?! ~|\d| , \d))"
)
_UNIT = f"(?:{UNIT})"
_DAY_NAMED = re.compile(
    rf"\bW\d|\b(?:today|yesterday|tomorrow)\b|(?<!\S){_DM} (?:of )?M\d|M\d+ {_DM}(?!\d)"
)
_CUT_BEFORE = re.compile(
    rf"(?<!\S)(?:(?:M\d+|{_Y})(?: [,(]| of)?|{_DM} of|q[1-4] of"
    rf"|(?:M\d+|{_DM}|{_Y}|W\d|today|yesterday|tomorrow)"
    r" (?:-|/|to|through|until|till|and|or)(?: the| on| of| in)*"
    rf"|{_UNIT} (?:before|after|from|since)(?: the)?"
    r"|(?:week|weekend|quarter|half) (?:of|in)(?: the)?"
    r"|vague|middle|after|last|next|past|coming|this|q[1-4])$"
)
_CUT_BEFORE_PERIOD = re.compile(
    r"(?<!\S)(?:before|till|end(?: of)?|early|late|beginning(?: of)?)(?: the)?$"
)
# "4 | March", "16 | next month": another period takes no number before it ("the G20 last year").
_TAKES_A_NUMBER = re.compile(r"(?:of )?(?:M\d|(?:this|last|next) month)")
_CUT_AFTER_NUMBER = re.compile(rf"(?<!\S){_DM}$")
_CUT_BEHIND = re.compile(
    rf"(?:[,(] )?(?:the |of |in )*(?:{_DM} (?:of )?M\d|M\d+(?: the)? {_DM}(?!\d)"
    rf"|M\d+ (?:of )?{_Y}|{_Y}(?!\d))"
    rf"|(?:the |of |in |\( )*(?:M\d+|{_DM}(?! ~|\d| , \d))|(?:the |, the ){_DM}(?!\d)"
    rf"|(?:of )?(?:last|this|next) (?:week|month|quarter|year)|, (?:last|this|next) week|week(?!\S)"
    rf"|, {_DM} (?:and|or|,|-)|, W\d (?:and|or|, W)"
    rf"|(?:-|/|to|through|until|till|and|or) (?:on |the )*{_FULL}"
    rf"|(?:from|after|before|of) (?:the )?(?:{_DM} (?:of )?M\d|M\d+ {_DM}(?!\d))"
    rf"|from_ (?:M\d+ )?{_DM}|(?:of |in )?shifted"
    rf"|(?:prior|shifted) n?\d+ {_UNIT}|n?\d+ {_UNIT} (?:prior|shifted|ago)"
)
_CUT_BEHIND_PERIOD = re.compile(r"prior|before_|closing|midway")
