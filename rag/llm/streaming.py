"""Hearing a model's reply as it comes, with a limit in time that holds whatever its server does.

A server can send a byte now and then for ever, which no client's own time-out sees: each byte starts it anew.
So the reply is awaited on an event loop of its own, from which the request is called off when time is up; its
connection is closed then, and the server can stop. The loop is one for the whole process, because providers'
clients keep their connections between requests, and a connection belongs to the loop that opened it.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Generator, Sequence
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from rag.errors import FaultKind
from rag.llm.faults import Failed, Failure, failure_of

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable

#: Held while the loop is looked up, so that two first requests do not start two loops.
_STARTING = Lock()


def stream(
    model: Runnable[Sequence[BaseMessage], AIMessage], messages: Sequence[BaseMessage], deadline: float
) -> Generator[AIMessage, None, None]:
    """The chunks of the reply as they come; one whole message where the model cannot stream.

    `deadline` is a moment of `time.monotonic`. Raises Failed for whatever the provider raises, and TIMED_OUT
    when the deadline passes first. The request ends when the iterator does.
    """
    heard: SimpleQueue[AIMessage | None] = SimpleQueue()

    async def listen() -> None:
        async for chunk in model.astream(messages):
            heard.put(chunk)

    async def outcome() -> BaseException | None:
        """What the provider raised, as a value: its exceptions have no common root."""
        (error,) = await asyncio.gather(listen(), return_exceptions=True)
        return error

    with _STARTING:
        loop = _loop(os.getpid())
    future = asyncio.run_coroutine_threadsafe(outcome(), loop)
    future.add_done_callback(lambda _: heard.put(None))
    try:
        while (chunk := _next(heard, deadline)) is not None:
            yield chunk
        if error := future.result():
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
def _loop(process: int) -> asyncio.AbstractEventLoop:
    """The loop of this process, on a thread that ends with it. A forked process has its own."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name=f"llm-{process}", daemon=True).start()
    return loop
