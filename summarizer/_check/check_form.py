"""Verdicts as text for a person, JSON for a program, JUnit's XML and GitHub's annotations for CI."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from summarizer._check.cassette_check import CassetteVerdict
from summarizer._recordings.cassettes import EXCHANGE, SUMMARY
from summarizer.render._printable import make_printable

FORMS = ("text", "json", "junit", "github")
# Why a case is broken says what to do about it.
_ADVICE = {
    "stale": ("record {it} again", "summarizer record --update {folders}{asked}"),
    "changed": ("look, then accept {it}", "summarizer check --accept {folders}"),
}
Cause = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class CheckReport:
    """What was said of verdicts so far: the difference that several share is said once."""

    _causes: dict[Cause, list[CassetteVerdict]] = field(default_factory=dict)

    def text_of(self, verdict: CassetteVerdict) -> str:
        """The lines of one verdict: of one whose cause was said before, in which case."""
        alike = self._causes.setdefault(_cause_of(verdict), [])
        alike.append(verdict)
        if len(alike) > 1 and verdict.difference:
            line = f"{verdict.kind:8}{verdict.folder}: {verdict.why}, as in {alike[0].folder}"
            return _printable_line(line) + "\n"
        return _verdict_as_text(verdict)

    @property
    def causes_shared(self) -> int:
        """How many causes hit several cases."""
        return sum(len(alike) > 1 for alike in self._causes.values())

    def text_of_causes(self) -> str:
        """Each cause that hit several cases, with these, and what to do about all of them."""
        return "".join(
            f"{_printable_line(row)}\n"
            for alike in self._causes.values()
            if len(alike) > 1 and alike[0].kind in _ADVICE
            for row in (
                f"{len(alike)} recordings with the same cause: {alike[0].why}",
                *(f"        {line}" for line in (*_say_fits(alike), *_advise(alike))),
            )
        )


def format_verdicts(verdicts: Sequence[CassetteVerdict], form: str) -> str:
    """Verdicts as "text" (a line each, a difference once), "json", "junit" or "github"."""
    if form == "json":
        return json.dumps([_verdict_as_tree(verdict) for verdict in verdicts], indent=2) + "\n"
    if form == "junit":
        return _verdicts_as_junit(verdicts)
    if form == "github":
        return "".join(map(_annotate, _group_by_cause(verdicts)))
    report = CheckReport()
    return "".join([*map(report.text_of, verdicts), report.text_of_causes()])


def count_verdicts(verdicts: Sequence[CassetteVerdict]) -> str:
    """How many there are of each kind, in a line."""
    counts = Counter(verdict.kind for verdict in verdicts)
    parts = [f"{counts[kind]} {kind}" for kind in ("ok", "stale", "changed", "broken") if counts[kind]]
    return f"{len(verdicts)} checked: {', '.join(parts)}" if parts else "nothing to check"


def _cause_of(verdict: CassetteVerdict) -> Cause:
    return verdict.kind, verdict.why, verdict.difference


def _group_by_cause(verdicts: Iterable[CassetteVerdict]) -> list[list[CassetteVerdict]]:
    """The verdicts that are not ok, those of one cause together."""
    groups: dict[Cause, list[CassetteVerdict]] = {}
    for verdict in verdicts:
        if verdict.kind != "ok":
            groups.setdefault(_cause_of(verdict), []).append(verdict)
    return list(groups.values())


def _verdict_as_text(verdict: CassetteVerdict) -> str:
    line = f"{verdict.kind:8}{verdict.folder}"
    if verdict.why:
        line += f": {verdict.why}"
    lines = [line, *(f"        {detail}" for detail in _details_of(verdict))]
    return "".join(_printable_line(row) + "\n" for row in lines)


def _details_of(verdict: CassetteVerdict) -> list[str]:
    """What differs, whether the recorded answers can still be read, and what to do."""
    return [*verdict.difference, *_say_fits([verdict]), *_advise([verdict])]


def _say_fits(alike: Sequence[CassetteVerdict]) -> list[str]:
    """Whether the recorded answers fit the schema of now, where there are any."""
    judged = [verdict for verdict in alike if verdict.fits is not None]
    unfit = [str(verdict.folder) for verdict in judged if not verdict.fits]
    if not judged:
        return []
    if not unfit:
        return ["the recorded answers still match the schema"]
    of = f" of {', '.join(unfit)}" if len(judged) > 1 else ""
    return [f"the recorded answers{of} no longer match the schema"]


def _advise(alike: Sequence[CassetteVerdict]) -> list[str]:
    """What to do about cases of one cause: a command for those that the same model is asked for."""
    kind = alike[0].kind
    if kind == "changed" and alike[0].outcome is None:
        kind = "stale"  # nothing to accept: the exchange itself would be another
    if kind not in _ADVICE:
        return []
    do, command = _ADVICE[kind]
    by_model: dict[tuple[str, ...], list[str]] = {}
    for verdict in alike:
        by_model.setdefault(verdict.asked, []).append(shlex.quote(str(verdict.folder)))
    return [
        f"-> {do.format(it='it' if len(folders) == 1 else 'them')}: "
        + command.format(
            folders=" ".join(folders), asked="".join(f" {shlex.quote(word)}" for word in asked)
        )
        for asked, folders in by_model.items()
    ]


def _annotate(alike: Sequence[CassetteVerdict]) -> str:
    """GitHub's annotation of one cause: at the file of its first case, with all of them in its words.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    first = alike[0]
    file = first.folder / (SUMMARY if first.kind == "changed" else EXCHANGE)
    names = ", ".join(str(verdict.folder) for verdict in alike)
    lines = [f"{names}: {first.why}", *first.difference, *_say_fits(alike), *_advise(alike)]
    message = "\n".join(map(_printable_line, lines))
    title = f"{first.kind}: {first.folder}" + (f" and {len(alike) - 1} more" if len(alike) > 1 else "")
    return (
        f"::error file={_escape_property(file.as_posix())},title={_escape_property(title)}"
        f"::{_escape_message(message)}\n"
    )


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(make_printable(text)).replace(":", "%3A").replace(",", "%2C")


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
    } | ({} if verdict.fits is None else {"fits": verdict.fits})


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
            failure.text = "\n".join(map(_printable_line, _details_of(verdict)))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"
