"""Recordings of following: kept summaries with their texts, what was asked, and what came of it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from summarizer._call.call import READING
from summarizer._call.secrets import holds_secret, secrets_in_use
from summarizer._call.settings import Settings, resolve_settings
from summarizer._follow.follower import Followed, follow_all
from summarizer._follow.mentions import take_mentions
from summarizer._follow.promises_file import dump_promises
from summarizer._follow.prompts import FollowPrompt
from summarizer._follow.texts import Texts
from summarizer._model.drive import Background
from summarizer._model.two_models import TwoModels
from summarizer._recordings.cassettes import (
    EXCHANGE,
    Cassette,
    read_exchanges,
)
from summarizer._recordings.difference import tree_difference
from summarizer._recordings.exchange import canonical_json
from summarizer._recordings.scrub import BASE_URL, addresses_in
from summarizer._recordings.stored import Stored, read_stored_summaries
from summarizer._recordings.tapes import Tape, answer_from_cassette, record_exchange
from summarizer._text.document import Document
from summarizer.errors import CassetteError, SettingsError
from summarizer.schemas import Promises, Summary

FOLLOWED, PROMISES = "summaries.jsonl", "promises.json"
Found = tuple[Literal["ok", "stale", "changed", "broken"], str, tuple[str, ...], str | None]


def is_followed(folder: Path) -> bool:
    """Whether a folder is a recording of `follow`."""
    return (folder / FOLLOWED).is_file()


def record_followed(
    folder: Path, summaries: Sequence[Summary], documents: Mapping[str, Document], chosen: Settings
) -> Promises:
    """Follow summaries live and keep in a new `folder` what was asked, and what a replay gives.

    Raises SettingsError where the folder is there, or a text holds a secret in use; CassetteError
    where nothing was asked, or what was recorded cannot be replayed.
    """
    if folder.exists():
        raise SettingsError(f"{folder} is there already: remove it, or name another folder")
    told = [one for one in summaries if one.document.id in documents]
    lines = [_write_line(one, documents[one.document.id]) for one in told]
    secrets = secrets_in_use()
    for name, secret in secrets.items():
        if any(holds_secret(line, secret) for line in lines):
            raise SettingsError(f"a text or summary holds the value of {name}: take it out first")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as exc:
        raise SettingsError(f"{folder.parent} cannot be written to: {exc.strerror or exc}") from exc
    try:
        (making / FOLLOWED).write_text("".join(lines), "utf-8", newline="\n")
        addresses = {*addresses_in(chosen.base_url), *addresses_in(chosen.for_call(READING).base_url)}
        with record_exchange(making / EXCHANGE, secrets=secrets.values(), addresses=sorted(addresses)):
            done = _follow(told, documents, chosen, keyed=True)
        if done.ended or done.failures:
            raise done.ended or CassetteError(f"it was not followed whole: {done.failures[0]}")
        promises, _, _ = replay_followed(making)
        (making / PROMISES).write_text(dump_promises(promises), "utf-8", newline="\n")
        _refuse_recorded(making, secrets)
        making.chmod(0o755)
        making.rename(folder)
        return promises
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _write_line(summary: Summary, document: Document) -> str:
    """A summary with its text on a line. Of what a text knows of its places a link needs nothing."""
    line = {"text": document.text, "summary": summary.model_dump(mode="json")}
    return json.dumps(line, ensure_ascii=False) + "\n"


def _refuse_recorded(making: Path, secrets: Mapping[str, str]) -> None:
    kept = "\n".join(path.read_text("utf-8") for path in making.iterdir())
    for name, secret in secrets.items():
        if holds_secret(kept, secret):
            raise SettingsError(f"the recording would hold the value of {name}, so it was not kept")


def replay_followed(folder: Path) -> tuple[Promises, Tape, Cassette]:
    """Follow the summaries of a recording from its answers, with no network.

    Raises CassetteError, naming the recording, where it cannot be read, and lacks a request.
    """
    stored, cassette = _read_followed(folder)
    with answer_from_cassette(cassette) as tape:
        try:
            done = _follow(stored.summaries, stored.documents, _recorded_settings(cassette), keyed=False)
        except CassetteError as exc:
            raise CassetteError(
                f"the recording {folder} does not hold a request that is made now: follow the"
                " summaries again, with --record"
            ) from exc
    if done.ended or done.failures:
        raise done.ended or CassetteError(f"{folder}: {done.failures[0]}")
    return done.promises, tape, cassette


def _read_followed(folder: Path) -> tuple[Stored, Cassette]:
    stored = read_stored_summaries([str(folder / FOLLOWED)])
    requests, exchanges = read_exchanges(folder)
    if not requests or not stored.documents:
        raise CassetteError(f"the recording {folder} has no request: record it again")
    document = next(iter(stored.documents.values()))
    return stored, Cassette(folder, document, requests, exchanges)


def _recorded_settings(cassette: Cassette) -> Settings:
    names = {_name_of(body): str(body["model"]) for body in cassette.requests}
    repeated = max(Counter(map(canonical_json, cassette.requests)).values())
    return resolve_settings(
        model=names.get("links", cassette.model),
        verify_model=names.get(READING, cassette.model),
        mode=cassette.mode,
        base_url=BASE_URL,
        timeout=60,
        retries=repeated - 1,
        environment={},
    )


def _name_of(body: Mapping[str, Any]) -> str:
    if "tools" in body:
        return str(body["tools"][0]["function"]["name"])
    return str(body["response_format"]["json_schema"]["name"])


def _follow(
    summaries: Iterable[Summary], documents: Mapping[str, Document], chosen: Settings, *, keyed: bool
) -> Followed:
    """Follow one summary after the other: the exchange has their order."""
    background = Background()

    async def work() -> Followed:
        models = TwoModels(chosen, keyed=keyed)
        try:
            given = map(take_mentions, summaries)
            return await follow_all(given, Texts(documents), None, models.ask, chosen, concurrency=1)
        finally:
            await models.aclose()

    try:
        return background.run(work())
    finally:
        background.close()


def check_followed(folder: Path) -> Found:
    """Replay a recording and compare: its kind and why, the places that changed, what comes of it now.

    Raises CassetteError where it cannot be replayed.
    """
    try:
        before = json.loads((folder / PROMISES).read_text("utf-8"))
        recorded = before["made_with"]["prompt_hash"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as exc:
        why = f"{folder / PROMISES} is not a file of promises ({type(exc).__name__}): record it again"
        return "broken", why, (), None
    if recorded != FollowPrompt().hash:
        return "stale", "a prompt or a schema of following changed", (), None
    promises, tape, cassette = replay_followed(folder)
    text = dump_promises(promises)
    after = json.loads(text)
    for tree in (before, after):
        tree["made_with"].pop("package_version", None)
        tree.get("usage", {}).pop("cost", None)
    lines = tuple(tree_difference(before, after))
    left = len(cassette.requests) - tape.played
    if left:
        return "changed", f"{left} of the recorded requests would not be made now", lines, None
    if lines:
        return "changed", "the same exchange gives other promises", lines, text
    return "ok", "", (), None
