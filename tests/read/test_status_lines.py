"""Status lines: what a page says of its whole text is read, wherever it is on the page."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer.read._content import Content
from summarizer.read._html import read_article
from summarizer.read._raw_document import RawDocument
from summarizer.read._site_parts import split_words
from summarizer.read._status_lines import says_status

PROSE = "".join(
    f"<p>On day {day} the delegates sat in the customs house and argued about herring.</p>"
    for day in range(4)
)
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
FOOT = "<footer><p>Write to us.</p><a href='/i'>Imprint</a></footer>"
PLACES = {
    "above-the-menu": "{}"
    + NAV
    + "<main><article><h1>Herring talks</h1>{prose}</article></main>"
    + FOOT,
    "above": NAV + "{}<main><article><h1>Herring talks</h1>{prose}</article></main>" + FOOT,
    "below": NAV + "<main><article><h1>Herring talks</h1>{prose}</article></main>{}" + FOOT,
    "amid": NAV + "<main><article><h1>Herring talks</h1>{prose}{}{prose}</article></main>" + FOOT,
    "last": NAV + "<main><article><h1>Herring talks</h1>{prose}{}</article></main>" + FOOT,
    "bare": "{}<h1>Herring talks</h1>{prose}",
}


def _read(body: str) -> RawDocument:
    page = f"<html><head><title>Herring talks - Shore Gazette</title></head><body>{body}</body></html>"
    return read_article(Content(page.encode(), "page"))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(
    "part",
    [
        "<div class='watermark' aria-hidden='true'>{}</div>",
        "<header><p>{}</p></header>",
        "<footer><small>{}</small></footer>",
        "<aside class='sidebar'><div>{}</div></aside>",
        "<nav><span>{}</span><a href='/1'>Older</a></nav>",
        "<div role='banner'>{}</div>",
        "<dialog open>{}</dialog>",
        "<form><p>{}</p><input></form>",
        "<svg><text>{}</text></svg>",
        "<h2>{}</h2>",
        "<table><tr><td>{}</td><td><a href='/p'>Print</a></td></tr></table>",
    ],
)
@pytest.mark.parametrize("line", ["DRAFT - NOT AGREED", "Not an official record"])
def test_a_line_that_says_what_the_text_is_is_read(line: str, part: str, place: str) -> None:
    body = place.replace("{prose}", PROSE).replace("{}", part.replace("{}", line))
    assert line in _read(body).text


def test_a_line_on_the_text_is_read_in_any_words() -> None:
    line = "Chair's summary of the second day"
    assert _read(f"<div>{line}</div><main><h1>Herring talks</h1>{PROSE}</main>").text.startswith(line)


@pytest.mark.parametrize(
    "head",
    [
        "<div><p>Shore Gazette</p><p>Written on the pier</p></div>",
        f"{NAV}<header><p>News of the quays</p></header>",
        f"<div>News of the quays</div>{NAV}",
    ],
)
def test_the_head_of_a_site_is_not_read(head: str) -> None:
    read = _read(f"{head}<main><article><h1>Herring talks</h1>{PROSE}</article></main>").text
    assert read.startswith("Herring talks")


def test_a_line_beside_the_article_that_is_not_read_is_quoted() -> None:
    body = (
        f"<div>Kept under seal</div>{NAV}<main><article><h1>Herring talks</h1>{PROSE}</article></main>"
    )
    assert _read(body).left_out == ("beside the article: “Kept under seal”",)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "ENTWURF – NICHT ABGESTIMMT",
            "Projet",
            "Projet de communiqué",
            "BORRADOR",
            "Documento não oficial",
        ),
        *(
            "Bozza non approvata",
            "CONCEPT",
            "Utkast",
            "PROJEKT",
            "ПРОЕКТ. НЕ СОГЛАСОВАНО",
            "Не погоджено",
        ),
        *(
            "TASLAKTIR",
            "Σχέδιο",
            "RANCANGAN",
            "مسودة غير متفق عليها",
            "پیش‌نویس",
            "मसौदा",
            "未定稿",
            "초안",
        ),
        *("征求意见稿", "Embargoed until 5 May, 10:00", "Check against delivery"),
    ],
)
def test_it_is_known_by_the_words_of_many_languages(line: str) -> None:
    assert says_status(split_words(line))


@pytest.mark.parametrize(
    ("line", "why"),
    cases_in(
        """
        design: Projekt i wykonanie strony => no draft
        project: Проект реализован при поддержке фонда => no draft
        area: Restricted area of the harbour => of no text
        long: The union has withdrawn from the talks on herring that were held in the old customs house => a sentence of news
        """
    ),
)
def test_lines_of_other_matters_are_not(line: str, why: str) -> None:
    assert not says_status(split_words(line)), why
