"""Work in several processes, results in order; a process that dies costs one order, not the work.

Processes are started afresh (spawn), so nothing of this one is shared with them. Each is given some orders
ahead, and orders are taken only as they are needed: memory does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rag.errors import UsageError
from rag.ingestion.worker import AHEAD, FAULT, IDLE, TOO_LONG, serve

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Order = TypeVar("Order")
Result = TypeVar("Result")

#: What is said of an error that nobody foresaw; it is written to standard error in full.
UNFORESEEN = "reading it met an error that was not foreseen, shown above"
#: Seconds a process has to end by itself when there is no more to do.
_FAREWELL = 2.0


@dataclass(frozen=True)
class Work(Generic[Order, Result]):
    """What processes do: `open` makes of `how`, once in each, the function from orders to results.

    limit: seconds for one order. `lost` makes the result of an order whose process ended, and why it did.
    `open`, `how`, orders and results are sent between processes (pickle).
    """

    open: Callable[[Any], Callable[[Order], Result]]
    how: Any
    limit: float
    lost: Callable[[Order, str], Result]


@dataclass
class _Worker:
    """A process, the pipe to it, what it says it works on, and the orders it was given by their number."""

    process: SpawnProcess
    pipe: Connection
    current: Any
    ready: bool = False
    given: dict[int, Any] = field(default_factory=dict)


class Workers(Generic[Order, Result]):
    """At most `count` processes that work off orders."""

    def __init__(self, work: Work[Order, Result], count: int) -> None:
        self._work = work
        self._count = count
        self._workers: list[_Worker] = []
        self._again: deque[tuple[int, Order]] = deque()
        self._done: dict[int, Result] = {}

    def results(self, orders: Iterable[Order]) -> Iterator[Result]:
        """The result of every order, in their order. Raises UsageError where no process can be started."""
        coming = enumerate(orders)
        number = 0
        try:
            while True:
                self._give(coming)
                if number in self._done:
                    yield self._done.pop(number)
                    number += 1
                elif any(worker.given for worker in self._workers):
                    self._take()
                else:
                    return
        finally:
            self._end()

    def _give(self, coming: Iterator[tuple[int, Order]]) -> None:
        """Give out orders, those of the dead first, as long as not too much is under way."""
        while len(self._done) + sum(len(one.given) for one in self._workers) < self._count * AHEAD:
            order = self._again.popleft() if self._again else next(coming, None)
            if order is None:
                return
            worker = self._least_busy()
            worker.given[order[0]] = order[1]
            try:
                worker.pipe.send(order)
            except OSError:
                continue  # it has ended, which is seen where results are taken

    def _least_busy(self) -> _Worker:
        if len(self._workers) < self._count and all(worker.given for worker in self._workers):
            self._workers.append(self._started())
        return min(self._workers, key=lambda one: len(one.given))

    def _started(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        current = context.RawValue("l", IDLE)
        what = (theirs, self._work.open, self._work.how, self._work.limit, current)
        process = context.Process(target=serve, args=what, daemon=True)
        process.start()
        theirs.close()  # so that the end of the process ends the pipe
        return _Worker(process, ours, current)

    def _take(self) -> None:
        """Wait for a result and keep it; what a worker that ended was given is given out again."""
        heard = wait([worker.pipe for worker in self._workers])
        for worker in [one for one in self._workers if one.pipe in heard]:
            try:
                sent = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            worker.ready = True
            if sent is not None:
                number, result = sent
                del worker.given[number]
                self._done[number] = result

    def _bury(self, worker: _Worker) -> None:
        """Give up the order that a worker died of, and take back the others."""
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)
        working_on = worker.current.value
        if not worker.ready and working_on == IDLE:
            raise UsageError(
                f"The processes that read documents cannot be started (exit code {worker.process.exitcode}). "
                "Call this below `if __name__ == '__main__':`, or read in this process alone (--workers 0)."
            )
        if worker.given:
            killer = working_on if working_on in worker.given else min(worker.given)
            why = self._reason(worker.process.exitcode)
            self._done[killer] = self._work.lost(worker.given.pop(killer), why)
        self._again.extendleft(reversed(worker.given.items()))

    def _reason(self, exit_code: int | None) -> str:
        if exit_code == TOO_LONG:
            return f"reading it took longer than {self._work.limit:.0f} s"
        if exit_code == FAULT:
            return UNFORESEEN
        return f"the process that read it ended (exit code {exit_code})"

    def _end(self) -> None:
        """Let the processes go; those still at work are stopped."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.given:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(_FAREWELL)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()
