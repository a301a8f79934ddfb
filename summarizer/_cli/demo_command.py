"""The command that shows what a summary is: `demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summarizer._cli.options import form_option
from summarizer._cli.report_commands import say_undated
from summarizer._cli.report_events import DemoShown
from summarizer._cli.talk import write_event, write_result
from summarizer.render._forms import FORMS

CASSETTE = Path(__file__).parents[1] / "cassettes" / "andean_summit"


@click.command()
@form_option(FORMS, default="text")
def demo(form: str) -> None:
    """Summarize the bundled example. It needs no key and no network.

    \b
    summarizer demo
    summarizer demo -f json
    summarizer demo -f html > demo.html
    """
    from summarizer._cli.output import render_summaries
    from summarizer._recordings.cassettes import load_document
    from summarizer._recordings.replay import replay_summary

    write_event(DemoShown(path=str(CASSETTE / "document.txt")))
    summaries = [replay_summary(CASSETTE)]
    document, _ = load_document(CASSETTE)
    write_result(render_summaries(summaries, form, documents=[document], stream=sys.stdout))
    if form == "ics":
        say_undated(summaries)
