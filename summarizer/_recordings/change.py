"""What changed between the request that was recorded and the one that would be made now."""

from __future__ import annotations

import re
from typing import Any

from summarizer._recordings.difference import text_difference, tree_difference
from summarizer._recordings.exchange import meaning
from summarizer._text.document import Document

WHITE_SPACE = (
    "only white space (line ends that git changed? `cassettes/** -text` in .gitattributes keeps them)"
)
_NUMBERED = re.compile(r"(?m)^\[\d+\] .+$")


def request_changed(
    then: dict[str, Any], now: dict[str, Any], document: Document
) -> tuple[str, tuple[str, ...]]:
    """Which parts of a request would be others now ("" if none), and the lines that differ."""
    if meaning(then) == meaning(now):
        return "", ()
    told_alike = _unmarked(said(then, "user")) == _unmarked(said(now, "user"))
    user = "user prompt" if _holds_document(then, document) and not told_alike else "document"
    parts: list[str] = []
    lines: list[str] = []
    for part, old, new in (
        ("model", then.get("model"), now.get("model")),
        ("system prompt", said(then, "system"), said(now, "system")),
        (user, said(then, "user"), said(now, "user")),
        ("schema", _form(then), _form(now)),
    ):
        if meaning(old) != meaning(new):
            parts.append(part)
            if isinstance(old, str) and isinstance(new, str):
                # The line that marks off a document holds a digest of it: no news where its text is.
                differing = text_difference(_unmarked(old), _unmarked(new))
                lines += differing or [WHITE_SPACE if part == "document" else "only white space"]
            else:
                lines += tree_difference(old, new, most=12)
    if not parts:
        parts, lines = ["messages"], tree_difference(then.get("messages"), now.get("messages"), most=12)
    return f"the {' and the '.join(parts)}", tuple(lines)


def said(body: dict[str, Any], role: str) -> str:
    """What a request's messages in a role say, in their order."""
    messages = body.get("messages", [])
    return "\n".join(str(each.get("content")) for each in messages if each.get("role") == role)


def _unmarked(prompt: str) -> str:
    return re.sub(r"(?m)^##### document [0-9a-f]{8}", "##### document", prompt)


def _form(body: dict[str, Any]) -> Any:
    """What of a request is neither its model nor its messages: how the answer is asked for."""
    return {key: value for key, value in body.items() if key not in ("model", "messages")}


def _holds_document(body: dict[str, Any], document: Document) -> bool:
    """Whether a request tells this document, or a part of it, however it was numbered and set."""
    user = said(body, "user")
    told, text = _letters(user), _letters(document.text)
    date = document.published and document.published.isoformat()
    if not all(_letters(each) in told for each in (document.title, document.source, date) if each):
        return False
    if text in told:
        return True
    numbered = _NUMBERED.findall(user)
    return "[context]" in user and bool(numbered) and all(_letters(each) in text for each in numbered)


def _letters(text: str) -> str:
    return re.sub(r"\[\d+\]|\s", "", text)


def question(body: dict[str, Any]) -> str:
    """What a request asks for ("summary", "correction"), and whether it asks once more."""
    try:
        if "tools" in body:
            name = body["tools"][0]["function"]["name"]
        else:
            name = body["response_format"]["json_schema"]["name"]
    except (LookupError, TypeError):
        name = ""
    return f"{name}, again" if len(body.get("messages", ())) > 2 else str(name)
