"""Who sat in for whom, as sentences and lists of minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.support.names import Named, People, names, same_name, surnames

_DEPUTY = re.compile(r"\b(?:personlig )?(?:stedfortræder\w*|suppleant\w*)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:i stedet for|afløste|erstattede)\b", re.IGNORECASE)
_CAME = re.compile(r"\bi stedet (?:deltog|mødte)\b", re.IGNORECASE)
#: What may stand between 'for' and the name: 'for byrådsmedlem Ida Holm (A)'.
_FOR = re.compile(r"\s*(?:for|til)\s+(?:[a-zæøå]+\s+){0,2}$")
_BETWEEN = 3  # words: 'i stedet for udvalgets formand Ida Holm'
_NEGATED = re.compile(r"\b(?:ingen|ikke|uden)\b[^.;]*\b(?:stedfortræder|suppleant)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who sat in, and for whom, where that is told."""

    who: Named
    whom: Named | None

    @property
    def text(self) -> str:
        """The pair as a reason names it."""
        return f"{self.who.text} for {self.whom.text}" if self.whom else f"{self.who.text} as substitute"


def stand_ins(sentence: str, people: People) -> tuple[StandIn, ...]:
    """Who a sentence says sat in, and for whom."""
    found = _DEPUTY.search(sentence) or _INSTEAD.search(sentence) or _CAME.search(sentence)
    if found is None or _NEGATED.search(sentence):
        return ()
    if found.re is _CAME:
        return _came_instead(sentence, found, people)
    named = sorted((*names(sentence), *surnames(sentence, people)), key=lambda one: one.start)
    whom = next((one for one in named if _is_whom(sentence, found, one)), None)
    others = [one for one in named if one is not whom]
    return (StandIn(_nearest(others, found), whom),) if others else ()


def _came_instead(sentence: str, found: re.Match[str], people: People) -> tuple[StandIn, ...]:
    """'Ida Holm (A), i stedet deltog Bo Lund': the name right before it, and the first behind it."""
    named = sorted((*names(sentence), *surnames(sentence, people)), key=lambda one: one.start)
    before = [one for one in named if one.end <= found.start()]
    behind = [one for one in named if one.start >= found.end()]
    return (StandIn(behind[0], before[-1]),) if before and behind else ()


def stands_in(said: StandIn, written: Iterable[StandIn]) -> bool:
    """Whether the minutes have somebody sit in for the same person, or for anybody where none is said."""
    return any(
        same_name(said.who.words, one.who.words)
        and (said.whom is None or (one.whom is not None and same_name(said.whom.words, one.whom.words)))
        for one in written
    )


def of_texts(texts: Iterable[str], people: People) -> Iterator[StandIn]:
    """Who sat in for whom in some sentences and lines."""
    for text in texts:
        yield from stand_ins(text, people)


def _is_whom(sentence: str, found: re.Match[str], one: Named) -> bool:
    """Whether a name stands right behind 'stedfortræder for', or behind 'i stedet for'."""
    between = sentence[found.end() : one.start]
    if one.start < found.end():
        return False
    if found.re is _INSTEAD:
        return not re.search(r"[A-ZÆØÅ(;.]", between) and len(between.split()) <= _BETWEEN
    return _FOR.match(between) is not None


def _nearest(others: list[Named], found: re.Match[str]) -> Named:
    """The name nearest before the word for a substitute, else the first behind it."""
    before = [one for one in others if one.end <= found.start()]
    return before[-1] if before else others[0]
