"""The files that the pages of the documentation speak of, made anew for each page."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

from doc_pages import written_files
from folders import TOP
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from stand_in import CASES

# What a page may name: all are of recorded documents, so that the stand-in for a model can answer.
REPORT, READOUT = "phone_call", "two_readouts"
PUBLISHED = {"phone_call": "2022-06-08", "two_readouts": "2025-02-05", "minutes": "2024-05-28"}
GOLD = ("phone_call", "two_readouts", "minutes")
# The folders that a reader of docs/quality.md has in a clone.
CLONED = ("weak_genres", "held_out", "hard_cases", "hard_cases.jsonl", "long", "promises")
LETTER = """\
From: press@example.org
Subject: Readout
Date: Wed, 08 Jun 2022 16:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain; charset=utf-8

{text}
--part
Content-Type: application/vnd.ms-excel
Content-Disposition: attachment; filename=plan.xlsx

0
--part--
"""
# As Zoom saves it.
CHAT = """\
00:12:31\t From Ana Lee to Everyone:
\tWe will pay.
00:12:40\t From Bo Friis to Ana Lee(Direct Message):
\tBy when?
"""
MARKDOWN = """\
---
title: Harbour board minutes
date: 2026-06-03
author: Ana Ruiz
lang: en
---

# Harbour board

Arland will pay by Friday.
"""
VOTES = [
    ["Member", "Item 4", "Item 5", "Remarks"],
    ["Ruiz", "Aye", "Nay", ""],
    ["Bell", "", "Aye", "left at 19:40"],
]


def write_files(folder: Path) -> None:
    """Write report.txt, communique.pdf, letter.eml, briefing.vtt, reports/ and the rest."""
    texts = {case: (TOP / "cassettes" / case / "document.txt").read_text("utf-8") for case in CASES}
    report, readout = texts[REPORT], texts[READOUT]
    (folder / "report.txt").write_text(report, "utf-8")
    (folder / "readout.txt").write_text(readout, "utf-8")
    (folder / "readout.html").write_text(_write_page(readout), "utf-8")
    (folder / "letter.eml").write_text(LETTER.format(text=report), "utf-8", newline="\r\n")
    (folder / "briefing.vtt").write_text(_write_captions(report), "utf-8")
    _write_pdf(report, folder / "communique.pdf")
    _write_many(folder, texts)
    _write_of_formats(folder, report)
    (folder / "gold").mkdir()
    for case in GOLD:
        for file in (TOP / "tests" / "gold").glob(f"{case}.*"):
            shutil.copy(file, folder / "gold")
    (folder / "tests").mkdir()
    for name, text in written_files(TOP / "docs" / "kinds.md").items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name in CLONED:
        (folder / "tests" / name).symlink_to(TOP / "tests" / name)


def _write_many(folder: Path, texts: dict[str, str]) -> None:
    (folder / "reports").mkdir()
    for case, text in texts.items():
        (folder / "reports" / f"{case}.txt").write_text(text, "utf-8")
    lines = [
        json.dumps({"id": case, "text": text, "published": PUBLISHED.get(case, "2024-05-06")})
        for case, text in texts.items()
    ]
    (folder / "articles.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as articles:
        articles.writelines(f"{line}\n" for line in lines)
    items = "".join(
        f"<item><title>{case}</title><guid>{case}</guid><pubDate>Wed, 08 Jun 2022 16:00:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for case, text in texts.items()
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    (folder / "feed.xml").write_text(feed, "utf-8")


def _write_of_formats(folder: Path, report: str) -> None:
    """What the pages on formats speak of: one file for each of their rules."""
    (folder / "letter.txt").write_bytes("Señor Peña\n".encode("cp1252"))
    (folder / "minutes.md").write_text(MARKDOWN, "utf-8")
    (folder / "meeting_saved_chat.txt").write_text(CHAT, "utf-8")
    (folder / "minutes").mkdir()
    (folder / "minutes" / "2022-06-08.txt").write_text(report, "utf-8")
    SimpleDocTemplate(str(folder / "votes.pdf"), pagesize=A4).build([Table(VOTES)])


def _write_page(text: str) -> str:
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta charset="utf-8"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def _write_captions(text: str) -> str:
    cues = [
        f"00:00:{second:02}.000 --> 00:00:{second + 1:02}.000\n<v Ana Lee>{paragraph}</v>"
        for second, paragraph in enumerate(text.strip().split("\n\n"))
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _write_pdf(text: str, path: Path) -> None:
    style = getSampleStyleSheet()["BodyText"]
    story = [Paragraph(paragraph, style) for paragraph in text.strip().split("\n\n")]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
