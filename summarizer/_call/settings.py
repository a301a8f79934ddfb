"""Settings: which model, where, and how patiently; options first, then the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from urllib.parse import urlsplit

from summarizer._call.call import MODES, Mode
from summarizer._call.prices import Price, prices_of
from summarizer.errors import SettingsError

DEFAULT_MODEL = "gpt-5.4"
DEFAULT_URL = "https://api.openai.com/v1"
DEFAULT_TIMEOUT = 300.0
DEFAULT_RETRIES = 5
DEFAULT_WINDOW = 6_000
LEAST_WINDOW = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """How to talk to a model. `timeout` is in seconds, for each request; `retries` come after the first.

    `window` is how many tokens of a document's text one request may hold, at four characters each.
    `verify` asks for a second reading of each item. `price` is the user's own, before any list's.
    The key is no part of it: only the client reads it, and only from the environment.
    """

    model: str
    base_url: str | None
    mode: Mode
    timeout: float
    retries: int
    window: int
    verify: bool = False
    price: Price | None = None


def settings(
    *,
    model: str | None = None,
    base_url: str | None = None,
    mode: str | None = None,
    timeout: float | None = None,
    retries: int | None = None,
    window: int | None = None,
    verify: bool = False,
    prices: str | Sequence[float] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Settle every setting: the argument if given, else the environment, else the default.

    Read are SUMMARIZER_MODEL, OPENAI_BASE_URL, SUMMARIZER_MODE, SUMMARIZER_TIMEOUT,
    SUMMARIZER_RETRIES, SUMMARIZER_WINDOW and SUMMARIZER_PRICES; a blank one counts as not
    set. Raises SettingsError for a value that makes no sense.
    """
    for name, number in (("timeout", timeout), ("retries", retries), ("window", window)):
        if number is not None:
            checked_number(name, number)
    chosen = mode or default_mode(environment)
    if chosen not in MODES:
        where = "" if mode else "SUMMARIZER_MODE: "
        raise SettingsError(f"{where}{chosen!r} is not a mode: choose one of {', '.join(MODES)}")
    seconds = (
        timeout if timeout is not None else _number(environment, "SUMMARIZER_TIMEOUT", DEFAULT_TIMEOUT)
    )
    if not 0 < seconds < float("inf"):
        raise SettingsError(f"a timeout of {seconds} s makes no sense: give seconds above 0")
    tries = (
        retries if retries is not None else _number(environment, "SUMMARIZER_RETRIES", DEFAULT_RETRIES)
    )
    if not 0 <= tries < float("inf"):
        raise SettingsError(f"{tries} retries make no sense: give 0 or more")
    tokens = window if window is not None else _number(environment, "SUMMARIZER_WINDOW", DEFAULT_WINDOW)
    if not LEAST_WINDOW <= tokens < float("inf"):
        raise SettingsError(f"a window of {tokens:g} tokens makes no sense: give {LEAST_WINDOW} or more")
    own = prices if prices is not None else _value(environment, "SUMMARIZER_PRICES")
    return Settings(
        model=model or default_model(environment),
        base_url=_checked_url(base_url or _value(environment, "OPENAI_BASE_URL")),
        mode="tools" if chosen == "tools" else "json-schema",
        timeout=seconds,
        retries=int(tries),
        window=int(tokens),
        verify=verify,
        price=prices_of(own) if own is not None else None,
    )


def default_model(environment: Mapping[str, str] = os.environ) -> str:
    """The model that is asked where none is named."""
    return _value(environment, "SUMMARIZER_MODEL") or DEFAULT_MODEL


def default_mode(environment: Mapping[str, str] = os.environ) -> str:
    """The mode in which it is asked where none is named, whether it is one or not."""
    return _value(environment, "SUMMARIZER_MODE") or MODES[0]


def checked_number(name: str, value: object) -> None:
    """Raise SettingsError, naming the setting, for a value that is no number ("4", say)."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise SettingsError(f"{name}={value!r} is not a number: give one")


def _value(environment: Mapping[str, str], name: str) -> str | None:
    return environment.get(name, "").strip() or None


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    value = _value(environment, name)
    if value is None:
        return default
    try:
        return float(value)
    except ValueError as exc:
        raise SettingsError(f"{name}={value!r} is not a number") from exc


def _checked_url(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_fine = urlsplit(""), False
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine:
        raise SettingsError(
            "the base URL is not one: write it with its scheme, for example http://localhost:11434/v1"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise SettingsError(
            "the base URL may hold no user, password, query or fragment:"
            " a key belongs in the environment variable OPENAI_API_KEY"
        )
    return url
