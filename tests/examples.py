"""A short document with a good answer to it, for tests to spoil."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer import Document, ModelError, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._call.settings import DEFAULT_WINDOW
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer._text.reading import Reading

TEXT = """\
REYKJAVIK — Foreign Minister Liv Sandvik of Norway met her Icelandic counterpart, Einar Hallsson, \
in Reykjavik on Tuesday, the Icelandic foreign ministry said.

Norway pledged €25 million for a joint rescue centre, “provided that Iceland opens the harbour by \
1 June”. Hallsson reportedly assured Sandvik that quotas would not be cut before 2027.

Iceland urged Norway to share its cod surveys. “We are deeply concerned about the mackerel stock,” \
Hallsson said. Quotas have long been a worry for both governments.

The two ministers will meet again in Bergen next month. Denmark was not invited.
"""
PUBLISHED = dt.date(2024, 3, 7)
PROMPT = Prompt()


def document(text: str = TEXT, **known: Any) -> Document:
    """The example as a document, published on Thursday 7 March 2024 unless it is told otherwise."""
    return Document(text, **({"published": PUBLISHED} | known))


def attribution(
    source: str | None = None, kind: str = "reporter", hedge: str | None = None
) -> dict[str, Any]:
    return {"source": source, "kind": kind, "hedge": hedge}


def evidence(sentence: int, quote: str) -> list[dict[str, Any]]:
    return [{"sentence": sentence, "quote": quote}]


def _item(id_: str, *, empty: str, unknown: str, **known: Any) -> dict[str, Any]:
    """An item with every field that the schema demands: lists empty, details unknown, others known."""
    lists: dict[str, Any] = {name: [] for name in empty.split()}
    details = dict.fromkeys(unknown.split())
    return {"id": id_, **lists, **details, "attribution": attribution(), "evidence": []} | known


def meeting(id_: str, **fields: Any) -> dict[str, Any]:
    """A meeting with every field that the schema demands."""
    held = {"status": "held", "format": "in_person", "level": "ministerial"}
    return _item(
        id_,
        empty="parties participants topics",
        unknown="when place host series round sideline_of occasion",
        **held | {"background": False, "disputed": False} | fields,
    )


def commitment(id_: str, **fields: Any) -> dict[str, Any]:
    """A commitment with every field that the schema demands."""
    pledged = {"modality": "pledged", "action": "", "standing": "active"}
    return _item(id_, empty="by to", unknown="actor condition deadline meeting", **pledged | fields)


def concern(id_: str, **fields: Any) -> dict[str, Any]:
    """A concern with every field that the schema demands."""
    worry = {"about": "", "kind": "worry", "voice": "stated", "category": "environment"}
    return _item(id_, empty="raised_by directed_at", unknown="meeting", **worry | fields)


def outcome(id_: str, **fields: Any) -> dict[str, Any]:
    """An outcome with every field that the schema demands."""
    done = {"what": "", "result": "done"}
    return _item(id_, empty="by", unknown="when commitment", **done | fields)


def meeting_of(quote: str, *, sentence: int = 1, **fields: Any) -> dict[str, Any]:
    """A meeting of the first two parties that a quote tells of."""
    return meeting("m1", **{"parties": ["p1", "p2"], "evidence": evidence(sentence, quote)} | fields)


def commitment_of(quote: str, *, sentence: int = 1, **fields: Any) -> dict[str, Any]:
    """A commitment of the first party that a quote tells of."""
    return commitment("c1", **{"by": ["p1"], "evidence": evidence(sentence, quote)} | fields)


def states(*names: str) -> list[dict[str, Any]]:
    """States as parties: p1, p2 and so on."""
    return [
        {"id": f"p{at}", "name": name, "known_by": None, "kind": "state"}
        for at, name in enumerate(names, 1)
    ]


def answer_of(*names: str, **items: list[dict[str, Any]]) -> dict[str, Any]:
    """An answer that names these states and holds these items, and nothing else."""
    return EMPTY | {"parties": states(*names)} | items


_GOOD: dict[str, Any] = {
    "parties": states("Norway", "Iceland"),
    "meetings": [
        meeting_of(
            "Foreign Minister Liv Sandvik of Norway met her Icelandic counterpart, Einar Hallsson",
            participants=[
                {"name": "Liv Sandvik", "role": "Foreign Minister", "party": "p1"},
                {"name": "Einar Hallsson", "role": None, "party": "p2"},
            ],
            when={"text": "Tuesday"},
            place="Reykjavik",
            attribution=attribution("the Icelandic foreign ministry", "official_statement"),
        ),
        meeting_of(
            "The two ministers will meet again in Bergen next month",
            sentence=7,
            id="m2",
            status="scheduled",
            when={"text": "next month"},
            place="Bergen",
        ),
    ],
    "commitments": [
        commitment_of(
            "Norway pledged €25 million for a joint rescue centre",
            sentence=2,
            to=["p2"],
            action="pay €25 million for a joint rescue centre",
            condition="provided that Iceland opens the harbour by 1 June",
            meeting="m1",
        ),
        commitment_of(
            "Hallsson reportedly assured Sandvik that quotas would not be cut before 2027",
            sentence=3,
            id="c2",
            by=["p2"],
            to=["p1"],
            modality="assured",
            action="not cut quotas before 2027",
            meeting="m1",
            attribution=attribution(hedge="reportedly"),
        ),
        commitment_of(
            "Iceland urged Norway to share its cod surveys",
            sentence=4,
            id="c3",
            by=["p2"],
            to=["p1"],
            modality="urged",
            action="share its cod surveys",
        ),
    ],
    "concerns": [
        concern(
            "k1",
            raised_by=["p2"],
            about="the mackerel stock",
            attribution=attribution("Hallsson", "named_person"),
            evidence=evidence(5, "We are deeply concerned about the mackerel stock"),
        ),
        concern(
            "k2",
            raised_by=["p1", "p2"],
            about="quotas",
            voice="reported",
            category="economic",
            evidence=evidence(6, "Quotas have long been a worry for both governments"),
        ),
    ],
    "outcomes": [],
    "overview": [
        {
            "text": "Norway pledged €25 million for a rescue centre.",
            "evidence": evidence(2, "Norway pledged €25 million for a joint rescue centre"),
        }
    ],
}
EMPTY: dict[str, Any] = {
    "parties": [],
    "meetings": [],
    "commitments": [],
    "concerns": [],
    "outcomes": [],
    "overview": [],
}


# Each makes another promise of one that the first party has made.
ANOTHER_PROMISE = [
    pytest.param({"by": ["p2"]}, id="another-party"),
    pytest.param({"modality": "urged"}, id="an-ask"),
]


def good() -> dict[str, Any]:
    """The answer that a careful reader gives, to be changed at will."""
    return copy.deepcopy(_GOOD)


def misquoted(quote: str = "Norway promised €25 million", *, at: int = 2) -> dict[str, Any]:
    """The good answer, but that its first commitment rests on another quote."""
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(at, quote)
    return answer


class Model:
    """A plain function in the model's place: answers from a list, and remembers what it was asked."""

    def __init__(self, *answers: dict[str, Any] | ModelError | Callable[[Call], dict[str, Any]]) -> None:
        self._answers = list(answers)
        self.calls: list[Call] = []

    def __call__(self, call: Call) -> Reply:
        self.calls.append(call)
        answer = self._answers.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        value = answer(call) if callable(answer) else answer
        return Reply(json.loads(json.dumps(value)))


def nothing(_: Call) -> dict[str, Any]:
    """A correction that mends nothing."""
    return {"mends": []}


def summary_of(
    *answers: dict[str, Any] | ModelError | Callable[[Call], dict[str, Any]],
    of: Document | None = None,
    window: int = DEFAULT_WINDOW,
    verify: bool = False,
) -> Summary:
    """The summary that comes of these answers, the first one's correction mending nothing by default."""
    model = Model(*(answers if len(answers) > 1 else (*answers, nothing)))
    flow = summarize_flow(
        of or document(), PROMPT, model="test-model", version="0", window=window, verify=verify
    )
    return drive_flow_blocking(flow, model)


def is_grounded(summary: Summary, text: str = TEXT) -> bool:
    """Whether each quote of a summary stands in the text where it says."""
    return all(text[each.start : each.end] == each.quote for each in summary.all_evidence())


def reading_of(text: str) -> Reading:
    """A text with its sentences."""
    return Reading.of(Document(text))
