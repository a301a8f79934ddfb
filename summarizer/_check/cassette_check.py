"""Verdicts: whether a cassette still holds, and if not, what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from copy import deepcopy
from dataclasses import dataclass, field, replace
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any, Literal

from summarizer._call.call import request_body
from summarizer._call.settings import default_mode
from summarizer._check.answers_kept import recorded_answers_fit
from summarizer._check.change import WHITE_SPACE, kind_of_request, messages_of_role, request_changed
from summarizer._check.workers import count_processors, ignore_interrupts
from summarizer._flow.flow import first_calls
from summarizer._flow.prompts import Prompt, prompt_in_form
from summarizer._recordings.cassettes import (
    SUMMARY,
    Cassette,
    read_cassette,
    read_summary_text,
    write_summary_text,
)
from summarizer._recordings.difference import tree_difference
from summarizer._recordings.exchange import canonical_json
from summarizer._recordings.followed import PROMISES, check_followed, is_followed
from summarizer._recordings.manner import NOTHING, Brought
from summarizer._recordings.offline import network_shut
from summarizer._recordings.replay import ReplayOutcome, replay_cassette
from summarizer._text.files import write_whole
from summarizer.errors import CassetteError, SummarizerError
from summarizer.schemas._migrations import is_newer_version

Kind = Literal["ok", "stale", "changed", "broken"]
FEW = 6  # cassettes that one process checks before others would have started
PORTION = 5  # cassettes that a process checks in one go


@dataclass(frozen=True, slots=True)
class CassetteVerdict:
    """What a check found: `difference` is for a person to read.

    `outcome` is what a replay gave, where that can be accepted as the new `summary.json`. Of what is
    not ok, `asked` are the options that ask the same model in the same mode. Of what is stale, `fits`
    says whether the recorded answers fit the schema of now; None where there is no answer.
    """

    folder: Path
    kind: Kind
    why: str = ""
    difference: tuple[str, ...] = ()
    outcome: str | None = field(default=None, repr=False)
    asked: tuple[str, ...] = ()
    fits: bool | None = None

    @property
    def name(self) -> str:
        """The cassette's name."""
        return Path(os.path.abspath(self.folder)).name  # "." has one, too


