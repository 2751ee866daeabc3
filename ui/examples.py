"""Example questions that the ingested minutes can answer, made from the titles of their items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from rag.model import AgendaItem, DecisionClass, Meeting
from rag.store.library import MeetingOverview
from ui.render import danish_date, plain

_OF_DECISIONS = "Hvad blev besluttet om"
#: Titles longer than this do not read as part of a question.
_LONGEST_TITLE = 70
#: Meetings that are read for examples; the newest ones.
_MEETINGS = 4
#: Outcomes that a citizen would ask about.
_OUTCOMES = frozenset(
    {
        DecisionClass.APPROVED,
        DecisionClass.ADOPTED,
        DecisionClass.RECOMMENDED,
        DecisionClass.POSTPONED,
        DecisionClass.REJECTED,
        DecisionClass.REMITTED,
    }
)


def example_questions(
    overviews: Sequence[MeetingOverview], meeting_of: Callable[[str], Meeting], count: int = 4
) -> list[str]:
    """Up to `count` questions, taken in turn from the newest meetings; half of them are not of decisions."""
    meetings = [meeting_of(each.id) for each in overviews[:_MEETINGS]]
    rounds = zip_longest(*(_questions(meeting) for meeting in meetings))
    asked = dict.fromkeys(question for turn in rounds for question in turn if question)
    of_decisions = [question for question in asked if question.startswith(_OF_DECISIONS)]
    others = _one_of_each_kind(question for question in asked if not question.startswith(_OF_DECISIONS))
    room = max(count - len(others), count // 2)
    chosen = [*of_decisions[:room], *others][:count]
    return [question for question in asked if question in chosen]


def _one_of_each_kind(questions: Iterable[str]) -> list[str]:
    """The first question of each kind; the two words that it begins with tell which it is."""
    kinds: dict[tuple[str, ...], str] = {}
    for question in questions:
        kinds.setdefault(tuple(question.split()[:2]), question)
    return list(kinds.values())


def _questions(meeting: Meeting) -> Iterator[str]:
    """The weightiest item first; a vote and an absence are asked about where there is one."""
    items = sorted(filter(_worth_asking, meeting.items), key=lambda item: len(item.span), reverse=True)
    for item in items[:1]:
        yield f"{_OF_DECISIONS} »{plain(item.title)}«?"
    for item in (item for item in items if any(vote.against for vote in item.votes)):
        yield f"Hvem stemte imod »{plain(item.title)}«?"
    if meeting.absent:
        where = plain(meeting.committee)
        yield f"Hvem var fraværende på mødet i {where} den {danish_date(meeting.date)}?"
    for item in items[1:]:
        yield f"{_OF_DECISIONS} »{plain(item.title)}«?"


def _worth_asking(item: AgendaItem) -> bool:
    decided = item.decision is not None and item.decision.decision_class in _OUTCOMES
    return decided and not item.closed and len(item.title) <= _LONGEST_TITLE
