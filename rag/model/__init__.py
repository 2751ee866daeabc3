"""The nouns of Punkt: frozen dataclasses, every position a `Span` into `Source.text`.

Source ── Meeting ── AgendaItem ── Section, Table, Decision, Vote, Absence, Attachment, RelatedItem
                          └── Chunk (what is indexed) ── Passage (a chunk that was found)
Scope (what a question is about) ── Answer ── Claim ── Citation
"""

from __future__ import annotations

from rag.model.answers import HEAD, Answer, Citation, Claim, Cost, Explained, Searched, Stage, Status, Turn
from rag.model.minutes import (
    Absence,
    AgendaItem,
    Attachment,
    Cell,
    Decision,
    DecisionClass,
    Kind,
    Meeting,
    Person,
    RelatedItem,
    Role,
    Section,
    Substitute,
    Table,
    Vote,
    item_id,
)
from rag.model.numbering import AgendaPart, called, number_in, part_of_number, printed_number
from rag.model.search import Chunk, Passage, Scope
from rag.model.source import Enclosure, Source, Span

__all__ = [
    "HEAD",
    "Absence",
    "AgendaItem",
    "AgendaPart",
    "Answer",
    "Attachment",
    "Cell",
    "Chunk",
    "Citation",
    "Claim",
    "Cost",
    "Decision",
    "DecisionClass",
    "Enclosure",
    "Explained",
    "Kind",
    "Meeting",
    "Passage",
    "Person",
    "RelatedItem",
    "Role",
    "Scope",
    "Searched",
    "Section",
    "Source",
    "Span",
    "Stage",
    "Status",
    "Substitute",
    "Table",
    "Turn",
    "Vote",
    "called",
    "item_id",
    "number_in",
    "part_of_number",
    "printed_number",
]
