"""Ports of the loopback that nothing listens on, and that nothing is given by chance."""

from __future__ import annotations

import random
import socket

#: Below those that systems hand out by themselves, to outgoing connections and to servers that ask for any.
PORTS = range(10_000, 32_000)


def free_port() -> int:
    """A port that can be listened on, or called in vain."""
    while True:
        with socket.socket() as probe:
            port = random.choice(PORTS)
            if probe.connect_ex(("127.0.0.1", port)):
                return port
