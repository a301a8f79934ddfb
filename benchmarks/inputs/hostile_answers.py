"""Answers that are as costly to check as any: 500 items of a kind, texts of 4,000 characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

ITEMS, LONGEST = 500, 4_000  # of a kind; characters of a text
_QUOTE = 980  # characters
Told = Callable[[int], str]


def hostile_answers(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Answers about a document, each after what is hostile about it."""
    words = text[:300_000].split()

    def long(number: int) -> str:
        return " ".join(words[number * 11 % (len(words) - 700) :][:700])[:LONGEST]

    def near(number: int) -> str:
        start = number * 997 % (len(text) - _QUOTE)
        part = text[start : start + _QUOTE].partition("\n\n")[0].split(" ")
        part[len(part) // 2] = "elsewhere"
        return " ".join(part)

    def repeated(pump: str) -> Told:
        return lambda number: (pump * LONGEST)[: LONGEST - 6] + str(number)

    yield "quotes that nearly match", _answer(near, long)
    yield "40 of them for each item", _answer(near, long, quotes=40)
    yield "short quotes without end", _answer(lambda number: f"the {number} of", str, quotes=100)
    yield "ellipses that match anywhere", _answer(lambda _: "to the … in the … of the", long)
    yield "dates of 4,000 characters", _answer(near, str, day=repeated("on the 3rd of May until "))
    yield "figures of 4,000 characters", _answer(near, repeated("1,000 million euros and 12.5% "))
    yield "names of 4,000 characters", _answer(near, str, name=repeated("Foreign Minister Anna Varn "))

    def ending(pump: str) -> Told:
        told = repeated(pump)
        return lambda number: told(number)[-_QUOTE:]

    yield "control characters", _answer(near, repeated("\x01\x02\x03\x1b"))
    for pump in (" ", "(“", "国", "a.", "a\u0301", "三"):
        yield (
            f"{pump!r} over and over",
            _answer(
                ending(pump),
                repeated(pump),
                day=repeated(pump),
                name=repeated(pump),
            ),
        )


def _answer(
    quote: Told, words: Told, *, quotes: int = 1, day: Told | None = None, name: Told | None = None
) -> dict[str, Any]:
    """An answer of so many items of each kind, each with so many quotes."""
    day = day or (lambda _: "Tuesday")
    name = name or (lambda number: f"State {number}")

    def evidence(number: int) -> list[dict[str, Any]]:
        cited = range(number * quotes, (number + 1) * quotes)
        return [{"sentence": at % 300 + 1, "quote": quote(at)} for at in cited]

    said = {"source": None, "kind": "reporter", "hedge": None}
    empty = dict.fromkeys("host series round sideline_of occasion meeting standing topics".split())
    known = {"attribution": said, "to": [], "directed_at": [], "topics": [], "standing": "active"}
    items: dict[str, list[dict[str, Any]]] = {
        "parties": [
            {"id": f"p{number}", "name": name(number), "kind": "state"} for number in range(1, ITEMS + 1)
        ],
        "meetings": [
            {"parties": ["p1", "p2"], "place": words(number), "when": {"text": day(number)}}
            | {"participants": [{"name": words(number), "role": None, "party": "p1"}]}
            | {"status": "held", "format": "in_person", "level": "ministerial"}
            | {"background": False, "disputed": False}
            for number in range(ITEMS)
        ],
        "commitments": [
            {"by": ["p1"], "modality": "pledged", "action": words(number)}
            | {"condition": words(number), "deadline": {"text": day(number)}}
            for number in range(ITEMS)
        ],
        "concerns": [
            {"raised_by": ["p2"], "about": words(number), "kind": "worry"}
            | {"voice": "stated", "category": "other"}
            for number in range(ITEMS)
        ],
        "overview": [{"text": words(number)} for number in range(ITEMS)],
    }
    for kind, listed in items.items():
        if kind != "parties":
            for number, item in enumerate(listed):
                item |= {"id": f"{kind[0]}{number}", **empty, **known, "evidence": evidence(number)}
    return items
