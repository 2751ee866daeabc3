"""The facts of a summary that must not be lost: outcomes, votes, amounts, dates, and whether a text has them.

Every sentence that is compared has been verified already, so a fact is told where a sentence has its value:
an amount also where it is rounded, a date also without its year.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.facts import DateFact, Figure, Mood, Outcome, dates, figures, outcomes
from rag.facts.sides import Placed, ballot, same_voter
from rag.model import Claim
from rag.summaries.summary import Part

_QUOTE = "»"


def lost(vital: Sequence[Part], told: Sequence[Part]) -> tuple[Part, ...]:
    """The vital claims with a fact that nothing states of what is told about the same agenda item."""
    claims = [claim for part in told for claim in part.claims]
    missing = (
        Part(part.heading, tuple(claim for claim in part.claims if not _tells(claims, claim)))
        for part in vital
    )
    return tuple(part for part in missing if part.claims)


def with_lost(told: Sequence[Part], missing: Sequence[Part], order: Sequence[str]) -> tuple[Part, ...]:
    """What is told with what is missing behind it, under their headings, in this order."""
    every = (*told, *missing)
    joined = (
        Part(heading, tuple(claim for part in every if part.heading == heading for claim in part.claims))
        for heading in order
    )
    return tuple(part for part in joined if part.claims)


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
        told = [outcome for text in texts for outcome in outcomes(text)]
        self._outcomes = [outcome for outcome in told if outcome.mood is not Mood.PROPOSED]
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
        wanted = (outcome.decision, outcome.denied)
        return any((told.decision, told.denied) == wanted for told in self._outcomes)

    def _has_figure(self, figure: Figure) -> bool:
        return any(told.agrees_with(figure) or figure.agrees_with(told) for told in self._figures)

    def _has_date(self, date: DateFact) -> bool:
        return any(_same_day(date, told) for told in self._dates)

    def _has_vote(self, placed: Placed) -> bool:
        return any(told.side is placed.side and same_voter(told.who, placed.who) for told in self._votes)


def _same_day(wanted: DateFact, told: DateFact) -> bool:
    """Whether the day and the month are told, and no other year."""
    if wanted.agrees_with(told):
        return True
    same = (wanted.month, wanted.day) == (told.month, told.day)
    return same and wanted.month is not None and None in {wanted.year, told.year}
