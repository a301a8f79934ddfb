"""Cassettes: recorded exchanges with a model, replayed without a network. Only here is vcr imported.

A cassette is a folder: `document.txt`, `document.json` (its metadata), `exchange.yaml` (requests and
responses), `summary.json` (what came of them). Requests match on method, path and the meaning of
their JSON body; nothing secret, and nothing of the machine, is written.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from summarizer._document import Document
from summarizer._files import write_whole
from summarizer._request import Mode
from summarizer.errors import CassetteError, DocumentError

EXCHANGE, TEXT, METADATA, SUMMARY = "exchange.yaml", "document.txt", "document.json", "summary.json"
FORMAT = 1  # of exchange.yaml
# A host that exists nowhere (RFC 2606): a recording names none, and a replay reaches none.
BASE_URL = "http://recorded.invalid/v1"
OPERATION = "/chat/completions"
# PyYAML's safe loader, in C where it was built: ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEPT_HEADERS = frozenset({"content-type", "retry-after", "retry-after-ms", "x-should-retry"})
# Of an answer that which a summary can depend on: ids, dates, timings and fingerprints differ each time.
_KEPT_OF_ANSWER = frozenset({"object", "model", "choices", "usage"})
_KEPT_OF_CHOICE = frozenset({"index", "finish_reason", "message"})
_KEPT_OF_USAGE = frozenset(
    (
        "prompt_tokens",
        "completion_tokens",
        "total_tokens",
        "prompt_tokens_details",
        "completion_tokens_details",
    )
)
_STEADY = {"id": "chatcmpl-recorded", "created": 0}
_KNOWN = ("title", "source", "published", "language", "name")
_SECRET_SETTINGS = (
    "OPENAI_API_KEY",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_ADMIN_KEY",
    "OPENAI_WEBHOOK_SECRET",
)
# Shorter values are placeholders ("none", "EMPTY"), and common words besides.
SHORTEST_SECRET = 8
DEEP = 1_000  # levels of YAML: a recording has some thirty


class _NewerError(ValueError):
    """What a later version of this package must have written."""


@dataclass(frozen=True, slots=True)
class Cassette:
    """A cassette as it was read: the document, and the bodies of the recorded requests in order.

    `exchanges` are the requests and responses as they stand in its file.
    """

    folder: Path
    document: Document
    requests: tuple[dict[str, Any], ...]
    exchanges: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def model(self) -> str:
        """The model that was asked."""
        return str(self.requests[0]["model"])

    @property
    def mode(self) -> Mode:
        """The mode in which it was asked."""
        return "tools" if "tools" in self.requests[0] else "json-schema"


def load(folder: Path) -> Cassette:
    """Read a cassette. Raises CassetteError, naming it, where a file is missing or unreadable."""
    document = load_document(folder)
    try:
        interactions = _interactions((folder / EXCHANGE).read_text("utf-8"))
        requests = tuple(nested(each["request"]["body"]["json"]) for each in interactions)
        for each in interactions:
            nested(each["response"]["body"])
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as exc:
        raise _unreadable(folder, EXCHANGE, exc) from exc
    return Cassette(folder, document, requests, tuple(interactions))


def load_document(folder: Path) -> Document:
    """The document of a cassette, also where its exchange is missing or broken."""
    name = TEXT
    try:
        text = (folder / TEXT).read_bytes().decode("utf-8")
        name = METADATA
        return Document(text, **_metadata((folder / METADATA).read_text("utf-8")))
    except (OSError, ValueError, RecursionError, DocumentError) as exc:
        raise _unreadable(folder, name, exc) from exc


def _metadata(text: str) -> dict[str, str | None]:
    tree = json.loads(text)
    if not isinstance(tree, dict):
        raise ValueError("it holds no names and values")
    unknown = sorted(tree.keys() - set(_KNOWN))
    if unknown:
        raise _NewerError(f"it holds {unknown[0]!r}")
    odd = [key for key, value in tree.items() if not isinstance(value, str | None)]
    if odd:
        raise ValueError(f"its {odd[0]} is no text")
    return tree


def _unreadable(folder: Path, name: str, exc: Exception) -> CassetteError:
    why = " ".join(str(getattr(exc, "strerror", None) or exc).split())[:200]
    if isinstance(exc, FileNotFoundError) and not folder.is_dir():
        return CassetteError(f"there is no cassette {folder}: record it first (summarizer record)")
    if isinstance(exc, FileNotFoundError):
        return CassetteError(f"the cassette {folder} lacks its {name}: restore it, or record it again")
    if isinstance(exc, _NewerError):
        said = f"was recorded by a newer version of summarizer ({name}: {why})"
        return CassetteError(f"the cassette {folder} {said}: upgrade summarizer, or record it again")
    return CassetteError(f"the cassette {folder} cannot be read ({name}: {why}): record it again")


def stored(folder: Path) -> str:
    """The text of `summary.json`: what came of the cassette when it was last accepted."""
    try:
        return (folder / SUMMARY).read_text("utf-8")
    except (OSError, ValueError) as exc:
        raise _unreadable(folder, SUMMARY, exc) from exc


def store(folder: Path, outcome: str) -> None:
    """Write what comes of a cassette, whole."""
    write_whole(folder / SUMMARY, outcome)


def save_document(folder: Path, document: Document) -> None:
    """Write the document of a cassette and what is known about it; of its name, the file's only."""
    metadata = {
        "title": document.title,
        "source": document.source,
        "published": document.published and document.published.isoformat(),
        "language": document.language,
        "name": document.name and Path(document.name).name,
    }
    (folder / TEXT).write_text(document.text, "utf-8", newline="")
    (folder / METADATA).write_text(
        json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", "utf-8", newline=""
    )


