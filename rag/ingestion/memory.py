"""Memory that is no longer used goes back to the system, so that a process does not grow with its work."""

from __future__ import annotations

import ctypes
import sys

#: Documents after which memory is given back, which takes some milliseconds.
EVERY = 32
#: glibc's own number for "the most heaps among which threads share what they ask for" (malloc.h).
_MOST_HEAPS = -8


def share_heap() -> None:
    """Let threads that begin from then on share one heap, as far as glibc is what gives memory.

    Chroma builds its graphs in several threads, and heaps of their own keep half of a graph that is let go.
    """
    if sys.platform == "linux" and (set_option := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        set_option(_MOST_HEAPS, 1)


def give_back() -> None:
    """Give back what was freed. Only glibc keeps it unless told otherwise; elsewhere nothing happens.

    Measured over 1,000 documents: a quarter of what the process that stores had grown to.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
        trim(0)
