"""Generated reports of meetings, any number of them, all different, each with a right answer to it.

Every word of them is invented; the names of states and cities are real.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from summarizer import Document
from summarizer._text.split import split_sentences

LENGTH = 2_500  # characters
PUBLISHED = dt.date(2025, 5, 21)
STATES = (
    ("Norway", "Norwegian", "Oslo"),
    ("Iceland", "Icelandic", "Reykjavik"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Peru", "Peruvian", "Lima"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Estonia", "Estonian", "Tallinn"),
    ("Jordan", "Jordanian", "Amman"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Chile", "Chilean", "Santiago"),
    ("Latvia", "Latvian", "Riga"),
)
GIVEN = "Anna Boris Clara Daniel Elena Felix Greta Henrik Irina Jonas Karin Lukas Mira Nils Olga".split()
FAMILY = "Varn Tolmek Orbach Sandvel Hallin Brekov Mistral Dorvel Kestin Lanov Pereth Quillan".split()
GOODS = "fish, steel, timber, grain, copper, medicine, wool, machinery".split(", ")
WORKS = "rescue centre, rail link, power cable, fish market, research station, port".split(", ")
WORRIES = "the mackerel stock, the border closures, the drought, rising tariffs, the river".split(", ")
DAYS = "Monday Tuesday Thursday Friday".split()


def report(number: int) -> tuple[Document, dict[str, Any]]:
    """The report of that number, about 2,500 characters long, and what a careful reader answers."""
    rng = random.Random(number)
    told = _told(rng)
    body = _paragraphs(number, told, rng)
    document = Document(body, published=PUBLISHED, name=f"report-{number:05d}")
    return document, _answer(document, told)


def mark_of(number: int) -> str:
    """What stands in a report and tells which one it is."""
    return f"Report {number:05d}"


def _told(rng: random.Random) -> dict[str, Any]:
    """What a report tells, sentence by sentence: the facts, and the words for them."""
    (a, a_adj, _), (b, b_adj, place) = rng.sample(STATES, 2)
    one, two = (f"{rng.choice(GIVEN)} {name}" for name in rng.sample(FAMILY, 2))
    work, goods, worry = rng.choice(WORKS), rng.choice(GOODS), rng.choice(WORRIES)
    millions, share, year = rng.randint(11, 99), rng.randint(11, 59), rng.randint(2027, 2039)
    day = rng.choice(DAYS)
    return {
        "states": (a, b),
        "people": (one, two),
        "met": f"Foreign Minister {one} of {a} met Foreign Minister {two} of {b} in {place} on {day}",
        "said": f"the {b_adj} foreign ministry said",
        "day": day,
        "place": place,
        "pledge": f"{a} pledged €{millions} million for a joint {work} in {place}",
        "pay": f"pay €{millions} million for a joint {work}",
        "assured": f"{two.split()[1]} assured {one.split()[1]} that {b} would not raise its duty"
        f" on {goods} before {year}",
        "not_raise": f"not raise its duty on {goods} before {year}",
        "agreed": f"{a} and {b} agreed to open {share} more border posts by the end of {year}",
        "open": f"open {share} more border posts",
        "deadline": f"by the end of {year}",
        "urged": f"{b} urged {a} to publish its figures on {goods}",
        "publish": f"publish its figures on {goods}",
        "worry": f"We are deeply concerned about {worry}",
        "about": worry,
        "again": f"{a} and {b} will hold a further meeting in {place} next month",
        "adjectives": (a_adj, b_adj),
    }


def _paragraphs(number: int, told: dict[str, Any], rng: random.Random) -> str:
    a, b = told["states"]
    speaker = told["people"][1].split()[1]
    paragraphs = [
        f"{mark_of(number)}. {told['met']}, {told['said']}.",
        f"{told['pledge']}. {told['assured']}.",
        f"{told['agreed']}. {told['urged']}.",
        f"“{told['worry']},” {speaker} said. {told['again']}.",
    ]
    while sum(map(len, paragraphs)) + 2 * len(paragraphs) < LENGTH - 90:
        paragraphs.insert(rng.randint(1, len(paragraphs) - 1), _aside(a, b, told, rng))
    return "\n\n".join(paragraphs) + "\n"


def _aside(a: str, b: str, told: dict[str, Any], rng: random.Random) -> str:
    """A sentence or two that tell of no meeting, commitment or concern."""
    year, share = rng.randint(1951, 2019), rng.randint(2, 48)
    return rng.choice(
        (
            f"Trade between {a} and {b} made up {share} per cent of the region's total in {year}.",
            f"The road to {told['place']} was built in {year}. It is {share * 11} kilometres long.",
            f"The {told['adjectives'][0]} delegation numbered {share} people, {year - 1900} fewer than"
            " the last time.",
            f"Newspapers in {told['place']} printed {share} pages about the visit, with photographs of"
            f" the harbour as it looked in {year}.",
            f"About {share},000 people of {told['adjectives'][1]} descent live in {a}, most of them"
            f" since {year}.",
        )
    )


def _answer(document: Document, told: dict[str, Any]) -> dict[str, Any]:
    sentences = [document.text[span.start : span.end] for span in split_sentences(document.text)]

    def evidence(name: str) -> list[dict[str, Any]]:
        quote = told[name]
        number = next(at for at, sentence in enumerate(sentences, 1) if quote in sentence)
        return [{"sentence": number, "quote": quote}]

    a, b = told["states"]
    one, two = told["people"]
    reporter = {"source": None, "kind": "reporter", "hedge": None}
    ministry = {"source": told["said"][: -len(" said")], "kind": "official_statement", "hedge": None}
    promised = {"condition": None, "deadline": None, "standing": "active", "meeting": "m1"}
    promised |= {"actor": None}
    return {
        "parties": [
            {"id": id_, "name": name, "kind": "state", "known_by": None}
            for id_, name in (("p1", a), ("p2", b))
        ],
        "meetings": [
            _meeting("m1", told, evidence("met"), attribution=ministry)
            | {
                "participants": [
                    {"name": one, "role": "Foreign Minister", "party": "p1"},
                    {"name": two, "role": "Foreign Minister", "party": "p2"},
                ],
                "level": "ministerial",
                "when": {"text": told["day"]},
            },
            _meeting("m2", told, evidence("again"), attribution=reporter)
            | {"status": "scheduled", "when": {"text": "next month"}},
        ],
        "commitments": [
            {"id": id_, "by": by, "to": to, "modality": modality, "action": told[action]}
            | promised
            | ({"deadline": {"text": told["deadline"]}} if modality == "agreed" else {})
            | {"attribution": reporter, "evidence": evidence(words)}
            for id_, by, to, modality, action, words in (
                ("c1", ["p1"], [], "pledged", "pay", "pledge"),
                ("c2", ["p2"], ["p1"], "assured", "not_raise", "assured"),
                ("c3", ["p1", "p2"], [], "agreed", "open", "agreed"),
                ("c4", ["p1"], ["p2"], "urged", "publish", "urged"),
            )
        ],
        "concerns": [
            {"id": "k1", "raised_by": ["p2"], "directed_at": [], "about": told["about"], "kind": "worry"}
            | {"voice": "stated", "category": "other", "meeting": "m1"}
            | {
                "attribution": {"source": two.split()[1], "kind": "named_person", "hedge": None},
                "evidence": evidence("worry"),
            }
        ],
        "outcomes": [],
        "overview": [
            {"text": f"{told['met']}.", "evidence": evidence("met")},
            {"text": f"{told['pledge']}.", "evidence": evidence("pledge")},
        ],
    }


def _meeting(
    id_: str, told: dict[str, Any], evidence: list[dict[str, Any]], *, attribution: dict[str, Any]
) -> dict[str, Any]:
    meeting: dict[str, Any] = {"id": id_, "parties": ["p1", "p2"], "participants": [], "status": "held"}
    meeting |= {"format": "in_person", "level": "unknown", "when": None, "place": told["place"]}
    meeting |= dict.fromkeys(("host", "series", "round", "sideline_of", "occasion"))
    meeting |= {"background": False, "disputed": False, "topics": []}
    return meeting | {"attribution": attribution, "evidence": evidence}
