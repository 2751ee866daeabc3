"""The facts of a summary that must not be lost: outcomes, votes, amounts, dates, and whether a text has them.

Every sentence that is compared has been verified already, so a fact is told where a sentence has its value:
an amount also where it is rounded, a date also without its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.ask.verification import FindMeeting
from rag.facts import DateFact, Figure, Mood, Outcome, dates, figures, outcomes
from rag.facts.sides import Placed, ballot, same_voter
from rag.model import Claim, Role
from rag.summaries.summary import Heading, Part

#: The headings below which an outcome is that of the meeting.
_DECIDING = frozenset({Heading.DECIDED, Heading.DECISIONS})
_QUOTE = "»"
#: Smaller counts without a unit are told in many ways ('begge', 'et par').
SMALLEST_COUNT = 10


@dataclass(frozen=True, slots=True)
class Vital:
    """A claim of a summary without a model, with the facts of it that a summary with one must tell too."""

    heading: str
    claim: Claim
    outcomes: tuple[Outcome, ...] = ()
    votes: tuple[Placed, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateFact, ...] = ()

    @property
    def quotes(self) -> bool:
        """Whether it quotes the minutes word for word."""
        return _QUOTE in self.claim.text

    @property
    def part(self) -> Part:
        """The claim below its heading."""
        return Part(self.heading, (self.claim,))


def vital(parts: Iterable[Part], find: FindMeeting) -> tuple[Vital, ...]:
    """The claims with what was decided and voted, amounts and days of that, days to come, a quote."""
    every = (_vital(part.heading, claim, find) for part in parts for claim in part.claims)
    return tuple(one for one in every if one.quotes or one.outcomes or one.votes or one.figures or one.dates)


def lost(needed: Sequence[Vital], told: Sequence[Part]) -> tuple[Vital, ...]:
    """Those with a fact that nothing states of what is told about the same agenda item."""
    claims = [claim for part in told for claim in part.claims]
    return tuple(one for one in needed if not _tells(claims, one))


def cited(claims: Iterable[Claim]) -> dict[tuple[str, int], None]:
    """The agenda items that claims cite, each once, in their order."""
    return dict.fromkeys((c.meeting, c.punkt) for claim in claims for c in claim.citations)


def _vital(heading: str, claim: Claim, find: FindMeeting) -> Vital:
    text, settled = claim.text, "\n\n".join(_settled(claim, find))
    titles = " ".join(citation.title for citation in claim.citations)
    decides = heading in _DECIDING
    return Vital(
        heading,
        claim,
        outcomes(text) if decides else (),
        ballot(text) if decides else (),
        tuple(one for one in figures(text) if _counts(one) and any(map(one.agrees_with, figures(settled)))),
        tuple(
            one
            for one in dates(text)
            if one.month
            and (heading == Heading.NEXT or any(map(one.agrees_with, dates(settled))))
            and not any(map(one.agrees_with, dates(titles)))
        ),
    )


def _settled(claim: Claim, find: FindMeeting) -> Iterator[str]:
    """What was proposed and decided on the items that a claim cites."""
    for meeting, item in ((find(name), find(name).item(number)) for name, number in cited([claim])):
        for section in item.with_role(Role.RECOMMENDATION, Role.DECISION) if item else ():
            yield meeting.text(section.span)


def _counts(figure: Figure) -> bool:
    return figure.unit is not None or figure.value >= SMALLEST_COUNT


def _tells(told: Sequence[Claim], needed: Vital) -> bool:
    items = cited([needed.claim])
    about = [claim.text for claim in told if items.keys() & cited([claim]).keys()]
    return bool(about) and _Said(about).tells(needed)


class _Said:
    """The facts that sentences tell."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._figures = [figure for text in texts for figure in figures(text)]
        self._dates = [date for text in texts for date in dates(text)]
        self._outcomes = [outcome for text in texts for outcome in outcomes(text)]
        self._votes = [placed for text in texts for placed in ballot(text)]
        self._quotes = any(_QUOTE in text for text in texts)

    def tells(self, needed: Vital) -> bool:
        """Whether every fact is told, and a quote if there was one."""
        return (
            all(map(self._has_outcome, needed.outcomes))
            and all(map(self._has_figure, needed.figures))
            and all(map(self._has_date, needed.dates))
            and all(map(self._has_vote, needed.votes))
            and (self._quotes or not needed.quotes)
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
