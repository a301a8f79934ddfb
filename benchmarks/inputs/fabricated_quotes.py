"""Quotes that no document holds: words shuffled, negations dropped, numbers changed, names swapped."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from benchmarks.inputs.planted_quotes import Cases, Fabricate, SourcePassage, passages
from benchmarks.inputs.recorded_answers import PROMPT, RecordedCase
from benchmarks.inputs.word_lists import (
    ADDED,
    ANTONYMS,
    CONDITIONS,
    FORCE,
    HEDGES,
    NUMBERS,
    SYNONYMS,
    TRANSLATIONS,
    UNITS,
)
from benchmarks.inputs.wording import exchanged, is_negation, split_words


def words_shuffled(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    return joint.join(rng.sample(words, len(words)))


def neighbours_swapped(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(len(words) - 1)
    return joint.join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def sentence_of_another_document(rng: Random, passage: SourcePassage, others: Cases) -> str:
    other = rng.choice([other for other in others if other.document.id != passage.case.document.id])
    return rng.choice(passages(other)).text


def two_halves_spliced(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(passage.case)).text)
    return joint.join([*words[: len(words) // 2], *more[len(more) // 2 :]])


def negation_dropped(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    words, joint = split_words(passage.text)
    if passage.case.language == "en" and re.search(r"\bcannot\b", passage.text):
        return re.sub(r"\bcannot\b", "can", passage.text)
    if passage.case.language == "en" and re.search(r"n[’']t\b", passage.text):
        return re.sub(r"n[’']t\b", "", passage.text)
    kept = [word for word in words if not is_negation(word, passage.case.language)]
    return joint.join(kept) if len(kept) < len(words) else None


def negation_added(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(1, len(words))
    return joint.join([*words[:at], ADDED[passage.case.language], *words[at:]])


def number_changed(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    digits = [match.start() for match in re.finditer(r"\d", passage.text)]
    if digits and rng.random() < 0.7:
        at = rng.choice(digits)
        digit = (unicodedata.digit(passage.text[at]) + rng.randrange(1, 10)) % 10
        return passage.text[:at] + str(digit) + passage.text[at + 1 :]
    return exchanged(rng, passage.text, NUMBERS[passage.case.language])


def number_cut_short(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    inside = [match.end() for match in re.finditer(r"\d(?=[.,]?\d)", passage.text)]
    return passage.text[: rng.choice(inside)] if inside else None


def name_swapped(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    names, strange = _names(passage.case), _names(rng.choice(others))
    held = [name for name in names if name in passage.text]
    if not held:
        return None
    old, new = rng.choice(held), rng.choice([*names, *strange])
    return passage.text.replace(old, new, 1)


def _names(case: RecordedCase) -> list[str]:
    answer = case.answers["summary"]
    people = [person["name"] for item in answer["meetings"] for person in item["participants"]]
    words = [name.split()[-1] for name in people if name]
    return sorted({party["name"] for party in answer["parties"]} | set(words))


def unit_or_currency_changed(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return exchanged(rng, passage.text, UNITS[passage.case.language])


def hedge_cut(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    edges = (r"(?<!\w)", r"(?!\w)") if " " in passage.text else ("", "")
    pattern = f"{edges[0]}(?:{HEDGES[passage.case.language]}){edges[1]}"
    hedges = re.finditer(pattern, passage.text, re.IGNORECASE)
    inside = [match for match in hedges if match.start() > 4 and match.end() < len(passage.text) - 4]
    if not inside:
        return None
    cut = rng.choice(inside)
    before, after = passage.text[: cut.start()], passage.text[cut.end() :]
    return before.rstrip() + " " + after.lstrip(" ,") if " " in passage.text else before + after


def condition_changed(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return exchanged(rng, passage.text, CONDITIONS[passage.case.language])


def tense_or_force_changed(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return exchanged(rng, passage.text, FORCE[passage.case.language])


def antonym(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return exchanged(rng, passage.text, ANTONYMS[passage.case.language])


def paraphrase(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return exchanged(rng, passage.text, SYNONYMS[passage.case.language])


def translation(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    return rng.choice(TRANSLATIONS[passage.case.name]) if passage.case.name in TRANSLATIONS else None


def quote_of_the_prompt(rng: Random, passage: SourcePassage, others: Cases) -> str:
    call = PROMPT.summary(passage.case.reading)
    told = [*call.system.split("\n"), *call.user.split("\n")[:4], call.user.rsplit("\n", 2)[-1]]
    words = rng.choice([line for line in told if len(line.split()) > 3]).split()
    first = rng.randrange(max(1, len(words) - 12))
    return " ".join(words[first : first + rng.randrange(4, 20)])


def claim_for_a_quote(rng: Random, passage: SourcePassage, others: Cases) -> str:
    answer = passage.case.answers["summary"]
    told: list[str] = [commitment["action"] for commitment in answer["commitments"]]
    told += [concern["about"] for concern in answer["concerns"]] + [
        sentence["text"] for sentence in answer.get("overview", [])
    ]
    return rng.choice(told) if told else "nothing was promised to anybody at this meeting"


def word_left_out(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    at = rng.randrange(1, len(words) - 1)
    return joint.join([*words[:at], *words[at + 1 :]])


def word_put_in(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(passage.case)).text)
    at = rng.randrange(1, len(words))
    return joint.join([*words[:at], rng.choice(more), *words[at:]])


def words_added_behind(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    more, _ = split_words(rng.choice(passages(passage.case)).text)
    return joint.join([*words, *more[:3]])


def lookalike_letter(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
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


def letters_cut_off(rng: Random, passage: SourcePassage, others: Cases) -> str | None:
    words, joint = split_words(passage.text)
    whole = [word for word in (words[0], words[-1]) if len(word) > 3 and word.isalpha()]
    if not joint or not whole:
        return None
    cut = rng.randrange(1, 3)
    return passage.text[cut:] if words[0] in whole else passage.text[:-cut]


def pieces_in_reverse(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    half = len(words) // 2
    return f"{joint.join(words[half:])} … {joint.join(words[:half])}"


def pieces_of_two_sentences(rng: Random, passage: SourcePassage, others: Cases) -> str:
    words, joint = split_words(passage.text)
    other = rng.choice([other for other in passages(passage.case) if other.number != passage.number])
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
