"""Makers: what makes the summaries of a run, and how it differs from what made a line of its output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from summarizer._call.call import READING
from summarizer._call.settings import Settings
from summarizer._flow.prompts import Prompt
from summarizer.schemas import SCHEMA_VERSION

PARTS = (1, 2)  # of a document: one, and several


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the summaries of a run: they are not mixed with others' in one file unasked.

    `prompt_hashes` are those of documents in one part and in several, `hashes_of_other` the same
    where `overview` is otherwise. `reader` is the model that reads a second time.
    """

    model: str
    prompt: str
    prompt_hashes: frozenset[str]
    schema_version: str
    verify: bool
    reader: str | None = None
    written_in: str | None = None
    overview: bool = True
    hashes_of_other: frozenset[str] = frozenset()

    def differs(self, line: dict[str, Any]) -> str | None:
        """How the summary of a line was made otherwise, or None."""
        made = line["provenance"]
        if made["model"] != self.model:
            return f"by model {made['model']}, but this run uses {self.model}"
        if made.get("written_in") != self.written_in:
            before, now = (
                tag or "the document's language" for tag in (made.get("written_in"), self.written_in)
            )
            return f"in {before}, but this run writes in {now} (--write-in)"
        if made["prompt_hash"] in self.hashes_of_other:
            return f"with{'out' if self.overview else ''} an overview, unlike this run"
        if made["prompt"] != self.prompt or made["prompt_hash"] not in self.prompt_hashes:
            return f"with another prompt ({made['prompt']}, {made['prompt_hash']})"
        if made["schema_version"] != self.schema_version:
            return f"in schema version {made['schema_version']}, but this run uses {self.schema_version}"
        verification = line.get("verification")
        if (verification is not None) != self.verify:
            return f"with{'out' if self.verify else ''} a second reading, unlike this run"
        reader = verification.get("model") if isinstance(verification, dict) else None
        if self.reader and reader not in (None, self.reader):
            return f"with a second reading by model {reader}, but this run uses {self.reader}"
        return None


def maker_of(settings: Settings) -> Maker:
    """What makes the summaries of a run with these settings."""
    form = settings.form
    prompt, other = Prompt(form), Prompt(replace(form, overview=not form.overview))
    return Maker(
        model=settings.model,
        prompt=prompt.name,
        prompt_hashes=frozenset(map(prompt.hash_of, PARTS)),
        schema_version=SCHEMA_VERSION,
        verify=settings.verify,
        reader=settings.for_call(READING).model,
        written_in=form.write_in,
        overview=form.overview,
        hashes_of_other=frozenset(map(other.hash_of, PARTS)),
    )
