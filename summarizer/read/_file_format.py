"""File formats: which one bytes are in. Content decides; an ending or a media type only breaks ties."""

from __future__ import annotations

import re
from typing import Literal

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._json_forms import detect_json

FileFormat = Literal[
    "text",
    "markdown",
    "html",
    "pdf",
    "docx",
    "email",
    "captions",
    "feed",
    "lines",
    "table",
    "json",
    "records",
]

HEAD = 4_000  # bytes looked at
ENDINGS: dict[str, FileFormat] = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".eml": "email",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".md": "markdown",
    ".markdown": "markdown",
}
_MEDIA_TYPES: dict[str, FileFormat] = {
    "text/html": "html",
    "text/markdown": "markdown",
    "application/xhtml+xml": "html",
    "message/rfc822": "email",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "text/csv": "table",
    "text/tab-separated-values": "table",
}
ROWS = frozenset(ending for ending, kind in ENDINGS.items() if kind in ("lines", "table"))
# What is taken of a folder: files that are one document each (JSON may be anything).
DOCUMENTS = frozenset(ENDINGS) - ROWS - {".json"} | set(".txt .text .pdf .docx .vtt .srt .sbv".split())
_OUTLOOK = "__substg1.0_".encode("utf-16-le")  # what the parts of an Outlook message are called
# What is known not to be read: how it begins, what it is, and what to do.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an Office file of the old kind", "save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file", "save it as DOCX or plain text"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it"),
    (b"BZh", "compressed (bzip2)", "unpack it"),
    (b"\xfd7zXZ", "compressed (xz)", "unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"\x89PNG", "an image", "use OCR and give the result"),
    (b"\xff\xd8\xff", "an image", "use OCR and give the result"),
    (b"GIF8", "an image", "use OCR and give the result"),
    (b"II*\x00", "an image", "use OCR and give the result"),
    (b"MM\x00*", "an image", "use OCR and give the result"),
    (b"ID3", "a sound recording", "transcribe it and give the transcript"),
    (b"OggS", "a sound recording", "transcribe it and give the transcript"),
    (b"RIFF", "a recording or an image", "give its text"),
)
# Atomic, for a row of comments can be parted in too many ways to try them all.
_HTML = re.compile(
    rb"(?i)(?:<\?xml[^>]*>\s*)?(?>(?:<!--.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html[\s>])", re.DOTALL
)
_FEED = re.compile(
    rb"(?i)(?>(?:<\?[^>]*>|<!--.{0,2000}?-->|<!doctype[^>\[]*+(?:\[.{0,2000}?\])?\s*+>)\s*)*+<(?:rss|feed|rdf:rdf)[\s>]",
    re.DOTALL,
)
_CAPTIONS = re.compile(
    rb"WEBVTT(?:[ \t\r\n]|$)"
    rb"|(?:\d{1,9}[ \t]{0,9}\r?\n)?(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?[ \t]{0,9}-->"
    rb"|\d{1,3}:\d\d:\d\d\.\d{3},\d{1,3}:\d\d:\d\d\.\d{3}[ \t]{0,9}\r?\n"
)
_EMAIL = re.compile(
    rb"(?i)(?:return-path|received|delivered-to|mime-version|message-id|dkim-signature|x-[\w-]+):"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def detect_format(content: Content) -> FileFormat:
    """The format of some content. Raises DocumentError for one that is known and not read."""
    body = content.body
    head = _narrow_head(body[:HEAD])
    if head.startswith(b"%PDF-") or (content.ending == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0") and (content.ending == ".msg" or _OUTLOOK in body):
        raise DocumentError(
            f"{content.name} is an Outlook message (.msg), which is not supported: save it as .eml"
        )
    for start, what, remedy in _OTHERS:
        if head.startswith(start):
            raise DocumentError(f"{content.name} is {what}, which is not supported: {remedy}")
    if _CAPTIONS.match(head):
        return "captions"
    if _HTML.match(head):
        return "html"
    if _FEED.match(head):
        return "feed"
    if _EMAIL.match(head) and re.search(rb"(?im)^(?:mime-version|message-id):", head):
        return "email"
    kind = ENDINGS.get(content.ending) or _MEDIA_TYPES.get(content.media_type or "")
    if kind in (None, "json", "text") and (kind or head[:1] in (b"{", b"[")):
        return detect_json(content, named=kind == "json")
    return kind or "text"


def _narrow_head(head: bytes) -> bytes:
    """The beginning as bytes of ASCII where it is, without a mark and leading white space."""
    if head.startswith(_WIDE):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode("ascii", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()
