"""How documents were parsed, as JSON: the share right of each field, and every difference from the gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.parses.score import Comparison, Field, total


def parses_json(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """The shares (0 to 1, null where there was nothing to score) of all, then of each document."""
    documents = [
        {"document": one.gold.name, "fields": _shares([one]), "differences": list(one.differences)}
        for one in comparisons
    ]
    return {"count": len(documents), "fields": _shares(comparisons), "documents": documents}


def _shares(comparisons: Sequence[Comparison]) -> dict[str, float | None]:
    return {field.value: total(comparisons, field).share for field in Field}
