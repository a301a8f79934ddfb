"""Feeds: their entries are documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from case_tables import cases_in

from summarizer import Document, DocumentError
from summarizer.read import read_documents
from summarizer.read._entries import parse_day

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
    assert isinstance(none, DocumentError) and "entry 2 has only a title" in str(none)
    assert (other.text, other.published) == ("They met.", dt.date(2025, 5, 21))


@pytest.mark.parametrize(
    ("written", "day"),
    cases_in(
        """
        odd-zone: Mon, 03 Jun 2024 23:10:00 CEST => 2024-06-03
        zone-in-words: Mon, 03 Jun 2024 10:00:00 Europe/Paris => 2024-06-03
        two-digit-year: Mon, 03 Jun 24 10:00 GMT => 2024-06-03
        iso: 2024-06-03T23:10:00+02:00 => 2024-06-03
        iso-without-hyphens: 20240603T101010Z => 2024-06-03
        slashes: 2024/6/3 10:00 => 2024-06-03
        french: lun., 3 juin 2024 10:00:00 +0200 => 2024-06-03
        italian: Lun, 03 Giu 2024 10:00:00 +0200 => 2024-06-03
        russian: пн, 03 июн 2024 10:00:00 +0300 => 2024-06-03
        turkish: 03 Haz 2024 => 2024-06-03
        chinese: 2024年6月3日 => 2024-06-03
        american: Monday, June 3rd, 2024 - 10:00 => 2024-06-03
        one-reading: 24/06/2024 => 2024-06-24
        two-readings: 03/06/2024 =>
        two-languages: 2 listopada 2024 =>
        no-day: Thu, 30 Feb 2024 =>
        no-date: yesterday =>
        """
    ),
)
def test_a_day_is_read_however_a_feed_writes_it(written: str, day: str | None) -> None:
    assert parse_day(written) == (dt.date.fromisoformat(day) if day else None)


def test_the_language_of_a_feed_settles_whose_month_it_is() -> None:
    assert parse_day("2 listopada 2024", "hr-HR") == dt.date(2024, 10, 2)
    assert parse_day("2 listopada 2024", "pl") == dt.date(2024, 11, 2)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param("<dc:date>2024-06-04T23:00:00-05:00</dc:date>", 4, id="dublin-core"),
        pytest.param(
            "<pubDate>soon</pubDate><dc:date>2024-06-05</dc:date>", 5, id="the-next-that-is-one"
        ),
    ],
)
def test_an_entry_without_a_day_of_publication_has_the_one_it_gives(
    tmp_path: Path, date: str, day: int
) -> None:
    head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>'
    (tmp_path / "a.xml").write_text(
        f"{head}<description>They met.</description>{date}</item></channel></rss>"
    )
    (found,) = read_documents(tmp_path / "a.xml")
    assert isinstance(found, Document) and found.published == dt.date(2024, 6, day)


@pytest.mark.parametrize(
    ("written", "title"),
    cases_in(
        """
        twice: Wells &amp;amp; pumps => Wells & pumps
        tags-twice: &amp;lt;b&amp;gt;Wells&amp;lt;/b&amp;gt; => Wells
        words-in-brackets: &amp;lt;EU&amp;gt; talks => <EU> talks
        less-than: Debt of 3 &lt; 4 => Debt of 3 < 4
        """
    ),
)
def test_a_title_is_words_however_often_it_is_escaped(tmp_path: Path, written: str, title: str) -> None:
    (tmp_path / "a.xml").write_text(FEED.replace("Wells &amp; pumps", written))
    found = next(iter(read_documents(tmp_path / "a.xml")))
    assert isinstance(found, Document) and found.title == title
