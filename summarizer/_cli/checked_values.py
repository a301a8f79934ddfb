"""Values of options that are checked as they are parsed: a wrong one is wrong usage in any command."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


class FiniteNumber(click.FloatRange):
    """A number in a range that ends somewhere: neither infinite nor none."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number of a value. Raises BadParameter."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


FINITE_ABOVE_0 = FiniteNumber(min=0, min_open=True)
Callback = Callable[[click.Context, click.Parameter, Any], Any]


def refuse_wrong(check: Callable[[Any], Any]) -> Callback:
    """The callback of an option: the value as `check` gives it back, or wrong usage for its error."""

    def checked(context: click.Context, option: click.Parameter, value: Any) -> Any:
        from summarizer.errors import SummarizerError

        if value is None:
            return None
        try:
            return check(value)
        except SummarizerError as exc:
            raise click.BadParameter(str(exc), context, option) from exc

    return checked


# What knows what a value must be takes long to import: it is asked only where there is one.


@refuse_wrong
def check_day(value: str) -> Any:
    """A day of publication, or "from-name"."""
    from summarizer.read import check_published

    return check_published(value)


@refuse_wrong
def check_encoding_name(value: str) -> str | None:
    """The name of an encoding of text."""
    from summarizer.read import check_encoding

    return check_encoding(value)


@refuse_wrong
def check_base_url(value: str) -> str | None:
    """The address of an endpoint; an empty one is none."""
    from summarizer._call.address import check_url

    return check_url(value) if value else value


@refuse_wrong
def check_language_tag(value: str) -> str:
    """The tag of a language; an empty one is none."""
    from summarizer._call.answer_form import check_language

    return check_language(value) if value else value


@refuse_wrong
def check_prices(value: str) -> str:
    """Prices as they were given."""
    from summarizer._call.prices import prices_of

    prices_of(value)
    return value


@refuse_wrong
def check_folder_option(folder: Path) -> Path:
    """A folder that is there, or can be made."""
    from summarizer._cli.output import check_folder

    check_folder(folder)
    return folder


def read_day(text: str, option: str) -> dt.date:
    """The day that an option gives. Raises UsageError where it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as exc:
        raise click.UsageError(f"{option} {text!r} is not a day: write it as YYYY-MM-DD") from exc
