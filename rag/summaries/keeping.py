"""The facts of a summary that must not be lost: outcomes, votes, amounts, dates, and whether a text has them.

Every sentence that is compared has been verified already, so a fact is told where a sentence has its value:
an amount also where it is rounded, a date also without its year.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.facts import DateFact, Figure, Mood, Outcome, dates, figures, outcomes
from rag.facts.sides import Placed, ballot, same_voter
from rag.model import AgendaItem, Claim, Meeting, Role
from rag.summaries.summary import Heading, Part, Summary

_QUOTE = "»"


def lost(vital: Sequence[Part], told: Sequence[Part]) -> tuple[Part, ...]:
    """The vital claims with a fact that nothing states of what is told about the same agenda item."""
    claims = [claim for part in told for claim in part.claims]
    missing = (
        Part(part.heading, tuple(claim for claim in part.claims if not _tells(claims, claim)))
        for part in vital
    )
    return tuple(part for part in missing if part.claims)


def vital(plain: Summary, meeting: Meeting, item: AgendaItem) -> tuple[Part, ...]:
    """The claims of an item's summary without a model that a summary with one must tell too.

    What was decided, the amounts of the proposal and the decision, the dates of what is to happen, a quote.
    """
    amounts = [figure for figure in figures(_settled(meeting, item)) if figure.unit]

    def is_vital(heading: str, claim: Claim) -> bool:
        told = figures(claim.text)
        return (
            heading == Heading.DECIDED
            or (heading == Heading.COST and any(one.agrees_with(a) for one in told for a in amounts))
            or (heading == Heading.NEXT and any(date.month for date in dates(claim.text)))
            or quotes(claim)
        )

    kept = (
        Part(part.heading, tuple(claim for claim in part.claims if is_vital(part.heading, claim)))
        for part in plain.parts
    )
    return tuple(part for part in kept if part.claims)


def quotes(claim: Claim) -> bool:
    """Whether a claim quotes the minutes word for word."""
    return _QUOTE in claim.text


def _settled(meeting: Meeting, item: AgendaItem) -> str:
    """What was proposed and decided."""
    return "\n\n".join(
        meeting.text(section.span) for section in item.with_role(Role.RECOMMENDATION, Role.DECISION)
    )


def _tells(told: Sequence[Claim], vital: Claim) -> bool:
    about = [claim.text for claim in told if _items(claim) & _items(vital)]
    return bool(about) and _Said(about).tells(vital)


def _items(claim: Claim) -> set[tuple[str, int]]:
    return {(citation.meeting, citation.punkt) for citation in claim.citations}


class _Said:
    """The facts that sentences tell."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._figures = [figure for text in texts for figure in figures(text)]
        self._dates = [date for text in texts for date in dates(text)]
        self._outcomes = [outcome for text in texts for outcome in outcomes(text)]
        self._votes = [placed for text in texts for placed in ballot(text)]
        self._quotes = any(_QUOTE in text for text in texts)

    def tells(self, claim: Claim) -> bool:
        """Whether every fact of a claim is told, and a quote if it is one."""
        text = claim.text
        return (
            all(map(self._has_outcome, outcomes(text)))
            and all(map(self._has_figure, figures(text)))
            and all(map(self._has_date, dates(text)))
            and all(map(self._has_vote, ballot(text)))
            and (self._quotes or _QUOTE not in text)
        )

    def _has_outcome(self, outcome: Outcome) -> bool:
        return any(_same_outcome(outcome, told) for told in self._outcomes)

    def _has_figure(self, figure: Figure) -> bool:
        return any(told.agrees_with(figure) or figure.agrees_with(told) for told in self._figures)

    def _has_date(self, date: DateFact) -> bool:
        return any(_same_day(date, told) for told in self._dates)

    def _has_vote(self, placed: Placed) -> bool:
        return any(told.side is placed.side and same_voter(told.who, placed.who) for told in self._votes)


def _same_outcome(wanted: Outcome, told: Outcome) -> bool:
    """Whether both are the same outcome, and what is told is no proposal where the other is none."""
    same = (wanted.decision, wanted.denied) == (told.decision, told.denied)
    return same and (told.mood is not Mood.PROPOSED or wanted.mood is Mood.PROPOSED)


def _same_day(wanted: DateFact, told: DateFact) -> bool:
    """Whether the day and the month are told, and no other year."""
    if wanted.agrees_with(told):
        return True
    same = (wanted.month, wanted.day) == (told.month, told.day)
    return same and wanted.month is not None and None in {wanted.year, told.year}
