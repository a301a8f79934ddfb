"""Answers that do not parse at once, read by instructor, which says once more what is wanted.

Only here is instructor imported, and only once an answer needs it: it takes a second.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._model.endpoint_errors import unreadable_error
from summarizer._model.spent import Spent
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

REASKS = 1
MOST_FAULTS = 20_000  # characters about the faults of an answer: there may be one for each of its values
Resend = Callable[[list[Any]], Awaitable["ChatCompletion"]]


class InstructedReader:
    """Reads the answers of one model; the shapes of answers are made once."""

    def __init__(self, settings: Settings, secrets: Secrets) -> None:
        self._settings, self._secrets = settings, secrets
        self._shapes: dict[type[BaseModel], type[BaseModel]] = {}

    async def read(
        self,
        completions: Iterable[ChatCompletion],
        body: dict[str, Any],
        shape: type[BaseModel],
        *,
        spent: Spent,
        resend: Resend,
    ) -> dict[str, Any]:
        """The value of a completion to the request `body`, asked for again, once, by `resend`.

        `completions` are those that came already: the first answer, and that to the messages of the
        second request where it is known. Raises what `resend` raises of ours, else AnswerError.
        """
        import instructor  # slow to import
        from instructor.core import IncompleteOutputException, InstructorRetryException

        waiting, asked = list(completions), len(body["messages"])

        async def create(*, messages: list[Any], **_: Any) -> ChatCompletion:
            # Of instructor's request only the messages are sent: those of its reask.
            if waiting:
                return waiting.pop(0)
            return await resend([*messages[:asked], *map(_cut_faults, messages[asked:])])

        hush_instructor()
        in_tools = self._settings.mode == "tools"
        asking: Any = instructor.patch(
            create=create, mode=instructor.Mode.TOOLS if in_tools else instructor.Mode.JSON_SCHEMA
        )
        try:
            parsed = await asking(
                response_model=self._wrap(shape),
                messages=body["messages"],
                max_retries=REASKS,
                strict=False,
            )
        except (InstructorRetryException, IncompleteOutputException) as exc:
            cause = exc.__cause__
            if isinstance(cause, SummarizerError):
                raise cause from cause.__cause__
            raise unreadable_error(exc, self._settings.model, asdict(spent), self._secrets) from exc
        return cast("dict[str, Any]", parsed.model_dump())

    def _wrap(self, shape: type[BaseModel]) -> type[BaseModel]:
        """A shape as instructor wraps it, where instructor would for each call."""
        import instructor  # slow to import

        if shape not in self._shapes:
            self._shapes[shape] = instructor.response_schema(shape)
        return self._shapes[shape]


def _cut_faults(message: dict[str, Any]) -> dict[str, Any]:
    """A message of a reask: of what instructor says is wrong, as much as a model can make use of."""
    if message["role"] == "assistant":
        return message
    return message | {"content": str(message["content"])[:MOST_FAULTS]}


def hush_instructor() -> None:
    """Keep instructor's log to those who ask for it, by a handler on its logger.

    It logs whole answers as errors, which quote whole documents: they are not for whatever
    collects the errors of the program that uses us.
    """
    logger = logging.getLogger("instructor")
    logger.propagate = False
    # Without any handler Python itself would write them to stderr.
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
