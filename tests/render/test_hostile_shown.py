"""Hostile documents: what of them reaches a terminal, a file and a note."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from commands import Run, run_on_terminal, run_process
from endpoint import endpoint, said
from examples import EMPTY, PROMPT, commitment, document, evidence, summary_of
from hostile_documents import (
    LARGE,
    NAMES,
    SOURCE,
    TITLE,
    attack,
    hostile_answer,
    obeyed,
    parsed_by_any_client,
    reading_of,
)
from hostile_summary import UNSAFE
from markdown_it import MarkdownIt

from summarizer import Document, Summary
from summarizer._call.call import request_body
from summarizer._check.cassette_check import CassetteVerdict
from summarizer._check.check_form import format_verdicts
from summarizer._cli.output import render_requests
from summarizer._recordings.difference import text_difference, tree_difference
from summarizer.render._json import as_json, as_json_line
from summarizer.render._markdown import as_markdown
from summarizer.render._printable import make_printable
from summarizer.render._terminal import as_text

SHOWN = [*NAMES, "one_token", "direction_controls", "templates"]
SGR = re.compile(r"\x1b\[[0-9;]*m")
BLOCKS = {
    "inline",
    "heading_open",
    "bullet_list_open",
    "list_item_open",
    "paragraph_open",
    "blockquote_open",
}
INLINE = {"text", "text_special", "strong_open", "strong_close", "softbreak"}


def poisoned(name: str) -> Summary:
    """The summary of a model that obeyed, under a title, a source and a file name that attack too."""
    summary = obeyed(name)
    known = {"title": TITLE, "source": SOURCE, "name": "report\x1b[2J\u202e](x).txt"}
    return summary.model_copy(update={"document": summary.document.model_copy(update=known)})


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_nothing_of_a_hostile_document_steers_a_terminal(name: str) -> None:
    summary = poisoned(name)
    coloured = as_text(summary, colour=True)
    for text in (as_text(summary), SGR.sub("", coloured), as_json(summary), as_json_line(summary)):
        assert not UNSAFE.search(text.removesuffix("\n"))
    assert Summary.model_validate_json(as_json(summary)) == summary
    assert as_json_line(summary).count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_nothing_of_a_hostile_document_becomes_markup_in_a_note(name: str) -> None:
    summary = poisoned(name)
    note = as_markdown(summary)
    assert not UNSAFE.search(note)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(note)
    kinds = Counter(token.type for token in tokens)
    assert {kind for kind in kinds if not kind.endswith("_close")} <= BLOCKS
    assert {child.type for token in tokens for child in token.children or ()} <= INLINE
    sections = [line for line in note.split("\n") if line.startswith("#")]
    assert kinds["heading_open"] == len(sections)
    assert set(sections[1:]) <= {
        *("## Meetings", "## Commitments (binding)", "## Asks and hopes (not binding)"),
        *("## Concerns", "## Rejected", "## Not verified"),
    }
    assert not re.search(r"(?<!\\):(?=//)|(?<=www)\.", note)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", NAMES)
def test_a_request_is_shown_safely_on_a_terminal_and_as_json_anywhere(name: str) -> None:
    text = attack(name).document.text
    of = Document(text, title=TITLE, source=SOURCE)
    body = request_body(PROMPT.summary(reading_of(of)), model="test-model", mode="json-schema")
    assert not UNSAFE.search(render_requests([body], "text", stream=_Terminal()))
    for stream in (_Terminal(), io.StringIO()):
        told = render_requests([body], "json", stream=stream)
        assert not UNSAFE.search(told)
        assert json.loads(told) == body
    # What goes into a file as text is, to the character, what would be sent.
    assert body["messages"][1]["content"] in render_requests([body], "text", stream=io.StringIO())


@pytest.mark.parametrize("name", SHOWN)
def test_what_check_says_of_a_hostile_recording_is_safe_lines(name: str) -> None:
    text = attack(name).document.text
    lines = [
        *text_difference(document().text, text),
        *tree_difference({"text": [text]}, {"text": [text[1:]]}),
    ]
    verdict = CassetteVerdict(Path(f"cassettes/{text[:40]}"), "changed", text[:200], tuple(lines))
    told = format_verdicts([verdict], "text")
    assert not UNSAFE.search(told)
    assert told.count("\n") == len(lines) + 2
    assert not UNSAFE.search(format_verdicts([verdict], "junit"))
    assert not UNSAFE.search(format_verdicts([verdict], "json"))


@pytest.mark.parametrize("name", LARGE)
def test_two_versions_of_a_large_document_are_compared_by_where_they_begin_to_differ(name: str) -> None:
    text = LARGE[name]
    changed = text_difference(f"{text}\nold\n{text}", f"{text}\nnew\n{text.swapcase()}")
    assert 0 < len(changed) <= 13
    assert changed[0] == "- old"
    many = [{"text": line} for line in text.split("\n")[:3_000]]
    told = tree_difference([*many, 1, *many], [*many, 2])
    assert told[0] == f"[{len(many)}]: 1 -> 2"


def test_what_cannot_be_seen_is_spelled_out_in_json() -> None:
    of = attack("hidden_negation").document
    quote = "Tern did not agree to share the radar"
    answer = EMPTY | {
        "commitments": [commitment("c1", action="not share the radar", evidence=evidence(2, quote))]
    }
    summary = summary_of(answer, of=of)
    assert quote in as_text(summary) and quote in as_markdown(summary)
    assert r"did n\u200bot agree" in as_json(summary)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_command_shows_a_hostile_file_on_a_terminal_safely(tmp_path: Path) -> None:
    of = attack("terminal_escapes")
    path = tmp_path / "r\x1b[2J\u202e.txt"
    path.write_text(of.document.text, "utf-8", newline="")
    call = PROMPT.summary(reading_of(of.document))
    answer = said(parsed_by_any_client(hostile_answer(of, call)))
    with endpoint(answer, said(json.dumps({"mends": []}))) as server:
        told = run_on_terminal(
            *("summarize", path, "--title", TITLE, "--source", SOURCE), OPENAI_BASE_URL=server.url
        )
    assert "Rejected" in told and "prompt summary" in told
    # The colours, and the spinner's cursor and line commands, are the program's own.
    left = re.sub(r"\x1b\[[0-9;]*[mAK]|\x1b\[\?25[lh]|\r", "", told)
    assert not UNSAFE.search(left), left


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["summarize", "no\x1b[2J\u202efile"], 1, id="no-such-file"),
        pytest.param(["summarize", "--\x1b[2J\u202e"], 2, id="no-such-option"),
        pytest.param(["\x1b[2J\u202e"], 2, id="no-such-command"),
        pytest.param(["prompt", "x", "--published", "\x1b[2J\u202e"], 2, id="no-date"),
        pytest.param(["prompt", "x", "-f", "\x1b[2J\u202e"], 2, id="no-format"),
        pytest.param(["check", "\x1b[2J\u202e"], 1, id="no-cassette"),
    ],
)
def test_an_error_repeats_no_control_character(arguments: list[str], status: int, run: Run) -> None:
    told = run(*arguments)
    assert told.status == status
    assert told.err and not UNSAFE.search(told.err), told.err
    assert not told.out


@pytest.mark.slow
def test_hostile_text_goes_into_a_file_safely(tmp_path: Path) -> None:
    of = attack("html")
    path = tmp_path / "report.txt"
    path.write_text(of.document.text, "utf-8", newline="")
    call = PROMPT.summary(reading_of(of.document))
    with endpoint(
        said(parsed_by_any_client(hostile_answer(of, call))), said(json.dumps({"mends": []}))
    ) as server:
        options = ("-f", "markdown", "--title", TITLE)
        done = run_process("summarize", path, *options, OPENAI_BASE_URL=server.url)
    assert done.status == 0, done.err
    note = done.out
    assert not UNSAFE.search(note) and not re.search(r"(?<!\\)[<\[]script", note)
    assert note.split("\n")[0] == f"# {as_markdown_line(TITLE)}"


def as_markdown_line(text: str) -> str:
    from summarizer.render._markdown import escape_markdown

    return escape_markdown(make_printable(text))
