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
        heading: <header><h1>Board</h1><h2>11 March 2026</h2></header> => 2026-03-11
        two-headings: <h2>11 March 2026</h2><h2>12 March 2026</h2> =>
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
    ("shown", "in_field", "day"),
    [
        pytest.param("4 May 2024", 'datetime="2024-05-05T01:30:00Z"', "2024-05-04", id="evening-before"),
        pytest.param(
            "5 May 2024", 'datetime="2024-05-04T22:30:00+00:00"', "2024-05-05", id="morning-after"
        ),
        pytest.param("1 May 2024", 'datetime="2024-05-05T01:30:00Z"', "2024-05-05", id="another-day"),
        pytest.param(
            "4 May 2024", 'datetime="2024-05-05T01:30:00+02:00"', "2024-05-05", id="its-own-zone"
        ),
        pytest.param("Sunday", 'datetime="2024-05-05T01:30:00Z"', "2024-05-05", id="nothing-shown"),
    ],
)
def test_the_day_that_a_page_shows_goes_before_an_instant_in_utc(
    shown: str, in_field: str, day: str
) -> None:
    time = f"<time {in_field}>{shown}</time>"
    assert str(_read(f"<html><body>{time}{BODY}</body></html>").published) == day
    meta = f'<meta property="article:published_time" content={in_field.partition("=")[2]}>'
    page = f'<html><head>{meta}</head><body><p class="date">{shown}</p>{BODY}</body></html>'
    assert str(_read(page).published) == day


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        pytest.param(" \n", "is empty", id="empty"),
        pytest.param("<html><body><div id='app'></div><script>draw()</script></body></html>",
                     "no article", id="drawn-by-scripts"),
        pytest.param("<html><body><ul><li><a href='a'>One</a></li><li><a href='b'>Two</a></li></ul>",
                     "no article", id="links"),
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
        "Dear colleague,", "They met\nagain.", "| Task | Owner |\n| Draft | Lind |", "- one\n- two",
        "Yours",
    ]  # fmt: skip


def test_a_page_that_says_it_is_utf_16_in_ascii_is_read_all_the_same() -> None:
    for blank in ("", " "):  # an even number of bytes passes for UTF-16
        assert _read(f'<html><meta charset="utf-16">{blank}{BODY}').text == BODY[3:-4]


def test_a_piece_of_html_that_is_too_large_is_no_text() -> None:
    with pytest.raises(DocumentError, match="larger than 8 MB"):
        read_fragment("<p>a" * 2_000_001, "it")


def test_a_page_of_more_elements_than_can_be_read_in_time_is_refused() -> None:
    _read(f"{BODY}{'<br>' * 1_000}")
    with pytest.raises(
        DocumentError, match=r"has 120,00. elements; the limit is 120,000: save its text"
    ):
        _read(f"{BODY}{'<br>' * 120_000}")


LONG = "".join(
    f"<p>The council met on day {day} in the old school and heard the engineers about the bridge.</p>"
    for day in range(5)
)


