"""What is counted at meetings: closed items, votes, apologies, items by outcome; each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.ask.civic.absences import absences, away_throughout
from rag.ask.civic.conditions import OUTCOMES
from rag.ask.civic.presence import absent_from
from rag.ask.claims import cite
from rag.ask.evidence.units import readable
from rag.facts.titles import without_closed
from rag.model import AgendaItem, Citation, DecisionClass, Meeting, Span

_CLOSED = re.compile(r"\blukke(?:t|de)\b|\bclosed\b")
_BALLOT = re.compile(r"\bafstemning(?:er|erne)?\b|\bstemt\b|\bstemtes\b|\bballots?\b")
_ABSENT = re.compile(r"\bafbud\b|\bfravaerende\b|\babsent\b|\babsences?\b")
_ITEMS = re.compile(r"\b(?:dagsordens)?punkt(?:er|erne)\b|\bsager(?:ne)?\b|\bagenda items\b|\bitems\b")
#: What is said for or against, or by whom, is no count of ballots.
_SIDED = re.compile(r"\b(?:imod|mod|nej|for|ja|undlod|against)\b")


@dataclass(frozen=True, slots=True)
class Tallied:
    """A kind of thing that is counted: its name as one and as several, and where it stands in a meeting.

    `words` matches what a question calls it, folded; `outcome` is what became of an item, if that is counted.
    """

    one: str
    several: str
    words: re.Pattern[str]
    places: Callable[[Meeting], list[tuple[str, Citation]]]
    outcome: str = ""

    def counted(self, number: int) -> str:
        """'ingen lukkede punkter', '1 lukket punkt', '2 punkter udsat'."""
        return f"{number or 'ingen'} {self.one if number == 1 else self.several} {self.outcome}".rstrip()


def tallied(folded: str) -> Tallied | None:
    """What the words of a folded question count; None where that is none of these."""
    if _CLOSED.search(folded):
        return Tallied("lukket punkt", "lukkede punkter", _CLOSED, _closed)
    if _ABSENT.search(folded):
        return Tallied("afbud", "afbud", _ABSENT, _away)
    named = [(pattern, kinds, told) for pattern, kinds, told in OUTCOMES if _has(pattern, folded)]
    if len(named) == 1:
        pattern, kinds, told = named[0]
        return Tallied(
            "punkt",
            "punkter",
            re.compile(rf"\b(?:{pattern})\b"),
            lambda meeting: _with_outcome(meeting, kinds),
            told,
        )
    if named:
        return None
    if _BALLOT.search(folded):
        return None if _SIDED.search(folded) else Tallied("afstemning", "afstemninger", _BALLOT, _ballots)
    return Tallied("punkt", "punkter", _ITEMS, _items) if _ITEMS.search(folded) else None


def _has(pattern: str, folded: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", folded) is not None


def _closed(meeting: Meeting) -> list[tuple[str, Citation]]:
    return [_named(meeting, item) for item in meeting.items if item.closed]


def _items(meeting: Meeting) -> list[tuple[str, Citation]]:
    return [("", cite(meeting, item, item.heading)) for item in meeting.items]


def _ballots(meeting: Meeting) -> list[tuple[str, Citation]]:
    return [
        (_named(meeting, item)[0], cite(meeting, item, vote.span))
        for item in meeting.items
        for vote in item.votes
    ]


def _with_outcome(meeting: Meeting, kinds: frozenset[DecisionClass]) -> list[tuple[str, Citation]]:
    found = (
        (item, item.decision)
        for item in meeting.items
        if item.decision and item.decision.decision_class in kinds
    )
    return [
        (_named(meeting, item)[0], cite(meeting, item, (*decision.spans, item.heading)[0]))
        for item, decision in found
    ]


def _away(meeting: Meeting) -> list[tuple[str, Citation]]:
    """Who was away from the whole meeting, each with a quote of its own."""
    told: list[tuple[str, Citation]] = []
    for person, (item, name) in absences(meeting).items():
        if not away_throughout(meeting, person) or (line := absent_from(meeting, person)) is None:
            continue
        span = line[1] if all(not _quotes(one, line[1]) for _, one in told) else name
        told.append((person, cite(meeting, item, span)))
    return told


def _quotes(citation: Citation, span: Span) -> bool:
    return citation.span.overlaps(span)


def _named(meeting: Meeting, item: AgendaItem) -> tuple[str, Citation]:
    title = without_closed(readable(item.title))
    named = f"Punkt {item.called}" + (f" »{title}«" if title else "")
    return named, cite(meeting, item, item.heading)


def names_of(found: Sequence[tuple[str, Citation]]) -> list[str]:
    """The names of what was counted, each once; none where it has none."""
    return list(dict.fromkeys(name for name, _ in found if name))
