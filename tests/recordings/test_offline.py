"""The network, shut: nothing connects."""

from __future__ import annotations

import socket

import pytest
from endpoint import endpoint
from examples import TEXT
from recorded_folders import RIGHT

from summarizer import (
    EndpointError,
    Summarizer,
)
from summarizer._recordings.offline import network_shut


def test_while_the_network_is_shut_nothing_connects() -> None:
    with (
        endpoint(RIGHT) as server,
        network_shut(),
        Summarizer(base_url=server.url, model="m", retries=0) as one,
    ):
        with pytest.raises(EndpointError, match="cannot reach"):
            one.summarize(TEXT)
        with pytest.raises(OSError, match="the network is disabled"):
            socket.create_connection(("127.0.0.1", 1))
        with pytest.raises(OSError, match="the network is disabled"):
            socket.gethostbyname("localhost")
    assert server.requests == []
