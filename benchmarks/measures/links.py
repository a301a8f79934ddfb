"""How right are the links between promises, from written answers, against series with the right ones?

    python -m benchmarks.measures.links SERIES... --answers DIR [--summaries DIR] [--out DIR] [--each]

SERIES are folders with links.gold.json and its texts, or files of cases (.jsonl). Without --summaries
the gold's own mentions are followed, with it those of the summaries (DIR/SERIES/NAME.json), which are
made where they are not there. Requests that have no reply in --answers are written there, and the
series they belong to are not scored: reply, and run it again. The promises of each series go to --out.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.inputs.link_scores import LinkScore, score_series
from benchmarks.inputs.series_gold import GoldSeries, read_series, take_gold_mentions
from benchmarks.inputs.written_answers import MODEL, MissingReplyError, WrittenAnswers
from summarizer._call.answer_form import AnswerForm
from summarizer._call.settings import resolve_settings
from summarizer._evaluation.kept import summary_in
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._follow.follower import follow_all
from summarizer._follow.mentions import FollowedSummary, take_mentions
from summarizer._follow.promises_file import write_promises
from summarizer._follow.texts import Texts
from summarizer._model.drive import drive_flow
from summarizer._version import __version__
from summarizer.schemas import Promises


def follow_series(
    series: GoldSeries, answers: WrittenAnswers, summaries: Path | None
) -> Promises | None:
    """The promises of a series; None where a request has no reply yet."""
    waiting = len(answers.missing)
    if summaries is None:
        followed = take_gold_mentions(series)
    else:
        followed = _take_summaries(series, summaries, answers)
    if len(answers.missing) > waiting:
        return None
    texts = Texts({document.id: document for document in series.documents.values()})
    chosen = resolve_settings(model=MODEL, environment={})
    done = asyncio.run(follow_all(followed, texts, None, answers.ask, chosen))
    return done.promises if len(answers.missing) == waiting else None


def _take_summaries(series: GoldSeries, folder: Path, answers: WrittenAnswers) -> list[FollowedSummary]:
    """What is taken from the summaries of a series; those that are not in the folder are made."""
    prompt, found = Prompt(AnswerForm(overview=False)), []
    for name, document in series.documents.items():
        path = folder / series.name / f"{name}.json"
        if not path.exists():
            flow = summarize_flow(
                document,
                prompt,
                model=MODEL,
                version=__version__,
                verify=True,
                give_up=(MissingReplyError,),
            )
            try:
                summary = asyncio.run(drive_flow(flow, answers.ask))
            except MissingReplyError:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(summary.model_dump_json(indent=1), "utf-8")
        found.append(take_mentions(summary_in(path)))
    return found


def tell_score(score: LinkScore) -> Iterator[str]:
    """The figures, a line each."""
    yield f"required links      {score.found} of {score.required} (recall {score.recall:.3f})"
    beside = f"{len(score.wrong)} wrong, {score.neutral} neutral"
    yield f"precision           {score.precision:.3f} ({beside})"
    yield f"traps               {len(score.traps)}"
    yield f"accusations found   {score.accusations_found} of {score.accusations}"
    yield f"unfounded           {len(score.unfounded)}"
    joined = f"{score.meetings_found} of {score.meetings}"
    yield f"same meeting        {joined} ({score.meetings_wrong} wrong)"
    yield f"not verbatim        {score.not_verbatim}"


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("series", nargs="+", type=Path)
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--summaries", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--each", action="store_true", help="say what is missed and wrong")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    answers, pooled, right, count = WrittenAnswers(chosen.answers), LinkScore(), 0, 0
    for series in (one for path in chosen.series for one in read_series(path)):
        promises = follow_series(series, answers, chosen.summaries)
        if promises is None:
            continue
        if chosen.out:
            chosen.out.mkdir(parents=True, exist_ok=True)
            write_promises(chosen.out / f"{series.name}.json", promises)
        score = score_series(series, promises)
        pooled.add(score)
        right, count = right + score.is_right, count + 1
        if chosen.each and not score.is_right:
            print(series.name, *score.missed, *score.wrong, *score.traps, sep="\n    ")
    print(f"series and cases    {right} of {count} right")
    print(*tell_score(pooled), sep="\n")
    if answers.missing:
        print(f"{len(answers.missing)} requests wait for a reply in {chosen.answers}")


if __name__ == "__main__":
    main()
