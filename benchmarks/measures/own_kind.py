"""A kind of a user's own, in three tools: what is made up in the figures of six reports, and comes out.

    python -m benchmarks.measures.own_kind [--requests DIR] [--take DIR]

Each tool has the code that a user writes (benchmarks/peers/own_kind/with_TOOL.py) and answers to its own
requests, kept in answers.jsonl by the hash of the request. --requests writes those without an answer to
DIR/TOOL as NNN.request.json and NNN.prompt.md; write the answer to NNN.reply.json, and --take keeps it.

The answers hold the same figures in each tool's form. In them values are made up, one at a time: a
number, the source, a word of the quote. A reader that supports everything plays the second reading.
"""

from __future__ import annotations

import argparse
import copy
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.inputs.casualty_reports import FOLDER, Casualty, Report, read_reports
from benchmarks.inputs.kept_answers import KeptAnswers
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError
from benchmarks.peers.langextract_runner import run_langextract
from benchmarks.peers.own_kind import with_instructor, with_langextract, with_summarizer
from benchmarks.peers.peer_extractions import WORKER, replay_instructor
from benchmarks.peers.peer_requests import MODEL, estimate_tokens, instructor_body
from summarizer._call.answer_form import AnswerForm
from summarizer._call.call import Call, request_body
from summarizer._call.catalogue import make_catalogue
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking

NOWHERE = "Zemlia Zelenaya"  # in no report
PLANTED = ("number", "source", "quote")
_SUPPORTED = {"reason": "stated", "support": "supported", "unsaid": []}
_KINDS = make_catalogue({"casualties": with_summarizer.Casualties}, only=True)
_PROMPT = Prompt(AnswerForm(kinds=_KINDS))

Body = dict[str, Any]
# The answers to some requests, in their order; raises MissingAnswerError.
Ask = Callable[[Body], str]


class MissingAnswerError(Exception):
    """A request whose answer is not kept."""


class Tool(NamedTuple):
    """What is measured of a tool: its user's code, what it makes of a report, and where lies are put.

    `plant` changes one item of an answer in place.
    """

    name: str
    user_code: Any
    extract: Callable[[Report, Ask], list[Casualty]]
    listed: str
    plant: Callable[[str, Body], None]


def extract_ours(report: Report, ask: Ask) -> list[Casualty]:
    """What the whole flow makes of the answers: checks, corrections and the second reading."""

    def reply(call: Call) -> Reply:
        return Reply(json.loads(ask(request_body(call, model=MODEL, mode="json-schema"))))

    flow = summarize_flow(report.document, _PROMPT, model=MODEL, version="0", verify=True)
    summary = drive_flow_blocking(flow, reply)
    return [
        Casualty(
            item.harm,
            item.people.low if item.people.low is not None else item.people.high,
            item.people.high if item.people.high is not None else item.people.low,
            item.who,
            item.attribution.source,
            item.evidence[0].quote,
        )
        for item in summary.kinds["casualties"]
    ]


def extract_with_instructor(report: Report, ask: Ask) -> list[Casualty]:
    """What instructor makes of an answer: the schema checks its form."""
    text, model = report.document.text, with_instructor.Report
    answer = ask(instructor_body(text, model, with_instructor.PROMPT))
    made = replay_instructor(text, model, with_instructor.PROMPT, answer)()
    return [
        Casualty(one.harm, one.low, one.high, one.who, one.source, one.quote) for one in made.casualties
    ]


def extract_with_langextract(report: Report, ask: Ask) -> list[Casualty]:
    """What langextract makes of an answer; what it does not find word for word, it says."""
    text, described = (
        report.document.text,
        {
            "description": with_langextract.PROMPT,
            "example": with_langextract.EXAMPLE,
        },
    )
    ((prompt,),) = run_langextract({"task": "prompt", "texts": [text], **described})["one_chunk"]
    answer = ask({"model": MODEL, "messages": [{"role": "user", "content": prompt}]})
    asked = {"texts": [text], "answers": {prompt: answer}, "one_chunk": True, "rounds": 1, **described}
    (found,) = run_langextract(asked, WORKER)["documents"]
    return [_casualty_of(one) for one in found]


def _casualty_of(extraction: Body) -> Casualty:
    told = extraction["attributes"] or {}
    low, high = (_number(told.get(name)) for name in ("low", "high"))
    source = told.get("source")
    return Casualty(
        str(told.get("harm")),
        low,
        high,
        str(told.get("who")),
        None if source in ("null", "None", "") else source,
        extraction["extraction_text"],
        said=extraction["status"] != "match_exact",
    )


def _number(told: Any) -> float | None:
    try:
        return float(str(told).replace(",", ""))
    except ValueError:
        return None


def plant_in_ours(what: str, item: Body) -> None:
    """Make something up in an item of an answer to ours."""
    if what == "number":
        item["people"]["text"] = f"9{item['people']['text']}"
    elif what == "source":
        item["attribution"]["source"] = NOWHERE
    else:
        item["evidence"][0]["quote"] += f" {NOWHERE}"


