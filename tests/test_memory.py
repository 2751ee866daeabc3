"""What was freed goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rag.ingestion.memory import give_back, share_heap

#: Frees small blocks below one that stays, which the C library keeps for itself until it is told not to.
_FREEING = """
import ctypes
from pathlib import Path
from rag.ingestion.memory import give_back, share_heap

def used():
    return int(Path("/proc/self/statm").read_text().split()[1])

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
blocks = [libc.malloc(8_000) for _ in range(10_000)]
for block in blocks:
    ctypes.memset(block, 1, 8_000)
top = libc.malloc(8_000)
for block in blocks:
    libc.free(ctypes.c_void_p(block))
before = used()
give_back()
print(before - used())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps what was freed")
def test_what_was_freed_goes_back_to_the_system() -> None:
    told = subprocess.run([sys.executable, "-c", _FREEING], capture_output=True, text=True, check=True)
    assert int(told.stdout) > 10_000  # pages of 4 kB, of 80 MB in all


_THREADED = """
import ctypes
import threading
from pathlib import Path
from rag.ingestion.memory import share_heap

if {shared}:
    share_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
heaps = set()

def ask():
    heaps.add(libc.malloc(64) >> 26)  # a heap of its own begins at a multiple of 64 MB
    both.wait()

both = threading.Barrier(5)
threads = [threading.Thread(target=ask) for _ in range(4)]
for thread in threads:
    thread.start()
both.wait()
print(len(heaps))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc gives threads heaps of their own")
def test_threads_share_a_heap_once_they_are_told_to() -> None:
    apart, shared = (
        subprocess.run(
            [sys.executable, "-c", _THREADED.format(shared=each)], capture_output=True, text=True, check=True
        )
        for each in (False, True)
    )
    assert int(apart.stdout) > int(shared.stdout) == 1


def test_both_may_be_asked_at_any_time() -> None:
    for ask in (share_heap, give_back, give_back):
        ask()
