"""A real HTTP server on the loopback that speaks, and errs, as the servers of chat models do, by a script.

    with serving([Fails(500), Says("Byrådet godkendte. [1]")]) as server:
        settings = Settings(llm="openai:m", llm_base_url=server.address("openai"))

A script is a sequence of replies, of which the last is repeated, or a function from the request to a reply.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any

from llm_wire import WIRES, Called, Says, Wire
from ports import free_port

__all__ = ["Called", "Fails", "Hangs", "Request", "Says", "Script", "Sends", "Server", "nowhere", "serving"]

#: Paths that the clients of each provider put behind its base URL.
BASES = {"openai": "/v1", "ollama": ""}


@dataclass(frozen=True)
class Fails:
    """An error with an HTTP status, as each protocol writes it."""

    status: int
    message: str = "no"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sends:
    """These very bytes, with a status of 200, whatever the protocol would have."""

    body: bytes


@dataclass(frozen=True)
class Hangs:
    """No reply. Where it is `alive`, the connection is kept alive, a few bytes at a time."""

    alive: bool = False


Reply = Says | Fails | Sends | Hangs


@dataclass(frozen=True)
class Request:
    """What a client sent: where to, the body, the headers (names in lower case), when (monotonic seconds)."""

    path: str
    body: dict[str, Any]
    headers: Mapping[str, str]
    at: float

    @property
    def texts(self) -> list[str]:
        """The text of each message."""
        return [message.get("content") or "" for message in self.body["messages"]]

    @property
    def prompt(self) -> str:
        """All of them."""
        return "\n".join(self.texts)

    @property
    def tools(self) -> list[str]:
        """The names of the tools that may be called."""
        return [tool["function"]["name"] for tool in self.body.get("tools") or ()]


Script = Sequence[Reply] | Callable[[Request], Reply]


@dataclass
class Server:
    """The running server: what it was asked, and how often a client hung up before it had the whole reply."""

    script: Script
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, provider: str) -> str:
        """The base URL for a provider's client."""
        return f"http://127.0.0.1:{self.port}{BASES[provider]}"

    def reply_to(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            number = len(self.requests) - 1
        if callable(self.script):
            return self.script(request)
        return self.script[min(number, len(self.script) - 1)]


class Handler(BaseHTTPRequestHandler):
    """One request. The server that it belongs to is that of `serving`."""

    protocol_version = "HTTP/1.1"  # only then can a reply be told from one that was broken off
    scripted: Server

    def do_POST(self) -> None:
        self.close_connection = True
        length = int(self.headers["content-length"])
        if len(raw := self.rfile.read(length)) < length:
            self.scripted.hung_up.set()  # before it had sent all of its request
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, json.loads(raw), headers, monotonic())
        try:
            self._play(self.scripted.reply_to(request), WIRES[self.path], request)
        except ConnectionError:
            self.scripted.hung_up.set()

    def _play(self, reply: Reply, wire: Wire, request: Request) -> None:
        match reply:
            case Fails():
                self._send(json.dumps(wire.error(reply.message)).encode(), reply.status, reply.headers)
            case Sends():
                self._send(reply.body, media=wire.media)
            case Hangs():
                self._hang(wire, reply.alive)
            case Says() if request.body.get("stream", wire is WIRES["/api/chat"]):
                self._stream(wire, reply, request)
            case Says():
                self._send(json.dumps(wire.whole(reply, request.body)).encode())

    def _send(
        self,
        raw: bytes,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        media: str = "application/json",
    ) -> None:
        self._head(status, {"content-type": media, "content-length": str(len(raw)), **(headers or {})})
        self.wfile.write(raw)

    def _stream(self, wire: Wire, says: Says, request: Request) -> None:
        self._head(200, {"content-type": wire.media, "transfer-encoding": "chunked"})
        for part in wire.stream(says, request.body):
            if self.scripted.closing.wait(says.pause) if says.pause else self.scripted.closing.is_set():
                return
            self._chunk(part)
        if not says.breaks:
            self._chunk(b"")

    def _hang(self, wire: Wire, alive: bool) -> None:
        if alive:
            self._head(200, {"content-type": wire.media, "transfer-encoding": "chunked"})
        while not self.scripted.closing.wait(0.02):
            if alive:
                self._chunk(wire.alive())

    def _chunk(self, part: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.flush()

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """Serve until the end of the block."""
    server = Server(script)
    listening = ThreadingHTTPServer(("127.0.0.1", 0), type("Scripted", (Handler,), {"scripted": server}))
    server.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        listening.shutdown()
        thread.join()
        listening.server_close()


def nowhere(provider: str) -> str:
    """The base URL of a server that is not there."""
    return f"http://127.0.0.1:{free_port()}{BASES[provider]}"
