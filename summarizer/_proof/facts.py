"""Checking what a claim says beside its quotes: names, roles, dates, places, sources, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer._dates.cut import continues
from summarizer._proof.draft import Path
from summarizer._proof.evidence import Grounded
from summarizer._proof.fault import NOT_THERE, Claim, Fault
from summarizer._text.reading import Reading
from summarizer._words.contrary import firmer, limit_lost, opposite, ordinals
from summarizer._words.figures import Amount, amounts, unheld
from summarizer._words.fold import fold
from summarizer._words.states import states_in
from summarizer._words.stems import stems
from summarizer._words.word_edges import unspaced
from summarizer.schemas import Attribution, Commitment, Concern, Meeting, Party, Person, Point, When

HEAD = 4  # sentences: the headline, the dateline and what they introduce hold for a whole document
_WORD = re.compile(r"\w+")
_ACT = re.compile(r"(?<!\w)(?:to|will|would) ")
_JOINED = re.compile(r"[,;]|(?<!\w)(?:quoting|citing|quoted by|cited by|and|via)(?!\w)")
_NO_NAMES = frozenset(
    "the a an they he she we it i you both all sides parties side party them us who others".split()
)
_NO_PLACES = frozenset("here there hier dort aquí ici là qui здесь там هنا هناك 这里 那里".split())


def party_faults(party: Party, reading: Reading) -> Iterator[Fault]:
    """A party's name stands in the document, or names a state that the document names otherwise."""
    # "US" and "WHO" are names, "us" and "who" are none.
    pronoun = fold(party.name) in _NO_NAMES and not party.name.isupper()
    if pronoun or not _WORD.search(party.name):
        yield Fault(("name",), party.name, "this is no name")
    elif not reading.mentions(party.name) and not reading.states.has(party.name):
        yield Fault(("name",), party.name, "this name does not stand in the document")


def person_faults(person: Person, at: Path, reading: Reading) -> Iterator[Fault]:
    """A person is named so in the document, and a sentence with the name holds the role."""
    if not reading.mentions(person.name):
        why = "this person is not named so in the document"
        yield Fault((*at, "name"), person.name, why, drop=at)
    if person.role is not None and not _holds_office(person, reading):
        why = "no sentence of the document gives this role to this person"
        yield Fault((*at, "role"), person.role, why, drop=(*at, "role"))


def _holds_office(person: Person, reading: Reading) -> bool:
    names = [word for word in _WORD.findall(fold(person.name)) if len(word) > 1]
    for sentence in reading.sentences_with(person.role or ""):
        if not reading.words_in(sentence).isdisjoint(names):
            return True
        first = _WORD.search(reading.text, sentence.start, sentence.end)
        if first and not first[0].isascii() and unspaced(fold(first[0])):
            return True
    return False


def wording_faults(
    path: Path, words: str | None, reading: Reading, *, detail: bool = True
) -> Iterator[Fault]:
    """A wording stands in the document as it is."""
    if words is not None and not reading.mentions(words):
        yield Fault(path, words, NOT_THERE, drop=path if detail else None)


def place_faults(place: str | None, reading: Reading) -> Iterator[Fault]:
    """Each part of a place ("Geneva, Switzerland") stands in the document, and it names one."""
    if place is not None and fold(place) in _NO_PLACES:
        yield Fault(("place",), place, "this names no place", drop=("place",))
    elif place is not None and not all(reading.mentions(part.strip()) for part in place.split(",")):
        yield Fault(("place",), place, NOT_THERE, drop=("place",))


def when_faults(name: str, when: When | None, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """A date is worded so near the evidence, and its wording is not cut out of another date's."""
    if when is None:
        return
    why = _not_its_date(when.text, grounded, reading)
    if why:
        yield Fault((name, "text"), when.text, why, drop=(name,))


def _not_its_date(words: str, grounded: Grounded, reading: Reading) -> str | None:
    """Why a date may not be an item's: it stands nowhere, is cut short, or stands far off.

    Near is the paragraph of an evidence and those beside it, or the head of the document.
    """
    paragraphs = {reading.sentence_at(each.start).paragraph for each in grounded.values()}
    near = [reading.around(each) for each in sorted(paragraphs)]
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
        not continues(text[max(0, start - 40) : start], text[end : end + 40], wording=words)
        for start, end in spans
    )


