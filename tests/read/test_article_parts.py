"""Paragraphs of links, forms and buttons in an article: read, or said to be left out."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer.read._content import Content
from summarizer.read._html import read_article
from summarizer.read._raw_document import RawDocument

LINES = [
    f"On day {day} the delegates sat in the customs house and argued about herring." for day in range(4)
]
PROSE = "".join(f"<p>{line}</p>" for line in LINES)


def _read(inner: str) -> RawDocument:
    page = (
        "<html><head><title>Herring talks</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
        f"{inner}<footer><p>Write to us.</p></footer></body></html>"
    )
    return read_article(Content(page.encode(), "page"))


def _beyond(inner: str) -> list[str]:
    """The paragraphs that are read of an article beside its prose."""
    read = _read(f"<article><h1>Herring talks</h1>{inner}</article>").text.split("\n\n")
    return [words for words in read if words not in (*LINES, "Herring talks")]


@pytest.mark.parametrize(
    ("part", "words"),
    cases_in(
        """
        paragraph: <p><a href="/d">Treaty of the Two Ports, signed copy</a></p> => Treaty of the Two Ports, signed copy
        short: <p><a href="/d">Annex B</a></p> => Annex B
        heading: <h2><a href="/d">Second sitting</a></h2> => Second sitting
        strong: <p><strong><a href="/d">Joint communiqué</a></strong></p> => Joint communiqué
        list: <ul><li><a href="/1">Quota protocol</a></li><li><a href="/2">Pilotage annex</a></li></ul> => - Quota protocol; - Pilotage annex
        people: <p>Present:</p><ul><li><a href="/1">Ida Moe</a><li><a href="/2">Per Aas</a><li><a href="/3">Jo Lie</a><li><a href="/4">Eli Dahl</a><li><a href="/5">Liv Sand</a><li><a href="/6">Odd Vik</a></ul> => Present:; - Ida Moe; - Per Aas; - Jo Lie; - Eli Dahl; - Liv Sand; - Odd Vik
        """
    ),
)
@pytest.mark.parametrize("after", [PROSE, ""], ids=["amid", "at-the-end"])
def test_a_paragraph_that_is_only_a_link_is_read(part: str, words: str, after: str) -> None:
    read = "; ".join(_beyond(PROSE + part + after)).replace("\n", "; ")
    # A heading at the end leads to nothing.
    assert read == ("" if part.startswith("<h2") and not after else words)


def test_a_box_of_links_within_an_article_is_left_out_and_said_to_be() -> None:
    links = "<ul><li><a href='/1'>Crab prices fall</a></li><li><a href='/2'>A new ferry</a></li></ul>"
    box = f"<div><h3>More</h3>{links}</div>"
    assert _beyond(PROSE + box + PROSE) == []
    assert _read(f"<article>{PROSE}{box}{PROSE}</article>").left_out == (
        "1 word in boxes or forms within the article",
        "6 words in lists of links within the article",
    )


def test_links_behind_an_article_on_a_bare_page_are_left_out() -> None:
    assert _read(f"{PROSE}<p><a href='/1'>All pages</a></p>").text.split("\n\n") == LINES


PAYS = "Norvik will pay for the nets, its envoy said."


@pytest.mark.parametrize(
    ("form", "read"),
    [
        pytest.param(
            f"<form><input type=hidden name=a><p>{PAYS}</p></form>", [PAYS], id="hidden-fields"
        ),
        pytest.param(
            f"<form><p>{PAYS}</p><input type=submit value=Print></form>", [PAYS], id="to-press"
        ),
        pytest.param(
            f"<form><p>{PAYS}</p><ul><li>Ida Moe<li>Per Aas</ul><p>It did.</p><input></form>",
            [PAYS, "- Ida Moe\n- Per Aas", "It did."],
            id="more-sentences-than-fields",
        ),
        pytest.param(
            f"<form><fieldset><legend>Agreed</legend><p>{PAYS}</p></fieldset></form>",
            ["Agreed", PAYS],
            id="fieldset",
        ),
        pytest.param(
            "<form><p>Have our news by mail each morning.</p><input type=email><button>Send</button></form>",
            [],
            id="newsletter",
        ),
        pytest.param(
            "<form><p>Who should pay for nets?</p><label><input type=radio>Norvik</label>"
            "<label><input type=radio>Sund</label><button>Vote</button></form>",
            [],
            id="poll",
        ),
    ],
)
@pytest.mark.parametrize("after", [PROSE, ""], ids=["amid", "at-the-end"])
def test_text_that_a_form_frames_is_read_and_what_is_to_be_filled_in_is_not(
    form: str, read: list[str], after: str
) -> None:
    assert _beyond(PROSE + form + after) == read
    left_out = _read(f"<article>{PROSE}{form}{PROSE}</article>").left_out
    assert bool(left_out) == (not read)


@pytest.mark.parametrize("fields", [0, 3, 30])
def test_a_form_around_a_whole_page_changes_nothing(fields: int) -> None:
    search = (
        "<div>" + "<label>Find</label><input name=q><select><option>All</select>" * fields + "</div>"
    )
    page = f"<form method=post><input type=hidden name=__STATE>{search}<h1>Herring talks</h1>{{}}</form>"
    read = _read(page.format(f"<div>{PROSE}<table><tr><td>Ida Moe<td>Aye</table></div>"))
    assert read.text.split("\n\n") == ["Herring talks", *LINES, "| Ida Moe | Aye |"]


def test_a_button_within_a_sentence_is_one_of_its_words() -> None:
    line = "<p>The envoy said <button type=button>no</button> to quotas. <button>Share</button></p>"
    assert _beyond(PROSE + line + PROSE) == ["The envoy said no to quotas."]


SAYS = "Sund will not sell its boats, said the mayor."


@pytest.mark.parametrize(
    "panel",
    [
        pytest.param(f"<h3><button aria-expanded=false>Boats</button></h3><div hidden><p>{SAYS}</p></div>",
                     id="hidden"),
        pytest.param("<div role=button aria-expanded=false>Boats</div>"
                     f"<div style='visibility: hidden' aria-hidden=true><p>{SAYS}</p></div>", id="role"),
        pytest.param("<div><h3><button aria-expanded=false><b>Boats</b></button></h3></div>"
                     f"<div class='panel--hidden'><p>{SAYS}</p></div>", id="named"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("after", [PROSE, ""], ids=["amid", "at-the-end"])
def test_what_a_reader_opens_is_read_below_what_opens_it(panel: str, after: str) -> None:
    assert _beyond(f"{PROSE}<div>{panel}</div>{after}") == ["Boats", SAYS]


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<button aria-expanded=false>Share</button><div hidden><a href='/1'>Mail</a></div>",
                     id="links"),
        pytest.param("<button aria-expanded=false>Write</button><div hidden><p>Tell us here.</p><input></div>",
                     id="fields"),
        pytest.param(f"<p hidden>{SAYS}</p>", id="hidden-alone"),
    ],
)  # fmt: skip
def test_what_is_no_text_or_opened_by_nothing_stays_shut(inner: str) -> None:
    assert _beyond(f"{PROSE}<div>{inner}</div>{PROSE}") == []


@pytest.mark.parametrize(
    ("top", "read"),
    [
        pytest.param(f"<h4>{SAYS}</h4><h1>Herring talks</h1>{PROSE}", [SAYS], id="sentence-above-the-title"),
        pytest.param(f"<h1>Herring talks</h1><h2>{SAYS}</h2><p class=byline>By Jo Lie</p>{PROSE}", [SAYS],
                     id="sentence-below-the-title"),
        pytest.param(f"<h1>Herring talks</h1><div class='teaser-text'><p>{SAYS}</p></div>{PROSE}", [SAYS],
                     id="named-a-teaser"),
        pytest.param(f"<div><span>Herring talks</span><br>4.3.2026<hr><b>{SAYS}</b><br><br>{PROSE}</div>",
                     ["Herring talks\n4.3.2026", SAYS], id="title-a-line"),
    ],
)  # fmt: skip
def test_what_stands_around_the_title_is_read(top: str, read: list[str]) -> None:
    found = _read(f"<div>{top}</div>").text.split("\n\n")
    assert [words for words in found if words not in (*LINES, "Herring talks")] == read
    assert any(words.startswith("Herring talks") for words in found)


def test_a_box_that_asks_to_fill_in_its_form_is_left_out_whole() -> None:
    ask = "<div><h3>Our bulletin</h3><p>Have it sent to you.</p><form><input type=email></form></div>"
    assert _beyond(PROSE + ask + PROSE) == []
    assert _read(f"<article>{PROSE}{ask}{PROSE}</article>").left_out == (
        "7 words in boxes or forms within the article",
    )


@pytest.mark.parametrize(
    ("foot", "read"),
    [
        pytest.param("<tr><td>Customs house of the two ports</td></tr>", [], id="foot"),
        pytest.param("<tr><td>Customs house<br><a href='mailto:a@b.example'>Write</a></td></tr>", [],
                     id="foot-with-a-link"),
        pytest.param(f"<tr><td>{SAYS}</td></tr>", [SAYS], id="sentence"),
    ],
)  # fmt: skip
def test_a_row_below_the_one_that_lays_out_an_article_is_read_where_it_is_text(
    foot: str, read: list[str]
) -> None:
    page = f"<table><tr><td><h1>Herring talks</h1>{PROSE}</td></tr>{foot}</table>"
    assert _read(page).text.split("\n\n") == ["Herring talks", *LINES, *read]


def test_rows_of_a_text_and_tables_of_votes_are_read_to_the_last() -> None:
    rows = "".join(f"<tr><td>{words}</td></tr>" for words in (*LINES, "Ida Moe, secretary"))
    read = _read(f"<h1>Herring talks</h1><table>{rows}</table>").text
    assert read.split("\n\n") == ["Herring talks", *LINES, "Ida Moe, secretary"]
    votes = "<table><tr><td>Ida Moe<td>{0}</tr><tr><td>Per Aas<td>{0}</tr></table>"
    page = f"<div><h1>Herring talks</h1>{PROSE}{votes.format('Aye')}</div>{votes.format('No')}"
    assert _read(page).text.endswith(
        "| Ida Moe | Aye |\n| Per Aas | Aye |\n| Ida Moe | No |\n| Per Aas | No |"
    )


@pytest.mark.parametrize("after", [PROSE, ""], ids=["amid", "at-the-end"])
def test_a_line_that_leads_back_to_the_top_is_left_out_and_one_that_leads_on_is_read(after: str) -> None:
    assert _beyond(f"{PROSE}<p><a href='#top'>Back to the head of the page</a></p>{after}") == []
    annex = "<p><a href='#b'>Annex B on nets</a></p>"
    on = f"{PROSE}{annex}{after}<p><a name=b></a>{SAYS}</p>"
    assert _beyond(on) == ["Annex B on nets", SAYS]
