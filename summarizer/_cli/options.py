"""Options that commands share, said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

# Said in words here, for what they are read from takes long to import; a test compares them.
RETRIES = "A request that fails is tried again up to 5 times; SUMMARIZER_RETRIES says otherwise."
FORMATS = click.Choice(["text", "json", "markdown", "html", "ics"])


def with_options(*options: Callable[..., Any]) -> Callable[..., Any]:
    """One decorator of several, for options that commands share."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


published_option = click.option(
    "--published", metavar="DATE", help="Publication date (YYYY-MM-DD): dates count from it."
)
encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of the file, where it is not UTF-8."
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Let URLs lead to private addresses, such as localhost."
)
document_options = with_options(
    published_option,
    click.option("--title", help="Title of the document."),
    click.option("--source", help="Who published the document."),
    encoding_option,
    private_option,
)
model_options = with_options(
    click.option("--model", help="Name of the model.  [env: SUMMARIZER_MODEL; default: gpt-5.4]"),
    click.option(
        "--base-url",
        metavar="URL",
        help="OpenAI-compatible endpoint.  [env: OPENAI_BASE_URL; default: OpenAI's]",
    ),
    click.option(
        "--mode",
        type=click.Choice(["json-schema", "tools"]),
        help="How the answer's form is asked for.  [env: SUMMARIZER_MODE; default: json-schema]",
    ),
    click.option(
        "--window",
        type=click.IntRange(min=100),
        metavar="TOKENS",
        help="Of the document, in one request.  [env: SUMMARIZER_WINDOW; default: 6000]",
    ),
)
format_option = click.option(
    "-f", "--format", "form", type=FORMATS, help="Default: text on a terminal, json in a pipe."
)
verify_option = click.option(
    "--verify",
    is_flag=True,
    help="Judge each item by its evidence in a further call; reject what that does not support.",
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="For each request.  [env: SUMMARIZER_TIMEOUT; default: 300]",
)
