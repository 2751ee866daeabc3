"""Punkt for programs built with LangChain: a retriever of passages, and the look-ups as tools.

>>> from rag.interop import PunktRetriever, civic_tools
>>> from rag.pipeline import Punkt
>>> punkt = Punkt.open()
>>> retriever = PunktRetriever(punkt=punkt, k=4)
>>> best = retriever.invoke("Cykelstien langs Sønderåvej")[0]
>>> best.metadata["municipality"], best.metadata["date"], best.metadata["punkt"]
('Lindholm', '2025-03-12', 22)
>>> document = punkt.meeting(best.metadata["meeting"]).source.text
>>> best.page_content == document[best.metadata["start"] : best.metadata["end"]]
True
>>> tools = {tool.name: tool for tool in civic_tools(punkt)}
>>> print(tools["decisions"].invoke({"municipality": "Lindholm", "outcome": "udsat"})[:52])
[lindholm-boerne-og-kulturudvalget-2025-10-07/6] Pun
>>> punkt.close()

What a chain of your own makes of them is not verified; `Punkt.ask` is.
"""

from __future__ import annotations

from rag.interop.retriever import PunktRetriever
from rag.interop.tools import civic_tools

__all__ = ["PunktRetriever", "civic_tools"]
