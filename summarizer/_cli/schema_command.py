"""The command that prints what a summary holds: `schema`."""

from __future__ import annotations

import click

from summarizer._cli.talk import write_result


@click.command()
@click.option("--answer", is_flag=True, help="Print the schema that the model fills in.")
@click.option("--verification", is_flag=True, help="Print the schema of a second reading's answer.")
def schema(answer: bool, verification: bool) -> None:
    """Print the JSON Schema of a summary.

    \b
    summarizer schema > summary.schema.json
    """
    import json

    from summarizer._flow.answer_schema import answer_schema, verdicts_schema
    from summarizer.schemas import Summary

    if answer and verification:
        raise click.UsageError("--answer and --verification cannot be combined")
    if answer or verification:
        tree = verdicts_schema() if verification else answer_schema()
    else:
        tree = Summary.model_json_schema(mode="serialization")
    write_result(json.dumps(tree, indent=2, ensure_ascii=False) + "\n")
