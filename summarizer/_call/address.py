"""The endpoint's address: whether it is one, whose it is, and what of it goes where in a request."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit, urlunsplit

from summarizer.errors import SettingsError

DEFAULT_URL = "https://api.openai.com/v1"
OPERATION = "/chat/completions"
VERSION = "api-version"  # the one thing that a query may say: https://learn.microsoft.com/azure
_AZURE = (".azure.com", ".azure.us", ".azure.cn")


def check_url(url: str | None, name: str = "the base URL", key: str = "OPENAI_API_KEY") -> str | None:
    """The address of an endpoint, without the operation that some consoles show at its end.

    Its query may hold Azure's `api-version`. Raises SettingsError, with the `name` of the setting and
    the variable of its `key`, for what is no address, and for one that may hold a key.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_fine = urlsplit(""), False
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine:
        raise SettingsError(
            f"{name} is invalid: it must start with http:// or https://,"
            " for example http://localhost:11434/v1"
        )
    asked = parse_qsl(parts.query, keep_blank_values=True)
    if (
        parts.username
        or parts.password
        or parts.fragment
        or [name for name, _ in asked]
        not in (
            [],
            [VERSION],
        )
    ):
        raise SettingsError(
            f"{name} must not contain a user, password,"
            f" fragment or query (other than {VERSION}=...):"
            f" put the key in the environment variable {key}"
        )
    path = parts.path.rstrip("/").removesuffix(OPERATION)
    return url if path == parts.path.rstrip("/") else urlunsplit(parts._replace(path=path))


def split_query(url: str) -> tuple[str, dict[str, str]]:
    """An address without its query, and what the query says."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="")), dict(parse_qsl(parts.query))


def is_azure(url: str | None) -> bool:
    """Whether an address is one of Azure's, or speaks as its classic ones do: the key has a header."""
    parts = urlsplit(url or "")
    return (parts.hostname or "").endswith(_AZURE) or bool(parts.query)


def has_list_price(url: str | None) -> bool:
    """Whether OpenAI's list prices hold there: at its own address only.

    At Azure a model's name is that of a deployment, which is called as its owner likes, and prices
    differ by region; a server of one's own answers to any name.
    """
    return urlsplit(url or DEFAULT_URL).hostname == urlsplit(DEFAULT_URL).hostname


def is_same_server(url: str | None, other: str | None) -> bool:
    """Whether two addresses lead to one server: what may be told to one may be told to the other."""
    return _server_of(url) == _server_of(other)


def _server_of(url: str | None) -> tuple[str, str | None, int]:
    parts = urlsplit(url or DEFAULT_URL)
    return parts.scheme, parts.hostname, parts.port or {"http": 80}.get(parts.scheme, 443)
