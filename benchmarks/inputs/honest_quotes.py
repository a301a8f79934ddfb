"""Honest quotes as models write them: in other typography, elided, or under a wrong number."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from benchmarks.inputs.planted_quotes import PlantedQuote
from benchmarks.inputs.recorded_answers import RecordedCase, Slot
from benchmarks.inputs.wording import denies, plain_words, split_words

Vary = Callable[[str], str]
QUOTES = "[‘’“”„«»\"']"


AS_IT_STANDS = "as_it_stands"
VARIATIONS: dict[str, Vary] = {
    AS_IT_STANDS: lambda quote: quote,
    "straight_quotation_marks": lambda quote: re.sub(
        r"[«„“”»]\s?|\s(?=»)", '"', re.sub("[‘’]", "'", quote)
    ),
    "curly_quotation_marks": lambda quote: re.sub(QUOTES, "’", quote),
    "guillemets": lambda quote: re.sub("[“”„]", "»", quote),
    "hyphens_for_dashes": lambda quote: re.sub(r"\s*[–—]\s*", " - ", quote),
    "unspaced_dashes": lambda quote: re.sub(r"\s*[–—]\s*", "—", quote),
    "no_break_hyphens": lambda quote: quote.replace("-", "\u2011"),
    "no_break_spaces": lambda quote: quote.replace(" ", "\u00a0"),
    "double_spaces": lambda quote: quote.replace(" ", "  "),
    "thin_spaces": lambda quote: quote.replace(" ", "\u2009"),
    "line_breaks": lambda quote: quote.replace(" ", "\r\n"),
    "spaces_around": lambda quote: f"\n {quote}\u00a0",
    "quotation_marks_around": lambda quote: f"“{quote}”",
    "upper_case": lambda quote: quote.upper(),
    "lower_case": lambda quote: quote.lower(),
    "title_case": lambda quote: quote.title(),
    "soft_hyphens": lambda quote: re.sub(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", "\u00ad", quote),
    "zero_width_spaces": lambda quote: "\ufeff" + re.sub(r"(?<=\w) ", "\u200b ", quote),
    "direction_marks": lambda quote: re.sub(r"\b(?=\w)", "\u200f", quote, count=3) + "\u200e",
    "ligatures": lambda quote: (
        quote.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")
    ),
    "decomposed_letters": lambda quote: unicodedata.normalize("NFD", quote),
    "full_width_letters": lambda quote: quote.translate(
        {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    ),
}
MARKS = ("…", " … ", "... ", " [...] ", " (…) ", " . . . ")


def variations(name: str, slots: Sequence[Slot], *, most: int) -> Iterator[PlantedQuote]:
    """Up to `most` quotes varied in one way, each really changed by it, under their own number."""
    rng = random.Random(name)
    varied = (_varied(name, slot) for slot in rng.sample(slots, len(slots)))
    return islice(filter(None, varied), most)


def _varied(name: str, slot: Slot) -> PlantedQuote | None:
    quote, sentence = slot.evidence["quote"], slot.evidence["sentence"]
    changed = VARIATIONS[name](quote)
    unchanged = changed == quote and name != AS_IT_STANDS
    return None if unchanged else PlantedQuote(name, slot, changed, sentence)


def ellipses(slots: Sequence[Slot], *, most: int) -> Iterator[PlantedQuote]:
    """Quotes with an ellipsis for words between that hold no negation: both ends stand nowhere else."""
    rng = random.Random("ellipses")
    elided = (_elided(rng, slot) for slot in rng.sample(slots, len(slots)))
    return islice(filter(None, elided), most)


def _elided(rng: random.Random, slot: Slot) -> PlantedQuote | None:
    words, joint = split_words(slot.evidence["quote"])
    ends = 3 if joint else 5
    dropped = words[ends:-ends]
    if not dropped or any(denies(word, slot.case.language) for word in dropped):
        return None
    first, last = joint.join(words[:ends]), joint.join(words[-ends:])
    if _repeated(first, slot.case) or _repeated(last, slot.case):
        return None
    quote = first + rng.choice(MARKS) + last
    return PlantedQuote("ellipsis_for_harmless_words", slot, quote, slot.evidence["sentence"])


def wrong_numbers(slots: Sequence[Slot], *, most: int) -> Iterator[PlantedQuote]:
    """Verbatim quotes that stand once, under another sentence's number or one that there is not."""
    rng = random.Random("wrong numbers")
    misplaced = (_misplaced(rng, slot) for slot in rng.sample(slots, len(slots)))
    return islice(filter(None, misplaced), most)


def _misplaced(rng: random.Random, slot: Slot) -> PlantedQuote | None:
    quote, number = slot.evidence["quote"], slot.evidence["sentence"]
    if slot.case.document.text.count(quote) != 1:
        return None
    others = [other for other in (0, -1, 999, 1, number - 1, number + 1) if other != number]
    return PlantedQuote("wrong_sentence_number", slot, quote, rng.choice(others))


def _repeated(piece: str, case: RecordedCase) -> bool:
    """Whether a piece stands in the document more than once, in whatever case."""
    return plain_words(case.document.text).count(plain_words(piece)) != 1
