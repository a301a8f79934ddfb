"""Recording what is packed: unpacked within bounds, and nothing kept of what has none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from endpoint import said
from examples import TEXT, good

from benchmarks.servers.raw_server import OK, raw_server
from summarizer import Document, EndpointError, Summarizer
from summarizer._recordings.replay import record_cassette


def recorded_from(body: bytes, folder: Path) -> int:
    """How many commitments come of a recording of a packed answer."""
    head = OK + b"content-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(body)
    with (
        raw_server(lambda connection, _: connection.sendall(head + body)) as url,
        Summarizer(model="m", base_url=url, retries=0) as summarizer,
    ):
        document = Document(TEXT, published="2024-03-07")
        return len(record_cassette(document, folder, summarizer).commitments)


@pytest.mark.slow
def test_a_packed_answer_is_recorded_unpacked(tmp_path: Path) -> None:
    body = gzip.compress(said(json.dumps(good())).body)
    assert recorded_from(body, tmp_path / "case") == 3
    assert "rescue centre" in (tmp_path / "case" / "exchange.yaml").read_text("utf-8")


@pytest.mark.slow
def test_nothing_is_recorded_of_an_answer_without_a_bound(tmp_path: Path) -> None:
    with pytest.raises(EndpointError, match="decompresses to more than 64 MiB"):
        recorded_from(gzip.compress(b" " * (80 * 2**20)), tmp_path / "case")
    assert not list(tmp_path.iterdir())
