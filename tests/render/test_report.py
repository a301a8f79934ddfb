"""The HTML report: what it holds, and what nothing in it can do."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from case_tables import cases_in
from examples import document, good, summary_of
from folders import TOP
from hostile_summary import PAYLOADS, hostile
from hypothesis import given
from hypothesis import strategies as st
from recorded_cases import CASES, recorded

from summarizer import Document
from summarizer._recordings.stored import read_stored_summaries
from summarizer.render import _graph
from summarizer.render._graph_labels import place_labels
from summarizer.render._html import as_html
from summarizer.render._html_escape import escape_isolated, escape_visibly, mark_changes
from summarizer.render._known_parties import names_over
from summarizer.render._party_accounts import make_accounts
from summarizer.render._report_page import _drop_repeated_title
from summarizer.render._text_segments import Span, cut_paragraphs
from summarizer.render._timeline import draw_strip, make_timeline

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class Tags(HTMLParser):
    """Every tag with its attributes, and all text outside of the style and the script."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag if tag in ("style", "script") else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.text += data


@pytest.mark.slow
@pytest.mark.parametrize("several", [False, True], ids=["one", "several"])
def test_a_hostile_summary_is_text_in_a_report_and_nothing_else(several: bool) -> None:
    summary, of = hostile()
    other = summary_of(good())
    page = as_html([summary, other] if several else [summary], {of.id: of}.get, title=PAYLOADS[0])
    escape_cell = as_html([other, other] if several else [other], {other.document.id: document()}.get)
    parsed, known = Tags(page), Tags(escape_cell)
    own = set("code del details ins option select strong ul".split())  # where there is more to show
    allowed = {tag for tag, _ in known.tags} | own
    assert {tag for tag, _ in parsed.tags} <= allowed
    for _, attributes in parsed.tags:
        assert not any(
            name.startswith("on") or name in ("style", "src", "srcdoc") for name in attributes
        )
        assert (attributes.get("href") or "#").startswith("#")
        assert attributes.get("lang", "en") in ("en", "")  # "": of a translation it is not known
    assert [tag for tag, _ in parsed.tags].count("script") == 2
    assert [tag for tag, _ in parsed.tags].count("style") == 1
    assert not UNSEEN.search(page)
    for payload in (each for each in PAYLOADS if not UNSEEN.search(each)):
        assert payload.strip() in parsed.text


def test_the_policy_lets_the_reports_own_script_and_style_run_and_loads_nothing() -> None:
    page = as_html([summary_of(good())])
    (policy,) = [
        attributes["content"] or ""
        for tag, attributes in Tags(page).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.partition(" ")[::2] for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        held = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in held]
        assert rules[rule] == " ".join(f"'sha256-{digest}'" for digest in digests)
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", page)
    assert "http:" not in page.replace("http-equiv", "") and "https:" not in page


def test_each_item_links_to_its_words_and_they_link_back() -> None:
    summary = summary_of(good())
    page = as_html([summary], {summary.document.id: document()}.get)
    tags = Tags(page).tags
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    links = [(attributes.get("href") or "#")[1:] for tag, attributes in tags if tag == "a"]
    assert set(links) <= set(ids)
    ids_of = [item.id for item in summary.meetings]
    ids_of += [item.id for item in summary.commitments] + [item.id for item in summary.concerns]
    for id_ in ids_of:
        assert f"d1-{id_}-e1" in links and f"d1-{id_}" in links
    assert "provided that Iceland opens the harbour by 1 June" in Tags(page).text
    assert "“reportedly”" in Tags(page).text


def test_a_report_without_the_text_says_so_and_shows_the_quotes() -> None:
    told = Tags(as_html([summary_of(good())])).text
    assert "The document’s text is not in this report." in told
    assert "Iceland urged Norway to share its cod surveys" in told
    assert "Denmark was not invited" not in told


def test_another_text_is_never_shown_as_the_document() -> None:
    told = Tags(as_html([summary_of(good())], lambda _: Document("Another text."))).text
    assert "Another text." not in told and "is not in this report" in told


def test_evidence_that_was_moved_is_told_of_and_not_highlighted() -> None:
    summary = summary_of(good())
    evidence = summary.commitments[0].evidence[0]
    moved = evidence.model_copy(update={"start": evidence.start + 1, "end": evidence.end + 1})
    first = summary.commitments[0].model_copy(update={"evidence": (moved,)})
    forged = summary.model_copy(update={"commitments": (first, *summary.commitments[1:])})
    page = as_html([forged], {forged.document.id: document()}.get)
    assert "1 quote does not stand where the summary says" in Tags(page).text
    assert 'id="d1-c1-e1"' not in page and 'id="d1-c2-e1"' in page


def test_what_was_refused_and_what_it_cost_are_in_the_report() -> None:
    summary, _ = hostile()
    told = Tags(as_html([summary])).text
    assert "Not shown, and why" in told and "Cost" in told
    assert summary.document.id in told


