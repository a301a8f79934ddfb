"""Checking: every quote, name, number, place and reference of an item, against the document.

An item is examined as a whole and comes back with its faults. A fault in what only adds detail (a
role, a place, a participant) can cost that detail; a fault in what carries the claim (who, with
what force, on what condition, who says so) costs the item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from summarizer._draft import MODELS, Draft, Item, Path, value_at
from summarizer._figures import cuts_amount, figures
from summarizer._fold import fold
from summarizer._force import condition_follows, condition_in, hedge_in, only_asks
from summarizer._ground import Miss, Reading, ground
from summarizer._negation import clause_before, negates
from summarizer.schemas import (
    Attribution,
    Commitment,
    Concern,
    Evidence,
    Meeting,
    Party,
    Person,
    Point,
    When,
)

Claim = Meeting | Commitment | Concern | Point
_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[,;]|(?<!\w)(?:quoting|citing|quoted by|cited by|and|via)(?!\w)")
HEAD = 4  # sentences: the headline, the dateline and what they introduce hold for a whole document
_UNFIT = "this value does not fit the schema: "


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one item: where, what stands there, and why it was refused.

    `drop` is the path of the detail that goes if the fault stays; None: the whole item goes.
    """

    path: Path
    value: Any
    why: str
    drop: Path | None = None
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """An item, typed and with its evidence grounded as far as that went, and what is wrong with it."""

    item: Item
    typed: Party | Claim | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that references may name, and why those are refused that they may not."""

    parties: frozenset[str]
    meetings: frozenset[str]
    refused: Mapping[str, str] = field(default_factory=dict)

    def why_not(self, id_: str, kind: str) -> str:
        """Why a reference does not resolve."""
        return self.refused.get(id_, f"no {kind} has this id")


def known_ids(draft: Draft) -> Known:
    """The ids that a draft gives to its parties and meetings."""
    return Known(
        frozenset(item.id for item in draft.items("parties") if item.id),
        frozenset(item.id for item in draft.items("meetings") if item.id),
    )


def examine(item: Item, known: Known, reading: Reading) -> Examined:
    """Type, ground and check one item. Never raises, whatever was answered."""
    if not _is_text(item.raw):
        return Examined(item, None, (Fault((), None, "it holds half a character (a lone surrogate)"),))
    try:
        # A field that no schema has carries no claim: it is passed over.
        typed = MODELS[item.kind].model_validate(item.raw, extra="ignore")
    except ValidationError as exc:
        return Examined(item, None, tuple(_unfit(exc, item)))
    if isinstance(typed, Party):
        return Examined(item, typed, tuple(_party_faults(typed, reading)))
    grounded, faults = _ground_all(typed.evidence, reading)
    if not isinstance(typed, Point):
        faults += _cut_short(typed, grounded, reading)
        faults += _attribution_faults(typed.attribution, reading)
    if isinstance(typed, Meeting):
        faults += _meeting_faults(typed, grounded, known, reading)
    elif isinstance(typed, Commitment):
        faults += _commitment_faults(typed, grounded, known, reading)
    elif isinstance(typed, Concern):
        faults += _concern_faults(typed, known, reading)
    faults += _prose_faults(typed, grounded, reading)
    faults += _force_faults(typed, grounded, reading)
    typed = typed.model_copy(update={"evidence": _distinct(grounded)})
    return Examined(item, typed, tuple(faults))


def _is_text(raw: Any) -> bool:
    """Whether every text in `raw` can be written: JSON can hold halves of characters."""
    try:
        json.dumps(raw, ensure_ascii=False).encode()
    except (UnicodeEncodeError, ValueError):
        return False
    return True


def _unfit(exc: ValidationError, item: Item) -> Iterator[Fault]:
    """The faults of an item that is not of its type, worded without the value's own text."""
    for error in exc.errors(include_url=False, include_input=False, include_context=False):
        path: Path = error["loc"]
        value = value_at(item.raw, path)
        yield Fault(path, value, "missing" if error["type"] == "missing" else _UNFIT + error["msg"])


def _ground_all(
    evidence: tuple[Evidence, ...], reading: Reading
) -> tuple[dict[int, Evidence], list[Fault]]:
    """Ground each evidence; what was found, by its index, and the faults of the rest."""
    found = [ground(each, reading) for each in evidence]
    grounded = {index: each for index, each in enumerate(found) if isinstance(each, Evidence)}
    faults = [
        Fault(_quote(index), evidence[index].quote, miss.why, _spare(index, grounded), miss)
        for index, miss in enumerate(found)
        if isinstance(miss, Miss)
    ]
    if not evidence:
        faults.append(Fault(("evidence",), None, "it has no evidence"))
    return grounded, faults


def _distinct(grounded: dict[int, Evidence]) -> tuple[Evidence, ...]:
    return tuple({(each.start, each.end): each for each in grounded.values()}.values())


def _quote(index: int) -> Path:
    return ("evidence", index, "quote")


def _spare(index: int, grounded: dict[int, Evidence]) -> Path | None:
    """One good quote carries an item; a bad one beside it is only left out."""
    return ("evidence", index) if grounded.keys() - {index} else None


