"""A report as one HTML file: documents beside their summaries, and the index of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summarizer._text.document import Document
from summarizer.render._card_facts import type_own
from summarizer.render._graph import count_pairs, draw_graph
from summarizer.render._html_shell import render_page
from summarizer.render._own_items import list_own_items, title_kind
from summarizer.render._party_accounts import make_accounts
from summarizer.render._provenance import describe_verification
from summarizer.render._report_page import WHERE_ANY, ReportPage, build_page
from summarizer.render._timeline import draw_strip, make_timeline
from summarizer.schemas import Summary

COLOURS = 6  # of kinds of a user's own: a seventh has that of the first
TYPES = {
    "meeting": "Meetings",
    "commitment": "Commitments",
    "ask": "Asks and hopes",
    "concern": "Concerns",
    "outcome": "Outcomes",
}


def as_html(
    summaries: Sequence[Summary],
    texts: Callable[[str], Document | None] = lambda _: None,
    *,
    title: str | None = None,
) -> str:
    """Return a report of the summaries as HTML, complete in itself, ending with a newline.

    `texts` gives the document that has an id (the sha256 of its text), or None where it is not at
    hand: its quotes are shown without it, and the report says so. With several summaries there is
    an overview as well: a timeline of meetings, who met whom, and what each party has undertaken.
    """
    pages = [
        build_page(summary, _find_document(summary, texts), number)
        for number, summary in enumerate(summaries, 1)
    ]
    own = dict.fromkeys(name for summary in summaries for name in list_own_items(summary))
    types = TYPES | {type_own(name): title_kind(name) for name in own}
    colours = {type_own(name): f"own{at % COLOURS}" for at, name in enumerate(own)}
    return render_page(
        "report.html.jinja",
        styles=("report.css",),
        script="report.js",
        title=title or (pages[0].title if len(pages) == 1 else f"{len(pages)} documents"),
        pages=pages,
        types=types,
        colours=colours,
        where_any=WHERE_ANY,
        several=_gather_index(summaries, pages, types) if len(pages) != 1 else None,
    )


def _find_document(summary: Summary, texts: Callable[[str], Document | None]) -> Document | None:
    """The summary's document; never another, whatever `texts` gives."""
    document = texts(summary.document.id)
    return document if document and document.id == summary.document.id else None


def _gather_index(
    summaries: Sequence[Summary], pages: Sequence[ReportPage], types: Mapping[str, str]
) -> dict[str, object]:
    """What is told over all documents."""
    periods, undated = make_timeline(summaries)
    costs = [summary.usage.cost for summary in summaries]
    return {
        "periods": periods,
        "undated": undated,
        "strip": draw_strip(periods),
        "pairs": count_pairs(summaries),
        "drawing": draw_graph(summaries),
        "accounts": make_accounts(summaries),
        "dated": any(page.days_made for page in pages),
        "totals": {name: sum(page.counts.get(name, 0) for page in pages) for name in types},
        "verification": describe_verification(summaries),
        "none_verified": not any(summary.verification for summary in summaries),
        "rejected": sum(len(page.rejected) for page in pages),
        "tokens": sum(summary.usage.tokens_in + summary.usage.tokens_out for summary in summaries),
        "cost": None if None in costs else sum(cost for cost in costs if cost is not None),
    }
