"""Addresses: which URLs may be asked for, and which machines may be connected to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from summarizer.errors import DocumentError

LONGEST = 4_000  # characters of a URL
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(?=//|[^\\])")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A URL in parts: `host` in ASCII, without brackets; `path` with the query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def is_url(place: str) -> bool:
    """Whether a source is named by a URL, of any scheme, and not as a file."""
    return "://" in place[:40] and _SCHEME.match(place) is not None


def parse_url(url: str) -> WebAddress:
    """A URL in parts. Raises DocumentError for one that is not http or https, or that is no URL."""
    scheme = (_SCHEME.match(url) or [""])[0].rstrip(":").lower()
    if scheme not in _PORTS:
        raise DocumentError(f"{url[:80]} is not supported: use http or https, or the path of a file")
    if "@" in re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]:  # not shown in any error
        raise DocumentError("a URL must not contain a user name or password: remove what is before '@'")
    if len(url) > LONGEST or any(
        character.isspace() or not character.isprintable() for character in url
    ):
        raise DocumentError(f"{url[:80]} is an invalid URL: it is too long, or contains white space")
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[scheme]
        host = _encode_host(parts.hostname or "")
    except ValueError as exc:
        raise DocumentError(f"{url[:80]} is an invalid URL: check its host and port") from exc
    if not host or "\\" in url:
        raise DocumentError(f"{url[:80]} is an invalid URL: a host is required")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return WebAddress(scheme, host, port, path + query)


def _encode_host(host: str) -> str:
    """A host as it goes on the wire. Raises ValueError for what no host is named."""
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    name = host.encode("idna").decode().lower() if not host.isascii() else host.lower()
    if not re.fullmatch(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9])?\.?", name):
        raise ValueError(host)
    last = name.rstrip(".").rpartition(".")[2]
    if last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last):
        # 2130706433, 0177.1 and 127.1 are addresses to a C library: only the plain form is taken.
        return str(ipaddress.IPv4Address(name))
    return name


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, by itself and by what it stands for."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None and ip in _SIX_TO_FOUR:
            inner = ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
        if ip.teredo or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
