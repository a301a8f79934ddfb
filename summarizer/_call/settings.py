"""Settings: which model, where, and how patiently; options first, then the environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import TypedDict, Unpack

from summarizer._call.address import check_url, has_list_price
from summarizer._call.call import MODES, Mode
from summarizer._call.prices import Price, price_of, prices_of
from summarizer.errors import SettingsError

DEFAULT_MODEL = "gpt-5.4"
DEFAULT_TIMEOUT = 300.0
DEFAULT_RETRIES = 5
DEFAULT_WINDOW = 6_000
LEAST_WINDOW = 100
# Of one answer: no model writes so much. The second is what it may unpack to.
DEFAULT_ANSWER_BYTES, DEFAULT_UNPACKED_BYTES = 16 * 2**20, 64 * 2**20


class SettingsOptions(TypedDict, total=False):
    """The options of a model, as a caller gives them; what is left out comes from the environment."""

    model: str | None
    """Name of the model: SUMMARIZER_MODEL, else "gpt-5.4"."""
    base_url: str | None
    """OpenAI-compatible endpoint: OPENAI_BASE_URL, else OpenAI's. Its key: OPENAI_API_KEY.

    Azure's classic addresses keep their "?api-version=...".
    """
    mode: str | None
    """How the answer's form is asked for, "json-schema" or "tools": SUMMARIZER_MODE, else the first."""
    timeout: float | None
    """Seconds, for each request: SUMMARIZER_TIMEOUT, else 300."""
    retries: int | None
    """Attempts after the first, for temporary failures: SUMMARIZER_RETRIES, else 5."""
    window: int | None
    """Tokens of a document's text in one request: SUMMARIZER_WINDOW, else 6,000; at least 100.

    A token is four characters, an estimate. A longer document is asked about in parts.
    """
    verify: bool
    """Whether a further call judges each item by the sentences that it cites: False."""
    prices: str | Sequence[float] | None
    """US dollars for a million tokens, as (in, cached, out) or "2.5,0.25,15": SUMMARIZER_PRICES.

    Without them the price is known of OpenAI's models at OpenAI's own address.
    """


@dataclass(frozen=True, slots=True)
class Settings:
    """How to talk to a model: each of SettingsOptions, settled. `price` is the user's own.

    An answer is read to `answer_bytes` as it is sent, and to `unpacked_bytes` once it is unpacked:
    SUMMARIZER_ANSWER_BYTES and SUMMARIZER_UNPACKED_BYTES.

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
    answer_bytes: int = DEFAULT_ANSWER_BYTES
    unpacked_bytes: int = DEFAULT_UNPACKED_BYTES

    @property
    def known_price(self) -> Price | None:
        """What a token costs: the user's own price, else the list price where it holds, else None."""
        if self.price is None and has_list_price(self.base_url):
            return price_of(self.model)
        return self.price


def resolve_settings(
    *, environment: Mapping[str, str] = os.environ, **options: Unpack[SettingsOptions]
) -> Settings:
    """Settle every setting: the option if given, else the environment, else the default.

    A blank variable counts as not set. Raises SettingsError for a value that makes no sense.
    """
    refuse_unknown(options, SettingsOptions)
    for name in ("timeout", "retries", "window"):
        if (number := options.get(name)) is not None:
            checked_number(name, number)
    chosen = options.get("mode") or default_mode(environment)
    if chosen not in MODES:
        where = "" if options.get("mode") else "SUMMARIZER_MODE: "
        raise SettingsError(f"{where}{chosen!r} is not a mode: choose one of {', '.join(MODES)}")
    seconds = _settle_number(options.get("timeout"), environment, "SUMMARIZER_TIMEOUT", DEFAULT_TIMEOUT)
    if not 0 < seconds < float("inf"):
        raise SettingsError(f"a timeout of {seconds} s makes no sense: give seconds above 0")
    tries = _settle_number(options.get("retries"), environment, "SUMMARIZER_RETRIES", DEFAULT_RETRIES)
    if not 0 <= tries < float("inf"):
        raise SettingsError(f"{tries} retries make no sense: give 0 or more")
    tokens = _settle_number(options.get("window"), environment, "SUMMARIZER_WINDOW", DEFAULT_WINDOW)
    if not LEAST_WINDOW <= tokens < float("inf"):
        raise SettingsError(f"a window of {tokens:g} tokens makes no sense: give {LEAST_WINDOW} or more")
    prices = options.get("prices")
    if prices is None:
        prices = _read_variable(environment, "SUMMARIZER_PRICES")
    return Settings(
        model=options.get("model") or default_model(environment),
        base_url=check_url(options.get("base_url") or _read_variable(environment, "OPENAI_BASE_URL")),
        mode="tools" if chosen == "tools" else "json-schema",
        timeout=seconds,
        retries=int(tries),
        window=int(tokens),
        verify=options.get("verify", False),
        price=prices_of(prices) if prices is not None else None,
        answer_bytes=_settle_bytes(environment, "SUMMARIZER_ANSWER_BYTES", DEFAULT_ANSWER_BYTES),
        unpacked_bytes=_settle_bytes(environment, "SUMMARIZER_UNPACKED_BYTES", DEFAULT_UNPACKED_BYTES),
    )


def refuse_unknown(options: Iterable[str], kind: type) -> None:
    """Raise TypeError, as Python does for a keyword, for an option that is none of `kind`."""
    for name in options:
        if name not in kind.__annotations__:
            known = ", ".join(kind.__annotations__)
            raise TypeError(f"unexpected keyword argument {name!r}: the options are {known}")


def default_model(environment: Mapping[str, str] = os.environ) -> str:
    """The model that is asked where none is named."""
    return _read_variable(environment, "SUMMARIZER_MODEL") or DEFAULT_MODEL


def default_mode(environment: Mapping[str, str] = os.environ) -> str:
    """The mode in which it is asked where none is named, whether it is one or not."""
    return _read_variable(environment, "SUMMARIZER_MODE") or MODES[0]


def checked_number(name: str, value: object) -> None:
    """Raise SettingsError, naming the setting, for a value that is no number ("4", say)."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise SettingsError(f"{name}={value!r} is not a number: give one")


def _read_variable(environment: Mapping[str, str], name: str) -> str | None:
    return environment.get(name, "").strip() or None


def _settle_number(
    given: float | None, environment: Mapping[str, str], name: str, default: float
) -> float:
    """The number that is given, else that of the environment, else the default."""
    if given is not None:
        return given
    value = _read_variable(environment, name)
    if value is None:
        return default
    try:
        return float(value)
    except ValueError as exc:
        raise SettingsError(f"{name}={value!r} is not a number") from exc


def _settle_bytes(environment: Mapping[str, str], name: str, default: int) -> int:
    number = _settle_number(None, environment, name, default)
    if not 1 <= number < float("inf"):
        raise SettingsError(f"{name} must be a number of bytes above 0 (got {number:g})")
    return int(number)
