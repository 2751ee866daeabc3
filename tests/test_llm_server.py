"""The server of the tests itself: what it sends is what the protocols say, streamed and whole."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any

import pytest
from llm_server import Called, Request, Says, Server, serving

BODY = {"model": "m", "messages": [{"role": "user", "content": "Hej"}]}
PATHS = {"openai": "/v1/chat/completions", "ollama": "/api/chat"}


def post(server: Server, provider: str, **more: Any) -> tuple[int, bytes]:
    """The status and the body of the answer to a bare request."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("POST", PATHS[provider], json.dumps(BODY | more))
    response = connection.getresponse()
    status, body = response.status, response.read()
    connection.close()
    return status, body


def test_a_whole_reply_of_openai() -> None:
    with serving([Says("Ja. [1]", (Called("find", {"ord": "sti"}),), usage=(5, 3))]) as server:
        status, body = post(server, "openai")
    data = json.loads(body)
    (choice,) = data["choices"]
    assert (status, choice["message"]["content"], choice["finish_reason"]) == (200, "Ja. [1]", "stop")
    assert choice["message"]["tool_calls"][0]["function"] == {"name": "find", "arguments": '{"ord": "sti"}'}
    assert data["usage"] == {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8}


def test_a_streamed_reply_of_openai_ends_with_its_mark() -> None:
    with serving([Says("Ja. [1]", size=4)]) as server:
        _, body = post(server, "openai", stream=True)
    events = [line.removeprefix(b"data: ") for line in body.splitlines() if line]
    deltas = [json.loads(event)["choices"][0]["delta"].get("content") for event in events[:-1]]
    assert deltas == ["", "Ja. ", "[1]", None]
    assert events[-1] == b"[DONE]"


@pytest.mark.parametrize("streamed", [True, False])
def test_a_reply_of_ollama(streamed: bool) -> None:
    with serving([Says("Ja. [1]", size=4, usage=(5, 3))]) as server:
        _, body = post(server, "ollama", stream=streamed)
    lines = [json.loads(line) for line in body.splitlines()]
    texts = ["Ja. ", "[1]", ""] if streamed else ["Ja. [1]"]
    assert [line["message"]["content"] for line in lines] == texts
    assert (lines[-1]["done"], lines[-1]["done_reason"], lines[-1]["eval_count"]) == (True, "stop", 3)


def test_a_script_answers_what_it_is_asked() -> None:
    def script(request: Request) -> Says:
        return Says(request.prompt.upper())

    with serving(script) as server:
        _, body = post(server, "openai")
    assert json.loads(body)["choices"][0]["message"]["content"] == "HEJ"
    assert [request.texts for request in server.requests] == [["Hej"]]


def test_the_last_reply_of_a_sequence_is_repeated() -> None:
    with serving([Says("a"), Says("b")]) as server:
        bodies = [post(server, "openai")[1] for _ in range(3)]
    assert [json.loads(body)["choices"][0]["message"]["content"] for body in bodies] == ["a", "b", "b"]
