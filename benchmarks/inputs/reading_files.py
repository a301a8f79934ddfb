"""The files of `reading_cases` as bytes: a page, PDFs, a letter, captions, rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Two boards meet</title>
<script>window.layer = ["Most read today"];</script></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<div id="cookie-banner" role="dialog"><p>We use cookies.</p><button>Accept all cookies</button></div>
<main><article><h1>Two boards meet on the locks</h1>
<p>The lock boards of Arland and Berlund met in Tarn on Tuesday for the first time since the
<a href="https://example.org/treaty">treaty of 1994</a>. Arland offered to reopen the northern lock.
<del>Six boats sank in the storm.</del> It made the same offer two years ago, and withdrew it in May.</p>
<p>The fleet has grown to 25<sup><a href="#n1">1</a></sup> vessels, and each may carry 10<sup>2</sup>
tonnes. Neither side named a day, and the engineers of both boards will meet again in the autumn.</p>
<table><thead><tr><th>Lock</th><th>Arland</th><th>Berlund</th></tr></thead>
<tbody><tr><td>Northern</td><td>Aye</td><td></td></tr>
<tr><td>Southern</td><td></td><td>Nay</td></tr></tbody></table>
<h2>What the boards did not agree</h2>
<details><summary>Tolls</summary><p>Berlund refused to lower its tolls before the autumn.</p></details>
<p>The tolls have been fixed <s>for ten years</s> for two years, said the secretary of the board.</p>
<ol><li id="n1">Without the tugs that the harbour board lends to both sides in winter.</li></ol>
</article></main>
<aside><h2>Most read today</h2><ul><li><a href="/1">Cup final moved</a></li>
<li><a href="/2">Ten tips for your garden</a></li></ul></aside>
<footer><p>© The Tarn Courier. All rights reserved.</p></footer></body></html>"""

_COLUMNS = (
    "The engineer reported cracks in two piers and asked the board for money for a survey before the"
    " winter. She showed photographs of the piers, of the gates and of the wall behind the pump house.",
    "The mayor said that nothing could be spent before the budget of the county is passed.",
    "The ferry company warned that without a subsidy the winter service would end. It carries the pupils"
    " of four schools, the post, and since last year the patients of the clinic at the upper lock, who"
    " would otherwise go by road over the pass, which is closed on every second day of the winter.",
    "Eleven residents spoke about the noise of the works and about the dust on their boats. Two of them"
    " asked for a wall of straw. One offered his meadow for the machines.",
    "The chair promised an answer to the residents before the end of the month.",
    "On the tolls the members heard the treasurer, who explained why the figures of the two harbours"
    " cannot be compared: one counts boats, the other counts tonnes, and neither counts the empty runs.",
)
_VOTES = (
    ("Member", "Item 4", "Item 5", "Remarks"),
    ("Ruiz", "Aye", "Nay", ""),
    ("Bell", "", "Aye", "left at 19:40"),
    ("Okoro", "Nay", "", ""),
)
_HEARING = (
    "MR. LARSEN: We will pay the crews of",
    "both ferries until",
    "the lock is open again.",
    "THE CHAIR: Until when exactly?",
    "MR. LARSEN: Until the first of May, and",
    "not a day longer than that.",
)
_ROWS = (
    {"id": "r1", "published": "2026-05-04", "text": 'Arland said: "We will pay." Berlund agreed.',
     "desk": "north"},
    {"id": "r2", "published": "2026-05-05", "text": "The Señor Peña commission met on Monday.",
     "desk": "south"},
)  # fmt: skip


def write_page() -> bytes:
    """A news page with its furniture, struck-out words, raised figures and a table."""
    return _PAGE.encode()


