"""Prompts: what is asked about promises over time, rendered into calls."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer._call.call import READING, Call, strict_schema
from summarizer._flow.templates import TemplateSet
from summarizer._follow.excerpts import Excerpts
from summarizer._follow.judge import LinksShape
from summarizer.schemas import FoundLinks, Verdicts

FOLLOW, CHECK = "follow.v1", "follow_verify.v1"
_LEFT_OUT = ("translation",)  # quotes are shown in the documents' languages
TEMPLATES = tuple(f"{name}.{role}" for name in (FOLLOW, CHECK) for role in ("system", "user"))


class FollowPrompt:
    """The templates of one version, and the schemas that go with them."""

    name = FOLLOW

    def __init__(self) -> None:
        self._templates = TemplateSet(TEMPLATES)
        self._links = strict_schema(FoundLinks, leave_out=_LEFT_OUT)
        self._verdicts = strict_schema(Verdicts)

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the sha256 over the templates and the schemas."""
        return self._templates.digest(TEMPLATES, self._links, self._verdicts)

    def links(self, excerpts: Excerpts, new: Sequence[str], known: Sequence[Sequence[str]]) -> Call:
        """The call that asks for the links between new mentions and known ones, each in words."""
        system, user = self._told(FOLLOW, excerpts, new=new, known=known)
        return Call("links", system, user, self._links, LinksShape)

    def verification(self, excerpts: Excerpts, mentions: Sequence[str], links: Sequence[str]) -> Call:
        """The call that asks whether the documents bear out each link."""
        system, user = self._told(CHECK, excerpts, mentions=mentions, links=links)
        return Call(READING, system, user, self._verdicts, Verdicts)

    def _told(self, name: str, excerpts: Excerpts, **listed: object) -> tuple[str, str]:
        shown = {"marker": excerpts.marker, "documents": excerpts.documents, **listed}
        return self._templates.render(f"{name}.system"), self._templates.render(f"{name}.user", **shown)
