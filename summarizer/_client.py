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

from summarizer._outcome import Reply
from summarizer._request import Call, request_body
from summarizer._retry import UNREADABLE, retrying
from summarizer._settings import DEFAULT_URL, Settings
from summarizer._trouble import answered, translated, unreadable
from summarizer.errors import ModelError, SettingsError, SummarizerError
from summarizer.schemas import Usage

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

REASKS = 1
NO_KEY = "no-key"  # openai wants one; servers on one's own machine do not look at it
THOUGHT_ENDS = ("</think>", "</thinking>")
MOST_BRACES = 1000  # in prose before an answer: more is no prose, and looking on takes long


@dataclass(slots=True)
class Spent:
    """What the attempts of one call have cost so far."""

    requests: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0

    def add(self, completion: ChatCompletion) -> None:
        """Count the tokens of one answer, good or bad; openai has not checked what they are."""
        usage = completion.usage
        tokens_in = _count(usage, "prompt_tokens")
        self.tokens_in += tokens_in
        self.tokens_out += _count(usage, "completion_tokens")
        cached = _count(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
        self.tokens_cached += min(cached, tokens_in)


def _count(usage: object, name: str) -> int:
    """A number of tokens as a whole one of at least 0, whatever the endpoint sent."""
    number: Any = getattr(usage, name, None)
    try:
        return max(0, int(float(number)))
    except (TypeError, ValueError, OverflowError):
        return 0


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
            create=self._sender(body, call.shape, spent),
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

    def _sender(
        self, body: dict[str, Any], shape: type[BaseModel], spent: Spent
    ) -> Callable[..., Awaitable[ChatCompletion]]:
        """What instructor calls: sends our request, of instructor's only the messages (its reask)."""

        async def create(*, messages: list[Any], **_: Any) -> ChatCompletion:
            return self._checked(await self._send(body | {"messages": messages}, spent), shape)

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
        except (openai.OpenAIError, *UNREADABLE) as exc:
            raise translated(exc, self.settings, self._api_key, spent.requests) from exc
        return completion

    def _checked(self, completion: Any, shape: type[BaseModel]) -> ChatCompletion:
        """The completion, its answer out of its wrapping; else the error that names what it is."""
        message = answered(completion, self.settings.model)
        if message.content:
            message.content = unwrapped(message.content, shape)
        return cast("ChatCompletion", completion)

    def _connected(self) -> openai.AsyncOpenAI:
        import openai  # slow to import

        if self._openai is None:
            hush_instructor()
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
                # Given always: openai would read OPENAI_BASE_URL itself, and take a blank one as one.
                base_url=self.settings.base_url or DEFAULT_URL,
                timeout=self.settings.timeout,
                max_retries=0,
                # openai follows redirects: the document would go wherever a server says.
                http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False),
            )
        return self._openai

    def _shape(self, call: Call) -> type[BaseModel]:
        """The shape as instructor wraps it: made once, where instructor would for each call."""
        import instructor  # slow to import

        if call.shape not in self._shapes:
            self._shapes[call.shape] = instructor.response_schema(call.shape)
        return self._shapes[call.shape]


def unwrapped(text: str, shape: type[BaseModel]) -> str:
    """The JSON object that answers, without what a model wrote around it: thoughts, prose, a fence.

    A text that is JSON as a whole stays as it is, and so does one that holds no object with every
    key that `shape` demands. Of several the last one counts: what came before was a draft.
    """
    decoder = json.JSONDecoder(strict=False)  # instructor decides about control characters
    try:
        decoder.decode(text.strip())
        return text
    except (ValueError, RecursionError):
        pass
    wanted = {name for name, field in shape.model_fields.items() if field.is_required()}
    thought_until = max(text.rfind(end) + len(end) if end in text else 0 for end in THOUGHT_ENDS)
    found, failures = text, 0
    at = text.find("{", thought_until)
    while at >= 0 and failures < MOST_BRACES:
        try:
            value, after = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            after, failures = at + 1, failures + 1
        else:
            if wanted <= value.keys():
                found = text[at:after]
        at = text.find("{", after)
    return found


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


def api_key() -> str | None:
    """The key, from OPENAI_API_KEY and nowhere else; None where it is not set or blank."""
    return os.environ.get("OPENAI_API_KEY", "").strip() or None
