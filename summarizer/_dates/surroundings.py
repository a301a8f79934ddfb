"""Surroundings: the text before and behind a wording, as far as it may belong to the same date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer._dates.lexicons import LONGEST_TERM, languages_with, plain_word, token_spans
from summarizer._dates.order import order_words
from summarizer._dates.signs import EDGE
from summarizer._dates.tidy import tidy_wording
from summarizer._words.languages import list_languages

_CLIP = 80  # characters; a date goes on at once or not at all
_BLANK_LINE = r"[^\S\n]*+\n[^\S\n]*+\n"
_SENTENCE_STARTS = re.compile(
    rf"\s*+[\"'”’»)]*+\s*+[.;:!?…。；：！？]|(?:\s*+[\"'”’»)]++)?+{_BLANK_LINE}|{_BLANK_LINE}"
)
_SENTENCE_ENDS = re.compile(
    r"(?:[;:!?…。；：！？]|[^\W\d_]{5}\.|\d{3}\.)[\"'”’»)]*+\s*+$"  # not "Sept." or "3."
    rf"|(?<!\s){_BLANK_LINE}\s*+$"
)
_SENTENCES = re.compile(r"[。；：！？]|(?:[;:!?]|(?<=[^\W\d_]{5})\.|(?<=\d{3})\.)(?=\s|$)")
_IN_WORD = r"[^\W\u4e00-\u9fff]"


def read_continuations(after: str, languages: Sequence[str] = ()) -> Iterator[str]:
    """Yield for each language what it knows of the words that begin `after`, "~" for the next.

    Only for `languages`, the ones that the date itself is in, where these are given.
    """
    if _SENTENCE_STARTS.match(after):
        return
    clip = after[:_CLIP]
    if len(after) > _CLIP:
        clip = re.sub(rf"(?<!{_IN_WORD}){_IN_WORD}++$", "", clip)
    clip = re.sub(r"^['’]\w+", "", clip)
    clip = _SENTENCES.split(clip)[0]
    yield from _known_runs(clip, languages, backwards=False)


def lead_ins(before: str, languages: Sequence[str] = ()) -> Iterator[str]:
    """Yield for each language, or each of those given, what it knows of the words that end `before`."""
    if _SENTENCE_ENDS.search(before):
        return
    clip = before[-_CLIP:]
    if len(before) > _CLIP:
        clip = re.sub(rf"^{_IN_WORD}+", "", clip)
    yield from _known_runs(_SENTENCES.split(clip)[-1], languages, backwards=True)


def _known_runs(clip: str, languages: Sequence[str], *, backwards: bool) -> Iterator[str]:
    # The edges keep a comma beside them, which a wording is stripped of.
    text = tidy_wording(f"{EDGE} {clip} {EDGE}")
    if text is None:
        return
    text = text.replace(EDGE, "").strip()
    spans = token_spans(text)
    if not spans:
        return
    words = (text[start:end].lower() for start, end in (reversed(spans) if backwards else spans))
    beside = next((word for word in words if word[0].isalpha()), None)
    knowing = languages_with([beside] if beside else ())
    if languages:
        knowing = [language for language in knowing if language in languages]
    runs = {
        run
        for language in knowing or list_languages()[:1]
        if (run := _known_run(text, spans, language=language, backwards=backwards))
    }
    yield from (order_words(run, whole=False) for run in runs)


def _known_run(text: str, tokens: list[tuple[int, int]], *, language: str, backwards: bool) -> str:
    plain: list[str] = []
    left, right = 0, len(tokens)
    while left < right:
        for length in range(min(LONGEST_TERM, right - left), 0, -1):
            first = right - length if backwards else left
            term = text[tokens[first][0] : tokens[first + length - 1][1]]
            word = plain_word(term, language, whole=term == text, text=text)
            if word is not None and word != "?":
                word = word.partition("|")[0]
                break
        else:
            return " ".join(plain if backwards else [*plain, "~"])
        if backwards:
            plain, right = word.split() + plain, right - length
        else:
            plain, left = plain + word.split(), left + length
    return " ".join(plain)