def plant_in_instructors(what: str, item: Body) -> None:
    """The same in an answer to instructor."""
    if what == "number":
        item["low"] = item["high"] = int(f"9{item['low']}")
    elif what == "source":
        item["source"] = NOWHERE
    else:
        item["quote"] += f" {NOWHERE}"


def plant_in_langextracts(what: str, item: Body) -> None:
    """The same in an answer to langextract."""
    told = item["casualties_attributes"]
    if what == "number":
        told["low"] = told["high"] = f"9{told['low']}"
    elif what == "source":
        told["source"] = NOWHERE
    else:
        item["casualties"] += f" {NOWHERE}"


TOOLS = (
    Tool("summarizer", with_summarizer, extract_ours, "casualties", plant_in_ours),
    Tool("instructor", with_instructor, extract_with_instructor, "casualties", plant_in_instructors),
    Tool(
        "langextract", with_langextract, extract_with_langextract, "extractions", plant_in_langextracts
    ),
)


def measure(tool: Tool, reports: Sequence[Report], kept: KeptAnswers) -> list[str]:
    """The cells of a tool's column; reports without an answer are left out."""
    figures = sent = answered = requests = 0
    came_out = dict.fromkeys(PLANTED, 0)
    planted = dict.fromkeys(PLANTED, 0)
    for report in reports:
        bodies: list[Body] = []

        def ask(body: Body, bodies: list[Body] = bodies) -> str:
            bodies.append(body)
            answer = kept.answer(tool.name, body)
            if answer is None:
                raise MissingAnswerError
            return answer

        try:
            given = tool.extract(report, ask)
        except MissingAnswerError:
            continue
        figures += len(given)
        requests += len(bodies)
        sent += sum(map(estimate_tokens, bodies))
        answered += sum(estimate_tokens(kept.answer(tool.name, body) or "") for body in bodies)
        first = kept.answer(tool.name, bodies[0]) or ""
        for what, spoiled in _spoiled(tool, first):
            planted[what] += 1
            came_out[what] += _comes_out(tool, report, spoiled, what, given)
    shares = [f"{came_out[what]} of {planted[what]}" for what in PLANTED]
    lines = str(count_lines(Path(tool.user_code.__file__)))
    return [str(figures), *shares, str(requests), f"{sent:,}", f"{answered:,}", lines]


def _spoiled(tool: Tool, answer: str) -> Iterator[tuple[str, str]]:
    """An answer with something made up in one of its items, one after the other."""
    whole = json.loads(answer)
    for what in PLANTED:
        for number in range(len(whole[tool.listed])):
            changed = copy.deepcopy(whole)
            tool.plant(what, changed[tool.listed][number])
            yield what, json.dumps(changed, ensure_ascii=False)


def _comes_out(tool: Tool, report: Report, answer: str, what: str, before: Sequence[Casualty]) -> bool:
    """Whether what was made up is in the result, and nothing said of it, with every reader fooled."""

    def ask(body: Body) -> str:
        name = (body.get("response_format") or {}).get("json_schema", {}).get("name")
        if name == "verification":
            listed = body["messages"][-1]["content"].rpartition("\nItems\n")[2].splitlines()
            ids = [line.partition(" | ")[0] for line in listed if line]
            return json.dumps({"verdicts": [{"item": id_, **_SUPPORTED} for id_ in ids]})
        return json.dumps({"mends": []}) if name == "correction" else answer

    given = [one for one in tool.extract(report, ask) if not one.said]
    if what == "number":
        return any(one.low not in {other.low for other in before} for one in given)
    return any(NOWHERE in (one.source or "") + one.quote for one in given)


def count_lines(path: Path) -> int:
    """The lines of code of a file: no blank lines."""
    return sum(bool(line.strip()) for line in path.read_text("utf-8").splitlines())


ROWS = (
    "figures",
    "made-up numbers that come out",
    "made-up sources that come out",
    "made-up words of quotes that come out",
    "requests",
    "tokens sent",
    "tokens answered",
    "lines of user code",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--requests", type=Path, metavar="DIR", help="write what has no answer")
    parser.add_argument("--take", type=Path, metavar="DIR", help="keep the answers that are there")
    chosen = parser.parse_args()
    kept = KeptAnswers(FOLDER / "answers.jsonl")
    if chosen.take:
        print(f"{sum(kept.take(chosen.take / tool.name, tool.name) for tool in TOOLS)} new answers")
    columns = {}
    for tool in TOOLS:
        try:
            columns[tool.name] = measure(tool, read_reports(), kept)
        except PeerError as exc:
            print(f"(left out: {exc})")
    rows = ([name, *cells] for name, *cells in zip(ROWS, *columns.values(), strict=True))
    print_table("The same own kind in three tools", ["", *columns], rows)
    if chosen.requests:
        print(f"{kept.write_missing(chosen.requests)} requests written to {chosen.requests}")


if __name__ == "__main__":
    main()
