"""Refusals: which check refused something, as one of a few names that can be counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarizer._proof.unverified import split_refused_notes
from summarizer._proof.verdicts import READ
from summarizer.schemas import Rejected

# What a note says of the check; the first that fits counts. A test holds every wording of a fault
# against them.
REASONS: dict[str, re.Pattern[str]] = {
    # "not said, a second reading found: it was Chad"
    "second_reading": re.compile(f"{READ}: |^no verdict came on it"),
    # "this is no translation of “…”: it repeats the quote"
    "translation": re.compile("^this is no translation of "),
    # "another item has the same id", "no party has this id", "a meeting is not its own sideline"
    "reference": re.compile(r"has (this|the same) id$|names two things$|is not its own"),
    # "this value does not fit the schema: ...", "missing", "it holds a text of 5,000 characters";
    # "its own model failed: RuntimeError", of a kind that a user wrote
    "form": re.compile(
        r"^(missing$|it is empty|this is no name|name the source|its own model failed)"
        r"|does not fit (the schema|its words)"
        r"|^(it|an answer|the items of an answer) holds? (a |at most|what cannot|control characters)"
    ),
    # "not verbatim: the document words it otherwise", "the quote stands nowhere in the document"
    "quote": re.compile(
        r"^(not verbatim|this is not citable|the quote |it has no evidence)"
        r"|is too short: quote|^there is no such sentence"
    ),
    # "these words do not stand in the document", "its evidence does not hold the figure 12"
    "not_in_document": re.compile(
        r"stands? (in|nowhere|neither)|not stand in|does not hold the|is not named so"
        r"|^no sentence of the document|^these words name|^this is only a part of the (date|figure)"
    ),
}
NO_ANSWER, OTHER = "no_answer", "other"
# "correction of 2 faults": the request failed
_CALL = re.compile(r"(correction|coreference) of \d")


def reason_of_refusal(note: Rejected) -> str:
    """The name of the check that refused what is noted: a key of REASONS, "no_answer" or "other"."""
    if _CALL.match(note.what):
        return NO_ANSWER
    return next((name for name, said in REASONS.items() if said.search(note.why)), OTHER)


def count_refusals(notes: Iterable[Rejected]) -> dict[str, int]:
    """How much was refused, by reason, the most frequent first; what is unverified is not refused."""
    refused, _ = split_refused_notes(notes)
    return dict(Counter(map(reason_of_refusal, refused)).most_common())
