"""The lines of a log: which form they have, and one event as one JSON object on one line.

Imports nothing but the standard library: an interruption while the program is read is a line, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

LOG_FORMS = ("text", "json")
OPTION = "--log-format"
VARIABLE = "SUMMARIZER_LOG_FORMAT"
LONGEST = 1_000  # characters of a text: collectors of logs cut long lines, and then they are no JSON


def find_log_form(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The form that a command line asks for, else the environment; "text" where neither does.

    Found before the arguments are parsed, for what is wrong with these is said in that form, too.
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    given: list[str] = []
    for word, after in pairwise([*options, ""]):
        name, _, value = word.partition("=")
        if name == OPTION:
            given.append(value or after)
    form = given[-1] if given else environment.get(VARIABLE, "")
    return form if form in LOG_FORMS else "text"


def format_log_line(level: str, event: str, message: str, fields: Mapping[str, Any]) -> str:
    """One event as one line of ASCII, its line break included; a field that is None is left out.

    The time is UTC in ISO 8601, to the millisecond.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    known = {name: value for name, value in fields.items() if value is not None}
    line = {"time": now, "level": level, "event": event, "message": message} | known
    return json.dumps({name: _shorten(value) for name, value in line.items()}) + "\n"


def _shorten(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{value[: LONGEST - 1]}…"
    return round(value, 6) if isinstance(value, float) else value
