"""Unfit: summaries that cannot be followed, for their quotes or their days are not to be trusted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.texts import Texts, call_document
from summarizer.schemas import Evidence, When

_CLOCKS = dt.timedelta(days=1)  # it may be tomorrow already where they met


def why_unfit(given: FollowedSummary, texts: Texts) -> str | None:
    """Why a summary is not followed, in one line; None where nothing is wrong with it.

    Its text must be at hand and hold what it quotes; what it tells as over must not lie after its day
    of publication, for the order of documents goes by that day.
    """
    name = call_document(given.document)
    if given.document.id not in texts:
        return f"the text of {name} was not found: give it with --documents"
    missing = next((one for one in _quoted_in(given) if not texts.holds(given.document, one)), None)
    if missing is not None:
        quote = " ".join(missing.quote.split())[:80]
        return f"the summary of {name} quotes what its text does not say ({quote!r}): make it again"
    published = given.document.published
    over = next((when for when in _days_over(given) if _is_ahead(when, published)), None)
    if over is None:
        return None
    return (
        f"{name} tells of {over.start} as over and was published on {published}: the two days disagree,"
        " so summarize it again with its right day"
    )


def _quoted_in(given: FollowedSummary) -> Iterator[Evidence]:
    for mention in given.mentions:
        yield from mention.evidence
    for telling in given.tellings:
        yield from telling.evidence
    for concern in given.concerns:
        yield from concern.evidence


def _days_over(given: FollowedSummary) -> Iterator[When]:
    """The days of what a summary tells as over: meetings that were held, and what was done."""
    for telling in given.tellings:
        if telling.status == "held" and telling.when:
            yield telling.when
    for mention in given.mentions:
        if mention.result in ("done", "partly_done") and mention.when:
            yield mention.when


def _is_ahead(when: When, published: dt.date | None) -> bool:
    return bool(published and when.start and when.start > published + _CLOCKS)
