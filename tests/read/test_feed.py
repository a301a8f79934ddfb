"""Feeds: their entries are documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from summarizer import Document, DocumentError
from summarizer.read import read_documents

FEED = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>Ministry of Water</title><language>en</language>
<item><title>Wells &amp; pumps</title><link>https://water.example/1</link>
<description>&lt;p&gt;They met. &f;&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</description>
<pubDate>Wed, 21 May 2025 23:30:00 -0500</pubDate></item><item><title>Only a title</title></item>
</channel></rss>"""


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Wells</title>
<link href="https://water.example/2"/><published>2025-05-21T23:30:00-05:00</published>
<content type="html">&lt;script&gt;x()&lt;/script&gt;They met.</content></entry></feed>"""


def test_the_entries_of_feeds_are_documents(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED)
    (tmp_path / "b.xml").write_text(ATOM)
    first, none = read_documents(tmp_path / "a.xml")
    (other,) = read_documents(tmp_path / "b.xml")
    assert isinstance(first, Document) and isinstance(other, Document)
    assert (first.text, first.title, first.source) == (
        "They met.\n\nThey left.",
        "Wells & pumps",
        "Ministry of Water",
    )
    assert (first.name, first.published, first.published_from) == (
        "https://water.example/1",
        dt.date(2025, 5, 21),
        "found",
    )
    assert isinstance(none, DocumentError) and "entry 2 has no text" in str(none)
    assert (other.text, other.published) == ("They met.", dt.date(2025, 5, 21))
