"""Danish made easier to read by rules that keep the meaning; what no rule is sure of is left alone."""

from __future__ import annotations

from rag.plain.simplify import simplified

__all__ = ["simplified"]