def attribution_faults(attribution: Attribution, reading: Reading) -> Iterator[Fault]:
    """A source is as worded, or, where it quotes another, both are; and there is one to be named."""
    source = attribution.source
    if source is not None and not reading.mentions(source):
        for part in filter(None, (part.strip() for part in _JOINED.split(source))):
            if not reading.mentions(part):
                why = f"{part!r} does not stand in the document"
                yield Fault(("attribution", "source"), source, why)
                break
    if source is None and attribution.kind in ("joint_statement", "official_statement", "named_person"):
        why = "name the source as worded, or drop it"
        yield Fault(("attribution", "source"), None, why)


def prose_faults(claim: Claim, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What the model worded itself holds no name and no number that is not in the document."""
    quoted = frozenset[Amount]().union(*(amounts(each.quote) for each in grounded.values()))
    for path, text, detail in _prose(claim):
        drop = path if detail else None
        if not text.strip():
            yield Fault(path, text, "it is empty", drop)
            continue
        strange = unheld(text, reading.amounts if isinstance(claim, Meeting) else quoted)
        if strange and grounded:
            why = f"its evidence does not hold the figure {', '.join(strange)}"
            yield Fault(path, text, why, drop)
        turned = grounded and _turned(claim, text, grounded, reading)
        if turned:
            yield Fault(path, text, turned, drop)
        unknown = _strange_names(text, reading)
        if unknown:
            why = f"the document does not hold the name {', '.join(unknown)}"
            yield Fault(path, text, why, drop)
        elif (
            isinstance(claim, Commitment | Concern) and grounded and _unrelated(text, grounded, reading)
        ):
            yield Fault(path, text, "its evidence speaks of nothing of this", drop)


def _turned(claim: Claim, text: str, grounded: Grounded, reading: Reading) -> str | None:
    """Why the words of a claim say more than its evidence, or its opposite, if they do."""
    if isinstance(claim, Meeting):
        return None
    lost = [limit_lost(text, each.quote) for each in grounded.values()]
    if all(lost):
        return f"its evidence gives this number with a limit ({lost[0]}): keep it"
    if isinstance(claim, Concern):
        return None
    said = _sentences(grounded, reading)
    acts = [text] if isinstance(claim, Commitment) else [text[at.end() :] for at in _ACT.finditer(text)]
    if contrary := next(filter(None, (opposite(act, said) for act in acts)), None):
        return f"its evidence says the opposite ({contrary})"
    if isinstance(claim, Point):
        return None
    if strange := _strange_places(text, grounded, reading):
        return f"nothing near its evidence is number {min(strange)} in an order"
    weaker = [firmer(text, each.quote) for each in grounded.values()]
    return f"its evidence is weaker ({weaker[0]}): keep that" if all(weaker) else None


def _strange_places(text: str, grounded: Grounded, reading: Reading) -> frozenset[int]:
    """The places in an order that `text` names and no paragraph by its evidence does."""
    told = ordinals(text)
    if not told:
        return told
    paragraphs = {reading.sentence_at(each.start).paragraph for each in grounded.values()}
    return told.difference(*(ordinals(reading.text[slice(*reading.around(at))]) for at in paragraphs))


def _prose(claim: Claim) -> list[tuple[Path, str, bool]]:
    """The texts of a claim in the model's words: where, what, and whether they only add detail."""
    if isinstance(claim, Meeting):
        return [(("topics", index), topic, True) for index, topic in enumerate(claim.topics)]
    if isinstance(claim, Commitment):
        return [(("action",), claim.action, False)]
    if isinstance(claim, Concern):
        return [(("about",), claim.about, False)]
    return [(("text",), claim.text, False)]


def _strange_names(text: str, reading: Reading) -> list[str]:
    """The names in `text` that the document does not hold: capitalized words, and states."""
    words = [] if reading.capitalizes_nouns else _WORD.findall(text)
    strange = [
        word
        for index, word in enumerate(words)
        if (index > 0 or any(character.isupper() for character in word[1:]))
        and word[:1].isupper()
        and fold(word) not in reading.words
        and not states_in(word) & reading.states_named
    ]
    return strange or sorted(states_in(text) - reading.states_named)


def _unrelated(text: str, grounded: Grounded, reading: Reading) -> bool:
    """Whether `text` shares no word, by its first letters, with the sentences of its evidence."""
    return bool(stems(text)) and not stems(text) & stems(_sentences(grounded, reading))


def _sentences(grounded: Grounded, reading: Reading) -> str:
    """The sentences of an item's evidence, and its quotes."""
    return " ".join(
        reading.words_of(reading.sentence_at(each.start)) + " " + each.quote
        for each in grounded.values()
    )
