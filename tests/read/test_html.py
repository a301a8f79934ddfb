"""Web pages: the article and nothing else, and the day that the page says, never a guessed one."""

from __future__ import annotations

import datetime as dt

import pytest
from case_tables import cases_in
from folders import TESTS

from summarizer import Document, DocumentError
from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._html import read_fragment
from summarizer.read._one_document import extract_document, make_document

PAGES = TESTS / "read_files"
BODY = (
    "<p>The ministers of Peru and Chile met in Arica to speak about the railway, and agreed on it.</p>"
)

LINKED = '<script type="application/ld+json">{}</script>'


def _read(markup: str, url: str | None = None) -> Document:
    content = Content(markup.encode(), "page.html", url=url)
    return make_document(extract_document(content, "html"), content.name)


@pytest.mark.parametrize(
    ("page", "title", "source", "day", "language"),
    [
        ("news", "Lake states agree to reopen ferry line", "The Shore Gazette", "2026-03-11", "en"),
        ("ministry", "Ministry of Water: press releases", None, "2026-05-05", None),
        ("blog", "Notes from the harbour council", "Quayside Notes", "2026-01-20", "en"),
        ("cancilleria", "Comunicado conjunto del Perú y España", "Cancillería", "2026-04-08", "es"),
    ],
)
def test_a_saved_page_is_its_article_with_what_it_says_of_itself(
    page: str, title: str, source: str | None, day: str, language: str | None
) -> None:
    document = read_document(PAGES / f"{page}.html")
    assert document.text == (PAGES / f"{page}.txt").read_text("utf-8")
    assert (document.title, document.source, document.language) == (title, source, language)
    assert (document.published, document.published_from) == (dt.date.fromisoformat(day), "found")


def test_what_is_given_goes_before_what_a_page_says() -> None:
    document = read_document(PAGES / "news.html", published="2026-03-12", title="T", source="S")
    assert (document.title, document.source) == ("T", "S")
    assert (document.published, document.published_from) == (dt.date(2026, 3, 12), "given")


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        pytest.param('<meta name="pubdate" content="20260311">', None, "2026-03-11", id="compact"),
        pytest.param('<meta name="pubdate" content="11 March 2026">', None, "2026-03-11", id="in-words"),
        pytest.param('<meta name="pubdate" content="2026-03">', None, None, id="month-only"),
        pytest.param('<meta name="pubdate" content="2026">', None, None, id="year-only"),
        pytest.param('<meta name="pubdate" content="05/06/2026">', None, None, id="two-readings"),
        pytest.param('<meta name="pubdate" content="2026-02-30">', None, None, id="no-such-day"),
        pytest.param('<meta name="last-modified" content="2026-03-11">', None, None, id="modified-only"),
        pytest.param(
            '<meta name="pubdate" content="2026-03-11"><meta name="publish_date" content="2026-03-12">',
            None, None, id="two-days",
        ),
        pytest.param('<meta name="date" content="2026-04-01"><meta name="pubdate" content="2026-03-11">',
                     None, "2026-03-11", id="exact-before-vague"),
        pytest.param("", "https://news.example/2026/03/11/ferry.html", "2026-03-11", id="address"),
        pytest.param("", "https://news.example/2026/03/ferry-11", None, id="address-with-a-month"),
        pytest.param(LINKED.format('{"@type": "NewsArticle", "datePublished": "2026-03-11"}'),
                     "https://news.example/2020/01/01/x", "2026-03-11", id="json-ld"),
        pytest.param(LINKED.format('{"@type": "Event", "datePublished": "2026-03-11"}'),
                     None, None, id="json-ld-of-an-event"),
        pytest.param(LINKED.format('[[[{"@type": "NewsArticle", "datePublished": "2026-03-11"}'),
                     None, None, id="broken-json-ld"),
        pytest.param("", None, None, id="nothing"),
    ],
)  # fmt: skip
def test_the_day_of_a_page_is_one_that_it_says_in_full(
    head: str, url: str | None, day: str | None
) -> None:
    document = _read(f"<html><head>{head}</head><body>{BODY}</body></html>", url)
    assert document.published == (dt.date.fromisoformat(day) if day else None)
    assert document.published_from == ("found" if day else None)


@pytest.mark.parametrize(
    ("element", "day"),
    cases_in(
        """
        called-a-date: <span class="date">11 March 2026</span> => 2026-03-11
        two-readings: <div class="post-date">Published: 05/06/2026</div> =>
        dotted: <div class="post-date">Published: 11.03.2026</div> => 2026-03-11
        spanish: <p class="fecha date">11 de marzo de 2026</p> => 2026-03-11
        time: <time>11 March 2026</time> => 2026-03-11
        of-an-update: <p class="date updated">11 March 2026</p> =>
        of-another: <div class="related"><time>11 March 2026</time></div> =>
        at-the-foot: <footer><p class="date">11 March 2026</p></footer> =>
        in-the-text: <p>They met on 11 March 2026.</p> =>
        without-a-year: <p class="date">11 March</p> =>
        """
    ),
)  # fmt: skip
def test_a_day_that_is_only_shown_counts_where_it_is_called_the_date(
    element: str, day: str | None
) -> None:
    document = _read(f"<html><body>{element}{BODY}</body></html>")
    assert document.published == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        pytest.param(" \n", "is empty", id="empty"),
        pytest.param("<html><body><div id='app'></div><script>draw()</script></body></html>",
                     "no article", id="drawn-by-scripts"),
        pytest.param("<html><body><ul><li><a href='a'>One</a></li><li><a href='b'>Two</a></li></ul>",
                     "no article", id="links"),
        pytest.param("<html><body>" + "<div>" * 50_000 + BODY, "no article", id="nested-50000-deep"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_says_so_in_one_line(markup: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as caught:
        _read(markup)
    assert "\n" not in str(caught.value)


def test_scripts_and_what_is_hidden_in_them_are_no_text() -> None:
    document = _read(
        f"<html><body><script>alert('Peru pledged')</script>{BODY}<!-- Chile pledged --></body>"
    )
    assert document.text.startswith("The ministers") and "pledged" not in document.text


def test_a_piece_of_html_keeps_all_its_words_with_a_blank_line_between_blocks() -> None:
    markup = (
        "Dear&nbsp;colleague,<p>They <b>m</b>et<br>again.</p><style>p{}</style>"
        "<table><tr><th>Task</th><th>Owner</th></tr><tr><td>Draft</td><td>Lind</td></tr></table>"
        "<ul><li>one</li><li>two</li></ul>Yours"
    )
    assert read_fragment(markup, "it").split("\n\n") == [
        "Dear colleague,", "They met\nagain.", "Task | Owner", "Draft | Lind", "one", "two", "Yours",
    ]  # fmt: skip


def test_a_page_that_says_it_is_utf_16_in_ascii_is_read_all_the_same() -> None:
    for blank in ("", " "):  # an even number of bytes passes for UTF-16
        assert _read(f'<html><meta charset="utf-16">{blank}{BODY}').text == BODY[3:-4]


def test_a_piece_of_html_that_is_too_large_is_no_text() -> None:
    with pytest.raises(DocumentError, match="larger than 8 MB"):
        read_fragment("<p>a" * 2_000_001, "it")
