"""Pages by their address: what is fetched, and everything that is not, over a real loopback server."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore2
import pytest
from case_tables import cases_in
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import DocumentError
from summarizer._recordings.offline import network_shut
from summarizer.read import read_document
from summarizer.read._address import is_public, parse_url
from summarizer.read._fetch import FetchLimits, fetch_content

PAGE = (
    b"<!doctype html><html><head><title>Readout</title></head><body><nav>Home World</nav><article>"
    b"<p>The ministers of Peru and Chile met in Arica on Tuesday to speak about the railway.</p>"
    b"<p>They agreed to meet again in June.</p></article></body></html>"
)
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/parts": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(PAGE[:200]) + gzip.compress(PAGE[200:]) + bytes(9),
    ),
    "/moved": (301, {"Location": "page"}, b""),
    "/loop": (302, {"Location": "/pool"}, b""),
    "/pool": (302, {"Location": "/loop"}, b""),
    "/nowhere": (302, {}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/to-private": (302, {"Location": "http://localhost:1/"}, b""),
    "/to-user": (302, {"Location": "http://me:secret@127.0.0.1/"}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, PAGE),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/brotli": (200, {"Content-Type": "text/plain", "Content-Encoding": "br"}, b"?"),
    "/cut": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:40]),
    "/bomb": (
        200,
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        gzip.compress(b"They met. " * 400_000),
    ),
    "/huge": (200, {"Content-Type": "text/plain", "Content-Length": "10000000000"}, b"They met."),
    "/latin": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, "Señor Peña".encode("latin-1")),
    "/cased": (200, {"Content-Type": 'text/plain; CharSet="cp1252"'}, "Señor Peña".encode("cp1252")),
    "/wrong": (200, {"Content-Type": "text/plain; charset=ascii"}, "Señor Peña".encode()),
}


class _Handler(BaseHTTPRequestHandler):
    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers))
        with suppress(OSError):
            if self.path in ("/endless", "/slow"):
                self._pour(b"a" * 65_536 if self.path == "/endless" else b"a")
                return
            for hop in range(9):
                if self.path == f"/hop{hop}":
                    ANSWERS[self.path] = (302, {"Location": f"/hop{hop + 1}"}, b"")
            status, headers, body = ANSWERS[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def _pour(self, piece: bytes) -> None:
        """A body that never ends, quickly or a byte at a time."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(piece)
            if len(piece) == 1:
                time.sleep(0.02)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    _Handler.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as served:
        served.daemon_threads = True
        served.block_on_close = False
        threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


@pytest.mark.parametrize("path", ["/page", "/packed", "/parts", "/moved"])
def test_a_page_is_fetched_and_its_article_read(server: str, path: str) -> None:
    document = read_document(server + path, allow_private=True)
    assert document.text == (
        "The ministers of Peru and Chile met in Arica on Tuesday to speak about the railway.\n\n"
        "They agreed to meet again in June."
    )
    assert (document.title, document.name) == ("Readout", server + path)


def test_who_asks_says_so_and_sends_nothing_of_the_user(server: str) -> None:
    fetch_content(f"{server}/page", FetchLimits(allow_private=True))
    sent = _Handler.seen[-1]
    assert sent["User-Agent"].startswith("summarizer/")
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize("path", ["/latin", "/cased", "/wrong"])
def test_the_encoding_that_a_server_names_counts_where_it_can_be_true(server: str, path: str) -> None:
    assert read_document(server + path, allow_private=True).text == "Señor Peña"


