"""What is planted in good answers: quotes that no document holds, and honest ones in other typography.

A fabrication is checked by rules of its own, not by those of the program that it is to test.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from benchmarks.inputs.recorded_answers import PROMPT, Case, Slot
from benchmarks.inputs.word_lists import (
    ADDED,
    ANTONYMS,
    CONDITIONS,
    DENIALS,
    FORCE,
    HEDGES,
    NEGATIONS,
    NUMBERS,
    SYNONYMS,
    TRANSLATIONS,
    UNITS,
    Pairs,
)

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(
    rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W_])+(?:[-‐‑'’.,:](?!{UNSPACED.pattern})[^\W_]+)*|[$€£¥₽₹₵%‰]"
)
LONGEST = 40  # words of a passage that is spoiled


@dataclass(frozen=True)
class Passage:
    """Words of a document, and the number of their sentence."""

    text: str
    number: int


@dataclass(frozen=True)
class Planted:
    """A quote put in the place of an item's own; `cited` is the number of a sentence."""

    kind: str
    slot: Slot = field(repr=False)
    quote: str
    cited: int


Fabricate = Callable[[random.Random, Passage, Case, Sequence[Case]], str | None]


def tokens(text: str) -> str:
    """The words, numbers and currency signs of a text, one space around each: no typography."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    return f" {' '.join(_TOKEN.findall(plain))} "


_tokens_of = lru_cache(maxsize=256)(tokens)


def stands(quote: str, case: Case) -> bool:
    """Whether the words of `quote` stand in the document in this order, with nothing between them."""
    words = tokens(quote)
    return not words.strip() or words in _tokens_of(case.document.text)


def loses_nothing(quote: str, case: Case) -> bool:
    """Whether the pieces of a quote stand in one sentence in order, with no negation between them."""
    pieces = [re.escape(tokens(piece).strip()) for piece in quote.split("…")]
    pattern = " (?:(.*?) )?".join(pieces)
    for sentence in case.reading.sentences:
        for found in re.finditer(f"(?= {pattern} )", _tokens_of(case.reading.words_of(sentence))):
            dropped = " ".join(filter(None, found.groups())).split()
            if not any(is_negation(word, case.language) for word in dropped):
                return True
    return False


def is_negation(word: str, language: str) -> bool:
    """Whether a word is, or ends in, a negation of that language."""
    plain = re.sub(r"^\W+|\W+$", "", word.casefold())
    held = language == "zh" and any(sign in word for sign in NEGATIONS["zh"])
    return held or plain in NEGATIONS[language] or plain.endswith(("n't", "n’t"))


def denies(word: str, language: str) -> bool:
    """Whether a word negates, or is a verb or conjunction that does so: "denied", "unless"."""
    return is_negation(word, language) or word.casefold().strip(",.;:") in DENIALS


def split_words(text: str) -> tuple[list[str], str]:
    """The words of a text and what joins them: nothing in Chinese, where they are characters."""
    if UNSPACED.search(text):
        return re.findall(r"[0-9]+|.", text), ""
    return text.split(), " "


def exchanged(rng: random.Random, text: str, pairs: Pairs) -> str | None:
    """The text with one of the old words in it exchanged for its new one."""
    found: list[tuple[int, int, str]] = []
    for old, new in pairs:
        edges = (r"(?<!\w)", r"(?!\w)") if old[0].isalnum() and not UNSPACED.match(old) else ("", "")
        for match in re.finditer(edges[0] + re.escape(old) + edges[1], text, re.IGNORECASE):
            found.append((*match.span(), new))
    if not found:
        return None
    start, end, new = rng.choice(found)
    return text[:start] + (new.capitalize() if text[start].isupper() else new) + text[end:]


def words_shuffled(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    return joint.join(rng.sample(words, len(words)))


def neighbours_swapped(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(len(words) - 1)
    return joint.join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def sentence_of_another_document(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str:
    other = rng.choice([each for each in others if each.document.id != case.document.id])
    return rng.choice(passages(other)).text


def two_halves_spliced(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(case)).text)
    return joint.join([*words[: len(words) // 2], *more[len(more) // 2 :]])


def negation_dropped(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    words, joint = split_words(passage.text)
    if case.language == "en" and re.search(r"\bcannot\b", passage.text):
        return re.sub(r"\bcannot\b", "can", passage.text)
    if case.language == "en" and re.search(r"n[’']t\b", passage.text):
        return re.sub(r"n[’']t\b", "", passage.text)
    kept = [word for word in words if not is_negation(word, case.language)]
    return joint.join(kept) if len(kept) < len(words) else None


def negation_added(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(1, len(words))
    return joint.join([*words[:at], ADDED[case.language], *words[at:]])


def number_changed(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    digits = [match.start() for match in re.finditer(r"\d", passage.text)]
    if digits and rng.random() < 0.7:
        at = rng.choice(digits)
        digit = (unicodedata.digit(passage.text[at]) + rng.randrange(1, 10)) % 10
        return passage.text[:at] + str(digit) + passage.text[at + 1 :]
    return exchanged(rng, passage.text, NUMBERS[case.language])


def number_cut_short(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    inside = [match.end() for match in re.finditer(r"\d(?=[.,]?\d)", passage.text)]
    return passage.text[: rng.choice(inside)] if inside else None


def name_swapped(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str | None:
    names, strange = _names(case), _names(rng.choice(others))
    held = [name for name in names if name in passage.text]
    if not held:
        return None
    old, new = rng.choice(held), rng.choice([*names, *strange])
    return passage.text.replace(old, new, 1)


def _names(case: Case) -> list[str]:
    answer = case.answers["summary"]
    people = [each["name"] for item in answer["meetings"] for each in item["participants"]]
    words = [name.split()[-1] for name in people if name]
    return sorted({each["name"] for each in answer["parties"]} | set(words))


def unit_or_currency_changed(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    return exchanged(rng, passage.text, UNITS[case.language])


def ellipsis_over_a_negation(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    words, joint = split_words(passage.text)
    least = 2 if joint else 4
    denied = [
        at
        for at, word in enumerate(words)
        if is_negation(word, case.language) and least <= at < len(words) - least
    ]
    if not denied:
        return None
    at = rng.choice(denied)
    return f"{joint.join(words[:at])} … {joint.join(words[at + 1 :])}"


def hedge_cut(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str | None:
    edges = (r"(?<!\w)", r"(?!\w)") if " " in passage.text else ("", "")
    pattern = f"{edges[0]}(?:{HEDGES[case.language]}){edges[1]}"
    hedges = re.finditer(pattern, passage.text, re.IGNORECASE)
    inside = [match for match in hedges if match.start() > 4 and match.end() < len(passage.text) - 4]
    if not inside:
        return None
    cut = rng.choice(inside)
    before, after = passage.text[: cut.start()], passage.text[cut.end() :]
    return before.rstrip() + " " + after.lstrip(" ,") if " " in passage.text else before + after


def condition_changed(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    return exchanged(rng, passage.text, CONDITIONS[case.language])


def tense_or_force_changed(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    return exchanged(rng, passage.text, FORCE[case.language])


def antonym(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str | None:
    return exchanged(rng, passage.text, ANTONYMS[case.language])


def paraphrase(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str | None:
    return exchanged(rng, passage.text, SYNONYMS[case.language])


def translation(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str | None:
    return rng.choice(TRANSLATIONS[case.name]) if case.name in TRANSLATIONS else None


def quote_of_the_prompt(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    call = PROMPT.summary(case.reading)
    told = [*call.system.split("\n"), *call.user.split("\n")[:4], call.user.rsplit("\n", 2)[-1]]
    words = rng.choice([line for line in told if len(line.split()) > 3]).split()
    first = rng.randrange(max(1, len(words) - 12))
    return " ".join(words[first : first + rng.randrange(4, 20)])


def claim_for_a_quote(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    answer = case.answers["summary"]
    told = [each["action"] for each in answer["commitments"]]
    told += [each["about"] for each in answer["concerns"]] + [
        each["text"] for each in answer["overview"]
    ]
    return rng.choice(told)


def word_left_out(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(1, len(words) - 1)
    return joint.join([*words[:at], *words[at + 1 :]])


def word_put_in(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(case)).text)
    at = rng.randrange(1, len(words))
    return joint.join([*words[:at], rng.choice(more), *words[at:]])


def words_added_behind(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(case)).text)
    return joint.join([*words, *more[:3]])


def lookalike_letter(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    alike = dict(zip("aeocpxAEOCPaеосрх", "аеосрхАЕОСРаeocpx", strict=True)) | {
        "ه": "ة",
        "ي": "ى",
        "已": "己",
    }
    places = [
        at for at, letter in enumerate(passage.text) if letter in alike and alike[letter] != letter
    ]
    if not places:
        return None
    at = rng.choice(places)
    return passage.text[:at] + alike[passage.text[at]] + passage.text[at + 1 :]


def letters_cut_off(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str | None:
    words, joint = split_words(passage.text)
    whole = [word for word in (words[0], words[-1]) if len(word) > 3 and word.isalpha()]
    if not joint or not whole:
        return None
    cut = rng.randrange(1, 3)
    return passage.text[cut:] if words[0] in whole else passage.text[:-cut]


def pieces_in_reverse(rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]) -> str:
    words, joint = split_words(passage.text)
    half = len(words) // 2
    return f"{joint.join(words[half:])} … {joint.join(words[:half])}"


def pieces_of_two_sentences(
    rng: random.Random, passage: Passage, case: Case, others: Sequence[Case]
) -> str:
    words, joint = split_words(passage.text)
    other = rng.choice([each for each in passages(case) if each.number != passage.number])
    more, _ = split_words(other.text)
    return f"{joint.join(words[: len(words) // 2])} … {joint.join(more[len(more) // 2 :])}"


FABRICATIONS: tuple[Fabricate, ...] = (
    words_shuffled,
    neighbours_swapped,
    sentence_of_another_document,
    two_halves_spliced,
    negation_dropped,
    negation_added,
    number_changed,
    number_cut_short,
    name_swapped,
    unit_or_currency_changed,
    ellipsis_over_a_negation,
    hedge_cut,
    condition_changed,
    tense_or_force_changed,
    antonym,
    paraphrase,
    translation,
    quote_of_the_prompt,
    claim_for_a_quote,
    word_left_out,
    word_put_in,
    words_added_behind,
    lookalike_letter,
    letters_cut_off,
    pieces_in_reverse,
    pieces_of_two_sentences,
)


def passages(case: Case) -> tuple[Passage, ...]:
    """The sentences of a case that have enough words to be spoiled, cut to their first words."""
    found = []
    for sentence in case.reading.sentences:
        words, joint = split_words(case.reading.words_of(sentence))
        if len(words) > 5:
            found.append(Passage(joint.join(words[:LONGEST]), sentence.number))
    return tuple(found)


def fabrications(
    fabricate: Fabricate, slots: Sequence[Slot], cases: Sequence[Case], *, most: int
) -> Iterator[Planted]:
    """Up to `most` different quotes of one kind, each for one item, none of which any rule excuses.

    An item's own quote is spoiled where the kind applies to it, else another sentence of its document.
    """
    rng = random.Random(fabricate.__name__)
    seen: set[tuple[str, str]] = set()
    for _ in range(4):
        for slot in rng.sample(slots, len(slots)):
            if len(seen) == most:
                return
            case = slot.case
            own = Passage(slot.evidence["quote"], slot.evidence["sentence"])
            tried = [own, *rng.sample(passages(case), len(passages(case)))]
            for passage in tried:
                if len(split_words(passage.text)[0]) < 4:
                    continue
                quote = fabricate(rng, passage, case, cases)
                if quote is None or excused(quote, case) or (case.name, quote) in seen:
                    continue
                seen.add((case.name, quote))
                cited = rng.choice([passage.number, passage.number, passage.number, 1, 0])
                yield Planted(fabricate.__name__, slot, quote, cited)
                break


def excused(quote: str, case: Case) -> bool:
    """Whether a fabricated quote is, by chance, one that the document supports."""
    return loses_nothing(quote, case) if "…" in quote else stands(quote, case)
