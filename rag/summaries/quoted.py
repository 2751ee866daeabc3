"""The sentence of an item that is worth quoting word for word."""

from __future__ import annotations

from rag.ask.claims import claim
from rag.ask.evidence.units import readable
from rag.danish import content_words, stem
from rag.model import AgendaItem, Claim, Meeting
from rag.summaries.carrying import carriers, weight

_LEAST, _MOST = 8, 30


def key_quote(meeting: Meeting, item: AgendaItem) -> tuple[Claim, ...]:
    """The sentence that carries the item best, unchanged, in quotation marks; nothing where none is fit."""
    title = frozenset(map(stem, content_words(item.title)))
    fit = [one for one in carriers(meeting, item) if not one.leans and _LEAST <= one.words <= _MOST]
    fit = [one for one in fit if not {"»", "«", '"', ";"} & set(one.text)]
    best = max(fit, key=lambda one: weight(one, title), default=None)
    if best is None:
        return ()
    return (claim(f"I sagen står: »{readable(meeting.text(best.span))}«", meeting, item, [best.span]),)
