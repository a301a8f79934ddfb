"""markitdown beside us, in an environment of its own: reads JSON on stdin, writes JSON on stdout.

{"task": "read", "files": [[name, base64], ...], "rounds": n} converts files as its documentation does;
{"task": "write"} is answered with a PowerPoint and an Excel file, {name: base64}.
"""

from __future__ import annotations

import base64
import io
import json
import os
import statistics
import sys
import time
import warnings
from typing import Any


def read(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """The text of each file, or its error, and the median seconds of CPU of all rounds."""
    from markitdown import MarkItDown, StreamInfo  # type: ignore[import-not-found]

    reader = MarkItDown(enable_plugins=False)

    def convert(name: str, content: bytes) -> tuple[str, str | None, float]:
        told = StreamInfo(filename=name, extension=os.path.splitext(name)[1])
        began = time.process_time()
        try:
            text, error = reader.convert_stream(io.BytesIO(content), stream_info=told).markdown, None
        except Exception as exc:  # whatever a file makes it raise is its answer
            text, error = "", f"{type(exc).__name__}: {exc}"
        return text, error, time.process_time() - began

    found = []
    for name, content in asked["files"]:
        rounds = [convert(name, base64.b64decode(content)) for _ in range(asked["rounds"])]
        text, error, _ = rounds[0]
        seconds = statistics.median(taken for _, _, taken in rounds)
        found.append({"text": text, "error": error, "seconds": seconds})
    return found


def write(_: dict[str, Any]) -> dict[str, str]:
    """A slide and a sheet that say one sentence."""
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from pptx import Presentation  # type: ignore[import-not-found]

    slides, sheet = Presentation(), Workbook()
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = "Arland will open the lock."
    sheet.active.append(["Arland will open the lock."])
    written = {}
    for name, office_file in (("slides.pptx", slides), ("sheet.xlsx", sheet)):
        file = io.BytesIO()
        office_file.save(file)
        written[name] = base64.b64encode(file.getvalue()).decode()
    return written


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    request = json.load(sys.stdin)
    json.dump({"read": read, "write": write}[request["task"]](request), sys.stdout)
