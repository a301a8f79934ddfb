"""Settings: which model, where, and how patiently; options first, then the environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Real
from pathlib import Path
from typing import Any, TypedDict, Unpack

from summarizer._call.address import check_url, has_list_price, is_same_server
from summarizer._call.answer_form import AnswerForm, check_language
from summarizer._call.call import MODES, READING, Mode
from summarizer._call.catalogue import OURS, Catalogue, Kinds, make_catalogue
from summarizer._call.own_templates import Templates, read_templates
from summarizer._call.prices import Price, price_of, prices_of
from summarizer.errors import SettingsError

DEFAULT_MODEL = "gpt-5.4"
DEFAULT_TIMEOUT = 300.0
DEFAULT_RETRIES = 5
DEFAULT_WINDOW = 6_000
VERIFY = {"all": True, "none": False}  # what of a summary is read a second time
KEY, READERS_KEY = "OPENAI_API_KEY", "SUMMARIZER_VERIFY_API_KEY"
LEAST_WINDOW = 100
# Of one answer: no model writes so much. The second is what it may unpack to.
DEFAULT_ANSWER_BYTES, DEFAULT_UNPACKED_BYTES = 16 * 2**20, 64 * 2**20


class EndpointOptions(TypedDict, total=False):
    """Which model is asked, and how; what is left out comes from the environment."""

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
    verify_model: str | None
    """Name of the model that reads a second time: SUMMARIZER_VERIFY_MODEL, else the one that answers.

    Its endpoint: SUMMARIZER_VERIFY_BASE_URL, else that of the answer. Its key:
    SUMMARIZER_VERIFY_API_KEY, else that of the answer, which no other server is sent.
    """


class SettingsOptions(EndpointOptions, total=False):
    """The options of a model, as a caller gives them; what is left out comes from the environment."""

    window: int | None
    """Tokens of a document's text in one request: SUMMARIZER_WINDOW, else 6,000; at least 100.

    A token is four characters, an estimate. A longer document is asked about in parts.
    """
    verify: bool | None
    """Whether a second reading checks every item against its sentences, else none: True.

    SUMMARIZER_VERIFY says it as "all" or "none".
    """
    overview: bool
    """Whether an overview is asked for: True."""
    sparse: bool | None
    """Whether the model may leave out what is null or empty: SUMMARIZER_SPARSE ("1", "0"), else False.

    For endpoints that do not insist on every property, as OpenAI's strict mode does.
    """
    write_in: str | None
    """Language to write in, as a tag such as "en": SUMMARIZER_WRITE_IN, else the document's own.

    Quotes stay as the document has them, each with a translation beside it.
    """
    prices: str | Sequence[float] | None
    """US dollars for a million tokens, as (in, cached, out) or "2.5,0.25,15": SUMMARIZER_PRICES.

    Without them the price is known of OpenAI's models at OpenAI's own address. Those of another
    model that verifies: SUMMARIZER_VERIFY_PRICES.
    """
    prompts: str | Path | None
    """Folder of prompt templates of your own, in place of those of ours that are called so: None."""
    only_kinds: bool
    """Whether nothing but your own kinds is asked for, and what they refer to: False."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to talk to a model: each of SettingsOptions, settled. `price` is the user's own.

    An answer is read to `answer_bytes` as it is sent, and to `unpacked_bytes` once it is unpacked:
    SUMMARIZER_ANSWER_BYTES and SUMMARIZER_UNPACKED_BYTES. `reader` are the settings of the second
    reading, where its model, endpoint or price is another.

    The key is no part of it: only the client reads it, and only from the environment, where it is
    called `key_variable`.
    """

    model: str
    base_url: str | None
    mode: Mode
    timeout: float
    retries: int
    window: int
    verify: bool = True
    overview: bool = True
    sparse: bool = False
    write_in: str | None = None
    kinds: Catalogue = OURS
    templates: Templates = ()
    price: Price | None = None
    reader: Settings | None = None
    key_variable: str = KEY
    answer_bytes: int = DEFAULT_ANSWER_BYTES
    unpacked_bytes: int = DEFAULT_UNPACKED_BYTES

    @property
    def known_price(self) -> Price | None:
        """What a token costs: the user's own price, else the list price where it holds, else None."""
        if self.price is None and has_list_price(self.base_url):
            return price_of(self.model)
        return self.price

    @property
    def form(self) -> AnswerForm:
        """What of a summary is asked for, and how."""
        return AnswerForm(self.overview, self.sparse, self.write_in, self.kinds, self.templates)

    def for_call(self, name: str) -> Settings:
        """The settings of the model that calls of this name go to."""
        return self.reader if name == READING and self.reader else self


