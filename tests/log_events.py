"""The events of a JSON log, read and held to its form."""

from __future__ import annotations

import json
import re
from typing import Any

UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def events_in(err: str) -> list[dict[str, Any]]:
    """The events of a log, each line of which must be one."""
    events = [json.loads(line) for line in err.splitlines()]
    for event in events:
        assert list(event)[:4] == ["time", "level", "event", "message"]
        assert UTC_TIME.fullmatch(event["time"]) and event["level"] in {"info", "warning", "error"}
    assert err.isascii()
    return events


def named_events(err: str, name: str) -> list[dict[str, Any]]:
    """The events of a log that have this name."""
    return [event for event in events_in(err) if event["event"] == name]
