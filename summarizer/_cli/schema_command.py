"""The command that prints what a summary holds: `schema`."""

from __future__ import annotations

from typing import Any

import click

from summarizer._cli.kinds_option import kinds_option, show_kinds
from summarizer._cli.talk import write_result


@click.command()
@click.option("--answer", is_flag=True, help="Print the schema that the model fills in.")
@click.option("--verification", is_flag=True, help="Print the schema of a second reading's answer.")
@kinds_option
def schema(answer: bool, verification: bool, kinds: Any) -> None:
    """Print the JSON Schema of a summary.

    \b
    summarizer schema > summary.schema.json
    summarizer schema --kinds sanctions=kinds.py:Sanction
    """
    import json

    from summarizer._call.answer_form import AnswerForm
    from summarizer._flow.answer_schema import answer_schema, verdicts_schema

    if answer and verification:
        raise click.UsageError("--answer and --verification cannot be combined")
    if answer or verification:
        form = AnswerForm(kinds=show_kinds(kinds))
        tree = verdicts_schema() if verification else answer_schema(form)
    else:
        tree = show_kinds(kinds).summary.model_json_schema(mode="serialization")
    write_result(json.dumps(tree, indent=2, ensure_ascii=False) + "\n")
