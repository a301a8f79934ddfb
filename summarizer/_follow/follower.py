"""Following: kept summaries and their texts in, promises out, one summary after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Unpack

from summarizer._call.call import READING, Call
from summarizer._call.prices import cost_of
from summarizer._call.reply import Flow, Reply, sum_usage
from summarizer._call.settings import EndpointOptions, Settings, refuse_unknown, resolve_settings
from summarizer._follow.add import add_claims
from summarizer._follow.candidates import choose_candidates
from summarizer._follow.chains import build_promises
from summarizer._follow.contexts import MentionContexts
from summarizer._follow.decisions import apply_decisions, merge_decisions
from summarizer._follow.flow import Brought, follow_flow
from summarizer._follow.known import Known
from summarizer._follow.mentions import FollowedSummary, take_mentions
from summarizer._follow.prompts import FollowPrompt
from summarizer._follow.reprints import link_reprints
from summarizer._follow.retold import settle_retold
from summarizer._follow.texts import Texts, call_document
from summarizer._follow.versions import Versions, sort_versions
from summarizer._model.drive import Background, drive_flow
from summarizer._model.two_models import TwoModels
from summarizer._text.document import Document
from summarizer._version import __version__
from summarizer.errors import AccessError, EndpointError, ModelError, RateLimitError, SummarizerError
from summarizer.schemas import (
    PROMISES_VERSION,
    Decision,
    FollowedDocument,
    FollowedWith,
    Promises,
    Summary,
    Usage,
)

# Nothing about one document brings these about: the next one would meet them, too.
_ENDPOINTS_FAULT = (AccessError, EndpointError, RateLimitError)
CONCURRENCY = 8  # summaries that are asked about at once
Ask = Callable[[Call], Awaitable[Reply]]


@dataclass(slots=True)
class Followed:
    """What came of following: the promises, how many summaries were new, and what could not be followed.

    `given` counts the summaries. `ended` is the error of the endpoint that ended the run before all was
    followed, and `left` names the documents that it left: follow the same summaries again to resume.
    """

    promises: Promises
    added: int = 0
    failures: list[str] = field(default_factory=list)
    ended: SummarizerError | None = None
    given: int = 0
    left: list[str] = field(default_factory=list)


def follow(
    summaries: Iterable[Summary],
    *,
    documents: Iterable[Document] | Mapping[str, Document],
    kept: Promises | None = None,
    cache: str | Path | None = None,
    decisions: Iterable[Decision] = (),
    **options: Unpack[EndpointOptions],
) -> Followed:
    """Follow promises over summaries: which were repeated, moved, kept or denied, and who says so.

    Example::

        followed = summarizer.follow(summaries, documents=documents, kept=earlier)
        print(len(followed.promises.links), followed.failures)

    Parameters:
        summaries: Summaries, in any order.
        documents: their Documents, or a mapping of `document.id` to them.
        kept: Promises of an earlier run. Only what is new is asked about.
        cache: folder of the model's answers, as for AsyncSummarizer.
        decisions: your rulings on links and mentions. Later runs respect them.
        options: how to ask the model: model, base_url, mode, timeout, retries and verify_model, as for
            AsyncSummarizer. Every link is read a second time.

    Raises SettingsError for an invalid option.
    """
    refuse_unknown(options, EndpointOptions)
    chosen = resolve_settings(**options)
    texts = Texts(documents if isinstance(documents, Mapping) else {one.id: one for one in documents})
    background = Background()
    try:
        return background.run(_follow_live(summaries, texts, kept, cache, decisions, chosen))
    finally:
        background.close()


async def _follow_live(
    summaries: Iterable[Summary],
    texts: Texts,
    kept: Promises | None,
    cache: str | Path | None,
    decisions: Iterable[Decision],
    chosen: Settings,
) -> Followed:
    from summarizer._model.answers import Answers  # sqlite3: who has no cache has no use for it

    models = TwoModels(chosen)
    answers = Answers(Path(cache), chosen) if cache is not None else None
    ask: Ask = partial(answers.ask, ask=models.ask) if answers else models.ask
    try:
        given = map(take_mentions, summaries)
        return await follow_all(given, texts, kept, ask, chosen, decisions=decisions)
    finally:
        await models.aclose()
        if answers:
            answers.close()


async def follow_all(
    followed: Iterable[FollowedSummary],
    texts: Texts,
    kept: Promises | None,
    ask: Ask,
    chosen: Settings,
    *,
    decisions: Iterable[Decision] = (),
    concurrency: int = CONCURRENCY,
) -> Followed:
    """Follow what is new of what was taken from some summaries, with whatever answers calls.

    Each new summary is asked about beside those before it, whatever comes of these: their requests go
    out together. What they bring takes its place in the order of their days.
    """
    prompt, versions = FollowPrompt(), sort_versions(followed, kept, texts)
    outcomes = await _ask_all(versions, kept, texts, ask, prompt, concurrency)
    done = list(zip(versions.new, outcomes, strict=True))
    known = _add_done(done, kept, versions)
    known.decisions = merge_decisions(known.decisions, decisions)
    settle_retold(known, known.decisions)
    gone = apply_decisions(known.decisions, known)
    failures = versions.failures + [
        f"{call_document(given.document)}: {one}"
        for given, one in done
        if isinstance(one, ModelError) and not isinstance(one, _ENDPOINTS_FAULT)
    ]
    failures += gone
    brought = [one for one in outcomes if isinstance(one, Brought)]
    usage = [*([kept.usage] if kept else []), *(one.usage for one in brought)]
    promises = build_promises(known, _tell_made_with(chosen, prompt), _price_usage(usage, chosen))
    ended = next((one for one in outcomes if isinstance(one, _ENDPOINTS_FAULT)), None)
    undone = [given.document for given, one in done if not isinstance(one, Brought)]
    promises = _note_unfollowed(promises, [*versions.unfollowed, *undone], kept)
    # First the one that met the error.
    left = [one for one in done if one[1] is None or isinstance(one[1], _ENDPOINTS_FAULT)]
    left.sort(key=lambda one: one[1] is None)
    names = [call_document(given.document) for given, _ in left]
    return Followed(promises, len(brought), failures, ended, versions.given, names)


def _note_unfollowed(
    promises: Promises, undone: Iterable[FollowedDocument], kept: Promises | None
) -> Promises:
    """Promises with what could not be followed, in this run or before, and still is not."""
    followed = {one.id for one in promises.documents}
    found = {one.id: one for one in [*(kept.unfollowed if kept else ()), *undone]}
    left = tuple(one for id_, one in sorted(found.items()) if id_ not in followed)
    return promises.model_copy(update={"unfollowed": left})


def _add_done(
    done: Sequence[tuple[FollowedSummary, Brought | ModelError | None]],
    kept: Promises | None,
    versions: Versions,
) -> Known:
    """What is known once the summaries that were followed have taken their places, with their links.

    What a document that failed was to replace stays. A link to one that failed is found again once
    that one is followed.
    """
    added = {given.document.id for given, one in done if isinstance(one, Brought)}
    replaced = [one for one in versions.replaced if one.document in added]
    known = Known.of(kept, {one.old.id for one in replaced})
    known.replaced += replaced
    for given, one in done:
        if isinstance(one, Brought):
            known.add_summary(given)
    for _, one in done:
        if isinstance(one, Brought):
            known.refused += one.refused
            add_claims([claim for claim in one.claims if known.holds(claim.later, claim.earlier)], known)
    return known


async def _ask_all(
    versions: Versions,
    kept: Promises | None,
    texts: Texts,
    ask: Ask,
    prompt: FollowPrompt,
    concurrency: int,
) -> list[Brought | ModelError | None]:
    """What each new summary brings, beside those before it; what that took to find is left behind."""
    scratch, contexts = Known.of(kept, versions.gone), MentionContexts(texts)
    flows = []
    for given in versions.new:
        scratch.add_summary(given)
        reprints = link_reprints(given, scratch, texts)
        settled = {id_ for one in reprints for id_ in (one.later, one.earlier)}
        candidates = choose_candidates(given, scratch, contexts, settled)
        flows.append(follow_flow(given, candidates, reprints, scratch, texts, prompt))
    return await _drive_all(flows, ask, concurrency)


async def _drive_all(
    flows: Sequence[Flow[Brought]], ask: Ask, concurrency: int
) -> list[Brought | ModelError | None]:
    """What comes of each flow, some at once; None for those that were left when the endpoint failed."""
    room, over = asyncio.Semaphore(concurrency), False

    async def drive(flow: Flow[Brought]) -> Brought | ModelError | None:
        nonlocal over
        async with room:
            if over:
                return None
            try:
                return await drive_flow(flow, ask)
            except ModelError as exc:
                over = over or isinstance(exc, _ENDPOINTS_FAULT)
                return exc

    return list(await asyncio.gather(*map(drive, flows)))


def _tell_made_with(chosen: Settings, prompt: FollowPrompt) -> FollowedWith:
    return FollowedWith(
        model=chosen.model,
        reader=chosen.for_call(READING).model,
        prompt=prompt.name,
        prompt_hash=prompt.hash,
        schema_version=PROMISES_VERSION,
        package_version=__version__,
    )


def _price_usage(usage: Iterable[Usage], chosen: Settings) -> Usage:
    total = sum_usage(usage)
    price = None if chosen.reader else chosen.known_price
    return total.model_copy(update={"cost": cost_of(price, total)})
