"""What `batch --status` and `batch --estimate` print: a few lines, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer._cli.job_events import format_moment

if TYPE_CHECKING:
    from summarizer._jobs.estimate import Estimate
    from summarizer._jobs.standing import Standing

WAYS = {"live": "live", "cached": "live, prompt cached", "batch": "--provider-batch"}


def format_status(standing: Standing | None, output: object) -> str:
    """How a job stands, a line a batch."""
    if standing is None:
        return f"nothing is in progress for {output}\n"
    tokens, usd = standing.may_cost
    spent, most = f" and US$ {standing.spent_usd:,.4f}", f" and US$ {usd:,.4f}"
    if not standing.priced:
        spent = most = ""
    lines = [
        f"documents   {standing.done_documents:,} done, {standing.failed_documents:,} failed,"
        f" {standing.open_documents:,} open",
        f"spent       {standing.spent_tokens:,} tokens{spent}",
        f"in progress {standing.requests:,} requests, {tokens:,} tokens{most} at most",
    ]
    for batch in standing.batches:
        done = f", {batch.done:,} of {batch.total:,} done" if batch.total and batch.done else ""
        known = f"{batch.batch_id or batch.file_id or 'not sent yet'} {batch.said or batch.state}"
        since, until = format_moment(batch.noted), format_moment(batch.expires)
        ends = f", until {until}" if until else ""
        lines.append(f"  {known}: {batch.lines:,} requests{done}, since {since}{ends}")
    return "\n".join(lines) + "\n"


def format_estimate(estimate: Estimate) -> str:
    """What a run would cost, a line a way."""
    sample = estimate.sample.summaries
    learned = (
        f"answers as long as those of {sample:,} summaries in the output"
        if sample
        else "no sample: as for reports dense with meetings; run with --limit 20 first"
    )
    lines = [
        f"documents   {estimate.documents:,} ({estimate.done:,} done, {estimate.unread:,} unreadable)",
        f"windows     {estimate.windows:,}",
        f"requests    {estimate.requests:,} ({learned})",
        f"tokens      {estimate.tokens_in:,} in, {estimate.tokens_out:,} out",
    ]
    for way, words in WAYS.items():
        cost = estimate.cost(way)
        said = "price not known: give --prices" if cost is None else f"US$ {cost:,.2f}"
        lines.append(f"{words:<20}{said}")
    return "\n".join(lines) + "\n"
