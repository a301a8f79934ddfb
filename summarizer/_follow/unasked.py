"""Unasked: what code alone makes of summaries, their meetings and how their tellings differ."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer._follow.chains import build_promises
from summarizer._follow.known import Known
from summarizer._follow.mentions import take_mentions
from summarizer._version import __version__
from summarizer.schemas import PROMISES_VERSION, FollowedWith, Promises, Summary, Usage

_NOBODY = FollowedWith(
    model="",
    reader="",
    prompt="",
    prompt_hash="",
    schema_version=PROMISES_VERSION,
    package_version=__version__,
)


def take_tellings(summaries: Iterable[Summary], kept: Promises | None = None) -> Promises:
    """The meetings of some summaries and their differences, with the links of `kept` between them."""
    known = Known()
    for given in map(take_mentions, summaries):
        if given.document.id not in known.documents:
            known.add_summary(given)
    for link in kept.links if kept else ():
        if known.holds(link.later, link.earlier):
            known.add_link(link)
    return build_promises(known, kept.made_with if kept else _NOBODY, Usage())
