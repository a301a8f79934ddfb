"""Options that commands share, each described once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

# Said in words here, for what they are read from takes long to import; a test compares them.
RETRIES = "A request that fails is tried again up to 5 times; SUMMARIZER_RETRIES says otherwise."

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def group_options(name: str, *options: Decorator) -> Decorator:
    """One decorator of several options: a command gets their values as one mapping, under `name`.

    Groups of one name make one mapping.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def grouped(**given: Any) -> Any:
            values = {option: given.pop(option) for option in names}
            others = given.pop(name, {})
            return command(**given, **{name: others | values})

        decorated: Callable[..., Any] = grouped
        known = len(_collected_parameters(decorated))
        for option in reversed(options):
            decorated = option(decorated)
        names = [parameter.name for parameter in _collected_parameters(decorated)[known:]]
        return decorated

    return decorate


def _collected_parameters(command: Callable[..., Any]) -> list[click.Parameter]:
    """What the decorators of a command have collected so far; click keeps it there."""
    return getattr(command, "__click_params__", [])


def form_option(
    names: Iterable[str], default: str | None = None, *, note: str | None = None
) -> Decorator:
    """The form of what a command prints, one of `names`."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(list(names)),
        default=default,
        show_default=default is not None,
        help=note,
    )


def path_option(*names: str, note: str, metavar: str | None = None, required: bool = False) -> Decorator:
    """An option that takes the path of a file or a folder."""
    return click.option(
        *names, type=click.Path(path_type=Path), metavar=metavar, required=required, help=note
    )


def number_option(
    name: str, note: str, *, least: int = 1, default: int | None = None, metavar: str = "N"
) -> Decorator:
    """An option that takes a whole number, `least` or more."""
    return click.option(
        name,
        type=click.IntRange(min=least),
        default=default,
        show_default=default is not None,
        metavar=metavar,
        help=note,
    )


published_option = click.option(
    "--published",
    metavar="DATE",
    help="Publication date (YYYY-MM-DD), or from-name: relative dates count from it.",
)
encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of the file, where it is not UTF-8."
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Let URLs lead to private addresses, such as localhost."
)
# The arguments of read_document, and of what reads many.
document_options = group_options(
    "reading",
    published_option,
    click.option("--title", help="Title of the document."),
    click.option("--source", help="Who published the document."),
    encoding_option,
    private_option,
)
documents_options = group_options("reading", published_option, encoding_option, private_option)
text_options = group_options("reading", encoding_option, private_option)

_model_options = (
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
    number_option(
        "--window",
        "Of the document, in one request.  [env: SUMMARIZER_WINDOW; default: 6000]",
        least=100,
        metavar="TOKENS",
    ),
)
# The arguments of `settings` that a request depends on, and those of Summarizer.
model_options = group_options("asked", *_model_options)
live_options = group_options(
    "asked",
    *_model_options,
    click.option(
        "--verify",
        is_flag=True,
        help="Judge each item by its evidence in a further call; reject what that does not support.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="For each request.  [env: SUMMARIZER_TIMEOUT; default: 300]",
    ),
)


def cache_option(*, default: str = "in the platform's place for caches") -> Decorator:
    """The folder of the answers that are kept."""
    return click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=f"Folder of the answers kept.  [default: {default}]",
    )


def check_standard_input(sources: Sequence[str]) -> None:
    """Raise UsageError where standard input ("-") is named twice."""
    if sources.count("-") > 1:
        raise click.UsageError("standard input can be read only once")
