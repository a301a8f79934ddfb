"""Unpacking: a packed body in small steps, to a bound: a megabyte can unpack to a gigabyte, and sixteen
of empty objects to more, once they are parsed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

STEP = 1024 * 1024  # bytes that are unpacked at once
# Values of JSON in one answer: openai makes an object of a kilobyte of one, and pydantic a fault of a
# wrong one. A recorded answer holds 1 in 16 characters at most.
MOST_VALUES = 120_000
ACCEPTED = "gzip, deflate"  # the codings that are asked for: zlib unpacks both in steps


class UnboundedAnswerError(Exception):
    """An answer that is larger than it may be, or packed in a way that cannot be unpacked in steps."""


class Unpacker:
    """Unpacks the chunks of one body, of at most `most` bytes. Raises UnboundedAnswerError."""

    def __init__(self, coding: str, most: int) -> None:
        coding = coding.strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise UnboundedAnswerError(f"it is compressed as {coding[:20]!r}, which was not requested")
        packed = coding not in ("", "identity")
        # 32: gzip or zlib, as the header of the body says.
        self._zlib = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed else None
        self._most = self._left = most

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        """The bytes of a chunk, unpacked in steps."""
        while chunk:
            part, chunk = self._step(chunk)
            self._left -= len(part)
            if self._left < 0:
                raise UnboundedAnswerError(
                    f"it decompresses to more than {format_size(self._most)} (SUMMARIZER_UNPACKED_BYTES)"
                )
            yield part

    def _step(self, chunk: bytes) -> tuple[bytes, bytes]:
        """What comes of the beginning of a chunk, and the rest of it."""
        if self._zlib is None:
            return chunk, b""
        try:
            part = self._zlib.decompress(chunk, STEP)
        except zlib.error as exc:
            raise UnboundedAnswerError(f"it cannot be decompressed ({exc})") from exc
        return part, self._zlib.unconsumed_tail


def refuse_many_values(text: str | bytes) -> None:
    """Raise UnboundedAnswerError for what may hold too many values of JSON, before it is parsed."""
    if isinstance(text, bytes):
        values = text.count(b",") + text.count(b"[") + text.count(b"{")
    else:
        values = text.count(",") + text.count("[") + text.count("{")
    if values > MOST_VALUES:
        raise UnboundedAnswerError(f"it contains more than {MOST_VALUES:,} values")


def format_size(count: int) -> str:
    """A number of bytes in words."""
    return f"{count / 2**20:g} MiB"
