"""E-mail: its text with subject, sender and day, and no letter replaced."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest
from case_tables import cases_in
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


TABLE = "<table><tr><td>Bridge</td><td>300 EUR</td></tr><tr><td>Ferry</td><td>200 EUR</td></tr></table>"
LONG = " ".join(f"In item {number} they thanked guest {number} for coming." for number in range(40))


@pytest.mark.parametrize(
    ("plain", "markup", "text"),
    [
        pytest.param(
            f"We will pay. {LONG}",
            f"<p>We will not pay. {LONG}</p>",
            f"We will not pay. {LONG}\n\nOnly in the text/plain part:\n\nWe will pay.",
            id="a-not",
        ),
        pytest.param(
            f"The fees are below.\n\n{LONG}",
            f"<p>The fees are below.</p>{TABLE}<p>{LONG}</p>",
            f"The fees are below.\n\n| Bridge | 300 EUR |\n| Ferry | 200 EUR |\n\n{LONG}",
            id="a-table",
        ),
        pytest.param(
            "The fees:\n\nBridge 200 EUR\nFerry 300 EUR",
            f"<p>The fees:</p>{TABLE}",
            "The fees:\n\nBridge 200 EUR\nFerry 300 EUR\n\n"
            "Only in the text/html part:\n\n| Bridge | 300 EUR |\n| Ferry | 200 EUR |",
            id="a-table-turned-round",
        ),
        pytest.param(
            f"{LONG}\n\nBoria asked for a vote.",
            f"<p>{LONG}</p><p>Arland will pay 5 million in May.</p>",
            f"{LONG}\n\nArland will pay 5 million in May.\n\n"
            "Only in the text/plain part:\n\nBoria asked for a vote.",
            id="each-has-its-own",
        ),
        pytest.param(
            "Growth was 5 % in May.",
            "<p>Growth was -5 % in May.</p>",
            "Growth was -5 % in May.\n\nOnly in the text/plain part:\n\nGrowth was 5 % in May.",
            id="a-sign",
        ),
        pytest.param(
            "Bell: ✓",
            "<p>Bell: ✗</p>",
            "Bell: ✓\n\nOnly in the text/html part:\n\nBell: ✗",
            id="a-tick",
        ),
        pytest.param(
            "我们不付款。",
            "<p>我们付款。</p>",
            "我们不付款。\n\nOnly in the text/html part:\n\n我们付款。",
            id="no-blanks",
        ),
    ],
)
def test_what_one_form_says_alone_is_read(plain: str, markup: str, text: str) -> None:
    assert extract_document(Content(alternative(plain, markup), "it"), "email").text == text


@pytest.mark.parametrize(
    ("plain", "markup"),
    cases_in(
        """
        links: Arland will [1] pay (https://a.example/1) in May.⏎⏎[1] https://a.example/2 => <p>Arland <a href=x>will</a> <a href=y>pay</a> in May.</p>
        wrapped: The council met on Monday and⏎will not pay for the bridge⏎before June. => <p>The council met on Monday and will not pay for the bridge before June.</p>
        list: Decided:⏎⏎1. We will not pay for it.⏎2. They pay for it all. => <p>Decided:</p><ol><li>We will not pay for it.</li><li>They pay for it all.</li></ol>
        bullets: Decided:⏎⏎ * to pay⏎ * to build => <p>Decided:</p><ul><li>to pay</li><li>to build</li></ul>
        quoted: No.⏎⏎On 4 May, Bo wrote:⏎> Will you pay⏎> in May? => <p>No.</p><p>On 4 May, Bo wrote:</p><blockquote>Will you pay in May?</blockquote>
        heading: THE TALKS⏎=========⏎⏎Arland *will* _pay_. => <h1>The talks</h1><p>Arland <b>will</b> <i>pay</i>.</p>
        cells: Bridge⏎300 EUR⏎⏎Ferry⏎200 EUR => <table><tr><td>Bridge</td><td>300 EUR</td></tr><tr><td>Ferry</td><td>200 EUR</td></tr></table>
        picture: [image: Arland's arms]⏎⏎We will pay. => <img alt="Arland's arms"><p>We will pay.</p>
        soft-hyphen: Arland will pay. => <p>Ar&shy;land will pay.</p>
        twice: We met.⏎⏎We met. => <p>We met.</p><p>We met.</p>
        """
    ),
)
def test_no_sentence_of_two_forms_is_read_twice(plain: str, markup: str) -> None:
    found = extract_document(Content(alternative(plain, markup), "it"), "email")
    assert (found.text, found.left_out, found.marks) == (plain, (), ())


def test_what_is_no_sentence_of_the_other_form_is_noted() -> None:
    read = {
        "Read more: https://n.example.org/1": "<p>Arland will pay.</p><p>Boria will not.</p>",
        "Arland will pay for it all.": "<p>Arland will pay for it all.</p><p>Unsubscribe</p>",
    }
    notes = [
        extract_document(
            Content(alternative(f"Arland will pay.\n\n{plain}", markup), "it"), "email"
        ).left_out
        for plain, markup in read.items()
    ]
    assert notes == [
        ("only in the text/plain part: Read more: https://n.example.org/1",),
        ("only in the text/html part: Unsubscribe",),
    ]


def test_a_file_attached_to_one_form_is_read_whichever_is() -> None:
    mail = EmailMessage()
    mail.set_content("We will pay.")
    page = EmailMessage()
    page.set_content("<p>We will pay.</p>", subtype="html")
    page.add_attachment("Not before May.", filename="terms.txt")
    page.add_attachment(b"PK", maintype="application", subtype="x", filename="plan.xlsx")
    mail.make_alternative()
    mail.attach(page)
    found = extract_document(Content(bytes(mail), "it"), "email")
    assert found.text == "We will pay.\n\nAttachment terms.txt\n\nNot before May."
    assert found.left_out == ("attachment plan.xlsx",)


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
