"""Options of `batch` that take it beyond live requests: a provider's batch jobs, and files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from summarizer._cli.checked_values import check_folder_option
from summarizer._cli.options import group_options

job_options = group_options(
    "job",
    click.option(
        "--provider-batch",
        is_flag=True,
        help="Submit what is missing to the endpoint's batch jobs, usually at half the price. Run the"
        " same command again to collect it.",
    ),
    click.option("--wait", is_flag=True, help="With --provider-batch, wait until everything is done."),
    click.option(
        "--resubmit",
        is_flag=True,
        help="With --provider-batch, submit again what the endpoint does not list.",
    ),
    click.option("--status", is_flag=True, help="Show what is in progress for --output. Sends nothing."),
    click.option("--estimate", is_flag=True, help="Show what a run would cost. Sends nothing."),
    click.option(
        "--export-requests",
        type=click.Path(path_type=Path, file_okay=False),
        callback=check_folder_option,
        metavar="DIR",
        help="Write the missing requests to files in this folder, for `vllm run-batch` and others.",
    ),
    click.option(
        "--import-answers",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        metavar="DIR",
        help="Read answers from the files in this folder.",
    ),
)


def check_job_options(job: Mapping[str, Any], *, no_cache: bool, sources: tuple[str, ...]) -> None:
    """Raise UsageError for options that cannot be combined."""
    if not sources and not job["status"]:
        raise click.MissingParameter(param_hint="SOURCE...", param_type="argument")
    for name in ("wait", "resubmit"):
        if job[name] and not job["provider_batch"]:
            raise click.UsageError(f"--{name} needs --provider-batch")
    ways = {"--provider-batch": job["provider_batch"], "--status": job["status"]}
    ways["--estimate"] = job["estimate"]
    ways["--export-requests or --import-answers"] = job["export_requests"] or job["import_answers"]
    chosen = [name for name, given in ways.items() if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{chosen[0]} and {chosen[1]} cannot be combined")
    if no_cache and (job["provider_batch"] or job["export_requests"] or job["import_answers"]):
        raise click.UsageError(
            "--no-cache and batch jobs cannot be combined: answers are kept in the cache"
        )
