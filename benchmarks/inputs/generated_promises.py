"""Generated promises: as many summaries as you like, in series, and a reader that links them rightly.

A series is ten documents about the promises of one state: made, told again, repeated, moved, reported.
What is one undertaking is told by its place and its work, which the reader looks at and nothing else.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from summarizer import Document, Summary
from summarizer._call.call import READING, Call, estimated_tokens, request_body
from summarizer._call.reply import Reply
from summarizer._text.split import split_sentences
from summarizer.schemas import Usage

STATES = ("Norway", "Iceland", "Estonia", "Chile", "Ghana", "Nepal", "Jordan", "Fiji", "Peru", "Kenya")
WORKS = (
    "harbour",
    "railway",
    "clinic",
    "bridge",
    "school",
    "archive",
    "tunnel",
    "dam",
    "market",
    "pier",
)
TOWNS = (
    "Varholm",
    "Ostvik",
    "Tarnby",
    "Keldur",
    "Morrast",
    "Sulapa",
    "Quenlo",
    "Idrava",
    "Besk",
    "Lonmar",
)
OF_A_SERIES = 10
_TOLD = (
    ("made", "{state} pledged to finish the {work} of {town} by {due}"),
    ("again", "in the {month} note {state} was said to finish the {work} of {town} by {due}"),
    ("moved", "{state} moved the opening of the {work} of {town} to {due}"),
    ("done", "{state} has finished the {work} of {town}"),
)
_LINE = re.compile(r"^([nk]\d+) \| (\w+) \| D\d+, sentences (\d+)[\d, ]* \| (.*)$", re.MULTILINE)
_ACT = re.compile(r"the (\w+) of (\w+)")


class Generated(NamedTuple):
    """A document and its summary."""

    document: Document
    summary: Summary


def generate_summaries(count: int, *, seed: int = 1) -> Iterator[Generated]:
    """Summaries of documents of different days, a few items each; the same ones for a seed."""
    for number in range(count):
        series, place = divmod(number, OF_A_SERIES)
        yield _generate(series, place, random.Random(f"{seed} {number}"))


def _generate(series: int, place: int, chance: random.Random) -> Generated:
    state = STATES[series % len(STATES)]
    day = dt.date(2031, 1, 6) + dt.timedelta(days=7 * place + series % 7)
    sentences: list[str] = []
    commitments: list[Any] = []
    outcomes: list[Any] = []
    for step in range(3):
        act = (series * 7 + (place + step) // 2) % (len(WORKS) * len(TOWNS))
        work, town = WORKS[act % len(WORKS)], TOWNS[act // len(WORKS)]
        kind, form = _TOLD[(place + step) % len(_TOLD)]
        due = day + dt.timedelta(days=60 + 10 * chance.randrange(6))
        quote = form.format(state=state, work=work, town=town, due=due, month=f"{day:%B}")
        sentences.append(f"On {day}, series {series}, {quote}.")
        if kind == "done":
            outcomes.append(_outcome(f"r{len(outcomes) + 1}", work, town, quote))
        else:
            commitments.append(_commitment(f"c{len(commitments) + 1}", work, town, quote, due))
    document = Document(" ".join(sentences), published=day, name=f"{series:04}_{place}.txt")
    return Generated(document, _summarize(document, state, commitments, outcomes))


def _evidence(quote: str) -> dict[str, Any]:
    said = {"source": None, "kind": "reporter", "hedge": None}
    return {"attribution": said, "evidence": [{"sentence": 1, "quote": quote}]}


def _commitment(id_: str, work: str, town: str, quote: str, due: dt.date) -> dict[str, Any]:
    when = {"text": str(due), "start": due, "end": due, "precision": "day"}
    return {
        "id": id_,
        "by": ["p1"],
        "to": [],
        "actor": None,
        "modality": "pledged",
        "action": f"finish the {work} of {town}",
        "condition": None,
        "deadline": when,
        "standing": "active",
        "meeting": None,
        **_evidence(quote),
    }


def _outcome(id_: str, work: str, town: str, quote: str) -> dict[str, Any]:
    told = {"what": f"finish the {work} of {town}", "result": "done", "when": None, "commitment": None}
    return {"id": id_, "by": ["p1"], **told, **_evidence(quote)}


def _summarize(document: Document, state: str, commitments: list[Any], outcomes: list[Any]) -> Summary:
    for item in (*commitments, *outcomes):
        for one in item["evidence"]:
            start = document.text.index(one["quote"])
            placed = (s.number for s in split_sentences(document.text) if s.start <= start < s.end)
            one |= {"sentence": next(placed), "start": start, "end": start + len(one["quote"])}
    made = {
        "model": "m",
        "prompt": "p",
        "prompt_hash": "0",
        "schema_version": "2",
        "package_version": "0",
    }
    about = {"id": document.id, "name": document.name, "title": None, "source": None}
    return Summary.model_validate(
        {
            "document": about | {"published": document.published, "language": "en"},
            "overview": [],
            "parties": [{"id": "p1", "name": state, "known_by": None, "kind": "state"}],
            "meetings": [],
            "commitments": commitments,
            "concerns": [],
            "outcomes": outcomes,
            "rejected": [],
            "provenance": made,
            "usage": {},
        }
    )


async def read_generated(call: Call) -> Reply:
    """The right links of a request: each new mention to the first known one of its act."""
    body = request_body(call, model="m", mode="json-schema")
    value = _support_all(call) if call.name == READING else {"links": _link_acts(call), "unmet": []}
    return Reply(
        value, Usage(requests=1, tokens_in=estimated_tokens(body), tokens_out=len(str(value)) // 4)
    )


def _support_all(call: Call) -> dict[str, Any]:
    ids = re.findall(r"^(l\d+) \| ", call.user, re.MULTILINE)
    said = {"reason": "stated", "support": "supported", "unsaid": []}
    return {"verdicts": [{"item": id_, **said} for id_ in ids]}


def _link_acts(call: Call) -> list[dict[str, Any]]:
    told = {
        id_: _Shown(id_, role, int(sentence), found.groups())
        for id_, role, sentence, words in _LINE.findall(call.user)
        if (found := _ACT.search(words))
    }
    new = [one for one in told.values() if one.id.startswith("n")]
    known = [one for one in told.values() if one.id.startswith("k")]
    return [_link_pair(one, other) for one in new for other in known if one.act == other.act]


class _Shown(NamedTuple):
    """A mention as a request shows it."""

    id: str
    role: str
    sentence: int
    act: tuple[str, ...]


def _link_pair(new: _Shown, known: _Shown) -> dict[str, Any]:
    ends = (known, new) if (new.role, known.role) == ("promise", "report") else (new, known)
    quotes = [[{"sentence": one.sentence, "quote": "the {} of {}".format(*one.act)}] for one in ends]
    rest = {"reason": "", "of": None, "of_party": None, "source": None, "by_maker": False, "hedge": None}
    return {
        "later": ends[0].id,
        "earlier": ends[1].id,
        "type": "same" if new.role == known.role else "fulfilled",
        "evidence": quotes[0],
        "about": quotes[1],
        **rest,
    }
