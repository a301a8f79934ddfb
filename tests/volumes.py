"""Long invented documents with items at known places, and a plain function that reads them."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field, replace
from typing import Any

from endpoint import Answer, said
from examples import EMPTY, commitment, concern, evidence, meeting

from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._proof.draft import Shape
from summarizer.schemas import Usage

STATES = ("Norway", "Iceland", "Estonia", "Chile", "Ghana", "Nepal", "Jordan", "Fiji", "Peru", "Kenya")
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
GOODS = ("harbour", "railway", "pumping station", "grain store", "bridge", "cold chain", "weather mast")
FEARS = ("the silt", "the fares", "the tariffs", "the old cables", "the drought", "the smuggling")
WHO = (
    "The clerk",
    "A witness",
    "The rapporteur",
    "One delegate",
    "The chair",
    "An engineer",
    "The archive",
)
DID = ("read out", "set aside", "returned to", "summed up", "passed over", "took note of", "translated")
WHAT = (
    "the annex on tolls",
    "a map of the shoals",
    "the minutes of the day before",
    "a long table of prices",
)
HOW = (
    "without a vote",
    "before lunch",
    "in a low voice",
    "at some length",
    "for the third time",
    "in haste",
)
MONTHS = ("January", "March", "May", "June", "October")
HEAD = "Reports of the Commission on the Northern Routes\n\nVARHOLM — The commission sat for a year.\n\n"


@dataclass
class Volume:
    """A text, and what was planted in it: each promise's sum and how often it is told, and so on."""

    text: str = HEAD
    promises: dict[int, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)
    worries: list[str] = field(default_factory=list)


def volume(characters: int, *, every: int = 4_000) -> Volume:
    """A volume of at least so many characters, with a meeting, a promise and a worry every so many.

    Each third promise and meeting is told once more at the end, without the rest of its paragraph.
    """
    chance = random.Random(7)
    made = Volume()
    told: list[str] = []
    parts = [made.text]
    size, planted = len(made.text), 0
    while size < characters:
        planted += size >= every * (planted + 1)
        number = len(made.promises)
        if planted > number:
            one, other = chance.sample(STATES, 2)
            day = f"{number % 28 + 1} {MONTHS[number // 28 % 5]} {1990 + number // 140}"
            town, good = chance.choice(TOWNS), chance.choice(GOODS)
            met = f"{one} and {other} met in {town} on {day}."
            promise = f"{one} pledged {number + 11} million crowns for the {good} at {town}."
            worry = f"{other} is worried about {chance.choice(FEARS)} at {town} on line {number}."
            made.meetings[day] = made.promises[number + 11] = 1
            made.worries.append(f"on line {number}")
            paragraph = f"{met} {promise} {_filler(chance)} {worry}"
            if number % 3 == 0:
                told += [f"{one} and {other} had met on {day}.", promise]
                made.meetings[day] = made.promises[number + 11] = 2
        else:
            paragraph = " ".join(_filler(chance) for _ in range(chance.randint(2, 7)))
        parts.append(paragraph + "\n\n")
        size += len(parts[-1])
    parts += [f"{each} {_filler(chance)}\n\n" for each in told]
    made.text = "".join(parts)
    return made


def _filler(chance: random.Random) -> str:
    subject, did, what, how = map(chance.choice, (WHO, DID, WHAT, HOW))
    return f"{subject} {did} {what} {how}, on page {chance.randint(2, 99_999)}."


_SENTENCE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_MET = re.compile(r"(\w+) and (\w+) (?:had met|met in (\w+)) on (\d+ \w+ \d{4})")
_PLEDGED = re.compile(r"(\w+) pledged ((\d+) million crowns for the .+? at \w+)")
_WORRIED = re.compile(r"(\w+) is worried about (.+ on line \d+)")


def reader(call: Call) -> Reply:
    """Answers a call with what its numbered sentences say, under ids of its own; costs its length."""
    answer: dict[str, Any] = {key: list(value) for key, value in EMPTY.items()}
    ids: dict[str, str] = {}

    def party(name: str) -> str:
        if name not in ids:
            ids[name] = f"p{len(ids) + 1}"
            answer["parties"].append({"id": ids[name], "name": name, "kind": "state"})
        return ids[name]

    last: str | None = None
    for number, words in _SENTENCE.findall(call.user) if call.name == "summary" else ():
        if match := _MET.search(words):
            last = f"m{len(answer['meetings']) + 1}"
            answer["meetings"].append(
                meeting(
                    last,
                    parties=[party(match[1]), party(match[2])],
                    format="unspecified",
                    level="unknown",
                    place=match[3],
                    when={"text": match[4]},
                    evidence=evidence(int(number), match[0]),
                )
            )
        elif match := _PLEDGED.search(words):
            answer["commitments"].append(
                commitment(
                    f"c{len(answer['commitments']) + 1}",
                    by=[party(match[1])],
                    action=f"pay {match[2]}",
                    meeting=last,
                    evidence=evidence(int(number), match[0]),
                )
            )
            answer["overview"].append(
                {"text": f"{match[0]}.", "evidence": evidence(int(number), match[0])}
            )
            last = None
        elif match := _WORRIED.search(words):
            answer["concerns"].append(
                concern(
                    f"k{len(answer['concerns']) + 1}",
                    raised_by=[party(match[1])],
                    about=match[2],
                    evidence=evidence(int(number), match[0]),
                )
            )
    answer["overview"] = answer["overview"][:3]
    size = len(call.system) + len(call.user)
    other: dict[str, Any] = {"groups": []} if call.name == "coreference" else {"mends": []}
    return Reply(answer if call.name == "summary" else other, Usage(requests=1, tokens_in=size // 4))


def served(body: dict[str, Any]) -> Answer:
    """The reader as an endpoint: earlier parts of a document are answered later."""
    system, user = (each["content"] for each in body["messages"])
    asked = {"\nFaults\n": "correction", "\nItems\n": "coreference"}
    name = next((name for words, name in asked.items() if words in user), "summary")
    answer = said(json.dumps(reader(Call(name, system, user, {}, Shape)).value))
    part = re.search(r"This is part (\d+) of (\d+)", user)
    return replace(answer, silence=(int(part[2]) - int(part[1])) / 50 if part else 0.0)
