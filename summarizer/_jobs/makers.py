"""What a job was begun with: a run with another model or prompt would ask for everything anew."""

from __future__ import annotations

from typing import Any

from summarizer._batch.maker import maker_of
from summarizer._call.address import DEFAULT_URL
from summarizer._call.call import READING
from summarizer._call.settings import Settings
from summarizer._jobs.store import JobStore
from summarizer.errors import SettingsError

_SAID = {
    "model": "the model",
    "base_url": "the endpoint",
    "mode": "the mode",
    "window": "the window",
    "prompt_hashes": "the prompt or the schema",
    "verify": "the second reading (--verify)",
    "reader": "the model of the second reading",
    "written_in": "the language (--write-in)",
    "overview": "the overview",
    "sparse": "--sparse",
    "cache": "the cache (--cache)",
}


def describe_maker(settings: Settings, cache: str) -> dict[str, Any]:
    """Everything that shapes the requests of a job, and where their answers go."""
    maker, reader = maker_of(settings), settings.for_call(READING)
    return {
        "model": maker.model,
        "base_url": settings.base_url or DEFAULT_URL,
        "mode": settings.mode,
        "window": settings.window,
        "prompt_hashes": sorted(maker.prompt_hashes),
        "verify": maker.verify,
        "reader": [reader.model, reader.base_url or DEFAULT_URL],
        "written_in": maker.written_in,
        "overview": maker.overview,
        "sparse": settings.sparse,
        "cache": cache,
    }


def refuse_other_maker(store: JobStore, maker: dict[str, Any]) -> None:
    """Raise SettingsError where a job was begun otherwise: what is under way would be paid in vain."""
    begun = store.fact("maker") or {}
    for name, value in maker.items():
        if name in begun and begun[name] != value:
            was = begun[name] if name != "prompt_hashes" else "another version"
            raise SettingsError(
                f"the job in {store.folder} was started with other options ({_SAID[name]}: {was}): use"
                " these, or remove that folder and pay again for what is in progress"
            )
