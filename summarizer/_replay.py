"""Recording a summary being made, and making it again from the recording."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer._api import Summarizer
from summarizer._cassettes import (
    BASE_URL,
    EXCHANGE,
    Cassette,
    load,
    recording,
    replaying,
    save_document,
    store,
)
from summarizer._client import Client, api_key
from summarizer._document import Document
from summarizer._drive import Background, drive
from summarizer._flow import Reply, summarize_flow
from summarizer._prompts import Prompt
from summarizer._request import Call, request_body
from summarizer._settings import Settings, settings
from summarizer._version import __version__
from summarizer.errors import AnswerError, SettingsError, SummarizerError
from summarizer.schemas import Summary

RETRIES = 20  # more than any recording holds; a replay does not wait between them


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a replay: a summary or an error; the requests made; how many answers were played."""

    result: Summary | SummarizerError
    requests: tuple[dict[str, Any], ...]
    played: int

    @property
    def text(self) -> str:
        """The outcome as `summary.json` holds it."""
        if isinstance(self.result, Summary):
            return self.result.model_dump_json(indent=2) + "\n"
        error = {"error": type(self.result).__name__, "message": str(self.result)}
        return json.dumps(error, indent=2, ensure_ascii=False) + "\n"


def replay(folder: Path) -> Summary:
    """The summary that a cassette gives, made anew from its recorded answers, with no network.

    Raises CassetteError where the cassette cannot be read or lacks a request that is made, and the
    error that was recorded where the model gave no summary.
    """
    result = replayed(load(folder)).result
    if isinstance(result, SummarizerError):
        raise result
    return result


def replayed(cassette: Cassette) -> Outcome:
    """Replay a cassette, and tell what was asked on the way."""
    chosen = recorded_settings(cassette)
    client = Client(chosen, api_key=None, wait=False)
    requests: list[dict[str, Any]] = []

    async def ask(call: Call) -> Reply:
        requests.append(request_body(call, model=chosen.model, mode=chosen.mode))
        return await client.ask(call)

    background = Background()
    try:
        with replaying(cassette.folder) as played:
            result: Summary | SummarizerError
            try:
                result = background.run(_summary(cassette, chosen, client, ask))
            except SummarizerError as exc:
                result = exc
            return Outcome(result, tuple(requests), played())
    finally:
        background.close()


async def _summary(
    cassette: Cassette, chosen: Settings, client: Client, ask: Callable[[Call], Awaitable[Reply]]
) -> Summary:
    flow = summarize_flow(cassette.document, Prompt(), model=chosen.model, version=__version__)
    try:
        return await drive(flow, ask)
    finally:
        await client.aclose()


def recorded_settings(cassette: Cassette) -> Settings:
    """The settings under which a cassette replays: its model and mode, and an address that is none."""
    return settings(
        model=cassette.model,
        mode=cassette.mode,
        base_url=BASE_URL,
        timeout=60,
        retries=RETRIES,
        environment={},
    )


def record(
    document: Document, folder: Path, summarizer: Summarizer, *, keep_errors: bool = False
) -> Summary:
    """Summarize a document live and keep it in `folder`, with the exchange and what a replay gives.

    The replay, not the live summary, is kept and returned: where the model repeated a secret, the
    recording does not. The folder is there whole or not at all. `keep_errors` keeps a recording whose
    answer is no summary (a refusal, say), which is raised all the same.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        making = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as exc:
        raise SettingsError(f"{folder.parent} cannot be written to: {exc.strerror or exc}") from exc
    try:
        failure: AnswerError | None = None
        with recording(making / EXCHANGE, secrets=tuple(filter(None, (api_key(),)))):
            try:
                summarizer.summarize(document)
            except AnswerError as exc:
                if not keep_errors:
                    raise
                failure = exc
        save_document(making, document)
        outcome = replayed(load(making))
        store(making, outcome.text)
        making.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        making.rename(folder)
        if isinstance(outcome.result, SummarizerError):
            raise failure or outcome.result
        return outcome.result
    finally:
        shutil.rmtree(making, ignore_errors=True)
