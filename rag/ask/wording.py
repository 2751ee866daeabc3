"""How many of a statement's words are those of what it cites, for what no typed fact can tell.

A model paraphrases, so words are compared by their stems and by the parts of compounds, and some may be its
own. A statement that has hardly any in common with what it cites is made up, whatever figures it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from rag.ask.question import QUESTION_WORDS
from rag.ask.support import head_text, item_text
from rag.danish import content_words, stem
from rag.facts import checkable
from rag.facts.parties import PARTIES
from rag.model import Claim, Meeting

#: Letters of a part of a compound.
SHORTEST_PART = 4
#: Parties are written by name or by letter; which ones a statement means is checked as a fact.
_PARTY_WORDS = frozenset(word for name in PARTIES for word in name.split())


#: A statement whose facts were checked may say the rest in its own words; one without facts has only words.
#: Of 24 hand-labelled right sentences all but one reach these shares; of sentences without facts set beside
#: a Punkt at random 2 to 13 in a hundred do.
LEAST, LEAST_WITHOUT_FACTS = 0.4, 0.6


def well_worded(claim: Claim, find: Callable[[str], Meeting]) -> bool:
    """Whether a claim has so many of its words from what it cites that it may be drawn from there."""
    least = LEAST if checkable(claim.text) else LEAST_WITHOUT_FACTS
    return shared_words(claim, find) >= least


def shared_words(claim: Claim, find: Callable[[str], Meeting]) -> float:
    """The share (0-1) of a claim's content words that the items it cites have; 1 where it has none."""
    said = _topical(claim.text)
    if not said:
        return 1.0
    cited = {(citation.meeting, citation.punkt) for citation in claim.citations}
    texts = [_text(find(meeting), punkt) for meeting, punkt in sorted(cited)]
    return sum(any(_has(text, word) for text in texts) for word in said) / len(said)


def _topical(text: str) -> set[str]:
    """The stems of the words that say what a text is about; figures are checked as facts."""
    said = (word for word in content_words(text) if not word[0].isdigit() and len(word) > 1)
    return {stem(word) for word in said if word not in QUESTION_WORDS | _PARTY_WORDS}


def _text(meeting: Meeting, punkt: int) -> str:
    item = meeting.item(punkt)
    return f"{head_text(meeting)}\n{item_text(meeting, item)}" if item else ""


@lru_cache(maxsize=256)
def _stems(text: str) -> tuple[frozenset[str], str]:
    stems = frozenset(map(stem, content_words(text)))
    return stems, " ".join(stems)


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, as part of a compound too, or the compound's parts."""
    stems, row = _stems(text)
    if word in stems:
        return True
    if len(word) < SHORTEST_PART:
        return False
    return word in row or any(part in stems for part in _ends(word))


def _ends(word: str) -> Iterable[str]:
    """The beginnings and endings of a word that may be words themselves."""
    for size in range(SHORTEST_PART, len(word)):
        yield word[:size]
        yield word[-size:]
