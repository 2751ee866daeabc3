"""What runs in a worker process: takes orders from a pipe one at a time, and sends what became of each.

It ends when its pipe is closed. A thread sends, so that a reader who is busy does not hold up the work.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import traceback
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from typing import Any

from rag.ingestion.memory import EVERY, give_back

#: Exit codes: that of `faulthandler`, which ends work that takes too long, and of an error nobody foresaw.
TOO_LONG, FAULT = 1, 70
#: Orders that a worker is given ahead, and results that it keeps until they are taken.
AHEAD = 16
#: In `current`: nothing is being worked on.
IDLE = -1


def serve(
    pipe: Connection, open_work: Callable[[Any], Callable[[Any], Any]], how: Any, limit: float, current: Any
) -> None:
    """Work off (number, order) pairs from the pipe, and send None first, then (number, result) pairs.

    limit: seconds for one order; after them the process ends itself, whatever it is doing. `current.value`
    says which order is being worked on.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; who gives orders answers it
    results: Queue[tuple[int, Any] | None] = Queue(AHEAD)
    threading.Thread(target=_send, args=(pipe, results), daemon=True).start()
    results.put(None)
    try:
        work = open_work(how)
        for done in count(1):
            if (order := _next(pipe)) is None:
                break
            current.value = order[0]
            results.put((order[0], _within(limit, work, order[1])))
            current.value = IDLE
            if not done % EVERY:
                give_back()
    except Exception as error:
        traceback.print_exc()
        raise SystemExit(FAULT) from error


def _within(limit: float, work: Callable[[Any], Any], order: Any) -> Any:
    """The result, or the end of this process. The clock is faulthandler's: no code can keep it waiting."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
        try:
            return work(order)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _next(pipe: Connection) -> Any:
    """The next order, or None when there will be no more."""
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return None


def _send(pipe: Connection, results: Queue[Any]) -> None:
    while True:
        try:
            pipe.send(results.get())
        except OSError:  # nobody listens any more
            os._exit(0)
