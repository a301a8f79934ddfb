"""The command that measures quality: `evaluate`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.options import RETRIES, model_options, timeout_option, verify_option
from summarizer._cli.talk import say, tell, waiting

if TYPE_CHECKING:
    from summarizer._evaluation.gold import GoldDocument
    from summarizer._evaluation.gold_files import GoldSet
    from summarizer._evaluation.score_form import Report
    from summarizer.schemas import Summary

SOME_FAILED = 3


@click.command(epilog=RETRIES)
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option(
    "--summaries",
    "kept",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Score the summaries in DIR (NAME.json or NAME/summary.json); ask no model.",
)
@click.option("--errors", is_flag=True, help="List each miss, false alarm and wrong attribute.")
@click.option(
    "--floors",
    "floors_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Exit 1 where a figure is below its floor in FILE, or the gold is another.",
)
@model_options
@verify_option
@timeout_option
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def evaluate(
    gold_dir: Path,
    kept: Path | None,
    errors: bool,
    floors_file: Path | None,
    form: str,
    **asked: Any,  # the model's options, which are Summarizer's arguments
) -> None:
    """Score summaries against gold: documents with the right answer beside them.

    Without --summaries each document is summarized live, and nothing is kept.

    \b
    summarizer evaluate gold --summaries cassettes
    summarizer evaluate gold --model gpt-5.4 --errors
    """
    import json

    from summarizer._evaluation.floors import broken, floors_in
    from summarizer._evaluation.gold_files import gold_in
    from summarizer._evaluation.pair import assignment
    from summarizer._evaluation.score_form import text, tree

    if kept and any(value not in (None, False) for value in asked.values()):
        raise click.UsageError("--summaries asks no model: leave out the options of the model")
    # What can be wrong is found before a model is asked, and paid.
    assignment()
    floors = floors_in(floors_file) if floors_file else None
    gold = gold_in(gold_dir)
    summaries = _kept(gold, kept) if kept else _live(gold, asked)
    report = _report(gold, summaries)
    if form == "json":
        tell(json.dumps(tree(report, errors=errors), indent=2, ensure_ascii=True) + "\n")
    else:
        tell(text(report, errors=errors))
    lines = broken(floors, tree(report)) if floors else []
    for line in lines:
        say(f"Error: {line}")
    if lines or report.failed:
        raise click.exceptions.Exit(1 if lines else SOME_FAILED)


def _kept(gold: GoldSet, folder: Path) -> dict[str, Summary]:
    """The summaries in a folder: all of them, or every one that is missing or wrong is named."""
    from summarizer._evaluation.kept import kept_summary
    from summarizer.errors import DocumentError

    if not folder.is_dir():
        raise DocumentError(f"{folder} is no folder of summaries")
    return _each(gold, lambda one: kept_summary(folder, one.name, one.document), all_or_none=True)


def _live(gold: GoldSet, asked: dict[str, Any]) -> dict[str, Summary]:
    """A summary of each document; what fails is named and left out, unless it would all fail."""
    from summarizer._api.summarizer import Summarizer

    with Summarizer(**asked) as summarizer:

        def one(document: GoldDocument) -> Summary:
            with waiting(f"{document.name}: asking {summarizer.settings.model}"):
                return summarizer.summarize(document.document)

        return _each(gold, one, all_or_none=False)


def _each(
    gold: GoldSet, one: Callable[[GoldDocument], Summary], *, all_or_none: bool
) -> dict[str, Summary]:
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    summaries: dict[str, Summary] = {}
    for document in gold.documents:
        try:
            summaries[document.name] = one(document)
        except SummarizerError as exc:
            if isinstance(exc, AccessError | SettingsError):
                raise
            say(
                f"Error: {exc}" if all_or_none else f"Error: {document.name}: {exc}"
            )  # kept: it names the file
    if not summaries or (all_or_none and len(summaries) < len(gold.documents)):
        raise click.exceptions.Exit(1)
    return summaries


def _report(gold: GoldSet, summaries: dict[str, Summary]) -> Report:
    from summarizer._evaluation.claim import claims_of
    from summarizer._evaluation.faults import differences
    from summarizer._evaluation.interval import intervals
    from summarizer._evaluation.pair import Page
    from summarizer._evaluation.score import score_document, total
    from summarizer._evaluation.score_form import Report

    scores, found = [], {}
    for each in gold.documents:
        if each.name in summaries:
            page, claims = Page(each), claims_of(summaries[each.name])
            pairing = page.pairing(claims)
            scores.append(score_document(page, claims, pairing))
            found[each.name] = differences(page, claims, pairing)
    failed = tuple(each.name for each in gold.documents if each.name not in summaries)
    return Report(gold.digest, tuple(found), failed, total(scores), intervals(scores), found)
