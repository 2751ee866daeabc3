"""One summary under test, of an agenda item or of a whole meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from eval.cases import Case
from eval.minutes import Minutes, Place
from eval.summaries.page import Page
from eval.summaries.suite import SummaryCase
from eval.trial import Measure, Score, Trial
from rag.model import Answer, Claim, Meeting, Searched
from rag.summaries.summary import Summary


@dataclass(frozen=True)
class SummaryTrial:
    """A case, the minutes, and the summary of its agenda item.

    `summary` is None where there was an error, which `error` then tells. `seconds` is its wall time.
    """

    case: SummaryCase
    minutes: Minutes
    place: Place
    summary: Summary | None
    seconds: float = 0.0
    error: str = ""

    @cached_property
    def page(self) -> Page:
        """The summary beside its agenda item."""
        return Page(self.minutes, (self.place,), self.summary)

    def as_answer(self, claims: Sequence[Claim]) -> Trial:
        """Sentences of the summary as an answer to a question about the item."""
        title = self.minutes.item(self.place).title
        case = Case(
            id=self.case.id, question=title, type="decision", phrasing="near",
            facts=self.case.vital or ((title,),), citations=(self.case.item,),
        )  # fmt: skip
        answer = Answer(title, tuple(claims), Searched(0, (), None, None))
        return Trial(case, self.minutes, frozenset({self.place}), answer, None, 0.0)

    @property
    def source(self) -> str:
        """What the agenda item says, with its heading."""
        return self.minutes.text(self.place)


@dataclass(frozen=True)
class MeetingTrial:
    """A meeting, the cases of its items by Punkt, and its summary."""

    meeting: Meeting
    minutes: Minutes
    cases: Mapping[int, SummaryCase]
    summary: Summary | None
    seconds: float = 0.0
    error: str = ""

    @cached_property
    def page(self) -> Page:
        """The summary beside all agenda items of the meeting."""
        name = self.meeting.source.name
        return Page(
            self.minutes, tuple(Place(name, item.number) for item in self.meeting.items), self.summary
        )


T = TypeVar("T", SummaryTrial, MeetingTrial)


@dataclass(frozen=True, slots=True)
class SummaryMetric(Generic[T]):
    """A named judgement of one summary with what it says, and how many judgements become one number."""

    name: str
    meaning: str
    score: Callable[[T], Score]
    total: Callable[[Sequence[Score]], Measure]


def share(faults: Sequence[str], total: int, otherwise: str) -> Score:
    """A score of what is right among `total`, with the first faults for a reason."""
    more = [f"and {len(faults) - _MOST_TOLD} more"] if len(faults) > _MOST_TOLD else []
    return Score(total - len(faults), total, "; ".join([*faults[:_MOST_TOLD], *more]) or otherwise)


_MOST_TOLD = 5  # faults that a reason names
