"""Paragraphs of links, forms and buttons in an article: read, or said to be left out."""

from __future__ import annotations

import pytest

from summarizer.read._content import Content
from summarizer.read._html import read_article
from summarizer.read._raw_document import RawDocument
from tests.case_tables import cases_in

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
