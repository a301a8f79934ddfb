"""Decoding: bytes in any encoding that they leave no doubt about, as text."""

from __future__ import annotations

import codecs
from pathlib import Path

from summarizer.errors import DocumentError
from summarizer.read._code_pages import choose_reading, read_code_pages
from summarizer.read._content import Content, file_content, unknown_encoding

MAX_TEXT = 8_000_000  # bytes
MOST_TORN = 3  # characters of a text that says it is UTF-8 and holds no other sign of it
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
    that its bytes leave likely; in UTF-8 with a few bytes that are not, each of these is U+FFFD, as in
    browsers. Raises DocumentError, naming the file.
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
        if name == "utf-8":
            try:
                return body.decode()
            except UnicodeDecodeError:
                return _decode_torn(body, said=True)
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
            torn = None if encoding else _decode_torn(content.removeprefix(codecs.BOM_UTF8), said=True)
            if torn is not None and content.startswith(codecs.BOM_UTF8):
                return torn
            said = encoding or "the encoding that its first bytes announce"
            raise DocumentError(f"{name} is not text in {said}: convert it to UTF-8") from exc
    if b"\x00" in content:
        raise DocumentError(f"{name} is not text (it contains NUL bytes): convert it to text first")
    torn = _decode_torn(content)
    return torn if torn is not None else _guess_text(content, name)


def name_torn(text: str, body: bytes) -> tuple[str, ...]:
    """What is left out of a text for bytes of it that are not UTF-8, in words; nothing if none is."""
    torn = text.count("\ufffd") - body.count("\ufffd".encode())
    if torn < 1:
        return ()
    return (f"{torn} character{'s' * (torn > 1)} whose bytes are not UTF-8, each shown as \ufffd",)


def _decode_torn(body: bytes, said: bool = False) -> str | None:
    """Bytes as UTF-8 with some characters torn, if they can be nothing else, or say that they are it.

    What is in another encoding holds sequences of UTF-8 by accident, but never mostly.
    """
    text = body.decode("utf-8", "replace")
    torn = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - torn
    enough = (
        torn <= min(whole + MOST_TORN, len(text) // 10) if said else whole >= 2 and whole >= 2 * torn
    )
    return text if enough else None


def _decode_marked(content: bytes) -> str:
    """Decode text that says its encoding by a byte order mark."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig")
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return content.decode("utf-32")
    return content.decode("utf-16")


def _guess_text(content: bytes, name: str) -> str:
    """Text of an unknown encoding, if its bytes leave no doubt.

    "España" in one encoding is "Espańa" in another, and nobody may quote a minister of a country of
    that name. Raises DocumentError that names the likely encodings.
    """
    readings = read_code_pages(content)
    chosen = choose_reading(readings)
    if chosen is not None:
        return chosen.text
    if readings:
        names = ", ".join(reading.code_page for reading in readings[:4])
        raise DocumentError(
            f"{name} is not UTF-8 and could be any of {names}: use --encoding, or convert it"
        )
    raise DocumentError(f"{name} is not text in any known encoding: convert it to UTF-8")
