"""Notes: headings, bullets and quotes, and nothing that becomes markup."""

from __future__ import annotations

import unicodedata

import pytest
from examples import attribution
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from stories import TEXT, a_story_of, quoted, shown_commitment, shown_meeting, shown_summary

from summarizer.render._markdown import as_markdown

NOTE = """\
# Norway and Iceland settle mackerel shares

Harbour Wire · Wed 21 May 2025

## Meetings

- **M1** **Norway** – **Iceland**
  - Iceland: Jón Hallsson (acting minister \\[of food\\])
  - held · no date given · Bergen
  - in the writer's words

  > “met in Bergen” [s1]

## Commitments (binding)

None reported.

## Asks and hopes (not binding)

Urged or hoped for: nobody promised these.

- **C1** **Norway** → **Iceland** (**“reportedly”**) urged: share \\*all\\* catch figures
  - condition: **“if the Faroe Islands follow”**
  - at M1 · according to two officials (anonymous source)

  > “should share” [s2]
  >
  > “all catch figures” [s3]

## Concerns

None reported.

gpt-harbour · prompt summary.v1 · not verified · 1 request · 900 tokens in · 80 out · cost unknown
"""


def test_a_note_shows_a_summary_as_headings_bullets_and_quotes() -> None:
    summary = shown_summary(
        meetings=[
            shown_meeting(
                participants=[
                    {"name": "Jón Hallsson", "role": "acting minister [of food]", "party": "p2"}
                ],
                place="Bergen",
                evidence=[quoted(1, "met in Bergen")],
            )
        ],
        commitments=[
            shown_commitment(
                to=["p2"],
                modality="urged",
                action="share *all* catch figures",
                condition="if the Faroe Islands follow",
                meeting="m1",
                attribution=attribution("two officials", "anonymous", "reportedly"),
                evidence=[quoted(2, "should share"), quoted(3, "all catch figures")],
            )
        ],
    )
    assert as_markdown(summary) == NOTE


def structure(markdown: str) -> list[str]:
    """The types of all Markdown tokens but those of text; HTML, tables and strikes are understood."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown):
        found.append(f"{token.type} {token.tag}")
        children = token.children or []
        found += [child.type for child in children if child.type not in {"text", "text_special"}]
    return found


@pytest.mark.slow
@given(st.lists(TEXT, min_size=1, max_size=8))
def test_no_text_becomes_markup_in_a_note(words: list[str]) -> None:
    # With a letter at one end no field is empty, so nothing of the note may be missing either.
    for marked in ([f"{word}x" for word in words], [f"x{word}" for word in words]):
        note = as_markdown(a_story_of(marked))
        assert structure(note) == structure(as_markdown(a_story_of(["x"])))
        assert not [c for c in note if c != "\n" and unicodedata.category(c) in {"Cc", "Cf"}]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        pytest.param("[a](http://x.is)", r"\[a\](http\://x.is)", id="link"),
        pytest.param("![a](b)", r"!\[a\](b)", id="image"),
        pytest.param("see www.x.is", r"see www\.x.is", id="bare-address"),
        pytest.param("<img src=x>", r"\<img src\=x\>", id="html"),
        pytest.param("&lt;b&gt;", r"\&lt;b\&gt;", id="entity"),
        pytest.param("# a\n# b", r"\# a \# b", id="heading"),
        pytest.param("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~", id="emphasis"),
        pytest.param("a\\", "a\\\\", id="backslash"),
        pytest.param("a@b.is {x} ^1 a|b", r"a\@b.is \{x\} \^1 a\|b", id="dialects"),
        pytest.param("US$ 1.5 (about 2-3%)!", r"US\$ 1.5 (about 2-3%)!", id="nothing-needless"),
    ],
)
def test_a_note_escapes_what_markdown_would_read(words: str, note: str) -> None:
    shown = as_markdown(shown_summary(commitments=[shown_commitment(action=words)]))
    assert f" pledged: {note}\n" in shown


@pytest.mark.parametrize("start", ["1. ", "1) ", "- ", "+ ", "# ", "> ", "    ", "--- ", ": ", "| "])
def test_an_overview_starts_no_block_of_its_own(start: str) -> None:
    point = {"text": f"{start}Norway agreed.", "evidence": [quoted(1, "agreed")]}
    plainly = {"text": "Norway agreed.", "evidence": [quoted(1, "agreed")]}
    note, other = (
        as_markdown(shown_summary(overview=[point])),
        as_markdown(shown_summary(overview=[plainly])),
    )
    assert structure(note) == structure(other)
