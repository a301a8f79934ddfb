"""Recording a summary being made, and making it again from the recording."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer._api.summarizer import Summarizer
from summarizer._call.call import READING
from summarizer._call.prices import Price, Reader
from summarizer._call.secrets import holds_secret, secrets_in_use
from summarizer._call.settings import Settings, resolve_settings
from summarizer._flow.flow import first_calls, summarize_flow
from summarizer._flow.prompts import Prompt, prompt_in_form
from summarizer._flow.unsent import summary_requests
from summarizer._model.drive import Background, drive_flow
from summarizer._model.two_models import TwoModels
from summarizer._recordings.cassettes import (
    EXCHANGE,
    METADATA,
    SUMMARY,
    TEXT,
    Cassette,
    read_cassette,
    save_document,
)
from summarizer._recordings.exchange import canonical_json
from summarizer._recordings.manner import NOTHING, Brought, Manner, brought_by
from summarizer._recordings.scrub import BASE_URL, addresses_in
from summarizer._recordings.tapes import answer_from_cassette, record_exchange
from summarizer._text.document import Document
from summarizer._version import __version__
from summarizer.errors import AnswerError, CassetteError, SettingsError, SummarizerError
from summarizer.schemas import Summary

OWN_FILES = frozenset({TEXT, METADATA, EXCHANGE, SUMMARY})


@dataclass(frozen=True, slots=True)
class ReplayOutcome:
    """What came of a replay: a summary or an error, and how many of the recorded answers were played.

    `missed` is the request that the recording lacks, where one was made; `prompt_hash` tells the
    prompts and schemas that were used.
    """

    result: Summary | SummarizerError
    played: int
    prompt_hash: str
    missed: dict[str, Any] | None = None

    @property
    def text(self) -> str:
        """The outcome as `summary.json` holds it."""
        if isinstance(self.result, Summary):
            return self.result.model_dump_json(indent=2) + "\n"
        error = {
            "error": type(self.result).__name__,
            "message": str(self.result),
            "provenance": {"prompt_hash": self.prompt_hash},
        }
        return json.dumps(error, indent=2, ensure_ascii=False) + "\n"


def replay_summary(folder: Path, brought: Brought = NOTHING) -> Summary:
    """The summary that a cassette gives, made anew from its recorded answers, with no network.

    `brought` are a user's own kinds and prompts, where it was recorded with some.

    Raises CassetteError, naming the cassette, where it cannot be read or lacks a request that is
    made, and the error that was recorded where the model gave no summary.
    """
    result = replay_cassette(read_cassette(folder, brought)).result
    if isinstance(result, SummarizerError):
        raise result
    return result


def replay_cassette(
    cassette: Cassette,
    prompt: Prompt | None = None,
    *,
    price: Price | None = None,
    readers_price: Price | None = None,
) -> ReplayOutcome:
    """Replay a cassette, and tell what was asked on the way; one prompt may serve for many.

    The prices are those of the endpoints: a recording does not say where it was made.
    """
    chosen, prompt = recorded_settings(cassette), prompt_in_form(cassette.form, prompt)
    reader = Reader(chosen.for_call(READING).model, readers_price)
    background = Background()
    result: Summary | SummarizerError
    missed = None
    try:
        with answer_from_cassette(cassette) as tape:
            try:
                result = background.run(_summarize_cassette(cassette, chosen, prompt, price, reader))
            except CassetteError:
                result, missed = _missing_request_error(cassette), tape.missed or tape.asked
            except SummarizerError as exc:
                result = exc
        return ReplayOutcome(result, tape.played, _prompt_hash(result, cassette, prompt), missed)
    finally:
        background.close()


def _prompt_hash(result: Summary | SummarizerError, cassette: Cassette, prompt: Prompt) -> str:
    if isinstance(result, Summary):
        return result.provenance.prompt_hash
    return prompt.hash_of(len(first_calls(cassette.document, prompt, window=cassette.manner.window)))


def _missing_request_error(cassette: Cassette) -> CassetteError:
    """A request that is not recorded; its cause is left out: vcr's, whose remedies are not ours."""
    return CassetteError(
        f"a request was not found in recording {cassette.folder}:"
        f" run summarizer check {cassette.folder} to see what changed"
    )


async def _summarize_cassette(
    cassette: Cassette, chosen: Settings, prompt: Prompt, price: Price | None, reader: Reader
) -> Summary:
    models = TwoModels(chosen, keyed=False)
    flow = summarize_flow(
        cassette.document,
        prompt,
        model=chosen.model,
        version=__version__,
        window=chosen.window,
        verify=chosen.verify,
        price=price,
        reader=reader,
    )
    try:
        return await drive_flow(flow, models.ask)
    finally:
        await models.aclose()


def recorded_settings(cassette: Cassette) -> Settings:
    """The settings under which a cassette replays: its model and mode, and an address that is none.

    As often as one request was sent, it is sent again: where retries ran out, they do so once more.
    """
    repeated = max(Counter(map(canonical_json, cassette.requests)).values())
    return resolve_settings(
        model=cassette.model,
        mode=cassette.mode,
        base_url=BASE_URL,
        timeout=60,
        retries=repeated - 1,
        environment={},
        kinds=cassette.form.kinds,
        **cassette.manner.options(cassette.model),
    )


