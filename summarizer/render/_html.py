"""A report as one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files

import jinja2
from markupsafe import Markup

from summarizer._install import advise_install
from summarizer._text.document import Document
from summarizer._words.shown import quote_words
from summarizer.render._card_facts import type_own
from summarizer.render._graph import count_pairs, draw_graph
from summarizer.render._html_escape import escape_isolated, escape_visibly, mark_changes
from summarizer.render._own_items import list_own_items, title_kind
from summarizer.render._party_accounts import make_accounts
from summarizer.render._printable import make_printable
from summarizer.render._provenance import describe_verification
from summarizer.render._quotes import TRANSLATION
from summarizer.render._report_page import WHERE_ANY, ReportPage, build_page
from summarizer.render._timeline import draw_strip, make_timeline
from summarizer.schemas import Summary

# Before anything is drawn, so that no time goes into documents that are not to be seen at first.
EARLY = Markup('document.documentElement.className="js"')
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
    style, script = _read_own_file("report.css"), _read_own_file("report.js")
    template = _make_environment().get_template("report.html.jinja")
    return (
        template.render(
            title=title or (pages[0].title if len(pages) == 1 else f"{len(pages)} documents"),
            pages=pages,
            types=types,
            colours=colours,
            where_any=WHERE_ANY,
            several=_gather_index(summaries, pages, types) if len(pages) != 1 else None,
            style=style,
            script=script,
            early=EARLY,
            policy=_write_policy(style, EARLY, script),
        )
        + "\n"
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


def _make_environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_load_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": escape_visibly, "apart": escape_isolated, "changes": mark_changes}
    environment.globals["translation"] = TRANSLATION
    environment.filters |= {"plain": make_printable, "quoted": quote_words}
    environment.globals["install"] = advise_install
    return environment


def _load_template(name: str) -> str:
    """A template without its indentation, which several hundred documents would repeat."""
    return "".join(line.lstrip(" ") for line in _read_own_file(name).splitlines(keepends=True))


def _read_own_file(name: str) -> Markup:
    """A file of this package, which nothing of a document is ever put into."""
    return Markup((files("summarizer.render") / name).read_text("utf-8").strip())  # noqa: S704


def _write_policy(style: str, *scripts: str) -> str:
    """The content-security policy: nothing is loaded, nothing sent, only these are obeyed."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash_source(style)}",
            f"script-src {' '.join(map(_hash_source, scripts))}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
