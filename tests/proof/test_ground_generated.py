"""Grounding, generated: no fabricated quote is accepted, and every honest variation of one is."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from examples import reading_of
from hypothesis import example, given
from hypothesis import strategies as st
from quoted_texts import CHINESE, HARBOUR, READINGS, SPACED, TEXTS, cite

from summarizer._proof.ground import Miss, locate_quote, too_short
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer.schemas import Evidence

WORD = re.compile(r"[^\W_]+")


def words_in(sentence: Sentence, reading: Reading) -> list[tuple[int, int]]:
    """The offsets of the words of a sentence, with the punctuation that touches them."""
    return [
        m.span()
        for m in re.finditer(r"\S+", reading.text[: sentence.end])
        if m.start() >= sentence.start
    ]


def stretch(rng: random.Random, reading: Reading, least: int = 4) -> tuple[Sentence, list[str]]:
    """Some words that follow each other in one sentence, at least `least`, and the sentence."""
    while True:
        sentence = rng.choice(reading.sentences)
        words = words_in(sentence, reading)
        if len(words) >= least:
            first = rng.randrange(len(words) - least + 1)
            last = rng.randrange(first + least, len(words) + 1)
            return sentence, [reading.text[a:b] for a, b in words[first:last]]


def replaced(rng: random.Random, words: list[str], pattern: str, change: Callable[[str], str]) -> str:
    """The words joined, one that matches `pattern` changed; "" where none does."""
    fitting = [index for index, word in enumerate(words) if re.search(pattern, word)]
    if not fitting:
        return ""
    index = rng.choice(fitting)
    return " ".join([*words[:index], change(words[index]), *words[index + 1 :]])


OTHER_WORDS = "never perhaps partly only secretly Belgravia Okafor refused seventeen".split()


def shuffled(rng: random.Random, words: list[str], reading: Reading) -> str:
    return " ".join(rng.sample(words, len(words)))


def number_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(
        rng, words, r"\d", lambda word: re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), word, count=1)
    )


def name_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(
        rng, words, r"^\W*[A-ZА-Я]\w{2,}", lambda word: re.sub(r"\w+", "Belgravia", word, count=1)
    )


def word_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(rng, words, r"\w", lambda word: rng.choice(OTHER_WORDS))


def negated(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], "not", *words[at:]])


def left_out(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(1, len(words) - 1)
    return " ".join([*words[:at], *words[at + 1 :]])


def swapped(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def spliced(rng: random.Random, words: list[str], reading: Reading) -> str:
    _, others = stretch(rng, reading)
    return " ".join([*words[: len(words) // 2], *others[len(others) // 2 :]])


def foreign(rng: random.Random, words: list[str], reading: Reading) -> str:
    other = READINGS[rng.choice([name for name in SPACED if READINGS[name] is not reading])]
    return " ".join(stretch(rng, other)[1])


def lookalike(rng: random.Random, words: list[str], reading: Reading) -> str:
    letters = {"a": "а", "e": "е", "o": "о", "c": "с", "о": "o", "а": "a", "ا": "l"}
    return replaced(
        rng,
        words,
        "[" + "".join(letters) + "]",
        lambda word: re.sub("[" + "".join(letters) + "]", lambda m: letters[m[0]], word, count=1),
    )


def cut(rng: random.Random, words: list[str], reading: Reading) -> str:
    """The first or the last word without some of its letters."""
    first, last = words[0], words[-1]
    if rng.random() < 0.5:
        return " ".join([first[2:], *words[1:]]) if first[:3].isalnum() and len(first) > 3 else ""
    return " ".join([*words[:-1], last[:-2]]) if last[-3:].isalnum() and len(last) > 3 else ""


def elided_backwards(rng: random.Random, words: list[str], reading: Reading) -> str:
    half = len(words) // 2
    return " ".join([*words[half:], "…", *words[:half]])


def elided_across(rng: random.Random, words: list[str], reading: Reading) -> str:
    _, others = stretch(rng, reading)
    return " ".join([*words, "…", *others])


FABRICATIONS = [
    shuffled,
    number_changed,
    name_changed,
    word_changed,
    negated,
    left_out,
    swapped,
    spliced,
    foreign,
    lookalike,
    cut,
    elided_backwards,
    elided_across,
]


def worded(text: str) -> str:
    """The words of `text` alone, one space around each."""
    return f" {' '.join(WORD.findall(fold_text(text)))} "


def stands(quote: str, reading: Reading) -> bool:
    """Whether a fabricated quote is, by chance, in the text: as whole words, or piece by piece."""
    if "…" not in quote:
        return worded(quote) in worded(reading.text)
    pieces = "(?<= ).*".join(re.escape(worded(piece)[1:]) for piece in quote.split("…"))
    return any(re.search(pieces, worded(reading.words_of(each))) for each in reading.sentences)


@pytest.mark.parametrize("fabricate", FABRICATIONS)
def test_no_generated_fabrication_is_accepted(
    fabricate: Callable[[random.Random, list[str], Reading], str],
) -> None:
    rng = random.Random(fabricate.__name__)
    tried = 0
    for _ in range(2_000):
        reading = READINGS[rng.choice(SPACED)]
        sentence, words = stretch(rng, reading)
        quote = fabricate(rng, words[:25], reading)
        if not quote or stands(quote, reading):
            continue
        cited = rng.choice([sentence.number, sentence.number, 0, 1])
        assert isinstance(cite(quote, reading, cited), Miss), quote
        tried += 1
        if tried == 60:
            break
    assert tried == 60


def straight(quote: str) -> str:
    return re.sub("[‘’“”„«»]", "'", quote)


def curly(quote: str) -> str:
    return re.sub("[‘’“”„«»]", "“", quote)


def spaced_dashes(quote: str) -> str:
    return re.sub(r"\s*[-–—]\s*", " — ", quote)


def unspaced_dashes(quote: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "—", quote)


def no_break(quote: str) -> str:
    return quote.replace(" ", "\u00a0")


def wide(quote: str) -> str:
    return quote.replace(" ", " \u2009 ")


def broken(quote: str) -> str:
    return quote.replace(" ", "\r\n")


def hyphenated(quote: str) -> str:
    return re.sub(r"(?<=\w\w)(?=\w\w)", "\u00ad", quote)


def marked(quote: str) -> str:
    return "\u200f" + re.sub(r"(?<=\w) ", "\u200b \ufeff", quote)


def ligatured(quote: str) -> str:
    return quote.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def decomposed(quote: str) -> str:
    return unicodedata.normalize("NFD", quote)


def full_width(quote: str) -> str:
    return quote.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def quoted(quote: str) -> str:
    return f" {quote}\n"


VARIATIONS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.title,
    straight,
    curly,
    spaced_dashes,
    unspaced_dashes,
    no_break,
    wide,
    broken,
    hyphenated,
    marked,
    ligatured,
    decomposed,
    full_width,
    quoted,
]


@pytest.mark.parametrize("vary", VARIATIONS, ids=lambda vary: vary.__name__)
def test_every_generated_honest_variation_is_accepted(vary: Callable[[str], str]) -> None:
    rng = random.Random(vary.__name__)
    for _ in range(40):
        name = rng.choice(SPACED)
        reading = READINGS[name]
        sentence, words = stretch(rng, reading)
        plain = " ".join(words)
        cited = rng.choice([sentence.number, sentence.number, 0, 1_000])
        found = cite(rng.choice(VARIATIONS)(vary(plain)), reading, cited)
        assert isinstance(found, Evidence), plain
        assert (found.sentence, found.quote) == (sentence.number, reading.text[found.start : found.end])
        assert found.quote.split() == words


@pytest.mark.parametrize("vary", VARIATIONS, ids=lambda vary: vary.__name__)
def test_every_quote_is_found_in_a_document_of_other_typography(vary: Callable[[str], str]) -> None:
    rng = random.Random(f"text {vary.__name__}")
    for name in SPACED:
        reading = reading_of("\n\n".join(map(vary, TEXTS[name].split("\n\n"))))
        for _ in range(5):
            plain = " ".join(stretch(rng, READINGS[name])[1])
            found = cite(plain, reading)
            assert isinstance(found, Evidence), plain
            assert found.quote == reading.text[found.start : found.end]
            assert fold_text(found.quote) == fold_text(plain)


def test_every_generated_ellipsis_inside_a_sentence_is_accepted() -> None:
    rng = random.Random("ellipsis")
    marks = ["…", " … ", "... ", " [...] ", " (…) ", " [ … ] ", " . . . "]
    tried = 0
    while tried < 100:
        reading = READINGS[rng.choice(SPACED)]
        sentence, words = stretch(rng, reading, least=7)
        first, last = words[:3], words[-3:]
        if any(too_short(" ".join(piece)) for piece in (first, last)):
            continue
        found = cite(rng.choice(marks).join(map(" ".join, (first, last))), reading, sentence.number)
        assert isinstance(found, Evidence), words
        assert found.quote.split()[:3] == first
        assert found.quote.split()[-3:] == last
        tried += 1


def test_every_generated_stretch_of_chinese_is_accepted() -> None:
    rng = random.Random("chinese")
    reading = READINGS["chinese"]
    for _ in range(60):
        sentence = rng.choice(reading.sentences)
        start = rng.randrange(sentence.start, sentence.end - 6)
        end = rng.randrange(start + 5, sentence.end)
        edges = [CHINESE[max(0, start - 1) : start + 1], CHINESE[end - 1 : end + 1]]
        if any(edge.isnumeric() for edge in edges):
            continue
        found = cite(CHINESE[start:end], reading, sentence.number)
        assert isinstance(found, Evidence)
        assert (found.start, found.end) == (start, end)


ALPHABET = "aAbé. ,'’“”«»-–—…()[]0159½¹²نوت مет王毅\u0301\u00ad\u200b\u200f\u00a0\n\tﬁß한ㅎㅏ\u0640ीन"


ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80),
    st.text(ALPHABET, min_size=1, max_size=80),
    st.lists(st.sampled_from("will not go … ... to the 10.5 talks, can’t “we” — 王毅 -5 .".split())).map(
        " ".join
    ),
).filter(lambda text: bool(text.strip()))


@st.composite
def texts_and_quotes(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and a quote of it or of anything, perhaps with its middle dropped or its case changed."""
    text = draw(ANY_TEXT)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    inside = text[start:end]
    half = len(inside) // 3
    return text, draw(
        st.sampled_from([inside, inside.upper(), f"{inside[:half]}…{inside[-half:]}", f"… {inside}"])
        | ANY_TEXT
    )