def secrets_in_use(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What must never be recorded: the setting's name and its value, of 8 characters or more."""
    found = {name: environment.get(name, "").strip() for name in _SECRET_SETTINGS}
    for line in environment.get("OPENAI_CUSTOM_HEADERS", "").splitlines():
        name, _, value = line.partition(":")
        found[f"OPENAI_CUSTOM_HEADERS ({name.strip()})"] = value.strip()
    return {name: value for name, value in found.items() if len(value) >= SHORTEST_SECRET}


def holds(text: str, secret: str) -> bool:
    """Whether a text holds a secret, plainly or in an escaped form."""
    return _any_of([secret]).search(text) is not None


class Tape:
    """A cassette while it is replayed: how many answers were played, and what was asked last."""

    def __init__(self) -> None:
        self.played = 0
        self.asked: dict[str, Any] = {}


@contextmanager
def replaying(cassette: Cassette) -> Iterator[Tape]:
    """Answer every request from the cassette, and none from a network."""
    tape, cleaner = Tape(), _Cleaner()

    def heard(request: Any) -> Any:
        tape.asked = _tree(request.body)
        return cleaner.request(request)

    recorder = _recorder(heard, cleaner.response, _Kept(cassette.exchanges))
    with recorder.use_cassette(str(cassette.folder / EXCHANGE), record_mode="none") as player:
        try:
            yield tape
        finally:
            tape.played = int(player.play_count)


@contextmanager
def recording(path: Path, *, secrets: Iterable[str] = (), base_url: str | None = None) -> Iterator[None]:
    """Send every request, and keep it with its response in the file `path`.

    `secrets` are kept nowhere; of `base_url`, the endpoint's, no part is kept in a response.
    """
    cleaner = _Cleaner(secrets, _addresses(base_url))
    recorder = _recorder(cleaner.request, cleaner.response, _Kept())
    with recorder.use_cassette(str(path), record_mode="all"):
        yield


def _recorder(clean_request: Any, clean_response: Any, kept: _Kept) -> Any:
    import vcr  # type: ignore[import-untyped]  # slow to import; it ships no types

    recorder = vcr.VCR(
        match_on=("method", "path", "meaning"),
        before_record_request=clean_request,
        before_record_response=clean_response,
        decode_compressed_response=True,
    )
    recorder.register_matcher("meaning", _same_meaning)
    recorder.register_persister(kept)
    return recorder


class _Kept:
    """vcr's persister and serializer: gives what was read already, and writes what a person can read.

    In UTF-8 on every machine, where vcr's own goes by the locale.
    """

    def __init__(self, exchanges: Sequence[dict[str, Any]] = ()) -> None:
        self._exchanges = exchanges

    def load_cassette(self, _path: str, serializer: Any) -> Any:
        """The exchanges that were read, as vcr's requests and responses."""
        from vcr.serialize import deserialize  # type: ignore[import-untyped]  # it ships no types

        return deserialize(self, self)

    def deserialize(self, _: Any) -> dict[str, Any]:
        """The exchanges as vcr keeps them: bodies are texts."""
        closed = [
            {"request": _closed(each["request"]), "response": _closed(each["response"], "string")}
            for each in self._exchanges
        ]
        return {"version": FORMAT, "interactions": closed}

    def save_cassette(self, path: str, exchange: dict[str, Any], serializer: Any) -> None:
        """Write all exchanges of a recording."""
        from vcr.serialize import serialize

        Path(path).write_text(serialize(exchange, self), "utf-8", newline="\n")

    @staticmethod
    def serialize(exchange: dict[str, Any]) -> str:
        """YAML whose JSON bodies are trees and whose long texts are blocks."""
        interactions = [
            {"request": _opened(each["request"]), "response": _opened(each["response"])}
            for each in exchange["interactions"]
        ]
        tree = {"version": FORMAT, "interactions": interactions}
        return yaml.dump(tree, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=100)


class _Cleaner:
    """Takes out of requests and responses what no recording may hold; twice is once."""

    def __init__(self, secrets: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        secrets = tuple(secrets)
        self._secrets = _any_of(secrets)
        self._foreign = _any_of((*secrets, *addresses))

    def request(self, request: Any) -> Any:
        """A request without its host, its base path, its headers and the secrets in its body."""
        path = urlsplit(request.uri).path
        request.uri = BASE_URL + (OPERATION if path.endswith(OPERATION) else "/elsewhere")
        request.headers = self._headers(request.headers, self._secrets)
        tree = _without(_tree(request.body), self._secrets)
        if isinstance(tree, dict) and isinstance(tree.get("messages"), list):
            _number_calls(tree["messages"])
        request.body = json.dumps(tree).encode()
        return request

    def response(self, response: dict[str, Any]) -> dict[str, Any] | None:
        """A response reduced to what a summary can depend on; None for a redirection."""
        code = response["status"]["code"]
        if 300 <= code < 400:
            return None
        body = _steady(code, _text(response["body"]["string"]))
        if not isinstance(body, str):
            body = json.dumps(_without(body, self._foreign))
        return {
            "status": {"code": code, "message": _phrase(code)},
            "headers": self._headers(response["headers"], self._foreign),
            "body": {"string": body.encode()},
        }

    @staticmethod
    def _headers(headers: Any, pattern: re.Pattern[str]) -> dict[str, Any]:
        kept = {name: value for name, value in dict(headers).items() if name.lower() in _KEPT_HEADERS}
        # A wait until a date would be another at each recording, and none at a replay.
        waits = [name for name in kept if name.lower() == "retry-after" and "GMT" in str(kept[name])]
        return {name: _without(value, pattern) for name, value in kept.items() if name not in waits}


def _any_of(secrets: Iterable[str]) -> re.Pattern[str]:
    """Finds each secret as it is, and escaped: in JSON, in JSON inside JSON, or in a URL."""
    patterns = [_pattern(each) for each in sorted(secrets, key=len, reverse=True) if each]
    return re.compile("|".join(patterns) or r"(?!)")


def _pattern(secret: str) -> str:
    parts = []
    for index, character in enumerate(secret):
        slashes = r"\\*" if index or character in '"\\/' else ""
        code = f"{ord(character):x}"
        forms = [slashes + re.escape(character), rf"\\+(?i:u{code:0>4})", rf"(?i:%{code:0>2})"]
        parts.append(f"(?:{'|'.join(forms)})")
    return "".join(parts)


def _addresses(base_url: str | None) -> tuple[str, ...]:
    """What of the endpoint's address a response might repeat: it, its host, its path and keys in it."""
    parts = urlsplit(base_url or "")
    path = parts.path.rstrip("/")
    keys = [each for each in path.split("/") if re.search(r"\d", each)]
    found = (base_url or "", parts.netloc, parts.hostname or "", path, *keys)
    return tuple(each for each in found if len(each) >= SHORTEST_SECRET)


def _without(tree: Any, pattern: re.Pattern[str]) -> Any:
    """A tree of JSON without what the pattern finds, and without halves of characters."""
    if isinstance(tree, dict):
        return {_without(key, pattern): _without(value, pattern) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_without(each, pattern) for each in tree]
    if isinstance(tree, str):
        return (
            pattern.sub("[secret]", tree).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    return tree


def _number_calls(messages: Iterable[Any]) -> None:
    """Give the tool calls in messages ids that are the same in every recording."""
    ids: dict[Any, str] = {}
    for message in messages:
        calls = message.get("tool_calls") if isinstance(message, dict) else None
        for index, call in enumerate(calls if isinstance(calls, list) else ()):
            if isinstance(call, dict) and isinstance(call.get("id"), str):
                ids[call["id"]] = f"call-recorded-{index}"
                call["id"] = ids[call["id"]]
        if isinstance(message, dict) and message.get("tool_call_id") in ids:
            message["tool_call_id"] = ids[message["tool_call_id"]]


def _steady(code: int, body: str) -> Any:
    """A response's body as a tree (or a text) without what differs from one recording to the next."""
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        tree = None
    if code >= 400:
        return {"error": _error(code, tree)}
    if not isinstance(tree, dict) or "choices" not in tree:
        return "[no chat completion]" if tree is None else {}
    tree = {key: value for key, value in tree.items() if key in _KEPT_OF_ANSWER} | _STEADY
    if isinstance(tree.get("usage"), dict):
        tree["usage"] = {key: each for key, each in tree["usage"].items() if key in _KEPT_OF_USAGE}
    if isinstance(tree["choices"], list):
        tree["choices"] = [
            {key: value for key, value in each.items() if key in _KEPT_OF_CHOICE}
            if isinstance(each, dict)
            else each
            for each in tree["choices"]
        ]
        for each in tree["choices"]:
            _number_calls([each.get("message") if isinstance(each, dict) else None])
    return tree


def _error(code: int, tree: Any) -> dict[str, str]:
    """An error in HTTP's words: the server's hold account names, request ids, addresses, waits."""
    said = tree.get("error") if isinstance(tree, dict) else None
    said = said if isinstance(said, dict) else tree if isinstance(tree, dict) else {}
    kinds = {key: said.get(key) for key in ("type", "code")}
    words = {
        key: kind
        for key, kind in kinds.items()
        if isinstance(kind, str) and re.fullmatch("[a-z_]+", kind)
    }
    return {"message": _phrase(code), **words}


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return "Unknown"


def _interactions(text: str) -> list[dict[str, Any]]:
    """The exchanges of a recording as they stand in its file. Raises ValueError where they are none."""
    _check_depth(text)
    tree = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe one
    _check_plain(tree)
    interactions = tree.get("interactions") if isinstance(tree, dict) else None
    if not isinstance(interactions, list) or not interactions:
        raise ValueError("it holds no exchange")
    version = tree.get("version", FORMAT)
    if version != FORMAT:
        raise _NewerError(f"format {version}")
    for number, each in enumerate(interactions, 1):
        if not _is_exchange(each):
            raise ValueError(f"its exchange {number} is not as one is recorded")
    return interactions


def _check_depth(text: str) -> None:
    """Raise ValueError for YAML so deep that reading it would end the process, not only fail."""
    if text.count("[") + text.count("{") + text.count("- ") < DEEP:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEP:
            raise ValueError(f"it is nested more than {DEEP} deep")


def _check_plain(tree: Any) -> None:
    """Raise ValueError for what is no JSON, and for aliases: few of them unfold into gigabytes."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict | list):
            if id(node) in seen:
                raise ValueError("it holds YAML aliases")
            seen.add(id(node))
            waiting.extend(node if isinstance(node, list) else (*node, *node.values()))
        elif not isinstance(node, str | int | float | None):
            raise ValueError(f"it holds a {type(node).__name__}, which JSON has not")


def _is_exchange(tree: Any) -> bool:
    match tree:
        case {
            "request": {
                "method": str(),
                "uri": str(),
                "headers": dict() as asked,
                "body": {"json": {"model": str() as model, "messages": [_, *_] as messages}},
            },
            "response": {
                "status": {"code": int() as code, "message": str() | None},
                "headers": dict() as answered,
                "body": {"json": _} | {"text": str()},
            },
        }:
            headers = [*asked.items(), *answered.items()]
            return (
                bool(model)
                and 200 <= code <= 599
                and all(isinstance(each, dict) for each in messages)
                and all(isinstance(name, str) and _are_texts(value) for name, value in headers)
            )
    return False


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


class _Blocks(yaml.SafeDumper):
    """Writes a text of several lines as a block, as it would be read, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


# A model's answer is JSON inside JSON, often on one line: kept as a tree under the one of these that
# writes it back to the letter, so that nothing of the answer is lost.
_STYLES: dict[str, dict[str, Any]] = {
    "compact": {"ensure_ascii": False, "separators": (",", ":")},
    "spaced": {"ensure_ascii": False},
    "indented by 1": {"ensure_ascii": False, "indent": 1},
    "indented by 2": {"ensure_ascii": False, "indent": 2},
    "compact ASCII": {"separators": (",", ":")},
    "spaced ASCII": {},
    "indented ASCII": {"indent": 2},
}
_NESTED = frozenset({"content", "arguments"})
# What YAML takes for the end of a line, and folds.
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def _represent_text(dumper: _Blocks, text: str) -> yaml.ScalarNode:
    # YAML's blocks cannot hold a space at a line's end or other line breaks; the dumper then quotes.
    style = "|" if "\n" in text else None
    if _OTHER_BREAKS.search(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Blocks.add_representer(str, _represent_text)


def _opened(message: dict[str, Any]) -> dict[str, Any]:
    """A request or a response with its JSON body as a tree, where it is JSON."""
    body = message["body"]
    raw = _text(body["string"] if isinstance(body, dict) else body)
    try:
        return message | {"body": {"json": _unnested(json.loads(raw))}}
    except (ValueError, RecursionError):
        return message | {"body": {"text": raw}}


def _closed(message: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    body = message["body"]
    raw = json.dumps(nested(body["json"])) if "json" in body else body["text"]
    return message | {"body": {key: raw} if key else raw}


def _unnested(tree: Any, key: str = "") -> Any:
    """A tree in which answers that are JSON themselves are trees, where that loses nothing."""
    if isinstance(tree, dict):
        return {name: _unnested(each, name) for name, each in tree.items()}
    if isinstance(tree, list):
        return [_unnested(each) for each in tree]
    if key in _NESTED and isinstance(tree, str) and tree.startswith("{"):
        try:
            inner = json.loads(tree)
            json.dumps(inner, ensure_ascii=False).encode()  # half a character, escaped, is no YAML
        except (ValueError, RecursionError):
            return tree
        for style, form in _STYLES.items():
            if json.dumps(inner, **form) == tree:
                return {"json": style, "value": inner}
    return tree


def nested(tree: Any, key: str = "") -> Any:
    """The tree as it was sent: the reverse of what makes a recording readable."""
    if isinstance(tree, dict):
        if key in _NESTED and tree.keys() == {"json", "value"}:
            if tree["json"] not in _STYLES:
                raise _NewerError(f"JSON written {tree['json']!r}")
            return json.dumps(tree["value"], **_STYLES[tree["json"]])
        return {name: nested(each, name) for name, each in tree.items()}
    if isinstance(tree, list):
        return [nested(each) for each in tree]
    return tree


def meaning(tree: Any) -> str:
    """What two trees of JSON share if they mean the same: key order and 1 or 1.0 make no difference."""
    return json.dumps(_settled(tree), sort_keys=True)


def _settled(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _settled(each) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_settled(each) for each in tree]
    return int(tree) if isinstance(tree, float) and tree.is_integer() else tree


def _same_meaning(ours: Any, recorded: Any) -> None:
    assert meaning(_tree(ours.body)) == meaning(_tree(recorded.body)), "the request's JSON body differs"


def _tree(body: Any) -> Any:
    try:
        return json.loads(_text(body))
    except (ValueError, RecursionError):
        return _text(body)


def _text(body: Any) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
