"""Names in Danish text."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.model import Span

_NAME = re.compile(
    r"\b[A-ZÆØÅÉ][\w'’.-]*[\wæøå](?:\s+(?:(?:af|de|van|von|der|og(?= [A-ZÆØÅ]\w+ ?(?:Kommune|Center)))\s+)?"
    r"[A-ZÆØÅÉ][\w'’-]*[\w])+"
)


@lru_cache(maxsize=50_000)
def names(text: str) -> tuple[tuple[str, Span], ...]:
    """Runs of two or more capitalised words: persons, places, firms, projects."""
    return tuple((match.group(), Span(*match.span())) for match in _NAME.finditer(text))
