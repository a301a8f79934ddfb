"""A score as a tree of figures for programs, and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer._evaluation.claim import KINDS, WHO, Kind
from summarizer._evaluation.faults import Difference
from summarizer._evaluation.gold import ATTRIBUTES
from summarizer._evaluation.interval import ConfidenceInterval
from summarizer._evaluation.score import GROUPS, Score, ScoreTally
from summarizer.render._printable import make_printable
from summarizer.render._wording import SPACED

DIGITS = 4
_ORDER = ("meetings", "commitments", "binding", "asks", "concerns", "overall")
_ROWS = {"binding": "  binding", "asks": "  asks"}
_SORTS = {
    "missed": "missed",
    "false": "false alarm",
    "duplicate": "duplicate",
    "promised": "false commitment",
    "wrong": "wrong",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A score of a gold set: over `names`, without those that failed."""

    digest: str
    names: tuple[str, ...]
    failed: tuple[str, ...]
    score: Score
    intervals: Mapping[str, tuple[ConfidenceInterval, ConfidenceInterval]]
    differences: Mapping[str, Sequence[Difference]]


def score_as_tree(report: Report, *, errors: bool = False) -> dict[str, Any]:
    """The figures by name, rounded to four digits; a floor is set on any of them by its path here."""
    score = report.score
    figures: dict[str, Any] = {
        "digest": report.digest,
        "documents": len(report.names),
        "failed": list(report.failed),
        "overall": _figures_of_tally(score.overall, report.intervals.get("overall")),
    }
    for group in dict.fromkeys((*GROUPS, *score.tallies)):
        figures[group] = _figures_of_tally(score.tallies[group], report.intervals.get(group))
    for (kind, attribute), (good, of) in score.attributes.items():
        counted = {"right": good, "of": of, "accuracy": round(good / of, DIGITS)}
        figures[kind].setdefault("attributes", {})[attribute] = counted
    figures |= {
        "false_commitments": score.false_commitments,
        "empty_documents": score.empty,
        "false_positives_on_empty": score.false_on_empty,
        "duplicates": score.duplicates,
        "quotes": score.quotes,
        "verbatim": round(score.verbatim / score.quotes, DIGITS) if score.quotes else None,
    }
    if errors:
        figures["errors"] = {
            name: [_difference_as_tree(difference) for difference in found]
            for name, found in report.differences.items()
            if found
        }
    return figures


def score_as_text(report: Report, *, errors: bool = False) -> str:
    """The figures as a compact table, and each difference below where that is asked for."""
    figures = score_as_tree(report)
    count, own = len(report.names), [kind for kind in report.score.kinds if kind not in KINDS]
    failed = f", {len(report.failed)} failed and left out" if report.failed else ""
    lines = [
        f"{count} document{'s'[: count != 1]} scored{failed}; gold {report.digest}",
        "",
        f"{'':13}{'gold':>5}{'said':>6}  {'prec.':>6}{'recall':>8}  {'F1':<18}strict F1",
        *(_format_row(group, figures[group]) for group in (*_ORDER[:-1], *own, _ORDER[-1])),
        "",
        *(
            _attribute_line(kind, figures[kind])
            for kind in (*KINDS, *own)
            if "attributes" in figures[kind]
        ),
        f"false commitments {figures['false_commitments']}{SPACED}duplicates {figures['duplicates']}",
        f"false positives on {figures['empty_documents']} documents without gold items:"
        f" {figures['false_positives_on_empty']}",
        f"evidence verbatim {_format_rate(figures['verbatim'])} of {figures['quotes']} quotes",
    ]
    if errors:
        for name, found in report.differences.items():
            if found:
                lines += [
                    "",
                    name,
                    *(line for difference in found for line in _difference_as_lines(difference)),
                ]
    return "".join(f"{_safe_line(line)}\n" for line in lines)


def _figures_of_tally(
    tally: ScoreTally, interval: tuple[ConfidenceInterval, ConfidenceInterval] | None
) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "expected": tally.expected,
        "predicted": tally.predicted,
        "paired": tally.paired,
        "strict": tally.strict,
    }
    for name in ("precision", "recall", "f1", "strict_f1"):
        figures[name] = round(getattr(tally, name), DIGITS)
    if interval:
        f1, strict = interval
        figures["f1_interval"] = [round(bound, DIGITS) for bound in f1]
        figures["strict_f1_interval"] = [round(bound, DIGITS) for bound in strict]
    return figures


