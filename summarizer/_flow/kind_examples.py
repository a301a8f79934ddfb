"""Examples of a user's own kinds: each is held to its kind and to its own sentence before it is sent."""

from __future__ import annotations

from pydantic import BaseModel

from summarizer._call.catalogue import Catalogue
from summarizer._call.own_kinds import examples_of
from summarizer._proof.draft import Draft
from summarizer._proof.settle import stand_items
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer.errors import DocumentError, SettingsError
from summarizer.schemas import Party
from summarizer.schemas.marks import Example

MOST_EXAMPLES = 10  # of one kind
LONGEST = 1_000  # characters of a sentence


def check_examples(catalogue: Catalogue) -> None:
    """Raise SettingsError, in one line, for the first example that is none of its kind."""
    for name, model in catalogue.own:
        examples = examples_of(model)
        if len(examples) > MOST_EXAMPLES:
            raise SettingsError(
                f"kind {name!r} has {len(examples)} examples: give at most {MOST_EXAMPLES}"
            )
        for number, example in enumerate(examples, 1):
            if why := _find_fault(name, model, example):
                raise SettingsError(f"kind {name!r}, example {number}: {why}")


def _find_fault(name: str, model: type[BaseModel], example: Example) -> str | None:
    """What is wrong with an example, if anything."""
    if len(example.sentence) > LONGEST:
        return f"its sentence has {len(example.sentence):,} characters: write at most {LONGEST:,}"
    try:
        document = Document(example.sentence)
    except DocumentError as exc:
        return f"its sentence is invalid: {exc}"
    answer = {"parties": _make_parties(example), name: [dict(example.item)]}
    draft = Draft.of(answer, models={"parties": Party, name: model})
    for _, stands in stand_items(draft, Reading(document, split_sentences(document.text))):
        if stands.fault is not None:
            where = ".".join(map(str, stands.fault.path)) or "the item"
            return f"{where}: {stands.fault.why}"
        if stands.lost:
            return f"{stands.lost[0].what}: {stands.lost[0].why}"
    return None


def _make_parties(example: Example) -> list[dict[str, str | None]]:
    return [
        {"id": id_, "name": party, "known_by": None, "kind": "other"}
        for id_, party in example.parties.items()
    ]
