"""Reasons not to answer: what would be told is of another place, house or plan than is asked of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import claim
from rag.ask.doubts.aim import asked_nouns, is_count, says_noun
from rag.ask.doubts.doubt import NO_DOUBT, Doubt
from rag.ask.doubts.naming import BODY, asked_names, has_all
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.facts import figures
from rag.model import Claim

#: A name of two words, the second of which others may have: 'Vibsted Å', 'Nørre Skole'.
_OF_A_KIND = re.compile(r"(?<!^)\b(?P<first>[A-ZÆØÅ][\wæøå-]+) (?P<kind>[A-ZÆØÅ][\wæøå]*)\b")
#: A house or a plan by its number: 'Skovgade 71', 'lokalplan 311'.
_NUMBERED = re.compile(
    r"\b(?P<name>[A-ZÆØÅ][\wæøå]*(?:vej|gade|stræde|allé|torv|plads|vænget|parken)|lokalplan|rute|linje|buslinje)"
    r" (?P<number>\d{1,4}[A-Z]?)\b"
)
#: 'ved Skrænten', 'på Lindegården': a place by name inside a sentence.
_INSIDE = re.compile(r"\b(?:på|ved|i|hos|fra) (?P<name>[A-ZÆØÅ][\wæøå]{3,})")


def of_another_name(question: Question, selection: Selection, chosen: Sequence[Candidate]) -> Doubt:
    """A number of things is asked of one place by name, and every sentence that gives it names another."""
    nouns = asked_nouns(question, selection.terms)
    if not is_count(question) or not nouns or not chosen:
        return NO_DOUBT
    ranked = chosen[0].ranked
    around = set(words(f"{ranked.meeting.municipality} {ranked.meeting.committee}"))
    asked = [n for n in asked_names(question) if not BODY.search(fold(n)) and not has_all(n, around)]
    telling = [
        one
        for one in chosen
        if one.unit.kind is UnitKind.SENTENCE
        and figures(one.unit.text)
        and any(says_noun(noun, one.unit.text) for noun in nouns)
    ]
    for name in asked if telling else ():
        if all(_names_only_another(name, one) for one in telling):
            told = claim(
                f"Det er ikke nævnt for »{name}«, kun dette:",
                ranked.meeting,
                ranked.item,
                [telling[0].unit.span],
            )
            return Doubt(f"what would be told is not of {name}", (told,))
    return NO_DOUBT


def _names_only_another(name: str, one: Candidate) -> bool:
    """Whether a sentence names a place, not that one; one of the title, where the title names that one."""
    title = set(words(one.ranked.item.title))
    others = [found["name"] for found in _INSIDE.finditer(one.unit.text)]
    if has_all(name, title):
        others = [other for other in others if has_all(other, title)]
    return bool(others) and not has_all(name, {*words(one.unit.text), *one.unit.context})


def other_of_its_kind(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    """'Vibsted Å' is asked of, and what would be told is of 'Hallum Å'."""
    return _numbered_otherwise(question, chosen) or _named_otherwise(question, chosen)


def _numbered_otherwise(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    for found in _NUMBERED.finditer(question.text):
        name, number = re.escape(found["name"]), found["number"]
        if any(re.search(rf"\b{name} {number}\b", _text_of(one), re.IGNORECASE) for one in chosen):
            continue
        other_one = re.compile(rf"\b{name} (?!{number}\b)\d+\w?\b", re.IGNORECASE)
        others = (other_one.search(f"{one.unit.text} {one.unit.row} {one.unit.column}") for one in chosen)
        if other := next(filter(None, others), None):
            said = Claim(f"»{found[0]}« er ikke nævnt i det, der er fundet, kun »{other[0]}«.")
            return Doubt(f"{found[0]} is not named, but {other[0]}", (said,))
    return NO_DOUBT


def _named_otherwise(question: Question, chosen: Sequence[Candidate]) -> Doubt:
    for found in _OF_A_KIND.finditer(question.text):
        first, kind = found["first"], found["kind"].removesuffix("s") or found["kind"]
        if BODY.search(fold(kind)) or any(f"{first} {kind}" in _text_of(one) for one in chosen):
            continue
        others = (re.search(rf"\b(?!{first}\b)[A-ZÆØÅ][\wæøå-]+ {kind}s?\b", c.unit.text) for c in chosen)
        if other := next(filter(None, others), None):
            said = Claim(f"»{first} {kind}« er ikke nævnt i det, der er fundet, kun »{other[0]}«.")
            return Doubt(f"{first} {kind} is not named, but {other[0]}", (said,))
    return NO_DOUBT


def _text_of(one: Candidate) -> str:
    return one.ranked.meeting.text(one.ranked.item.span)
