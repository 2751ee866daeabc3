"""A real HTTP server on the loopback, speaking the OpenAI chat-completions protocol from a script."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Call:
    """One request: the whole prompt, and whether a JSON schema was asked for with it."""

    prompt: str
    structured: bool

    @property
    def strings(self) -> list[str]:
        """The JSON strings that stand alone on a line of the prompt: the evidence and the sentence."""
        return [json.loads(line) for line in self.prompt.splitlines() if line.startswith('"')]


@dataclass(frozen=True)
class Response:
    """What the server sends back, `after` so many seconds."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0


def says(content: str | None, **message: Any) -> Response:
    """A completion whose message has this content."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    choice["message"].update(message)  # type: ignore[attr-defined]
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return Response(json.dumps(body | {"usage": usage}))


def judged(support: str, reason: str = "Det står der.") -> Response:
    """A completion as the judge is asked for it."""
    return says(json.dumps({"reason": reason, "support": support}))


def fails(status: int, message: str = "no", **headers: str) -> Response:
    """An error as the protocol has it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(json.dumps({"error": {"message": message, "type": "e", "code": None}}), status, named)


Script = Callable[[Call, int], Response]


@dataclass
class Chat:
    """The running server: where it is, what it was asked, how many requests it had at once at most."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    at_once: int = 0
    open: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def serving(script: Script) -> Iterator[Chat]:
    """Serve until the end of the block. The script gets the call and how many came before it."""
    chat = Chat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            call = Call(body["messages"][0]["content"], "response_format" in body)
            with chat.lock:
                number = len(chat.calls)
                chat.calls.append(call)
                chat.open += 1
                chat.at_once = max(chat.at_once, chat.open)
            response = script(call, number)
            time.sleep(response.after)
            with chat.lock:
                chat.open -= 1
            self.send(response)

        def send(self, response: Response) -> None:
            raw = response.body.encode()
            try:
                self.send_response(response.status)
                headers = {"content-type": "application/json", **response.headers}
                for name, value in {**headers, "content-length": str(len(raw))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(raw)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client had waited long enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    chat.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
