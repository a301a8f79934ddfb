"""Options that commands share, each described once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click

from summarizer._cli.checked_values import (
    FINITE_ABOVE_0,
    check_base_url,
    check_day,
    check_encoding_name,
    check_folder_option,
    check_language_tag,
)
from summarizer._cli.log_lines import LOG_FORMS, OPTION, VARIABLE

# Said in words here, for what they are read from takes long to import; a test compares them.
RETRIES = "Temporary failures are retried up to 5 times. Set SUMMARIZER_RETRIES to change that."

VERIFY = ("all", "none")

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


def log_option() -> click.Option:
    """The form of what goes to stderr: every command has it; `find_log_form` reads it before."""
    return click.Option(
        [OPTION],
        type=click.Choice(LOG_FORMS),
        envvar=VARIABLE,
        expose_value=False,
        help=f"Write stderr as lines for a person, or as JSON Lines.  [env: {VARIABLE}; default: text]",
    )


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
        help=note or "Format of the output.",
    )


def path_option(
    *names: str, note: str, metavar: str | None = None, required: bool = False, there: bool = False
) -> Decorator:
    """An option that takes the path of a file or a folder; one that must be `there` before."""
    kind = click.Path(path_type=Path, exists=there)
    return click.option(*names, type=kind, metavar=metavar, required=required, help=note)


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
    callback=check_day,
    help="Day of publication (YYYY-MM-DD), from which 'Wednesday' is counted; or from-name, the file's.",
)
encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=check_encoding_name,
    help="Encoding of the file, if it is not UTF-8.",
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Allow URLs on your own network, such as localhost."
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

_endpoint_options = (
    click.option("--model", help="Name of the model.  [env: SUMMARIZER_MODEL; default: gpt-5.4]"),
    click.option(
        "--base-url",
        metavar="URL",
        callback=check_base_url,
        help="OpenAI-compatible endpoint.  [env: OPENAI_BASE_URL; default: OpenAI's]",
    ),
    click.option(
        "--mode",
        type=click.Choice(["json-schema", "tools"]),
        help="How to request the form of the answer.  [env: SUMMARIZER_MODE; default: json-schema]",
    ),
    click.option(
        "--verify-model",
        metavar="NAME",
        help="Model for the second reading.  [env: SUMMARIZER_VERIFY_MODEL; default: the same model]",
    ),
)
_model_options = (
    *_endpoint_options,
    number_option(
        "--window",
        "Tokens of the document in one request.  [env: SUMMARIZER_WINDOW; default: 6000]",
        least=100,
        metavar="TOKENS",
    ),
    click.option(
        "--sparse/--no-sparse",
        default=None,
        help="Let the model leave out empty fields.  [env: SUMMARIZER_SPARSE; default: no]",
    ),
    click.option(
        "--write-in",
        metavar="LANG",
        callback=check_language_tag,
        help="Write in that language (en, pt-BR) and translate each quote."
        "  [env: SUMMARIZER_WRITE_IN; default: the document's language]",
    ),
)
_timeout_option = click.option(
    "--timeout",
    type=FINITE_ABOVE_0,
    metavar="SECONDS",
    help="Limit for each request.  [env: SUMMARIZER_TIMEOUT; default: 300]",
)
# The arguments of `settings` that a request depends on, and those of Summarizer.
model_options = group_options("asked", *_model_options)
live_options = group_options(
    "asked",
    *_model_options,
    click.option(
        "--verify",
        type=click.Choice(VERIFY),
        callback=lambda _context, _option, value: None if value is None else value == "all",
        help="Check every item in a second reading.  [env: SUMMARIZER_VERIFY; default: all]",
    ),
    _timeout_option,
)

# What following asks a model: it reads no document, and every link is verified.
follow_options = group_options("asked", *_endpoint_options, _timeout_option)


class VerifyingCommand(click.Command):
    """A command with the option --verify, which means `--verify all` where no such word follows it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments of the command line."""
        return super().parse_args(ctx, complete_verify(args))


def complete_verify(args: Sequence[str]) -> list[str]:
    """The arguments with "--verify=all" for each --verify that stands alone."""
    options = args[: args.index("--")] if "--" in args else args
    completed = [
        "--verify=all" if word == "--verify" and following not in VERIFY else word
        for word, following in zip_longest(options, options[1:])
    ]
    return [*completed, *args[len(options) :]]


def overview_option(default: bool | None) -> Decorator:
    """Whether an overview is asked for; it costs tokens where nobody reads it."""
    said = "off; --update keeps what was recorded" if default is None else "on" if default else "off"
    return group_options(
        "asked",
        click.option(
            "--overview/--no-overview",
            default=default,
            help=f"Ask for an overview of a few sentences.  [default: {said}]",
        ),
    )


def cache_option(*, default: str = "in the platform's place for caches") -> Decorator:
    """The folder of the answers that are kept."""
    return click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        callback=check_folder_option,
        metavar="DIR",
        help=f"Keep answers in this folder, and ask for none of them twice.  [default: {default}]",
    )


def check_standard_input(sources: Sequence[str]) -> None:
    """Raise UsageError where standard input ("-") is named twice."""
    if sources.count("-") > 1:
        raise click.UsageError("'-' (standard input) can be given only once")
