"""Facts: what each mark of a field asks of the document, a function a mark.

A function gets a field's path, its value and its mark, and yields what is wrong. What the field
means for the claim (`carries`) decides whether the fault costs the detail or the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from summarizer._dates.cut import is_date_cut_short
from summarizer._proof.draft import Kind
from summarizer._proof.evidence import Grounded, sentence_bounds
from summarizer._proof.fault import NOT_THERE, Fault, KnownIds
from summarizer._proof.roles import holds_role
from summarizer._proof.wording import prose_faults
from summarizer._text.reading import Reading
from summarizer._words.figures import cuts_amount, is_cut_off
from summarizer._words.fold import fold_text
from summarizer._words.ranges import read_range
from summarizer._words.states import country_of
from summarizer.schemas import Attribution, Figure, Person, When
from summarizer.schemas.marked import MarkedField, Path, id_of, marked_fields
from summarizer.schemas.marks import Actor, Identifies, Mark, Named, Place, Refers, Told, Verbatim

HEAD = 4  # sentences: the headline, the dateline and what they introduce hold for a whole document
_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[,;]")


class Against(NamedTuple):
    """What an item is checked against: the ids there are, its evidence that was found, the document."""

    item: BaseModel
    kind: Kind
    known: KnownIds
    grounded: Grounded
    reading: Reading


Check = Callable[[Path, Any, Any, Against], Iterator[Fault]]


def fact_faults(item: BaseModel, against: Against) -> Iterator[Fault]:
    """What is wrong with the marked fields of an item.

    In this order, which is that of a correction's prompt: who says so, the id, the sides, people,
    the place, one party, verbatim words, dates, meetings, and last what is in the model's own words.
    """
    for field, check in _checked_fields(type(item)):
        value = getattr(item, field.name)
        if value is None:
            continue
        values = enumerate(value) if field.many else [(None, value)]
        for index, one in values:
            path: Path = (field.name,) if index is None else (field.name, index)
            yield from check(path, one, field.mark, against)
            if isinstance(field.mark, Refers) and field.mark.itself and one == id_of(item):
                yield Fault(path, one, field.mark.itself, drop=path)


@cache
def _checked_fields(model: type[BaseModel]) -> tuple[tuple[MarkedField, Check], ...]:
    """The fields of a model that are checked, in the order of their faults, with their checks.

    Evidence is checked before (`ground_all`).
    """
    fields = sorted(marked_fields(model), key=_rank_of_field)
    kinds = (
        (field, field.mark if isinstance(field.mark, type) else type(field.mark)) for field in fields
    )
    return tuple((field, CHECKS[kind]) for field, kind in kinds if kind in CHECKS)


def _rank_of_field(field: MarkedField) -> int:
    """Where a field comes in the order of faults."""
    mark = field.mark
    if isinstance(mark, Refers):
        return 8 if mark.to == "meetings" else 2 if field.many else 5
    return _RANKS.get(mark if isinstance(mark, type) else type(mark), 0)


def identity_faults(path: Path, id_: str, mark: Identifies, against: Against) -> Iterator[Fault]:
    """An id names one thing: of two parties p1 nobody can tell which one promised."""
    if mark.alone and (against.kind, id_) in against.known.twice:
        yield Fault(path, id_, "another item has the same id")


def reference_faults(path: Path, id_: str, mark: Refers, against: Against) -> Iterator[Fault]:
    """A reference names an item that there is and that is not refused."""
    if not against.known.has(id_, mark.to):
        drop = None if mark.carries else path
        yield Fault(path, id_, against.known.why_not(id_, mark.to), drop)


def name_faults(path: Path, name: str, mark: Named, against: Against) -> Iterator[Fault]:
    """A name stands in the document, or names a state that the document names otherwise.

    A state that the document knows only by an office or a person has these words beside its name.
    """
    reading, known_by = against.reading, getattr(against.item, mark.known_by)
    own, other = country_of(name), known_by and country_of(known_by)
    if not _WORD.search(name):
        yield Fault(path, name, "this is no name")
    elif own and other and own != other:  # as whose it would stand where nobody confirms it
        at, value = (path, name) if reading.mentions(name) else ((mark.known_by,), known_by)
        yield Fault(at, value, "these words name another state")
    elif not is_named(name, reading):
        if known_by is None:
            yield Fault(path, name, "this name does not stand in the document")
        elif not reading.mentions(known_by):
            yield Fault(path, name, "neither it nor what it is known by stands in the document")


def is_named(name: str, reading: Reading) -> bool:
    """Whether a document holds a name, or names a state of that name otherwise."""
    if reading.mentions(name) or reading.states.has(name):
        return True
    return country_of(name) is None and reading.holds_grown(name)


def wording_faults(path: Path, words: str, mark: Verbatim, against: Against) -> Iterator[Fault]:
    """A wording stands in the document as it is."""
    if not against.reading.mentions(words):
        yield Fault(path, words, NOT_THERE, drop=None if mark.carries else path)


def actor_faults(path: Path, words: str, mark: Actor, against: Against) -> Iterator[Fault]:
    """Who acts is named so at an evidence or before it, and is one of `by` where it is a party."""
    reading, known = against.reading, against.known
    ends = [sentence_bounds(evidence, reading)[1] for evidence in against.grounded.values()]
    if not reading.mentions(words):
        yield Fault(path, words, NOT_THERE, drop=path)
        return
    if ends and not reading.places_of(words, 0, max(ends)):
        yield Fault(path, words, "these words stand neither at its evidence nor before it", drop=path)
        return
    given = getattr(against.item, mark.of)
    named = {id_ for id_, name in known.names.items() if _names_party(words, name)}
    if named and not named.intersection(given):
        yield Fault(path, words, f"these words name a party that {mark.of!r} does not hold")


def _names_party(words: str, name: str) -> bool:
    """Whether words name a party, by its name or, of a state, by another."""
    said = _WORD.findall(fold_text(words))
    return bool(said) and (said == _WORD.findall(fold_text(name)) or _same_state(words, name))


def _same_state(words: str, name: str) -> bool:
    code = country_of(words)
    return code is not None and code == country_of(name)


def place_faults(path: Path, place: str, mark: Mark, against: Against) -> Iterator[Fault]:
    """Each part of a place ("Geneva, Switzerland") stands in the document, and it names one."""
    if not all(against.reading.mentions(part.strip()) for part in place.split(",")):
        yield Fault(path, place, NOT_THERE, drop=None if mark.carries else path)


def person_faults(path: Path, person: Person, _: object, against: Against) -> Iterator[Fault]:
    """A person is named so in the document, and a sentence about the person holds the role."""
    reading = against.reading
    if not reading.mentions(person.name):
        why = "this person is not named so in the document"
        yield Fault((*path, "name"), person.name, why, drop=path)
    side = against.known.names.get(person.party or "")
    if person.role is not None and not holds_role(person, side, reading):
        why = "no sentence of the document gives this role to this person"
        yield Fault((*path, "role"), person.role, why, drop=(*path, "role"))
    for fault in fact_faults(person, against):
        yield replace(fault, path=(*path, *fault.path), drop=fault.drop and (*path, *fault.drop))


def date_faults(path: Path, when: When, _: object, against: Against) -> Iterator[Fault]:
    """A date is worded so near the evidence, and its wording is not cut out of another date's."""
    why = _not_its_date(when.text, against.grounded, against.reading)
    if why:
        yield Fault((*path, "text"), when.text, why, drop=path)


