"""The pipeline from one more summary to its links, without I/O.

A flow as those of documents are: it yields calls and is sent their outcomes. One call asks for the links
of a new document to its few candidates, one more has those verified that code let stand. What is too
long for a model is asked in halves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer._call.call import Call
from summarizer._call.reply import Flow, parse_answer, spent_on, sum_usage
from summarizer._flow.worded import cited_sentences
from summarizer._follow.candidates import Candidates
from summarizer._follow.excerpts import cut_excerpts, word_mention
from summarizer._follow.judge import LinksShape, Table, judge_condition, judge_link, read_found
from summarizer._follow.known import Known
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.prompts import FollowPrompt
from summarizer._follow.texts import Texts
from summarizer._follow.told_outcomes import link_told_outcomes
from summarizer._follow.verify import Claim, refuse_claim, settle_verdicts, word_claim
from summarizer.errors import TooLongError, TruncatedError
from summarizer.schemas import (
    FoundCondition,
    FoundLink,
    Link,
    Mention,
    Refused,
    Usage,
    Verdicts,
)

_TOO_LONG = (TooLongError, TruncatedError)


@dataclass(slots=True)
class Brought:
    """What a new document brings: links and unmet conditions that stand, and what was refused."""

    claims: list[Claim] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)


def follow_flow(
    given: FollowedSummary,
    found: Candidates,
    reprints: Sequence[Link],
    known: Known,
    texts: Texts,
    prompt: FollowPrompt,
) -> Flow[Brought]:
    """The links that a summary brings to its candidates, of which `known` holds all.

    Raises the ModelError that came instead of an answer.
    """
    brought = Brought([*reprints, *link_told_outcomes(given)])
    if found.chains:
        yield from _ask_links(given, found, known, texts, brought, prompt)
    if brought.claims:
        yield from _verify_claims(brought, given, known, texts, prompt)
    return brought


def _lay_table(given: FollowedSummary, found: Candidates, known: Known, texts: Texts) -> Table:
    """What a request shows: the new mentions as n1, n2, ..., the known ones as k1, k2, ..."""
    old = [mention for chain in found.chains for mention in chain]
    shown = {f"n{number}": mention for number, mention in enumerate(found.new, 1)}
    shown |= {f"k{number}": mention for number, mention in enumerate(dict.fromkeys(old), 1)}
    return _make_table(shown, given, known, texts)


def _make_table(shown: dict[str, Mention], given: FollowedSummary, known: Known, texts: Texts) -> Table:
    new = given.document.id
    excerpts = cut_excerpts(list(shown.values()), known.documents, texts, new=new)
    return Table(shown, new, known.documents, known.parties, excerpts, texts)


def _word_shown(table: Table) -> dict[str, str]:
    """Each mention of a request in words, by its id in all documents."""
    lines = {}
    for id_, mention in table.shown.items():
        reading = table.texts.reading_of(table.documents[mention.document])
        cited = [sentence.number for sentence in cited_sentences(mention, reading)]
        lines[mention.id] = word_mention(id_, mention, table.excerpts, cited, table.parties)
    return lines


def _ask_links(
    given: FollowedSummary,
    found: Candidates,
    known: Known,
    texts: Texts,
    brought: Brought,
    prompt: FollowPrompt,
) -> Flow[None]:
    """Ask about the candidates; where that is too long for the model, about their halves."""
    waiting = [found]
    while waiting:
        piece = waiting.pop(0)
        table = _lay_table(given, piece, known, texts)
        lines = _word_shown(table)
        new = [lines[mention.id] for mention in piece.new]
        chains = [[lines[mention.id] for mention in chain] for chain in piece.chains]
        outcomes = yield [prompt.links(table.excerpts, new, chains)]
        brought.usage = sum_usage([brought.usage, spent_on(outcomes)])
        halves = _halve_candidates(piece)
        if isinstance(outcomes[0], _TOO_LONG) and halves:
            waiting[:0] = halves
        else:
            answer = parse_answer(outcomes[0], LinksShape, "answer about links")
            _take_judged(_judge_all(answer, table), brought)


def _halve_candidates(found: Candidates) -> list[Candidates]:
    """The chains in two halves, or of one chain the new mentions; nothing where each is one."""
    for name in ("chains", "new"):
        whole = getattr(found, name)
        if len(whole) > 1:
            middle = len(whole) // 2
            return [replace(found, **{name: half}) for half in (whole[:middle], whole[middle:])]
    return []


def _judge_all(answer: LinksShape, table: Table) -> list[Claim | Refused]:
    judged: list[Claim | Refused] = []
    for value in answer.links:
        link = read_found(value, FoundLink)
        judged.append(judge_link(link, table) if isinstance(link, FoundLink) else link)
    for value in answer.unmet:
        unmet = read_found(value, FoundCondition)
        judged.append(judge_condition(unmet, table) if isinstance(unmet, FoundCondition) else unmet)
    return judged


def _take_judged(judged: Sequence[Claim | Refused], brought: Brought) -> None:
    """Take what stands, each once; the first of two links of one pair is the one that counts."""
    pairs = {(claim.later, claim.earlier) for claim in brought.claims}
    for one in judged:
        if isinstance(one, Refused):
            brought.refused.append(one)
        elif (one.later, one.earlier) in pairs:
            brought.refused.append(refuse_claim(one, "another link of these two was answered before it"))
        else:
            pairs.add((one.later, one.earlier))
            brought.claims.append(one)


def _verify_claims(
    brought: Brought, given: FollowedSummary, known: Known, texts: Texts, prompt: FollowPrompt
) -> Flow[None]:
    """Have all claims verified; where that is too long for the model, in halves."""
    waiting, stand = [brought.claims], list[Claim]()
    while waiting:
        claims = waiting.pop(0)
        outcomes = yield [_word_verification(claims, given, known, texts, prompt)]
        brought.usage = sum_usage([brought.usage, spent_on(outcomes)])
        if isinstance(outcomes[0], _TOO_LONG) and len(claims) > 1:
            middle = len(claims) // 2
            waiting[:0] = [claims[:middle], claims[middle:]]
            continue
        verdicts = parse_answer(outcomes[0], Verdicts, "verification of links").verdicts
        kept, refused = settle_verdicts(claims, verdicts)
        stand += kept
        brought.refused = [*brought.refused, *refused]
    brought.claims = stand


def _word_verification(
    claims: Sequence[Claim], given: FollowedSummary, known: Known, texts: Texts, prompt: FollowPrompt
) -> Call:
    ids = dict.fromkeys(id_ for claim in claims for id_ in (claim.earlier, claim.later))
    shown = {f"m{number}": known.mentions[id_] for number, id_ in enumerate(ids, 1)}
    table = _make_table(shown, given, known, texts)
    called = {mention.id: name for name, mention in shown.items()}
    lines = [word_claim(f"l{number}", claim, called, table) for number, claim in enumerate(claims, 1)]
    return prompt.verification(table.excerpts, list(_word_shown(table).values()), lines)
