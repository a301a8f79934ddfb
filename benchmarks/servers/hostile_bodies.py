"""What a hostile endpoint writes in JSON: numbers that lie, depths, half characters, escapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from benchmarks.inputs.generated_reports import report
from benchmarks.servers.hostile_bytes import Script, follow_script
from benchmarks.servers.model_server import NUMBER, USAGE, error, response
from benchmarks.servers.raw_server import Speak

DEPTH = 100_000
TERMINAL = "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b5n\r\n\nnext\b\b\u202egnp.exe\u2028\u200b\0"
COMPLETION = (
    '{"id": "x", "object": "chat.completion", "created": 1, "model": "stand-in", "choices": [%s],'
    ' "usage": %s}'
)
CHOICE = '{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": %s}}'
ANSWER = '{"parties": [%s], "meetings": [], "commitments": [], "concerns": [], "overview": []}'
Spoil = Callable[[dict[str, Any]], Any]


def is_correction(asked: bytes) -> bool:
    """Whether a request asks for mends of an answer before, not for one."""
    name: str = json.loads(asked)["response_format"]["json_schema"]["name"]
    return name == "correction"


def right_answer(asked: bytes) -> dict[str, Any]:
    """The right answer to the report in a request: to a correction, that there is nothing to mend."""
    number = NUMBER.search(asked)
    return {"mends": []} if is_correction(asked) or not number else report(int(number[1]))[1]


def write_completion(answer: str, usage: str = json.dumps(USAGE)) -> bytes:
    """A whole response with a chat completion that says `answer`, its usage as it is."""
    return response("200 OK", (COMPLETION % (CHOICE % json.dumps(answer), usage)).encode())


def say(spoil: Spoil) -> Speak:
    """Answer rightly, but for what `spoil` makes of the answer."""

    def script(asked: bytes) -> Script:
        answer = right_answer(asked)
        spoiled = answer if is_correction(asked) else spoil(answer)
        yield write_completion(spoiled if isinstance(spoiled, str) else json.dumps(spoiled))

    return follow_script(script)


def lie_of_usage(number: str) -> Speak:
    """Answer rightly, and count `number` tokens of each kind."""
    details = f'{{"cached_tokens": {number}}}'
    counts = ", ".join(f'"{kind}_tokens": {number}' for kind in ("prompt", "completion", "total"))
    usage = f'{{{counts}, "prompt_tokens_details": {details}}}'
    return follow_script(lambda asked: [write_completion(json.dumps(right_answer(asked)), usage)])


def with_body(body: str | bytes) -> Speak:
    """Answer 200 with that body, whatever it is."""
    whole = body if isinstance(body, bytes) else body.encode()
    return follow_script(lambda _: [response("200 OK", whole)])


def refuse(status: str, message: str = "no", **headers: str) -> Speak:
    """Answer with an error as OpenAI writes them."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return follow_script(lambda _: [error(status, message, more=more)])


def with_terminal(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with control characters and escapes of terminals in its free texts."""
    answer["commitments"][0]["action"] += TERMINAL
    answer["overview"][0]["text"] += TERMINAL
    answer["parties"][0]["name"] += TERMINAL
    answer["meetings"][0]["evidence"][0]["quote"] += TERMINAL
    return answer


def with_surrogates(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with halves of characters and NUL in its free texts."""
    for item in (*answer["commitments"], *answer["concerns"]):
        item["attribution"]["source"] = "the \ud800 \udfff \0 ministry"
    answer["overview"][0]["text"] += " \ud83d"
    answer["parties"][0]["name"] += "\ud800"
    return answer


def _twice(answer: dict[str, Any]) -> str:
    return json.dumps(answer)[:-1] + ', "parties": 7, "meetings": []}'


WEB_PAGE = b"<!doctype html><title>Log in</title><p>Log in to go on" + b" and on" * 100_000
LIES = {
    "1e30": "1e30", "negative": "-5", "text": '"many"', "NaN": "NaN", "Infinity": "Infinity",
    "an object": '{"a": [1]}', "5,000 digits": "9" * 5000, "2e9": "2000000000",
}  # fmt: skip
WAITS = {
    "a year": "31536000", "negative": "-1", "NaN": "nan", "Infinity": "inf", "garbage": "soon, maybe",
    "the year 9999": "Fri, 31 Dec 9999 23:59:59 GMT", "the year 1": "Mon, 01 Jan 0001 00:00:00 -0000",
    "5,000 digits": "9" * 5000,
}  # fmt: skip
BODY_FAULTS: dict[str, Speak] = {
    "a web page": follow_script(lambda _: [response("200 OK", WEB_PAGE, "text/html")]),
    "an empty body": with_body(""),
    "null": with_body("null"),
    "a list": with_body("[1, 2]"),
    "choices of another kind": with_body('{"choices": {"0": "x"}}'),
    "server-sent events": with_body('data: {"choices": [{"delta": {}}]}\n\ndata: [DONE]\n\n'),
    "a body nested 100,000 deep": with_body("[" * DEPTH),
    "a refusal nested 100,000 deep": follow_script(
        lambda _: [response("400 Bad", b'{"error": ' + b"[" * DEPTH)]
    ),
    "an answer nested 100,000 deep": say(lambda _: "[" * DEPTH + "]" * DEPTH),
    "a party nested 100,000 deep": say(lambda _: ANSWER % ('{"a":' * DEPTH + "1" + "}" * DEPTH)),
    "a number of 5,000 digits": with_body('{"choices": %s}' % ("9" * 5000)),
    "a number of 5,000 digits in an answer": say(lambda _: ANSWER % ("9" * 5000)),
    "duplicate keys": say(_twice),
    "NUL bytes": with_body(b'{"choices": [\0\0]}'),
    "invalid UTF-8": with_body(b'{"choices": ["\xff\xfe\xc0"]}'),
    "UTF-16": with_body(('{"choices": []}').encode("utf-16")),
    "half characters in a good answer": say(with_surrogates),
    "escapes of terminals in a good answer": say(with_terminal),
    "escapes of terminals in an answer": say(lambda _: TERMINAL),
    "escapes of terminals in a refusal": refuse("400 Bad", TERMINAL),
    "escapes of terminals in an error": with_body(json.dumps({"error": {"message": TERMINAL}})),
}  # fmt: skip
PACE_FAULTS: dict[str, Speak] = {f"usage: {name}": lie_of_usage(number) for name, number in LIES.items()}
PACE_FAULTS |= {
    f"429, retry-after: {name}": refuse("429 No", retry_after=wait) for name, wait in WAITS.items()
}
PACE_FAULTS |= {
    f"503, retry-after-ms: {name}": refuse("503 No", retry_after_ms=wait)
    for name, wait in list(WAITS.items())[:5]
}
