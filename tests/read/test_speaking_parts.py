"""Speaking parts: corrections, notes and lists of people that stand apart in an article are read."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer.read._content import Content
from summarizer.read._html import read_article

PROSE = "".join(
    f"<p>On day {day} the delegates sat in the customs house and argued about herring.</p>"
    for day in range(4)
)
RELATED = "<section><h3>More</h3><ul><li><a href='/1'>Crab prices fall</a></li></ul></section>"


def _read(inner: str, around: str = "<main><article>{}</article></main>") -> str:
    page = (
        "<html><head><title>Herring talks</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
        f"{around.replace('{}', f'<h1>Herring talks</h1>{inner}')}{RELATED}"
        "<footer><p>Write to us.</p></footer></body></html>"
    )
    return read_article(Content(page.encode(), "page")).text


@pytest.mark.parametrize(
    ("part", "words"),
    cases_in(
        """
        aside: <aside><p>Correction: Iceland did not sign.</p></aside> => Iceland did not sign.
        bare: <aside>Correction: Iceland did not sign.</aside> => Iceland did not sign.
        footer: <footer><p>Correction: Iceland did not sign.</p></footer> => Iceland did not sign.
        unended: <footer>Clarification: the minister spoke for Iceland only</footer> => for Iceland only
        headed: <aside class="note"><h4>Berichtigung</h4><p>Island hat nicht unterschrieben.</p></aside> => Berichtigung
        role: <div role="complementary"><p>Correction: Iceland did not sign.</p></div> => Iceland did not sign.
        tagged: <footer><ul><li><a href="/t">Herring news</a></li></ul><p>Iceland did not sign.</p></footer> => Iceland did not sign.
        linked: <footer><p>An <a href="/o">older text</a> was wrong. Iceland did not sign.</p></footer> => Iceland did not sign.
        asking: <aside><p>Iceland did not sign. Seen another mistake?</p></aside> => Iceland did not sign.
        listed: <footer><h2>Corrections</h2><ol><li>Iceland did not sign.</li><li>It was 40, not 4.</li></ol></footer> => It was 40, not 4.
        Chinese: <footer>更正：冰岛没有签字。</footer> => 冰岛没有签字。
        Arabic: <aside>تصحيح: لم توقع آيسلندا على الاتفاق.</aside> => لم توقع آيسلندا
        """
    ),
)
@pytest.mark.parametrize(
    "around",
    ["<main><article>{}</article></main>", "<div><div>{}</div></div>"],
    ids=["article", "divisions"],
)
def test_a_correction_at_the_end_of_an_article_is_read(part: str, words: str, around: str) -> None:
    read = _read(PROSE + part, around)
    assert words in read
    assert "Herring news" not in read and "Crab prices" not in read


@pytest.mark.parametrize(
    ("table", "name"),
    cases_in(
        """
        plain: <table><tr><td>Bui Dam</td></tr><tr><td>Jo Lie</td></tr></table> => Jo Lie
        headed: <h2>Present</h2><table><tr><td>Bui Dam</td></tr><tr><td>Jo Lie</td></tr></table> => Jo Lie
        header: <table><tr><th>Present</th></tr><tr><td>Bui Dam</td></tr><tr><td>Jo Lie</td></tr></table> => Jo Lie
        divided: <div><table><tr><td>Bui Dam</td></tr><tr><td>Jo Lie</td></tr></table></div> => Jo Lie
        paragraphs: <table><tr><td><p>Bui Dam</p></td></tr><tr><td><p>Jo Lie</p></td></tr></table> => Jo Lie
        one: <table><tr><td>Jo Lie, envoy</td></tr></table> => Jo Lie, envoy
        mailed: <table><tr><td><a href="mailto:b@x.example">Bui Dam</a></td></tr><tr><td>Jo Lie</td></tr></table> => Jo Lie
        """
    ),
)
@pytest.mark.parametrize("around", ["<main><article>{}</article></main>", "<div id='c'>{}</div>"])
def test_who_was_present_in_a_table_of_one_column_is_read(table: str, name: str, around: str) -> None:
    for inner in (PROSE + table, PROSE + table + PROSE):
        assert name in _read(inner, around)


@pytest.mark.parametrize(
    "part",
    [
        "<aside><h4><a href='/1'>Crab prices fall</a></h4><p>Fishers worry, says their union.</p></aside>",
        "<aside><p>Do you want to read more of this?</p></aside>",
    ],
)
def test_teasers_and_questions_at_the_end_are_not(part: str) -> None:
    assert _read(PROSE + part) == _read(PROSE)


def test_a_bar_of_a_sentence_and_a_button_beside_the_article_is_not_read() -> None:
    bar = "<div><p>We keep a few cookies on board to count our visits.</p><button>Fine</button></div>"
    assert "cookies" not in _read(PROSE, "<div><div><main>{}</main></div>" + bar + "</div>")


def test_a_table_of_one_column_on_a_bare_page_is_read() -> None:
    table = "<div><table><tr><td>Bui Dam</td></tr><tr><td>Jo Lie</td></tr></table></div>"
    assert "Jo Lie" in _read(PROSE + table, "{}")
