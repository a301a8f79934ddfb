"""Order: a plain phrase of any language in the one order of words that the rules read.

"week next" is "next week", "ago n2 week" is "n2 week ago", and clock times are left out: hours are no
days.
"""

from __future__ import annotations

import re

UNIT = "hour|day|week|fortnight|month|quarter|half|year|weekend"
_WHICH = "last|this|next"
_HOUR = r"\d{1,2}(?:\.\d\d)?"
_YEAR = r"(?:19|20)\d\d"
_TO = "(?:-|to|till|until|and)"
_STEPS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\b(M\d+) / \1(?!\d)", r"\1"),  # مايو/أيار
        (rf"\b{_HOUR} (?:oclock|zone)\b|\b\d{{3,4}} zone\b", "clock"),
        (r"\bclock(?: (?:oclock|zone|clock|, zone))++", "clock"),
        (rf"(?<!M\d )(?<!M1\d )\b(?:{_HOUR}|clock) {_TO} clock\b", "clock"),
        (rf"\b(?:from |between )?{_HOUR} {_TO} {_HOUR} (?=on (?:\d|W\d))", ""),
        (r", clock$", ""),
        (r"(?:\( )?\b(?:(?:at|in|on|from|between|after|before|since|vague) )?clock\b(?: \))?[ ,]*", " "),
        (rf"\b(?:the )?year (?:of )?(?={_YEAR}\b)|(?<=\b{_YEAR}) year\b(?! (?:ago|last|next))", ""),
        (r"(?<!this )(?<!last )(?<!next )\bmonth (?:of )?(?=M\d)", ""),
        (r"(?<=\bM\d) month\b|(?<=\bM1\d) month\b", ""),
        (r"\bday (?=\d|W\d|today|yesterday|tomorrow)|(?<=\bW\d) day\b(?! [a-z])", ""),
        (rf"\b({UNIT}) ({_WHICH})\b(?! (?:M\d|W\d|{UNIT}))", r"\2 \1"),
        (rf"\b({_WHICH}) (week|month|year) of (?=M\d|W\d|\d)", r"\1 \2 "),
        (r"\b(from|to|till|until|between|and|by|before|after|since) on (?=\d)", r"\1 "),
        (r"\bof (?:of|from)\b", "of"),
        (rf"\bback (n?\d+ (?:{UNIT}))\b", r"\1 ago"),
        (rf"\bahead (n?\d+ (?:{UNIT}))\b(?: time\b)?", r"\1 hence"),
        (r"\b(W\d) (q[1-5]|last)(?= of\b)", r"\2 \1"),
        (r"((?:\d{4} )?\bM\d+(?: \d{4})?) midway\b", r"middle of \1"),
    )
)


_BEHIND = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^((?:(?! from_ ).)++) from_ (.+) until_$", r"from \1 to \2"),
        (r"^(.+) (on|in|by|until|since|from|during|within)_$", r"\2 \1"),
        (r"^(.+) before_$", r"\1 prior"),
    )
)


def order_words(phrase: str, *, whole: bool = True) -> str:
    """The phrase in the order that the rules read, without its clock times.

    Of a `whole` one what stands behind its words goes before them: "M6 3 until_" is "until M6 3".
    """
    for pattern, instead in (*_STEPS, *_BEHIND) if whole else _STEPS:
        phrase = pattern.sub(instead, phrase).strip()
    return " ".join(phrase.split())
