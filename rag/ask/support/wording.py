"""How many of a statement's words are those of what it cites, for what no typed fact can tell.

A model paraphrases, so some words may be its own. A statement that has hardly any in common with what it
cites is made up, whatever figures it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from rag.ask.questions.vocabulary import has, subject, topical
from rag.ask.support.anchoring import anchored
from rag.ask.support.cited import head_text, item_text, people
from rag.facts import checkable, wordy
from rag.facts.statements import Statement, statements
from rag.model import AgendaItem, Claim, Meeting, Status

#: A statement whose facts were checked may say the rest in its own words. One without facts has only words,
#: and so has the Punkt that a statement was re-pointed to. What stands in quotation marks is said to be the
#: source's own. Of 24 hand-labelled right sentences all but one reach these shares; of sentences without
#: facts set beside a Punkt at random 2 to 13 in a hundred do.
LEAST, LEAST_WITH_WORDS_ONLY, LEAST_QUOTED = 0.4, 0.6, 0.8
#: Of 283 right sentences beside a passage all but four have half of the words before their verb from it; of
#: 171 that begin like a sentence of another Punkt and go on with a figure of this one, 76 have.
LEAST_OF_SUBJECT = 0.5
_QUOTED = re.compile(r"[»\"“”„]([^»«\"“”„]{3,300})[«\"“”]")


def well_worded(claim: Claim, find: Callable[[str], Meeting]) -> bool:
    """Whether a claim has so many of its words from what it cites that it may be drawn from there.

    One without facts is what one statement of that says. One with facts is about something that stands there.
    """
    cited = _cited(claim, find)
    texts = [_text(*place) for place in cited]
    moved = any(citation.status is Status.CORRECTED for citation in claim.citations)
    least = LEAST if checkable(claim.text) and not moved else LEAST_WITH_WORDS_ONLY
    quoted = all(shared_words(quote, texts) >= LEAST_QUOTED for quote in _QUOTED.findall(claim.text))
    if not quoted or shared_words(claim.text, texts) < least:
        return False
    if wordy(claim.text):
        return anchored(claim.text, [_statements(*place) for place in cited])
    return _share(subject(claim.text), texts) >= LEAST_OF_SUBJECT


def word_share(claim: Claim, find: Callable[[str], Meeting]) -> float:
    """The share (0-1) of a claim's words that stand in what it cites; 0 where it cites nothing."""
    return shared_words(claim.text, [_text(*p) for p in _cited(claim, find)]) if claim.citations else 0.0


def shared_words(said: str, texts: Sequence[str]) -> float:
    """The share (0-1) of the content words of what is said that stand in the texts; 1 without words."""
    return _share(topical(said), texts)


def _share(words: Collection[str], texts: Sequence[str]) -> float:
    found = sum(any(has(text, word) for text in texts) for word in words)
    return found / len(words) if words else 1.0


def _cited(claim: Claim, find: Callable[[str], Meeting]) -> list[tuple[Meeting, AgendaItem]]:
    """The items that a claim cites, each with its meeting."""
    cited = {citation.item: citation for citation in claim.citations}
    found = ((find(cited[one].meeting), cited[one]) for one in sorted(cited))
    return [(meeting, item) for meeting, citation in found if (item := meeting.cited(citation))]


def _text(meeting: Meeting, item: AgendaItem) -> str:
    """An item with the head of its minutes."""
    return f"{head_text(meeting)}\n{item_text(meeting, item)}"


def _statements(meeting: Meeting, item: AgendaItem) -> tuple[Statement, ...]:
    return statements(item_text(meeting, item), tuple(people(meeting)))
