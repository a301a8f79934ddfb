"""Claims that turn a true quote round: the opposite act, a limit that is lost, a firmer verb."""

from __future__ import annotations

import re

from summarizer._words.figures import figures_in
from summarizer._words.fold import fold_text

# Verbs and their opposites; only the verb that an action opens with is looked at.
_OPPOSITES = (
    ("raise|increase|expand|boost", "cut|reduce|lower|decrease|slash|halve"),
    ("open|reopen", "close|shut"),
    ("send|deploy", "withdraw|pull out"),
    ("impose|tighten", "lift|ease"),
    ("buy|import", "sell|export"),
    ("join", "leave|quit"),
    ("strengthen", "weaken"),
    ("lend", "borrow"),
)
_PAIRS = tuple(
    (
        re.compile(rf"(?:{one})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{re.sub('e(?![a-z])', '', one)})"),
        re.compile(rf"(?<!\w)(?:to|will|would) (?:\w+ly )?(?:{other})(?!\w)"),
    )
    for pair in _OPPOSITES
    for one, other in (pair, pair[::-1])
)
_ORDER = re.compile(r"(?<!\w)(before|after) (\w+)")
_LIMIT = re.compile(
    r"(?<!\w)(?:up to|at most|no more than|not more than|a maximum of|as (?:much|many) as|bis zu"
    r"|(?<!no )(?<!not )(?:less|fewer) than)(?!\w)"
    r"|最多|至多"
)
_LIMITED = re.compile(r"(?<!\w)(?:cap(?:s|ped)?|may|might|could|maximum|limit\w*|hasta|jusqu)(?!\w)")
_FLOOR = re.compile(r"(?<!\w)(?:at least|no (?:less|fewer) than|a minimum of|mindestens)(?!\w)|至少")
_AMOUNT = 24  # characters behind "up to" in which its number stands
# "Agreed to consider lending" is no agreement to lend.
_WEAKER = re.compile(
    r"(?<!\w)(?:to|will|would) (?:\w+ly )?(?:(?:try|seek|aim) to "
    r"|(?:consider|discuss|explore|examine|assess|weigh|study|look (?:into|at)|think about"
    r"|work (?:on|towards?)) (?:whether (?:to )?|how to |ways (?:of|to) "
    r"|the (?:possibility|option|idea|feasibility) of )?)"
    r"|(?<!\w)(?:estudiar|considerar|evaluar|analizar|explorar) (?:si |la (?:posibilidad|opción) de )?"
    r"|(?<!\w)(?:étudier|examiner|envisager) (?:la possibilité )?(?:d(?:e |')|l'|l[ae] )"
)
_STEM = 4
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>\d+)(?:st|nd|rd|th))(?!\w)"
)


def find_opposite(action: str, sentences: str) -> str | None:
    """The words of `sentences` that `action` turns round ("will open" told as "close"), if any."""
    told, said = fold_text(action), fold_text(sentences)
    for verb, own, contrary in _PAIRS:
        if verb.match(told) and not own.search(said) and (found := contrary.search(said)):
            return found.group()
    said_in_order = {match.groups() for match in _ORDER.finditer(said)}
    for word, point in {match.groups() for match in _ORDER.finditer(told)} - said_in_order:
        turned = "after" if word == "before" else "before"
        if (turned, point) in said_in_order:
            return f"{turned} {point}"
    for mine, other in ((_LIMIT, _FLOOR), (_FLOOR, _LIMIT)):
        if mine.search(told) and not mine.search(said) and (found := other.search(said)):
            return found.group()
    return None


def limit_lost(text: str, quote: str) -> str | None:
    """The words of `quote` that limit a number ("up to ten") which `text` tells without a limit."""
    told, said = fold_text(text), fold_text(quote)
    if _LIMIT.search(told) or _LIMITED.search(told):
        return None
    for found in _LIMIT.finditer(said):
        limited = figures_in(said[found.end() : found.end() + _AMOUNT])
        if limited & figures_in(told) and not _FLOOR.search(said):
            return found.group()
    return None


def find_weaker_verb(action: str, quote: str) -> str | None:
    """The words of `quote` before the act that `action` opens with: "to consider"."""
    first, said = fold_text(action).partition(" ")[0], fold_text(quote)
    for found in _WEAKER.finditer(said):
        if len(first) >= _STEM and said.startswith(first[:_STEM], found.end()):
            return found.group().strip()
    return None


def ordinals_in(text: str) -> frozenset[int]:
    """The places in an order that `text` names: 3 for "third" and "3rd"; "first" is a plain word."""
    return frozenset(
        int(match["digits"]) if match["digits"] else _ORDINALS.index(match["word"]) + 2
        for match in _ORDINAL.finditer(fold_text(text))
    )