def record_cassette(
    document: Document, folder: Path, summarizer: Summarizer, *, keep_errors: bool = False
) -> Summary:
    """Summarize a document live and keep it in `folder`, with the exchange and what a replay gives.

    The replay, not the live summary, is kept and returned: where the model repeated a secret, the
    recording does not. The folder is there whole or not at all; what else was in it stays.
    `keep_errors` keeps a recording whose answer is no summary (a refusal, say), which is raised all
    the same. Raises SettingsError, before anything is sent, where the document holds a secret in use.
    """
    secrets = secrets_in_use()
    asked = summary_requests(document, summarizer.settings)
    _refuse_secrets(document, folder, asked, secrets)
    try:
        place = folder.resolve()  # a link stays a link: what it points at is replaced
        if Path.cwd().is_relative_to(place):
            raise SettingsError(
                f"{place} is the current directory and cannot be replaced:"
                f" leave it first (cd {place.parent})"
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}."))
    except OSError as exc:
        raise SettingsError(f"{folder.parent} is not writable: {exc.strerror or exc}") from exc
    try:
        chosen = summarizer.settings
        both = {*addresses_in(chosen.base_url), *addresses_in(chosen.for_call(READING).base_url)}
        addresses = _unsent_addresses(sorted(both), asked)
        with record_exchange(making / EXCHANGE, secrets=secrets.values(), addresses=addresses):
            failure = _ask_live(document, summarizer, keep_errors=keep_errors)
        save_document(making, document, manner=Manner.of(chosen))
        result = _kept_outcome(making, folder, chosen)
        _refuse_recorded_secrets(making, secrets)
        _put_in_place(making, place)
    except OSError as exc:
        raise SettingsError(f"{folder} cannot be written: {exc.strerror or exc}") from exc
    finally:
        shutil.rmtree(making, ignore_errors=True)
    if isinstance(result, SummarizerError):
        raise failure or result
    return result


def _unsent_addresses(addresses: Iterable[str], asked: Sequence[dict[str, Any]]) -> list[str]:
    """The addresses that the requests do not hold: an answer quotes a document that names one."""
    told = json.dumps(asked)
    return [address for address in addresses if not holds_secret(told, address)]


def _refuse_secrets(
    document: Document, folder: Path, asked: Sequence[dict[str, Any]], secrets: dict[str, str]
) -> None:
    """Refuse to record what holds a secret: the document is kept as it is, and so is the request."""
    told = [message["content"] for body in asked for message in body["messages"]]
    models = [body["model"] for body in asked]
    written = [*models, document.language or "", document.name or "", folder.name, document.text]
    for name, secret in secrets.items():
        if any(holds_secret(text, secret) for text in (*told, *written)):
            raise SettingsError(
                f"the document or its metadata contains the value of {name}: remove it before you record"
            )


def _ask_live(document: Document, summarizer: Summarizer, *, keep_errors: bool) -> AnswerError | None:
    """Ask the endpoint; the error, if the answer is none and it is kept."""
    try:
        summarizer.summarize(document)
    except AnswerError as exc:
        if not keep_errors:
            raise
        return exc
    return None


def _kept_outcome(making: Path, folder: Path, chosen: Settings) -> Summary | SummarizerError:
    """Replay what was recorded and keep what comes of it. Raises CassetteError if it cannot replay."""
    try:
        cassette = read_cassette(making, brought_by(chosen))
        outcome = replay_cassette(
            cassette,
            price=chosen.known_price,
            readers_price=chosen.for_call(READING).known_price,
        )
        if isinstance(outcome.result, CassetteError):
            raise outcome.result
        if outcome.played < len(cassette.requests):
            raise CassetteError("a request is not repeated once secrets are removed from the answers")
    except CassetteError as exc:
        raise CassetteError(
            f"the exchange for {folder} cannot be replayed,"
            " so it was not saved (a request may have failed, or an answer contained a secret):"
            " record it again"
        ) from exc
    (making / SUMMARY).write_text(outcome.text, "utf-8", newline="")
    return outcome.result


def _refuse_recorded_secrets(making: Path, secrets: dict[str, str]) -> None:
    """Refuse what holds a secret after all: better no recording than a key in a repository."""
    kept = "\n".join(path.read_text("utf-8") for path in making.iterdir())
    for name, secret in secrets.items():
        if holds_secret(kept, secret):
            raise SettingsError(f"the recording would contain the value of {name}, so it was not saved")


def _put_in_place(making: Path, place: Path) -> None:
    """Make the finished folder the cassette; an older one goes once the new one stands."""
    making.chmod(0o755)
    if not place.exists():
        making.rename(place)
        return
    for path in place.iterdir():
        if path.name not in OWN_FILES:
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, making / path.name)
    old = Path(tempfile.mkdtemp(dir=making.parent, prefix=f".{place.name}.old."))
    try:
        place.rename(old / "case")
        try:
            making.rename(place)
        except BaseException:
            with suppress(OSError):
                (old / "case").rename(place)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
