"""Tapes: a cassette's exchange while it is recorded or replayed. Only here is vcr imported.

Requests match on method, path and the meaning of their JSON body; nothing secret, and nothing of the
machine, is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer._recordings.cassettes import EXCHANGE, Cassette
from summarizer._recordings.exchange import FORMAT, body_tree, canonical_json, close_body, dump_exchanges
from summarizer._recordings.scrub import Cleaner


class Tape:
    """A cassette while it is replayed: how many answers were played, and what was asked.

    `missed` is the first request that it does not hold at all, where one was made; with several at
    once that need not be the last.
    """

    def __init__(self) -> None:
        self.played = 0
        self.asked: dict[str, Any] = {}
        self.missed: dict[str, Any] | None = None


@contextmanager
def answer_from_cassette(cassette: Cassette) -> Iterator[Tape]:
    """Answer every request from the cassette, and none from a network."""
    tape, cleaner = Tape(), Cleaner()
    held = set(map(canonical_json, cassette.requests))

    def heard(request: Any) -> Any:
        tape.asked = body_tree(request.body)
        if tape.missed is None and canonical_json(tape.asked) not in held:
            tape.missed = tape.asked
        return cleaner.request(request)

    recorder = _make_recorder(heard, cleaner.response, _Kept(cassette.exchanges))
    with recorder.use_cassette(str(cassette.folder / EXCHANGE), record_mode="none") as player:
        try:
            yield tape
        finally:
            tape.played = int(player.play_count)


@contextmanager
def record_exchange(
    path: Path, *, secrets: Iterable[str] = (), addresses: Iterable[str] = ()
) -> Iterator[None]:
    """Send every request, and keep it with its response in the file `path`.

    It holds none of the `secrets` and `addresses`.
    """
    cleaner = Cleaner(secrets, addresses)
    recorder = _make_recorder(cleaner.request, cleaner.response, _Kept())
    with recorder.use_cassette(str(path), record_mode="all"):
        yield


def _make_recorder(clean_request: Any, clean_response: Any, kept: _Kept) -> Any:
    import vcr  # type: ignore[import-untyped]  # slow to import; it ships no types

    recorder = vcr.VCR(
        match_on=("method", "path", "meaning"),
        before_record_request=clean_request,
        before_record_response=clean_response,
    )
    recorder.register_matcher("meaning", _same_meaning)
    recorder.register_persister(kept)
    return recorder


class _Kept:
    """vcr's persister and serializer: gives what was read already, and writes what a person can read.

    In UTF-8 on every machine, where vcr's own goes by the locale.
    """

    def __init__(self, exchanges: Sequence[dict[str, Any]] = ()) -> None:
        self._exchanges = exchanges

    def load_cassette(self, _path: str, serializer: Any) -> Any:
        """The exchanges that were read, as vcr's requests and responses."""
        from vcr.serialize import deserialize  # type: ignore[import-untyped]  # it ships no types

        return deserialize(self, self)

    def deserialize(self, _: Any) -> dict[str, Any]:
        """The exchanges as vcr keeps them: bodies are texts."""
        texts = [
            {
                "request": close_body(exchange["request"]),
                "response": close_body(exchange["response"], "string"),
            }
            for exchange in self._exchanges
        ]
        return {"version": FORMAT, "interactions": texts}

    def save_cassette(self, path: str, exchange: dict[str, Any], serializer: Any) -> None:
        """Write all exchanges of a recording."""
        from vcr.serialize import serialize

        Path(path).write_text(serialize(exchange, self), "utf-8", newline="\n")

    @staticmethod
    def serialize(exchange: dict[str, Any]) -> str:
        """YAML whose JSON bodies are trees and whose long texts are blocks."""
        return dump_exchanges(exchange["interactions"])


def _same_meaning(ours: Any, recorded: Any) -> None:
    assert canonical_json(body_tree(ours.body)) == canonical_json(body_tree(recorded.body)), (
        "the request's JSON body differs"
    )
