"""Languages: each file is whole, and each of its own examples comes out, with all languages applied."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from folders import TOP

from summarizer._dates.resolve import Tense, resolve_date
from summarizer._flow.introductions import find_names
from summarizer._parties.acronyms import equate_acronyms
from summarizer._parties.kinds import identify_party, is_unnamed
from summarizer._parties.name_titles import strip_titles
from summarizer._parties.person_names import sound_of_token
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer._words.figures import amounts_in
from summarizer._words.fold import fold_text
from summarizer._words.languages import expand_words, list_languages, load_section, words_under
from summarizer._words.numberwords import fold_word
from summarizer._words.states import meaning_of_name
from summarizer.read._page_date import parse_day
from summarizer.read._page_furniture import drop_furniture
from summarizer.schemas import Party

FOLDER = TOP / "summarizer" / "languages"
SECTIONS = "numbers scales titles names bodies abbreviations spelled text pages endings examples".split()
# What a file that has these keys shows at work, and under which key of its examples.
SHOWN = {
    ("text", "common words"): "text",
    ("text", "goes on in the next line"): "one sentence",
    ("text", "article joined to words"): "words in words",
    ("text", "joined with an article"): "words in words",
    ("text", "joined before words"): "words in words",
    ("text", "joined before these"): "words in words",
    ("bodies", "neighbours"): "no name",
    ("bodies", "whose"): "no name",
    ("bodies", "neighbours to"): "no name",
    ("bodies", "organs joined"): "bodies",
    ("names", "called"): "acronyms",
    ("names", "inside names"): "one name",
    ("names", "joined before names"): "one name",
    ("text", "never parted from the word before"): "another word",
    ("text", "never parted from the word behind"): "another word",
    ("endings", "nationalities"): "states",
    ("endings", "nationalities without s"): "states",
    ("endings", "cases of names"): "states",
    ("endings", "names behind these stay"): "states",
    ("pages", "page"): "number of a page",
    ("pages", "of pages"): "number of a page",
    ("pages", "before the day of a page"): "day of a page",
    ("abbreviations", "end of a longer word"): "no end",
    ("abbreviations", "titles end in"): "no end",
    ("abbreviations", "zones end in"): "no end",
    ("abbreviations", "no adverbs"): "no end",
    ("abbreviations", "adverbs end in"): "two sentences",
    ("titles", "courtesies with a point"): "people",
    ("titles", "courtesies in capitals"): "people",
    ("titles", "before courtesies"): "people",
    ("titles", "makes a courtesy"): "people",
    ("titles", "names too"): "people",
    ("titles", "names too, elsewhere"): "people",
    ("titles", "names too, before one name"): "people",
}
TENSES: dict[str, Tense] = {"happened": "past", "planned": "future", "due": "due"}


def read_text(text: str) -> Reading:
    return Reading.of(Document(text))


def codes_of_name(state: str) -> frozenset[str]:
    found = meaning_of_name(state)
    assert found is not None
    return found.codes


def dated_examples() -> Iterator[Any]:
    for language in list_languages():
        section = load_section(language, "examples")
        published = dt.date.fromisoformat(section["published"])
        for key, tense in TENSES.items():
            for line in section[key].strip().splitlines():
                wording, _, meant = line.partition(" =>")
                yield pytest.param(wording, published, tense, meant.strip(), id=f"{language}: {wording}")
        for wording in section["no day"].strip().splitlines():
            for tense in TENSES.values():
                name = f"{language}: no day, {tense}: {wording}"
                yield pytest.param(wording, published, tense, "", id=name)


@pytest.mark.parametrize(("wording", "published", "tense", "meant"), [*dated_examples()])
def test_a_date_means_what_its_language_says(
    wording: str, published: dt.date, tense: Tense, meant: str
) -> None:
    found = resolve_date(wording, published=published, tense=tense)
    shown = f"{found.start} to {found.end}".removesuffix(f" to {found.start}") if found else ""
    assert shown == meant


def counted_examples() -> Iterator[Any]:
    for language in list_languages():
        for line in load_section(language, "examples")["numbers"].strip().splitlines():
            wording, _, english = line.partition(" => ")
            yield pytest.param(wording, english, id=f"{language}: {wording}")


@pytest.mark.parametrize(("wording", "english"), [*counted_examples()])
def test_an_amount_is_the_one_that_english_has_for_it(wording: str, english: str) -> None:
    assert amounts_in(wording) == amounts_in(english) != set()


def lines_under(key: str) -> Iterator[Any]:
    """The examples of a kind in all files: language, what stands before the arrow, and behind it."""
    for language in list_languages():
        for line in load_section(language, "examples").get(key, "").strip().splitlines():
            before, _, after = line.partition(" => ")
            yield pytest.param(language, before, after, id=f"{language}: {before}")


@pytest.mark.parametrize(("language", "text", "_"), [*lines_under("text")])
def test_a_text_is_in_its_language_and_in_no_other(language: str, text: str, _: str) -> None:
    reading = read_text(text)
    assert [tag for tag in list_languages() if reading.is_written_in(tag)] == [language]


@pytest.mark.parametrize(("_", "lines", "__"), [*lines_under("one sentence")])
def test_a_line_that_ends_in_a_small_word_goes_on(_: str, lines: str, __: str) -> None:
    first, second = lines.split(" / ")
    assert len(split_sentences(f"{first}\n{second}")) == 1
    assert len(split_sentences(f"{first.rpartition(' ')[0]}\n{second}")) == 2


@pytest.mark.parametrize(("_", "text", "__"), [*lines_under("no end")])
def test_a_full_stop_behind_an_abbreviation_is_no_end(_: str, text: str, __: str) -> None:
    assert len(split_sentences(text)) == 1


@pytest.mark.parametrize(("_", "text", "__"), [*lines_under("two sentences")])
def test_a_full_stop_behind_an_abbreviation_is_an_end_before_an_opener(
    _: str, text: str, __: str
) -> None:
    assert len(split_sentences(text)) == 2


@pytest.mark.parametrize(("_", "line", "__"), [*lines_under("number of a page")])
def test_the_number_of_a_page_is_none_of_its_words(_: str, line: str, __: str) -> None:
    pages = [["Ada came.", line], ["Omar left."]]
    assert drop_furniture(pages) == [["Ada came.", ""], ["Omar left."]]


@pytest.mark.parametrize(("_", "line", "day"), [*lines_under("day of a page")])
def test_the_day_of_a_page_is_read(_: str, line: str, day: str) -> None:
    assert parse_day(line) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(("_", "form", "state"), [*lines_under("states")])
def test_a_form_of_a_word_is_of_its_state(_: str, form: str, state: str) -> None:
    assert codes_of_name(form) == codes_of_name(state)


@pytest.mark.parametrize("language", list_languages())
def test_the_letters_of_a_language_are_those_of_its_months(language: str) -> None:
    letters = load_section(language, "text").get("letters")
    beyond = "".join(filter(str.isalpha, load_section(language, "dates")["months"].lower()))
    assert letters is None or re.fullmatch(f"[{letters}]*", re.sub("[a-z]", "", beyond))


@pytest.mark.parametrize(("_", "joined", "word"), [*lines_under("words in words")])
def test_a_word_is_found_behind_what_is_joined_to_it(_: str, joined: str, word: str) -> None:
    assert read_text(f"{joined}.").mentions(word)
    assert not read_text(f"{joined}.").mentions(word[1:-1])


@pytest.mark.parametrize(("language", "name", "bare"), [*lines_under("people")])
def test_a_name_is_without_its_titles_in_a_text_of_its_language(
    language: str, name: str, bare: str
) -> None:
    text = load_section(language, "examples").get("text", "")
    assert strip_titles(name, read_text(f"{text} {name}"))[0] == bare


@pytest.mark.parametrize(("_", "contraction", "word"), [*lines_under("another word")])
def test_a_contraction_is_not_the_word_in_it(_: str, contraction: str, word: str) -> None:
    assert not read_text(f"It {contraction} so.").mentions(word)


@pytest.mark.parametrize(("_", "name", "__"), [*lines_under("one name")])
def test_small_words_inside_a_name_do_not_part_it(_: str, name: str, __: str) -> None:
    assert len([*find_names(f"so {name} so")]) == 1


@pytest.mark.parametrize(("_", "name", "other"), [*lines_under("spelled alike")])
def test_two_spellings_of_a_name_sound_alike(_: str, name: str, other: str) -> None:
    assert sound_of_token(name.lower()) == sound_of_token(other.lower())


@pytest.mark.parametrize(("_", "name", "__"), [*lines_under("no name")])
def test_a_neighbour_has_no_name(_: str, name: str, __: str) -> None:
    assert is_unnamed(Party(id="p1", name=name, known_by=None, kind="other"))


@pytest.mark.parametrize(("_", "name", "state"), [*lines_under("bodies")])
def test_a_body_is_of_its_state(_: str, name: str, state: str) -> None:
    party = Party(id="p1", name=name, known_by=None, kind="body")
    assert {identify_party(party, read_text(f"{name}.")).country} == codes_of_name(state)


@pytest.mark.parametrize(("_", "wording", "short"), [*lines_under("acronyms")])
def test_a_name_and_its_acronym_are_one_party(_: str, wording: str, short: str) -> None:
    full = re.split(r"[(（,]", wording)[0].strip()
    parties = [
        (Party(id=f"p{number}", name=name, known_by=None, kind="body"), name)
        for number, name in enumerate((full, short), 1)
    ]
    assert [*equate_acronyms(parties, read_text(f"{wording}."))] == [(short, full)]
    assert not [*equate_acronyms(parties, read_text(f"{full}. {short}."))]


@pytest.mark.parametrize("language", [*list_languages(), "mul"])
def test_every_key_of_a_file_is_on_the_page_about_languages(language: str) -> None:
    page = (TOP / "docs" / "languages.md").read_text("utf-8")
    page = re.sub(r"(?ms)^```.*?^```", "", page)
    on_page = {key.strip('"').removeprefix("... ") for key in re.findall(r"`([^`\n]+)`", page)}
    keys = {key.removeprefix("... ") for key in load_section(language, "dates")}
    parts = {key for key in keys if key not in on_page}
    assert not {key for key in parts if not _is_joined(key, on_page)}
    for section in SECTIONS:
        written = {key for key in load_section(language, section) if not key.isdecimal()}
        assert not written - on_page, section


def _is_joined(key: str, on_page: set[str]) -> bool:
    """Whether a key is made of others: "end of this year"."""
    heads = [head for head in on_page | {"2"} if key.startswith(f"{head} ")]
    return any(
        rest in on_page or _is_joined(rest, on_page)
        for head in heads
        for rest in [key.removeprefix(f"{head} ")]
    )


@pytest.mark.parametrize("language", list_languages())
def test_a_file_has_examples_of_each_kind(language: str) -> None:
    section = load_section(language, "examples")
    assert all(len(section[key].split("\n")) >= 3 for key in (*TENSES, "no day", "numbers"))


@pytest.mark.parametrize("language", list_languages())
def test_a_file_has_an_example_of_what_few_languages_have(language: str) -> None:
    has = {shown for (section, key), shown in SHOWN.items() if key in load_section(language, section)}
    assert not has - load_section(language, "examples").keys()


@pytest.mark.parametrize("language", list_languages())
def test_the_words_of_a_file_fold_as_texts_do(language: str) -> None:
    for section in ("numbers", "scales", "units"):
        words = [
            word
            for key in load_section(language, section)
            for word in words_under(language, section, key)
        ]
        assert [fold_word(word) for word in words] == [fold_text(word) for word in words]


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("month(|s)", ["month", "months"]),
        ("end of[ the] year, soon", ["end of year", "end of the year", "soon"]),
        ("[the] (last|next) week", ["last week", "next week", "the last week", "the next week"]),
        ("", []),
    ],
)
def test_endings_and_what_may_be_left_out_are_written_as_a_reader_would(
    notation: str, words: list[str]
) -> None:
    assert expand_words(notation) == words


@pytest.mark.parametrize("language", [*list_languages(), "mul"])
def test_a_section_read_alone_is_as_in_the_whole_file(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text("utf-8")
    whole = tomllib.loads(text)
    for section, content in whole.items():
        if isinstance(content, dict):
            assert load_section(language, section) == {key: str(value) for key, value in content.items()}


@pytest.mark.parametrize("language", list_languages())
def test_a_file_has_plain_words_and_no_patterns(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text("utf-8")
    assert not re.search(r"[\\^$*+?{}<]|\.\*", text.replace("=>", "").replace("$", ""))
