"""Reprints: mentions that another document has word for word, which nobody needs to be asked about."""

from __future__ import annotations

import datetime as dt

from summarizer._follow.candidates import may_be_linked
from summarizer._follow.judge import make_link_id
from summarizer._follow.known import Known, folded_quotes
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.texts import Texts
from summarizer._words.fold import fold_text
from summarizer.schemas import Link, Mention

NEAR = dt.timedelta(days=7)
LEAST_WORDS = 6  # of a quote: fewer may be anybody's


def link_reprints(given: FollowedSummary, known: Known, texts: Texts) -> list[Link]:
    """A link to the oldest known mention that quotes the same words, for each that has one."""
    found = []
    for mention in given.mentions:
        twins = [
            known.mentions[id_]
            for id_ in known.with_quotes.get(folded_quotes(mention), ())
            if _is_reprint(mention, known.mentions[id_], known, texts)
        ]
        if twins:
            oldest = min(twins, key=lambda twin: known.place_of(twin.id))
            found.append(_link_twins(mention, oldest, known))
    return found


def _is_reprint(mention: Mention, other: Mention, known: Known, texts: Texts) -> bool:
    """Whether two mentions of two documents tell the same act of the same side in the same words.

    Sides that meet again make the same promise in the same words: the texts must be alike, and of days
    that are near.
    """
    days = [known.published(one) for one in (mention, other)]
    apart = abs(days[0] - days[1]) if days[0] and days[1] else dt.timedelta()
    words = sum(len(quote.split()) for quote in folded_quotes(mention))
    return (
        other.document != mention.document
        and other.role == mention.role
        and fold_text(other.told) == fold_text(mention.told)
        and words >= LEAST_WORDS
        and may_be_linked(mention, other, known.parties)
        and apart <= NEAR
        and texts.share_sentences(*(known.documents[one.document] for one in (mention, other)))
    )


def _link_twins(mention: Mention, twin: Mention, known: Known) -> Link:
    earlier, later = sorted((mention, twin), key=lambda one: known.place_of(one.id))
    return Link(
        id=make_link_id(later.id, earlier.id, "same"),
        later=later.id,
        earlier=earlier.id,
        type="same",
        according_to=later.attribution.source,
        hedge=later.attribution.hedge,
        decided_by="code",
        reason="both quote the same words",
        evidence=later.evidence,
        about=earlier.evidence,
    )