def check_all(
    folders: Sequence[Path], *, model: str | None = None, brought: Brought = NOTHING
) -> Iterator[CassetteVerdict]:
    """Check cassettes, in parallel where there are many, and give the verdicts in their order.

    Where something is `brought`, one after the other: another process does not know a user's classes.
    """
    workers = min(count_processors(), len(folders) // FEW)
    if workers < 2 or brought != NOTHING:
        prompt = Prompt()
        for folder in folders:
            yield check_cassette(folder, model=model, prompt=prompt, brought=brought)
        return
    portions = [folders[at : at + PORTION] for at in range(0, len(folders), PORTION)]
    given = 0
    # Processes, for vcr replaces what a whole process connects with.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            with ignore_interrupts():  # which the workers inherit: who started them says so once
                found = pool.map(_check_portion, portions, [model] * len(portions))
            for verdicts in found:
                yield from verdicts
                given += len(verdicts)
        except BrokenProcessPool as exc:
            raise CassetteError(
                f"a process crashed while checking {folders[given]} or a later recording:"
                " check that one alone"
            ) from exc
        except BaseException:  # an interrupt here, or while the caller showed what it had
            for worker in active_children():
                worker.terminate()  # what they check is of no use any more
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _check_portion(folders: Sequence[Path], model: str | None) -> list[CassetteVerdict]:
    prompt = Prompt()
    return [check_cassette(folder, model=model, prompt=prompt) for folder in folders]


def check_cassette(
    folder: Path,
    *,
    model: str | None = None,
    prompt: Prompt | None = None,
    brought: Brought = NOTHING,
) -> CassetteVerdict:
    """Replay a cassette with the network shut and compare what comes of it with `summary.json`.

    `model` is the model that would be asked now; without it, the recorded one. One `prompt` may
    serve for many cassettes. Never raises SummarizerError: what cannot be checked is broken.
    """
    try:
        if is_followed(folder):
            with network_shut():
                return CassetteVerdict(folder, *check_followed(folder))
        cassette, before = read_cassette(folder, brought), _accepted_tree(folder)
        prompt = prompt_in_form(cassette.form, prompt)
        verdict = _stale_verdict(cassette, model, prompt)
        if verdict is None:
            with network_shut():
                outcome = replay_cassette(cassette, prompt)
            verdict = _judge_outcome(cassette, outcome, before, prompt)
        if verdict.kind == "ok":
            return verdict
        fits = recorded_answers_fit(cassette) if verdict.kind == "stale" else None
        return replace(verdict, asked=_model_options(cassette, model), fits=fits)
    except SummarizerError as exc:
        return CassetteVerdict(folder, "broken", str(exc))


def _model_options(cassette: Cassette, model: str | None) -> tuple[str, ...]:
    """The models that were recorded, or that are asked for, by name: the environment may say others."""
    mode = () if cassette.mode == default_mode() else ("--mode", cassette.mode)
    reader = cassette.manner.verify_model
    return ("--model", model or cassette.model, *mode, *(("--verify-model", reader) if reader else ()))


def accept_outcome(verdict: CassetteVerdict) -> CassetteVerdict:
    """Rewrite `summary.json` of a changed cassette with what its replay gives now."""
    if verdict.kind != "changed" or verdict.outcome is None:
        return verdict
    if is_followed(verdict.folder):
        write_whole(verdict.folder / PROMISES, verdict.outcome)
    else:
        write_summary_text(verdict.folder, verdict.outcome)
    return replace(verdict, kind="ok", why=f"accepted: {verdict.why}")


def _accepted_tree(folder: Path) -> dict[str, Any]:
    """What `summary.json` holds. Raises CassetteError where it is nothing that this version wrote."""
    try:
        tree = json.loads(read_summary_text(folder))
    except (ValueError, RecursionError) as exc:
        why = f"{folder / SUMMARY} is not JSON ({exc})"
        raise CassetteError(f"{why}: restore it, or record it again") from exc
    if not isinstance(tree, dict):
        raise CassetteError(
            f"{folder / SUMMARY} does not contain a summary: restore it, or record it again"
        )
    version = _provenance_in(tree).get("schema_version")
    if is_newer_version(version):
        raise CassetteError(
            f"recording {folder} was made by a newer version of summarizer (schema {version}):"
            " upgrade summarizer, or record it again"
        )
    return tree


def _stale_verdict(cassette: Cassette, model: str | None, prompt: Prompt) -> CassetteVerdict | None:
    calls = first_calls(cassette.document, prompt, window=cassette.manner.window)
    now = [request_body(call, model=model or cassette.model, mode=cassette.mode) for call in calls]
    pairs = [(cassette.requests[0], now[0])]
    if len(now) > 1:
        # Windows are asked at once, and recorded in the order in which they were answered.
        recorded = {canonical_json(request) for request in cassette.requests}
        pairs = [
            (_likest_request(asked, cassette.requests), asked)
            for asked in now
            if canonical_json(asked) not in recorded
        ]
    changes = [request_changed(then, asked, cassette.document) for then, asked in pairs]
    # What changed in one part of a document changes the line that marks it off in all of them.
    changes.sort(key=lambda change: ("the document" not in change[0], WHITE_SPACE in change[1]))
    parts, lines = changes[0] if changes else ("", ())
    return CassetteVerdict(cassette.folder, "stale", f"{parts} changed", lines) if parts else None


def _likest_request(now: dict[str, Any], requests: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The recorded request that most likely asked for the same window."""
    asked = now["messages"][-1]["content"].splitlines()

    def alike(then: dict[str, Any]) -> int:
        return len(set(asked).intersection(messages_of_role(then, "user").splitlines()))

    return max(requests, key=alike)


def _judge_outcome(
    cassette: Cassette, outcome: ReplayOutcome, before: dict[str, Any], prompt: Prompt
) -> CassetteVerdict:
    recorded_hash = _provenance_in(before).get("prompt_hash", outcome.prompt_hash)
    verified = before.get("verification")
    verified_hash = verified.get("prompt_hash") if isinstance(verified, dict) else None
    same_prompts = recorded_hash == outcome.prompt_hash and verified_hash in (
        None,
        prompt.verification_hash,
    )
    if outcome.missed is not None:
        return _judge_missed_request(cassette, outcome, outcome.missed, same_prompts=same_prompts)
    if not same_prompts:
        why = (
            "a prompt or a schema changed that this exchange does not use (for example the correction's)"
        )
        return CassetteVerdict(cassette.folder, "stale", why)
    left = len(cassette.requests) - outcome.played
    if left > 0:
        why = f"{left} of the {len(cassette.requests)} recorded requests would not be made now"
        return CassetteVerdict(cassette.folder, "changed", why, _result_difference(before, outcome))
    lines = _result_difference(before, outcome)
    if not lines:
        return CassetteVerdict(cassette.folder, "ok")
    why = f"the same exchange gives another summary ({_count_places(len(lines))})"
    if isinstance(outcome.result, SummarizerError) and "error" not in before:
        why = "the same exchange no longer gives a summary"
    return CassetteVerdict(cassette.folder, "changed", why, lines, outcome.text)


def _judge_missed_request(
    cassette: Cassette, outcome: ReplayOutcome, now: dict[str, Any], *, same_prompts: bool
) -> CassetteVerdict:
    """A request after the first is not in the recording."""
    folder, document, played = cassette.folder, cassette.document, outcome.played
    then = cassette.requests[played] if played < len(cassette.requests) else None
    what = kind_of_request(now)
    asked_alike = [request for request in cassette.requests if kind_of_request(request) == what]
    if len(set(map(canonical_json, asked_alike))) > 1:
        then = _likest_request(now, asked_alike)
    if then is None or kind_of_request(then) != what:
        if what.endswith("again"):
            why = "the recorded answer no longer matches the schema, and no retry was recorded"
            return CassetteVerdict(folder, "changed", why)
        why = f"the recorded answer now needs a {what}, which was not recorded"
        faults = messages_of_role(now, "user").partition("\nFaults\n")[2].strip().splitlines()
        return CassetteVerdict(folder, "changed", why, tuple(f"  {line}" for line in faults[:12]))
    parts, lines = request_changed(then, now, document)
    if what.endswith("again"):
        if messages_of_role(then, "assistant") == messages_of_role(now, "assistant"):
            return CassetteVerdict(folder, "stale", "the wording of the retry changed", lines)
        return CassetteVerdict(folder, "changed", "a different answer is now retried", lines)
    if not same_prompts or "system prompt" in parts or "schema" in parts:
        parts = parts.replace("the document", "the user prompt")
        return CassetteVerdict(folder, "stale", f"in the {what}, {parts} changed", lines)
    why = f"the recorded answer now leads to a different {what}"
    return CassetteVerdict(folder, "changed", why, lines)


def _result_difference(before: dict[str, Any], outcome: ReplayOutcome) -> tuple[str, ...]:
    return summary_difference(before, json.loads(outcome.text))


def summary_tree(folder: Path) -> dict[str, Any] | None:
    """What the `summary.json` of a cassette holds; None where it cannot be read."""
    try:
        return _accepted_tree(folder)
    except CassetteError:
        return None


def summary_difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """The places in which two `summary.json` say something else."""
    old, new = deepcopy(before), deepcopy(after)
    for tree in (old, new):
        # Nor a new version of the package nor another list of prices changes what a summary says.
        _provenance_in(tree).pop("package_version", None)
        for part in (tree, tree.get("verification")):
            usage = part.get("usage") if isinstance(part, dict) else None
            if isinstance(usage, dict):
                usage.pop("cost", None)
    if ("error" in old) != ("error" in new):
        then, now = (str(tree.get("message", "a summary")) for tree in (old, new))
        return tuple(tree_difference(then, now))
    return tuple(tree_difference(old, new))


def _provenance_in(tree: dict[str, Any]) -> dict[str, Any]:
    found = tree.get("provenance")
    return found if isinstance(found, dict) else {}


def _count_places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
