"""Pages whose elements are nested deeper than a parser builds: every word is read, in order."""

from __future__ import annotations

import time

import pytest
from lxml import etree, html  # type: ignore[import-untyped]  # it has no types

from summarizer.read._content import Content
from summarizer.read._html import read_article, read_fragment
from summarizer.read._page_tree import parse_tree

SAID = "<p>The board met on Monday and heard three engineers about the crack in the quay.</p>"


def _nest(element: str, depth: int, inner: str) -> str:
    names = element.split()
    begin = "".join(f"<{name}>" for name in names)
    end = "".join(f"</{name}>" for name in reversed(names))
    return begin * depth + inner + end * depth


@pytest.mark.slow
@pytest.mark.parametrize("element", ["div", "span", "blockquote", "ul li", "table tr td", "x-shell"])
@pytest.mark.parametrize("depth", [50, 254, 300, 3_000])
def test_every_word_is_read_however_deep_it_stands(element: str, depth: int) -> None:
    inner = "Bosk will <b>not</b> pay <a href='/t'>10<sup>2</sup> tons</a>."
    text = read_fragment(f"<p>First.</p>{_nest(element, depth, inner)}<p>Last.</p>", "mail")
    words = text.replace("|", " ").replace("- ", " ").split()
    assert words == "First. Bosk will not pay 10² tons. Last.".split()


@pytest.mark.slow
def test_an_article_around_a_deep_place_is_whole() -> None:
    deep = _nest("section div", 400, "<h2>Money</h2><p>Arland will pay.</p><p>Bosk will not.</p>")
    page = f"<html lang=en><title>Quay</title><body><article><h1>Quay</h1>{SAID}{deep}{SAID}</article>"
    found = read_article(Content(page.encode(), "page"))
    said = "The board met on Monday and heard three engineers about the crack in the quay."
    assert found.text.split("\n\n") == [
        "Quay",
        said,
        "Money",
        "Arland will pay.",
        "Bosk will not.",
        said,
    ]
    assert (found.title, found.language, found.left_out) == ("Quay", "en", ())


@pytest.mark.slow
@pytest.mark.parametrize("depth", [3_000, pytest.param(50_000, marks=pytest.mark.slow)])
def test_an_article_that_stands_deep_is_read(depth: int) -> None:
    page = f"<html><body>{'<div>' * depth}{SAID}<p>Arland will pay for it.</p>"
    assert read_article(Content(page.encode(), "page")).text.endswith("\n\nArland will pay for it.")


def test_what_no_reader_sees_is_no_text_in_a_deep_place_either() -> None:
    inner = "<script>go()</script><svg><text>mark</text></svg><p hidden>no <i>not</i></p>Seen."
    assert read_fragment(_nest("div", 300, inner), "mail") == "Seen."


@pytest.mark.slow
def test_elements_that_are_never_closed_do_not_make_reading_slow() -> None:
    markup = "".join(f"<font><p>Bosk paid {at} times, and Arland did not.</p>" for at in range(5_000))
    began = time.process_time()
    assert len(read_fragment(markup, "mail").split("\n\n")) == 5_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param("<title>Quay</title>", id="no-head-or-body"),
        pytest.param("<!DOCTYPE html><html><title>Quay</title><style>p{}</style>", id="no-head"),
        pytest.param("<head><title>Quay</title>", id="head-not-closed"),
        pytest.param("<head><title>Quay</title></head><body>", id="both"),
    ],
)
@pytest.mark.parametrize("around", ["article", "main", "section", "quay-app", "div"])
def test_a_page_that_does_not_say_where_its_body_begins_is_read(begin: str, around: str) -> None:
    page = f"{begin}<{around}><h1>Quay</h1>{SAID}<p>It agreed on nothing.</p></{around}><p>It left at nine.</p>"
    found = read_article(Content(page.encode(), "page"))
    said = "The board met on Monday and heard three engineers about the crack in the quay."
    read = found.text.split("\n\n")
    assert (found.title, read) == ("Quay", ["Quay", said, "It agreed on nothing.", "It left at nine."])


def test_words_of_a_body_come_behind_what_stands_before_it() -> None:
    tree = parse_tree(
        "<head><title>Q</title><main>First.</main></head><body>Then <b>this</b>.", etree, html
    )
    assert tree.find("body").text_content() == "First.Then this."
    assert tree.find("head").text_content() == "Q"
