"""Which false values in items of a user's own kinds stand: through code alone, and read a second time.

    python -m benchmarks.measures.own_planted [--each]
    python -m benchmarks.measures.own_planted --write-requests DIR
    python -m benchmarks.measures.own_planted --take-replies DIR

The kinds, documents and answers are the recorded examples of examples/kinds. Code can prove the values
that stand nowhere (a name, a quote, a figure); values of closed lists, and whether a number is meant
exactly, only a reading can. Each is planted in the whole answer beside honest items, at most every
second item at once. Readings are kept in benchmarks/inputs/own_readings.jsonl.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from benchmarks.folders import TOP
from benchmarks.inputs.claim_driver import support_all
from benchmarks.inputs.kept_readings import KeptReadings
from benchmarks.measures.markdown import print_table
from summarizer import Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.call import READING, Call
from summarizer._call.catalogue import make_catalogue
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer._recordings.cassettes import load_document, read_exchanges
from summarizer._text.document import Document
from summarizer.schemas import Attribution, Evidence, Figure
from summarizer.schemas.figure import Bound
from summarizer.schemas.marked import marked_fields
from summarizer.schemas.marks import Place, Refers, Told, Verbatim

FOLDER = TOP / "examples" / "kinds"
READINGS = TOP / "benchmarks" / "inputs" / "own_readings.jsonl"
NOWHERE = "Zemlia Zelenaya"  # in no document
EXAMPLES = (
    ("votes", "Vote", "council"),
    ("sanctions", "Sanction", "embargo"),
    ("casualties", "Casualties", "quake"),
)


class Lie(NamedTuple):
    """A false value: in which item, in which field, what in its place, and whether code can prove it."""

    place: int
    field: str
    value: Any
    provable: bool


class Example:
    """A recorded example: its kind, its document and the answer about it."""

    def __init__(self, name: str, class_name: str, recorded: str) -> None:
        self.name = name
        self.model: type[BaseModel] = getattr(_load(FOLDER / f"{name}.py"), class_name)
        self.document: Document = load_document(FOLDER / "recorded" / recorded)[0]
        self.answer: dict[str, Any] = _first_answer(FOLDER / "recorded" / recorded)
        only = "commitments" not in self.answer
        self.prompt = Prompt(AnswerForm(kinds=make_catalogue({name: self.model}, only=only)))

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The honest items."""
        return list(self.answer[self.name])

    def run(
        self, items: Sequence[dict[str, Any]], kept: KeptReadings | None
    ) -> tuple[Summary, list[Call]]:
        """What comes of an answer with these items, and the readings on the way; without kept ones,
        every item is supported."""
        calls: list[Call] = []
        answer = self.answer | {self.name: list(items)}

        def ask(call: Call) -> Reply:
            if call.name == READING:
                calls.append(call)
                return Reply(support_all(call) if kept is None else kept.read(call))
            return Reply(copy.deepcopy({"summary": answer}.get(call.name, {"mends": []})))

        flow = summarize_flow(self.document, self.prompt, model="m", version="0", verify=True)
        return drive_flow_blocking(flow, ask), calls

    def lies(self) -> Iterator[Lie]:
        """Every false value that can be planted."""
        for place, item in enumerate(self.items):
            for field in marked_fields(self.model):
                made_up = _make_up(item[field.name], field.mark) if item[field.name] else None
                if made_up is not None:
                    yield Lie(place, field.name, made_up, provable=True)
                if field.mark is Figure and item[field.name]:
                    for bound in _others(Bound, item[field.name]["bound"])[:1]:
                        yield Lie(place, field.name, item[field.name] | {"bound": bound}, provable=False)
            for name, info in self.model.model_fields.items():
                if get_origin(info.annotation) is not None:
                    for value in _others(info.annotation, item[name])[:1]:
                        yield Lie(place, name, value, provable=False)

    def spoiled(self, lies: Sequence[Lie]) -> Iterator[list[Lie]]:
        """The lies in groups, each for one answer: at most every second item, none twice."""
        most = max(1, len(self.items) // 2)
        waiting = list(lies)
        while waiting:
            group: dict[int, Lie] = {}
            for lie in waiting:
                if len(group) < most:
                    group.setdefault(lie.place, lie)
            yield list(group.values())
            waiting = [lie for lie in waiting if lie not in group.values()]

    def told_with(self, group: Sequence[Lie]) -> list[dict[str, Any]]:
        """The items, some of them false."""
        items = copy.deepcopy(self.items)
        for lie in group:
            items[lie.place][lie.field] = copy.deepcopy(lie.value)
        return items

    def holds(self, summary: Summary, lie: Lie) -> bool:
        """Whether a summary says the false value of an item with the quote of the item."""
        quote = self.items[lie.place]["evidence"][0]["quote"]
        kept = summary.model_dump(mode="json")["kinds"].get(self.name, [])
        if lie.provable:
            return any(NOWHERE in json.dumps(one) or lie.value == one[lie.field] for one in kept)
        same = [one for one in kept if one["evidence"][0]["quote"] == quote]
        told = lie.value["bound"] if isinstance(lie.value, dict) else lie.value
        said = [
            one[lie.field]["bound"] if isinstance(lie.value, dict) else one[lie.field]
            for one in same
            if one[lie.field]
        ]
        return told in said


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"own_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _first_answer(folder: Path) -> dict[str, Any]:
    content = read_exchanges(folder)[1][0]["response"]["body"]["json"]["choices"][0]["message"][
        "content"
    ]
    answer: dict[str, Any] = json.loads(content) if isinstance(content, str) else content["value"]
    return answer


def _others(annotation: Any, value: str) -> list[str]:
    """The other values of a closed list."""
    return [one for one in get_args(annotation) if isinstance(one, str) and one != value]


def _make_up(value: Any, mark: Any) -> Any:
    """Something that stands nowhere in the place of a value, by its mark."""
    if isinstance(mark, Refers):
        return f"{value[0]}99" if isinstance(value, str) else [f"{value[0][0]}99"]
    if isinstance(mark, Told):
        return f"{value} with {NOWHERE}"
    if isinstance(mark, (Verbatim, Place)):
        return NOWHERE
    if mark is Attribution:
        return value | {"source": NOWHERE}
    if mark is Evidence:
        return [value[0] | {"quote": f"{value[0]['quote']} {NOWHERE}"}]
    return value | {"text": f"9{value['text']}"} if mark is Figure else None


def count_fates(
    examples: Sequence[Example], kept: KeptReadings, *, each: bool
) -> Counter[tuple[str, str]]:
    """How many lies were planted, stand after code alone, were read, and stand when read."""
    counted: Counter[tuple[str, str]] = Counter()
    for example in examples:
        for group in example.spoiled([lie for lie in example.lies() if lie.provable]):
            summary, _ = example.run(example.told_with(group), None)
            for lie in group:
                counted.update(
                    [(example.name, "provable"), *_when(example.holds(summary, lie), example, "stands")]
                )
        for group in example.spoiled([lie for lie in example.lies() if not lie.provable]):
            summary, calls = example.run(example.told_with(group), kept)
            if not all(map(kept.is_kept, calls)):
                continue
            for lie in group:
                held = example.holds(summary, lie)
                counted.update([(example.name, "read"), *_when(held, example, "kept")])
                if held and each:
                    print(f"kept: {example.name} {lie}")
            false = {lie.place for lie in group}
            quotes = {one.evidence[0].quote for one in summary.kinds[example.name]}
            for place, item in enumerate(example.items):
                if place not in false:
                    lost = item["evidence"][0]["quote"] not in quotes
                    counted.update([(example.name, "honest"), *_when(lost, example, "lost")])
                    if lost and each:
                        print(f"lost: {example.name} {item}")
    return counted


def _when(held: bool, example: Example, column: str) -> list[tuple[str, str]]:
    return [(example.name, column)] if held else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--each", action="store_true", help="print what stands and what is lost")
    parser.add_argument("--write-requests", type=Path, metavar="DIR", help="for readings not kept")
    parser.add_argument("--take-replies", type=Path, metavar="DIR", help="keep the readings there")
    chosen = parser.parse_args()
    kept = KeptReadings(READINGS)
    if chosen.take_replies:
        print(f"{kept.take_replies(chosen.take_replies)} new readings, {len(kept)} kept")
        return
    counted = count_fates([Example(*names) for names in EXAMPLES], kept, each=chosen.each)
    columns = ("provable", "stands", "read", "kept", "honest", "lost")
    rows = [[name, *(str(counted[name, column]) for column in columns)] for name, *_ in EXAMPLES]
    header = ["", "code can prove", "stand", "read", "stand when read", "honest beside them", "lost"]
    print_table("False values in items of one's own kinds", header, rows)
    if chosen.write_requests:
        print(f"\n{kept.write_requests(chosen.write_requests)} requests written")


if __name__ == "__main__":
    main()
