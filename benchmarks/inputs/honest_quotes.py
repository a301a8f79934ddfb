"""Honest quotes as models write them: in other typography, elided, or under a wrong number."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from benchmarks.inputs.fabricated_quotes import Planted, denies, split_words, tokens
from benchmarks.inputs.recorded_answers import Case, Slot

Vary = Callable[[str], str]
QUOTES = "[‘’“”„«»\"']"


def as_it_stands(quote: str) -> str:
    return quote


def straight_quotation_marks(quote: str) -> str:
    return re.sub(r"[«„“”»]\s?|\s(?=»)", '"', re.sub("[‘’]", "'", quote))


def curly_quotation_marks(quote: str) -> str:
    return re.sub(QUOTES, "’", quote)


def guillemets(quote: str) -> str:
    return re.sub("[“”„]", "»", quote)


def hyphens_for_dashes(quote: str) -> str:
    return re.sub(r"\s*[–—]\s*", " - ", quote)


def unspaced_dashes(quote: str) -> str:
    return re.sub(r"\s*[–—]\s*", "—", quote)


def no_break_hyphens(quote: str) -> str:
    return quote.replace("-", "\u2011")


def no_break_spaces(quote: str) -> str:
    return quote.replace(" ", "\u00a0")


def double_spaces(quote: str) -> str:
    return quote.replace(" ", "  ")


def thin_spaces(quote: str) -> str:
    return quote.replace(" ", "\u2009")


def line_breaks(quote: str) -> str:
    return quote.replace(" ", "\r\n")


def spaces_around(quote: str) -> str:
    return f"\n {quote}\u00a0"


def quotation_marks_around(quote: str) -> str:
    return f"“{quote}”"


def upper_case(quote: str) -> str:
    return quote.upper()


def lower_case(quote: str) -> str:
    return quote.lower()


def title_case(quote: str) -> str:
    return quote.title()


def soft_hyphens(quote: str) -> str:
    return re.sub(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", "\u00ad", quote)


def zero_width_spaces(quote: str) -> str:
    return "\ufeff" + re.sub(r"(?<=\w) ", "\u200b ", quote)


def direction_marks(quote: str) -> str:
    return re.sub(r"\b(?=\w)", "\u200f", quote, count=3) + "\u200e"


def ligatures(quote: str) -> str:
    return quote.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def decomposed_letters(quote: str) -> str:
    return unicodedata.normalize("NFD", quote)


def full_width_letters(quote: str) -> str:
    return quote.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


VARIATIONS: tuple[Vary, ...] = (
    as_it_stands,
    straight_quotation_marks,
    curly_quotation_marks,
    guillemets,
    hyphens_for_dashes,
    unspaced_dashes,
    no_break_hyphens,
    no_break_spaces,
    double_spaces,
    thin_spaces,
    line_breaks,
    spaces_around,
    quotation_marks_around,
    upper_case,
    lower_case,
    title_case,
    soft_hyphens,
    zero_width_spaces,
    direction_marks,
    ligatures,
    decomposed_letters,
    full_width_letters,
)
MARKS = ("…", " … ", "... ", " [...] ", " (…) ", " . . . ")


def variations(vary: Vary, slots: Sequence[Slot], *, most: int) -> Iterator[Planted]:
    """Up to `most` quotes varied in one way, each really changed by it, under their own number."""
    rng = random.Random(vary.__name__)
    found = 0
    for slot in rng.sample(slots, len(slots)):
        quote = vary(slot.evidence["quote"])
        if quote == slot.evidence["quote"] and vary is not as_it_stands:
            continue
        yield Planted(vary.__name__, slot, quote, slot.evidence["sentence"])
        found += 1
        if found == most:
            return


def ellipses(slots: Sequence[Slot], *, most: int) -> Iterator[Planted]:
    """Quotes with an ellipsis for words between that hold no negation: both ends stand nowhere else."""
    rng = random.Random("ellipses")
    found = 0
    for slot in rng.sample(slots, len(slots)):
        words, joint = split_words(slot.evidence["quote"])
        ends = 3 if joint else 5
        dropped = words[ends:-ends]
        if not dropped or any(denies(word, slot.case.language) for word in dropped):
            continue
        first, last = joint.join(words[:ends]), joint.join(words[-ends:])
        if _repeated(first, slot.case) or _repeated(last, slot.case):
            continue
        mark = rng.choice(MARKS)
        yield Planted(
            "ellipsis_for_harmless_words", slot, first + mark + last, slot.evidence["sentence"]
        )
        found += 1
        if found == most:
            return


def wrong_numbers(slots: Sequence[Slot], *, most: int) -> Iterator[Planted]:
    """Verbatim quotes that stand once, under another sentence's number or one that there is not."""
    rng = random.Random("wrong numbers")
    found = 0
    for slot in rng.sample(slots, len(slots)):
        quote, number = slot.evidence["quote"], slot.evidence["sentence"]
        if slot.case.document.text.count(quote) != 1:
            continue
        cited = rng.choice(
            [other for other in (0, -1, 999, 1, number - 1, number + 1) if other != number]
        )
        yield Planted("wrong_sentence_number", slot, quote, cited)
        found += 1
        if found == most:
            return


def _repeated(piece: str, case: Case) -> bool:
    """Whether a piece stands in the document more than once, in whatever case."""
    return tokens(case.document.text).count(tokens(piece)) != 1
