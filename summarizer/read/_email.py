"""E-mail: a message (.eml) as a document: its text, its subject as the title, its date as the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, cast

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._mail_parts import MailText, MessagePart, Readers, collect_parts
from summarizer.read._raw_document import RawDocument

MOST_PARTS = 1_000
LONGEST_HEADER = 4_000  # characters that are read of one
DEEPEST = 5  # messages within messages


class _BoundedPolicy(EmailPolicy):
    """Reads headers as Python's own policy does, in bounded time: it takes hours for some megabytes."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:LONGEST_HEADER])


def read_message(
    content: Content,
    encoding: str | None = None,
    read_attached: Callable[[Content], RawDocument] | None = None,
) -> RawDocument:
    """The text of a message, then the messages forwarded in it, then the files attached.

    Of two forms of a message the plain one is read if it says all that the HTML part says. Else the
    one that says more is read, and behind it what only the other says.
    What `read_attached` cannot read is in `left_out`. The day is the one in its Date header, in the
    sender's own time zone. Raises DocumentError where there is no text.
    """
    try:
        mail = cast(EmailMessage, BytesParser(policy=_BoundedPolicy()).parsebytes(content.body))
        if sum(1 for _ in zip(range(MOST_PARTS + 1), mail.walk(), strict=False)) > MOST_PARTS:
            raise DocumentError(f"{content.name} has more than {MOST_PARTS:,} parts: save its text")
        readers = Readers(content.name, encoding, read_attached)
        text = MailText()
        _add_message(mail, text, readers, DEEPEST)
        if not text.parts:
            raise DocumentError(
                f"{content.name} is an e-mail without text: give the files attached to it"
            )
        return text.as_document(
            title=_read_header(mail, "Subject"), source=_name_sender(mail), published=_read_day(mail)
        )
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError) as exc:
        raise DocumentError(f"{content.name} is not a readable e-mail: save its text") from exc


def _add_message(mail: EmailMessage, text: MailText, readers: Readers, depth: int) -> None:
    """Add what a message says, then what it forwards, then what is attached to it."""
    found = collect_parts(mail, readers)
    for body in found.bodies:
        text.add(body)
    for forwarded in found.forwarded:
        name = _read_header(forwarded, "Subject") or "without a subject"
        if depth == 0:
            text.left_out.append(f"forwarded message: {name}")
            continue
        text.add(MessagePart(_head_of(forwarded), mark=f"forwarded message: {name}"))
        _add_message(forwarded, text, readers, depth - 1)
    for attached in found.attached:
        text.add(attached)
    text.left_out += [*found.unread, *found.left_out]


def _head_of(mail: EmailMessage) -> str:
    """The heading of a forwarded message, as mail programs write it above one that they quote."""
    lines = ["---------- Forwarded message ---------"]
    for name in ("From", "Date", "Subject", "To"):
        value = _read_header(mail, name)
        lines += [f"{name}: {value}"] if value else []
    return "\n".join(lines)


def _read_header(mail: EmailMessage, name: str) -> str | None:
    value = mail.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _name_sender(mail: EmailMessage) -> str | None:
    name, address = parseaddr(_read_header(mail, "From") or "")
    return name or address or None


def _read_day(mail: EmailMessage) -> dt.date | None:
    moment = getattr(mail.get("Date"), "datetime", None)  # None where the header is no date
    return moment.date() if isinstance(moment, dt.datetime) else None
