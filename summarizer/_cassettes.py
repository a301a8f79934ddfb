"""Cassettes: recorded exchanges with a model, replayed without a network. Only here is vcr imported.

A cassette is a folder: `document.txt`, `document.json` (its metadata), `exchange.yaml` (requests and
responses), `summary.json` (what came of them). Requests match on method, path and the meaning of
their JSON body; nothing secret, and nothing of the machine, is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from summarizer._document import Document
from summarizer._files import write_whole
from summarizer._request import Mode
from summarizer.errors import CassetteError, DocumentError

EXCHANGE, TEXT, METADATA, SUMMARY = "exchange.yaml", "document.txt", "document.json", "summary.json"
# A host that exists nowhere (RFC 2606): a recording names none, and a replay reaches none.
HOST = "http://recorded.invalid"
BASE_URL = f"{HOST}/v1"
# PyYAML's safe loader, in C where it was built: ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEPT_HEADERS = frozenset({"content-type", "retry-after", "retry-after-ms", "x-should-retry"})
# What a server says differently each time, and nobody asked it.
_VOLATILE = {"id": "chatcmpl-recorded", "created": 0}
_DROPPED = ("system_fingerprint", "service_tier")


@dataclass(frozen=True, slots=True)
class Cassette:
    """A cassette as it was read: the document, and the bodies of the recorded requests in order."""

    folder: Path
    document: Document
    requests: tuple[dict[str, Any], ...]

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
    try:
        document = load_document(folder)
        exchange = yaml.load((folder / EXCHANGE).read_text("utf-8"), Loader=_Loader)  # noqa: S506 - it is a safe one
        requests = tuple(nested(each["request"]["body"]["json"]) for each in exchange["interactions"])
        cassette = Cassette(folder, document, requests)
        if not cassette.model:
            raise ValueError("no model was recorded")
    except (OSError, ValueError, KeyError, IndexError, TypeError, yaml.YAMLError) as exc:
        raise _unreadable(folder, exc) from exc
    return cassette


def load_document(folder: Path) -> Document:
    """The document of a cassette, also where its exchange is missing or broken."""
    try:
        text = (folder / TEXT).read_bytes().decode("utf-8")
        metadata = json.loads((folder / METADATA).read_text("utf-8"))
        return Document(text, **metadata, name=folder.name)
    except (OSError, ValueError, TypeError, DocumentError) as exc:
        raise _unreadable(folder, exc) from exc


def _unreadable(folder: Path, exc: Exception) -> CassetteError:
    why = " ".join(str(exc).split())[:200]
    return CassetteError(f"the cassette {folder} cannot be read ({why}): record it again")


def stored(folder: Path) -> str:
    """The text of `summary.json`: what came of the cassette when it was last accepted."""
    try:
        return (folder / SUMMARY).read_text("utf-8")
    except (OSError, ValueError) as exc:
        raise CassetteError(f"{folder / SUMMARY} cannot be read: record the cassette again") from exc


def store(folder: Path, outcome: str) -> None:
    """Write what comes of a cassette, whole."""
    write_whole(folder / SUMMARY, outcome)


def save_document(folder: Path, document: Document) -> None:
    """Write the document of a cassette and its metadata."""
    metadata = {
        "title": document.title,
        "source": document.source,
        "published": document.published and document.published.isoformat(),
        "language": document.language,
    }
    (folder / TEXT).write_text(document.text, "utf-8", newline="")
    (folder / METADATA).write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", "utf-8")


@contextmanager
def replaying(folder: Path) -> Iterator[Callable[[], int]]:
    """Answer every request from the cassette, and none from a network.

    Gives a function that says how many of the recorded answers have been played so far.
    """
    with _recorder().use_cassette(str(folder / EXCHANGE), record_mode="none") as tape:
        yield lambda: int(tape.play_count)


@contextmanager
def recording(path: Path, *, secrets: tuple[str, ...] = ()) -> Iterator[None]:
    """Send every request, and keep it with its response in the file `path`, without `secrets`."""
    with _recorder(secrets).use_cassette(str(path), record_mode="all"):
        yield


def _recorder(secrets: tuple[str, ...] = ()) -> Any:
    import vcr  # type: ignore[import-untyped]  # slow to import; it ships no types

    def clean_request(request: Any) -> Any:
        request.uri = HOST + urlsplit(request.uri).path
        request.headers = _kept(request.headers)
        request.body = _without(_text(request.body), secrets).encode()
        return request

    def clean_response(response: dict[str, Any]) -> dict[str, Any]:
        body = _without(_text(response["body"]["string"]), secrets)
        return {
            "status": response["status"],
            "headers": _kept(response["headers"]),
            "body": {"string": _steady(body).encode()},
        }

    recorder = vcr.VCR(
        match_on=("method", "path", "meaning"),
        before_record_request=clean_request,
        before_record_response=clean_response,
        decode_compressed_response=True,
    )
    recorder.register_matcher("meaning", _same_meaning)
    recorder.register_serializer("readable", _Readable)
    recorder.serializer = "readable"
    return recorder


class _Readable:
    """vcr's serializer: YAML whose JSON bodies are trees and whose long texts are blocks."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        interactions = [
            {"request": _opened(each["request"]), "response": _opened(each["response"])}
            for each in cassette["interactions"]
        ]
        tree = {"version": cassette["version"], "interactions": interactions}
        return yaml.dump(tree, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=100)

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        try:
            tree = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe one
            interactions = [
                {"request": _closed(each["request"]), "response": _closed(each["response"], "string")}
                for each in tree["interactions"]
            ]
        except (yaml.YAMLError, KeyError, TypeError) as exc:
            raise CassetteError(
                f"the recorded exchange cannot be read ({exc}): record it again"
            ) from exc
        return {"version": tree.get("version", 1), "interactions": interactions}


