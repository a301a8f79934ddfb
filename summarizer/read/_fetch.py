"""Web pages by their address: asked for over HTTP, redirects followed, within limits."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from summarizer._version import __version__
from summarizer.errors import DocumentError
from summarizer.read._address import WebAddress, parse_url
from summarizer.read._connection import explain_failures, open_pool
from summarizer.read._content import MAX_BYTES, Content

SECONDS = 30.0  # for everything: names, redirects, headers, body
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = (
    "text/",
    "message/rfc822",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-subrip",
    "application/x-ndjson",
    "application/jsonl",
    "application/octet-stream",
    "binary/octet-stream",
)
_CHARSET = re.compile(r"(?i)\bcharset\s*=\s*[\"']?([^\s\"';]+)")
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What a fetch may take: seconds and bytes in all; and whether its host may be a private one."""

    seconds: float = SECONDS
    size: int = MAX_BYTES
    allow_private: bool = False


def fetch_content(url: str, limits: FetchLimits = FetchLimits()) -> Content:
    """What is at an http or https URL, redirects followed; see docs/reading.md for what is refused.

    Raises DocumentError, naming the URL: for an address that is not public, a status that is no 200,
    a type that is not read, and for what takes too long or is too large.
    """
    deadline = time.monotonic() + limits.seconds
    at = parse_url(url)
    seen = {at}
    trusted = at.host if limits.allow_private else None
    failures = explain_failures(url, seconds=limits.seconds, allow_private=limits.allow_private)
    with open_pool(deadline, trusted) as pool, failures:
        while True:
            with pool.stream("GET", at.url, headers=_make_headers(at)) as response:
                headers = _fold_headers(response.headers)
                if response.status not in _REDIRECTS:
                    return _read_content(url, at, response, headers, limits)
            at = _follow_redirect(url, at, headers)
            if at in seen or len(seen) > MOST_REDIRECTS:
                raise DocumentError(
                    f"{url} redirects {'in a circle' if at in seen else 'too often'}:"
                    " save the page and give the file"
                )
            seen.add(at)


def _follow_redirect(url: str, at: WebAddress, headers: Mapping[str, str]) -> WebAddress:
    """Where a redirect leads, checked as the URL itself was."""
    to = parse_url(urljoin(at.url, headers.get("location", "")).partition("#")[0])
    if at.scheme == "https" and to.scheme == "http":
        raise DocumentError(f"{url} redirects from https to http, which is not followed: try {to.url}")
    return to


def _make_headers(at: WebAddress) -> dict[str, str]:
    return {
        "Host": at.url.split("/")[2],
        "User-Agent": f"summarizer/{__version__} (a reader at a person's request, not a crawler)",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _fold_headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in headers}


def _read_content(
    url: str, at: WebAddress, response: Any, headers: Mapping[str, str], limits: FetchLimits
) -> Content:
    """The body of an answer, if it is one that is read."""
    if response.status != 200:
        raise DocumentError(f"{url} answered with HTTP status {response.status}: open it in a browser")
    kind, _, rest = headers.get("content-type", "application/octet-stream").partition(";")
    kind = kind.strip().lower()
    if not kind.startswith(_TYPES):
        raise DocumentError(
            f"{url} has the type {kind[:60]!r}, which is not supported: give a page, a PDF or a text"
        )
    length = headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > limits.size:
        raise _too_large(url, limits)
    charset = _CHARSET.search(rest)
    body = b"".join(_limit_size(url, _unpack_body(url, response, headers), limits))
    ending = "." + at.path.partition("?")[0].rpartition("/")[2].rpartition(".")[2].lower()
    return Content(body, url, ending, kind, charset and charset[1], at.url)


def _unpack_body(url: str, response: Any, headers: Mapping[str, str]) -> Iterator[bytes]:
    """The pieces of a body, unpacked no more than a piece at a time."""
    coding = headers.get("content-encoding", "identity").lower()
    if coding in ("", "identity"):
        yield from response.iter_stream()
        return
    if coding not in ("gzip", "x-gzip"):
        raise DocumentError(
            f"{url} is compressed as {coding[:30]!r}, though only gzip was requested:"
            " save the page and give the file"
        )
    unpack = zlib.decompressobj(wbits=31)
    for packed in response.iter_stream():
        left = packed
        while left:
            if unpack.eof:  # a body may be packed in several parts
                unpack = zlib.decompressobj(wbits=31)
            yield unpack.decompress(left, 65_536)
            left = unpack.unused_data.lstrip(b"\0") or unpack.unconsumed_tail
    if not unpack.eof:
        raise zlib.error("it is truncated")


def _limit_size(url: str, pieces: Iterable[bytes], limits: FetchLimits) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.size:
            raise _too_large(url, limits)
        yield piece


def _too_large(url: str, limits: FetchLimits) -> DocumentError:
    return DocumentError(f"{url} is larger than {limits.size / 1e6:g} MB: download it and split it")
