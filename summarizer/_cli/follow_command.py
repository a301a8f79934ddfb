"""The command that follows promises over kept summaries: `follow`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from summarizer._cli.exit_codes import SOME_FAILED
from summarizer._cli.options import RETRIES, cache_option, follow_options, path_option
from summarizer._cli.promise_events import FollowingStopped, PromisesFollowed, PromisesRecorded
from summarizer._cli.report_events import SummaryUnreadable
from summarizer._cli.talk import show_waiting, write_event


@click.command(epilog=RETRIES)
@click.argument("summaries", metavar="SUMMARIES...", nargs=-1, required=True)
@click.option(
    "--documents",
    multiple=True,
    metavar="FILE|FOLDER",
    help="Where the texts are: files, JSON Lines with a text, folders. May be given several times.",
)
@path_option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    note="The promises as JSON; what is there already is kept, and only new summaries are asked about.",
)
@path_option(
    "--decisions",
    metavar="FILE",
    note="What a person ruled on links and mentions, as JSON: it outlasts every later run.",
)
@path_option(
    "--record",
    "recording",
    metavar="FOLDER",
    note="Follow all anew and keep it as a cassette, which `summarizer check` replays.",
)
@follow_options
@cache_option(default="no answers are kept")
def follow(
    summaries: tuple[str, ...],
    documents: tuple[str, ...],
    output: Path,
    decisions: Path | None,
    recording: Path | None,
    cache: Path | None,
    asked: Mapping[str, Any],
) -> None:
    """Follow promises over kept summaries: who repeated, moved, kept or denied what, and who says so.

    SUMMARIES are JSON, JSON Lines ("-": standard input), recordings, or folders of these. The texts
    are found by their sha256 in --documents, in recordings, and in lines that have a "text". Each new
    summary costs at most two requests. Run it again with more summaries to add them.

    \b
    summarizer follow summaries.jsonl --documents articles -o promises.json
    """
    from summarizer._call.settings import resolve_settings
    from summarizer._cli.output import check_output
    from summarizer._follow.decisions import read_decisions
    from summarizer._follow.follower import follow as follow_promises
    from summarizer._follow.promises_file import read_promises, write_promises
    from summarizer._recordings.followed import record_followed
    from summarizer._recordings.stored import read_stored_summaries

    if recording and (cache or decisions):
        other = "--cache" if cache else "--decisions"
        raise click.UsageError(f"--record and {other} cannot be combined: a recording asks anew")
    check_output(output, (*summaries, *documents))
    kept = read_promises(output) if output.exists() else None
    ruled = read_decisions(decisions) if decisions else []
    found = read_stored_summaries(summaries, documents)
    with show_waiting("following promises"):
        if recording:
            recorded = record_followed(
                recording, found.summaries, found.documents, resolve_settings(**asked)
            )
            write_promises(output, recorded)
            write_event(PromisesRecorded(cassette=str(recording), links=len(recorded.links)))
            return
        done = follow_promises(
            found.summaries, documents=found.documents, kept=kept, cache=cache, decisions=ruled, **asked
        )
    write_promises(output, done.promises)
    promises = done.promises
    write_event(
        PromisesFollowed(
            output=str(output),
            given=done.given,
            summaries=len(promises.documents),
            added=done.added,
            promises=len(promises.chains),
            links=len(promises.links),
            refused=len(promises.refused),
            requests=promises.usage.requests,
        )
    )
    failures = [*found.failures, *done.failures]
    for failure in failures:
        write_event(SummaryUnreadable(why=failure))
    if done.ended:
        write_event(FollowingStopped(output=str(output), documents=tuple(done.left)))
        raise done.ended
    if failures:
        raise click.exceptions.Exit(SOME_FAILED)
