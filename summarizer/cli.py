"""The command line: each command parses, calls the API once and prints.

Results go to stdout, everything else to stderr. Exit status: 0 done, 1 an error of ours, 2 wrong
usage, 3 some of several documents failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli_cassettes import check, record
from summarizer._options import FORMATS, document_options, format_option, model_options, timeout_option
from summarizer._talk import say, tell, waiting
from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer._settings import Settings

SOME_FAILED, INTERRUPTED = 3, 130
DEMO = "andean_summit"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="summarizer", message="%(prog)s %(version)s")
def cli() -> None:
    """Who met whom, who committed to what, who voiced which concern, and who says so.

    Reads reports of meetings and gives a typed summary, each item with its verbatim evidence. The
    key of the endpoint is read from the environment variable OPENAI_API_KEY.

    \b
    summarizer demo
    summarizer summarize report.txt --published 2025-05-21
    """


@cli.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@document_options
@model_options
@timeout_option
@format_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write there, all at once or not at all."
)
def summarize(
    sources: tuple[str, ...],
    published: str | None,
    title: str | None,
    source: str | None,
    encoding: str | None,
    model: str | None,
    base_url: str | None,
    mode: str | None,
    timeout: float | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Summarize text files ("-": standard input).

    Several sources give one summary each: as JSON, a line each.

    \b
    summarizer summarize report.txt --published 2025-05-21
    cat report.txt | summarizer summarize - -f markdown -o note.md
    """
    from summarizer._api import Summarizer
    from summarizer._document import publication_date
    from summarizer._files import write_whole
    from summarizer._output import checked_output, shown
    from summarizer._read import read_document
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    sources = _checked_sources(sources, title)
    output = None if output == Path("-") else output
    form = form or _default_format(output)
    date = publication_date(published)
    if output:
        checked_output(output, sources)
    done: list[str] = []
    failed = 0
    with Summarizer(model=model, base_url=base_url, mode=mode, timeout=timeout) as summarizer:
        for each in sources:
            try:
                document = read_document(
                    each, published=date, title=title, source=source, encoding=encoding
                )
                with waiting(f"{document.name}: asking {summarizer.settings.model}"):
                    summary = summarizer.summarize(document)
            except SummarizerError as exc:
                if len(sources) == 1 or isinstance(exc, AccessError | SettingsError):
                    raise
                failed += 1
                say(f"Error: {exc}" if each in str(exc) else f"Error: {each}: {exc}")
                continue
            text = shown(summary, form, line=len(sources) > 1, stream=None if output else sys.stdout)
            if output:
                done.append(text)
            else:
                tell(text)
    if failed == len(sources):
        raise click.exceptions.Exit(1)
    if output:
        write_whole(output, "".join(done))
    if failed:
        raise click.exceptions.Exit(SOME_FAILED)


@cli.command()
@click.argument("source_file", metavar="SOURCE")
@document_options
@model_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def prompt(
    source_file: str,
    published: str | None,
    title: str | None,
    source: str | None,
    encoding: str | None,
    model: str | None,
    base_url: str | None,
    mode: str | None,
    form: str,
) -> None:
    """Show exactly what would be sent for a document, its tokens and its price; send nothing.

    \b
    summarizer prompt report.txt --published 2025-05-21
    summarizer prompt report.txt -f json | jq .messages
    """
    from summarizer._api import summary_request
    from summarizer._output import request_text
    from summarizer._read import read_document
    from summarizer._settings import settings

    chosen = settings(model=model, base_url=base_url, mode=mode)
    document = read_document(
        source_file, published=published, title=title, source=source, encoding=encoding
    )
    body = summary_request(document, chosen)
    tell(request_text(body, form, stream=sys.stdout))
    say(_estimate(body, chosen))


@cli.command()
@click.option(
    "--answer", is_flag=True, help="The strict schema that the model is asked to fill, instead."
)
def schema(answer: bool) -> None:
    """Print the JSON Schema of a summary.

    \b
    summarizer schema > summary.schema.json
    """
    import json

    from summarizer._request import strict_schema
    from summarizer.schemas import Answer, Summary

    tree = strict_schema(Answer) if answer else Summary.model_json_schema(mode="serialization")
    tell(json.dumps(tree, indent=2, ensure_ascii=False) + "\n")


@cli.command()
@click.option("-f", "--format", "form", type=FORMATS, default="text", show_default=True)
def demo(form: str) -> None:
    """Summarize the bundled example from its recording: no key, no network.

    \b
    summarizer demo
    summarizer demo -f json
    """
    from summarizer._output import shown
    from summarizer._replay import replay

    folder = Path(__file__).parent / "cassettes" / DEMO
    say(f"The bundled example, from its recording; the article: {folder / 'document.txt'}\n")
    tell(shown(replay(folder), form, line=False, stream=sys.stdout))


def _checked_sources(sources: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The sources named, or standard input where something comes through it."""
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("name a file to summarize, or '-' for standard input")
        return ("-",)
    if sources.count("-") > 1:
        raise click.UsageError("standard input can be read only once")
    if title is not None and len(sources) > 1:
        raise click.UsageError("--title is for one document, and there are several")
    return sources


def main() -> None:
    """Run the command line, every error of ours as one line, and exit."""
    try:
        status = cli.main(prog_name="summarizer", standalone_mode=False)
    except click.exceptions.Abort:
        say("Interrupted.")
        status = INTERRUPTED
    except click.ClickException as exc:
        exc.show()
        status = exc.exit_code
    except BrokenPipeError:
        # The reader has gone (`| head`); nothing is left to say, at exit neither.
        sys.stdout = None  # keeps Python from flushing it once more
        status = 1
    except OSError as exc:
        # Files are read and written elsewhere, with errors of ours: this is a full or closed stdout.
        sys.stdout = None
        say(f"Error: the result cannot be written to stdout: {exc.strerror or exc}")
        status = 1
    except Exception as exc:
        from summarizer.errors import SummarizerError

        if not isinstance(exc, SummarizerError):
            raise
        say(f"Error: {exc}")
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _default_format(output: Path | None) -> str:
    if output:
        return {".md": "markdown", ".txt": "text"}.get(output.suffix.lower(), "json")
    return "text" if sys.stdout is not None and sys.stdout.isatty() else "json"


def _estimate(body: dict[str, Any], settings: Settings) -> str:
    from summarizer._prices import price_of
    from summarizer._request import estimated_tokens

    tokens = estimated_tokens(body)
    price = price_of(settings.model)
    cost = f"US$ {tokens * price.tokens_in / 1e6:.4f} to send" if price else "no price known"
    answer = f", then US$ {price.tokens_out:g} per million tokens of the answer" if price else ""
    return f"About {tokens:,} tokens (characters / 4, an estimate); {settings.model}: {cost}{answer}."


cli.add_command(record)
cli.add_command(check)

if __name__ == "__main__":
    main()
