"""The day of a page: where its fields say when it was published, never a guess.

htmldate, which trafilatura brings, is not asked: it completes "2025-05" with the day on which it
runs (1.11.0), and takes the day of an update at the foot of a page for that of the page.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from summarizer._dates.resolve import resolve_date
from summarizer._words.languages import words_of_all

YEARS = range(1990, 2101)
LONGEST = 60  # characters of an element that holds nothing but a date
MOST = 200  # elements, and characters of a class, looked at
FEW = 20  # headings looked at
_META = frozenset(
    "article:published_time og:published_time og:article:published_time article.published bt:pubdate"
    " citation_publication_date cxenseparse:recs:publishtime date.issued datepublished dc.date.issued"
    " dcterms.issued parsely-pub-date pubdate publication_date publicationdate publish-date publish_date"
    " publishdate published_date published_time sailthru.date".split()
)
_VAGUE = frozenset("date dc.date dc.date.created dcterms.created dcterms.date".split())
_DAY = re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?![\d-])")
_IN_ADDRESS = re.compile(r"/(?P<y>\d{4})[/-](?P<m>\d\d?)[/-](?P<d>\d\d?)(?=[/_-]|$)")
_CLASS = re.compile(
    r"(?i)(?<![a-z])(?:(?:post|entry|article|news|press)[-_]?)?(?:date|dateline|pubdate|published|timestamp)(?![a-z])"
)
_UTC = re.compile(r"(?i)T?\d\d:?\d\d(?::?\d\d)?(?:[.,]\d+)?\s?(?:Z|UTC|GMT|[+-]00:?00)\s*$")
_MARKED = "//*[@itemprop='datePublished' or @pubdate]"
_PLAIN = frozenset("time h1 h2 h3".split())  # may hold a date without being called one
_NAMED = f"//time | (//h1 | //h2 | //h3)[position() <= {FEW}] | //*[@class or @id][not(*)]"
_OTHER = re.compile(r"(?i)updat|modif|event|expir|deadline|birth|comment|copyright|related|teaser")


def find_page_day(tree: Any, url: str | None = None) -> dt.date | None:
    """The day on which a page (an lxml tree) says that it was published, or None.

    Its JSON-LD goes before its meta tags, these before a <time> marked as the day of publication, a
    meta tag that is called a date, the address, and an element that is called a date and holds
    nothing else. Where the first of these to speak gives two days, there is none. An instant in UTC is
    on another day where its readers live as often as not: the day that the page shows goes before it.
    """
    spoken = _first_to_speak(tree, url)
    if len(spoken) != 1:
        return None
    day, in_utc = spoken.pop()
    shown = (
        {seen for seen in _shown_days(tree) if abs(seen - day) <= dt.timedelta(1)} if in_utc else set()
    )
    return shown.pop() if len(shown) == 1 else day


def _first_to_speak(tree: Any, url: str | None) -> set[tuple[dt.date, bool]]:
    """The days that the first kind of field gives which gives one, and whether they are of UTC."""
    steps = (
        _days_in_json_ld(tree),
        _days_in_meta(tree, _META),
        _days_in_marked(tree),
        _days_in_meta(tree, _VAGUE),
        _days_in_address(url, tree),
        _days_in_text(tree),
    )
    for written in steps:
        found: dict[dt.date, bool] = {}
        for text in written:
            day = parse_day(text)
            if day:
                found[day] = found.get(day, True) and bool(_UTC.search(text))
        if found:
            return set(found.items())
    return set()


def _shown_days(tree: Any) -> set[dt.date]:
    """The days that a reader of the page sees, in elements that are called a date or marked as one."""
    marked = (element.text_content() for element in tree.xpath(_MARKED)[:MOST])
    texts = [*marked, *(element.text_content() for element in _date_elements(tree))]
    return {day for text in texts if (day := parse_day(text))}


def parse_day(text: str) -> dt.date | None:
    """The day in a date written in full, as YYYY-MM-DD or in words."""
    text = text.strip()
    match = _DAY.match(text)
    if match:
        return _make_date(match)
    if len(text) > LONGEST or not re.search(r"\d{4}", text):
        return None
    found = resolve_date(_load_lead().sub("", text), published=None)
    whole = found and found.start == found.end
    return found.start if found and whole and found.start.year in YEARS else None


@cache
def _load_lead() -> re.Pattern[str]:
    """What stands before the day of a page: "Published on:"."""
    words = sorted(words_of_all("pages", "before the day of a page"), reverse=True)
    wordings = "|".join(word.replace(" ", r"\s+") for word in words)
    return re.compile(rf"(?i)^\s*(?:{wordings})\s*[:：]?\s*")


def _make_date(match: re.Match[str]) -> dt.date | None:
    try:
        day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _days_in_json_ld(tree: Any) -> Iterator[str]:
    """`datePublished` of the articles in JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:MOST]:
        try:
            nodes: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while nodes:
            node = nodes.pop()
            if isinstance(node, dict):
                said = node.get("datePublished")
                if isinstance(said, str) and _is_article(node.get("@type")):
                    yield said
                nodes += [
                    node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node
                ]
            elif isinstance(node, list):
                nodes += node


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(name, str) and re.search("Article|Report|Posting|WebPage", name) for name in kinds
    )


def _days_in_meta(tree: Any, names: frozenset[str]) -> Iterator[str]:
    """The content of meta tags of these names."""
    for meta in tree.xpath("//meta[@content]")[: 5 * MOST]:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.casefold() in names:
            yield meta.get("content")


def _days_in_marked(tree: Any) -> Iterator[str]:
    """<time> and its like with itemprop="datePublished" or pubdate."""
    for time in tree.xpath(_MARKED)[:MOST]:
        yield time.get("datetime") or time.get("content") or time.text_content()


def _days_in_address(url: str | None, tree: Any) -> Iterator[str]:
    own = tree.xpath("//link[@rel='canonical']/@href")[:1]
    for address in [url, *own]:
        match = _IN_ADDRESS.search(address or "")
        if match and _make_date(match):
            yield f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"


def _days_in_text(tree: Any) -> Iterator[str]:
    """What elements say that are called a date and hold nothing else."""
    for element in _date_elements(tree):
        yield element.get("datetime") or element.text_content()


def _date_elements(tree: Any) -> Iterator[Any]:
    """Elements that are called a date, or are headings, and are short enough to be nothing else."""
    for element in tree.xpath(_NAMED)[: 50 * MOST]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag not in _PLAIN and not _CLASS.search(names):
            continue
        around = " ".join(
            [names, *(f"{(up.get('class') or '')[:MOST]} {up.tag}" for up in element.iterancestors())]
        )
        if _OTHER.search(around) or re.search(r"(?<!\w)(?:aside|footer|nav)(?!\w)", around):
            continue
        if len(element.text_content()) <= LONGEST:
            yield element
