"""A provider's files and batch jobs: each request of /v1/files and /v1/batches, and what came of it.

What may be repeated is retried; creating a batch is not, for nothing tells an endpoint that it was asked
before, and each batch is paid for.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer._call.address import DEFAULT_URL
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._model.batch_object import SeenBatch, read_batch, read_batches, read_file_id
from summarizer._model.connection import EndpointConnection
from summarizer._model.endpoint_errors import message_of_error, translate_error
from summarizer._model.retries import UNREADABLE, make_retry_loop, perhaps_paid
from summarizer.errors import EndpointError, SettingsError, SummarizerError

if TYPE_CHECKING:
    import openai

URL = "/v1/chat/completions"  # of each line, and of the batch
WINDOW = "24h"
PAGE, MOST_PAGES = 100, 20  # batches of a list that are looked through
ABSENT = frozenset({404, 405, 501})
REFUSED = frozenset({400, 413, 415, 422})


class Provider:
    """One endpoint's files and batches, by one connection. Close it when done."""

    def __init__(self, connection: EndpointConnection, secrets: Secrets) -> None:
        self._connection, self._secrets = connection, secrets
        self._streaming: openai.AsyncOpenAI | None = None

    @property
    def settings(self) -> Settings:
        """How the endpoint is talked to."""
        return self._connection.settings

    async def upload(self, path: Path) -> str:
        """Upload a file of requests; its id there."""

        async def send() -> Any:
            with path.open("rb") as file:  # an open file is sent in parts, a path is read whole
                sent = await self._connection.connect().files.with_raw_response.create(
                    file=(path.name, file), purpose="batch", extra_headers=self._connection.headers()
                )
            return json.loads(sent.http_response.content)

        return read_file_id(await self._repeated(send))

    async def create(self, file_id: str, metadata: Mapping[str, str]) -> SeenBatch | None:
        """Create a batch of an uploaded file, once; None: nobody knows whether the endpoint did it.

        Raises RateLimitError where its queue is full, and what else it answered in place of a batch.
        """
        import openai  # slow to import

        asked = {"input_file_id": file_id, "endpoint": URL, "completion_window": WINDOW}
        try:
            seen = read_batch(await self._post("/batches", asked | {"metadata": dict(metadata)}))
        except openai.APIStatusError as exc:
            if exc.status_code >= 500 and exc.status_code not in ABSENT:
                return None
            raise self._translate(exc) from exc
        except openai.OpenAIError as exc:
            if perhaps_paid(exc):
                return None
            raise self._translate(exc) from exc
        except (*UNREADABLE, EndpointError):
            return None
        return seen if seen.id else None

    async def retrieve(self, batch_id: str) -> SeenBatch:
        """What the endpoint says of a batch."""
        return read_batch(await self._repeated(lambda: self._get(f"/batches/{batch_id}"), batch_id))

    async def list_since(self, moment: float) -> list[SeenBatch]:
        """The batches that the endpoint lists, back to a moment (seconds since 1970)."""
        found: list[SeenBatch] = []
        after: str | None = None
        for _ in range(MOST_PAGES):
            path = f"/batches?limit={PAGE}" + (f"&after={after}" if after else "")
            tree = await self._repeated(lambda path=path: self._get(path))  # type: ignore[misc]
            page = read_batches(tree)
            found += page
            older = [seen for seen in page if seen.created_at is not None and seen.created_at < moment]
            if older or not page or not (isinstance(tree, Mapping) and tree.get("has_more")):
                break
            after = page[-1].id
        return found

    async def download(self, file_id: str, path: Path, *, most: int) -> None:
        """Download a file whole, or leave none: what is not whole has another name.

        Raises EndpointError for more than `most` bytes, and where it is cut off again and again.
        """
        part = path.with_name(f"{path.name}.part")

        async def fetch() -> None:
            received = 0
            stream = self._stream().files.with_streaming_response.content(
                file_id, extra_headers=self._connection.headers()
            )
            async with stream as response:
                with part.open("wb") as file:
                    async for chunk in response.iter_bytes():
                        received += len(chunk)
                        if received > most:
                            raise EndpointError(
                                f"the file {file_id} is larger than {most // 2**20} MiB, more than these"
                                " requests have answers for: nothing of it is read"
                            )
                        file.write(chunk)
                    file.flush()

        try:
            await self._repeated(fetch, file_id)
            part.replace(path)
        except OSError as exc:
            raise SettingsError(f"{part} cannot be written: {exc.strerror or exc}") from exc
        finally:
            part.unlink(missing_ok=True)

    async def delete(self, file_id: str) -> None:
        """Delete a file there; one that is not there is deleted."""
        import openai  # slow to import

        try:
            await self._delete(f"/files/{file_id}")
        except openai.NotFoundError:
            return
        except openai.OpenAIError as exc:
            raise self._translate(exc) from exc
        except UNREADABLE:
            return

    async def aclose(self) -> None:
        """Close the connection of downloads; the other is whoever made it to close."""
        if self._streaming is not None:
            await self._streaming.close()
            self._streaming = None

    async def _repeated(self, ask: Callable[[], Awaitable[Any]], name: str | None = None) -> Any:
        """What comes of a request that may be repeated; `name` is what it asks for."""
        import httpx2  # slow to import
        import openai

        attempts = 0
        try:
            async for attempt in make_retry_loop(self.settings.retries):
                with attempt:
                    attempts += 1
                    try:
                        return await ask()
                    except httpx2.TransportError as exc:  # a body that is cut off
                        raise openai.APIConnectionError(request=exc.request) from exc
        except (openai.OpenAIError, *UNREADABLE) as exc:
            raise self._translate(exc, name, attempts=attempts) from exc

    async def _get(self, path: str) -> Any:
        async with asyncio.timeout(self.settings.timeout):
            return await self._connection.connect().get(path, cast_to=object, options=self._options())

    async def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        import httpx2
        import openai

        try:
            async with asyncio.timeout(self.settings.timeout):
                return await self._connection.connect().post(
                    path, cast_to=object, body=dict(body), options=self._options()
                )
        except TimeoutError as exc:
            raise openai.APITimeoutError(httpx2.Request("POST", DEFAULT_URL)) from exc

    async def _delete(self, path: str) -> Any:
        async with asyncio.timeout(self.settings.timeout):
            return await self._connection.connect().delete(path, cast_to=object, options=self._options())

    def _options(self) -> Any:
        return {"security": {"bearer_auth": True}, "headers": self._connection.headers()}

    def _stream(self) -> openai.AsyncOpenAI:
        """A connection whose answers are read in parts, for files are larger than answers."""
        if self._streaming is None:
            import openai  # slow to import

            self._streaming = self._connection.connect().with_options(
                http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False)
            )
        return self._streaming

    def _translate(
        self, exc: Exception, name: str | None = None, *, attempts: int = 1
    ) -> SummarizerError:
        import openai  # slow to import

        status = getattr(exc, "status_code", None)
        where = self._secrets.one_line(self.settings.base_url or DEFAULT_URL)
        if status in ABSENT and name is not None:
            return EndpointError(
                f"{where} no longer has {self._secrets.one_line(name)}: submit its requests again"
                " with --resubmit"
            )
        if status in ABSENT:
            return EndpointError(
                f"{where} has no batch jobs (it answered {status}): leave out --provider-batch,"
                " or write the requests to files with --export-requests"
            )
        if isinstance(exc, openai.APIStatusError) and status in REFUSED:
            why = self._secrets.one_line(message_of_error(exc) or "")[:200]
            said = f"{status}: {why}" if why else f"{status}"
            error = EndpointError(
                f"{where} refused a file or batch of requests ({said}): change what it asks"
                " for, or write the requests to files with --export-requests"
            )
            error.quoted = (why,) if why else ()
            return error
        return translate_error(exc, self.settings, self._secrets, attempts)
