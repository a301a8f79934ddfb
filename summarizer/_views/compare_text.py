"""Tellings of one meeting compared, as text: who tells it, and what only one side tells."""

from __future__ import annotations

import json
from collections.abc import Iterator

from summarizer.render._json import shown_json
from summarizer.render._printable import make_printable, replace_halves
from summarizer.schemas import FollowedDocument, Promises, Telling, ToldDifference, ToldMeeting

_KINDS = {
    "only_in": "only in",
    "different_words": "worded differently",
    "contradictory": "cannot both be true",
}


def render_comparison(promises: Promises) -> str:
    """The meetings that several documents tell, each with its differences and the words of both."""
    several = [meeting for meeting in promises.meetings if len(meeting.tellings) > 1]
    count = "1 meeting is" if len(several) == 1 else f"{len(several)} meetings are"
    parts = [f"{count} told by several documents"]
    parts += ["\n".join(_tell_meeting(meeting, promises)) for meeting in several]
    return "\n\n".join(parts) + "\n"


def _tell_meeting(meeting: ToldMeeting, promises: Promises) -> Iterator[str]:
    documents = {one.id: one for one in promises.documents}
    names = {one.id: one.name for one in promises.parties}
    tellings = {one.id: one for one in promises.tellings}
    told = [tellings[id_] for id_ in meeting.tellings]
    sides = ", ".join(names[id_] for id_ in told[0].parties) or ", ".join(told[0].participants)
    yield make_printable(f"{sides} · {_day_of(told[0])}")
    for one in told:
        where = call_followed(documents[one.document])
        yield make_printable(f"  {one.status} · “{_flat(one.evidence[0].quote)}” ({where})")
    for difference in promises.differences:
        if difference.meeting == meeting.id:
            yield from _tell_difference(difference, documents)


def _tell_difference(
    difference: ToldDifference, documents: dict[str, FollowedDocument]
) -> Iterator[str]:
    first = difference.sides[0]
    if difference.kind == "only_in":
        where = call_followed(documents[first.document])
        yield make_printable(f"  only in {where}: {difference.topic}: {first.words}")
        return
    yield make_printable(f"  {_KINDS[difference.kind]}: {difference.topic}")
    for side in difference.sides:
        where = call_followed(documents[side.document])
        quote = _flat(side.evidence[0].quote)
        yield make_printable(f"    {side.words} · “{quote}” ({where})")


def dump_comparison(promises: Promises) -> str:
    """The meetings and differences as JSON."""
    tree = {
        "documents": [one.model_dump(mode="json") for one in promises.documents],
        "tellings": [one.model_dump(mode="json") for one in promises.tellings],
        "meetings": [one.model_dump(mode="json") for one in promises.meetings],
        "differences": [one.model_dump(mode="json") for one in promises.differences],
    }
    return shown_json(replace_halves(json.dumps(tree, ensure_ascii=False, indent=2))) + "\n"


def call_followed(document: FollowedDocument) -> str:
    """A document as people know it."""
    return document.name or document.title or document.id[:12]


def _day_of(telling: Telling) -> str:
    when = telling.when
    return str(when.start or when.text) if when else "no date given"


def _flat(text: str) -> str:
    return " ".join(text.split())
