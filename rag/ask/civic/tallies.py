"""Counts held against each other: of two places or times, or of every meeting, body or municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.ask.asked import Asked
from rag.ask.civic.sides import Side, are_sides, grouped, is_understood, meetings_of, side_of, two_sides
from rag.ask.civic.tallied import Tallied, names_of, tallied
from rag.ask.civic.wording import first_confirmed
from rag.ask.claims import enumeration
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.facts import FOLDED_NUMBER_WORDS
from rag.model import Claim

_MORE = re.compile(r"\b(?:flere|flest|oftere|oftest|mest|more|most)\b")
_LESS = re.compile(r"\b(?:faerre|faerrest|sjaeldnere|sjaeldnest|mindst|fewer|fewest|least)\b")
_ALIKE = re.compile(r"\blige (?:saa )?(?:mange|ofte|tit)\b|\bsamme antal\b|\bas many\b")
_MOST_OF = re.compile(
    r"\b(?:hvilke[nt]?|which|paa hvilke[nt]?|i hvilke[nt]?)(?: af)?(?: \w+){0,4}? ?"
    r"(?P<by>moede|udvalg|kommune|meeting|committee|municipality)"
)
_SUPERLATIVE = re.compile(r"\b(?:flest|faerrest|oftest|sjaeldnest|mest|mindst|most|fewest|least)\b")
_OF_SO_MANY = re.compile(r"\baf de (\w+)\b")
_HOW_MANY = re.compile(r"\bhvor mange\b|\bhvor (?:tit|ofte)\b|\bhow (?:many|often)\b|\bantallet af\b")
_ENGLISH = {"meeting": "moede", "committee": "udvalg", "municipality": "kommune"}
#: Things that are named, and groups that are told.
_MOST_NAMED, _MOST_GROUPS = 6, 6
_OF_AGENDAS = frozenset({"punkt", "lukket punkt"})


def asks_to_tally(asked: Asked) -> bool:
    """Whether counts of two sides are to be compared, or the group with most or fewest is asked for."""
    what = _counted(asked.question)
    if what is None:
        return False
    if _is_superlative(asked.question):
        return all(is_understood(asked, asked.question.text, scope, what) for scope in asked.scopes)
    return _compares(asked.question) and are_sides(asked, what)


def tallies(asked: Asked) -> list[Claim]:
    """Which side has more, with what was counted of each; nothing where a side has no meeting."""
    what = _counted(asked.question)
    if what is None:
        return []
    agendas = what.one in _OF_AGENDAS and not what.outcome
    if _is_superlative(asked.question):
        sides = _groups(asked, what, agendas)
        return _most(asked, what, sides) if len(sides) > 1 else []
    read = [meetings_of(asked, scope, agendas) for scope in two_sides(asked, what)]
    if len(read) != 2 or not all(read) or {one.id for one in read[0]} & {one.id for one in read[1]}:
        return []
    one, other = (side_of(meetings, what) for meetings in read)
    lead = _lead(asked.question, one, other)
    return [*_each(asked, what, [one], lead), *_each(asked, what, [other])]


def asks_for_absences(asked: Asked) -> bool:
    """Whether it is asked how many apologies there were in all, of nobody in particular."""
    what = tallied(asked.question.folded)
    if what is None or what.one != "afbud" or not _HOW_MANY.search(asked.question.folded):
        return False
    return all(is_understood(asked, asked.question.text, scope, what) for scope in asked.scopes)


def absences_in_all(asked: Asked) -> list[Claim]:
    """How many apologies the meetings in each scope had, and whose."""
    what = tallied(asked.question.folded)
    read = [meetings_of(asked, scope, with_agendas=False) for scope in asked.scopes]
    if what is None or not all(read):
        return []
    return _each(asked, what, [side_of(meetings, what) for meetings in read])


def _counted(question: Question) -> Tallied | None:
    compares = _compares(question) or _SUPERLATIVE.search(question.folded)
    return tallied(question.folded) if compares else None


def _compares(question: Question) -> bool:
    return any(pattern.search(question.folded) for pattern in (_MORE, _LESS, _ALIKE))


def _is_superlative(question: Question) -> bool:
    return bool(_SUPERLATIVE.search(question.folded) and _MOST_OF.search(question.folded))


def _groups(asked: Asked, what: Tallied, agendas: bool) -> list[Side]:
    """The meetings asked about in the groups asked for; none where another number of them is said."""
    found = _MOST_OF.search(asked.question.folded)
    by = _ENGLISH.get(found["by"], found["by"]) if found else ""
    meetings = {one.id: one for scope in asked.scopes for one in meetings_of(asked, scope, agendas)}
    groups = [side_of(group, what) for group in grouped(meetings.values(), by)]
    said = _OF_SO_MANY.search(asked.question.folded)
    number = FOLDED_NUMBER_WORDS.get(said[1]) if said else None
    return groups if number in (None, len(groups)) else []


def _most(asked: Asked, what: Tallied, sides: Sequence[Side]) -> list[Claim]:
    """The groups with most or fewest, marked as such, and what the others have."""
    fewest = _LESS.search(asked.question.folded) is not None
    ordered = sorted(sides, key=lambda side: side.count if fewest else -side.count)
    best = [side for side in ordered if side.count == ordered[0].count]
    if len(best) == len(sides) or len(best) > _MOST_GROUPS:
        return _each(asked, what, ordered[:_MOST_GROUPS])
    lead = "Færrest: " if fewest else "Flest: "
    return [*_each(asked, what, best, lead), *_each(asked, what, ordered[len(best) : _MOST_GROUPS])]


def _lead(question: Question, one: Side, other: Side) -> str:
    """'Ja. ' or 'Nej. ' where that is asked, and that both sides have as many where they do."""
    word = _yes_or_no(question, one.count, other.count)
    return f"{word}Lige mange: " if one.count == other.count else word


def _yes_or_no(question: Question, first: int, last: int) -> str:
    """'Ja. ' or 'Nej. ' to whether the side that is named first has more, fewer or as many."""
    if Want.YES_NO not in question.wants or _SUPERLATIVE.search(question.folded):
        return ""
    if _ALIKE.search(question.folded):
        return "Ja. " if first == last else "Nej. "
    return "Ja. " if (first < last if _LESS.search(question.folded) else first > last) else "Nej. "


def _each(asked: Asked, what: Tallied, sides: Sequence[Side], lead: str = "") -> list[Claim]:
    """A claim for each side: its count, and what was counted."""
    find = asked.library.meeting
    return [claim for side in sides for claim in first_confirmed(_wordings(what, side, lead), find)]


def _wordings(what: Tallied, side: Side, lead: str) -> Iterator[Claim]:
    names = names_of(side.found)
    shown = f": {enumeration(names)}" if 0 < len(names) <= _MOST_NAMED else ""
    for day in dict.fromkeys(f" på {days}" if days else "" for days in (side.days, side.days_found, "")):
        for text in _texts(what, side, day, shown):
            yield Claim(f"{lead}{text}", side.citations, computed=True)


def _texts(what: Tallied, side: Side, day: str, shown: str) -> tuple[str, ...]:
    """A count in words, with what was counted and without."""
    ends = dict.fromkeys((shown, ""))
    if side.count and what.outcome:
        return tuple(f"I {side.place} blev {what.counted(side.count)}{day}{end}." for end in ends)
    if side.count:
        return tuple(f"{side.place} havde {what.counted(side.count)}{day}{end}." for end in ends)
    if what.outcome:
        return (f"{side.place} havde kun punkter med andet udfald{day}.",)
    return (f"{side.place}: Referatet nævner {what.counted(0)}{day}.",)
