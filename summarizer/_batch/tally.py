"""The tally of a run: how many documents came to what, what was spent, and how long it takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from summarizer._call.prices import describe_usage
from summarizer._call.reply import sum_usage
from summarizer._proof.refusals import count_refusals
from summarizer._text.document import Document
from summarizer.read import find_name_day
from summarizer.schemas import Summary, Usage

HOUR, MINUTE = 3600, 60


@dataclass(slots=True)
class BatchTally:
    """Counts of documents, and what this run paid for them; `total` is None where unknown.

    `there` are those that the output had already, or that came twice in the sources; `limit` is the
    most that are asked about. Of those asked about, `incomplete` hold more than their text, `undated`
    have no day of publication, and the names of `dated_names` of these hold one. `items` are what the
    summaries made hold, `rejected` what they refused, by reason.
    """

    total: int | None = None
    limit: int | None = None
    done: int = 0
    failed: int = 0
    there: int = 0
    spent: Usage = field(default_factory=Usage)
    incomplete: int = 0
    undated: int = 0
    dated_names: int = 0
    items: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def seen(self) -> int:
        """How many documents nothing more will come of."""
        return self.done + self.failed + self.there

    def look_at(self, document: Document) -> None:
        """Count what a document that is asked about lacks."""
        self.incomplete += bool(document.left_out)
        if document.published is None:
            self.undated += 1
            self.dated_names += find_name_day(document.name or "") is not None

    def add_summary(self, summary: Summary) -> None:
        """Count a summary that was made, what it holds and what it refused."""
        self.done += 1
        self.items += count_items(summary)
        self.rejected.update(count_refusals(summary.rejected))

    def spend(self, usage: Usage) -> None:
        """Count what a document cost, this time."""
        costs = [spent.cost for spent in (self.spent, usage) if spent.cost is not None]
        tokens = sum_usage((self.spent, usage))
        self.spent = tokens.model_copy(update={"cost": sum(costs) if costs else None})


def count_items(summary: Summary) -> int:
    """How many meetings, commitments, concerns and items of a user's own kinds a summary holds."""
    own = sum(map(len, summary.kinds.values()))
    return len(summary.meetings) + len(summary.commitments) + len(summary.concerns) + own


def describe_progress(tally: BatchTally, seconds: float) -> str:
    """How far a run has come after so many seconds: documents, rate, errors, spending, time left."""
    of = "" if tally.total is None else f"/{max(tally.total, tally.seen):,}"
    documents = "document" if tally.seen == 1 and not of else "documents"
    parts = [
        f"{tally.seen:,}{of} {documents}",
        _format_speed(tally, seconds),
        describe_usage(tally.spent),
    ]
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    left = seconds_left(tally, seconds)
    if left is not None:
        parts.append(f"{format_duration(left)} left")
    return ", ".join(parts)


def seconds_left(tally: BatchTally, seconds: float) -> float | None:
    """How long the rest takes at the rate so far; None where that cannot be said."""
    asked = tally.done + tally.failed
    if tally.total is None or not asked or seconds <= 0:
        return None
    left = tally.total - tally.seen
    if tally.limit is not None:
        left = min(left, tally.limit - asked)
    return max(0, left) * seconds / asked


def format_duration(seconds: float) -> str:
    """A time in its two largest units: "2 h 05 min", "3 min 20 s", "12 s"."""
    whole = round(seconds)
    if whole >= HOUR:
        return f"{whole // HOUR} h {whole % HOUR // MINUTE:02} min"
    if whole >= MINUTE:
        return f"{whole // MINUTE} min {whole % MINUTE:02} s"
    return f"{whole} s"


def _format_speed(tally: BatchTally, seconds: float) -> str:
    rate = (tally.done + tally.failed) / seconds if seconds > 0 else 0.0
    return f"{rate:.1f}/s" if rate >= 1 else f"{rate * MINUTE:.1f}/min"


def describe_ending(tally: BatchTally, output: object, seconds: float) -> str:
    """What came of a run: "3 summaries added to out.jsonl (5 were there), 1 failed: ...; 12 s"."""
    summaries = "summary" if tally.done == 1 else "summaries"
    there = f" ({tally.there:,} {'was' if tally.there == 1 else 'were'} there)" if tally.there else ""
    failed = f", {tally.failed:,} failed" if tally.failed else ""
    return (
        f"{tally.done:,} {summaries} added to {output}{there}{failed};"
        f" {describe_usage(tally.spent)}; {format_duration(seconds)}."
    )