def _not_its_date(words: str, grounded: Grounded, reading: Reading) -> str | None:
    """Why a date may not be an item's: it stands nowhere, is cut short, or stands far off.

    Near is the paragraph of an evidence and those beside it, or the head of the document.
    """
    paragraphs = {reading.sentence_at(cited.start).paragraph for cited in grounded.values()}
    near = [reading.around(paragraph) for paragraph in sorted(paragraphs)]
    head = (0, reading.sentences[:HEAD][-1].end)
    if any(_whole_date(words, reading.places_of(words, *bounds), reading) for bounds in (*near, head)):
        return None
    everywhere = reading.everywhere(words)
    if not everywhere:
        return NOT_THERE
    if not _whole_date(words, everywhere, reading):
        return "this is only a part of the date that the document gives"
    if not paragraphs:
        return None
    return "these words stand nowhere near its evidence: cite the sentence that says so, or drop them"


def _whole_date(words: str, spans: Sequence[tuple[int, int]], reading: Reading) -> bool:
    """Whether a date stands at one of these places so, not as a part of another."""
    text = reading.text
    return any(
        not is_date_cut_short(text[max(0, start - 40) : start], text[end : end + 40], wording=words)
        for start, end in spans
    )


def figure_faults(path: Path, figure: Figure, mark: object, against: Against) -> Iterator[Fault]:
    """A figure is worded so in a sentence that the evidence cites, whole, and with as many numbers.

    Whether the text means it exactly, or as a limit, a reading says.
    """
    reading = against.reading
    drop = None if _must_be_given(path, against) else path
    bounds = [sentence_bounds(cited, reading) for cited in against.grounded.values()]
    spans = [span for start, end in bounds for span in reading.places_of(figure.text, start, end)]
    at = (*path, "text")
    if not spans:
        yield Fault(
            at, figure.text, "these words do not stand in a sentence that its evidence cites", drop
        )
        return
    if all(cuts_amount(reading.text, end) or is_cut_off(reading.text, start) for start, end in spans):
        yield Fault(at, figure.text, "this is only a part of the figure that the document gives", drop)
    numbers, _ = read_range(figure.text)
    if numbers and (len(numbers) > 1) != (figure.bound == "between"):
        meant = "one number is no range" if len(numbers) == 1 else "two numbers are a range: between"
        why = f"this value does not fit its words: {meant}"
        yield Fault((*path, "bound"), figure.bound, why, drop)


