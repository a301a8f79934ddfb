"""Addresses of endpoints: which are refused, whose they are, and whose prices hold there."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer._call.address import check_url, is_azure, split_query
from summarizer._call.settings import resolve_settings
from summarizer.errors import SettingsError

CLASSIC = "https://mine.openai.azure.com/openai/deployments/m?api-version=2024-10-21"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"{CLASSIC}&subscription-key=sk-secret", id="a-key-beside-the-version"),
        *cases_in(
            """
            no-scheme: localhost:11434/v1
            no-host: https://
            no-port: https://example.org:port/v1
            password: https://me:sk-secret@example.org/v1
            fragment: https://example.org/v1#sk-secret
            a-key-in-the-query: https://example.org/v1?key=sk-secret
            a-bare-key: https://example.org/v1?sk-secret
            """
        ),
    ],
)
def test_what_is_no_address_or_may_hold_a_key_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError) as raised:
        check_url(url)
    assert "sk-secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        pytest.param("https://example.org/v1", "https://example.org/v1", id="as-it-is"),
        pytest.param("https://example.org/v1/", "https://example.org/v1/", id="slash"),
        pytest.param("https://a.org/v1/chat/completions", "https://a.org/v1", id="operation"),
        pytest.param(CLASSIC.replace("?", "/chat/completions?"), CLASSIC, id="azures-target-uri"),
    ],
)
def test_the_operation_at_the_end_of_an_address_is_taken_off(given: str, taken: str) -> None:
    assert check_url(given) == taken


def test_a_query_is_parted_from_its_address() -> None:
    assert split_query(CLASSIC) == (CLASSIC.partition("?")[0], {"api-version": "2024-10-21"})


@pytest.mark.parametrize(
    ("url", "azure", "priced"),
    [
        pytest.param(None, False, True, id="none"),
        pytest.param("https://api.openai.com/v1", False, True, id="openai"),
        pytest.param("https://API.OpenAI.com/v1/", False, True, id="openai-in-capitals"),
        pytest.param("http://localhost:11434/v1", False, False, id="local"),
        pytest.param("https://api.openai.com.example.org/v1", False, False, id="another-host"),
        pytest.param("https://example.org/api.openai.com/v1", False, False, id="another-path"),
        pytest.param(CLASSIC, True, False, id="azure-classic"),
        pytest.param("https://mine.openai.azure.com/openai/v1", True, False, id="azure-v1"),
        pytest.param("https://mine.services.ai.azure.com/openai/v1", True, False, id="foundry"),
        pytest.param("https://azure.com.example.org/v1", False, False, id="not-azure"),
        pytest.param("https://proxy.example/x?api-version=1", True, False, id="before-azure"),
    ],
)
def test_an_address_tells_how_the_key_is_sent_and_whether_list_prices_hold(
    url: str | None, azure: bool, priced: bool
) -> None:
    settings = resolve_settings(base_url=url, model="gpt-5.4", environment={})
    assert is_azure(settings.base_url) is azure
    assert (settings.known_price is not None) is priced
    own = resolve_settings(base_url=url, prices="1,1,1", environment={})
    assert own.known_price == own.price is not None
