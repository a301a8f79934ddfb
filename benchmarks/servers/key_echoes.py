"""An endpoint that repeats the key, in many places and forms, and whether a text shows it."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from benchmarks.servers.hostile_bodies import refuse, say, with_body
from benchmarks.servers.hostile_bytes import Script, follow_script
from benchmarks.servers.model_server import error, response
from benchmarks.servers.raw_server import Speak

KEY = "sk-proj-Qz7Lm2Xv9Rt4Bn8Kd3Wf6Hy1"
SHOWN = 12  # characters of the key in a row that give it away
FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "lower-cased": str.lower,
    "upper-cased": str.upper,
    "percent-encoded": lambda key: "".join(f"%{ord(letter):02x}" for letter in key),
    "escaped as JSON": lambda key: "".join(f"\\u{ord(letter):04x}" for letter in key),
    "as HTML": lambda key: "".join(f"&#{ord(letter)};" for letter in key),
    "base64": lambda key: base64.b64encode(key.encode()).decode(),
    "base64 of Bearer": lambda key: base64.b64encode(f"Bearer {key}".encode()).decode(),
    "base64 of :key": lambda key: base64.urlsafe_b64encode(f":{key}".encode()).decode().rstrip("="),
    "base64, percent-encoded": lambda key: quote(base64.b64encode(key.encode()).decode(), safe=""),
    "hexadecimal": lambda key: key.encode().hex(),
    "parted by spaces": lambda key: f"{key[:10]} {key[10:20]} {key[20:]}",
    "parted by lines": lambda key: f"{key[:16]}\r\n{key[16:]}",
}
FREE = frozenset({"name", "action", "about", "text", "quote", "source", "place", "role", "occasion"})


def shows_key(text: str) -> bool:
    """Whether a text shows the key, in any of those forms, whole or a good part of it.

    The texts in base64 and hexadecimal are decoded, each from every place it may begin at.
    """
    plain = html.unescape(unquote(unquote(re.sub(r"\\+u00(..)", r"%\1", text)))).replace("\\", "")
    read = [plain, *_decoded(plain)]
    letters = ["".join(filter(str.isalnum, one.lower())) for one in read]
    key = "".join(filter(str.isalnum, KEY.lower()))
    parts = {key[at : at + SHOWN] for at in range(len(key) - SHOWN + 1)}
    return any(part in one for one in letters for part in parts)


def _decoded(text: str) -> list[str]:
    found = []
    for run in re.findall(r"[A-Za-z0-9+/_-]{16,}", text):
        for start in range(4):
            cut = run[start:].replace("-", "+").replace("_", "/")
            cut = cut[: len(cut) // 4 * 4]
            found.append(base64.b64decode(cut).decode("latin-1"))
    for run in re.findall(r"[0-9a-fA-F]{16,}", text):
        for start in range(2):
            cut = run[start:]
            found.append(bytes.fromhex(cut[: len(cut) // 2 * 2]).decode("latin-1"))
    return found


def fill_free_texts(tree: Any, words: str) -> Any:
    """An answer with `words` in the place of each of its free texts."""
    if isinstance(tree, dict):
        return {
            name: words if name in FREE and isinstance(value, str) else fill_free_texts(value, words)
            for name, value in tree.items()
        }
    return [fill_free_texts(value, words) for value in tree] if isinstance(tree, list) else tree


def _with_action(words: str) -> Speak:
    def spoil(answer: dict[str, Any]) -> dict[str, Any]:
        answer["commitments"][0]["action"] += f" {words}"
        answer["overview"][0]["text"] += f" {words}"
        return answer

    return say(spoil)


def _speak(*lines: str, body: str = "{}") -> Speak:
    def script(_: bytes) -> Script:
        yield "\r\n".join([*lines, f"content-length: {len(body)}", "", body]).encode("latin-1")

    return follow_script(script)


def _with_names(words: str) -> Speak:
    named = {"id": words, "model": words, "system_fingerprint": words, "object": words, words: words}
    choice = {"index": 0, "finish_reason": words, "message": {"role": words, "content": "{}", words: 1}}
    return with_body(json.dumps(named | {"choices": [choice], "usage": {words: words}}))


_PLACES: dict[str, Callable[[str], Speak]] = {
    "in a 200 with an error": lambda key: with_body(json.dumps({"error": {"message": f"bad {key}"}})),
    "in a refusal (401)": lambda key: refuse("401 No", f"Incorrect API key provided: {key}."),
    "in a refusal (400)": lambda key: refuse("400 Bad", f"Incorrect API key provided: {key}."),
    "in a refusal (500)": lambda key: refuse("500 Oops", f"cannot log in with {key}"),
    "in the code of a refusal": lambda key: follow_script(
        lambda _: [error("400 Bad").replace(b'"code": null', f'"code": "{key}"'.encode())]
    ),
    "in content that is no JSON": lambda key: say(lambda _: f"The key is {key}."),
    "in content that is JSON": lambda key: say(lambda _: {"parties": key, key: key}),
    "in a page": lambda key: follow_script(lambda _: [response("200 OK", f"<p>{key}".encode())]),
    "in an action and the overview": _with_action,
    "in every text of an answer": lambda key: say(lambda answer: fill_free_texts(answer, key)),
    "in the model and other names": _with_names,
}  # fmt: skip
_LINES: dict[str, Callable[[str], Speak]] = {
    "in a redirect's host": lambda key: _speak(
        "HTTP/1.1 302 Go", f"location: https://{key.lower()}.example/v1"
    ),
    "in a redirect's user": lambda key: _speak("HTTP/1.1 302 Go", f"location: https://{key}@x.example/"),
    "in a redirect's port": lambda key: _speak("HTTP/1.1 302 Go", f"location: https://x.example:{key}/"),
    "in a redirect's scheme": lambda key: _speak("HTTP/1.1 302 Go", f"location: {key}://x.example/"),
    "in the status line": lambda key: _speak(f"HTTP/1.1 401 {key}"),
    "in a status line that is none": lambda key: _speak(f"HTTP/1.1 {key}"),
    "in a header that is none": lambda key: _speak("HTTP/1.1 200 OK", f"{key} {key}"),
    "in a header's name": lambda key: _speak("HTTP/1.1 200 OK", f"{key}: {key}"),
    "in the content-encoding": lambda key: _speak("HTTP/1.1 200 OK", f"content-encoding: {key}"),
    "in the content-encoding, cut": lambda key: _speak(
        "HTTP/1.1 200 OK", f"content-encoding: x-{key[8:]}"
    ),
    "in the content-type": lambda key: _speak(
        "HTTP/1.1 200 OK", f"content-type: application/json; charset={key}"
    ),
    "in the transfer-encoding": lambda key: _speak("HTTP/1.1 200 OK", f"transfer-encoding: {key}"),
    "in retry-after": lambda key: _speak("HTTP/1.1 429 Slow", f"retry-after: {key}"),
    "in a cookie": lambda key: _speak("HTTP/1.1 200 OK", f"set-cookie: {key}={key}"),
}
PLACE_FAULTS: dict[str, Speak] = {
    f"the key {place}": make(KEY) for place, make in (_PLACES | _LINES).items()
}
FORM_FAULTS: dict[str, Speak] = {
    f"the key, {form}, {place}": _PLACES[place](write(KEY))
    for place in ("in a refusal (400)", "in content that is no JSON", "in an action and the overview")
    for form, write in FORMS.items()
    if form != "plain"
}
