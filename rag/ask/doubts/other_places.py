"""A matter of a municipality that the library has no minutes of, or that is another's than the one named."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np

from rag.ask.claims import claim
from rag.ask.doubts.aim import shown, told
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.nearby import with_place, without_place
from rag.ask.evidence.gathered import Evidence
from rag.ask.evidence.retrieval import Rival
from rag.ask.questions.question import Question
from rag.ask.questions.scope import named_municipalities
from rag.ask.questions.wants import Want
from rag.danish import fold, words
from rag.facts import figures
from rag.facts.municipalities import MUNICIPALITIES
from rag.model import Claim

#: A word with a capital; the first of a question is no name.
_NAME = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+")
#: 'Herlev Kommune'.
_NAMED_PLACE = re.compile(r"\b([A-ZÆØÅ][\wæøå-]+) [Kk]ommunes?\b")
#: Municipalities whose names are words as well.
_COMMON = frozenset({"Vejen", "Skive", "Greve", "Faxe", "Odder", "Struer", "Varde", "Assens", "Solrød"})
_KNOWN = {fold(name): name for name in MUNICIPALITIES if name not in _COMMON}
#: Where the best passage of the municipality asked about has less than this share of the BM25 that the best
#: one elsewhere has, and the nearest vector is elsewhere too, the matter is another's: so for 107 of 187
#: questions whose municipality was exchanged for another of the library, and for none of them unchanged;
#: among 2,000 further minutes for 30 and 1 of 52.
LEAST_OWN = 0.55
#: A word of the question is spoken of in an item from this strength on; this share of them, of so many at
#: least, makes the item the one that is asked of.
SPOKEN, TOLD_HERE, FEWEST_TOLD = 0.45, 0.75, 2
#: Kinds of question that name no matter, so that any minutes have their words.
_OF_NO_MATTER = frozenset({Want.ATTENDANCE, Want.CLOSED})


def unheld_place(question: Question, part: Evidence, places: Collection[str]) -> Doubt:
    """A municipality the question names that there are no minutes from and no sentence found speaks of.

    Where a figure is asked for, that sentence must have one.
    `places` are the municipalities of the library; where it knows none, nothing is told of them.
    """
    known = {fold(place) for place in places}
    named = sorted(name for name in _municipalities(question) if fold(name) not in known)
    asks_figure = question.wants_any(Want.FIGURE, Want.MONEY, Want.PERCENT)
    telling = [c for c in told(part.selection) if figures(c.unit.text) or not asks_figure]
    spoken = " ".join(shown(candidate) for candidate in telling)
    missing = [name for name in named if known and fold(name) not in spoken]
    if not missing:
        return NO_DOUBT
    said = Claim(f"Der er ikke indlæst referater fra {missing[0]} Kommune.")
    elsewhere = without_place(question.text, missing[0])
    return Doubt(f"no minutes from {missing[0]} are ingested", (said,), elsewhere)


def of_another_place(question: Question, part: Evidence, places: Collection[str]) -> Doubt:
    """The matter is not one of the municipality that the question names, but of another one of `places`."""
    rival = part.rival
    if rival is None or rival.share >= LEAST_OWN or question.wants & _OF_NO_MATTER:
        return NO_DOUBT
    if len(named_municipalities(question, places)) > 1:
        return NO_DOUBT
    if _is_named_here(question, part, rival) or _is_told_here(part):
        return NO_DOUBT
    asked, other = min(part.scope.municipalities), rival.meeting.municipality
    missing = Claim(f"Det står der ikke noget om i referaterne fra {asked}.")
    near = claim(f"I {other} er der et punkt, der ligner:", rival.meeting, rival.item, [rival.item.heading])
    elsewhere = with_place(question.text, asked, other) if other else ""
    return Doubt(
        f"the matter is one of {other}, not of {asked} ({rival.share:.2f})", (missing, near), elsewhere
    )


def _is_named_here(question: Question, part: Evidence, rival: Rival) -> bool:
    """Whether the best item here has a name of the question, besides the place, that the rival has not."""
    if not part.ranked:
        return False
    places = {word for name in part.scope.municipalities for word in words(name)}
    named = {fold(name) for name in _NAME.findall(question.text)[1:]} - places
    here, there = (
        set(words(meeting.text(item.span)))
        for meeting, item in ((part.ranked[0].meeting, part.ranked[0].item), (rival.meeting, rival.item))
    )
    return bool((named & here) - there)


def _is_told_here(part: Evidence) -> bool:
    """Whether nearly all words of the question, in some form or by meaning, stand in the best item here."""
    if not part.ranked or len(part.selection.terms) < FEWEST_TOLD:
        return False
    units = [c for c in part.selection.candidates if c.ranked.item.id == part.ranked[0].item.id]
    strengths = np.maximum.reduce([c.strengths for c in units]) if units else np.zeros(1)
    return float(np.mean(strengths >= SPOKEN)) >= TOLD_HERE


def _municipalities(question: Question) -> set[str]:
    asked = set(words(question.text))
    bare = asked | {word.removesuffix("s") for word in asked}
    return {name for folded, name in _KNOWN.items() if folded in bare} | set(
        _NAMED_PLACE.findall(question.text)
    )
