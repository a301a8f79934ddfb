"""An exchange in YAML: requests and responses as a person can read them, and safe to load."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import yaml

FORMAT = 1  # of exchange.yaml
DEEP = 1_000  # levels of YAML: a recording has some thirty
# PyYAML's safe loader, in C where it was built: ten times as fast.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


class _Loader(_Safe):  # type: ignore[misc]  # either of two
    """Reads what JSON has, too: a key "<<" merges nothing, for few of them unfold into gigabytes."""

    def flatten_mapping(self, node: Any) -> None:
        pass


class NewerError(ValueError):
    """What a later version of this package must have written."""


def parse_exchanges(text: str) -> list[dict[str, Any]]:
    """The exchanges of a recording as they stand in its file. Raises ValueError where they are none."""
    try:
        _check_depth(text)
        tree = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe one
    except yaml.YAMLError as exc:
        raise ValueError(str(exc)) from exc
    _check_plain(tree)
    found = tree.get("interactions") if isinstance(tree, dict) else None
    if not isinstance(found, list) or not found:
        raise ValueError("it contains no exchange")
    version = tree.get("version", FORMAT)
    if version != FORMAT:
        raise NewerError(f"format {version}")
    for number, exchange in enumerate(found, 1):
        if not _is_exchange(exchange):
            raise ValueError(f"its exchange {number} is invalid")
    return found


def _check_depth(text: str) -> None:
    """Raise ValueError for YAML so deep that reading it would end the process, not only fail."""
    if text.count("[") + text.count("{") + text.count("- ") < DEEP:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEP:
            raise ValueError(f"it is nested more than {DEEP} levels deep")


def _check_plain(tree: Any) -> None:
    """Raise ValueError for what is no JSON, and for aliases: few of them unfold into gigabytes."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict | list):
            if id(node) in seen:
                raise ValueError("it contains YAML aliases")
            seen.add(id(node))
            waiting.extend(node if isinstance(node, list) else (*node, *node.values()))
        elif not isinstance(node, str | int | float | None):
            raise ValueError(f"it contains a {type(node).__name__}, which is invalid in JSON")


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
                and all(isinstance(message, dict) for message in messages)
                and all(isinstance(name, str) and _are_header_values(value) for name, value in headers)
            )
    return False


def _are_header_values(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(member, str) for member in value)


def dump_exchanges(exchanges: Iterable[dict[str, Any]]) -> str:
    """YAML of exchanges whose JSON bodies are trees and whose long texts are blocks."""
    trees = [
        {"request": _open_body(exchange["request"]), "response": _open_body(exchange["response"])}
        for exchange in exchanges
    ]
    tree = {"version": FORMAT, "interactions": trees}
    return yaml.dump(tree, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=100)


class _Blocks(yaml.SafeDumper):
    """Writes a text of several lines as a block, as it would be read, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Blocks, text: str) -> yaml.ScalarNode:
    # YAML's blocks cannot hold a space at a line's end or other line breaks; the dumper then quotes.
    style = "|" if "\n" in text else None
    if _OTHER_BREAKS.search(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Blocks.add_representer(str, _represent_text)


def _open_body(message: dict[str, Any]) -> dict[str, Any]:
    """A request or a response with its JSON body as a tree, where it is JSON."""
    body = message["body"]
    raw = body_text(body["string"] if isinstance(body, dict) else body)
    try:
        return message | {"body": {"json": _unnest_json(json.loads(raw))}}
    except (ValueError, RecursionError):
        return message | {"body": {"text": raw}}


def close_body(message: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    """A request or a response with its body as the text that was sent, under `key` if there is one."""
    body = message["body"]
    raw = json.dumps(nest_json(body["json"])) if "json" in body else body["text"]
    return message | {"body": {key: raw} if key else raw}


def _unnest_json(tree: Any, key: str = "") -> Any:
    """A tree in which answers that are JSON themselves are trees, where that loses nothing."""
    if isinstance(tree, dict):
        return {name: _unnest_json(branch, name) for name, branch in tree.items()}
    if isinstance(tree, list):
        return [_unnest_json(branch) for branch in tree]
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


def nest_json(tree: Any, key: str = "") -> Any:
    """The tree as it was sent: the reverse of what makes a recording readable."""
    if isinstance(tree, dict):
        if key in _NESTED and tree.keys() == {"json", "value"}:
            if tree["json"] not in _STYLES:
                raise NewerError(f"JSON written {tree['json']!r}")
            return json.dumps(tree["value"], **_STYLES[tree["json"]])
        return {name: nest_json(branch, name) for name, branch in tree.items()}
    if isinstance(tree, list):
        return [nest_json(branch) for branch in tree]
    return tree


def canonical_json(tree: Any) -> str:
    """What two trees of JSON share if they mean the same: key order and 1 or 1.0 make no difference."""
    return json.dumps(_normalize_numbers(tree), sort_keys=True)


def _normalize_numbers(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _normalize_numbers(branch) for key, branch in tree.items()}
    if isinstance(tree, list):
        return [_normalize_numbers(branch) for branch in tree]
    return int(tree) if isinstance(tree, float) and tree.is_integer() else tree


def body_tree(body: Any) -> Any:
    """A body as a tree where it is JSON, else as a text."""
    try:
        return json.loads(body_text(body))
    except (ValueError, RecursionError):
        return body_text(body)


def body_text(body: Any) -> str:
    """A body as a text, whatever its bytes are."""
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
