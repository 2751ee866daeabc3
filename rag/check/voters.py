"""Who votes: people, or parties."""

from __future__ import annotations

import re

from rag.ingest.people import NAME, PARTIES

_FULL_NAME = re.compile(NAME)


def is_person(voter: str) -> bool:
    """Whether a voter is a person with a full name rather than a party, or its votes: 'A (3)'."""
    return _FULL_NAME.fullmatch(voter) is not None and voter not in PARTIES
