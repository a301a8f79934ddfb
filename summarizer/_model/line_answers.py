"""Answers of a batch job, line by line: each read as the same answer of a live request would be.

A line is judged once its call is known: the value, a second question for what could not be read, or
what went wrong and whether it may pass.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from summarizer._call.address import DEFAULT_URL
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Reply
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._model.endpoint_errors import message_of_completion, translate_error
from summarizer._model.instructed import InstructedReader
from summarizer._model.retries import is_temporary_failure
from summarizer._model.spent import Spent, tokens_of
from summarizer._model.unwrap import read_at_once, unwrap_answer
from summarizer.errors import EndpointError, ModelError, SummarizerError
from summarizer.schemas import Usage

UNANSWERED = frozenset(
    {"batch_expired", "batch_cancelled", "batch_canceled"}
)  # codes: nothing was tried


@dataclass(frozen=True, slots=True)
class LineSaid:
    """What a line of an output says of one request: a status and a body, or an error in their place."""

    status: int
    body: Any

    @property
    def is_unanswered(self) -> bool:
        """Whether the request was never tried: its batch ended before."""
        error = self.body.get("error") if isinstance(self.body, Mapping) else None
        return isinstance(error, Mapping) and error.get("code") in UNANSWERED


@dataclass(frozen=True, slots=True)
class Judged:
    """What a line comes to: a reply, the messages of a second question, or an error.

    `passes` says that the error may pass when it is tried again; `spent` is what the line cost, `sent`
    how many characters were asked.
    """

    spent: Spent
    sent: int = 0
    reply: Reply | None = None
    reask: list[Any] | None = None
    error: ModelError | None = None
    passes: bool = False


class _ReaskNeededError(ModelError):
    """A second question is needed: it ends the reading, and is seen by nobody."""


def read_line(line: bytes) -> tuple[str, LineSaid] | None:
    """The id of a request and what a line says of it; None for what is no such line."""
    try:
        tree = json.loads(line)
        name, response, error = tree["custom_id"], tree.get("response"), tree.get("error")
        if not isinstance(name, str):
            return None
        if isinstance(response, Mapping):
            status = response.get("status_code")
            body = response.get("body")
            body = json.loads(body) if isinstance(body, str) else body
            # vLLM's answers to what failed have no status of their own: the error says it.
            return name, LineSaid(status if isinstance(status, int) else 0, body)
        return name, LineSaid(0, {"error": error})
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return None


class LineJudge:
    """Judges the lines of one model's answers, at a share of its price."""

    def __init__(self, settings: Settings, secrets: Secrets) -> None:
        self._settings, self._secrets = settings, secrets
        self._reader = InstructedReader(settings, secrets)

    async def judge(
        self, call: Call, said: LineSaid, *, earlier: Spent, first: Any = None, share: float = 1.0
    ) -> Judged:
        """What a line comes to; `earlier` is what the tries before cost, `first` what was unreadable."""
        body = request_body(call, model=self._settings.model, mode=self._settings.mode)
        spent, sent = Spent(requests=1), len(json.dumps(body, ensure_ascii=False))
        try:
            completion = self._completion_of(said, call, sent, spent)
            value = (
                None if first is not None else read_at_once(completion.choices[0].message, call.shape)
            )
            if value is None:
                kept = [self._complete(first), completion] if first is not None else [completion]
                value = await self._read_again(kept, body, call, add_spent(earlier, spent))
            if isinstance(value, list):
                return Judged(spent, sent, reask=value)
        except ModelError as exc:
            exc.spent = asdict(add_spent(earlier, spent))
            return Judged(spent, sent, error=exc, passes=_may_pass(exc, said))
        usage = Usage(**asdict(add_spent(earlier, spent)))
        return Judged(spent, sent, Reply(self._secrets.hide_in(value), usage, share))

    def _completion_of(self, said: LineSaid, call: Call, sent: int, spent: Spent) -> Any:
        """The completion in a line, unwrapped. Raises the ModelError of what stands in its place."""
        if said.status != 200:
            raise self._error_of(said)
        completion = self._complete(said.body)
        if hasattr(completion, "usage"):
            spent.add(tokens_of(completion, sent))
        message = message_of_completion(completion, self._settings.model, self._secrets)
        if message.content:
            message.content = unwrap_answer(message.content, call.shape)
        return completion

    def _complete(self, body: Any) -> Any:
        """A body as openai's client makes a completion of it: nothing in it is checked."""
        from openai.types.chat import ChatCompletion  # slow to import

        return ChatCompletion.construct(**body) if isinstance(body, dict) else body

    async def _read_again(self, kept: list[Any], body: dict[str, Any], call: Call, spent: Spent) -> Any:
        """The value that instructor reads of completions, or the messages by which it asks again."""
        asked: list[Any] = []

        async def resend(messages: list[Any]) -> Any:
            asked.extend(messages)
            raise _ReaskNeededError("asked again")

        try:
            return await self._reader.read(kept, body, call.shape, spent=spent, resend=resend)
        except SummarizerError:
            if asked:
                return asked
            raise

    def _error_of(self, said: LineSaid) -> ModelError:
        """The error of a line, as that of a live request with this answer."""
        import httpx2  # slow to import
        import openai

        error = said.body.get("error") if isinstance(said.body, Mapping) else None
        error = error if isinstance(error, Mapping) else {}
        told = error.get("code")
        status = said.status or (told if isinstance(told, int) and 400 <= told < 600 else 0)
        if not 400 <= status < 600:
            words = self._secrets.one_line(str(error.get("message") or "no reason given"))
            return EndpointError(
                f"the batch job has no answer to a request (status {said.status}): {words}",
                quoted=(words,),
            )
        request = httpx2.Request("POST", DEFAULT_URL)
        response = httpx2.Response(status, request=request)
        exc = openai.APIStatusError(str(error.get("message")), response=response, body=dict(error))
        made = translate_error(exc, self._settings, self._secrets, 1)
        assert isinstance(made, ModelError)
        made.__cause__ = exc
        return made


def add_spent(one: Spent, other: Spent) -> Spent:
    """What two attempts cost together."""
    return Spent(
        one.requests + other.requests,
        one.tokens_in + other.tokens_in,
        one.tokens_cached + other.tokens_cached,
        one.tokens_out + other.tokens_out,
    )


def _may_pass(error: ModelError, said: LineSaid) -> bool:
    """Whether another try may bring an answer: what a live request would be sent again for."""
    if error.__cause__ is not None and hasattr(error.__cause__, "status_code"):
        return is_temporary_failure(error.__cause__)
    return said.status != 200
