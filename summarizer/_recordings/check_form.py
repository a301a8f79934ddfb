"""Verdicts as text for a person, JSON for a program, JUnit's XML for a CI system."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree

from summarizer._recordings.cassette_check import CassetteVerdict
from summarizer.render._printable import make_printable

_ADVICE = {  # why a case is broken says what to do about it
    "stale": "record it again: summarizer record --update {folder}{asked}",
    "changed": "look, then accept it: summarizer check --accept {folder}",
}


def format_verdicts(verdicts: Sequence[CassetteVerdict], form: str) -> str:
    """Verdicts as "text" (a line each, the difference below), "json" or "junit"."""
    if form == "json":
        return json.dumps([_verdict_as_tree(verdict) for verdict in verdicts], indent=2) + "\n"
    if form == "junit":
        return _verdicts_as_junit(verdicts)
    return "".join(_verdict_as_text(verdict) for verdict in verdicts)


def count_verdicts(verdicts: Sequence[CassetteVerdict]) -> str:
    """How many there are of each kind, in a line."""
    counts = Counter(verdict.kind for verdict in verdicts)
    parts = [f"{counts[kind]} {kind}" for kind in ("ok", "stale", "changed", "broken") if counts[kind]]
    return f"{len(verdicts)} checked: {', '.join(parts)}" if parts else "nothing to check"


def _verdict_as_text(verdict: CassetteVerdict) -> str:
    line = f"{verdict.kind:8}{verdict.folder}"
    if verdict.why:
        line += f": {verdict.why}"
    lines = [line, *(f"        {detail}" for detail in verdict.difference)]
    if verdict.kind in _ADVICE:
        lines.append(f"        -> {_advise_on_verdict(verdict)}")
    return "".join(_printable_line(row) + "\n" for row in lines)


def _advise_on_verdict(verdict: CassetteVerdict) -> str:
    kind = verdict.kind
    if kind == "changed" and verdict.outcome is None:
        kind = "stale"  # nothing to accept: the exchange itself would be another
    asked = "".join(f" {shlex.quote(word)}" for word in verdict.asked)
    return _ADVICE[kind].format(folder=shlex.quote(str(verdict.folder)), asked=asked)


def _printable_line(line: str) -> str:
    """A line without what steers a terminal; its indentation stays."""
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + make_printable(text)


def _verdict_as_tree(verdict: CassetteVerdict) -> dict[str, object]:
    return {
        "cassette": str(verdict.folder),
        "verdict": verdict.kind,
        "why": verdict.why,
        "difference": list(verdict.difference),
    }


def _verdicts_as_junit(verdicts: Sequence[CassetteVerdict]) -> str:
    """JUnit's XML as CI systems read it: a test case for each cassette, a failure for each not ok."""
    failures = sum(verdict.kind != "ok" for verdict in verdicts)
    suite = ElementTree.Element(
        "testsuite",
        name="summarizer check",
        tests=str(len(verdicts)),
        failures=str(failures),
        errors="0",
    )
    for verdict in verdicts:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=make_printable(str(verdict.folder.parent)),
            name=make_printable(verdict.name),
        )
        if verdict.kind != "ok":
            failure = ElementTree.SubElement(
                case, "failure", type=verdict.kind, message=make_printable(verdict.why)
            )
            failure.text = "\n".join(map(_printable_line, verdict.difference))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"
