"""Usage: what calls to the model cost."""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas._model import Model


class Usage(Model):
    """What the summary cost, over all attempts. Tokens as the endpoint counted them."""

    requests: int = Field(default=0, ge=0)
    tokens_in: int = Field(default=0, ge=0)
    tokens_cached: int = Field(
        default=0, ge=0, description="of tokens_in, those served from a prompt cache"
    )
    tokens_out: int = Field(default=0, ge=0)
    cost: float | None = Field(
        default=None,
        ge=0,
        allow_inf_nan=False,
        description="US dollars; null where no price is known",
    )
