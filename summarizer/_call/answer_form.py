"""The form of an answer: what is asked for, in which language, and what the model may leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer._call.catalogue import OURS, Catalogue
from summarizer._call.own_templates import Templates
from summarizer.errors import SettingsError

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What a summary is asked for; by default all of it, in the document's language, nothing left out.

    `write_in` is a language tag (BCP 47). With `sparse`, what is null or empty by nature may be missing.
    `kinds` are the kinds of items, ours and a user's; `templates` are prompts of a user's own.
    """

    overview: bool = True
    sparse: bool = False
    write_in: str | None = None
    kinds: Catalogue = OURS
    templates: Templates = ()

    @property
    def unasked(self) -> frozenset[str]:
        """The fields that the schema of the answer lacks."""
        absent = {"overview": not self.overview, "translation": self.write_in is None}
        return frozenset(name for name, is_absent in absent.items() if is_absent) | self.kinds.unasked

    @property
    def language(self) -> str | None:
        """The English name of the language to write in, its tag where it has none; None: no other."""
        return None if self.write_in is None else name_language(self.write_in)


DEFAULT_FORM = AnswerForm()


def check_language(tag: str) -> str:
    """A language tag in its usual form: "en", "pt-BR". Raises SettingsError for what is none."""
    if not _TAG.fullmatch(tag.strip()):
        raise SettingsError(f"{tag!r} is not a language tag: use one such as en, fr or pt-BR")
    first, *others = re.split("[-_]", tag.strip())
    return "-".join([first.lower(), *map(_usual_subtag, others)])


def _usual_subtag(subtag: str) -> str:
    return subtag.upper() if len(subtag) == 2 else subtag.title() if len(subtag) == 4 else subtag.lower()


def name_language(tag: str) -> str:
    """The English name of a language, the tag itself where none is known."""
    from babel import Locale, UnknownLocaleError  # here: it takes long to import

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def is_same_language(tag: str, other: str | None) -> bool:
    """Whether two tags are of one language, wherever it is spoken."""
    return other is not None and _first_subtag(tag) == _first_subtag(other)


def _first_subtag(tag: str) -> str:
    return re.split("[-_]", tag.strip().lower())[0]