def _must_be_given(path: Path, against: Against) -> bool:
    fields = marked_fields(type(against.item))
    return any(field.carries for field in fields if field.name == path[0])


def attribution_faults(
    path: Path, attribution: Attribution, _: object, against: Against
) -> Iterator[Fault]:
    """A source is as worded, or, where it quotes another, both are; and there is one to be named.

    A hedge stands there, too: whether it is this item's, a reading says.
    """
    if attribution.hedge is not None and not against.reading.mentions(attribution.hedge):
        yield Fault((*path, "hedge"), attribution.hedge, NOT_THERE)
    source, reading = attribution.source, against.reading
    if source is not None and not reading.mentions(source):
        for part in filter(None, (part.strip() for part in _JOINED.split(source))):
            if not reading.mentions(part):
                why = f"{part!r} does not stand in the document"
                yield Fault((*path, "source"), source, why)
                break
    if source is None and attribution.kind in ("joint_statement", "official_statement", "named_person"):
        why = "name the source as worded, or drop it"
        yield Fault((*path, "source"), None, why)


def told_faults(path: Path, text: str, mark: Told, against: Against) -> Iterator[Fault]:
    """What the model worded itself holds no name and no number that is not in the document."""
    yield from prose_faults(path, text, mark, against.grounded, against.reading)


# In the order of the faults; references have three places in it (see _rank).
CHECKS: Mapping[type, Check] = {
    Attribution: attribution_faults,
    Identifies: identity_faults,
    Named: name_faults,
    Refers: reference_faults,
    Person: person_faults,
    Place: place_faults,
    Verbatim: wording_faults,
    Actor: actor_faults,
    Figure: figure_faults,
    When: date_faults,
    Told: told_faults,
}
_RANKS = {
    Attribution: 0,
    Identifies: 1,
    Person: 3,
    Place: 4,
    Named: 5,
    Verbatim: 6,
    Actor: 6,
    Figure: 6,
    When: 7,
    Told: 9,
}
