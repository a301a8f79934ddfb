"""Plain text and Markdown: bytes in any encoding that they leave no doubt about, as text."""

from __future__ import annotations

import codecs
from pathlib import Path

from summarizer.errors import DocumentError
from summarizer.read._content import Content, file_content, unknown_encoding

MAX_TEXT = 8_000_000  # bytes
MOST_CHAOS = 20  # percent, charset-normalizer's own measure of a mess and its threshold
_BOMS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
# What Python calls encodings and no page is in; some take hours for a few megabytes.
_NONE = frozenset("idna punycode raw-unicode-escape undefined unicode-escape utf-7".split())
_LARGER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def read_text(path: str | Path, *, encoding: str | None = "utf-8") -> str:
    """The text of a file as it stands, whatever it may mark up; see `decode_content`."""
    return decode_content(file_content(path), encoding)


def decode_content(content: Content, encoding: str | None = None) -> str:
    """Bytes as text: its line ends "\\n", and without a byte order mark.

    What is not UTF-8 is decoded in `encoding`, in the one that a server named, or in the only one
    that charset-normalizer finds likely. Raises DocumentError, naming the file.
    """
    if len(content.body) > MAX_TEXT:
        raise DocumentError(f"{content.name} is larger than {MAX_TEXT // 1_000_000} MB: split it")
    text = None if encoding else decode_as_said(content.body, content.charset)
    if text is None:
        text = decode_bytes(content.body, content.name, encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_as_said(body: bytes, label: str | None) -> str | None:
    """Bytes in the encoding that a server or a page names, if they can be in it and have no mark.

    A label means what browsers take it for (https://encoding.spec.whatwg.org): who says Latin-1 or
    GB2312 writes the larger set of Windows. One that is no encoding of text on the web is not obeyed.
    """
    if not label or body.startswith(_BOMS):
        return None
    try:
        name = codecs.lookup(label).name
        if name in _NONE or (name.startswith(("utf-16", "utf-32")) and b"\x00" not in body):
            return None
        return body.decode(_LARGER.get(name, name))
    except (LookupError, ValueError):
        return None


def decode_bytes(content: bytes, name: str, encoding: str | None = None) -> str:
    """Decode bytes: in `encoding`, else as their mark says, as UTF-8, or as their statistics say."""
    try:
        if encoding is not None:
            return content.decode(encoding).removeprefix("\ufeff")
        if content.startswith(_BOMS):
            return _decode_marked(content)
        return content.decode("utf-8")
    except LookupError as exc:
        raise unknown_encoding(encoding) from exc
    except ValueError as exc:
        if encoding is not None or content.startswith(_BOMS):
            said = encoding or "the encoding that its first bytes announce"
            raise DocumentError(f"{name} is not text in {said}: convert it to UTF-8") from exc
    if b"\x00" in content:
        raise DocumentError(f"{name} is not text (it holds NUL bytes): convert it to text first")
    return _guess_text(content, name)


def _decode_marked(content: bytes) -> str:
    """Decode text that says its encoding by a byte order mark."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig")
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return content.decode("utf-32")
    return content.decode("utf-16")


def _guess_text(content: bytes, name: str) -> str:
    """Decode text of an unknown encoding, if its bytes leave no doubt.

    In Central and Western Europe they often do: "España" in one encoding is "Espańa" in another,
    and nobody may quote a minister of a country of that name.
    """
    import charset_normalizer  # needed by few files

    matches = list(charset_normalizer.from_bytes(content))
    if not matches or matches[0].percent_chaos > MOST_CHAOS:
        raise DocumentError(f"{name} is not text in any encoding known: convert it to UTF-8")
    best, *others = matches
    rivals = [
        other.encoding
        for other in others
        if other.percent_chaos < best.percent_chaos + 1
        and other.percent_coherence > best.percent_coherence - 3
        and str(other) != str(best)
    ]
    if rivals:
        names = ", ".join([best.encoding, *rivals[:3]])
        raise DocumentError(
            f"{name} is not UTF-8 and may be any of {names}: say which (--encoding), or convert it"
        )
    return str(best)
