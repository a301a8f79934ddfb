"""What is never written: secrets, headers, addresses, and what differs at each recording."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from summarizer._call.address import OPERATION
from summarizer._call.secrets import SHORTEST_SECRET, Secrets, pattern_of
from summarizer._call.settings import DEFAULT_UNPACKED_BYTES
from summarizer._call.unpacking import UnboundedAnswerError, Unpacker
from summarizer._recordings.exchange import body_text, body_tree

# A host that exists nowhere (RFC 2606): a recording names none, and a replay reaches none.
BASE_URL = "http://recorded.invalid/v1"
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
HIDDEN = "[secret]"
_STEADY = {"id": "chatcmpl-recorded", "created": 0}


class Cleaner:
    """Takes out of requests and responses what no recording may hold; twice is once.

    What an endpoint said holds no `secrets` in any form, and not a part of one; the document, in the
    requests, is kept but for what is one to the letter. The `addresses` go to the letter, too.
    """

    def __init__(self, secrets: Iterable[str] = (), addresses: Iterable[str] = ()) -> None:
        secrets = tuple(secrets)
        self._pattern, self._secrets = pattern_of((*secrets, *addresses)), Secrets(secrets)

    def request(self, request: Any) -> Any:
        """A request without its host, its base path, its headers and the secrets in its body."""
        path = urlsplit(request.uri).path
        request.uri = BASE_URL + (OPERATION if path.endswith(OPERATION) else "/elsewhere")
        request.headers = self._headers(request.headers)
        tree = _scrub_tree(body_tree(request.body), self._hide_exact)
        if isinstance(tree, dict) and isinstance(tree.get("messages"), list):
            messages = tree["messages"]
            _number_calls(messages)
            said = [at for at, message in enumerate(messages) if _is_answer(message)]
            # What is asked again repeats the answer, and then what is wrong with it.
            first = said[0] if said else len(messages)
            messages[first:] = [_scrub_tree(message, self._hide_all) for message in messages[first:]]
        request.body = json.dumps(tree).encode()
        return request

    def response(self, response: dict[str, Any]) -> dict[str, Any] | None:
        """A response reduced to what a summary can depend on; None for a redirection."""
        code = response["status"]["code"]
        if 300 <= code < 400:
            return None
        body = _steady_body(code, _unpacked_text(response))
        if not isinstance(body, str):
            body = json.dumps(_scrub_tree(body, self._hide_all))
        return {
            "status": {"code": code, "message": _phrase_of_status(code)},
            "headers": self._headers(response["headers"]),
            "body": {"string": body.encode()},
        }

    def _headers(self, headers: Any) -> dict[str, Any]:
        kept = {name: value for name, value in dict(headers).items() if name.lower() in _KEPT_HEADERS}
        # A wait until a date would be another at each recording, and none at a replay.
        waits = [name for name in kept if name.lower() == "retry-after" and "GMT" in str(kept[name])]
        return {
            name: _scrub_tree(value, self._hide_all) for name, value in kept.items() if name not in waits
        }

    def _hide_exact(self, text: str) -> str:
        return self._pattern.sub(HIDDEN, text)

    def _hide_all(self, text: str) -> str:
        return self._secrets.hide(self._hide_exact(text))


def _is_answer(message: Any) -> bool:
    return isinstance(message, dict) and message.get("role") == "assistant"


def addresses_in(base_url: str | None) -> tuple[str, ...]:
    """What of the endpoint's address an answer might repeat: it, its host, its path and keys in it."""
    parts = urlsplit(base_url or "")
    path = parts.path.rstrip("/")
    keys = [segment for segment in path.split("/") if re.search(r"\d", segment)]
    found = (base_url or "", parts.netloc, parts.hostname or "", path, *keys)
    return tuple(address for address in found if len(address) >= SHORTEST_SECRET)


def _scrub_tree(tree: Any, hide: Callable[[str], str]) -> Any:
    """A tree of JSON with its texts as `hide` leaves them, and without halves of characters."""
    if isinstance(tree, dict):
        return {_scrub_tree(key, hide): _scrub_tree(value, hide) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_scrub_tree(branch, hide) for branch in tree]
    if isinstance(tree, str):
        return hide(tree).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
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


def _unpacked_text(response: dict[str, Any]) -> str:
    """The body of a response as a text; nothing of one that unpacks to more than an answer may."""
    body = response["body"]["string"]
    codings = [
        value for name, value in response["headers"].items() if name.lower() == "content-encoding"
    ]
    coding = codings[0] if codings else ""
    try:
        unpacker = Unpacker(coding if isinstance(coding, str) else coding[0], DEFAULT_UNPACKED_BYTES)
        return body_text(b"".join(unpacker.unpack(body)) if isinstance(body, bytes) else body)
    except UnboundedAnswerError:
        return ""


def _steady_body(code: int, body: str) -> Any:
    """A response's body as a tree (or a text) without what differs from one recording to the next."""
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        tree = None
    if code >= 400:
        return {"error": _error_body(code, tree)}
    if not isinstance(tree, dict) or "choices" not in tree:
        return "[no chat completion]" if tree is None else {}
    tree = {key: value for key, value in tree.items() if key in _KEPT_OF_ANSWER} | _STEADY
    if isinstance(tree.get("usage"), dict):
        tree["usage"] = {key: value for key, value in tree["usage"].items() if key in _KEPT_OF_USAGE}
    if isinstance(tree["choices"], list):
        tree["choices"] = [
            {key: value for key, value in choice.items() if key in _KEPT_OF_CHOICE}
            if isinstance(choice, dict)
            else choice
            for choice in tree["choices"]
        ]
        for choice in tree["choices"]:
            _number_calls([choice.get("message") if isinstance(choice, dict) else None])
    return tree


def _error_body(code: int, tree: Any) -> dict[str, str]:
    """An error in HTTP's words: the server's hold account names, request ids, addresses, waits."""
    said = tree.get("error") if isinstance(tree, dict) else None
    said = said if isinstance(said, dict) else tree if isinstance(tree, dict) else {}
    kinds = {key: said.get(key) for key in ("type", "code")}
    words = {
        key: kind
        for key, kind in kinds.items()
        if isinstance(kind, str) and re.fullmatch("[a-z_]+", kind)
    }
    return {"message": _phrase_of_status(code), **words}


def _phrase_of_status(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return "Unknown"
