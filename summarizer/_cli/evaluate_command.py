"""The command that measures quality: `evaluate`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.cassette_events import FloorBroken
from summarizer._cli.document_events import DocumentDone, DocumentFailed
from summarizer._cli.exit_codes import FAILED, SOME_FAILED
from summarizer._cli.kinds_option import own_options, show_kinds
from summarizer._cli.options import RETRIES, VerifyingCommand, form_option, live_options, path_option
from summarizer._cli.talk import show_waiting, write_event, write_result

if TYPE_CHECKING:
    from summarizer._call.catalogue import Catalogue
    from summarizer._evaluation.claim import PredictedClaim
    from summarizer._evaluation.gold import GoldDocument
    from summarizer._evaluation.gold_files import GoldSet
    from summarizer._evaluation.score_form import Report
    from summarizer.schemas import Summary


@click.command(cls=VerifyingCommand, epilog=RETRIES)
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@path_option(
    "--summaries",
    "kept",
    metavar="DIR",
    there=True,
    note="Score the summaries in DIR (NAME.json or NAME/summary.json).",
)
@click.option("--errors", is_flag=True, help="List each miss, false alarm and wrong attribute.")
@path_option(
    "--floors",
    "floors_file",
    metavar="FILE",
    there=True,
    note="Exit 1 if a figure is below its floor in FILE, or the gold has changed.",
)
@live_options
@own_options
@form_option(["text", "json"], default="text")
def evaluate(
    gold_dir: Path,
    kept: Path | None,
    errors: bool,
    floors_file: Path | None,
    form: str,
    asked: Mapping[str, Any],
) -> None:
    """Score summaries against documents with known answers.

    Without --summaries, each document is summarized live, and the summaries are not kept.

    \b
    summarizer evaluate gold --summaries cassettes
    summarizer evaluate gold --model gpt-5.4 --errors
    """
    import json

    from summarizer._evaluation.floors import find_broken_floors, find_other_gold, floors_in
    from summarizer._evaluation.gold_files import gold_in
    from summarizer._evaluation.own_kinds_scored import scored_kind
    from summarizer._evaluation.pair import load_assignment_solver
    from summarizer._evaluation.score_form import score_as_text, score_as_tree
    from summarizer.errors import SettingsError

    if kept and any(value is not None for name, value in asked.items() if name != "kinds"):
        raise click.UsageError("--summaries cannot be combined with options for the model")
    # What can be wrong is found before a model is asked, and paid.
    load_assignment_solver()
    floors = floors_in(floors_file) if floors_file else None
    kinds = show_kinds(asked["kinds"])
    own = [scored_kind(name, model) for name, model in kinds.own]
    gold = gold_in(gold_dir, own)
    if floors and not kept and (another := find_other_gold(floors, gold.digest)):
        raise SettingsError(another)
    summaries = _kept_summaries(gold, kept, kinds) if kept else _live_summaries(gold, asked)
    report = _make_report(gold, summaries)
    if form == "json":
        write_result(
            json.dumps(score_as_tree(report, errors=errors), indent=2, ensure_ascii=True) + "\n"
        )
    else:
        write_result(score_as_text(report, errors=errors))
    lines = find_broken_floors(floors, score_as_tree(report)) if floors else []
    for line in lines:
        write_event(FloorBroken(line=line))
    if lines or report.failed:
        raise click.exceptions.Exit(FAILED if lines else SOME_FAILED)


def _kept_summaries(gold: GoldSet, folder: Path, kinds: Catalogue) -> dict[str, Summary]:
    """The summaries in a folder: all of them, or every one that is missing or wrong is named."""
    from summarizer._evaluation.kept import kept_summary
    from summarizer.errors import DocumentError

    if not folder.is_dir():
        raise DocumentError(f"{folder} is not a folder: give a folder of summaries")
    return _summarize_each(
        gold,
        lambda document: kept_summary(folder, document.name, document.document, kinds.summary),
        all_or_none=True,
    )


def _live_summaries(gold: GoldSet, asked: Mapping[str, Any]) -> dict[str, Summary]:
    """A summary of each document; what fails is named and left out, unless it would all fail."""
    from summarizer._api.summarizer import Summarizer

    with Summarizer(**asked) as summarizer:

        def summarize_document(document: GoldDocument) -> Summary:
            began = time.monotonic()
            with show_waiting(f"{document.name}: asking {summarizer.settings.model}"):
                summary: Summary = summarizer.summarize(document.document)
            seconds = time.monotonic() - began
            write_event(DocumentDone.of(summary, usage=summary.usage, seconds=seconds))
            return summary

        return _summarize_each(gold, summarize_document, all_or_none=False)


def _summarize_each(
    gold: GoldSet, summarize_document: Callable[[GoldDocument], Summary], *, all_or_none: bool
) -> dict[str, Summary]:
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    summaries: dict[str, Summary] = {}
    for document in gold.documents:
        try:
            summaries[document.name] = summarize_document(document)
        except SummarizerError as exc:
            if isinstance(exc, AccessError | SettingsError):
                raise
            # A kept summary's error names the file.
            write_event(DocumentFailed(document=document.name, error=exc, named=all_or_none))
    if not summaries or (all_or_none and len(summaries) < len(gold.documents)):
        raise click.exceptions.Exit(FAILED)
    return summaries


def _claims_of(summary: Summary) -> list[PredictedClaim]:
    from summarizer._evaluation.claim import claims_of
    from summarizer._evaluation.own_kinds_scored import own_claims_of

    return [*claims_of(summary), *own_claims_of(summary)]


def _make_report(gold: GoldSet, summaries: dict[str, Summary]) -> Report:
    from summarizer._evaluation.faults import find_differences
    from summarizer._evaluation.interval import bootstrap_intervals
    from summarizer._evaluation.pair import GoldPage
    from summarizer._evaluation.score import score_document, sum_scores
    from summarizer._evaluation.score_form import Report

    scores, found = [], {}
    for document in gold.documents:
        if document.name in summaries:
            made = _claims_of(summaries[document.name])
            page, claims = GoldPage(document), [one for one in made if one.kind in document.kinds]
            pairing = page.pairing(claims)
            scores.append(score_document(page, claims, pairing))
            found[document.name] = find_differences(page, claims, pairing)
    failed = tuple(document.name for document in gold.documents if document.name not in summaries)
    return Report(
        gold.digest, tuple(found), failed, sum_scores(scores), bootstrap_intervals(scores), found
    )
