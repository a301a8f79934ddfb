"""E-mail: a message (.eml) as a document: its text, its subject as the title, its date as the day."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._found import Found

MOST_PARTS = 1_000


def message(content: Content) -> Found:
    """The text part of a message, else its HTML part as text; attachments are left out.

    The day is the one in its Date header, in the sender's own time zone. Raises DocumentError where
    there is no text.
    """
    try:
        mail = BytesParser(policy=policy.default).parsebytes(content.body)
        body = _body(mail, content)
        return Found(
            body,
            title=_header(mail, "Subject"),
            source=_sender(mail),
            published=_day(mail),
        )
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError) as exc:
        raise DocumentError(f"{content.name} is no e-mail that can be read: save its text") from exc


def _body(mail: EmailMessage, content: Content) -> str:
    if sum(1 for _ in zip(range(MOST_PARTS + 1), mail.walk(), strict=False)) > MOST_PARTS:
        raise DocumentError(f"{content.name} has more than {MOST_PARTS:,} parts: save its text")
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise DocumentError(f"{content.name} is an e-mail without text: give the files attached to it")
    text = str(part.get_content())
    if part.get_content_subtype() == "html":
        from summarizer.read._html import fragment_text

        text = fragment_text(text, content.name)
    return text.replace("\r\n", "\n").strip("\n")


def _header(mail: EmailMessage, name: str) -> str | None:
    value = mail.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(mail: EmailMessage) -> str | None:
    name, address = parseaddr(_header(mail, "From") or "")
    return name or address or None


def _day(mail: EmailMessage) -> dt.date | None:
    moment = getattr(mail.get("Date"), "datetime", None)  # None where the header is no date
    return moment.date() if isinstance(moment, dt.datetime) else None