def _lines(inner: str, head: str = "") -> list[str]:
    """The lines that a page has beside those of LONG, and beside its heading."""
    page = (
        f"<html><head><meta charset=utf-8>{head}</head><body><main><h1>Minutes</h1>{LONG}{inner}{LONG}"
    )
    return [
        line
        for line in _read(f"{page}</main></body></html>").text.split("\n")
        if line and "old school" not in line and line != "Minutes"
    ]


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        pytest.param("<p>It will<!-- --> not<!----> pay <!-- a -->3<!-- --> million.</p>",
                     ["It will not pay 3 million."], id="comments-of-react"),
        pytest.param("<p><?php x ?>Ruiz promised <?xml y?>7 million.</p>",
                     ["Ruiz promised 7 million."], id="processing-instructions"),
        pytest.param("<ul><li><!-- q -->One ferry</li><li>Two <!-- q -->trains</li></ul>",
                     ["- One ferry", "- Two trains"], id="comments-in-items"),
        pytest.param("<table><tr><th>Item<th>Said<th>Due</tr><tr><td>4.1<td><p>Cracks.</p><p>Ferry.</p>"
                     "<ul><li>now</ul><td></tr></table>",
                     ["| Item | Said | Due |", "| 4.1 | Cracks. Ferry. now | |"], id="blocks-in-cells"),
        pytest.param("<p>Votes &#146;for&#146;:&#0; 7&#8;&#11;to\x01 2\x0band\x00 1.</p>",
                     ["Votes ’for’: 7 to 2 and 1."], id="control-characters"),
        pytest.param("<p>Arland <s>will pay</s> <del>now</del> <b style='text-decoration:line-through'>a"
                     "</b> <ins>may pay</ins>.</p>", ["Arland may pay."], id="struck-out"),
        pytest.param("<p>Ana asked.</p><p>Adopted, 7 to 2.</p><p>Tom asked.</p><p>Adopted, 7 to 2.</p>",
                     ["Ana asked.", "Adopted, 7 to 2.", "Tom asked.", "Adopted, 7 to 2."], id="votes"),
        pytest.param("<h2>Present</h2><dl><dt>Chair</dt><dd>Ana Ruiz</dd></dl><h2>Regrets</h2>"
                     "<ul><li>Rosa Oda</li></ul>",
                     ["Present", "Chair", "Ana Ruiz", "Regrets", "- Rosa Oda"], id="lists-of-attendees"),
        pytest.param("<p>One<br>two<br><br>three</p>", ["One", "two", "three"], id="broken-lines"),
        pytest.param("<div>Loose <div>inner</div> text.</div>", ["Loose", "inner", "text."], id="loose"),
        pytest.param("<p>Shown.<span hidden>Unseen.</span></p>", ["Shown."], id="hidden"),
        pytest.param("<p>He said <q>no</q>.</p>", ["He said “no”."], id="quoted"),
        pytest.param("<pre>a  b\n c\n\nd</pre>", ["a b", "c", "d"], id="preformatted"),
        pytest.param("<nav><p>We have sections. All of them.</p></nav>", [], id="navigation"),
        pytest.param("<div><h3>More</h3><ul><li><a href=/1>Art</a><li><a href='/2'>Rain</a></ul></div>",
                     [], id="links-away-and-their-heading"),
        pytest.param("<div><button>Share this speech</button></div>", [], id="buttons"),
    ],
)  # fmt: skip
def test_no_word_of_an_article_is_lost_and_none_of_the_site_kept(inner: str, lines: list[str]) -> None:
    assert _lines(inner) == lines


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("Paid 25<sup>1</sup> million.", "Paid 25¹ million.", id="raised"),
        pytest.param("10<sup>2</sup> km, 3 m<sup>3</sup>", "10² km, 3 m³", id="power"),
        pytest.param("25<sup><a href='#n1'>1</a></sup> million", "25 million", id="mark-with-link"),
        pytest.param("25<a href='#n1'><sup>1</sup></a> million", "25 million", id="mark-in-link"),
        pytest.param(
            "25<span style='vertical-align:super'>1</span> million", "25¹ million", id="by-style"
        ),
        pytest.param("25<sup>1,2</sup> and <sup>3</sup>25", "25¹,² and ³ 25", id="before-a-figure"),
        pytest.param("25<sup>٢</sup>", "25[٢]", id="other-digits"),
        pytest.param("the 2<sup>nd</sup> of M<sup>me</sup> Roy", "the 2nd of Mme Roy", id="letters"),
        pytest.param("10<sub>2</sub>, CO<sub>2</sub>", "10₂, CO2", id="lowered"),
    ],
)
def test_a_raised_figure_never_joins_the_one_before(markup: str, text: str) -> None:
    assert read_fragment(f"<p>{markup}</p>", "it") == text
    assert _lines(f"<p>{markup}</p>") == [text]