def _cut_short(
    claim: Meeting | Commitment | Concern, grounded: dict[int, Evidence], reading: Reading
) -> Iterator[Fault]:
    """Quotes that are verbatim but cut where the cut changes what they say."""
    for index, evidence in grounded.items():
        why = _cut_why(claim, evidence, reading)
        if why:
            yield Fault(_quote(index), evidence.quote, why, _spare(index, grounded))


def _cut_why(claim: Meeting | Commitment | Concern, evidence: Evidence, reading: Reading) -> str | None:
    if cuts_amount(reading.text, evidence.end):
        return "the quote cuts off an amount: include its unit"
    affirms = (isinstance(claim, Commitment) and claim.standing == "active") or (
        isinstance(claim, Meeting) and claim.status == "held" and not claim.disputed
    )
    if not affirms or negates(evidence.quote):
        return None
    start = reading.sentence_at(evidence.start).start
    if negates(clause_before(reading.text, start, evidence.start)):
        return "a negation stands just before the quote: include it, or drop the claim"
    return None


def _force_faults(claim: Claim, grounded: dict[int, Evidence], reading: Reading) -> Iterator[Fault]:
    """Hedges, conditions and asks that the document has and the item lacks."""
    stretches = [_stretch(each, reading) for each in grounded.values()]
    if not stretches:
        return
    # A hedge before a concern's quote may weaken another claim of the sentence.
    hedged = [each.quote for each in grounded.values()] if isinstance(claim, Concern) else stretches
    hedges = list(map(hedge_in, hedged))
    if all(hedges):
        why = f"the document hedges this ({hedges[0]}): keep the hedge"
        if isinstance(claim, Point):
            if not hedge_in(claim.text):
                yield Fault(("text",), claim.text, why)
        elif claim.attribution.hedge is None:
            yield Fault(("attribution", "hedge"), None, why)
    if not isinstance(claim, Commitment) or not claim.binding:
        return
    if all(map(only_asks, stretches)):
        index = min(grounded)
        why = "the document words this as an ask: quote where the party itself undertakes it, or drop it"
        yield Fault(_quote(index), grounded[index].quote, why)
    if claim.condition is None and claim.standing == "active":
        found = next(filter(None, (_condition(each, reading) for each in grounded.values())), None)
        if found:
            why = f"the document makes this conditional ({found}): give the condition"
            yield Fault(("condition",), None, why)


def _stretch(evidence: Evidence, reading: Reading) -> str:
    """The quote with what stands before it in its own clause."""
    start = reading.sentence_at(evidence.start).start
    return clause_before(reading.text, start, evidence.start) + evidence.quote


def _condition(evidence: Evidence, reading: Reading) -> str | None:
    """The words that open a condition in the quote, right behind it, or at its sentence's start."""
    sentence = reading.sentence_at(evidence.start)
    return (
        condition_in(evidence.quote)
        or condition_follows(reading.text[evidence.end : max(sentence.end, evidence.end)])
        or condition_follows(reading.text[sentence.start : evidence.start])
    )


def _party_faults(party: Party, reading: Reading) -> Iterator[Fault]:
    if not reading.mentions(party.name):
        yield Fault(("name",), party.name, "this name does not stand in the document")


def _meeting_faults(
    meeting: Meeting, grounded: dict[int, Evidence], known: Known, reading: Reading
) -> list[Fault]:
    faults = [*_party_refs("parties", meeting.parties, known)]
    for index, person in enumerate(meeting.participants):
        at: Path = ("participants", index)
        if not reading.mentions(person.name):
            why = "this person is not named so in the document"
            faults.append(Fault((*at, "name"), person.name, why, drop=at))
        if person.role is not None and not _holds_office(person, reading):
            why = "no sentence of the document gives this role to this person"
            faults.append(Fault((*at, "role"), person.role, why, drop=(*at, "role")))
        faults += _party_ref((*at, "party"), person.party, known)
    if meeting.place is not None:
        pieces = [piece.strip() for piece in meeting.place.split(",")]
        far = next(filter(None, (_far(piece, grounded, reading) for piece in pieces)), None)
        if far:
            faults.append(Fault(("place",), meeting.place, far, drop=("place",)))
    faults += _party_ref(("host",), meeting.host, known)
    for name in ("series", "round", "occasion"):
        faults += _wording((name,), getattr(meeting, name), reading)
    faults += _when("when", meeting.when, grounded, reading)
    faults += _meeting_ref("sideline_of", meeting.sideline_of, known)
    if meeting.sideline_of == meeting.id:
        why = "a meeting is not its own sideline"
        faults.append(Fault(("sideline_of",), meeting.id, why, drop=("sideline_of",)))
    return faults


def _commitment_faults(
    commitment: Commitment, grounded: dict[int, Evidence], known: Known, reading: Reading
) -> list[Fault]:
    return [
        *_party_refs("by", commitment.by, known),
        *_party_refs("to", commitment.to, known, detail=True),
        *_wording(("condition",), commitment.condition, reading, detail=False),
        *_when("deadline", commitment.deadline, grounded, reading),
        *_meeting_ref("meeting", commitment.meeting, known),
    ]


