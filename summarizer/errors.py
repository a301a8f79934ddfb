"""What can go wrong, as one tree; every message says what is wrong and what to do about it.

SummarizerError
├── DocumentError           the document cannot be read, or is not one
├── SettingsError           an option or an environment variable is missing or invalid
├── PromptError             a template cannot be found or rendered
├── CassetteError           a recording is missing, unreadable, or of another request
├── BudgetError             the next request might cost more than the run's budget
├── StoppedError            a run over many documents was ended before its end
├── UnexpectedError         something failed that nobody foresaw: a fault of this program
└── ModelError              the endpoint gave no usable answer
    ├── EndpointError       it could not be reached, or did not speak the protocol
    ├── AccessError         it refused the key, the model or the account (401, 403, 404, no quota)
    ├── RequestError        it refused the request itself (400, 422, …)
    │   └── TooLongError    as longer than it, or the model's context, takes
    ├── RateLimitError      it still said "too many requests" after the last attempt
    └── AnswerError         it answered, but not with a summary
        ├── RefusalError    the model, or a content filter, declined
        ├── TruncatedError  the answer stopped at the output limit
        └── EmptyError      no choice, or no content
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "AccessError",
    "AnswerError",
    "BudgetError",
    "CassetteError",
    "DocumentError",
    "EmptyError",
    "EndpointError",
    "ModelError",
    "PromptError",
    "RateLimitError",
    "RefusalError",
    "RequestError",
    "SettingsError",
    "StoppedError",
    "SummarizerError",
    "TooLongError",
    "TruncatedError",
    "UnexpectedError",
]


class SummarizerError(Exception):
    """The root: `except SummarizerError` catches everything this package raises on purpose.

    `quoted` are the words in its message that an endpoint, a model or a library said, and that may be a
    document's: a log that must hold none leaves them out.
    """

    quoted: tuple[str, ...] = ()


class DocumentError(SummarizerError):
    """The document cannot be read, is empty, too large, or not text."""


class SettingsError(SummarizerError):
    """A setting (option, argument or environment variable) is missing or invalid."""


class PromptError(SummarizerError):
    """A prompt template is missing, or lacks a value that it needs."""


class CassetteError(SummarizerError):
    """A recording is missing, unreadable, or does not hold the request that was made."""


class BudgetError(SummarizerError):
    """The next request might cost more than is left of the run's budget, so it was not sent."""


class StoppedError(SummarizerError):
    """A run over many documents was ended early: the endpoint failed again and again, or one failed."""


class UnexpectedError(SummarizerError):
    """Something failed that nobody foresaw, with one document; its `__cause__` is what."""


class ModelError(SummarizerError):
    """The endpoint gave no usable answer.

    `spent` is what the attempts cost all the same: requests (retries and reasks included),
    tokens_in, tokens_cached and tokens_out, as far as the endpoint said. `cost` is that in US dollars;
    None where no price is known, or where it is the error of a single call.
    """

    def __init__(
        self, message: str, *, spent: Mapping[str, int] | None = None, quoted: tuple[str, ...] = ()
    ):
        super().__init__(message)
        self.spent: dict[str, int] = dict(spent or {})
        self.cost: float | None = None
        self.quoted = quoted


class EndpointError(ModelError):
    """The endpoint could not be reached, timed out, failed, or did not answer as an OpenAI API does."""


class AccessError(ModelError):
    """The endpoint refused the key, the model or the account. Never retried."""


class RequestError(ModelError):
    """The endpoint refused the request itself. Never retried."""


class TooLongError(RequestError):
    """The request is longer than the endpoint, or the model's context, takes. Never retried as is."""


class RateLimitError(ModelError):
    """The endpoint still asked to slow down after the last attempt."""


class AnswerError(ModelError):
    """The endpoint answered, but the answer is not a summary."""


class RefusalError(AnswerError):
    """The model or a content filter declined to answer. Never retried."""


class TruncatedError(AnswerError):
    """The answer stopped at the model's output limit. Never retried as it was."""


class EmptyError(AnswerError):
    """The endpoint answered with no choice or no content."""