@given(texts_and_quotes(), st.integers(-3, 12))
@example(("a…b cd", ".b cd"), 1)
@example(("The ﬁne print", "ne print"), 1)
@example(("a ‴ b ‴", "… a ‴ b …"), 0)
def test_whatever_is_cited_the_result_is_verbatim(case: tuple[str, str], sentence: int) -> None:
    text, quote = case
    reading = reading_of(text)
    found = cite(quote, reading, sentence)
    if isinstance(found, Miss):
        assert found.why
        return
    assert 0 <= found.start < found.end <= len(text)
    assert text[found.start : found.end] == found.quote
    assert reading.sentence_at(found.start).number == found.sentence
    if found.match == "exact":
        assert found.quote == quote.strip()
    elif fold_text(found.quote) != fold_text(quote):
        pieces = [
            fold_text(piece) for piece in re.split(r"[\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?", quote)
        ]
        pieces = [piece for piece in pieces if re.search(r"[^\W_]", piece)]
        assert re.search(".*".join(map(re.escape, pieces)), fold_text(found.quote))
        assert fold_text(found.quote).startswith(pieces[0])
        assert fold_text(found.quote).endswith(pieces[-1])


@given(texts_and_quotes())
def test_what_is_located_in_a_sentence_lies_in_it_and_in_order(case: tuple[str, str]) -> None:
    text, quote = case
    reading = reading_of(text)
    for sentence in reading.sentences:
        spans = locate_quote(quote, sentence, reading)
        assert all(sentence.start <= start < end <= sentence.end for start, end in spans)
        assert all(one <= other for one, other in pairwise(spans))


@pytest.mark.slow
def test_two_hundred_quotes_are_grounded_in_a_long_document() -> None:
    rng = random.Random("long")
    text = "".join(f"Item {number}. {HARBOUR}\n\n" for number in range(400_000 // len(HARBOUR)))
    reading = reading_of(text)
    for number in range(100):
        sentence, words = stretch(rng, reading)
        assert isinstance(cite(" ".join(words).upper(), reading, sentence.number), Evidence)
        assert isinstance(cite(f"the ministers never agreed on item {number}", reading), Miss)
