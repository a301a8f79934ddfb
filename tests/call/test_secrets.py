"""Secrets: a key is known in any form, and without the words before it."""

from __future__ import annotations

import json

import pytest
from planted_key import KEY

from summarizer._call.secrets import holds_secret, secrets_in_use


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"x{KEY}y", id="plain"),
        pytest.param(json.dumps(f"x{KEY}y"), id="json"),
        pytest.param(json.dumps(json.dumps(f"x{KEY}y")), id="json-in-json"),
        pytest.param(json.dumps(f"x{KEY}y").replace("/", "\\/"), id="slashes-escaped"),
        pytest.param("".join(f"\\u{ord(c):04X}" for c in KEY), id="codes"),
        pytest.param("".join(f"%{ord(c):02x}" for c in KEY), id="url"),
    ],
)
def test_a_secret_is_known_in_every_escaped_form(text: str) -> None:
    assert holds_secret(text, KEY)
    assert not holds_secret(text, KEY + "-and-more")


@pytest.mark.parametrize(
    "header",
    ["X-Gateway: planted-key", "Authorization: Bearer planted-key", "api-key: ApiKey  planted-key"],
)
def test_a_key_in_a_header_is_known_without_the_words_before_it(header: str) -> None:
    assert [*secrets_in_use({"OPENAI_CUSTOM_HEADERS": header}).values()] == ["planted-key"]
