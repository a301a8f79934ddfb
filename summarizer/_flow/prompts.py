"""Prompts: the versioned templates of `prompts/`, rendered into calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from summarizer._call.answer_form import DEFAULT_FORM, AnswerForm
from summarizer._call.call import READING, Call, strict_schema
from summarizer._flow.answer_schema import answer_schema, verdicts_schema
from summarizer._flow.kind_examples import check_examples
from summarizer._flow.kind_sections import section_values
from summarizer._flow.templates import TemplateSet
from summarizer._flow.window import Window
from summarizer._flow.worded import Worded
from summarizer._proof.bounds import shorten_text
from summarizer._proof.correct import Question
from summarizer._proof.draft import Draft, Item, shape_of, value_at
from summarizer._text.document import Document, Sentence
from summarizer._text.reading import Reading
from summarizer._words.shown import quote_words
from summarizer.schemas import Coreference, Correction, Verdicts

# Not strftime's: those names follow the locale, and the request must not.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SUMMARY, CORRECTION, VERIFY = "summary.v2", "correction.v2", "verify.v2"
COREFERENCE = "coreference.v2"
LISTED = "items.v2.user"  # items beside their sentences, whatever is asked about them
PART = f"{SUMMARY}.part"
TEMPLATES = tuple(f"{name}.{role}" for name in (SUMMARY, CORRECTION) for role in ("system", "user"))
VERIFICATION = (f"{VERIFY}.system", LISTED)
WRITTEN = tuple(f"{name}.written" for name in (CORRECTION, VERIFY))  # where another language is asked
PARTS = (PART, f"{COREFERENCE}.system", LISTED)  # of a document in several parts
ONLY = "kinds.v1.only"  # what the model is told where nothing but a user's own kinds is asked for
# What is said of a user's own kinds beside the rest.
OWN = {
    SUMMARY: "kinds.v1.summary",
    CORRECTION: "kinds.v1.correction",
    VERIFY: "kinds.v1.verify",
    COREFERENCE: "kinds.v1.coreference",
}


class Prompt:
    """The templates of one version, read and compiled once, and the schemas that go with them.

    `form` says what of a summary is asked for, and how.
    """

    def __init__(self, form: AnswerForm = DEFAULT_FORM) -> None:
        self.form = form
        kinds = (*OWN.values(), ONLY) if form.kinds.own else ()
        names = dict.fromkeys((*TEMPLATES, *PARTS, *VERIFICATION, *WRITTEN, *kinds))
        self._templates = TemplateSet(names, form.templates)
        check_examples(form.kinds)
        self._answer = answer_schema(form)
        self._correction = strict_schema(Correction, leave_out=form.unasked)
        self._coreference = strict_schema(Coreference)
        self._verdicts = verdicts_schema(form)
        self._shape = shape_of(tuple(form.kinds.models), frozenset(form.unasked))
        self._systems: dict[str, str] = {}
        self._digests: dict[tuple[str, ...], str] = {}

    @property
    def name(self) -> str:
        """Name and version of the prompt; one of a user's own says so."""
        return self._named(SUMMARY)

    @property
    def reading_name(self) -> str:
        """The same of the second reading."""
        return self._named(VERIFY)

    def _named(self, name: str) -> str:
        own = any(one.startswith(f"{name}.") for one in self._templates.own)
        return f"{name}+own" if own else name

    def hash_of(self, parts: int) -> str:
        """The first 16 hexadecimal digits of the sha256 over the templates and the schemas.

        Those that are used: a document in one part has no need of those for several.
        """
        names = TEMPLATES if parts == 1 else (*TEMPLATES, *PARTS)
        schemas = (self._answer, self._correction, *((self._coreference,) if parts > 1 else ()))
        return self._hash_of(names, CORRECTION, schemas)

    @property
    def verification_hash(self) -> str:
        """The same over what verification asks with."""
        return self._hash_of(VERIFICATION, VERIFY, (self._verdicts,))

    def summary(
        self, reading: Reading, window: Window | None = None, context: Sequence[str] = ()
    ) -> Call:
        """The call that asks for everything a document reports, or a window of it.

        `context` are lines from before a window, to be understood and not to be cited.
        """
        user = self._templates.render(
            PART if window and window.of > 1 else f"{SUMMARY}.user",
            about=document_header(reading.document),
            marker=reading.marker,
            part=window and window.part,
            of=window and window.of,
            context=list(map(sendable_line, context)),
            paragraphs=[
                _number_sentences(paragraph, reading)
                for _, paragraph in groupby(
                    reading.sentences[window.first - 1 : window.last] if window else reading.sentences,
                    key=lambda sentence: sentence.paragraph,
                )
            ],
        )
        return Call(
            "summary",
            self._system_of(SUMMARY),
            user,
            self._answer,
            self._shape,
            strict=not self.form.sparse,
        )

    def correction(self, questions: Sequence[Question], draft: Draft, reading: Reading) -> Call:
        """The call that asks for a mend of each fault, with only the sentences that may hold one."""
        helpful = {
            sentence.number: sentence for question in questions for sentence in question.sentences
        }
        referred = {question.refers_to for question in questions}
        names = {item.id: value_at(item.raw, ("name",)) for item in draft.items("parties")}
        parties = _list_id_names(
            (item.id, value_at(item.raw, ("name",))) for item in draft.items("parties")
        )
        meetings = _list_id_names(
            (item.id, _describe_sides(item, names)) for item in draft.items("meetings")
        )
        user = self._templates.render(
            f"{CORRECTION}.user",
            parties=parties if "parties" in referred else "",
            meetings=meetings if "meetings" in referred else "",
            marker=reading.marker,
            sentences=_number_sentences([helpful[number] for number in sorted(helpful)], reading),
            faults=[
                {
                    "number": question.number,
                    "subject": sendable_line(question.subject),
                    "field": question.field,
                    "value": question.value,
                    "why": sendable_line(question.fault.why),
                }
                for question in questions
            ],
        )
        return Call("correction", self._system_of(CORRECTION), user, self._correction, Correction)

    def coreference(self, items: Sequence[Worded], reading: Reading) -> Call:
        """The call that asks which items of several parts of a document tell of one thing."""
        system, user = self._system_of(COREFERENCE), self._items(items, reading)
        return Call("coreference", system, user, self._coreference, Coreference)

    def verification(self, items: Sequence[Worded], reading: Reading) -> Call:
        """The call that asks whether the sentences that each item cites support it."""
        system, user = (
            self._system_of(VERIFY),
            self._items(list(map(_show_translations, items)), reading),
        )
        return Call(READING, system, user, self._verdicts, Verdicts, strict=not self.form.sparse)

    def _items(self, items: Sequence[Worded], reading: Reading) -> str:
        """Each item in words, and the sentences that they cite."""
        shown = {
            sentence.number: sentence for item in items for sentence in (*item.sentences, *item.around)
        }
        return self._templates.render(
            LISTED,
            about=document_header(reading.document),
            marker=reading.marker,
            sentences=_number_sentences([shown[number] for number in sorted(shown)], reading),
            items=[
                {
                    "id": item.id,
                    "claim": sendable_line(item.claim),
                    "sentences": ", ".join(str(sentence.number) for sentence in item.sentences),
                }
                for item in items
            ],
        )

    def _hash_of(self, names: tuple[str, ...], prompt: str, schemas: Sequence[object]) -> str:
        if names not in self._digests:
            tag, kinds = self.form.write_in, self.form.kinds
            written = () if tag is None else (f"{prompt}.written",)
            own = [
                *([tag] if tag else []),
                *([self._system_of(name) for name in OWN] if kinds.own else []),
            ]
            self._digests[names] = self._templates.digest((*names, *written), *schemas, *own)
        return self._digests[names]

    def _system_of(self, name: str) -> str:
        """What the model is told to do, the same for every document."""
        if name not in self._systems:
            form = self.form
            told: dict[str, object] = {
                "overview": form.overview,
                "sparse": form.sparse,
                "write_in": form.language,
            }
            parts = [ONLY if name == SUMMARY and form.kinds.only else f"{name}.system"]
            if form.write_in is not None and f"{name}.written" in WRITTEN:
                parts.append(f"{name}.written")
            if form.kinds.own:
                parts.append(OWN[name])
                told |= section_values(form)
            self._systems[name] = "\n".join(self._templates.render(part, **told) for part in parts)
        return self._systems[name]


