"""E-mail: a message (.eml) as a document: its text, its subject as the title, its date as the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, cast

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._decoding import decode_content
from summarizer.read._raw_document import RawDocument

MOST_PARTS = 1_000
LONGEST_HEADER = 4_000  # characters that are read of one


class _BoundedPolicy(EmailPolicy):
    """Reads headers as Python's own policy does, in bounded time: it takes hours for some megabytes."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:LONGEST_HEADER])


def read_message(content: Content, encoding: str | None = None) -> RawDocument:
    """The text parts of a message, else its HTML parts as text; attachments are left out.

    The day is the one in its Date header, in the sender's own time zone. Raises DocumentError where
    there is no text.
    """
    try:
        mail = cast(EmailMessage, BytesParser(policy=_BoundedPolicy()).parsebytes(content.body))
        left_out: list[str] = []
        return RawDocument(
            _read_bodies(mail, content, encoding, left_out),
            title=_read_header(mail, "Subject"),
            source=_name_sender(mail),
            published=_read_day(mail),
            left_out=tuple(left_out),
        )
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError) as exc:
        raise DocumentError(f"{content.name} is no e-mail that can be read: save its text") from exc


def _read_bodies(mail: EmailMessage, content: Content, encoding: str | None, left_out: list[str]) -> str:
    if sum(1 for _ in zip(range(MOST_PARTS + 1), mail.walk(), strict=False)) > MOST_PARTS:
        raise DocumentError(f"{content.name} has more than {MOST_PARTS:,} parts: save its text")
    texts = []
    for part in _list_bodies(mail):
        body = part.get_payload(decode=True)
        piece = Content(
            body if isinstance(body, bytes) else b"",
            content.name,
            charset=part.get_content_charset(),
        )
        if part.get_content_subtype() == "html":
            from summarizer.read._html import decode_page, read_fragment

            texts.append(read_fragment(decode_page(piece, encoding), content.name, left_out))
        else:
            texts.append(decode_content(piece, encoding).strip("\n"))
    if not texts:
        raise DocumentError(f"{content.name} is an e-mail without text: give the files attached to it")
    return "\n\n".join(filter(None, texts))


def _list_bodies(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are read one after the other; of those that say the same, the plain one."""
    if part.get_content_type() == "multipart/mixed":
        for inner in part.iter_parts():
            if isinstance(inner, EmailMessage) and not inner.get_filename():
                yield from _list_bodies(inner)
    else:
        body = part.get_body(preferencelist=("plain", "html"))
        if isinstance(body, EmailMessage):
            yield body


def _read_header(mail: EmailMessage, name: str) -> str | None:
    value = mail.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _name_sender(mail: EmailMessage) -> str | None:
    name, address = parseaddr(_read_header(mail, "From") or "")
    return name or address or None


def _read_day(mail: EmailMessage) -> dt.date | None:
    moment = getattr(mail.get("Date"), "datetime", None)  # None where the header is no date
    return moment.date() if isinstance(moment, dt.datetime) else None
