"""Secrets: hidden in whatever an endpoint says, in whatever form it says them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from endpoint import Answer, endpoint, failed, said
from examples import TEXT, good
from hypothesis import given
from hypothesis import strategies as st

import summarizer
from summarizer import ModelError
from summarizer._call.secrets import Secrets, keys_in_path

KEY = "sk-proj-Ab3dEf6hIj9kLmN0pQr5tUvWxYz"
SECRETS = Secrets([KEY])
Encode = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "said_of_it",
    [
        pytest.param(KEY, id="plain"),
        pytest.param(KEY.lower(), id="lower-cased"),
        pytest.param(KEY.upper(), id="upper-cased"),
        pytest.param(json.dumps(KEY), id="quoted"),
        pytest.param("".join(f"%{ord(letter):02X}" for letter in KEY), id="percent-encoded"),
        pytest.param("".join(f"%25{ord(letter):02x}" for letter in KEY), id="percent-encoded-twice"),
        pytest.param("".join(f"\\u{ord(letter):04x}" for letter in KEY), id="escaped"),
        pytest.param("\\".join(KEY), id="with-backslashes"),
        pytest.param(quote(f"{KEY}@host"), id="in-a-url"),
        pytest.param("".join(f"&#{ord(letter)};" for letter in KEY), id="as-html"),
        pytest.param("".join(f"&#x{ord(letter):x};" for letter in KEY), id="as-html-of-hexadecimal"),
        pytest.param(KEY.encode().hex(), id="hexadecimal"),
        pytest.param(KEY.encode().hex().upper(), id="hexadecimal-upper-cased"),
        pytest.param(base64.b64encode(KEY.encode()).decode().rstrip("="), id="base64"),
        pytest.param(f"{KEY[:9]} {KEY[9:18]}\r\n{KEY[18:27]}\t{KEY[27:]}", id="parted-by-white-space"),
        pytest.param("\0\u200b".join(KEY), id="parted-by-what-is-not-seen"),
        pytest.param(KEY[:20], id="its-beginning"),
        pytest.param(KEY[-20:], id="its-end"),
        pytest.param(f"{KEY[:8]}...{KEY[8:]}", id="parted"),
        pytest.param(f"x{KEY}{KEY}y", id="twice"),
    ],
)
def test_a_secret_is_hidden_in_whatever_form(said_of_it: str) -> None:
    hidden = SECRETS.hide(f"Incorrect API key: {said_of_it}. See the docs.")
    assert hidden.startswith("Incorrect API key: ") and hidden.endswith(" See the docs.")
    assert "[key]" in hidden
    plain = hidden.lower().replace("\\", "")
    assert not any(KEY.lower()[at : at + 16] in plain for at in range(len(KEY) - 15))


@pytest.mark.parametrize("before", ["", ":", "me:", "Bearer ", "Token  "])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_secret_is_hidden_in_base64_of_more_than_itself(before: str, encode: Encode) -> None:
    key = "sk-??>>~~ 0123?>~ABCDEF"  # its base64 differs in the two alphabets
    sent = encode(f"{before}{key}; and more".encode()).decode()
    hidden = Secrets([key]).hide(f"no: {sent}!")
    assert hidden.startswith("no: ") and hidden.endswith("!") and "[key]" in hidden
    assert sent[8:24] not in hidden


@given(st.text(), st.text())
def test_nothing_else_is_touched(before: str, after: str) -> None:
    assert SECRETS.hide(before) == before
    hidden = SECRETS.hide(f"{before} {KEY} {after}")
    assert KEY not in hidden and "[key]" in hidden


def test_a_placeholder_is_hidden_as_a_word_of_an_error_and_nowhere_else() -> None:
    secrets = Secrets(["k"])
    assert secrets.one_line("the key k is not known") == "the key [key] is not known"
    assert secrets.hide_in({"action": "k"}) == {"action": "k"}


@pytest.mark.parametrize(
    ("url", "keys"),
    [
        pytest.param(
            "https://gateway.example/v1/a1b2c3d4e5f6a7b8/openai", ["a1b2c3d4e5f6a7b8"], id="key"
        ),
        pytest.param("https://example.org/v1/deployments/gpt-4o-mini-2024/v1", [], id="names"),
        pytest.param(None, [], id="none"),
    ],
)
def test_a_key_in_the_path_of_the_endpoint_is_a_secret(url: str | None, keys: list[str]) -> None:
    assert keys_in_path(url) == keys


def leaking(key: str) -> list[Answer]:
    """What endpoints have been seen to say a key in, and a good answer that does."""
    tree = good()
    tree["commitments"][0]["action"] = f"pay €25 million, {key}"
    return [
        failed(400, f"no: {key}"),
        failed(401, f"Incorrect API key provided: {key.lower()}"),
        Answer(200, json.dumps({"error": {"message": f"key {key}"}}).encode()),
        said(None, refusal=f"I will not use {key}"),
        said(f"no JSON, but {key[:20]}"),
        Answer(302, b"", {"location": f"https://{key.lower()}.example/v1"}),
        Answer(500, quote(f"<{key}>").encode(), {"content-type": "text/html"}),
        said(json.dumps(tree)),
    ]


@pytest.mark.parametrize("number", range(8))
def test_no_answer_has_the_key_printed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with endpoint(leaking(KEY)[number]) as server:
        try:
            shown = summarizer.summarize(TEXT, base_url=server.url, retries=0).model_dump_json()
        except ModelError as exc:
            shown = str(exc)
    assert not any(KEY.lower()[at : at + 16] in shown.lower() for at in range(len(KEY) - 15))


def test_a_key_in_the_address_is_not_in_an_error() -> None:
    with endpoint(failed(404)) as server:
        url = server.url.replace("/v1", "/a1b2c3d4e5f6a7b8/v1")
        with pytest.raises(ModelError) as caught:
            summarizer.summarize(TEXT, base_url=url, retries=0)
    assert "a1b2c3d4e5f6a7b8" not in str(caught.value) and "[key]" in str(caught.value)


def test_a_value_of_several_words_hides_nothing_but_itself() -> None:
    secrets = Secrets(["Foreign Affairs Desk"])
    assert (
        secrets.hide("The Ministry of Foreign Affairs asked.")
        == "The Ministry of Foreign Affairs asked."
    )
    assert "Desk" not in secrets.hide("sent by Foreign Affairs Desk")
