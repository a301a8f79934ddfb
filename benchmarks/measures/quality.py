"""How right the summaries are, beside a plain prompt over instructor with the same schema.

    python -m benchmarks.measures.quality GOLD --summaries DIR --plain DIR

GOLD is a folder of gold (docs/evaluate.md); --summaries holds NAME.json or NAME/summary.json, as for
`summarizer evaluate`. --plain holds NAME.json, what a model answered to the bare sentence "Extract
meetings, commitments and concerns as JSON" with the schema of our answers, without our rules, grounding
and correction; where one is missing the endpoint in use is asked for it (OPENAI_BASE_URL,
SUMMARIZER_MODEL). Such an answer is scored as it is: a quote counts where it stands in the text, every
name, status and modality as it was answered.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from summarizer._evaluation.claim import Passage, PredictedClaim, PredictedSide, claims_of
from summarizer._evaluation.gold import GoldDocument
from summarizer._evaluation.gold_files import gold_in
from summarizer._evaluation.interval import bootstrap_intervals
from summarizer._evaluation.kept import kept_summary
from summarizer._evaluation.pair import GoldPage
from summarizer._evaluation.score import Score, score_document, sum_scores
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import country_of
from summarizer.schemas import Answer

SENTENCE = "Extract meetings, commitments and concerns as JSON."
ROWS = ("meetings", "commitments", "concerns", "overall")


def plain_messages(document: Document) -> list[Any]:
    """What a user without a prompt of ours would send: the sentence, the day, the text."""
    day = f"\n\nPublished: {document.published}" if document.published else ""
    return [{"role": "user", "content": f"{SENTENCE}{day}\n\n{document.text}"}]


def asked(document: Document) -> Mapping[str, Any]:
    """What the endpoint in use answers to the plain prompt, by instructor with our schema."""
    import instructor
    import openai

    client = instructor.from_openai(openai.OpenAI(timeout=3600), mode=instructor.Mode.JSON_SCHEMA)
    answer = client.chat.completions.create(
        model=os.environ.get("SUMMARIZER_MODEL", "gpt-5.4"),
        response_model=Answer,
        messages=plain_messages(document),
        strict=False,  # JSON knows no tuples
    )
    return answer.model_dump(mode="json")


def plain_claims(answer: Mapping[str, Any], reading: Reading) -> list[PredictedClaim]:
    """The claims of a raw answer, unchecked, with the offsets of each quote that stands in the text."""
    sides = {party.get("id"): _side(party) for party in answer.get("parties", [])}

    def named(ids: Iterable[Any]) -> tuple[PredictedSide, ...]:
        return tuple(sides[id_] for id_ in ids if id_ in sides)

    meetings, commitments, concerns = (answer.get(kind, []) for kind in ROWS[:3])
    return [
        *(_meeting(item, named, _passages(item, reading)) for item in meetings),
        *(_commitment(item, named, _passages(item, reading)) for item in commitments),
        *(_concern(item, named, _passages(item, reading)) for item in concerns),
    ]


Named = Callable[[Iterable[Any]], tuple[PredictedSide, ...]]


def _meeting(item: Mapping[str, Any], named: Named, passages: tuple[Passage, ...]) -> PredictedClaim:
    fields = {name: item.get(name) for name in ("status", "place", "format")}
    fields |= {"parties": named(item.get("parties", [])), "date": None}
    fields["host"] = named([item["host"]] if item.get("host") else [])
    people = tuple(person.get("name", "") for person in item.get("participants", []))
    return PredictedClaim("meetings", passages, fields, people=people)


def _commitment(item: Mapping[str, Any], named: Named, passages: tuple[Passage, ...]) -> PredictedClaim:
    fields = {name: item.get(name) for name in ("modality", "condition", "standing")}
    fields |= {"by": named(item.get("by", [])), "to": named(item.get("to", []))}
    return PredictedClaim("commitments", passages, fields, about=item.get("action", ""))


def _concern(item: Mapping[str, Any], named: Named, passages: tuple[Passage, ...]) -> PredictedClaim:
    fields = {name: item.get(name) for name in ("voice", "kind")}
    fields |= {"raised_by": named(item.get("raised_by", []))}
    return PredictedClaim("concerns", passages, fields, about=item.get("about", ""))


def _side(party: Mapping[str, Any]) -> PredictedSide:
    name, kind = party.get("name", ""), party.get("kind", "other")
    return PredictedSide(name, kind, country_of(name) if kind == "state" else None)


def _passages(item: Mapping[str, Any], reading: Reading) -> tuple[Passage, ...]:
    return tuple(_found(evidence.get("quote", ""), reading) for evidence in item.get("evidence", []))


def _found(quote: str, reading: Reading) -> Passage:
    """The quote where it stands, typography aside; else the words alone, which support nothing."""
    at = next(iter(reading.folded.find(fold_text(quote))), None) if quote.strip() else None
    if at is None:
        return Passage(quote)
    start, end = reading.folded.span(at, len(fold_text(quote)))
    return Passage(reading.text[start:end], (start, end))


def scored(gold: Iterable[GoldDocument], claims: Mapping[str, list[PredictedClaim]]) -> list[Score]:
    """The score of each document."""
    scores = []
    for document in gold:
        page = GoldPage(document)
        scores.append(score_document(page, claims[document.name], page.pairing(claims[document.name])))
    return scores


def table(name: str, scores: list[Score]) -> Iterator[str]:
    """The rows of one contestant."""
    whole = sum_scores(scores)
    sure = bootstrap_intervals(scores)
    for row in ROWS:
        tally = whole.overall if row == "overall" else whole.tallies[row]
        spread = f" [{sure[row][1].low:.2f}–{sure[row][1].high:.2f}]" if row in sure else ""
        yield (
            f"| {name} | {row} | {tally.precision:.2f} | {tally.recall:.2f} | {tally.f1:.2f}"
            f" | {tally.strict_f1:.2f}{spread} |"
        )
    yield (
        f"| {name} | false commitments {whole.false_commitments}, duplicates {whole.duplicates}, on"
        f" documents with nothing {whole.false_on_empty}, quotes verbatim"
        f" {whole.verbatim}/{whole.quotes} | | | | |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--summaries", type=Path, required=True)
    parser.add_argument("--plain", type=Path)
    options = parser.parse_args()
    gold = gold_in(options.gold).documents
    print(f"{len(gold)} documents\n")
    print("| | type | precision | recall | F1 | strict F1 (95 %) |\n|---|---|---|---|---|---|")
    ours = {one.name: claims_of(kept_summary(options.summaries, one.name, one.document)) for one in gold}
    print("\n".join(table("summarizer", scored(gold, ours))))
    if not options.plain:
        return
    plain = {}
    for one in gold:
        kept = options.plain / f"{one.name}.json"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(asked(one.document), ensure_ascii=False), "utf-8")
        reading = Reading.of(one.document)
        plain[one.name] = plain_claims(json.loads(kept.read_text("utf-8")), reading)
    print("\n".join(table("plain prompt, instructor", scored(gold, plain))))


if __name__ == "__main__":
    main()
