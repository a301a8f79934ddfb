"""The connection to an endpoint: its address, its key, its headers, and the time of a request."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from summarizer._call.address import DEFAULT_URL, OPERATION, is_azure, split_query
from summarizer._call.settings import KEY, Settings
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    import openai

OWNERS_HEADERS = ("OpenAI-Organization", "OpenAI-Project")
NO_KEY = "no-key"  # openai wants one; servers on one's own machine do not look at it


class EndpointConnection:
    """Posts requests to one endpoint, from one event loop. Close it when done."""

    def __init__(self, settings: Settings, *, api_key: str | None) -> None:
        self.settings = settings
        self._api_key = api_key
        self._openai: openai.AsyncOpenAI | None = None

    async def post(self, content: bytes) -> Any:
        """What the endpoint answers to one request: a ChatCompletion, if it speaks the protocol.

        Raises the errors of openai, and SettingsError where there is no key that could be sent.
        """
        import httpx2  # openai's, and as slow to import
        import openai
        from openai.types.chat import ChatCompletion

        # What `chat.completions.create` does, but for its walk through the whole schema each time.
        sending = self.connect().post(
            OPERATION,
            cast_to=ChatCompletion,
            content=content,
            options={"security": {"bearer_auth": True}, "headers": self.headers()},
        )
        # openai's own timeout is that between two bytes: a body that drips would never end.
        try:
            async with asyncio.timeout(self.settings.timeout):
                return await sending
        except TimeoutError as exc:
            raise openai.APITimeoutError(httpx2.Request("POST", DEFAULT_URL)) from exc

    async def aclose(self) -> None:
        """Close it; the next request opens it again."""
        if self._openai is not None:
            await self._openai.close()
            self._openai = None

    def connect(self) -> openai.AsyncOpenAI:
        """openai's client of the endpoint, made once. Raises SettingsError where it lacks a key."""
        import openai  # slow to import

        if self._openai is None:
            if self._api_key and not (self._api_key.isascii() and self._api_key.isprintable()):
                raise SettingsError(
                    f"{self.settings.key_variable} contains characters that are invalid in a key:"
                    " copy the key again"
                )
            if not self._api_key and self.settings.base_url is None:
                raise SettingsError(
                    f"an API key is required: set the environment variable {self.settings.key_variable},"
                    " or use a server that does not need a key (--base-url)"
                )
            from summarizer._model.transport import BoundedClient

            # Given always: openai would read OPENAI_BASE_URL itself, and take a blank one as one.
            base_url, query = split_query(self.settings.base_url or DEFAULT_URL)
            self._openai = openai.AsyncOpenAI(
                api_key=self._api_key or NO_KEY,
                base_url=base_url,
                default_query=query,
                timeout=self.settings.timeout,
                max_retries=0,
                http_client=BoundedClient(self.settings),
            )
        return self._openai

    def headers(self) -> dict[str, Any]:
        """What a request says beside its body.

        Azure takes a key in a header of its own, and what is in the usual one for a user's token.

        The headers that openai takes from the environment belong to OPENAI_API_KEY, and go with no
        other key.
        """
        import openai  # slow to import

        headers: dict[str, Any] = {}
        if self.settings.key_variable != KEY:
            lines = os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n")
            named = [line.partition(":")[0].strip() for line in lines if ":" in line]
            headers = dict.fromkeys([*named, *OWNERS_HEADERS], openai.Omit())
        if is_azure(self.settings.base_url):
            headers |= {"api-key": self._api_key or NO_KEY, "Authorization": openai.Omit()}
        return headers


def api_key(settings: Settings) -> str | None:
    """The key, from its variable of the environment and nowhere else; None where that is not set."""
    return os.environ.get(settings.key_variable, "").strip() or None
