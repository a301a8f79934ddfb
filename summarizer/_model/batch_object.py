"""What an endpoint says of a batch job, read as a value: words in any case, objects in any wrapping.

Endpoints that take OpenAI's batch jobs answer in OpenAI's form, more or less. What is read here is all
that is acted on; no endpoint is known by its name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.errors import EndpointError

Phase = Literal["going", "completed", "failed", "expired", "cancelled"]

# What endpoints call a state, folded by `_fold_word`.
_PHASES: Mapping[Phase, frozenset[str]] = {
    "going": frozenset(
        "validating in_progress finalizing cancelling canceling queued pending running created submitted"
        " processing not_started started scheduled accepted cancellation_requested".split()
    ),
    "completed": frozenset("completed complete succeeded success ended done finished".split()),
    "failed": frozenset("failed failure error errored rejected".split()),
    "expired": frozenset("expired timeout timed_out timeout_exceeded".split()),
    "cancelled": frozenset("cancelled canceled aborted".split()),
}
_WRAPPINGS = ("batch", "job", "data", "file", "result")
_LISTS = ("data", "batches", "jobs", "items", "results")
LONGEST_ID = 300  # characters


@dataclass(frozen=True, slots=True)
class BatchFault:
    """What an endpoint found wrong with a batch: a code, words, and the line of the file, from 1."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SeenBatch:
    """A batch job as the endpoint tells of it; `said` is its own word for the `phase`.

    Times are seconds since 1970. `done` and `total` are numbers of requests, None where not told.
    """

    id: str
    phase: Phase
    said: str
    input_id: str | None = None
    output_id: str | None = None
    error_id: str | None = None
    metadata: Mapping[str, str] | None = None
    created_at: float | None = None
    expires_at: float | None = None
    done: int | None = None
    total: int | None = None
    faults: tuple[BatchFault, ...] = ()


def read_batch(tree: Any) -> SeenBatch:
    """A batch out of what an endpoint answered. Raises EndpointError for what is none."""
    found = _unwrap(tree, "status")
    if found is None:
        raise EndpointError(
            "the endpoint did not answer with a batch job: check that the base URL ends in /v1"
        )
    said = str(found["status"])[:100]
    counts = found.get("request_counts")
    counts = counts if isinstance(counts, Mapping) else {}
    done = [
        number for name in ("completed", "failed") if (number := _count(counts.get(name))) is not None
    ]
    metadata = found.get("metadata")
    return SeenBatch(
        id=_identifier(found.get("id")) or "",
        phase=phase_of(said),
        said=said,
        input_id=_identifier(found.get("input_file_id")),
        output_id=_identifier(found.get("output_file_id")),
        error_id=_identifier(found.get("error_file_id")),
        metadata={str(name): str(value) for name, value in metadata.items()}
        if isinstance(metadata, Mapping)
        else None,
        created_at=_moment(found.get("created_at")),
        expires_at=_moment(found.get("expires_at")),
        done=sum(done) if done else None,
        total=_count(counts.get("total")),
        faults=tuple(_faults_in(found.get("errors"))),
    )


def read_batches(tree: Any) -> list[SeenBatch]:
    """The batches of a list; those that cannot be read are left out, for they may be anybody's."""
    listed = tree
    if isinstance(tree, Mapping):
        listed = next((tree[name] for name in _LISTS if isinstance(tree.get(name), list)), [])
    found = []
    for one in listed if isinstance(listed, list) else []:
        try:
            found.append(read_batch(one))
        except EndpointError:
            continue
    return found


def read_file_id(tree: Any) -> str:
    """The id of an uploaded file. Raises EndpointError where there is none."""
    found = _unwrap(tree, "id")
    name = _identifier(found.get("id")) if found else None
    if name is None:
        raise EndpointError(
            "the endpoint took a file without answering its id: use an endpoint with batch jobs"
        )
    return name


def _unwrap(tree: Any, key: str) -> Mapping[str, Any] | None:
    """The object that has a key, out of what may be around it."""
    for _ in range(3):
        if not isinstance(tree, Mapping):
            return None
        if tree.get(key) is not None and not isinstance(tree[key], Mapping | list):
            return tree
        tree = next((tree[name] for name in _WRAPPINGS if isinstance(tree.get(name), Mapping)), None)
    return None


def phase_of(said: str) -> Phase:
    """The phase that a word of an endpoint means. Raises EndpointError for one that nobody knows."""
    word = _fold_word(said)
    for phase, words in _PHASES.items():
        if word in words:
            return phase
    raise EndpointError(
        f"the endpoint answered an unknown status of a batch job ({said!r}): nothing was changed; run"
        " the same command again later, or report it",
        quoted=(said,),
    )


def _fold_word(said: str) -> str:
    word = said.strip().lower().replace("-", "_").replace(" ", "_")
    for prefix in ("batch_state_", "job_state_", "batch_status_"):
        word = word.removeprefix(prefix)
    return word


def _identifier(value: Any) -> str | None:
    fits = isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable()
    return value if fits and "/" not in value and "\\" not in value else None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _moment(value: Any) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e11:
        return float(value)
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value).timestamp()
        except (ValueError, OverflowError, OSError):
            return None
    return None


def _faults_in(errors: Any) -> list[BatchFault]:
    listed = errors.get("data") if isinstance(errors, Mapping) else errors
    return [
        BatchFault(str(one.get("code") or ""), str(one.get("message") or ""), _count(one.get("line")))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, Mapping)
    ]
