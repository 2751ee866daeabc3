"""The dictionary of municipal words (`ordbog.yaml`): what they mean, in plain Danish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is looked up, every form that it takes in a text, and what it means."""

    word: str
    forms: tuple[str, ...]
    explanation: str


def entries() -> tuple[Entry, ...]:
    """All entries, in the order of the file."""
    return ()
