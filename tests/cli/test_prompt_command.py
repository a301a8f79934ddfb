"""`summarizer prompt` and `schema`: exactly what is then sent."""

from __future__ import annotations

import json
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from case_tables import cases_in
from commands import Run
from endpoint import endpoint, said
from recorded_folders import RIGHT
from volumes import served, volume

from summarizer import Summary
from summarizer._call.call import estimated_tokens


def test_the_prompt_is_exactly_what_is_then_sent(run: Run, report: Path) -> None:
    shown = run("prompt", report, "--published", "2024-03-07", "--model", "some-model", "-f", "json")
    with endpoint(RIGHT) as server:
        run(
            *("summarize", report, "--published", "2024-03-07", "--model", "some-model"),
            *("--base-url", server.url),
        )
    assert shown.status == 0
    assert json.loads(shown.out) == server.requests[0]


def test_the_prompt_tells_its_tokens_and_its_price_beside_it(run: Run, report: Path) -> None:
    done = run("prompt", report, "--model", "gpt-4.1")
    assert "Liv Sandvik of Norway met" in done.out
    assert re.fullmatch(
        r"About [\d,]+ tokens to send \(characters / 4, an estimate\): US\$ 0\.0\d\d\d with gpt-4\.1;"
        r" its answer costs US\$ 0\.008 per 1,000 tokens\.\n",
        done.err,
    )
    assert "no price known for local.\n" in run("prompt", report, "--model", "local").err


@pytest.mark.slow
def test_the_prompt_of_a_long_document_shows_every_request(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "volume.txt"
    path.write_text(volume(9_000, every=1_500).text, "utf-8")
    done = run("prompt", path, "--window", "600", "--model", "gpt-4.1")
    assert re.findall(r"=== request (\d) of 5\n", done.out) == list("12345")
    assert re.search(r"\(characters / 4, an estimate\) in 5 requests: US\$ 0\.0\d\d\d with", done.err)
    assert "the answers cost US$" in done.err
    shown = run("prompt", path, "-f", "json", SUMMARIZER_WINDOW="600")
    bodies = [json.loads(line) for line in shown.out.splitlines()]
    with endpoint(served) as server:
        made = run("summarize", path, "--window", "600", "--base-url", server.url)
    assert made.status == 0, made.err
    first = [each for each in server.requests if "\nItems\n" not in each["messages"][1]["content"]]
    sent = sorted(first, key=lambda body: str(body["messages"]))
    assert sent == sorted(bodies, key=lambda body: str(body["messages"]))
    tokens = re.search(r"About ([\d,]+) tokens", done.err)
    assert tokens and int(tokens[1].replace(",", "")) == sum(map(estimated_tokens, bodies))


@pytest.mark.parametrize(
    ("window", "says"),
    cases_in(
        """
        words: soon => SUMMARIZER_WINDOW must be a number (got 'soon')
        too-small: 99 => window must be 100 tokens or more (got 99)
        nan: nan => SUMMARIZER_WINDOW must be a finite number (got nan)
        infinite: inf => SUMMARIZER_WINDOW must be a finite number (got inf)
        """
    ),
)
def test_a_window_that_makes_no_sense_is_one_line(
    run: Run, report: Path, window: str, says: str
) -> None:
    done = run("prompt", report, SUMMARIZER_WINDOW=window)
    assert (done.status, done.out) == (1, "")
    assert says in done.err and done.err.count("\n") == 1


def test_the_schema_is_that_of_a_summary(run: Run) -> None:
    tree = json.loads(run("schema").out)
    assert tree["title"] == "Summary"
    assert {"start", "end", "match"} <= set(tree["$defs"]["Evidence"]["required"])
    asked = json.loads(run("schema", "--answer").out)
    assert "start" not in asked["$defs"]["Evidence"]["properties"]


@pytest.mark.slow
def test_a_verification_is_shown_as_it_is_then_sent(run: Run, report: Path, tmp_path: Path) -> None:
    verdicts = said(json.dumps({"verdicts": [{"item": "c1", "reason": "no sum", "support": "not"}]}))
    known = ("--published", "2024-03-07", "--model", "some-model")
    with endpoint(RIGHT, RIGHT, verdicts) as server:
        plain = run("summarize", report, *known, OPENAI_BASE_URL=server.url)
        judged = run("summarize", report, *known, "--verify", OPENAI_BASE_URL=server.url)
    kept = tmp_path / "summary.json"
    kept.write_text(plain.out, "utf-8")
    shown = run("prompt", report, "--verification", kept, *known, "-f", "json")
    assert json.loads(shown.out) == server.requests[2]
    assert "tokens to send" in shown.err
    summary = Summary.model_validate_json(judged.out)
    assert any("a second reading found: no sum" in each.why for each in summary.rejected)
    schema = json.loads(run("schema", "--verification").out)
    assert schema == server.requests[2]["response_format"]["json_schema"]["schema"]


def test_a_verification_of_another_text_is_refused(run: Run, report: Path, tmp_path: Path) -> None:
    kept, other = tmp_path / "summary.json", tmp_path / "other.txt"
    with endpoint(RIGHT) as server:
        kept.write_text(run("summarize", report, OPENAI_BASE_URL=server.url).out, "utf-8")
    other.write_text("Another text.", "utf-8")
    done = run("prompt", other, "--verification", kept)
    assert done.status == 1
    assert done.err.startswith("Error: the summary is of another text")
    done = run("prompt", report, "--verification", report)
    assert done.status == 1
    assert "report.txt is not a summary: if it is a document" in done.err
    assert run("schema", "--answer", "--verification").status == 2


@pytest.mark.parametrize("command", ["summarize", "prompt", "text"])
def test_what_is_left_out_is_said_in_one_line(run: Run, tmp_path: Path, command: str) -> None:
    letter = EmailMessage()
    letter.set_content("Ministers met.")
    for number in range(7):
        letter.add_attachment(b"PK", maintype="application", subtype="x", filename=f"{number}.xlsx")
    path = tmp_path / "letter.eml"
    path.write_bytes(bytes(letter))
    with endpoint(RIGHT) as server:
        done = run(command, path, *(() if command == "text" else ("--base-url", server.url)))
    said = "; ".join(f"attachment {number}.xlsx" for number in range(5))
    assert done.status == 0
    assert f"letter.eml: left out: {said}; and 2 more.\n" in done.err