def resolve_settings(
    *,
    environment: Mapping[str, str] = os.environ,
    kinds: Kinds | None = None,
    **options: Unpack[SettingsOptions],
) -> Settings:
    """Settle every setting: the option if given, else the environment, else the default.

    A blank variable counts as not set. `kinds` are a user's own, which no variable names. Raises
    SettingsError for an invalid value.
    """
    refuse_unknown(options, SettingsOptions)
    for name in ("timeout", "retries", "window"):
        if (number := options.get(name)) is not None:
            checked_number(name, number)
    chosen = options.get("mode") or default_mode(environment)
    if chosen not in MODES:
        name = "mode" if options.get("mode") else "SUMMARIZER_MODE"
        raise SettingsError(f"{name} must be one of {', '.join(MODES)} (got {chosen!r})")
    seconds = _settle_number(options.get("timeout"), environment, "SUMMARIZER_TIMEOUT", DEFAULT_TIMEOUT)
    if seconds <= 0:
        raise SettingsError(f"timeout must be greater than 0 (got {seconds:g})")
    tries = _settle_number(options.get("retries"), environment, "SUMMARIZER_RETRIES", DEFAULT_RETRIES)
    if tries < 0:
        raise SettingsError(f"retries must be 0 or greater (got {tries:g})")
    tokens = _settle_number(options.get("window"), environment, "SUMMARIZER_WINDOW", DEFAULT_WINDOW)
    if tokens < LEAST_WINDOW:
        raise SettingsError(f"window must be {LEAST_WINDOW} tokens or more (got {tokens:g})")
    prices = options.get("prices")
    if prices is None:
        prices = _read_variable(environment, "SUMMARIZER_PRICES")
    settled = Settings(
        model=options.get("model") or default_model(environment),
        base_url=check_url(options.get("base_url") or _read_variable(environment, "OPENAI_BASE_URL")),
        mode="tools" if chosen == "tools" else "json-schema",
        timeout=seconds,
        retries=int(tries),
        window=int(tokens),
        verify=_settle_choice(options.get("verify"), environment, "SUMMARIZER_VERIFY", VERIFY, True),
        overview=options.get("overview", True),
        sparse=_settle_choice(options.get("sparse"), environment, "SUMMARIZER_SPARSE", _SWITCH, False),
        write_in=_settle_language(options.get("write_in"), environment),
        templates=read_templates(options.get("prompts")),
        kinds=make_catalogue(kinds, only=options.get("only_kinds") or False),
        price=prices_of(prices) if prices is not None else None,
        answer_bytes=_settle_bytes(environment, "SUMMARIZER_ANSWER_BYTES", DEFAULT_ANSWER_BYTES),
        unpacked_bytes=_settle_bytes(environment, "SUMMARIZER_UNPACKED_BYTES", DEFAULT_UNPACKED_BYTES),
    )
    return replace(settled, reader=_settle_reader(settled, options.get("verify_model"), environment))


def _settle_reader(
    answering: Settings, model: str | None, environment: Mapping[str, str]
) -> Settings | None:
    """The settings of the second reading; None where they are those of the answer.

    The key of the answer goes to no other server than its own.
    """
    model = model or _read_variable(environment, "SUMMARIZER_VERIFY_MODEL") or answering.model
    given_url = _read_variable(environment, "SUMMARIZER_VERIFY_BASE_URL")
    url = check_url(given_url, "SUMMARIZER_VERIFY_BASE_URL", READERS_KEY) or answering.base_url
    prices = _read_variable(environment, "SUMMARIZER_VERIFY_PRICES")
    same_model = model == answering.model and url == answering.base_url
    price = prices_of(prices) if prices is not None else answering.price if same_model else None
    keyed = _read_variable(environment, READERS_KEY) or not is_same_server(url, answering.base_url)
    key = READERS_KEY if keyed else answering.key_variable
    reader = replace(answering, model=model, base_url=url, price=price, key_variable=key)
    return None if reader == answering else reader


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
    """Raise SettingsError, naming the setting, unless a value is a finite number ("4" is a string)."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise SettingsError(f"{name} must be a number (got {value!r})")
    if not _is_finite(value):
        raise SettingsError(f"{name} must be a finite number (got {value})")


def _is_finite(number: Any) -> bool:
    return bool(float("-inf") < number < float("inf"))  # math.isfinite overflows on a large int


def _read_variable(environment: Mapping[str, str], name: str) -> str | None:
    return environment.get(name, "").strip() or None


_SWITCH = {"1": True, "true": True, "0": False, "false": False}


def _settle_choice(
    given: bool | None,
    environment: Mapping[str, str],
    name: str,
    words: Mapping[str, bool],
    default: bool,
) -> bool:
    """The choice that is given, else that of the environment, which is one of some words."""
    value = _read_variable(environment, name)
    if given is not None or value is None:
        return default if given is None else given
    if value.lower() not in words:
        raise SettingsError(f"{name} must be one of {', '.join(words)} (got {value!r})")
    return words[value.lower()]


def _settle_language(given: str | None, environment: Mapping[str, str]) -> str | None:
    tag = given or _read_variable(environment, "SUMMARIZER_WRITE_IN")
    return check_language(tag) if tag else None


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
        number = float(value)
    except ValueError as exc:
        raise SettingsError(f"{name} must be a number (got {value!r})") from exc
    checked_number(name, number)
    return number


def _settle_bytes(environment: Mapping[str, str], name: str, default: int) -> int:
    number = _settle_number(None, environment, name, default)
    if number < 1:
        raise SettingsError(f"{name} must be 1 byte or more (got {number:g})")
    return int(number)
