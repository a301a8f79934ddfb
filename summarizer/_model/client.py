"""The client: the attempts of one call to a model, with retries, reasks and their cost.

openai is imported only once a model is really called: it takes a second.
Each kind of retry has one owner. tenacity waits out what passes (408, 409, 429, 5xx, resets,
timeouts); instructor asks again, once, for what is no JSON of the right shape; openai's own are off.
"""

from __future__ import annotations

import logging
import time
import traceback
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from summarizer._call.call import CHARACTERS_PER_TOKEN, Call, Writer, request_body
from summarizer._call.reply import Reply
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._model.budget import RequestTokens
from summarizer._model.connection import EndpointConnection
from summarizer._model.endpoint_errors import message_of_completion, translate_error
from summarizer._model.instructed import InstructedReader
from summarizer._model.retries import (
    MAX_WAIT,
    MAX_WAIT_OF_A_RUN,
    UNREADABLE,
    make_retry_loop,
    perhaps_paid,
    rest_asked,
)
from summarizer._model.run import ModelRun
from summarizer._model.spent import Spent, tokens_of
from summarizer._model.unwrap import read_at_once, unwrap_answer
from summarizer.errors import ModelError
from summarizer.schemas import Usage

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

LOGGER = logging.getLogger("summarizer")  # neither words of a document nor of an endpoint go into it


class Client:
    """Calls one model at one endpoint, from one event loop. Close it when done.

    `wait=False` retries at once: nothing is gained by waiting for a recording.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        api_key: str | None,
        secrets: Secrets | None = None,
        wait: bool = True,
    ) -> None:
        self.settings = settings
        self._wait = wait
        self._secrets = secrets or Secrets()
        self.connection = EndpointConnection(settings, api_key=api_key)
        self._writer = Writer()
        self._instructed = InstructedReader(settings, self._secrets)

    async def ask(
        self, call: Call, *, run: ModelRun | None = None, tally: list[Spent] | None = None
    ) -> Reply:
        """Answer one call. Raises ModelError, or CassetteError where a recording lacks the request.

        Each attempt goes at the pace and on the budget of `run`. What the call has cost is in `tally`
        from its beginning, however it ends.
        """
        spent = Spent()
        if tally is not None:
            tally.append(spent)
        body = request_body(call, model=self.settings.model, mode=self.settings.mode)
        try:
            completion = await self._sent(body, call, spent, run)
            value = read_at_once(completion.choices[0].message, call.shape)
            if value is None:

                async def resend(messages: list[Any]) -> ChatCompletion:
                    return await self._sent(body | {"messages": messages}, call, spent, run)

                value = await self._instructed.read(
                    [completion], body, call.shape, spent=spent, resend=resend
                )
        except ModelError as exc:
            exc.spent = asdict(spent)
            _let_go(exc)
            raise
        return Reply(self._secrets.hide_in(value), Usage(**asdict(spent)))

    async def aclose(self) -> None:
        """Close the connections."""
        await self.connection.aclose()

    async def _sent(
        self, body: dict[str, Any], call: Call, spent: Spent, run: ModelRun | None
    ) -> ChatCompletion:
        """The completion that a request brings, retried as long as its failures may pass."""
        import openai  # slow to import

        completion: Any = None
        content = self._writer.written(body, call)
        begun = time.monotonic()
        LOGGER.debug("%s: a request of %d bytes", call.name, len(content))
        try:
            longest = MAX_WAIT_OF_A_RUN if run else MAX_WAIT
            async for attempt in make_retry_loop(
                self.settings.retries, wait=self._wait, longest=longest
            ):
                with attempt:
                    if run:
                        completion = await self._paced(content, call.name, spent, run)
                    else:
                        completion = await self._attempt(content, spent)
        except (openai.OpenAIError, *UNREADABLE) as exc:
            raise translate_error(exc, self.settings, self._secrets, spent.requests) from exc
        LOGGER.info(
            "%s: answered by %s after %.1f s; so far %d requests, %d tokens in, %d out",
            *(call.name, self._secrets.one_line(self.settings.model), time.monotonic() - begun),
            *(spent.requests, spent.tokens_in, spent.tokens_out),
        )
        return self._checked(completion, call.shape)

    async def _attempt(self, content: bytes, spent: Spent) -> Any:
        """What the endpoint answered: a completion, if it is one that speaks the protocol."""
        from openai.types.chat import ChatCompletion  # slow to import

        spent.requests += 1
        completion = await self.connection.post(content)
        if isinstance(completion, ChatCompletion):
            spent.add(tokens_of(completion, len(content)))
        return completion

    async def _paced(self, content: bytes, name: str, spent: Spent, run: ModelRun) -> Any:
        """One attempt, at the pace and on the budget of a run; its waits before it are no part of it."""
        sent = await run.begin(name, len(content) // CHARACTERS_PER_TOKEN)
        try:
            completion = await self._attempt(content, spent)
        except BaseException as exc:
            run.failed(sent, rest=rest_asked(exc), maybe_paid=perhaps_paid(exc))
            raise
        used = tokens_of(completion, len(content)) if hasattr(completion, "usage") else RequestTokens()
        run.answered(sent, used)
        return completion

    def _checked(self, completion: Any, shape: type[BaseModel]) -> ChatCompletion:
        """The completion, its answer out of its wrapping; else the error that names what it is."""
        message = message_of_completion(completion, self.settings.model, self._secrets)
        if message.content:
            message.content = unwrap_answer(message.content, shape)
        return cast("ChatCompletion", completion)


def _let_go(exc: BaseException) -> None:
    """Empty the frames of an error and its causes: they hold bodies, and a run may hold many errors."""
    at: BaseException | None = exc
    while at is not None:
        traceback.clear_frames(at.__traceback__)
        at = at.__cause__ or at.__context__
