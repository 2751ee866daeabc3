"""What a sentence says the other way round than the minutes, with nothing else in it that is wrong.

A word exchanged for its opposite, a vote with two sides told as one, a person of another party, a body that
the minutes do not name, and a proposal told as decided where the decision was to wait or to say no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.facts import tidy
from eval.minutes import Minutes, Place
from eval.support.finding import Finding
from rag.model import DecisionClass, Role

_CONTRARY = """stiger falder|steg faldt|steget faldet|stigning fald|flere færre|højere lavere|dyrere billigere
mindst højst|mindst maksimalt|senest tidligst|inden efter|før efter|årligt månedligt|årlig månedlig
året måneden|år måned|ugen dagen|uge dag|ugentligt dagligt|mere mindre"""
#: That something did not rise or fall stands there, or is said to be the same.
_NOT_MOVED = re.compile(r"\bikke (?:steget|faldet|højere|lavere|dyrere|billigere)\b")
_BY_SIGN = "merforbrug mindreforbrug|overskud underskud"
_NO_ONE_AGAINST = re.compile(r"enstemmig|\benige?\b|\balle (?:\w+ )?stemte for\b")
_AGAINST = re.compile(
    r"\bimod stemte|\bstem\w+ (?:i?mod|nej)\b|\bimod ?:|\d+ (?:stemte )?imod\b|\b(?:i)?mod \([A-ZÆØÅ\d]"
)
_COMMITTEE = re.compile(r"[a-zæøå]{3,}udvalg(?=et\b|\b)")
_OF_PARTY = re.compile(r"([A-ZÆØÅ][\w-]+) \(([A-ZÆØÅ])\)")
_DECIDED = re.compile(r"(?:besluttede|vedtog|besluttet),? at (.+)", re.DOTALL)
#: Where a part of a text ends: a point of a list, a cell, a sentence (of folded text, at no abbreviation).
_ENDS = re.compile(
    r"[;:\t|\n]\s*|(?<![a-zæøå]{2}\.)(?<!\bkr)(?<!\bmio)(?<!\bpct)(?<!\bca)(?<!\bnr)(?<=[^\W\d]{2})\.\s+"
)
_NOT_DONE = frozenset({"POSTPONED", "WITHDRAWN", "REJECTED", "REMITTED"})


def contrary(
    sentence: str, quotes: Sequence[str], minutes: Minutes, places: Sequence[Place]
) -> Iterator[Finding]:
    """A finding with its fault for each thing that is the other way round in the minutes."""
    said = tidy(sentence)
    source = tidy("\n".join(f"{minutes.text(place)}\n{minutes.context(place)}" for place in places))
    for word in _exchanged(said.casefold(), [tidy(quote).casefold() for quote in quotes], source.casefold()):
        yield Finding(word, "the minutes say the opposite")
    for name, party in _OF_PARTY.findall(said):
        told = set(re.findall(rf"\b{re.escape(name)} \(([A-ZÆØÅ])\)", source))
        if told and party not in told:
            yield Finding(f"{name} ({party})", "another party")
    for body in _COMMITTEE.findall(said.casefold()):
        if body not in source.casefold():
            yield Finding(body, "no such body in the cited items")
    if (one := _NO_ONE_AGAINST.search(said.casefold())) and _is_divided(minutes, places):
        yield Finding(one.group(), "there were votes against")
    for denied in _NOT_MOVED.findall(said.casefold()):
        if denied not in source.casefold():
            yield Finding(denied, "the minutes do not say so")
    yield from _not_decided(said.casefold(), minutes, places)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in re.split(r"[|\n]", text):
        one, other = pair.split()
        yield from ((one, other), (other, one))


def _exchanged(said: str, quotes: Sequence[str], source: str) -> Iterator[str]:
    there = set(re.findall(r"\w+", source))
    numbers = re.findall(r"\d[\d.,]*\d", said)
    minus = any(f"-{number}" in quote for number in numbers for quote in quotes)
    parts = [re.findall(r"\w+", part) for part in _ENDS.split(source)]
    for own in (re.findall(r"\w+", part) for part in _ENDS.split(said)):
        for word, other in (*_pairs(_BY_SIGN), *_pairs(_CONTRARY)):
            if word not in own or other in own or word in there or other not in there:
                continue
            swapped = [other if one == word else one for one in own]
            by_sign = not minus and word in _BY_SIGN.replace("|", " ").split()
            if by_sign or any(_is_one(swapped, part, swapped.index(other)) for part in parts):
                yield word


def _is_one(swapped: Sequence[str], part: Sequence[str], at: int) -> bool:
    """Whether a part of the source has most of the words, and the exchanged one beside the same neighbour."""
    if swapped[at] not in part:
        return False
    own, theirs = set(swapped), set(part)
    both = len(own & theirs)
    if both * 5 < len(own) * 3 and (both < 4 or both * 5 < len(theirs) * 3):
        return False
    joined = f" {' '.join(part)} "
    neighbours = (swapped[max(0, at - 1) : at + 1], swapped[at : at + 2])
    return any(len(two) == 2 and f" {' '.join(two)} " in joined for two in neighbours)


def _is_divided(minutes: Minutes, places: Sequence[Place]) -> bool:
    texts = [tidy(minutes.text(place)).casefold() for place in places]
    return any(_AGAINST.search(text) for text in texts) and not any(
        _NO_ONE_AGAINST.search(text) for text in texts
    )


def _not_decided(said: str, minutes: Minutes, places: Sequence[Place]) -> Iterator[Finding]:
    found = _DECIDED.search(said)
    words = set(re.findall(r"\w{3,}", found[1])) if found else set()
    for place in places if words else ():
        item, meeting = minutes.item(place), minutes.meeting(place)
        kind = item.decision.decision_class if item.decision else DecisionClass.OTHER
        told = {
            role: set(
                re.findall(r"\w{3,}", " ".join(meeting.text(s.span) for s in item.with_role(role)).casefold())
            )
            for role in (Role.DECISION, Role.RECOMMENDATION)
        }
        of_proposal = len(words & told[Role.RECOMMENDATION]) * 2 > len(words)
        if kind.name in _NOT_DONE and of_proposal and len(words & told[Role.DECISION]) * 2 < len(words):
            yield Finding("besluttede", "proposed, and decided otherwise")
