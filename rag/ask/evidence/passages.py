"""The passages of ranked agenda items in one order, for readers that take passages instead of items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rag.ask.evidence.retrieval import RankedItem
from rag.model import Passage


def best_passages(items: Iterable[RankedItem], k: int) -> list[Passage]:
    """The best `k` passages, each once. A passage has its own score with all that lifts its item."""
    found: dict[str, Passage] = {}
    for one in items:
        lift = one.score - max((passage.score for passage in one.passages), default=0.0)
        for passage in one.passages:
            found.setdefault(passage.chunk.id, replace(passage, score=passage.score + lift))
    return sorted(found.values(), key=lambda passage: (-passage.score, passage.chunk.id))[:k]
