"""Events of forgetting a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from summarizer._cli.events import Event


@dataclass(frozen=True, kw_only=True)
class DocumentForgotten(Event):
    """A document was taken out of what is kept: how many things, and where."""

    name: ClassVar[str] = "document.forgotten"
    document: str
    lines: int
    errors: int
    answers: int
    texts: int
    in_job: int
    provider_files: int

    @property
    def text(self) -> str:
        return (
            f"{self.document} is taken out of the output ({self.lines:,}), the errors ({self.errors:,}),"
            f" the cache ({self.answers:,}), kept texts ({self.texts:,}), batch jobs ({self.in_job:,})"
            f" and files at the endpoint ({self.provider_files:,})."
        )


@dataclass(frozen=True, kw_only=True)
class ForgetUnreached(Event):
    """What may hold the document still."""

    name: ClassVar[str] = "forget.unreached"
    level: ClassVar[str] = "warning"
    what: str

    @property
    def text(self) -> str:
        return f"Not reached: {self.what}."
