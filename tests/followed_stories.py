"""Stories of promises over several documents: kept summaries, their texts, and answers about links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from examples import attribution, commitment, concern, meeting, outcome

from summarizer import Document, Summary
from summarizer._call.call import READING, Call
from summarizer._call.reply import Reply
from summarizer._call.settings import resolve_settings
from summarizer._follow.follower import Followed, follow_all
from summarizer._follow.mentions import take_mentions
from summarizer._follow.texts import Texts
from summarizer._model.drive import Background
from summarizer._text.split import split_sentences
from summarizer.errors import TooLongError
from summarizer.schemas import Decision, Promises, Usage

Answerer = Callable[[Call], dict[str, Any]]


class Story(NamedTuple):
    """A document and the summary that was kept of it."""

    document: Document
    summary: Summary


def story(
    text: str,
    published: str | None,
    *items: dict[str, Any],
    parties: Sequence[str] = ("Orlen", "Vesk"),
    name: str | None = None,
) -> Story:
    """A document with a summary of these items, whose ids tell their kinds; parties are p1, p2, ..."""
    document = Document(text, published=published, name=name or f"{published}.txt")
    kinds = {"c": "commitments", "m": "meetings", "r": "outcomes", "k": "concerns"}
    listed: dict[str, list[Any]] = {kind: [] for kind in kinds.values()}
    for item in items:
        listed[kinds[item["id"][0]]].append(item | {"evidence": _placed(item["evidence"], text)})
    tree = {
        "document": {
            "id": document.id,
            "name": document.name,
            "title": None,
            "source": None,
            "published": document.published,
            "language": "en",
        },
        "overview": [],
        "parties": [
            {"id": f"p{number}", "name": party, "known_by": None, "kind": "state"}
            for number, party in enumerate(parties, 1)
        ],
        "rejected": [],
        "provenance": {
            "model": "m",
            "prompt": "p",
            "prompt_hash": "0",
            "schema_version": "2",
            "package_version": "0",
        },
        "usage": {},
        **listed,
    }
    return Story(document, Summary.model_validate(tree))


def _placed(evidence: Sequence[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
    found = []
    for one in evidence:
        start = text.index(one["quote"])
        number = next(s.number for s in split_sentences(text) if s.start <= start < s.end)
        found.append({**one, "sentence": number, "start": start, "end": start + len(one["quote"])})
    return found


def _quoted(quote: str, source: str | None) -> dict[str, Any]:
    kind = "reporter" if source is None else "official_statement"
    return {"evidence": [{"sentence": 1, "quote": quote}], "attribution": attribution(source, kind)}


def promise(quote: str, action: str = "", *, source: str | None = None, **fields: Any) -> dict[str, Any]:
    """A promise of the first party."""
    known = {"by": ["p1"], "action": action, **_quoted(quote, source)}
    return commitment(fields.pop("id", "c1"), **known | fields)


def report(quote: str, what: str, result: str = "done", **fields: Any) -> dict[str, Any]:
    """What came of an undertaking of the first party."""
    known = {"by": ["p1"], "what": what, "result": result, **_quoted(quote, fields.pop("source", None))}
    return outcome(fields.pop("id", "r1"), **known | fields)


def told_meeting(quote: str, **fields: Any) -> dict[str, Any]:
    """A meeting of both parties."""
    known = {"parties": ["p1", "p2"], **_quoted(quote, None)}
    return meeting(fields.pop("id", "m1"), **known | fields)


def raised(quote: str, about: str, **fields: Any) -> dict[str, Any]:
    """A concern that the first party raised at the meeting."""
    known = {"raised_by": ["p1"], "about": about, "meeting": "m1", **_quoted(quote, None)}
    return concern(fields.pop("id", "k1"), **known | fields)


def due_by(day: str, text: str = "by the day") -> dict[str, Any]:
    """A deadline of one day."""
    return {"text": text, "start": day, "end": day, "precision": "day"}


def found_link(type_: str, later_quote: str, earlier_quote: str, **fields: Any) -> dict[str, Any]:
    """A link from the new mention n1 to the known one k1, as a model answers it."""
    return {
        "later": "n1",
        "earlier": "k1",
        "reason": "the same undertaking",
        "type": type_,
        "of": None,
        "of_party": None,
        "source": None,
        "by_maker": False,
        "hedge": None,
        "evidence": [{"sentence": 0, "quote": later_quote}],
        "about": [{"sentence": 0, "quote": earlier_quote}],
    } | fields


def supporting(call: Call) -> dict[str, Any]:
    """Verdicts that support every link that is shown."""
    return verdicts_on(call, "supported")


def verdicts_on(call: Call, support: str, unsaid: Sequence[str] = ()) -> dict[str, Any]:
    """The same verdict on every link that is shown."""
    ids = re.findall(r"^(l\d+) \| ", call.user, re.MULTILINE)
    return {
        "verdicts": [
            {"item": id_, "reason": "stated", "support": support, "unsaid": list(unsaid)} for id_ in ids
        ]
    }


class Follows(NamedTuple):
    """What came of following, and the calls that were made."""

    followed: Followed
    calls: list[Call]

    @property
    def promises(self) -> Promises:
        return self.followed.promises

    @property
    def types(self) -> list[str]:
        """The types of the links that stand."""
        return [link.type for link in self.promises.links]

    @property
    def reasons(self) -> list[str]:
        """Why the others do not."""
        return [refused.why for refused in self.promises.refused]


def follow_stories(
    stories: Sequence[Story],
    *links: dict[str, Any],
    unmet: Sequence[dict[str, Any]] = (),
    verdicts: Answerer = supporting,
    kept: Promises | None = None,
    decisions: Sequence[Decision] = (),
    longest: int | None = None,
) -> Follows:
    """Follow stories; every request about links is answered with these.

    A request of more than `longest` characters is too long for the model.
    """
    calls: list[Call] = []

    async def ask(call: Call) -> Reply:
        calls.append(call)
        if longest is not None and len(call.user) > longest:
            raise TooLongError("the request is too long")
        if call.name == READING:
            return Reply(verdicts(call), Usage(requests=1, tokens_in=5))
        return Reply({"links": list(links), "unmet": list(unmet)}, Usage(requests=1))

    texts = Texts({one.document.id: one.document for one in stories})
    background = Background()
    try:
        followed = background.run(
            follow_all(
                [take_mentions(one.summary) for one in stories],
                texts,
                kept,
                ask,
                resolve_settings(model="test-model", environment={}),
                decisions=decisions,
            )
        )
    finally:
        background.close()
    return Follows(followed, calls)
