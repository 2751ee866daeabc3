"""The passages of what was found in one order, for readers that take passages instead of items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.ask.evidence.gathered import Evidence, in_turn
from rag.ask.evidence.retrieval import RankedItem
from rag.model import Passage


def best_passages(parts: Sequence[Evidence], k: int, per_item: int | None = None) -> list[Passage]:
    """The best `k` passages, each once, those of several scopes in turn; at most `per_item` of one item.

    A passage has its own score with all that lifts its item.
    """
    found: dict[str, Passage] = {}
    for passage in in_turn(_of_one_scope(part.ranked, per_item) for part in parts):
        found.setdefault(passage.chunk.id, passage)
    return list(found.values())[:k]


def _of_one_scope(ranked: Sequence[RankedItem], per_item: int | None) -> list[Passage]:
    lifted = [
        replace(passage, score=passage.score + one.score - one.passages[0].score)
        for one in ranked
        for passage in one.passages[:per_item]
    ]
    return sorted(lifted, key=lambda passage: (-passage.score, passage.chunk.id))
