"""E-mail: its text with subject, sender and day, and no letter replaced."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest
from word_files import minutes

from summarizer import Document
from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._one_document import extract_document

LETTER = """Received: from somewhere
From: "Ministry of Water" <press@water.example>
Subject: =?utf-8?q?Communiqu=C3=A9_of_3_June?=
Date: Wed, 3 Jun 2026 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: {kind}; charset=utf-8

{body}
--B
Content-Type: text/plain; name=a.txt
Content-Disposition: attachment; filename=a.txt

The attachment.
--B--
"""


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", "They met.\n\nThey agreed."),
        ("text/html", "<p>They met.</p><p>They <i>agreed</i>.</p>"),
    ],
)
def test_a_message_is_its_text_with_subject_sender_and_day(tmp_path: Path, kind: str, body: str) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(LETTER.format(kind=kind, body=body))
    document = read_document(path)
    assert document.text == "They met.\n\nThey agreed.\n\nAttachment a.txt\n\nThe attachment."
    assert (document.title, document.source) == ("Communiqué of 3 June", "Ministry of Water")
    assert (document.published, document.published_from) == (dt.date(2026, 6, 3), "found")


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        pytest.param(b"", "Señor Peña".encode(), "Señor Peña", id="utf-8-unsaid"),
        pytest.param(b"; charset=us-ascii", "Señor".encode(), "Señor", id="utf-8-as-ascii"),
        pytest.param(b"; charset=unknown-8bit", "Señor".encode(), "Señor", id="unknown-encoding"),
        pytest.param(b"; charset=iso-8859-1", b"Peru\x92s", "Peru’s", id="windows-as-latin"),
        pytest.param(b"\nContent-Transfer-Encoding: base64", b"QQ1CDUM=", "A\nB\nC", id="line-ends"),
        pytest.param(b"\nSubject: " + b"=?utf-8?q?a?= " * 200_000, b"They met.", "They met.",
                     id="a-subject-of-megabytes"),
    ],
)  # fmt: skip
def test_no_letter_of_a_message_is_replaced(head: bytes, body: bytes, text: str) -> None:
    mail = (
        b"MIME-Version: 1.0\nMessage-ID: <1@a.example>\nContent-Type: text/plain" + head + b"\n\n" + body
    )
    assert extract_document(Content(mail, "it"), "email").text == text


def test_the_text_around_an_attachment_is_read_and_html_in_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        "--B\nContent-Type: text/plain\n\nThey met.\n"
        "--B\nContent-Type: application/pdf\nContent-Disposition: inline\n\n%PDF\n"
        "--B\nContent-Type: text/html\n\n<meta charset=utf-8><p>Señor Peña left.</p>\n--B--\n"
    )
    assert read_document(tmp_path / "a.eml").text == "They met.\n\nSeñor Peña left."


def alternative(plain: str, markup: str) -> bytes:
    """A message in two forms."""
    mail = EmailMessage()
    mail.set_content(plain)
    mail.add_alternative(markup, subtype="html")
    return bytes(mail)


@pytest.mark.parametrize(
    ("plain", "markup", "text"),
    [
        pytest.param(
            "View this in your browser: https://n.example.org/1",
            "<h1>Talks</h1><p>Arland will pay for the ferry.</p>",
            "Talks\n\nArland will pay for the ferry.",
            id="a-stub",
        ),
        pytest.param(
            "Arland will pay.\n\nRead more: https://n.example.org/1",
            "<p>Arland will pay.</p><p>Boria will not pay for anything before May.</p>",
            "Arland will pay.\n\nBoria will not pay for anything before May.",
            id="a-beginning",
        ),
        pytest.param(
            "Arland *will* pay (https://n.example.org/1).\n",
            "<p>Arland <b>will</b> pay.</p>",
            "Arland *will* pay (https://n.example.org/1).",
            id="the-same",
        ),
        pytest.param("Arland will pay.", "<p>Logo</p>", "Arland will pay.", id="an-empty-page"),
    ],
)
def test_of_two_forms_of_a_message_no_words_are_lost(plain: str, markup: str, text: str) -> None:
    assert extract_document(Content(alternative(plain, markup), "it"), "email").text == text


def test_what_is_forwarded_is_read_under_a_heading_and_cited_by_its_subject() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Press <press@arland.example>", "Ferry"
    inner.set_content("Arland will pay.")
    mail = EmailMessage()
    mail["Date"] = "Tue, 4 Jun 2024 23:30:00 -0700"
    mail.set_content("See below.")
    mail.add_attachment(inner)
    found = extract_document(Content(bytes(mail), "it"), "email")
    assert found.text == (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Press <press@arland.example>\n"
        "Subject: Ferry\n\nArland will pay."
    )
    document = Document(found.text, marks=found.marks)
    assert document.place_of(found.text.index("Arland"), 3) == "forwarded message: Ferry"
    assert found.published == dt.date(2024, 6, 4)


def test_attachments_are_read_or_said_to_be_left_out() -> None:
    mail = EmailMessage()
    mail.set_content("See the files.")
    talk = b"WEBVTT\n\n00:05.000 --> 00:06.000\nAna: We will pay.\n"
    mail.add_attachment(talk, maintype="text", subtype="vtt", filename="talk.vtt")
    mail.add_attachment(minutes(), maintype="application", subtype="x", filename="minutes.docx")
    page = "<html><body><p>" + "They met in the harbour of Arland. " * 9 + "</p></body></html>"
    mail.add_attachment(page.encode(), maintype="text", subtype="html", filename="page.html")
    mail.add_attachment(b"PK\x03\x04", maintype="application", subtype="x", filename="plan.xlsx")
    mail.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="a.ics")
    found = extract_document(Content(bytes(mail), "it"), "email")
    assert {"attachment plan.xlsx", "attachment a.ics"} <= set(found.left_out)
    assert "Attachment talk.vtt\n\nAna: We will pay.\n\nAttachment minutes.docx\n\n" in found.text
    document = Document(found.text, marks=found.marks)
    places = [document.place_of(found.text.index(words), 1) for words in ("We will", "They met")]
    assert places == ["attachment talk.vtt, 0:05", "attachment page.html"]


def test_messages_in_messages_are_read_to_a_bound() -> None:
    mail = EmailMessage()
    mail.set_content("The innermost.")
    for number in range(8):
        outer = EmailMessage()
        outer["Subject"] = f"Level {number}"
        outer.set_content(f"Words {number}.")
        outer.add_attachment(mail)
        mail = outer
    found = extract_document(Content(bytes(mail), "it"), "email")
    assert "Words 2." in found.text and "Words 1." not in found.text
    assert found.left_out == ("forwarded message: Level 1",)
