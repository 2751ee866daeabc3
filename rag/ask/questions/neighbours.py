"""A follow-up that asks the same of the meeting before or after: 'og på mødet før?'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.claims import day_in_words
from rag.ask.questions.question import Question
from rag.ask.questions.scope import bare_body
from rag.facts import dates
from rag.model import Kind, Turn
from rag.store.library import MeetingOverview

_BESIDE = re.compile(
    r"^\W*(?:og|men|hvad)? ?(?:så )?(?:med |hvad med )?(?:på |til |ved )?(?:det |dets )?"
    r"(?:(?P<before>mødet (?:før|inden|forinden)|(?:forrige|foregående) møde|møde(?:t)? før(?: det)?)"
    r"|(?P<after>mødet (?:efter|derefter)|(?:næste|efterfølgende|følgende) møde))\W*$",
    re.IGNORECASE,
)


def of_neighbour(
    question: Question, history: Sequence[Turn], overviews: Sequence[MeetingOverview]
) -> Question | None:
    """The last question about the meeting of that body before, or after, the one its answer cites.

    None where something else is asked, or where no such meeting is known.
    """
    found = _BESIDE.match(question.text)
    if not found or not history or not history[-1].cited:
        return None
    last, cited = history[-1].question, history[-1].cited[0]
    days = sorted(
        {
            one.date
            for one in overviews
            if one.kind is Kind.MINUTES
            and one.municipality == cited.municipality
            and bare_body(one.committee) == bare_body(cited.committee)
            and (one.date < cited.date if found["before"] else one.date > cited.date)
        }
    )
    if not days:
        return None
    day = day_in_words(days[-1] if found["before"] else days[0])
    said = next((fact for fact in dates(last) if fact.as_date == cited.date), None)
    if said:
        return Question(last[: said.span.start] + day + last[said.span.end :])
    return Question(f"{last.rstrip(' ?.!')} på mødet den {day}?")
