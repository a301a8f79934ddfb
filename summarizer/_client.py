"""The client: one call to a model, with retries, reasks and its cost. Only here are openai, instructor
and tenacity imported, and only once a model is really called: they take a second.

Each kind of retry has one owner. tenacity waits out what passes (408, 409, 429, 5xx, resets,
timeouts); instructor asks again, once, for what is no JSON of the right shape; openai's own are off.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from summarizer._flow import Reply
from summarizer._request import Call, request_body
from summarizer._retry import retrying
from summarizer._settings import Settings
from summarizer._trouble import translated, unreadable
from summarizer.errors import (
    EmptyError,
    EndpointError,
    ModelError,
    RefusalError,
    SettingsError,
    SummarizerError,
    TruncatedError,
)
from summarizer.schemas import Usage

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

REASKS = 1
NO_KEY = "no-key"  # openai wants one; servers on one's own machine do not look at it


@dataclass(slots=True)
class Spent:
    """What the attempts of one call have cost so far."""

    requests: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0

    def add(self, completion: ChatCompletion) -> None:
        """Count the tokens of one answer, good or bad."""
        usage = completion.usage
        if usage is None:
            return
        self.tokens_in += usage.prompt_tokens or 0
        self.tokens_out += usage.completion_tokens or 0
        details = usage.prompt_tokens_details
        self.tokens_cached += (details.cached_tokens or 0) if details else 0


class Client:
    """Calls one model at one endpoint, from one event loop. Close it when done.

    `wait=False` retries at once: nothing is gained by waiting for a recording.
    """

    def __init__(self, settings: Settings, *, api_key: str | None, wait: bool = True) -> None:
        self.settings = settings
        self._wait = wait
        self._api_key = api_key
        self._openai: openai.AsyncOpenAI | None = None
        self._shapes: dict[type[BaseModel], type[BaseModel]] = {}

    async def ask(self, call: Call) -> Reply:
        """Answer one call. Raises ModelError, or CassetteError where a recording lacks the request."""
        import instructor  # slow to import
        from instructor.core import IncompleteOutputException, InstructorRetryException

        spent = Spent()
        body = request_body(call, model=self.settings.model, mode=self.settings.mode)
        create: Any = instructor.patch(
            create=self._sender(body, spent),
            mode=instructor.Mode.TOOLS if self.settings.mode == "tools" else instructor.Mode.JSON_SCHEMA,
        )
        try:
            parsed = await create(
                response_model=self._shape(call),
                messages=body["messages"],
                max_retries=REASKS,
                strict=False,
            )
        except (InstructorRetryException, IncompleteOutputException) as exc:
            cause = exc.__cause__
            if isinstance(cause, SummarizerError):
                if isinstance(cause, ModelError):
                    cause.spent = asdict(spent)
                raise cause from cause.__cause__
            raise unreadable(exc, self.settings.model, asdict(spent)) from exc
        return Reply(parsed.model_dump(), Usage(**asdict(spent)))

    async def aclose(self) -> None:
        """Close the connections."""
        if self._openai is not None:
            await self._openai.close()
            self._openai = None

    def _sender(self, body: dict[str, Any], spent: Spent) -> Callable[..., Awaitable[ChatCompletion]]:
        """What instructor calls: sends our request, of instructor's only the messages (its reask)."""

        async def create(*, messages: list[Any], **_: Any) -> ChatCompletion:
            return self._checked(await self._send(body | {"messages": messages}, spent))

        return create

    async def _send(self, body: dict[str, Any], spent: Spent) -> Any:
        """What the endpoint answered: a completion, if it is one that speaks the protocol."""
        import openai  # slow to import

        client, completion = self._connected(), None
        try:
            async for attempt in retrying(self.settings.retries, wait=self._wait):
                with attempt:
                    spent.requests += 1
                    completion = await client.chat.completions.create(**body)
                    if isinstance(completion, openai.types.chat.ChatCompletion):
                        spent.add(completion)
        except (openai.OpenAIError, json.JSONDecodeError) as exc:
            raise translated(exc, self.settings, self._api_key, spent.requests) from exc
        return completion

    def _checked(self, completion: Any) -> ChatCompletion:
        """The completion, if it is one and holds an answer; else the error that names what it is."""
        model = self.settings.model
        choices = getattr(completion, "choices", None)
        if not isinstance(choices, list):
            raise EndpointError(
                "the endpoint answered something that is no chat completion (a web page, perhaps):"
                " check the base URL, which often ends in /v1"
            )
        if not choices or choices[0].message is None:
            raise EmptyError(f"{model} gave no answer at all (no choices): try again, or another model")
        message, reason = choices[0].message, choices[0].finish_reason
        if reason == "length":
            raise TruncatedError(
                f"{model} stopped at its output limit: give it a shorter document,"
                " or a model with a larger limit"
            )
        if reason == "content_filter":
            raise RefusalError(f"a content filter stopped {model}'s answer: try another model")
        if message.refusal:
            raise RefusalError(f"{model} declined to answer: {message.refusal[:200]}")
        if message.content:
            message.content = unfenced(message.content)
        elif not message.tool_calls:
            raise EmptyError(f"{model} gave an empty answer: try again, or another model")
        return cast("ChatCompletion", completion)

    def _connected(self) -> openai.AsyncOpenAI:
        import openai  # slow to import

        if self._openai is None:
            # Without a handler of its own instructor's errors, with the whole answer, reach stderr.
            logging.getLogger("instructor").addHandler(logging.NullHandler())
            if self._api_key and not (self._api_key.isascii() and self._api_key.isprintable()):
                raise SettingsError(
                    "OPENAI_API_KEY holds characters that no key has: copy the key again"
                )
            if not self._api_key and self.settings.base_url is None:
                raise SettingsError(
                    "no API key: set the environment variable OPENAI_API_KEY,"
                    " or give the base URL of a server that needs none (--base-url)"
                )
            self._openai = openai.AsyncOpenAI(
                api_key=self._api_key or NO_KEY,
                base_url=self.settings.base_url,
                timeout=self.settings.timeout,
                max_retries=0,
            )
        return self._openai

    def _shape(self, call: Call) -> type[BaseModel]:
        """The shape as instructor wraps it: made once, where instructor would for each call."""
        import instructor  # slow to import

        if call.shape not in self._shapes:
            self._shapes[call.shape] = instructor.response_schema(call.shape)
        return self._shapes[call.shape]


def unfenced(text: str) -> str:
    """The text without the Markdown fence that some models put around their JSON."""
    stripped = text.strip()
    if stripped.startswith("```") and stripped.endswith("```"):
        return stripped[3:-3].removeprefix("json").strip()
    return text


def api_key() -> str | None:
    """The key, from OPENAI_API_KEY and nowhere else; None where it is not set or blank."""
    return os.environ.get("OPENAI_API_KEY", "").strip() or None