def test_what_is_struck_out_or_hidden_is_said_to_be_left_out() -> None:
    page = f"<html><body>{LONG}<p>It <s>will not</s> will.</p></body></html>"
    assert _read(page).left_out == ("2 words struck out",)
    left_out: list[str] = []
    text = read_fragment("<p style='display:none'>See me</p><p>No <del>more</del></p>", "it", left_out)
    assert (text, left_out) == ("No", ["1 word struck out", "2 words hidden from readers"])


def test_the_lists_around_minutes_are_kept_and_their_contents_are_not() -> None:
    names = "<dl><dt>Present</dt><dd>Ana, Tom</dd><dt>Regrets</dt><dd>Rosa</dd></dl>"
    page = (
        "<html><head><title>Harbour Group – 8 April 2024</title></head><body>"
        "<header><p><a href='/'>Home</a></p><h1>Harbour Group</h1><h2>8 April 2024</h2></header>"
        f"<div id=pre><div id=attendees><h2>Attendees</h2>{names}</div>"
        "<nav id=toc><h2>Contents</h2><ol><li><a href='#a'>Bridge</a></ol></nav></div>"
        f"<main><h2>Meeting minutes</h2><h3 id=a>Bridge</h3>{LONG}<p>Tom: to write to the school</p>"
        "</main><div id=Summary><h2>Summary of actions</h2><ol>"
        "<li><a href='#x'>Tom to write to the school</a>"
        "</ol></div><footer>Formatted by a script</footer></body></html>"
    )
    document = _read(page)
    lines = [line for line in document.text.split("\n") if line and "old school" not in line]
    assert lines == [
        "Harbour Group", "8 April 2024", "Attendees", "Present", "Ana, Tom", "Regrets", "Rosa",
        "Meeting minutes", "Bridge", "Tom: to write to the school", "Summary of actions",
        "- Tom to write to the school",
    ]  # fmt: skip
    assert document.published == dt.date(2024, 4, 8)
    assert document.place_of(document.text.index("Ana, Tom"), 1) == "Attendees"
    assert document.place_of(document.text.index("Tom: to"), 1) == "Bridge"


@pytest.mark.parametrize(
    ("markup", "marks"),
    [
        pytest.param(
            "<h1>Minutes</h1>{}<h2>Bridge</h2>{}<h2>Tolls</h2>{}", ["Bridge", "Tolls"], id="minutes"
        ),
        pytest.param("<h1>Story</h1>{}<h2>Background</h2>{}", [], id="one-heading"),
        pytest.param("<h1>One</h1>{}<h1>Two</h1>{}", ["One", "Two"], id="two-titles"),
        pytest.param("{}{}", [], id="none"),
    ],
)
def test_a_place_is_cited_by_the_heading_it_is_under(markup: str, marks: list[str]) -> None:
    document = _read(f"<html><body><main>{markup.replace('{}', LONG)}</main></body></html>")
    assert [words for _, words in document.marks] == marks
    assert all(document.text[at:].startswith(words) for at, words in document.marks)


@pytest.mark.parametrize(
    ("head", "torn"),
    [
        pytest.param('<meta charset="utf-8">', "Brücke caf\ufffd", id="said-by-the-page"),
        pytest.param("", "Brücke caf\ufffd", id="unsaid"),
    ],
)
def test_a_page_in_utf_8_with_one_bad_byte_is_read_as_browsers_do(head: str, torn: str) -> None:
    body = f"<html>{head}<body>{LONG}<p>Über die Brücke caf".encode() + b"\xe9</p></body></html>"
    document = make_document(extract_document(Content(body, "page.html"), "html"), "page.html")
    assert document.text.endswith(torn)
    assert document.left_out == ("1 character whose bytes are not UTF-8, each shown as \ufffd",)