class _Blocks(yaml.SafeDumper):
    """Writes a text of several lines as a block, as it would be read."""


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


def _represent_text(dumper: _Blocks, text: str) -> yaml.ScalarNode:
    # YAML's blocks cannot hold a space at a line's end or other line breaks; the dumper then quotes.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Blocks.add_representer(str, _represent_text)


def _opened(message: dict[str, Any]) -> dict[str, Any]:
    """A request or a response with its JSON body as a tree, where it is JSON."""
    body = message["body"]
    raw = _text(body["string"] if isinstance(body, dict) else body)
    try:
        return message | {"body": {"json": _unnested(json.loads(raw))}}
    except ValueError:
        return message | {"body": {"text": raw}}


def _closed(message: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    body = message["body"]
    raw = json.dumps(nested(body["json"]), ensure_ascii=False) if "json" in body else body["text"]
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
        except ValueError:
            return tree
        for style, form in _STYLES.items():
            if json.dumps(inner, **form) == tree:
                return {"json": style, "value": inner}
    return tree


def nested(tree: Any, key: str = "") -> Any:
    """The tree as it was sent: the reverse of what makes a recording readable."""
    if isinstance(tree, dict):
        if key in _NESTED and tree.keys() == {"json", "value"} and tree["json"] in _STYLES:
            return json.dumps(tree["value"], **_STYLES[tree["json"]])
        return {name: nested(each, name) for name, each in tree.items()}
    if isinstance(tree, list):
        return [nested(each) for each in tree]
    return tree


def _same_meaning(ours: Any, recorded: Any) -> None:
    assert _tree(ours.body) == _tree(recorded.body), "the request's JSON body differs"


def _tree(body: Any) -> Any:
    try:
        return json.loads(_text(body))
    except ValueError:
        return _text(body)


def _steady(body: str) -> str:
    """A response's JSON without what differs from one recording to the next."""
    try:
        tree = json.loads(body)
    except ValueError:
        return body
    if isinstance(tree, dict) and "choices" in tree:
        tree = {key: value for key, value in tree.items() if key not in _DROPPED} | _VOLATILE
    return json.dumps(tree, ensure_ascii=False)


def _kept(headers: Any) -> dict[str, Any]:
    return {name: value for name, value in dict(headers).items() if name.lower() in _KEPT_HEADERS}


def _without(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, "[secret]")
    return text


def _text(body: Any) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