def prompt_in_form(form: AnswerForm, known: Prompt | None = None) -> Prompt:
    """The prompt that is known, where it is of this form, else a new one."""
    return known if known is not None and known.form == form else Prompt(form)


def _show_translations(item: Worded) -> Worded:
    """An item with the translations of its quotes behind its claim."""
    if not item.translations:
        return item
    shown = [f"translation of {quote_words(quote)}: {told}" for quote, told in item.translations]
    return replace(item, claim="; ".join([item.claim, *shown]))


def document_header(document: Document) -> list[tuple[str, str]]:
    day = document.published
    published = day and f"{day.isoformat()}, a {_WEEKDAYS[day.weekday()]}"
    known = [("Title", document.title), ("Source", document.source), ("Published", published)]
    return [(name, sendable_line(value)) for name, value in known if value]


def _number_sentences(sentences: Iterable[Sentence], reading: Reading) -> list[tuple[int, str]]:
    return [(sentence.number, reading.words_of(sentence)) for sentence in sentences]


def _describe_sides(meeting: Item, names: Mapping[str | None, object]) -> str:
    """A meeting by its sides and its status; its quote may be what was refused."""
    ids = value_at(meeting.raw, ("parties",))
    sides = (
        [str(names.get(id_, "?")) for id_ in ids if isinstance(id_, str)]
        if isinstance(ids, list)
        else []
    )
    return f"{', '.join(sides) or 'unnamed sides'} ({value_at(meeting.raw, ('status',))})"


def _list_id_names(pairs: Iterable[tuple[str | None, object]]) -> str:
    return (
        "; ".join(f"{_shorten_line(id_)} = {_shorten_line(str(name))}" for id_, name in pairs if id_)
        or "none"
    )


def _shorten_line(text: str) -> str:
    return shorten_text(sendable_line(text))


def sendable_line(text: str) -> str:
    """On one line, and without halves of characters, which no request can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())
