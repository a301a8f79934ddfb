"""Which sentences are split where they end, beside pysbd, on texts of the kinds of golden rules.

    python -m benchmarks.measures.sentences [--each]

The texts are those of benchmarks/inputs/sentence_cases.py and, apart from them, the golden rules for
English that come with pysbd. A text counts when all of its sentences are right. pysbd is told the
language where it knows it, and takes English elsewhere; ours is never told.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.inputs.sentence_cases import SentenceCase, load_cases
from benchmarks.peers.environments import PeerError, ask_script, make_environment
from summarizer._text.split import split_sentences

PYSBD = "0.3.4"
WORKER = Path(__file__).parents[1] / "peers" / "pysbd_worker.py"


class SplitCase(NamedTuple):
    """A case, and what came of it: our sentences, and pysbd's if it could be run."""

    case: SentenceCase
    ours: tuple[str, ...]
    theirs: tuple[str, ...] | None

    @property
    def is_ours_right(self) -> bool:
        """Whether all of our sentences are right."""
        return _bare(self.ours) == _bare(self.case.sentences)

    @property
    def is_theirs_right(self) -> bool:
        """Whether all of pysbd's sentences are right."""
        return self.theirs is not None and _bare(self.theirs) == _bare(self.case.sentences)


def _bare(sentences: Sequence[str]) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences]


def split_text(text: str) -> tuple[str, ...]:
    """Our sentences of a text."""
    return tuple(text[found.start : found.end] for found in split_sentences(text))


def ask_pysbd(cases: Sequence[SentenceCase]) -> dict[str, Any]:
    """Its sentences of each case, and its golden rules. Raises PeerError where it cannot run."""
    name = f"pysbd {PYSBD}"
    python = make_environment(f"pysbd-{PYSBD}", [f"pysbd=={PYSBD}"], name=name)
    texts = [(case.language, case.text) for case in cases]
    answer: dict[str, Any] = ask_script(python, WORKER, {"texts": texts}, name=name)
    return answer


def split_all() -> tuple[list[SplitCase], list[SplitCase]]:
    """What came of our cases, and of pysbd's golden rules; of these nothing without pysbd."""
    cases = load_cases()
    try:
        answer = ask_pysbd(cases)
    except PeerError as why:
        print(why)
        return [SplitCase(case, split_text(case.text), None) for case in cases], []
    golden = [SentenceCase("en", "golden", text, tuple(told)) for text, told in answer["golden"]]
    theirs = [tuple(sentences) for sentences in answer["sentences"]]
    found = [
        SplitCase(case, split_text(case.text), split)
        for case, split in zip([*cases, *golden], theirs, strict=True)
    ]
    return found[: len(cases)], found[len(cases) :]


def print_rates(found: Sequence[SplitCase], golden: Sequence[SplitCase]) -> None:
    """A line for each language, and one for each set."""
    print(f"{'':24}{'texts':>7}{'ours':>7}{'pysbd':>7}")
    languages = dict.fromkeys(split.case.language for split in found)
    rows = [(name, [split for split in found if split.case.language == name]) for name in languages]
    rows += [(f"all {len(languages)} languages", list(found)), ("pysbd's golden rules", list(golden))]
    for name, splits in rows:
        known = any(split.theirs is not None for split in splits)
        ours = sum(split.is_ours_right for split in splits)
        theirs = sum(split.is_theirs_right for split in splits) if known else "-"
        print(f"{name:24}{len(splits):>7}{ours:>7}{theirs:>7}")


def print_faults(found: Sequence[SplitCase]) -> None:
    """Each text that is not split rightly by both."""
    for split in found:
        for name, sentences, right in (
            ("ours", split.ours, split.is_ours_right),
            ("pysbd", split.theirs, split.is_theirs_right),
        ):
            if sentences is not None and not right:
                print(f"{name} {split.case.language} {split.case.about}: {' | '.join(sentences)}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--each", action="store_true", help="print each text that is split wrongly")
    asked = parser.parse_args()
    found, golden = split_all()
    print_rates(found, golden)
    if asked.each:
        print_faults([*found, *golden])


if __name__ == "__main__":
    main()
