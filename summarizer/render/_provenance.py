"""Where a summary comes from, in words: its document, what made it, who verified it, what it cost."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.render._wording import SPACED, spell_dates
from summarizer.schemas import SourceDocument, Summary

MOST_LEFT_OUT = 20  # things named in the line on what was not read
NOT_VERIFIED = "not verified"  # said once in each form, where nothing was


def choose_headline(summary: Summary) -> str:
    """The document's title; else its name, or its source; else the first 12 digits of its id."""
    document = summary.document
    return document.title or document.name or document.source or f"Document {document.id[:12]}"


def write_footer(summary: Summary) -> str:
    """What made the summary, whether it was verified and by which model, and what it cost."""
    usage = summary.usage
    cached = f" ({usage.tokens_cached:,} cached)" if usage.tokens_cached else ""
    verified_by = name_verifier(summary)
    return SPACED.join(
        [
            summary.provenance.model,
            f"prompt {summary.provenance.prompt}",
            f"verified by {verified_by}" if verified_by else NOT_VERIFIED,
            f"{usage.requests:,} request{'' if usage.requests == 1 else 's'}",
            f"{usage.tokens_in:,} tokens in{cached}",
            f"{usage.tokens_out:,} out",
            "cost unknown" if usage.cost is None else f"US$ {usage.cost:.4f}",
        ]
    )


def name_verifier(summary: Summary, *, with_hash: bool = False) -> str:
    """The model that verified the summary, and its prompt; "" where nothing was verified.

    Summaries of schema 1 name the prompt alone.
    """
    second = summary.verification
    if second is None:
        return ""
    prompt = f"{second.prompt} ({second.prompt_hash})" if with_hash else second.prompt
    return f"{second.model}, {prompt}" if second.model else prompt


def spell_unverified(summaries: Sequence[Summary]) -> str:
    """Which of some summaries nobody verified, on one line; "" where a second reading judged each."""
    bare = sum(summary.verification is None for summary in summaries)
    if not bare:
        return ""
    of = f"{bare:,} of {len(summaries):,} documents"
    return f"{NOT_VERIFIED.capitalize()}: {'no second reading' if bare == len(summaries) else of}"


def describe_verification(summaries: Sequence[Summary]) -> str:
    """Which of some summaries nobody verified, and what verified the others, on one line."""
    verifiers = sorted({name_verifier(summary) for summary in summaries} - {""})
    told = [spell_unverified(summaries), f"Verified by {'; '.join(verifiers)}" if verifiers else ""]
    return SPACED.join(part for part in told if part)


def list_provenance(summary: Summary) -> tuple[tuple[str, str], ...]:
    """What made the summary and what it cost, as terms and values."""
    of, made, usage = summary.document, summary.provenance, summary.usage
    cached = f" ({usage.tokens_cached:,} of them cached)" if usage.tokens_cached else ""
    facts = [
        ("Model", made.model),
        ("Prompt", f"{made.prompt} ({made.prompt_hash})"),
        ("Verified by", name_verifier(summary, with_hash=True)),
        ("Version", f"summarizer {made.package_version}, schema {made.schema_version}"),
        ("Requests", f"{usage.requests:,}"),
        ("Tokens", f"{usage.tokens_in:,} in{cached}, {usage.tokens_out:,} out"),
        ("Cost", "unknown" if usage.cost is None else f"US$ {usage.cost:.4f}"),
        ("File", of.name or ""),
        ("Document's sha256", of.id),
    ]
    return tuple(fact for fact in facts if fact[1])


def spell_publication(document: SourceDocument) -> str:
    """When a document was published, and whether only it says so."""
    if document.published is None:
        return "publication date unknown"
    found = " (as the document says)" if document.published_from == "found" else ""
    return spell_dates(document.published, document.published) + found


def list_left_out(document: SourceDocument) -> str:
    """What the file holds that was not read, on one line; "" where that is nothing."""
    shown = document.left_out[:MOST_LEFT_OUT]
    more = len(document.left_out) - len(shown)
    return "; ".join([*shown, *([f"and {more:,} more"] if more else [])])
