"""E-mail: its text with subject, sender and day, and no letter replaced."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

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
    assert document.text == "They met.\n\nThey agreed."
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