@pytest.mark.slow
def test_the_same_summaries_give_the_same_bytes_in_another_process() -> None:
    folders = [str(TOP / "cassettes" / case) for case in CASES]
    code = (
        "import sys; from summarizer._recordings.stored import read_stored_summaries; "
        "from summarizer.render._html import as_html;"
        "found = read_stored_summaries(sys.argv[1:]);"
        "sys.stdout.reconfigure(encoding='utf-8', newline='');"
        "print(as_html(found.summaries, found.documents.get), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *folders],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    found, texts = recorded(*CASES)
    assert done.stdout.decode() == as_html(found, texts.get)


def test_without_networkx_the_pairs_are_a_table_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    found, texts = recorded(*CASES)
    assert _graph.draw_graph(found) is None
    told = Tags(as_html(found, texts.get)).text
    assert "pip install '.[graph]'" in told and "Bolivia" in told


def test_several_documents_are_told_by_time_by_pair_and_by_party() -> None:
    found, _ = recorded(*CASES)
    periods, undated = make_timeline(found)
    meetings = [each for period in periods for each in period.meetings]
    days = [each.day for each in meetings]
    assert len(meetings) + len(undated) == sum(len(each.meetings) for each in found)
    assert days == sorted(day for day in days if day)
    assert [each.label for each in periods] == ["2022", "2024", "2025"]
    placed = draw_strip(periods)
    assert placed and len(placed.dots) == len(meetings) and not placed.more
    drawn = _graph.draw_graph(found)
    assert drawn and {node.name for node in drawn.nodes} <= set(names_over(found).values())
    told = {account.name: account for account in make_accounts(found)}
    chile = [row for row in told["Chile"].undertook if "bridges" in row.what]
    assert [(row.others, row.by_when) for row in chile] == [(("Bolivia",), "Fri 30 Jun 2023")]
    assert chile[0].said == "according to the ministry (official statement)"
    peru = [row for row in told["Peru"].undertook if "measurements" in row.what]
    assert [row.together for row in peru] == [("Bolivia", "Chile", "Ecuador", "Colombia")]
    assert not [row for account in told.values() for row in account.undertook if row.force == "urged"]
    rows = {(row.document, row.item) for account in told.values() for row in account.undertook}
    assert len(rows) == sum(len(each.promises) for each in found)


def test_a_timeline_is_parted_by_months_where_each_has_several_meetings() -> None:
    summary = summary_of(good())
    labels_of = [[each.label for each in make_timeline([summary] * copies)[0]] for copies in (1, 3)]
    assert labels_of == [["2024"], ["Mar 2024", "Apr 2024"]]


@pytest.mark.slow
def test_what_an_index_draws_is_within_its_drawing_and_few_parties_take_little_room() -> None:
    two = [summary_of(good())] * 2
    ticks = [int(x) for x in re.findall(r'<text x="(\d+)"[^>]*>\w+ \d{4}</text>', as_html(two))]
    assert ticks and min(ticks) >= 32 and max(ticks) <= 960 - 32  # half of "Jan 2027"
    few, more = _graph.draw_graph(two), _graph.draw_graph(recorded(*CASES)[0])
    assert few and more and few.height < more.height
    assert all(node.y < few.height and node.label.y < few.height for node in few.nodes)


def test_a_title_is_not_said_twice_unless_words_of_it_are_quoted() -> None:
    text = "Norway  and Iceland meet\n\nThey agreed."
    title = "Norway and Iceland meet"
    assert [each.segments[0].text for each in _drop_repeated_title(title, cut_paragraphs(text, []))] == [
        "They agreed."
    ]
    for kept in (
        cut_paragraphs(text, [Span(0, 6, "m1", "m1-e1")]),
        cut_paragraphs("They agreed.", []),
        [],
    ):
        assert _drop_repeated_title(title, kept) == kept


def test_a_day_that_was_found_is_shown_as_found() -> None:
    for known, shown in ({"published_from": "found"}, True), ({}, False):
        found = document(**known)
        page = as_html([summary_of(good(), of=found)])
        assert ("Thu 7 Mar 2024 (as the document says)" in Tags(page).text) is shown


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2"),
        ('HTTP://Пример.example/é"><b>', "http://xn--e1afmkfd.example/%C3%A9%22%3E%3Cb%3E"),
        ("https://user@example.org/", None),
        ("javascript://example.org/%0aalert(1)", None),
        ("https://", None),
        ("data:text/html,x", None),
        ("notes/report.txt", None),
    ],
)
def test_the_address_of_a_page_is_a_link_under_its_title_and_no_other_name_is(
    name: str, leads: str | None
) -> None:
    tags = Tags(as_html([summary_of(good(), of=document(name=name))])).tags
    away = [each for tag, each in tags if tag == "a" and not (each.get("href") or "#").startswith("#")]
    assert away == ([{"href": leads, "rel": "noreferrer"}] if leads else [])


def test_meetings_that_find_no_room_on_the_strip_are_counted() -> None:
    found, _ = recorded(*CASES)
    periods, _ = make_timeline(found)
    crowded = draw_strip([replace(periods[0], meetings=periods[0].meetings[:1] * 20), *periods[1:]])
    plain = draw_strip(periods)
    assert crowded and plain
    ((at, top, count),) = crowded.more
    assert count == "+9" and top < min(dot.y for dot in crowded.dots if dot.x == at)


