"""The items that a question names by number: 'punkt 7', 'punkt 3 i den lukkede del'."""

from __future__ import annotations

import re

from rag.ask.questions.question import Question
from rag.model import AgendaPart, number_in

_PUNKT = re.compile(
    r"\b(?:punkt|pkt\.?|dagsordenspunkt|item|agenda item)\s*(?:nr\.?\s*)?(\d{1,3})\b", re.IGNORECASE
)
#: 'punkt 3 i den lukkede del', 'punkt 1 på tillægsdagsordenen'
_PARTS = (
    (AgendaPart.CLOSED, re.compile(r"\blukke(?:t|de) (?:del|dagsorden|moede)")),
    (AgendaPart.SUPPLEMENT, re.compile(r"\btillaeg(?:et|s(?:dagsorden|punkt|referat))")),
    (AgendaPart.OPEN, re.compile(r"\baab(?:en|ne) (?:del|dagsorden)")),
)


def item_numbers(question: Question) -> frozenset[int]:
    """The numbers of items as printed, with those of the same number in the part of the agenda it names."""
    printed = [int(number) for number in _PUNKT.findall(question.text)]
    parts = [part for part, named in _PARTS if named.search(question.folded)]
    return frozenset((*printed, *(number_in(part, number) for part in parts for number in printed)))
