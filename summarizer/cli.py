"""The command line: each command parses, calls the API once and prints.

Results go to stdout, everything else to stderr. Exit status: 0 done, 1 an error of ours, 2 wrong
usage, 3 some of several documents failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.batch_command import batch, cache
from summarizer._cli.cassette_commands import check, record
from summarizer._cli.evaluate_command import evaluate
from summarizer._cli.options import (
    FORMATS,
    RETRIES,
    document_options,
    format_option,
    model_options,
    timeout_option,
    verify_option,
)
from summarizer._cli.report_commands import report, say_undated, tables
from summarizer._cli.talk import say, tell, waiting
from summarizer._cli.text_command import text
from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer._call.settings import Settings
    from summarizer._text.document import Document
    from summarizer.schemas import Summary

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


@cli.command(epilog=RETRIES)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@document_options
@model_options
@verify_option
@timeout_option
@format_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write there, all at once; nothing where no summary was made.",
)
def summarize(
    sources: tuple[str, ...],
    published: str | None,
    title: str | None,
    source: str | None,
    encoding: str | None,
    allow_private: bool,
    form: str | None,
    output: Path | None,
    **asked: Any,  # the model's options, which are Summarizer's arguments
) -> None:
    """Summarize files and web pages ("-": standard input).

    Text, Markdown, HTML, PDF, DOCX, e-mail, WebVTT and SubRip are read; a URL is fetched.

    Several sources give one summary each: as JSON, a line each; as html or ics, all in one file. Where
    the account's quota ends or you interrupt, the summaries that are done are kept.

    \b
    summarizer summarize report.txt --published 2025-05-21
    summarizer summarize https://example.org/readout.html
    summarizer summarize report.txt -o report.html
    cat report.txt | summarizer summarize - -f markdown -o note.md
    """
    from summarizer._api.summarizer import Summarizer
    from summarizer._cli.output import checked_output, reported, shown
    from summarizer._text.document import publication_date
    from summarizer._text.files import write_whole
    from summarizer.read import read_document

    sources = _checked_sources(sources, title)
    output = None if output == Path("-") else output
    form = form or _default_format(output)
    date = publication_date(published)
    if output:
        checked_output(output, sources)
    if form == "ics":
        reported([], {}, form)  # a library that is not there is missed before anything is paid for
    done: list[str] = []
    made: list[tuple[Summary, Document]] = []
    whole = form in ("html", "ics")  # one report of all, not one after the other

    def one(name: str) -> None:
        document = read_document(
            name,
            published=date,
            title=title,
            source=source,
            encoding=encoding,
            allow_private=allow_private,
        )
        with waiting(f"{document.name}: asking {summarizer.settings.model}"):
            summary = summarizer.summarize(document)
        made.append((summary, document))
        if whole:
            return
        stream = None if output else sys.stdout
        several = len(sources) > 1
        done.append(shown(summary, form, line=several, stream=stream, document=document))
        if not output:
            tell(done[-1])

    try:
        with Summarizer(**asked) as summarizer:
            _one_by_one(sources, one)
    finally:
        # Whatever ended it: what is done is paid for.
        if whole and made:
            documents = {document.id: document for _, document in made}
            summaries = [summary for summary, _ in made]
            done.append(reported(summaries, documents, form))
            if not output:
                tell(done[-1])
            if form == "ics":
                say_undated(summaries)
        if output and done:
            write_whole(output, "".join(done))
    if len(made) < len(sources):
        raise click.exceptions.Exit(SOME_FAILED if made else 1)


def _one_by_one(sources: Sequence[str], one: Callable[[str], None]) -> None:
    """Do each of the sources, and say of several which failed, and of how many nothing is known.

    The error of a single one is raised. Of several, one about the account or the settings ends the
    work: it would be that of all the others too.
    """
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    for number, name in enumerate(sources, 1):
        try:
            one(name)
        except SummarizerError as exc:
            if len(sources) == 1:
                raise
            common = isinstance(exc, AccessError | SettingsError)
            say(f"Error: {exc}" if common or name in str(exc) else f"Error: {name}: {exc}")
            if common:
                _say_untried(len(sources) - number)
                return
        except KeyboardInterrupt:
            if len(sources) == 1:
                raise
            click.echo(err=True)  # the terminal shows ^C
            say(f"Interrupted at {name}.")
            _say_untried(len(sources) - number)
            raise click.exceptions.Exit(INTERRUPTED) from None


def _say_untried(number: int) -> None:
    if number:
        say(f"{number} {'document was' if number == 1 else 'documents were'} not tried.")


@cli.command()
@click.argument("source_file", metavar="SOURCE")
@document_options
@model_options
@click.option(
    "--verification",
    type=click.Path(path_type=Path),
    metavar="SUMMARY",
    help="Show what would verify the items of this summary (JSON) of the document, instead.",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def prompt(
    source_file: str,
    published: str | None,
    title: str | None,
    source: str | None,
    encoding: str | None,
    allow_private: bool,
    model: str | None,
    base_url: str | None,
    mode: str | None,
    window: int | None,
    verification: Path | None,
    form: str,
) -> None:
    """Show exactly what would be sent for a document, its tokens and its price; send nothing.

    A long document takes several requests, one for each part of it: in JSON, a line each.

    \b
    summarizer prompt report.txt --published 2025-05-21
    summarizer prompt report.txt -f json | jq .messages
    summarizer prompt report.txt --verification summary.json
    """
    from summarizer._call.settings import settings
    from summarizer._cli.output import requests_text
    from summarizer._evaluation.kept import summary_in
    from summarizer._flow.unsent import summary_requests, verification_requests
    from summarizer.read import read_document

    chosen = settings(model=model, base_url=base_url, mode=mode, window=window)
    document = read_document(
        source_file,
        published=published,
        title=title,
        source=source,
        encoding=encoding,
        allow_private=allow_private,
    )
    if verification:
        bodies = verification_requests(summary_in(verification), document, chosen)
    else:
        bodies = summary_requests(document, chosen)
    tell(requests_text(bodies, form, stream=sys.stdout))
    say(_estimate(bodies, chosen))


@cli.command()
@click.option(
    "--answer", is_flag=True, help="The strict schema that the model is asked to fill, instead."
)
@click.option("--verification", is_flag=True, help="The strict schema of a verification's answer.")
def schema(answer: bool, verification: bool) -> None:
    """Print the JSON Schema of a summary.

    \b
    summarizer schema > summary.schema.json
    """
    import json

    from summarizer._call.call import strict_schema
    from summarizer.schemas import Answer, Summary, Verdicts

    if answer and verification:
        raise click.UsageError("--answer and --verification are two schemas: ask for one")
    if answer or verification:
        tree = strict_schema(Verdicts if verification else Answer)
    else:
        tree = Summary.model_json_schema(mode="serialization")
    tell(json.dumps(tree, indent=2, ensure_ascii=False) + "\n")


@cli.command()
@click.option("-f", "--format", "form", type=FORMATS, default="text", show_default=True)
def demo(form: str) -> None:
    """Summarize the bundled example from its recording: no key, no network.

    \b
    summarizer demo
    summarizer demo -f json
    summarizer demo -f html > demo.html
    """
    from summarizer._cli.output import reported, shown
    from summarizer._recordings.cassettes import load_document
    from summarizer._recordings.replay import replay

    folder = Path(__file__).parent / "cassettes" / DEMO
    say(f"The bundled example, from its recording; the article: {folder / 'document.txt'}")
    summary = replay(folder)
    if form in ("html", "ics"):
        document, _ = load_document(folder)
        tell(reported([summary], {document.id: document}, form))
        if form == "ics":
            say_undated([summary])
    else:
        tell(shown(summary, form, line=False, stream=sys.stdout))


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
        forms = {".md": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".ics": "ics"}
        return forms.get(output.suffix.lower(), "json")
    return "text" if sys.stdout is not None and sys.stdout.isatty() else "json"


def _estimate(bodies: Sequence[dict[str, Any]], settings: Settings) -> str:
    from summarizer._call.call import estimated_tokens
    from summarizer._call.prices import price_of

    tokens = sum(map(estimated_tokens, bodies))
    price = settings.price or price_of(settings.model)
    said = f"About {tokens:,} tokens to send (characters / 4, an estimate)"
    answer = "its answer costs"
    if len(bodies) > 1:
        said, answer = f"{said} in {len(bodies)} requests", "the answers cost"
    if price is None:
        return f"{said}; no price known for {settings.model}."
    return (
        f"{said}: US$ {tokens * price.tokens_in / 1e6:.4f} with {settings.model};"
        f" {answer} US$ {price.tokens_out / 1e3:g} per 1,000 tokens."
    )


cli.add_command(batch)
cli.add_command(cache)
cli.add_command(record)
cli.add_command(check)
cli.add_command(evaluate)
cli.add_command(text)
cli.add_command(report)
cli.add_command(tables)

if __name__ == "__main__":
    main()