def test_a_name_in_a_drawing_covers_no_point_no_line_and_no_other_name() -> None:
    points = [
        ("Above", (200, 100), 10),
        ("Below", (200, 125), 10),
        ("A long name on the border", (8, 60), 6),
    ]
    made = place_labels(points, [((200, 100), (200, 125)), ((8, 60), (90, 60))], (400, 200))
    assert [each.text for each in made] == [name for name, _, _ in points]
    boxes = [each.box for each in made] + [(x - r, y - r, x + r, y + r) for _, (x, y), r in points]
    for number, (left, top, right, bottom) in enumerate(boxes[:3]):
        assert left >= 0 <= top and right <= 400 and bottom <= 200
        for other in boxes[:number] + boxes[number + 1 :]:
            assert right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]
    assert not made[2].box[1] < 60 < made[2].box[3]


def test_what_nobody_named_has_undertaken_is_in_an_account_too() -> None:
    answer = good()
    answer["commitments"][0]["by"] = []
    told = {account.name: account for account in make_accounts([summary_of(answer)])}
    assert [row.item for row in told["Unnamed parties"].undertook] == ["c1"]


def test_a_state_is_one_party_in_all_documents_and_a_committee_is_not() -> None:
    answer = good()
    answer["parties"][1]["kind"] = "body"
    summary = summary_of(answer)
    names = names_over([summary, summary])
    assert sorted(names.values()) == ["Iceland", "Iceland", "Norway"]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=8)


@given(st.text("ab \n\u202e<", max_size=80), spans)
def test_segments_are_the_text_and_each_span_lies_under_its_item(
    text: str, marked: list[tuple[int, int]]
) -> None:
    given_ = [
        Span(start, min(start + size, len(text)), f"i{n}", f"a{n}")
        for n, (start, size) in enumerate(marked)
        if start < len(text)
    ]
    found = cut_paragraphs(text, given_)
    assert ["".join(each.text for each in one.segments) for one in found] == [
        line for line in text.split("\n") if line.strip()
    ]
    for span in given_:
        under = "".join(each.text for one in found for each in one.segments if span.item in each.items)
        shown = text[span.start : span.end].split("\n")
        assert len(under) <= sum(map(len, shown))
        assert under.replace(" ", "") == "".join(shown).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *cases_in(
            """
            markup: plain <b> => plain &lt;b&gt;
            zero-width: n\u200bot => >U+200B<
            bidi: \u202eabc => title="Right-to-left override">U+202E<
            half-character: \ud800 => U+D800
            """
        ),
        pytest.param("a\tb\nc", "a\tb\nc", id="white-space"),
        pytest.param("\u200b" * 50_000, "and 49,996 more", id="flood"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert shown in escape_visibly(text)
    assert len(escape_visibly(text)) < 1_000


def test_only_a_name_from_right_to_left_is_set_apart() -> None:
    assert [escape_isolated(name) for name in ("Oman & Co", "عُمان")] == [
        "Oman &amp; Co",
        "<bdi>عُمان</bdi>",
    ]


def test_a_diff_is_marked_up_and_its_words_are_not() -> None:
    assert mark_changes("a [-<b>-] {+c+}") == "a <del>&lt;b&gt;</del> <ins>c</ins>"
    assert mark_changes("[-a {+b+} [-c-]") == "<del>a {+b+} [-c</del>"
    assert mark_changes("{+a [-b-] {+c") == "{+a <del>b</del> {+c"


def test_a_quote_with_quotation_marks_in_it_stands_in_others() -> None:
    page = as_html(recorded("andean_summit")[0])
    assert "‘it will be published" in page and "““" not in page


def test_words_over_several_lines_have_their_place_named_once() -> None:
    found = cut_paragraphs(
        "one\n\ntwo\nthree", [Span(2, 10, "d1-c1", "d1-c1-e1"), Span(3, 8, "d1-c2", "d1-c2-e1")]
    )
    named = [anchor for line in found for segment in line.segments for anchor in segment.anchors]
    assert named == ["d1-c1-e1", "d1-c2-e1"]


def test_only_lines_with_letters_from_right_to_left_ask_which_way_they_run() -> None:
    found = cut_paragraphs("Rabat\n\u0627\u0644\u0631\u0628\u0627\u0637\nthe \u05e2\u05d9\u05e8", [])
    assert [each.leftward for each in found] == [False, True, True]


def test_only_a_line_that_spaces_set_keeps_them() -> None:
    text = "As it runs on\nParty    Vote\n\tof one"
    assert [each.spaced for each in cut_paragraphs(text, [])] == [False, True, True]


@pytest.mark.slow
def test_a_report_of_200_documents_of_5000_characters_is_less_than_5_megabytes() -> None:
    from benchmarks.measures.report_page import many

    summaries, documents = many(read_stored_summaries([str(TOP / "cassettes")]), 200, characters=5_000)
    assert min(len(each.text) for each in documents.values()) >= 5_000 <= len(summaries) * 25
    assert len(as_html(summaries, documents.get).encode()) < 5_000_000
