"""Workers: results in order, a process that dies or hangs costs one order, and nothing grows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.errors import UsageError
from rag.ingestion.worker import AHEAD
from rag.ingestion.workers import Work, Workers

TESTS = Path(__file__).parent
LIMIT = 3.0


def opened(factor: int) -> Callable[[int], str]:
    return lambda order: done(order, factor)


def done(order: int, factor: int) -> str:
    match order:
        case -1:
            os.kill(os.getpid(), signal.SIGKILL)
        case -2:
            while True:
                time.sleep(1)
        case -3:
            raise LookupError("not foreseen")
        case -4:
            return "x" * 5_000_000
    return str(order * factor)


def never(_: object) -> Callable[[int], str]:
    os._exit(5)


def lost(order: int, why: str) -> str:
    return f"{order} lost: {why}"


WORK = Work(opened, 10, LIMIT, lost)


def test_results_come_in_the_order_of_the_orders() -> None:
    assert list(Workers(WORK, 2).results(range(100))) == [str(10 * order) for order in range(100)]


def test_nothing_to_do_starts_no_process() -> None:
    workers = Workers(WORK, 2)
    assert list(workers.results([])) == []


@pytest.mark.parametrize(
    ("killer", "told"),
    [(-1, "-1 lost: the process that read it ended (exit code -9)"),
     (-2, "-2 lost: reading it took longer than 3 s"),
     (-3, "-3 lost: reading it met an error that was not foreseen, shown above")],
)  # fmt: skip
def test_an_order_that_ends_its_process_is_given_up_and_the_others_are_done(killer: int, told: str) -> None:
    orders = [*range(5), killer, *range(5, 40)]
    expected = [told if order == killer else str(10 * order) for order in orders]
    assert list(Workers(WORK, 2).results(orders)) == expected


def test_every_order_may_end_its_process() -> None:
    results = list(Workers(WORK, 2).results([-1, -1, 7, -1]))
    assert [result.startswith("-1 lost") for result in results] == [True, True, False, True]


def test_large_results_do_not_stop_the_work() -> None:
    assert [len(result) for result in Workers(WORK, 1).results([-4] * 5)] == [5_000_000] * 5


def test_orders_are_taken_only_as_results_are() -> None:
    taken: list[int] = []

    def orders() -> Iterator[int]:
        for order in range(1000):
            taken.append(order)
            yield order

    results = Workers(WORK, 2).results(orders())
    for _ in range(3):
        next(results)
    assert len(taken) <= 2 * AHEAD + 3
    results.close()  # type: ignore[attr-defined]


def test_processes_that_cannot_begin_are_told() -> None:
    with pytest.raises(UsageError, match=r"cannot be started \(exit code 5\).*--workers 0"):
        list(Workers(Work(never, None, LIMIT, lost), 2).results([1, 2]))


LEFT = """
from test_workers import WORK
from rag.ingestion.workers import Workers
if __name__ == "__main__":
    results = Workers(WORK, 2).results([1, 2, -2, 3])
    print(next(results), flush=True)
    {how}
"""


@pytest.mark.parametrize("how", ["results.close()", "import os; os.kill(os.getpid(), 9)"])
def test_no_process_outlives_the_work(how: str, tmp_path: Path) -> None:
    script = tmp_path / "left.py"
    script.write_text(LEFT.format(how=how), encoding="utf-8")
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        # The end of the output comes when no process holds it any more.
        assert run.stdout.read() == b"10\n"
