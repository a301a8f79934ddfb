"""Pages whose elements are nested deeper than a parser builds: every word is read, in order."""

from __future__ import annotations

import time

import pytest

from summarizer.read._content import Content
from summarizer.read._html import read_article, read_fragment

SAID = "<p>The board met on Monday and heard three engineers about the crack in the quay.</p>"


def _nest(element: str, depth: int, inner: str) -> str:
    names = element.split()
    begin = "".join(f"<{name}>" for name in names)
    end = "".join(f"</{name}>" for name in reversed(names))
    return begin * depth + inner + end * depth


@pytest.mark.parametrize("element", ["div", "span", "blockquote", "ul li", "table tr td", "x-shell"])
@pytest.mark.parametrize("depth", [50, 254, 300, 3_000])
def test_every_word_is_read_however_deep_it_stands(element: str, depth: int) -> None:
    inner = "Bosk will <b>not</b> pay <a href='/t'>10<sup>2</sup> tons</a>."
    text = read_fragment(f"<p>First.</p>{_nest(element, depth, inner)}<p>Last.</p>", "mail")
    words = text.replace("|", " ").replace("- ", " ").split()
    assert words == "First. Bosk will not pay 10² tons. Last.".split()


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


def test_an_article_that_stands_50000_deep_is_read() -> None:
    page = f"<html><body>{'<div>' * 50_000}{SAID}<p>Arland will pay for it.</p>"
    assert read_article(Content(page.encode(), "page")).text.endswith("\n\nArland will pay for it.")


def test_what_no_reader_sees_is_no_text_in_a_deep_place_either() -> None:
    inner = "<script>go()</script><svg><text>mark</text></svg><p hidden>no <i>not</i></p>Seen."
    assert read_fragment(_nest("div", 300, inner), "mail") == "Seen."


def test_elements_that_are_never_closed_do_not_make_reading_slow() -> None:
    markup = "".join(f"<font><p>Bosk paid {at} times, and Arland did not.</p>" for at in range(5_000))
    began = time.process_time()
    assert len(read_fragment(markup, "mail").split("\n\n")) == 5_000
    assert time.process_time() - began < 10
