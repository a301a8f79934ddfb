"""The command that takes a document out of everything that is kept for an output: `forget`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from summarizer._cli.forget_events import DocumentForgotten, ForgetUnreached
from summarizer._cli.options import (
    VerifyingCommand,
    cache_option,
    live_options,
    overview_option,
    path_option,
)
from summarizer._cli.talk import write_event


@click.command(cls=VerifyingCommand)
@click.argument("name")
@path_option("-o", "--output", note="Output of `batch` that the document is in.", required=True)
@path_option("--documents", note="Folder of the texts kept by --keep-documents.", metavar="DIR")
@cache_option()
@live_options
@overview_option(False)
def forget(
    name: str, output: Path, documents: Path | None, cache: Path | None, asked: Mapping[str, Any]
) -> None:
    """Take a document out of an output, its errors, the cache, kept texts and batch jobs.

    NAME is the document's `id`, as in `document.name` of its line. Give the model and the options that
    it was summarized with: its answers in the cache are found by them.

    \b
    summarizer forget reports/a.txt -o summaries.jsonl --documents texts
    """
    import asyncio

    from summarizer._api.session import Session
    from summarizer._call.settings import resolve_settings
    from summarizer._jobs.forget import Forgotten, forget_document
    from summarizer._model.answers import default_folder
    from summarizer.errors import SettingsError

    if not output.is_file():
        raise click.UsageError(f"{output} not found: check the path")

    async def run() -> Forgotten:
        session = Session(resolve_settings(**asked), cache=cache or default_folder())
        try:
            return await forget_document(name, output, session, texts=documents)
        finally:
            await session.aclose()

    forgotten = asyncio.run(run())
    if not forgotten.anything:
        raise SettingsError(f"{name!r} not found in what is kept for {output}: check the name")
    write_event(
        DocumentForgotten(
            document=name,
            lines=forgotten.lines,
            errors=forgotten.errors,
            answers=forgotten.answers,
            texts=forgotten.texts,
            in_job=forgotten.kept_in_job,
            provider_files=forgotten.provider_files,
        )
    )
    for what in forgotten.unreached:
        write_event(ForgetUnreached(what=what))
