"""What a hostile endpoint writes too much of: packed, in one text, or in values without number."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain, repeat

from benchmarks.servers.hostile_bodies import ANSWER, CHOICE, COMPLETION
from benchmarks.servers.hostile_bytes import MIB, follow_script, pack
from benchmarks.servers.model_server import USAGE
from benchmarks.servers.raw_server import OK, Speak

CALLED = (
    '{"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "content": null,'
    ' "tool_calls": [HERE%s]}}'
)
CALL = '{"id": "c", "type": "function", "function": {"name": "Answer", "arguments": "{}"}}'
TEXT = CHOICE % '"HERE"'
ESCAPED = r"\u007b\u007d\u002c"  # "{},"
PARTIES = CHOICE % json.dumps(ANSWER % "HERE{}")


def large(around: str, piece: str, times: int, *, packed: bool = False) -> Speak:
    """Answer with a body that has a piece many times in the place of HERE, in little memory of ours."""
    if packed:
        return follow_script(lambda _: pack(_pieces(around, piece, times)))
    return follow_script(lambda _: chain([OK + b"\r\n"], _pieces(around, piece, times)))


def large_choice(choice: str, piece: str, times: int, *, packed: bool = False) -> Speak:
    """Answer with a completion of that choice, which has a piece many times."""
    return large(COMPLETION % (choice, json.dumps(USAGE)), piece, times, packed=packed)


def _pieces(around: str, piece: str, times: int) -> Iterable[bytes]:
    before, _, after = around.partition("HERE")
    yield before.encode()
    together = max(1, 65_536 // len(piece))
    yield from repeat((piece * together).encode(), times // together)
    yield (piece * (times % together) + after).encode()


SPACES = [b" " * MIB] * 1000
SIZE_FAULTS: dict[str, Speak] = {
    "gzip of 1,000 MiB": follow_script(lambda _: pack(SPACES)),
    "deflate of 1,000 MiB": follow_script(lambda _: pack(SPACES, "deflate")),
    "gzip in gzip of 1,000 MiB": follow_script(lambda _: pack(SPACES, times=2)),
    "a text of 100 MB": large_choice(TEXT, "a", 100_000_000),
    "a text of 15 MiB": large_choice(TEXT, "a", 15 * MIB),
    "a text of 60 MiB, packed": large_choice(TEXT, "a", 60 * MIB, packed=True),
    "a text of 900,000 letters": large_choice(TEXT, "a", 900_000),
    "900 objects without end": large_choice(TEXT, '{\\"a\\": \\"' + "a" * 990, 900),
    "2 million choices": large_choice("HERE{}", '{"a":1},', 2_000_000),
    "45,000 choices": large_choice("HERE{}", '{"a":1},', 45_000),
    "95,000 numbers for choices": large_choice("HERE1", "1,", 95_000),
    "150,000 tool calls": large_choice(CALLED % CALL, f"{CALL},", 150_000),
    "12,000 tool calls": large_choice(CALLED % CALL, f"{CALL},", 12_000),
    "5 million parties": large_choice(PARTIES, "{},", 5_000_000),
    "3 million parties, escaped": large_choice(PARTIES, ESCAPED, 3_000_000, packed=True),
    "45,000 parties": large_choice(PARTIES, "{},", 45_000),
    "95,000 numbers for parties": large_choice(PARTIES, "1,", 95_000),
    "5 million braces": large_choice(TEXT, "{", 5_000_000),
    "95,000 braces": large_choice(TEXT, "{", 95_000),
    "an error of 15 MiB": large('{"error": {"message": "HERE"}}', "a ", 7 * MIB),
    "95,000 further names": large('{"HERE": 1}', 'a": 1, "b', 95_000),
}
