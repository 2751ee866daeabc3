"""How many of a statement's words are those of what it cites, for what no typed fact can tell.

A model paraphrases, so words are compared by their stems and by the parts of compounds, and some may be its
own. A statement that has hardly any in common with what it cites is made up, whatever figures it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rag.ask.question import QUESTION_WORDS
from rag.ask.support import head_text, item_text
from rag.danish import content_words, stem
from rag.facts import checkable
from rag.facts.parties import PARTIES
from rag.model import Claim, Meeting, Status

#: Letters of a part of a compound.
SHORTEST_PART = 4
#: Parties are written by name or by letter, units in many ways; which ones are meant is checked as a fact.
_OF_FACTS = frozenset(word for name in PARTIES for word in name.split())
_OF_FACTS |= frozenset("mio mia mill kr kroner pct procent til".split())


#: A statement whose facts were checked may say the rest in its own words. One without facts has only words,
#: and so has the Punkt that a statement was re-pointed to. What stands in quotation marks is said to be the
#: source's own. Of 24 hand-labelled right sentences all but one reach these shares; of sentences without
#: facts set beside a Punkt at random 2 to 13 in a hundred do.
LEAST, LEAST_WITH_WORDS_ONLY, LEAST_QUOTED = 0.4, 0.6, 0.8
_QUOTED = re.compile(r"[»\"“”„]([^»«\"“”„]{3,300})[«\"“”]")


def well_worded(claim: Claim, find: Callable[[str], Meeting]) -> bool:
    """Whether a claim has so many of its words from what it cites that it may be drawn from there."""
    texts = _cited(claim, find)
    moved = any(citation.status is Status.CORRECTED for citation in claim.citations)
    least = LEAST if checkable(claim.text) and not moved else LEAST_WITH_WORDS_ONLY
    quoted = all(shared_words(quote, texts) >= LEAST_QUOTED for quote in _QUOTED.findall(claim.text))
    return quoted and shared_words(claim.text, texts) >= least


def word_share(claim: Claim, find: Callable[[str], Meeting]) -> float:
    """The share (0-1) of a claim's words that stand in what it cites; 0 where it cites nothing."""
    return shared_words(claim.text, _cited(claim, find)) if claim.citations else 0.0


def shared_words(said: str, texts: Sequence[str]) -> float:
    """The share (0-1) of the content words of what is said that stand in the texts; 1 without words."""
    words = _topical(said)
    if not words:
        return 1.0
    return sum(any(_has(text, word) for text in texts) for word in words) / len(words)


def _cited(claim: Claim, find: Callable[[str], Meeting]) -> list[str]:
    """The items that a claim cites, each with the head of its minutes."""
    cited = sorted({(citation.meeting, citation.punkt) for citation in claim.citations})
    found = ((find(meeting), find(meeting).item(punkt)) for meeting, punkt in cited)
    return [f"{head_text(meeting)}\n{item_text(meeting, item)}" for meeting, item in found if item]


def _topical(text: str) -> set[str]:
    """The stems of the words that say what a text is about; figures are checked as facts."""
    said = (word for word in content_words(text) if not word[0].isdigit() and len(word) > 1)
    return {stem(word) for word in said if word not in QUESTION_WORDS | _OF_FACTS}


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