def _format_row(group: str, figures: Mapping[str, Any]) -> str:
    f1, strict = (
        f"{_format_rate(figures[name])}{_format_bounds(figures.get(f'{name}_interval'))}"
        for name in ("f1", "strict_f1")
    )
    return (
        f"{_ROWS.get(group, group):13}{figures['expected']:>5}{figures['predicted']:>6}"
        f"  {_format_rate(figures['precision']):>6}{_format_rate(figures['recall']):>8}"
        f"  {f1:<18}{strict}"
    ).rstrip()


def _format_bounds(interval: Sequence[float] | None) -> str:
    return f" [{interval[0]:.2f}–{interval[1]:.2f}]" if interval else ""


def _format_rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _attribute_line(kind: str, figures: Mapping[str, Any]) -> str:
    counted = figures["attributes"].items()
    parts = [f"{name} {count['right']}/{count['of']}" for name, count in counted]
    return f"right in matched {kind}: {SPACED.join(parts)}"


def _difference_as_lines(difference: Difference) -> list[str]:
    if difference.attribute:
        key = difference.item.key if difference.item else ""
        claimed = _format_value(_claimed_value(difference))
        gold = _format_value(_accepted_value(difference))
        what = f"{key} {difference.attribute}: {claimed}; gold {gold}"
    else:
        what = _label_difference(difference)
    return [f"  {_SORTS[difference.sort]}: {what}", f"    {difference.sentence}"]


def _difference_as_tree(difference: Difference) -> dict[str, Any]:
    return {
        "sort": difference.sort,
        "item": _label_difference(difference),
        "attribute": difference.attribute or None,
        "said": _claimed_value(difference),
        "gold": _accepted_value(difference),
        "sentence": difference.sentence,
    }


def _label_difference(difference: Difference) -> str:
    """What kind of item it is, whose, and what about: as claimed, or, where it is missed, as gold."""
    if difference.claim is None:
        assert difference.item is not None  # a difference has one of them
        item = difference.item
        who = (item.accepted[item.who][0] or ()) if item.who else ()
        return _label_item(item.kind, item.accepted, who, item.about, item.key)
    claim = difference.claim
    of = WHO.get(claim.kind) or next(
        (name for name, value in claim.attributes.items() if isinstance(value, tuple)), ""
    )
    who = tuple(side.name for side in claim.sides(of))
    firsts = {name: (value,) for name, value in claim.attributes.items()}
    return _label_item(
        claim.kind, firsts, who, claim.about, difference.item.key if difference.item else ""
    )


def _label_item(kind: Kind, values: Mapping[str, Any], who: Iterable[str], about: str, key: str) -> str:
    if kind not in ATTRIBUTES:
        return " ".join(filter(None, [key, kind, f"[{', '.join(who)}]" if who else "", about]))
    word = values.get(ATTRIBUTES[kind][0], ("?",))[0]
    if kind == "concerns":
        word = f"concern ({word})"
    elif kind == "meetings":
        word = f"meeting ({word})"
    return " ".join(filter(None, [key, f"{word}", f"[{', '.join(who)}]", about]))


def _claimed_value(difference: Difference) -> str | list[str] | None:
    if difference.claim is None or not difference.attribute:
        return None
    value = difference.claim.attributes.get(difference.attribute)
    if difference.attribute == "deadline" and value is None:
        value = difference.claim.word("deadline_text")
    return [side.name for side in value] if isinstance(value, tuple) else value


def _accepted_value(difference: Difference) -> str | list[str] | None:
    """The gold's own value; others that it accepts are in the gold."""
    if difference.item is None or not difference.attribute:
        return None
    value = difference.item.accepted[difference.attribute][0]
    return list(value) if isinstance(value, tuple) else value


def _format_value(value: str | list[str] | None) -> str:
    if value is None:
        return "none"
    return f"[{', '.join(value)}]" if isinstance(value, list) else value


def _safe_line(line: str) -> str:
    """A line without what steers a terminal; its indentation and columns stay."""
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + make_printable(line[indent:])
