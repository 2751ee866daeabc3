"""Hearing a model's reply as it comes, with a limit in time that holds whatever its server does.

A server can send a byte now and then for ever, which no client's own time-out sees: each byte starts it anew.
So the reply is awaited on an event loop, on a thread of its own, where the request is called off when time is
up; its connection is closed then, and the server can stop. The loop is one for the whole process: providers'
clients keep their connections between requests, and a connection belongs to the loop that opened it.

Requests are called off by anyio, not by asyncio: the HTTP clients shield the closing of a connection from the
one, while the other would interrupt it half-way and leave the connection open.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from rag.errors import FaultKind
from rag.llm.faults import Failed, Failure, failure_of

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable

#: Held while the loop is looked up, so that two first requests do not start two loops.
_STARTING = Lock()


def stream(
    model: Runnable[Sequence[BaseMessage], AIMessage], messages: Sequence[BaseMessage], deadline: float
) -> Generator[AIMessage, None, None]:
    """The chunks of the reply as they come; one whole message where the model cannot stream.

    `deadline` is a moment of `time.monotonic`. Raises Failed for whatever the provider raises, and TIMED_OUT
    when the deadline passes first. The request ends when the generator is closed.
    """
    heard: SimpleQueue[AIMessage | None] = SimpleQueue()

    async def listen() -> None:
        async for chunk in model.astream(messages):
            heard.put(chunk)

    with _STARTING:
        portal = _portal(os.getpid())
    future = portal.start_task_soon(listen)
    future.add_done_callback(lambda _: heard.put(None))
    try:
        while (chunk := _next(heard, deadline)) is not None:
            yield chunk
        # The exception as a value, because those of the providers have no common root.
        if not future.cancelled() and (error := future.exception()):
            raise Failed(failure_of(error))
    finally:
        future.cancel()


def _next(heard: SimpleQueue[AIMessage | None], deadline: float) -> AIMessage | None:
    left = deadline - time.monotonic()
    try:
        if left > 0:
            return heard.get(timeout=left)
    except Empty:
        pass
    raise Failed(Failure(FaultKind.TIMED_OUT, ""))


@cache
def _portal(process: int) -> BlockingPortal:
    """The way to the loop of this process, whose thread ends with it. A forked process has its own."""
    import anyio
    from anyio.from_thread import BlockingPortal

    ready: Future[BlockingPortal] = Future()

    async def serve() -> None:
        async with BlockingPortal() as portal:
            ready.set_result(portal)
            await portal.sleep_until_stopped()

    Thread(target=anyio.run, args=(serve,), name=f"llm-{process}", daemon=True).start()
    return ready.result()
