"""The page that `report` makes of a file of promises."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from summarizer._cli.checked_values import read_day
from summarizer._cli.talk import write_result


def report_promises(
    promises: Path, output: Path | None, *, as_of: str | None, since: str | None, title: str | None
) -> None:
    """Write promises as they are known on a day, today if none is given, as an HTML page."""
    from summarizer._follow.promises_file import read_promises
    from summarizer._text.files import write_whole
    from summarizer._views.promises_page import promises_as_html

    day = read_day(as_of, "--as-of") if as_of else dt.datetime.now().astimezone().date()
    first = read_day(since, "--since") if since else None
    page = promises_as_html(read_promises(promises), day, since=first, title=title)
    if output:
        write_whole(output, page)
    else:
        write_result(page)
