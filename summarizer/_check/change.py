"""What changed between the request that was recorded and the one that would be made now."""

from __future__ import annotations

import re
from typing import Any

from summarizer._recordings.difference import text_difference, tree_difference
from summarizer._recordings.exchange import canonical_json
from summarizer._text.document import Document

WHITE_SPACE = (
    "only white space (line ends that git changed? `cassettes/** -text` in .gitattributes keeps them)"
)
_NUMBERED = re.compile(r"(?m)^\[\d+\] .+$")


def request_changed(
    then: dict[str, Any], now: dict[str, Any], document: Document
) -> tuple[str, tuple[str, ...]]:
    """Which parts of a request would be others now ("" if none), and the lines that differ."""
    if canonical_json(then) == canonical_json(now):
        return "", ()
    told_alike = _strip_document_mark(messages_of_role(then, "user")) == _strip_document_mark(
        messages_of_role(now, "user")
    )
    user = "user prompt" if _holds_document(then, document) and not told_alike else "document"
    parts: list[str] = []
    lines: list[str] = []
    for part, old, new in (
        ("model", then.get("model"), now.get("model")),
        ("system prompt", messages_of_role(then, "system"), messages_of_role(now, "system")),
        (user, messages_of_role(then, "user"), messages_of_role(now, "user")),
        ("schema", _form_of_request(then), _form_of_request(now)),
    ):
        if canonical_json(old) != canonical_json(new):
            parts.append(part)
            if isinstance(old, str) and isinstance(new, str):
                # The line that marks off a document holds a digest of it: no news where its text is.
                differing = text_difference(_strip_document_mark(old), _strip_document_mark(new))
                lines += differing or [WHITE_SPACE if part == "document" else "only white space"]
            else:
                lines += tree_difference(old, new, most=12)
    if not parts:
        parts, lines = ["messages"], tree_difference(then.get("messages"), now.get("messages"), most=12)
    return f"the {' and the '.join(parts)}", tuple(lines)


def messages_of_role(body: dict[str, Any], role: str) -> str:
    """What a request's messages in a role say, in their order."""
    messages = body.get("messages", [])
    return "\n".join(str(message.get("content")) for message in messages if message.get("role") == role)


def _strip_document_mark(prompt: str) -> str:
    return re.sub(r"(?m)^##### document [0-9a-f]{8}", "##### document", prompt)


def _form_of_request(body: dict[str, Any]) -> Any:
    """What of a request is neither its model nor its messages: how the answer is asked for."""
    return {key: value for key, value in body.items() if key not in ("model", "messages")}


def _holds_document(body: dict[str, Any], document: Document) -> bool:
    """Whether a request tells this document, or a part of it, however it was numbered and set."""
    user = messages_of_role(body, "user")
    told, text = _bare_letters(user), _bare_letters(document.text)
    date = document.published and document.published.isoformat()
    if not all(_bare_letters(fact) in told for fact in (document.title, document.source, date) if fact):
        return False
    if text in told:
        return True
    numbered = _NUMBERED.findall(user)
    return (
        "[context]" in user
        and bool(numbered)
        and all(_bare_letters(sentence) in text for sentence in numbered)
    )


def _bare_letters(text: str) -> str:
    return re.sub(r"\[\d+\]|\s", "", text)


def kind_of_request(body: dict[str, Any]) -> str:
    """What a request asks for ("summary", "correction"), and whether it asks once more."""
    try:
        if "tools" in body:
            name = body["tools"][0]["function"]["name"]
        else:
            name = body["response_format"]["json_schema"]["name"]
    except (LookupError, TypeError):
        name = ""
    return f"{name}, again" if len(body.get("messages", ())) > 2 else str(name)