@pytest.mark.parametrize(
    ("path", "says"),
    cases_in(
        """
        404: /gone => HTTP status 404
        redirect-loop: /loop => in a circle
        many-redirects: /hop0 => too often
        redirect-to-itself: /nowhere => in a circle
        redirect-to-a-file: /to-file => use http or https
        redirect-to-another-private-host: /to-private => use that address itself
        redirect-with-a-password: /to-user => user name or password
        type: /picture => image/png
        coding: /brotli => only gzip
        cut-off: /cut => it is truncated
        gzip-bomb: /bomb => larger than 1 MB
        10-GB-announced: /huge => larger than 1 MB
        10-GB-poured: /endless => larger than 1 MB
        a-byte-at-a-time: /slow => longer than 0.3 seconds
        """
    ),
)
def test_what_is_not_fetched_is_one_line_that_says_why(server: str, path: str, says: str) -> None:
    seconds = 0.3 if path == "/slow" else 20
    with pytest.raises(DocumentError, match=says) as caught:
        fetch_content(server + path, FetchLimits(seconds=seconds, size=1_000_000, allow_private=True))
    assert "\n" not in str(caught.value) and "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/page",
        "http://127.0.0.1:{port}/page",
        "http://[::1]:{port}/page",
        "http://[::ffff:127.0.0.1]:{port}/page",
        "http://[64:ff9b::7f00:1]:{port}/page",
        "http://１２７.0.0.1:{port}/page",
        "http://127.1:{port}/page",
        "http://2130706433:{port}/page",
        "http://0x7f.0.0.1:{port}/page",
        "http://0177.0.0.1:{port}/page",
        "http://0:{port}/page",
        "http://example.org@127.0.0.1:{port}/page",
        "http://127.0.0.1:{port}\\@example.org/page",
        "file:///etc/hostname",
        "ftp://127.0.0.1:{port}/page",
        "http://",
        "http://127.0.0.1:99999/",
        "http://exa mple.org/",
    ],
)
def test_a_private_machine_is_not_asked_however_it_is_written(server: str, url: str) -> None:
    before = len(_Handler.seen)
    with pytest.raises(DocumentError) as caught:
        read_document(url.format(port=server.rpartition(":")[2]))
    assert "\n" not in str(caught.value)
    assert len(_Handler.seen) == before


@pytest.mark.parametrize(
    "rest", ["host:99999999/", "exa mple.org/", "[::1/", "127.1/", "host\\x/", "host/" + "a" * 5_000]
)
def test_a_password_is_never_told(rest: str) -> None:
    with pytest.raises(DocumentError, match="before '@'") as caught:
        read_document(f"http://me:secret@{rest}")
    assert "secret" not in str(caught.value)


@contextmanager
def _names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> Iterator[list[str]]:
    """The names' addresses, look-up by look-up; the last stays. Yields the hosts that were looked up."""
    asked: list[str] = []

    def looked_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        addresses = answers[min(len(asked), len(answers) - 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    with monkeypatch.context() as patched:
        patched.setattr(socket, "getaddrinfo", looked_up)
        yield asked


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _names(monkeypatch, ["93.184.215.14", "127.0.0.1"]) as asked, pytest.raises(DocumentError):
        fetch_content(f"http://news.example:{server.rpartition(':')[2]}/page")
    assert asked == ["news.example"]


def test_an_address_that_does_not_answer_leaves_the_next_one_time(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = httpcore2.SyncBackend.connect_tcp

    def slow(backend: Any, host: str, port: int, timeout: float, **more: Any) -> Any:
        if host == "127.0.0.2":
            raise httpcore2.ConnectTimeout("it does not answer")
        return connect(backend, host, port, timeout, **more)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", slow)
    with _names(monkeypatch, ["127.0.0.2", "127.0.0.1"]):
        url = f"http://news.example:{server.rpartition(':')[2]}/page"
        assert fetch_content(url, FetchLimits(allow_private=True)).body == PAGE


def test_a_name_that_answers_differently_once_it_was_checked_gains_nothing(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(_Handler.seen)
    with (
        _names(monkeypatch, ["93.184.215.14"], ["127.0.0.1"]),
        pytest.raises(DocumentError, match=r"leads to 127\.0\.0\.1"),
    ):
        fetch_content(f"http://news.example:{server.rpartition(':')[2]}/page")
    assert len(_Handler.seen) == before


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        *((each, False) for each in ("10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0")),
        *((each, False) for each in ("169.254.169.254", "224.0.0.1", "255.255.255.255", "240.0.0.1")),
        *((each, False) for each in ("::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1", "fec0::1")),
        *((each, False) for each in ("::ffff:10.0.0.1", "2002:7f00:1::", "2001:0:4136:e378::", "x", "")),
    ],
)
def test_an_address_is_public_only_on_the_open_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_after_a_scheme_is_a_target_or_a_document_error(rest: str) -> None:
    with suppress(DocumentError):
        found = parse_url(f"http://{rest}")
        assert found.url.isascii() and parse_url(found.url) == found


def test_where_the_network_is_shut_a_url_is_a_document_error() -> None:
    with network_shut(), pytest.raises(DocumentError, match="cannot be fetched"):
        read_document("http://example.org/")


@pytest.mark.slow
def test_the_command_line_prints_the_text_of_a_page_and_what_it_says_of_itself(server: str) -> None:
    command = [sys.executable, "-m", "summarizer.cli", "text", f"{server}/page"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--allow-private" in done.stderr and done.stderr.count("\n") == 1
    done = subprocess.run([*command, "--allow-private"], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("The ministers of Peru") and "title: Readout" in done.stderr