def _concern_faults(concern: Concern, known: Known, reading: Reading) -> list[Fault]:
    return [
        *_party_refs("raised_by", concern.raised_by, known),
        *_party_refs("directed_at", concern.directed_at, known, detail=True),
        *_meeting_ref("meeting", concern.meeting, known),
    ]


_NOT_THERE = "these words do not stand in the document"


def _party_refs(name: str, ids: tuple[str, ...], known: Known, detail: bool = False) -> Iterator[Fault]:
    for index, each in enumerate(ids):
        if each not in known.parties:
            drop = (name, index) if detail else None
            yield Fault((name, index), each, known.why_not(each, "party"), drop)


def _party_ref(path: Path, id_: str | None, known: Known) -> Iterator[Fault]:
    if id_ is not None and id_ not in known.parties:
        yield Fault(path, id_, known.why_not(id_, "party"), drop=path)


def _meeting_ref(name: str, id_: str | None, known: Known) -> Iterator[Fault]:
    if id_ is not None and id_ not in known.meetings:
        yield Fault((name,), id_, known.why_not(id_, "meeting"), drop=(name,))


def _wording(path: Path, words: str | None, reading: Reading, detail: bool = True) -> Iterator[Fault]:
    if words is not None and not reading.mentions(words):
        yield Fault(path, words, _NOT_THERE, drop=path if detail else None)


def _when(
    name: str, when: When | None, grounded: dict[int, Evidence], reading: Reading
) -> Iterator[Fault]:
    why = when and _far(when.text, grounded, reading)
    if when is not None and why:
        yield Fault((name, "text"), when.text, why, drop=(name,))


def _far(words: str, grounded: dict[int, Evidence], reading: Reading) -> str | None:
    """Why a date or a place may not belong to an item: it stands nowhere, or nowhere near its evidence.

    Near is the paragraph of an evidence and those beside it, or the head of the document.
    """
    spans = reading.places_of(words, 0, len(reading.text))
    if not spans:
        return _NOT_THERE
    paragraphs = {reading.sentence_at(each.start).paragraph for each in grounded.values()}
    for start, _ in spans:
        sentence = reading.sentence_at(start)
        near = any(abs(sentence.paragraph - paragraph) <= 1 for paragraph in paragraphs)
        if near or sentence.number <= HEAD or not paragraphs:
            return None
    return "these words stand nowhere near its evidence: cite the sentence that says so, or drop them"


def _holds_office(person: Person, reading: Reading) -> bool:
    """Whether some sentence holds both a role and a name of a person."""
    names = [word for word in _WORD.findall(fold(person.name)) if len(word) > 1]
    for start, _ in reading.places_of(person.role or "", 0, len(reading.text)):
        words = _WORD.findall(fold(reading.words_of(reading.sentence_at(start))))
        if any(name in words for name in names):
            return True
    return False


def _attribution_faults(attribution: Attribution, reading: Reading) -> Iterator[Fault]:
    source = attribution.source
    if source is not None and not reading.mentions(source):
        # One source may quote another ("Oslo's envoy, quoting the minister"): each as worded.
        for part in filter(None, (part.strip() for part in _JOINED.split(source))):
            if not reading.mentions(part):
                yield Fault(
                    ("attribution", "source"), source, f"{part!r} does not stand in the document"
                )
                break
    yield from _wording(("attribution", "hedge"), attribution.hedge, reading, detail=False)


def _prose_faults(claim: Claim, grounded: dict[int, Evidence], reading: Reading) -> list[Fault]:
    """Names and numbers in what the model worded itself."""
    texts: list[tuple[Path, str, bool]] = []
    if isinstance(claim, Meeting):
        texts = [(("topics", index), topic, True) for index, topic in enumerate(claim.topics)]
    elif isinstance(claim, Commitment):
        texts = [(("action",), claim.action, False)]
    elif isinstance(claim, Concern):
        texts = [(("about",), claim.about, False)]
    else:
        texts = [(("text",), claim.text, False)]
    cited = frozenset[str]().union(*(figures(each.quote) for each in grounded.values()))
    faults = []
    for path, text, detail in texts:
        drop = path if detail else None
        if not text.strip():
            faults.append(Fault(path, text, "it is empty", drop))
        allowed = figures(reading.text) if isinstance(claim, Meeting) else cited
        strange = sorted(figures(text) - allowed)
        if strange and grounded:
            why = f"its evidence does not hold the figure {', '.join(strange)}"
            faults.append(Fault(path, text, why, drop))
        unknown = _strange_names(text, reading)
        if unknown:
            why = f"the document does not hold the name {', '.join(unknown)}"
            faults.append(Fault(path, text, why, drop))
    return faults


def _strange_names(text: str, reading: Reading) -> list[str]:
    """The capitalized words of `text`, but its first, that are not in the document."""
    if reading.capitalizes_nouns:
        return []
    words = _WORD.findall(text)
    return [
        word
        for index, word in enumerate(words)
        if (index > 0 or any(character.isupper() for character in word[1:]))
        and word[:1].isupper()
        and fold(word) not in reading.words
    ]
