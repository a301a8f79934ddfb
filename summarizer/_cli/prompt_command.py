"""The command that shows what would be sent: `prompt`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.document_events import RequestEstimated
from summarizer._cli.kinds_option import own_options
from summarizer._cli.left_out import say_left_out
from summarizer._cli.options import (
    document_options,
    form_option,
    model_options,
    overview_option,
    path_option,
)
from summarizer._cli.talk import write_event, write_result

if TYPE_CHECKING:
    from summarizer._call.settings import Settings


@click.command()
@click.argument("source_file", metavar="SOURCE")
@document_options
@model_options
@overview_option(True)
@own_options
@path_option(
    "--verification",
    metavar="SUMMARY",
    there=True,
    note="Show the request that would verify this summary (JSON) of the document.",
)
@form_option(["text", "json"], default="text")
def prompt(
    source_file: str,
    verification: Path | None,
    form: str,
    reading: Mapping[str, Any],
    asked: Mapping[str, Any],
) -> None:
    """Show the request for a document, its tokens and its price. Nothing is sent.

    A long document is sent in several requests. In JSON, each is on a line of its own.

    \b
    summarizer prompt report.txt --published 2025-05-21
    summarizer prompt report.txt -f json | jq .messages
    summarizer prompt report.txt --verification summary.json
    """
    from summarizer._call.call import READING
    from summarizer._call.settings import resolve_settings
    from summarizer._cli.output import render_requests
    from summarizer._evaluation.kept import summary_in
    from summarizer._flow.unsent import summary_requests, verification_requests
    from summarizer.read import read_document

    chosen = resolve_settings(**asked)
    document = read_document(source_file, **reading)
    if verification:
        bodies = verification_requests(summary_in(verification, chosen.kinds.summary), document, chosen)
        chosen = chosen.for_call(READING)
    else:
        bodies = summary_requests(document, chosen)
    write_result(render_requests(bodies, form, stream=sys.stdout))
    say_left_out(document)
    write_event(_estimate_cost(bodies, chosen))


def _estimate_cost(bodies: Sequence[dict[str, Any]], settings: Settings) -> RequestEstimated:
    """The tokens of requests, and what they cost where the price of the model is known."""
    from summarizer._call.call import estimated_tokens

    tokens, price = sum(map(estimated_tokens, bodies)), settings.known_price
    return RequestEstimated(
        requests=len(bodies),
        tokens_in=tokens,
        model=settings.model,
        cost_usd=tokens * price.tokens_in / 1e6 if price else None,
        price_out=price.tokens_out if price else None,
    )