def _draw_page(draw: Callable[[Any], None]) -> bytes:
    """A PDF of one page that a function draws on reportlab's canvas, the same bytes each time."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def write_columns() -> bytes:
    """Two columns that text flows through, over two pages, with running heads and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def draw_furniture(canvas: Any, document: Any) -> None:
        canvas.drawString(60, 800, "Lock board, minutes of 3 June")
        canvas.drawString(280, 40, f"Page {document.page}")

    file = io.BytesIO()
    frames = [Frame(left, 70, 230, 700) for left in (55, 310)]
    style = getSampleStyleSheet()["BodyText"]
    document = BaseDocTemplate(file, pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=draw_furniture))
    turned = [_COLUMNS[(first + at) % len(_COLUMNS)] for first in range(6) for at in range(5)]
    document.build([Paragraph(paragraph, style) for paragraph in turned])
    return file.getvalue()


def write_votes() -> bytes:
    """A table without lines around its cells, some of them empty."""

    def draw(canvas: Any) -> None:
        canvas.drawString(60, 760, "The members voted on two items.")
        for row, cells in enumerate(_VOTES):
            for column, cell in enumerate(cells):
                canvas.drawString(60 + 110 * column, 725 - 18 * row, cell)
        canvas.drawString(60, 630, "The session closed at noon.")

    return _draw_page(draw)


def write_hearing() -> bytes:
    """A page of a hearing whose lines are numbered in the margin."""

    def draw(canvas: Any) -> None:
        for row, line in enumerate(_HEARING * 4):
            canvas.drawRightString(60, 760 - 24 * row, str(row + 1))
            canvas.drawString(90 if ": " not in line else 110, 760 - 24 * row, line)

    return _draw_page(draw)


def write_letter() -> bytes:
    """A message in two forms, of which HTML says more, with a forwarded one and two attachments."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["Subject"] = "press@example.org", "Joint statement on the lock"
    letter["Date"] = "Mon, 04 May 2026 09:00:00 +0000"
    letter.set_content("Arland will open the lock on 4 May.\n\nView in browser: https://example.org/m\n")
    letter.add_alternative(
        "<html><body><p>Arland will open the lock on 4 May.</p><p>The tolls stay as they are.</p>"
        '<img src="https://example.org/trackpixel.gif" width="1" height="1"></body></html>',
        subtype="html",
    )
    forwarded = EmailMessage(policy=SMTP)
    forwarded["From"], forwarded["Subject"] = "desk@example.net", "Your date"
    forwarded.set_content("Berlund accepted the date in its reply.\n")
    letter.add_attachment(forwarded)
    letter.add_attachment("The survey begins in April.\n", filename="survey.txt")
    letter.add_attachment(
        b"<html-in-a-box>", maintype="application", subtype="octet-stream", filename="plan.bin"
    )
    return letter.as_bytes()


def write_captions() -> bytes:
    """Captions in WebVTT that name who speaks; a sentence goes over two cues."""
    return b"""WEBVTT

1
00:00:01.000 --> 00:00:03.000
<v Ana Lee>We will open the lock on Friday,</v>

2
00:00:03.000 --> 00:00:05.000
<v Ana Lee>and the tolls stay as they are.</v>

3
00:00:05.000 --> 00:00:07.000
<v Bo Friis>By when is the survey done?</v>
"""


def write_rolling_captions() -> bytes:
    """Captions of television: each cue repeats the line before it."""
    lines = ["the minister said the lock", "would open", "on friday", "and nobody would pay"]
    lines.append("more than before")
    cues = [
        f"00:00:0{at}.000 --> 00:00:0{at + 1}.000\n" + "\n".join(lines[max(at - 1, 0) : at + 1])
        for at in range(len(lines))
    ]
    return "\n\n".join(["WEBVTT", *cues]).encode() + b"\n"


def write_table() -> bytes:
    """A head and two rows, with a quotation and a line break in a cell."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(_ROWS[0]))
    writer.writeheader()
    writer.writerows(row | {"text": row["text"].replace('." ', '."\n')} for row in _ROWS)
    return file.getvalue().encode()


def write_json_lines() -> bytes:
    """The same rows as objects, a line each, as json.dumps writes them."""
    return "".join(json.dumps(row) + "\n" for row in _ROWS).encode()
