"""The command that shows or empties the answers that `batch` keeps: `cache`."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer._cli.cache_events import CacheEmptied
from summarizer._cli.options import cache_option
from summarizer._cli.talk import write_event, write_result


@click.group()
def cache() -> None:
    """Show or empty the cache of answers.

    \b
    summarizer cache info
    summarizer cache clear
    """


@cache.command()
@cache_option()
def info(cache: Path | None) -> None:
    """Show where the cache is, how many answers it holds and how large it is.

    \b
    summarizer cache info
    """
    from summarizer._model.answers import default_folder, inspect_cache

    kept = inspect_cache(cache or default_folder())
    answers = "answer" if kept.answers == 1 else "answers"
    write_result(f"{kept.path}: {kept.answers:,} {answers}, {kept.size / 1e6:,.1f} MB\n")


@cache.command()
@cache_option()
def clear(cache: Path | None) -> None:
    """Remove all answers from the cache; the summaries made of them stay where they are.

    \b
    summarizer cache clear
    """
    from summarizer._model.answers import clear_cache, default_folder

    folder = cache or default_folder()
    clear_cache(folder)
    write_event(CacheEmptied(folder=str(folder)))
