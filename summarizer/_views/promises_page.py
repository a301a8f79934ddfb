"""Promises as one HTML page: their status on a day, the quotes of both ends, and a person's rulings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from summarizer._follow.states import SOON, Ledger
from summarizer._views.corrections import list_corrections
from summarizer._views.due_rows import list_due
from summarizer._views.line_of_days import AXIS, HEIGHT, WIDTH, scale_days
from summarizer._views.marked_quotes import QuotedSide, quote_side
from summarizer._views.meeting_columns import make_meetings
from summarizer._views.promise_rows import VIEWS, group_rows, list_parties
from summarizer._views.promise_steps import LINK_TYPES, LINK_WORDS, spell_decision
from summarizer.render._html_shell import render_page
from summarizer.render._wording import spell_dates
from summarizer.schemas import LinkType, Promises

RECENT = 30  # days before that of the page, from which on something is new


@dataclass(frozen=True, slots=True)
class RefusedPair:
    """A link that was proposed and does not stand, with the words of both ends where they are known.

    `type` is None where a person cannot have it stand after all.
    """

    later: str
    earlier: str
    type: LinkType | None
    words: str
    why: str
    old: QuotedSide | None
    new: QuotedSide | None


@dataclass(frozen=True, slots=True)
class PersonRuling:
    """What a person ruled, on what; `struck` is the id of a mention that can be accepted after all."""

    words: str
    told: str
    note: str
    struck: str


def promises_as_html(
    promises: Promises,
    day: dt.date,
    *,
    since: dt.date | None = None,
    soon: int = SOON,
    title: str | None = None,
) -> str:
    """Return promises as they are known on a day as an HTML page, ending with a newline.

    `since` is the day from which on something is new, at first: a reader of the page picks another.
    `soon` is how many days ahead a deadline is due soon.
    """
    due_rows = list_due(promises, day, soon=soon)
    scale = scale_days(promises, day, (row.state.due for row in due_rows))
    groups = group_rows(due_rows, promises, day, scale, soon)
    rows = [row for group in groups for row in group.rows]
    new_from = (since or day - dt.timedelta(days=RECENT)).isoformat()
    return render_page(
        "promises.html.jinja",
        styles=("report.css", "promises.css"),
        script="promises.js",
        title=title or "Promises",
        day=day.isoformat(),
        spelled=spell_dates(day, day),
        span=_spell_span(promises, day),
        groups=groups,
        rows=rows,
        views=[(name, words, sum(name in row.views for row in rows)) for name, words in VIEWS.items()],
        new_from=new_from,
        new=sum(row.new >= new_from for row in rows),
        parties=list_parties(due_rows, promises),
        scale=scale,
        width=WIDTH,
        height=HEIGHT,
        axis=AXIS,
        now=scale.place(day),
        meetings=make_meetings(promises),
        told_once=sum(len(one.tellings) == 1 for one in promises.meetings),
        corrections=list_corrections(promises),
        refused=_list_refused(promises),
        rulings=_list_rulings(promises),
        link_types=[(type_, LINK_WORDS[type_]) for type_ in LINK_TYPES],
        made=_list_made(promises),
    )


def _spell_span(promises: Promises, day: dt.date) -> str:
    """How many documents tell of all this, and from when to when."""
    told = [one.published for one in promises.documents if one.published is None or one.published <= day]
    days = sorted(one for one in told if one)
    count = "1 document" if len(told) == 1 else f"{len(told):,} documents"
    return f"{count}, {spell_dates(days[0], days[-1])}" if days else count


def _list_refused(promises: Promises) -> list[RefusedPair]:
    ledger, types = Ledger(promises), get_args(LinkType)
    found = []
    for one in promises.refused:
        sides = [
            quote_side(id_, ledger.mentions[id_].evidence, ledger) if id_ in ledger.mentions else None
            for id_ in (one.earlier, one.later)
        ]
        type_: LinkType | None = one.type if one.type in types and all(sides) else None  # type: ignore[assignment]
        words = LINK_WORDS.get(one.type, one.type)
        found.append(RefusedPair(one.later, one.earlier, type_, words, one.why, *sides))
    return found


def _list_rulings(promises: Promises) -> list[PersonRuling]:
    told = {one.id: one.told for one in promises.mentions}
    return [
        PersonRuling(
            spell_decision(one),
            told.get(one.later, "of what is not there any more"),
            one.note or "",
            one.later if one.earlier is None and one.ruling == "no" and one.later in told else "",
        )
        for one in promises.decisions
    ]


def _list_made(promises: Promises) -> Sequence[tuple[str, str]]:
    """What made the promises, as terms and values."""
    made, usage = promises.made_with, promises.usage
    return (
        ("Model", made.model),
        ("Verified by", made.reader),
        ("Prompt", f"{made.prompt} ({made.prompt_hash})"),
        ("Version", f"summarizer {made.package_version}, schema {made.schema_version}"),
        ("Requests", f"{usage.requests:,}"),
        ("Tokens", f"{usage.tokens_in:,} in, {usage.tokens_out:,} out"),
        ("Cost", "unknown" if usage.cost is None else f"US$ {usage.cost:.4f}"),
    )
