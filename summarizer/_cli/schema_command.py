"""The command that prints what a summary holds: `schema`."""

from __future__ import annotations

import click

from summarizer._cli.talk import write_result


@click.command()
@click.option(
    "--answer", is_flag=True, help="The strict schema that the model is asked to fill, instead."
)
@click.option("--verification", is_flag=True, help="The strict schema of a verification's answer.")
def schema(answer: bool, verification: bool) -> None:
    """Print the JSON Schema of a summary.

    \b
    summarizer schema > summary.schema.json
    """
    import json

    from summarizer._call.call import strict_schema
    from summarizer.schemas import Answer, Summary, Verdicts

    if answer and verification:
        raise click.UsageError("--answer and --verification are two schemas: ask for one")
    if answer or verification:
        tree = strict_schema(Verdicts if verification else Answer)
    else:
        tree = Summary.model_json_schema(mode="serialization")
    write_result(json.dumps(tree, indent=2, ensure_ascii=False) + "\n")
