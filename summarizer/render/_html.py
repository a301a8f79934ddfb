"""A report as one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from importlib.resources import files

import jinja2
from markupsafe import Markup

from summarizer._text.document import Document
from summarizer.render._graph import drawing, pairs
from summarizer.render._parties import accounts
from summarizer.render._printable import make_printable
from summarizer.render._report import Page, page
from summarizer.render._timeline import strip, timeline
from summarizer.render._visible import apart, changes, visible
from summarizer.render._wording import quoted
from summarizer.schemas import Summary

# Before anything is drawn, so that no time goes into documents that are not to be seen at first.
EARLY = Markup('document.documentElement.className="js"')
TYPES = {
    "meeting": "Meetings",
    "commitment": "Commitments",
    "ask": "Asks and hopes",
    "concern": "Concerns",
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
        page(summary, _fitting(summary, texts), number) for number, summary in enumerate(summaries, 1)
    ]
    style, script = _own("report.css"), _own("report.js")
    template = _environment().get_template("report.html.jinja")
    return (
        template.render(
            title=title or (pages[0].title if len(pages) == 1 else f"{len(pages)} documents"),
            pages=pages,
            types=TYPES,
            several=_several(summaries, pages) if len(pages) != 1 else None,
            style=style,
            script=script,
            early=EARLY,
            policy=_policy(style, EARLY, script),
        )
        + "\n"
    )


def _fitting(summary: Summary, texts: Callable[[str], Document | None]) -> Document | None:
    """The summary's document; never another, whatever `texts` gives."""
    document = texts(summary.document.id)
    return document if document and document.id == summary.document.id else None


def _several(summaries: Sequence[Summary], pages: Sequence[Page]) -> dict[str, object]:
    """What is told over all documents."""
    periods, undated = timeline(summaries)
    costs = [summary.usage.cost for summary in summaries]
    return {
        "periods": periods,
        "undated": undated,
        "strip": strip(periods),
        "pairs": pairs(summaries),
        "drawing": drawing(summaries),
        "accounts": accounts(summaries),
        "totals": {name: sum(page.counts[name] for page in pages) for name in TYPES},
        "rejected": sum(len(page.rejected) for page in pages),
        "tokens": sum(summary.usage.tokens_in + summary.usage.tokens_out for summary in summaries),
        "cost": None if None in costs else sum(cost for cost in costs if cost is not None),
    }


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": visible, "apart": apart, "changes": changes}
    environment.filters |= {"plain": make_printable, "quoted": quoted}
    return environment


def _template(name: str) -> str:
    """A template without its indentation, which several hundred documents would repeat."""
    return "".join(line.lstrip(" ") for line in _own(name).splitlines(keepends=True))


def _own(name: str) -> Markup:
    """A file of this package, which nothing of a document is ever put into."""
    return Markup((files("summarizer.render") / name).read_text("utf-8").strip())  # noqa: S704


def _policy(style: str, *scripts: str) -> str:
    """The content-security policy: nothing is loaded, nothing sent, only these are obeyed."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {' '.join(map(_hash, scripts))}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
